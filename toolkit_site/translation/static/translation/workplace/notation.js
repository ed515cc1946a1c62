/* The notation of the field: tags like <b>…</b> and <a1>…</a1>; a backslash in front of one makes it plain words. */

const ANY = "a[0-9]{1,4}|[a-z]+";

function escaped(name) {
  return name.replace(/[^\w]/g, "\\$&");
}

/* Yields texts as strings and tags as { name, ends }. Only the named tags are tags, or all that look like one. */
export function* pieces(text, names = null) {
  const pattern = new RegExp(`(\\\\*)<(/?)(${names ? names.map(escaped).join("|") : ANY})>`, "g");
  let position = 0;
  for (const found of text.matchAll(pattern)) {
    const [whole, backslashes, slash, name] = found;
    if (backslashes.length % 2) continue;
    const start = found.index + backslashes.length;
    if (start > position) yield text.slice(position, start);
    yield { name, ends: slash === "/" };
    position = found.index + whole.length;
  }
  if (position < text.length) yield text.slice(position);
}

/* The words that readers see. */
export function words(text) {
  return [...pieces(text)].filter((piece) => typeof piece === "string").join("").replaceAll("\\<", "<");
}
