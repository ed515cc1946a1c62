/* Shows how far a job is without reloading the page: what is said aloud is only what changed. */

const INTERVAL = 2000;

async function refresh(place) {
  const answer = await fetch(window.location.href, { headers: { accept: "text/html" } });
  if (!answer.ok) return;
  const fresh = new DOMParser()
    .parseFromString(await answer.text(), "text/html")
    .querySelector("[data-job-progress]");
  if (!fresh) return;
  if (fresh.innerHTML !== place.innerHTML) place.innerHTML = fresh.innerHTML;
  place.toggleAttribute("data-job-over", fresh.hasAttribute("data-job-over"));
}

async function follow(place) {
  while (!place.hasAttribute("data-job-over")) {
    await new Promise((resolve) => setTimeout(resolve, INTERVAL));
    // Without a connection the next round tries again.
    await refresh(place).catch(() => {});
  }
}

document.querySelectorAll("[data-job-progress]").forEach(follow);
