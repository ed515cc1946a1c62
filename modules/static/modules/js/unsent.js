// Holds here what the server does not have yet, and offers it when the page is opened again.
export class Unsent {
  constructor(box, field, key) {
    Object.assign(this, { box, field, key });
    const found = this.store("getItem") || "";
    this.offered = bare(field.value).includes(bare(found)) ? "" : found;
    box.querySelector("blockquote").innerText = this.offered;
    box.hidden = !this.offered;
    box.addEventListener("click", ({ target }) => target.dataset.do && this.settle(target.dataset.do));
    this.hold("");
  }

  // What is offered stays beside what is new.
  hold(text) {
    const all = [this.offered, text].filter(Boolean).join("\n\n");
    this.store(all ? "setItem" : "removeItem", all);
  }

  store(act, text) {
    try {
      return localStorage[act](this.key, text);
    } catch {
      return "";
    }
  }

  settle(what) {
    const { field, offered } = this;
    this.offered = "";
    this.box.hidden = true;
    if (what === "back") field.value = bare(offered).includes(bare(field.value)) ? offered : `${field.value}\n\n${offered}`;
    field.dispatchEvent(new Event("input"));
    field.focus();
  }
}

// The server leaves out some spaces and signs that nobody sees.
export function bare(text) {
  return text.replace(/[\s\0-\x1f\x7f-\x9f]/g, "");
}
