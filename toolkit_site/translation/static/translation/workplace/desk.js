/* Opens, closes and saves segments in place: the links and forms of the page, without loading it anew. */

import { ask, SignedOutError, swapIn } from "./swap.js";

const OPEN = ".workplace__open";
const IN_PLACE = "[rel=prev], [rel=next], [data-workplace-close], [data-workplace-history]";

export class DeskController extends window.StimulusModule.Controller {
  static targets = ["list"];

  static values = { failed: String, signedOut: String };

  connect() {
    this.element.addEventListener("click", (event) => this.click(event));
    this.element.addEventListener("submit", (event) => this.submit(event));
    this.element.querySelector(OPEN)?.scrollIntoView({ block: "center" });
    this.announceOpened();
  }

  get opened() {
    return this.listTarget.querySelector(OPEN);
  }

  click(event) {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest(IN_PLACE) ?? this.rowLink(event.target);
    if (!link) return;
    event.preventDefault();
    this.open(link.href, link.matches("[data-workplace-history]"));
  }

  /* A click anywhere on a row opens it, unless somebody is selecting text. */
  rowLink(target) {
    const row = target.closest(".workplace__list > ol > li");
    if (!row || row.matches(OPEN) || !window.getSelection().isCollapsed) return null;
    return row.querySelector("a");
  }

  async open(href, keepsOpened = false) {
    const url = new URL(href);
    const leaves = this.opened;
    if (leaves && !keepsOpened) {
      await this.leave(leaves);
      url.searchParams.append("also", leaves.id.slice(1));
    }
    await this.show(() => ask(url), keepsOpened ? null : leaves);
  }

  async submit(event) {
    const { target: form, submitter } = event;
    if (form.method !== "post") return;
    event.preventDefault();
    if (this.isBusy) return;
    const body = new FormData(form, submitter);
    form.dispatchEvent(new CustomEvent("workplace:sending", { bubbles: true }));
    await this.show(() => ask(form.getAttribute("action"), { method: "POST", body }), this.opened);
  }

  async show(request, leaves) {
    this.isBusy = true;
    try {
      const { html, url } = await request();
      this.arrive(swapIn(html), url, leaves);
    } catch (error) {
      this.tell(error instanceof SignedOutError ? this.signedOutValue : this.failedValue);
    } finally {
      this.isBusy = false;
    }
  }

  arrive(pieces, url, leaves) {
    const address = new URL(url);
    if (address.searchParams.has("saved")) this.dispatch("saved");
    address.searchParams.delete("also");
    address.searchParams.delete("saved");
    if (!address.pathname.includes("/segments/")) window.history.replaceState(null, "", address);
    this.announceOpened();
    const history = pieces.find(({ id }) => id === "workplace-history");
    if (history) history.querySelector("[tabindex]").focus();
    else this.focus(leaves);
  }

  /* The focus goes to the words of the open segment, or back to the row that was open. */
  focus(leaves) {
    const { opened } = this;
    if (opened) {
      opened.scrollIntoView({ block: "nearest" });
      opened.dispatchEvent(new CustomEvent("workplace:focus"));
    } else if (leaves) {
      document.getElementById(leaves.id)?.querySelector("a")?.focus();
    }
  }

  announceOpened() {
    this.dispatch("opened", { detail: { opened: this.opened } });
  }

  /* Waits until the editor has kept what is not saved. */
  async leave(editor) {
    const waits = [];
    editor.dispatchEvent(new CustomEvent("workplace:leave", { detail: { waits } }));
    await Promise.allSettled(waits);
  }

  tell(words) {
    const paragraph = document.createElement("p");
    paragraph.className = "workplace__message error";
    paragraph.textContent = words;
    document.getElementById("workplace-status").replaceChildren(paragraph);
  }
}
