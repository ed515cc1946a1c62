/* The open segment: keeps unsaved words on the server, and fills the field without asking it. */

const DELAY = 2000;

export class EditorController extends window.StimulusModule.Controller {
  static targets = ["form", "kept", "words"];

  static values = { drafts: String };

  connect() {
    this.kept = this.words;
    this.flush = () => this.keep({ keepalive: true });
    this.listen("input", () => this.later());
    this.listen("workplace:leave", ({ detail }) => detail.waits.push(this.keep()));
    this.listen("workplace:sending", () => this.sending());
    this.listen("click", (event) => this.fill(event));
    window.addEventListener("pagehide", this.flush);
  }

  disconnect() {
    clearTimeout(this.waiting);
    window.removeEventListener("pagehide", this.flush);
  }

  listen(name, handler) {
    this.element.addEventListener(name, handler);
  }

  get words() {
    return this.wordsTarget.value;
  }

  later() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.keep(), DELAY);
  }

  /* What is on its way to be saved needs no keeping; what is refused is kept by the server. */
  sending() {
    clearTimeout(this.waiting);
    this.kept = this.words;
  }

  async keep(options = {}) {
    clearTimeout(this.waiting);
    if (this.words === this.kept || this.wordsTarget.readOnly) return;
    this.kept = this.words;
    const body = new FormData();
    body.append("text", this.words === this.wordsTarget.dataset.stored ? "" : this.words);
    body.append("csrfmiddlewaretoken", this.formTarget.elements.csrfmiddlewaretoken.value);
    const headers = { "X-Requested-With": "XMLHttpRequest" };
    try {
      const response = await fetch(this.draftsValue, { method: "POST", body, headers, ...options });
      if (!response.ok) throw new Error(response.status);
      this.keptTarget.hidden = false;
    } catch {
      // The next key tries again.
      this.kept = null;
    }
  }

  fill(event) {
    const button = event.target.closest("[data-words]");
    if (!button) return;
    event.preventDefault();
    const detail = { text: button.dataset.words };
    this.wordsTarget.dispatchEvent(new CustomEvent("workplace:fill", { detail, bubbles: true }));
  }
}
