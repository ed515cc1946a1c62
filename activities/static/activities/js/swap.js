// Fetches a page and puts its parts into this one: the server renders, the script only moves HTML.

export async function fetchPage(url, signal) {
  const response = await fetch(url, { signal, headers: { Accept: "text/html" } });
  if (!response.ok) throw new Error(`${response.status} from ${url}`);
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

// Replaces what is inside each element named in `ids`, and keeps focus, typed text and open folds.
export function swapParts(fresh, ids) {
  const focused = document.activeElement;
  const focusedId = focused?.id;
  for (const id of ids) {
    const old = document.getElementById(id);
    const next = fresh.getElementById(id);
    if (!old || !next) continue;
    keepOpen(old, next);
    const typing = focused?.matches("input:not([type=checkbox], [type=radio])") && old.contains(focused);
    if (typing) keepField(focused, next);
    old.replaceChildren(...next.childNodes);
    if (typing) old.querySelector(`#${CSS.escape(focused.id)}`)?.replaceWith(focused);
  }
  if (focusedId && document.activeElement?.id !== focusedId) document.getElementById(focusedId)?.focus({ preventScroll: true });
}

// A live region is announced when its words change, so the element itself stays.
export function announce(fresh, id) {
  const words = fresh.getElementById(id)?.textContent.trim();
  if (words === undefined) return;
  for (const place of document.querySelectorAll(`#${id}, [data-mirror="${id}"]`)) {
    if (place.textContent.trim() !== words) place.textContent = words;
  }
}

// The address of a form's answer, without the fields nobody filled in.
export function formUrl(form) {
  const url = new URL(form.action);
  const values = [...new FormData(form)].filter(([, value]) => String(value).trim() !== "");
  url.search = new URLSearchParams(values).toString();
  url.hash = "";
  return url;
}

export function debounce(action, milliseconds) {
  let timer;
  return (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...args), milliseconds);
  };
}

function keepOpen(old, next) {
  for (const fold of old.querySelectorAll("details[id]")) {
    const twin = next.querySelector(`#${CSS.escape(fold.id)}`);
    if (twin) twin.open = fold.open;
  }
}

function keepField(field, next) {
  const twin = next.querySelector(`#${CSS.escape(field.id)}`);
  if (twin) twin.value = field.value;
}
