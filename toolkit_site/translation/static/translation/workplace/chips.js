/* Chips: what tags look like in the field, and how they become text again. */

export function isChip(node) {
  return node.nodeType === Node.ELEMENT_NODE && node.dataset.notation !== undefined;
}

function drawing(text) {
  const width = Math.ceil(text.length * 6.6) + 12;
  const words = text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="18">` +
    '<rect width="100%" height="100%" rx="4" fill="#2e1f5e"/><text x="50%" y="13" fill="#fff" ' +
    `font-family="system-ui, sans-serif" font-size="12" text-anchor="middle">${words}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/* One end of a tag; `tag` is its entry in the toolbar. A picture, because that is what every browser keeps whole, walks
   around, deletes at once and reads out by its alternative text. */
export function chip(tag, ends) {
  const { tag: name, label, starts, ends: ended } = tag.dataset;
  const image = new Image();
  image.className = "workplace__chip-tag";
  image.dataset.notation = ends ? `</${name}>` : `<${name}>`;
  image.alt = ends ? ended : starts;
  image.title = tag.title || image.alt;
  image.draggable = false;
  image.src = drawing(ends ? `${label} ◂` : `▸ ${label}`);
  return image;
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
