// Pictures for a case: read here, by the worker of the device's pages; what is sent is one sealed letter, no picture.

import { choosing } from "./device/choosing.js";
import { sealed } from "./device/letter.js";

const form = document.querySelector("[data-case-pictures]");
const words = JSON.parse(form.dataset.words);
const send = form.querySelector("[data-send-button]");

const { pictures, say, shown } = choosing(form, words, {
  broken: words.tooOld,
  changed: ({ taken, read, total }) => { send.disabled = !taken.length || read < total; },
});

/** What a page that was answered instead says is amiss; it is read as text, and none of it is put on this page. */
const told = (page) => new DOMParser().parseFromString(page, "text/html").querySelector("main .trouble")?.textContent.trim();

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  send.disabled = true;
  say(words.sealing);
  try {
    const { key, info } = form.dataset;
    const content = await sealed({ key, info }, { pictures: pictures(), addresses: [] });
    const body = new FormData();
    body.append("file", new Blob([content]), "letter");
    // As a piece of a page: the way on comes back by name, and what is told there is told to whoever reads it.
    const headers = { "x-csrf-token": document.body.dataset.token, "hx-request": "true" };
    const answer = await fetch(form.dataset.send, { method: "POST", headers, body });
    const then = answer.headers.get("hx-redirect");
    if (then) { window.location.replace(then); return; }
    say(told(await answer.text()) || words.notSent);
  } catch {
    say(words.notSent);
  }
  shown();
});
