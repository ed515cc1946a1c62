/* Chips: what tags look like in the field, and how they become text again. */

export function isChip(node) {
  return node.nodeType === Node.ELEMENT_NODE && node.dataset.notation !== undefined;
}

/* One end of a tag. `tag` is its entry in the toolbar. */
export function chip(tag, ends) {
  const { tag: name, label, starts, ends: ended } = tag.dataset;
  const element = document.createElement("span");
  element.className = "workplace__chip-tag";
  element.contentEditable = "false";
  element.dataset.notation = ends ? `</${name}>` : `<${name}>`;
  element.setAttribute("role", "img");
  element.setAttribute("aria-label", ends ? ended : starts);
  element.title = tag.title || label;
  element.textContent = ends ? `${label} ◂` : `▸ ${label}`;
  return element;
}

export function toolButton(tag, wrap) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = tag.dataset.label;
  button.title = tag.title;
  Object.assign(button.dataset, tag.dataset);
  // The selection in the field stays where it is.
  button.addEventListener("mousedown", (event) => event.preventDefault());
  button.addEventListener("click", wrap);
  return button;
}

/* The text of a field: chips as tags, line breaks and the browser's own blocks as new lines. */
export function serialise(root) {
  let text = "";
  for (const node of root.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) text += node.data;
    else if (isChip(node)) text += node.dataset.notation;
    else if (node.nodeName === "BR") text += "\n";
    else text += (node.nodeName === "DIV" && text ? "\n" : "") + serialise(node);
  }
  return text;
}

/* Marks chips whose other end is missing. */
export function markUnpaired(root) {
  const open = [];
  for (const element of root.querySelectorAll("[data-notation]")) {
    const { notation } = element.dataset;
    const isEnd = notation.startsWith("</");
    const matches = isEnd && open.at(-1)?.dataset.notation === notation.replace("/", "");
    element.toggleAttribute("data-unpaired", !matches);
    if (matches) open.pop().removeAttribute("data-unpaired");
    else if (!isEnd) open.push(element);
  }
}
