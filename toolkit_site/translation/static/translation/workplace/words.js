/* The field for the words: grows with them, counts them, and shows tags as chips where the original has any. */

import { RichField } from "./rich-field.js";
import { words as visible } from "./notation.js";

export class WordsController extends window.StimulusModule.Controller {
  static targets = ["length", "tags", "words"];

  static values = { of: String };

  connect() {
    const field = this.wordsTarget;
    if (this.hasTagsTarget && !field.readOnly) this.rich = new RichField(field, this.tagsTarget);
    this.element.addEventListener("input", () => this.update());
    this.element.addEventListener("workplace:fill", ({ detail }) => this.fill(detail.text));
    this.element.closest("li").addEventListener("workplace:focus", () => this.focus());
    this.update();
    if (field.matches("[autofocus]")) this.focus();
  }

  disconnect() {
    this.rich?.remove();
  }

  /* At the end of the words, where writing goes on. */
  focus() {
    const field = this.rich?.element ?? this.wordsTarget;
    field.focus({ preventScroll: true });
    if (this.rich) {
      window.getSelection().selectAllChildren(field);
      window.getSelection().collapseToEnd();
    } else field.setSelectionRange(field.value.length, field.value.length);
  }

  update() {
    this.grow();
    this.count();
  }

  grow() {
    const field = this.wordsTarget;
    if (CSS.supports("field-sizing", "content") || field.hidden) return;
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + 2}px`;
  }

  count() {
    const most = Number(this.lengthTarget.dataset.most);
    if (!most) return;
    const length = visible(this.wordsTarget.value).length;
    this.lengthTarget.textContent = this.ofValue.replace("%(length)s", length).replace("%(most)s", most);
    this.lengthTarget.toggleAttribute("data-over", length > most);
  }

  /* As if it had been typed, so that the browser's undo takes it back. */
  fill(text) {
    if (this.rich) {
      this.rich.fill(text);
      return;
    }
    const field = this.wordsTarget;
    field.focus();
    field.select();
    if (!document.execCommand("insertText", false, text)) {
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
}
