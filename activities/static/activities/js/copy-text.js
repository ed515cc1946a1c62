// <copy-text>: copies the words of its [data-copy] element and says so on the button.
class CopyText extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button");
    const label = button.querySelector("span");
    const words = label.textContent;
    label.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(this.querySelector("[data-copy]").textContent.trim());
      label.textContent = button.dataset.done;
      setTimeout(() => (label.textContent = words), 4000);
    });
  }
}

customElements.define("copy-text", CopyText);
