// Fills in the words of a scanned card. They stand behind the # of its address, which browsers send to nobody.
const field = document.querySelector("[data-resume] [name=code]");

function fill() {
  const words = location.hash.slice(1);
  if (!words) return;
  try {
    field.value = decodeURIComponent(words).replaceAll("-", " ");
  } catch {
    field.value = words;
  }
  // Nobody finds them in the history of a shared computer.
  history.replaceState(null, "", location.pathname + location.search);
  field.form.querySelector("[type=submit]").focus();
}

if (field) {
  fill();
  addEventListener("hashchange", fill);
}
