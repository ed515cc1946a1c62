/* The check-list of the editing form: leads to the field that is meant, and reads the draft again after an autosave. */

const CONTROL = "input:not([type=hidden]), textarea, select, [contenteditable=true], button:not([data-comment-add])";
const PAGE_ID = /\/pages\/(\d+)\/edit\//;

function unfold(section) {
  const toggle = section.querySelector(":scope > .w-panel__header [data-panel-toggle]");
  if (toggle?.getAttribute("aria-expanded") === "false") toggle.click();
}

function lead(event) {
  const gap = event.target.closest("[data-activity-gap]");
  const field = gap && document.querySelector(gap.dataset.activityGap);
  if (!field) return;
  const tab = field.closest("[role=tabpanel]");
  if (tab?.hidden) document.getElementById(tab.getAttribute("aria-labelledby"))?.click();
  for (let at = field.closest("[data-panel]"); at; at = at.parentElement.closest("[data-panel]")) unfold(at);
  // The tab opens in its own time: what is hidden takes no focus.
  setTimeout(() => {
    const control = field.matches(CONTROL) ? field : field.querySelector(CONTROL);
    (control ?? field).scrollIntoView({ block: "center" });
    control?.focus({ preventScroll: true });
  }, 100);
}

let waiting;

async function refresh() {
  const list = document.querySelector("[data-activity-checklist]");
  const page = PAGE_ID.exec(window.location.pathname);
  if (!list || !page) return;
  const response = await fetch(list.dataset.activityChecklist.replace("/0/", `/${page[1]}/`));
  if (response.ok) list.innerHTML = await response.text();
}

document.addEventListener("click", lead);
document.addEventListener("w-autosave:success", () => {
  clearTimeout(waiting);
  waiting = setTimeout(refresh, 600);
});
