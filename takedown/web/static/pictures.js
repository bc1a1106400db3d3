// Files are handed over piece by piece, as the program asks for them: none is sent whole, none is held whole.
"use strict";
(() => {
  const form = document.querySelector("[data-hand]");
  if (!form) return;
  const chosen = form.querySelector("#f-files");
  const folder = form.querySelector("[data-folder-input]");
  const box = document.querySelector("[data-progress-box]");
  const bar = box.querySelector("progress");
  const told = { words: box.querySelector("[data-progress-words]"), name: box.querySelector("[data-progress-name]") };
  const became = document.querySelector("[data-became]");
  const LANES = 2;
  const waiting = [];
  let total = 0, over = 0, lost = 0, running = 0, stopped = false;
  const shares = new Map();

  form.querySelectorAll("[data-plain]").forEach((element) => { element.hidden = true; });

  const ask = async (path, body, kind) => {
    const headers = { "x-csrf-token": window.td.token };
    if (kind) headers["content-type"] = kind;
    const answer = await fetch(path, { method: "POST", headers, body });
    if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
    return answer.json();
  };

  const show = () => {
    let done = over;
    shares.forEach((share) => { done += share; });
    bar.value = total ? done / total : 0;
    told.words.textContent = form.dataset.progress.replace("@done", String(over)).replace("@total", String(total));
  };

  const row = (html) => {
    became.insertAdjacentHTML("afterbegin", html);
    document.querySelector("[data-became-box]").hidden = false;
  };

  const failed = (name) => {
    const item = document.createElement("li");
    item.className = "became-one";
    const title = document.createElement("p");
    title.className = "strong";
    title.textContent = name;
    const why = document.createElement("p");
    why.className = "small";
    why.textContent = form.dataset.lost;
    item.append(title, why);
    became.prepend(item);
    document.querySelector("[data-became-box]").hidden = false;
  };

  const hand = async ({ file, name }) => {
    told.name.textContent = name;
    shares.set(file, 0);
    try {
      const begun = new URLSearchParams({ name, size: String(file.size) });
      let next = await ask(form.dataset.hand, begun);
      const id = next.hand;
      while (!next.html) {
        if (stopped) return;
        shares.set(file, Math.min(next.share || 0, 0.99));
        show();
        const at = `${form.dataset.hand}/${id}`;
        if (next.wait) next = await ask(at, new URLSearchParams());
        else next = await ask(`${at}/${next.offset}/upload`, file.slice(next.offset, next.offset + next.size), "application/octet-stream");
      }
      row(next.html);
    } catch { lost += 1; failed(name); } finally {
      shares.delete(file);
      over += 1;
      show();
    }
  };

  const lane = async () => {
    running += 1;
    while (waiting.length && !stopped) await hand(waiting.shift());
    running -= 1;
    if (running) return;
    window.td.say(form.dataset.allDone);
    told.name.textContent = form.dataset.allDone;
    // What is kept is counted by the program: the page is read again, and the list is on it.
    if (lost) box.hidden = true;
    else window.location.reload();
  };

  const take = (some) => {
    const files = some.filter(({ name }) => !name.split("/").some((part) => part.startsWith(".")));
    if (!files.length) return;
    stopped = false;
    waiting.push(...files);
    total += files.length;
    box.hidden = false;
    box.scrollIntoView({ block: "nearest" });
    show();
    for (let at = running; at < Math.min(LANES, waiting.length + running); at += 1) lane();
  };

  const listed = (files) => [...files].map((file) => ({ file, name: file.webkitRelativePath || file.name }));
  form.addEventListener("submit", (event) => { event.preventDefault(); take(listed(chosen.files)); });
  chosen.addEventListener("change", () => { take(listed(chosen.files)); chosen.value = ""; });
  form.querySelector("[data-folder]").addEventListener("click", () => { folder.hidden = false; folder.click(); folder.hidden = true; });
  folder.addEventListener("change", () => { take(listed(folder.files)); folder.value = ""; });
  box.querySelector("[data-stop]").addEventListener("click", () => { stopped = true; waiting.length = 0; });

  // A dropped folder is walked; entries have to be asked for before the event is over.
  const walked = async (entry, into) => {
    if (entry.isFile) {
      const file = await new Promise((good_, bad) => entry.file(good_, bad));
      into.push({ file, name: entry.fullPath.replace(/^\//, "") });
      return;
    }
    const reader = entry.createReader();
    for (;;) {
      const some = await new Promise((good_, bad) => reader.readEntries(good_, bad));
      if (!some.length) return;
      for (const one of some) await walked(one, into);
    }
  };
  form.addEventListener("dragover", (event) => { event.preventDefault(); form.classList.add("over"); });
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", async (event) => {
    event.preventDefault();
    form.classList.remove("over");
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    const found = [];
    try { for (const entry of entries) await walked(entry, found); } catch { window.td.say(form.dataset.lost); }
    take(found);
  });
})();
