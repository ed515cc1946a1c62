/* The keyboard: each key presses a button or link of the page, so that everything it does is on the screen as well. */

const IS_MAC = /Mac|iPhone|iPad/.test(navigator.platform);
const FIELDS = "input, textarea, select, [contenteditable=true]";
const PRESSES = {
  ArrowDown: "[rel=next]",
  ArrowUp: "[rel=prev]",
  KeyA: "button[value=approve]",
  KeyC: "button[value=copy]",
  KeyH: "[data-workplace-history]",
};
// By their place on the keyboard: a Ukrainian J is no J.
const SINGLE = { KeyJ: 1, KeyK: -1 };

/* Alt alone; AltGr types letters. On a Mac, Alt types them too, so there it is Ctrl and Shift. */
function hasModifier(event) {
  if (event.metaKey || event.getModifierState("AltGraph")) return false;
  if (IS_MAC) return event.ctrlKey && event.shiftKey && !event.altKey;
  return event.altKey && !event.ctrlKey && !event.shiftKey;
}

export class KeysController extends window.StimulusModule.Controller {
  static targets = ["dialog", "toggle"];

  static values = { enabled: Boolean };

  connect() {
    this.toggleTarget.hidden = false;
    if (IS_MAC) {
      for (const key of this.dialogTarget.querySelectorAll("[data-modifier]")) key.textContent = "Ctrl Shift";
    }
    this.listener = (event) => this.press(event);
    // Before the admin's own keys, which mean other things by "?" and "/".
    document.addEventListener("keydown", this.listener, true);
    document.addEventListener("keypress", this.stopper = (event) => this.stopSingle(event), true);
  }

  disconnect() {
    document.removeEventListener("keydown", this.listener, true);
    document.removeEventListener("keypress", this.stopper, true);
  }

  help() {
    this.dialogTarget.showModal();
  }

  press(event) {
    if (this.dialogTarget.open || event.isComposing || document.querySelector("[aria-modal=true]:not([aria-hidden])")) return;
    if (this.act(event)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  }

  /* Returns whether the key meant something here. */
  act(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      return this.click(`button[name=action][value=${event.shiftKey ? "next" : "save"}]`);
    }
    if (event.key === "Escape") return this.element.contains(event.target) && this.click("[data-workplace-close]");
    if (!this.enabledValue) return false;
    if (hasModifier(event)) return event.code in PRESSES && this.click(PRESSES[event.code]);
    return this.isSingle(event) && this.single(event);
  }

  isSingle(event) {
    const isPlain = !(event.ctrlKey || event.altKey || event.metaKey);
    return isPlain && this.enabledValue && !event.target.closest?.(FIELDS);
  }

  single(event) {
    if (event.key === "?") this.help();
    else if (event.key === "/") document.getElementById("workplace-search").focus();
    else if (event.code in SINGLE && !event.shiftKey) this.step(SINGLE[event.code]);
    else return false;
    return true;
  }

  stopSingle(event) {
    if (this.isSingle(event) && "?/".includes(event.key)) event.stopImmediatePropagation();
  }

  /* To the next or previous segment: the open one's neighbour, or the neighbour of the row in focus. */
  step(by) {
    if (this.click(PRESSES[by > 0 ? "ArrowDown" : "ArrowUp"])) return;
    const links = [...this.element.querySelectorAll(".workplace__list > ol > li > a")];
    const at = links.indexOf(document.activeElement);
    links.at(at < 0 ? 0 : Math.max(0, Math.min(at + by, links.length - 1)))?.focus();
  }

  click(selector) {
    const found = this.element.querySelector(`.workplace__open ${selector}`);
    found?.click();
    return Boolean(found);
  }
}
