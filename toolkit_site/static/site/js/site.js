// Small comforts of every page: printing opens what is folded, menus close. Nothing here is needed to read the site.
// For browsers that cannot print closed details by style alone.
addEventListener("beforeprint", () => {
  for (const fold of document.querySelectorAll("main details:not([open])")) {
    fold.open = true;
    fold.dataset.openedToPrint = "";
  }
});

addEventListener("afterprint", () => {
  for (const fold of document.querySelectorAll("[data-opened-to-print]")) {
    fold.open = false;
    delete fold.dataset.openedToPrint;
  }
});

const menu = document.querySelector(".language-menu");

document.addEventListener("click", (event) => {
  if (menu?.open && !menu.contains(event.target)) menu.open = false;
});

menu?.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
