// Keeps what is written in a diary while it is written. Without this file there is the button.
import { dataOf, queue, send, sendPlainly } from "./send.js";
import { Unsent, bare } from "./unsent.js";

class Diary {
  constructor(section) {
    const form = section.querySelector("form");
    const field = form.elements.text;
    // What the server has, and what it has answered to.
    this.kept = this.settled = field.value;
    // The same in all languages of the page.
    const key = form.getAttribute("action").split(/learn|\?/)[1];
    this.unsent = new Unsent(section.querySelector("[data-unsent]"), field, key);
    this.turn = Promise.resolve();
    Object.assign(this, { section, form, field });
    field.addEventListener("input", () => this.wait(2));
    form.addEventListener("submit", (event) => {
      if (!event.submitter) return;
      event.preventDefault();
      this.save(event.submitter);
    });
  }

  isDirty() {
    return Boolean(this.sending) || this.field.value !== this.settled;
  }

  wait(seconds) {
    this.hold();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), seconds * 1000);
  }

  hold() {
    this.unsent.hold(this.field.value === this.kept ? "" : this.field.value);
  }

  // Each is written on the version that the one before has made.
  save(asked) {
    clearTimeout(this.timer);
    this.turn = this.turn.then(() => this.saveNow(asked));
    return this.turn;
  }

  async saveNow(asked) {
    if (!asked && !this.isDirty()) return;
    // What may have arrived is sent again before anything newer.
    const { data, text } = this.sending = this.sending || this.written();
    try {
      let fresh = await send(this.form, data);
      const mine = bare(wordsIn(fresh)) !== bare(text) && besides(fresh, text);
      // Words from elsewhere came first, with these beside them: what she is writing goes on top.
      if (mine) fresh = await send(this.form, dataOf(mine.form, mine));
      this.sending = null;
      this.settled = text;
      this.show(fresh, asked);
      if (this.isDirty()) this.wait(asked ? 0 : 2);
    } catch (error) {
      this.fail(error, asked);
    }
  }

  written() {
    const data = new FormData(this.form);
    // Old browsers make a UUID only for the address of a blob.
    data.set("write", crypto.randomUUID ? crypto.randomUUID() : URL.createObjectURL(new Blob()).slice(-36));
    return { data, text: this.field.value };
  }

  show(fresh, asked) {
    const [old, problem] = [this.section, fresh].map((block) => block.querySelector("[data-problem]"));
    if (old) old.remove();
    if (problem) this.field.before(problem);
    this.section.querySelector("[data-others]").replaceWith(fresh.querySelector("[data-others]"));
    const words = fresh.querySelector("[data-status]").textContent;
    if (words && bare(wordsIn(fresh)) === bare(this.settled)) {
      this.form.elements.base.value = fresh.querySelector("[name=base]").value;
      this.kept = this.settled;
    }
    this.hold();
    if (words || !problem) this.say(words, asked);
  }

  fail({ isRefused }, asked) {
    this.say("", asked);
    if (!isRefused) this.wait(30);
    else this.sending = null;
    if (isRefused && asked) sendPlainly(this.form, asked);
  }

  // Read out rarely.
  say(words, asked) {
    if (!asked && this.said === words && Date.now() - this.saidAt < 30000) return;
    this.said = words;
    this.saidAt = Date.now();
    const place = this.section.querySelector("[data-status]");
    const time = new Date().toLocaleTimeString(document.documentElement.lang, { timeStyle: "short" });
    place.textContent = "";
    setTimeout(() => { place.textContent = words ? `${words} ${time}` : this.section.dataset.notSent; }, 100);
  }
}

function wordsIn(block) {
  return block.querySelector("textarea").value;
}

function besides(block, text) {
  const all = Array.from(block.querySelectorAll("[name=use]"));
  return all.find((button) => bare(button.form.querySelector("blockquote").textContent) === bare(text));
}

const sections = navigator.cookieEnabled ? document.querySelectorAll("[data-reflection]") : [];
const diaries = Array.from(sections, (section) => new Diary(section));
const saveAll = () => Promise.all(diaries.map((diary) => diary.save()));

document.addEventListener("visibilitychange", () => document.hidden && saveAll());
addEventListener("pagehide", saveAll);
addEventListener("online", saveAll);

// Other forms wait: sent beside words on their way, they could be another learner's.
addEventListener("submit", async (event) => {
  const { target: form, submitter: button } = event;
  if (event.defaultPrevented || form.method !== "post" || !button) return;
  event.preventDefault();
  await saveAll();
  await queue;
  sendPlainly(form, button);
});
