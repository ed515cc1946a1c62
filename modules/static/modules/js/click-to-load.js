// <click-to-load data-player="…" data-title="…">: puts a player of another site in its own place, after a click on its
// button and never before. Without this script there is the link.
const RIGHTS = "allow-scripts allow-same-origin allow-presentation allow-popups allow-popups-to-escape-sandbox";

class ClickToLoad extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button");
    if (!button || !this.dataset.player) return;
    button.hidden = false;
    button.addEventListener("click", () => this.#load(button), { once: true });
  }

  #load(button) {
    const frame = document.createElement("iframe");
    frame.className = "clip__frame";
    frame.title = this.dataset.title;
    frame.allow = "fullscreen; picture-in-picture";
    frame.sandbox = RIGHTS;
    // Some players refuse to play for pages that do not say where they are: they are told the site, not the page.
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    frame.src = this.dataset.player;
    this.prepend(frame);
    button.remove();
    frame.focus();
  }
}

customElements.define("click-to-load", ClickToLoad);
