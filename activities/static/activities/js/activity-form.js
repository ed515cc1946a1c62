/* The editing form of an activity: the check-list leads to the field it means and reads the draft again after an
   autosave; folded blocks with an error in them open. */

const CONTROL = "input:not([type=hidden]), textarea, select, [contenteditable=true], button:not([data-comment-add])";
const PAGE_ID = /\/pages\/(\d+)\/edit\//;

function unfoldAround(element) {
  for (let at = element.closest("[data-panel]"); at; at = at.parentElement.closest("[data-panel]")) {
    const toggle = at.querySelector(":scope > .w-panel__header [data-panel-toggle]");
    if (toggle?.getAttribute("aria-expanded") === "false") toggle.click();
  }
}

function lead(event) {
  const gap = event.target.closest("[data-activity-gap]");
  const field = gap && document.querySelector(gap.dataset.activityGap);
  if (!field) return;
  const tab = field.closest("[role=tabpanel]");
  if (tab?.hidden) document.getElementById(tab.getAttribute("aria-labelledby"))?.click();
  unfoldAround(field);
  // The tab opens in its own time: what is hidden takes no focus.
  setTimeout(() => {
    const control = field.matches(CONTROL) ? field : field.querySelector(CONTROL);
    (control ?? field).scrollIntoView({ block: "center", behavior: "instant" });
    control?.focus({ preventScroll: true });
  }, 100);
}

let waiting;

async function refresh() {
  const list = document.querySelector("[data-activity-checklist]");
  const page = PAGE_ID.exec(window.location.pathname);
  if (!list || !page) return;
  const response = await fetch(list.dataset.activityChecklist.replace("/0/", `/${page[1]}/`));
  // Whoever may no longer edit is sent elsewhere: that page is no list.
  if (response.ok && !response.redirected) list.innerHTML = await response.text();
}

document.addEventListener("click", lead);
// "Go to the first error": a smooth scroll over a long form is lost on the way when a block unfolds.
document.addEventListener("w-focus:focus", ({ target }) => {
  if (!target.matches("[data-panel] .error-message")) return;
  setTimeout(() => target.scrollIntoView({ block: "center", behavior: "instant" }), 150);
});
document.addEventListener("w-autosave:success", () => {
  clearTimeout(waiting);
  waiting = setTimeout(refresh, 600);
});
window.addEventListener("load", () => {
  if (document.querySelector("[data-activity-checklist]")) {
    document.querySelectorAll("[data-panel] .error-message").forEach(unfoldAround);
  }
});
