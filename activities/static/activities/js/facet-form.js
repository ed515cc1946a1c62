// <facet-form data-swap="ids …">: a search form that answers while you choose. Without this file it is a plain GET form.
import { announce, debounce, fetchPage, formUrl, swapParts } from "./swap.js";

class FacetForm extends HTMLElement {
  #request;

  connectedCallback() {
    this.form = this.querySelector("form");
    const typed = debounce(() => this.#submit("replace"), 350);
    this.form.addEventListener("submit", (event) => this.#onSubmit(event));
    this.form.addEventListener("input", (event) => this.#isTyped(event.target) && typed());
    this.form.addEventListener("change", (event) => !this.#isTyped(event.target) && this.#submit("push"));
    this.addEventListener("click", (event) => this.#onClick(event));
    addEventListener("popstate", () => this.#show(new URL(location.href), { restore: true }));
  }

  #isTyped(field) {
    return field.matches("input:not([type=checkbox], [type=radio])");
  }

  #onSubmit(event) {
    event.preventDefault();
    this.querySelector("[popover]:popover-open")?.hidePopover();
    this.#submit("push");
  }

  // Chips, quick filters and pages are links to this same page with other parameters.
  #onClick(event) {
    const link = event.target.closest("a[href]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const url = new URL(link.href);
    if (url.origin + url.pathname !== location.origin + location.pathname) return;
    event.preventDefault();
    const turnsPage = link.rel === "next" || link.rel === "prev";
    this.#show(url, { history: "push", restore: true, focus: link.id ? null : "results-count", toTop: turnsPage });
  }

  #submit(history) {
    return this.#show(formUrl(this.form), { history });
  }

  async #show(url, { history, restore, focus, toTop } = {}) {
    this.#request?.abort();
    this.#request = new AbortController();
    this.setAttribute("aria-busy", "true");
    try {
      const fresh = await fetchPage(url, this.#request.signal);
      // An address typed letter by letter would fill the history with words nobody searched for.
      if (history === "push") window.history.pushState(null, "", url);
      if (history === "replace") window.history.replaceState(null, "", url);
      swapParts(fresh, this.dataset.swap.split(" "));
      announce(fresh, "results-count");
      if (restore) this.#restoreQuery(fresh);
      if (focus) this.#focusOn(focus, toTop);
      this.removeAttribute("aria-busy");
    } catch (error) {
      if (error.name !== "AbortError") location.assign(url);
    }
  }

  #restoreQuery(fresh) {
    const field = this.form.elements.q;
    const twin = fresh.getElementById(field?.id);
    if (twin) field.value = twin.value;
  }

  #focusOn(id, scroll) {
    const target = document.getElementById(id);
    target?.setAttribute("tabindex", "-1");
    target?.focus({ preventScroll: !scroll });
  }
}

customElements.define("facet-form", FacetForm);
