// Questions answer in their place. Without this file their forms are sent as any other, and the page comes back.
import { dataOf, send, sendPlainly } from "./send.js";

addEventListener("submit", (event) => {
  const { target: form, submitter: button } = event;
  const section = form.closest("[data-question]");
  // Old browsers do not name the button. Without cookies, the server's page says so.
  if (!section || !button || !navigator.cookieEnabled) return;
  event.preventDefault();
  if (!form.matches("[aria-busy=true]")) answer(section, form, button);
});

async function answer(section, form, button) {
  const data = dataOf(form, button);
  setBusy(form, button, true);
  try {
    show(section, await send(form, data), button);
  } catch (error) {
    setBusy(form, button, false);
    if (error.isRefused) sendPlainly(form, button);
    else sayNotSent(section);
  }
}

function setBusy(form, button, isBusy) {
  for (const old of form.querySelectorAll("[data-said]")) old.remove();
  form.setAttribute("aria-busy", isBusy);
  button.setAttribute("aria-disabled", isBusy);
}

function sayNotSent(section) {
  const words = document.createElement("p");
  Object.assign(words, { className: "question__problem", textContent: section.dataset.notSent });
  words.dataset.said = "";
  section.querySelector("[data-feedback]").prepend(words);
}

function show(section, fresh, button) {
  const focused = document.activeElement;
  const isHere = focused === document.body || section.contains(focused);
  // What is typed while the answer is on its way stays.
  for (const field of section.querySelectorAll("[name=text], [name=times]")) {
    fresh.querySelector(`#${field.id}`).value = field.value;
  }
  for (const fold of section.querySelectorAll("details[open]")) {
    const twin = fresh.querySelector(`details.${fold.className}`);
    if (twin) twin.open = true;
  }
  // A film stays where it stands.
  const [film, twin] = [section, fresh].map((block) => block.querySelector("[data-keep]"));
  if (film && twin) twin.replaceWith(film);
  const now = fresh.ownerDocument.querySelector("[data-answers]");
  if (now) document.querySelector("[data-answers]")?.replaceWith(now);
  section.replaceWith(fresh);
  const said = fresh.querySelector(button.name === "show" ? "[data-answer]" : "[data-feedback] > *");
  const target = fresh.querySelector("[aria-invalid]") || said;
  if (!isHere || !target) return;
  if (target === said) target.tabIndex = -1;
  target.focus();
}

// Moving items, choosing a place in its picture, noting a time.
const ways = { "[name=move]": move, "[data-option]": choose, "[data-cut]": note };

for (const button of document.querySelectorAll("[data-cut]")) button.parentNode.hidden = false;

addEventListener("click", (event) => {
  for (const [selector, act] of Object.entries(ways)) {
    const found = event.target.closest(selector);
    if (!found) continue;
    event.preventDefault();
    if (!found.closest("[aria-busy=true]")) act(found);
  }
});

function move(button) {
  const item = button.closest("li");
  const isUp = button.value.endsWith(":up");
  const other = isUp ? item.previousElementSibling : item.nextElementSibling;
  // The neighbour moves: what is taken out of the page loses the focus.
  if (isUp) item.after(other);
  else item.before(other);
  const items = Array.from(item.parentNode.children);
  const total = items.length;
  items.forEach((one, place) => {
    const [up, down] = one.querySelectorAll("[name=move]");
    up.disabled = place === 0;
    down.disabled = place === total - 1;
  });
  if (button.disabled) item.querySelector("[name=move]:enabled").focus();
  const words = { item: item.querySelector("[data-words]").textContent, place: items.indexOf(item) + 1, total };
  const region = item.closest("fieldset").querySelector("[data-moved]");
  region.textContent = region.dataset.moved.replace(/\{(\w+)\}/g, (_all, name) => words[name]);
}

function choose(marker) {
  const field = marker.closest("form").querySelector(`[value="${marker.dataset.option}"]`);
  field.click();
  field.focus({ preventScroll: true });
}

addEventListener("change", ({ target }) => {
  for (const marker of target.closest("form").querySelectorAll("[data-option]")) {
    marker.firstElementChild.setAttribute("stroke-width", marker.dataset.option === target.value ? 7 : 3);
  }
});

function note(button) {
  const tenths = Math.round(button.closest("[data-keep]").querySelector("video").currentTime * 10);
  const seconds = ((tenths % 600) / 10).toFixed(1).padStart(4, "0");
  const time = `${Math.floor(tenths / 600)}:${seconds}`;
  const field = button.form.elements.times;
  field.value = `${field.value} ${time}`.trim();
  button.nextElementSibling.textContent = time;
}
