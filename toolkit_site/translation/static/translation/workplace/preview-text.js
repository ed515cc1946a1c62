/* Finds texts in a page, whatever elements they run through. */

function plain(text) {
  return text.replace(/\\?<\/?[a-z][a-z0-9]*>/g, "").replace(/\s+/g, " ").trim();
}

/* The text of an element with white space made single, and where each character of it comes from. */
function indexed(root) {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let text = "";
  const places = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (let at = 0; at < node.length; at += 1) {
      const letter = /\s/.test(node.data[at]) ? " " : node.data[at];
      if (letter === " " && (text.endsWith(" ") || !text)) continue;
      text += letter;
      places.push([node, at]);
    }
  }
  return { text, places };
}

/* Returns the range of the first of the texts that the page holds. */
export function ranges(root, texts) {
  const { text, places } = indexed(root);
  for (const sought of texts.map(plain).filter(Boolean)) {
    const start = text.indexOf(sought);
    if (start < 0) continue;
    const range = root.ownerDocument.createRange();
    const [lastNode, last] = places[start + sought.length - 1];
    range.setStart(...places[start]);
    range.setEnd(lastNode, last + 1);
    return range;
  }
  return null;
}

/* Returns the row whose text stands in the element, or around it; the longest one where there are several. */
export function find(target, rows, textsOf) {
  for (let at = target, level = 0; at && level < 4; at = at.parentElement, level += 1) {
    const here = plain(at.textContent);
    const hits = rows.flatMap((row) => textsOf(row).map(plain)
      .filter((text) => text && (here.includes(text) || text === here))
      .map((text) => ({ row, length: text.length })));
    if (hits.length) return hits.sort((one, other) => other.length - one.length)[0].row;
  }
  return null;
}
