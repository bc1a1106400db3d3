// Pictures for a case: read here, by the worker of the device's pages; what is sent is one sealed letter, no picture.

import { choosing } from "./device/choosing.js";
import { sealed } from "./device/letter.js";

const form = document.querySelector("[data-case-pictures]");
const words = JSON.parse(form.dataset.words);
const send = form.querySelector("[data-send-button]");

const { pictures, say } = choosing(form, words, {
  broken: words.notSent,
  changed: ({ taken, read, total }) => { send.disabled = !taken.length || read < total; },
});

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  send.disabled = true;
  say(words.sealing);
  try {
    const { key, info } = form.dataset;
    const content = await sealed({ key, info }, { pictures: pictures(), addresses: [] });
    const body = new FormData();
    body.append("file", new Blob([content]), "letter");
    const headers = { "x-csrf-token": document.body.dataset.token };
    const answer = await fetch(form.dataset.send, { method: "POST", headers, body });
    if (!answer.ok) throw new Error(String(answer.status));
    window.location.replace(answer.url);
  } catch {
    say(words.notSent);
    send.disabled = false;
  }
});
