/* A field in which tags are chips: typed around, deleted whole, never broken. The textarea stays the truth. */

import { chip, isChip, markUnpaired, serialise, toolButton } from "./chips.js";
import { pieces } from "./notation.js";

const COPIED = ["lang", "dir", "spellcheck", "aria-describedby", "aria-invalid"];
// The browser's own formatting has no tag in the notation.
const REFUSED = /^(format|insert(?!Text|LineBreak|Paragraph|Composition|Replacement|FromPaste))/;

function html(nodes) {
  const holder = document.createElement("div");
  holder.append(...nodes);
  return holder.innerHTML;
}

export class RichField {
  constructor(field, toolbar) {
    this.field = field;
    [this.label] = field.labels;
    this.toolbar = toolbar;
    this.tags = new Map([...toolbar.querySelectorAll("[data-tag]")].map((tag) => [tag.dataset.tag, tag]));
    this.element = this.make();
    field.after(this.element);
    field.hidden = true;
    // What leads to the field, leads here.
    this.element.id = field.id;
    field.id = `${field.id}-text`;
    this.label.addEventListener("click", () => this.element.focus());
    this.former = [...toolbar.childNodes];
    toolbar.replaceChildren(...[...this.tags.values()].map((tag) => toolButton(tag, () => this.wrap(tag.dataset.tag))));
    this.element.addEventListener("input", () => this.sync());
    this.element.addEventListener("beforeinput", (event) => this.refuse(event));
    for (const name of ["copy", "cut"]) this.element.addEventListener(name, (event) => this.copy(event));
    this.element.addEventListener("paste", (event) => this.paste(event));
    this.element.addEventListener("drop", (event) => event.preventDefault());
  }

  make() {
    const element = document.createElement("div");
    element.className = "workplace__rich";
    element.contentEditable = "true";
    element.setAttribute("role", "textbox");
    element.setAttribute("aria-multiline", "true");
    element.setAttribute("aria-labelledby", this.label.id);
    for (const name of COPIED) {
      if (this.field.hasAttribute(name)) element.setAttribute(name, this.field.getAttribute(name));
    }
    element.append(...this.nodes(this.field.value));
    markUnpaired(element);
    return element;
  }

  remove() {
    this.field.hidden = false;
    this.field.id = this.element.id;
    this.element.remove();
    this.toolbar.replaceChildren(...this.former);
  }

  nodes(text) {
    return [...pieces(text, [...this.tags.keys()])].map((piece) =>
      typeof piece === "string" ? document.createTextNode(piece) : chip(this.tags.get(piece.name), piece.ends),
    );
  }

  sync() {
    markUnpaired(this.element);
    this.field.value = serialise(this.element);
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  refuse(event) {
    if (event.inputType === "insertParagraph") {
      event.preventDefault();
      document.execCommand("insertLineBreak");
    } else if (REFUSED.test(event.inputType) && !this.isOurs) event.preventDefault();
  }

  /* Through the browser's own editing, so that its undo takes it back. */
  insert(nodes) {
    this.isOurs = true;
    document.execCommand("insertHTML", false, html(nodes));
    this.isOurs = false;
  }

  wrap(name) {
    this.element.focus();
    const range = window.getSelection().getRangeAt(0);
    const inner = [...range.cloneContents().childNodes].filter((node) => !isChip(node));
    const tag = this.tags.get(name);
    this.insert([chip(tag, false), ...inner, chip(tag, true)]);
  }

  fill(text) {
    this.element.focus();
    window.getSelection().selectAllChildren(this.element);
    this.insert(this.nodes(text));
  }

  copy(event) {
    const selection = window.getSelection();
    if (selection.isCollapsed) return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", serialise(selection.getRangeAt(0).cloneContents()));
    if (event.type === "cut") document.execCommand("delete");
  }

  paste(event) {
    event.preventDefault();
    this.insert(this.nodes(event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n")));
  }
}
