// The page on which pictures are chosen. They are read here, by the worker; what is sent is the sealed letter alone.

import { choosing, fill } from "./choosing.js";
import { sealed } from "./letter.js";

const form = document.querySelector("[data-device]");
const words = JSON.parse(form.dataset.words);
const bar = form.querySelector("progress");
const send = form.querySelector("[data-send-button]");

const addresses = () => form.elements.addresses.value.split("\n").map((line) => line.trim()).filter(Boolean);
const file = () => form.elements.handover.files[0];

const { pictures, say, shown, isReading, end } = choosing(form, words, {
  broken: words.tooOld,
  changed: ({ taken, read, total }) => {
    bar.hidden = read === total;
    bar.value = total ? read / total : 0;
    const count = { pictures: String(taken.length), addresses: String(addresses().length) };
    form.querySelector("[data-sends]").textContent = fill(words.sends, count);
  },
});

async function posted(body, kind, given) {
  const headers = { "content-type": "application/octet-stream", "x-kind": kind };
  if (given) Object.assign(headers, { "x-number": given.number, "x-code": given.code });
  const answer = await fetch(form.dataset.send, { method: "POST", headers, body, credentials: "omit", redirect: "error" });
  const told = answer.status === 204 ? {} : await answer.json();
  if (!answer.ok) throw new Error(told.error);
  return told;
}

async function letter() {
  const { key, info, statement, language, standing, country } = form.dataset;
  const reach = form.elements.reach?.value.trim() ?? "";
  return sealed({ key, info }, { statement, language, standing, country, reach, pictures: pictures(), addresses: addresses() });
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const handover = file();
  const said = pictures().length + addresses().length;
  if (isReading()) return;
  if (!said && !handover) { say(words.nothing); return; }
  send.disabled = true;
  say(words.sealing);
  let given = form.dataset.number ? { number: form.dataset.number, code: form.dataset.code } : null;
  const before = given;
  try {
    // Of somebody who has no number yet, the letter comes first: it brings the sentence that was agreed to.
    if (said || !given) given = { ...(await posted(await letter(), "page", given)), ...given };
    if (handover) await posted(await handover.arrayBuffer(), "handover", given);
    arrived(given, before, "");
  } catch (trouble) {
    if (given !== before) arrived(given, before, words.partSent);
    else say(trouble.message && trouble.constructor === Error ? trouble.message : words.notSent);
  } finally {
    send.disabled = false;
  }
});

/** Show the number and the code, once; nothing of what was chosen stays on the page. */
function arrived(given, before, trouble) {
  end();
  const sent = document.querySelector("[data-sent-page]").content.cloneNode(true);
  if (before) sent.querySelector("[data-codes]").remove();
  else {
    sent.querySelector("[data-number]").textContent = given.number;
    sent.querySelector("[data-code]").textContent = given.code;
  }
  sent.querySelector("[data-trouble]").textContent = trouble;
  document.querySelector("[data-before]").replaceWith(sent);
  document.querySelector("main h1").focus();
}

form.elements.addresses.addEventListener("input", shown);
shown();
