// <run-form data-swap="ids …">: group size and start time recalculate materials and clock times while you type.
import { announce, debounce, fetchPage, formUrl, swapParts } from "./swap.js";

class RunForm extends HTMLElement {
  #request;

  connectedCallback() {
    const form = this.querySelector("form");
    const show = () => this.#show(formUrl(form));
    form.addEventListener("input", debounce(show, 350));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      show();
    });
  }

  async #show(url) {
    this.#request?.abort();
    this.#request = new AbortController();
    try {
      const fresh = await fetchPage(url, this.#request.signal);
      history.replaceState(null, "", url);
      swapParts(fresh, this.dataset.swap.split(" "));
      announce(fresh, "run-status");
    } catch (error) {
      if (error.name !== "AbortError") location.assign(url);
    }
  }
}

customElements.define("run-form", RunForm);
