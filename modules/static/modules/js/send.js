// Sends a form from within its page, and returns the block that the server renders in answer.
// One after the other: two at once, before there is a learner's cookie, would be two learners.
export let queue = Promise.resolve();

export function send(form, data) {
  const turn = queue.then(() => post(form, data));
  queue = turn.catch(() => {});
  return turn;
}

export function dataOf(form, button) {
  const data = new FormData(form);
  data.append(button.name, button.value);
  return data;
}

// Leaves it to the browser, so that the server's own page is seen.
export function sendPlainly(form, button) {
  const { name, value } = button;
  form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  form.submit();
}

async function post(form, data) {
  const response = await fetch(form.getAttribute("action"), {
    method: "POST",
    body: data,
    headers: { "X-Requested-With": "fetch" },
    // Browsers carry no more than 64 kB beyond the end of a page.
    keepalive: (data.get("text") || "").length < 15000,
    signal: AbortSignal.timeout && AbortSignal.timeout(20000),
  });
  const { ok, status } = response;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  // Networks that want to be logged into first answer with a page of their own.
  const block = (ok || status === 422) && page.getElementById(form.closest("section").id);
  if (!block) throw Object.assign(new Error(status), { isRefused: status >= 400 && status < 500 });
  return block;
}
