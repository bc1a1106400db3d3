// Choosing pictures on a page: each is read here, by the worker, and is a row of the page. Nothing is sent from here.

const MOST = 500; // pictures of one letter

/** Fill in the text's @names. */
export const fill = (text, values) => text.replace(/@(\w+)/g, (_, name) => values[name]);

/**
 * Have the files that are chosen in `form` read.
 *
 * `words`: the page's. `broken`: said where the worker can't run. `changed({ taken, read, total })`: called after
 * each change; `taken` are the pictures that can be sent, each once. Returns what the page asks for.
 */
export function choosing(form, words, { broken, changed }) {
  const chosen = form.querySelector("[data-pictures]");
  const list = form.querySelector("[data-rows]");
  const say = (text) => { form.querySelector("[data-said]").textContent = text; };
  const able = Boolean(window.crypto?.subtle && window.OffscreenCanvas && window.createImageBitmap && window.Worker);
  /** By its number, each file that was chosen: its row on the page, and what the worker said of it. */
  const rows = new Map();
  let next = 0;
  let worker = null;

  function begun() {
    if (worker) return worker;
    worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data: { id, ...found } }) => {
      const row = rows.get(id);
      if (!row) return; // removed meanwhile
      row.found = found;
      shown();
    });
    worker.addEventListener("error", () => say(broken));
    return worker;
  }

  function rowed(file, id) {
    const row = { item: document.createElement("li"), state: document.createElement("p"), found: null };
    const name = document.createElement("p");
    name.className = "strong";
    name.textContent = file.name; // shown, and sent nowhere
    row.state.className = "small";
    const away = document.createElement("button");
    away.type = "button";
    away.className = "quiet small";
    away.textContent = words.remove;
    away.setAttribute("aria-label", `${words.remove}: ${file.name}`);
    away.addEventListener("click", () => {
      rows.delete(id);
      row.item.remove();
      shown();
      chosen.focus();
    });
    row.item.className = "became-one";
    row.item.append(name, row.state, away);
    return row;
  }

  function take(files) {
    const fit = [...files].slice(0, MOST - rows.size);
    say(fit.length < files.length ? fill(words.most, { most: String(MOST) }) : "");
    for (const file of fit) {
      const row = rowed(file, next);
      list.append(row.item);
      rows.set(next, row);
      begun().postMessage({ id: next, file });
      next += 1;
    }
    chosen.value = "";
    shown();
  }

  function pictures() {
    const seen = new Set();
    return [...rows.values()].map((row) => row.found).filter((found) => {
      if (!found || found.refused || seen.has(found.pdq)) return false;
      seen.add(found.pdq);
      return true;
    });
  }

  function shown() {
    const taken = pictures();
    let read = 0;
    for (const { found, state } of rows.values()) {
      if (found) read += 1;
      if (!found) state.textContent = words.waiting;
      else if (found.refused) state.textContent = words.refused[found.refused] ?? words.refused.unreadable;
      else state.textContent = taken.includes(found) ? words.done : words.twice;
    }
    form.querySelector("[data-rows-box]").hidden = !rows.size;
    const all = { done: String(read), total: String(rows.size) };
    form.querySelector("[data-progress]").textContent = read === rows.size ? words.allRead : fill(words.progress, all);
    changed({ taken, read, total: rows.size });
  }

  form.querySelector(able ? "[data-able]" : "[data-unable]").hidden = false;
  chosen.addEventListener("change", () => take(chosen.files));
  return {
    pictures,
    say,
    shown,
    isReading: () => [...rows.values()].some((row) => !row.found),
    end: () => { worker?.terminate(); rows.clear(); },
  };
}
