/* The preview beside the list: loaded when somebody opens it, scrolled to the open segment, a way to others by click. */

import { find, ranges } from "./preview-text.js";

const HIGHLIGHT = "::highlight(workplace) { background: #ffe08a; color: #000; }";

export class PreviewController extends window.StimulusModule.Controller {
  static targets = ["panel", "toggle"];

  connect() {
    if (!this.hasPanelTarget) return;
    this.toggleTarget.hidden = false;
    this.element.addEventListener("workplace:opened", () => this.follow());
    this.element.addEventListener("workplace:saved", () => this.refresh());
  }

  toggle() {
    const { panelTarget: panel, toggleTarget: toggle } = this;
    panel.hidden = !panel.hidden;
    toggle.setAttribute("aria-expanded", String(!panel.hidden));
    if (panel.hidden) return;
    if (this.frame) this.refresh();
    else this.load();
    panel.scrollIntoView({ block: "nearest" });
  }

  load() {
    const { title, src } = this.panelTarget.dataset;
    this.frame = Object.assign(document.createElement("iframe"), { title, src });
    this.frame.addEventListener("load", () => this.loaded());
    this.panelTarget.append(this.frame);
  }

  loaded() {
    const { document: page, CSSStyleSheet: Sheet } = this.frame.contentWindow;
    const sheet = new Sheet();
    sheet.replaceSync(HIGHLIGHT);
    page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
    page.addEventListener("click", (event) => this.openSegment(event));
    if (this.scrolled) this.frame.contentWindow.scrollTo(0, this.scrolled);
    this.follow();
  }

  refresh() {
    if (!this.frame || this.panelTarget.hidden) return;
    this.scrolled = this.frame.contentWindow.scrollY;
    this.frame.contentWindow.location.reload();
  }

  get rows() {
    return [...this.element.querySelectorAll(".workplace__list > ol > li")];
  }

  /* The words of a row, else its original: the preview shows one of them. */
  texts(row) {
    const found = row.querySelectorAll(":scope > p, .workplace__source, textarea");
    return [...found].map((element) => element.dataset.stored ?? element.textContent).reverse();
  }

  follow() {
    const row = this.element.querySelector(".workplace__open");
    if (!this.frame?.contentDocument?.body || this.panelTarget.hidden || !row) return;
    const range = ranges(this.frame.contentDocument.body, this.texts(row));
    if (!range) return;
    this.mark(range);
    const element = range.startContainer.parentElement;
    for (let at = element.closest("details"); at; at = at.parentElement.closest("details")) at.open = true;
    // Not scrollIntoView: that would move the admin's page as well.
    const { innerHeight, scrollY } = this.frame.contentWindow;
    this.frame.contentWindow.scrollTo(0, scrollY + range.getBoundingClientRect().top - innerHeight / 3);
  }

  mark(range) {
    const { CSS: styles, Highlight } = this.frame.contentWindow;
    if (Highlight) styles.highlights.set("workplace", new Highlight(range));
    else this.frame.contentWindow.getSelection().setBaseAndExtent(
      range.startContainer, range.startOffset, range.endContainer, range.endOffset,
    );
  }

  /* Links of the preview lead nowhere: a click opens the segment that it hits. */
  openSegment(event) {
    event.preventDefault();
    const row = find(event.target, this.rows, (each) => this.texts(each));
    row?.querySelector(":scope > a")?.click();
  }
}
