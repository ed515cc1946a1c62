/* Asks the server and puts the pieces of its answer in the place of those with the same ids. */

export class SignedOutError extends Error {}

const HEADERS = { "X-Requested-With": "XMLHttpRequest" };

/* Returns the answer; the form's own words about errors come as pieces too, so their status is no failure. */
export async function ask(url, options = {}) {
  const response = await fetch(url, { headers: HEADERS, ...options });
  if (response.status === 403) throw new SignedOutError();
  const html = await response.text();
  const isPieces = response.headers.get("Content-Type")?.startsWith("text/html") && !html.includes("<html");
  if (!isPieces) throw new Error(`${response.status} ${url}`);
  return { html, url: response.url };
}

/* Live regions keep their element, so that screen readers hear what comes into it. */
function replace(old, piece) {
  if (old.getAttribute("role") === "status") old.replaceChildren(...piece.childNodes);
  else old.replaceWith(piece);
}

/* Returns the elements that came in. */
export function swapIn(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  const pieces = [...template.content.children].filter(({ id }) => id && document.getElementById(id));
  for (const piece of pieces) replace(document.getElementById(piece.id), piece);
  return pieces;
}
