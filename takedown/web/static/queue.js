// The morning view by keyboard, and the panel beside it. Without scripts a row opens as a page of its own.
"use strict";
(() => {
  const box = document.querySelector("[data-queue]");
  if (!box) return;
  const panel = box.querySelector("[data-panel]");
  const many = document.getElementById("many");
  const rows = () => [...box.querySelectorAll("[data-row]")];
  const chosen = () => box.querySelectorAll("[data-row] input:checked");
  let at = null;

  const count = () => {
    if (!many) return;
    many.querySelector("[data-count]").textContent = chosen().length || "";
    many.classList.toggle("q-on", chosen().length > 0);
  };
  const go = (row) => {
    if (!row) return;
    at?.removeAttribute("data-at");
    at = row;
    at.setAttribute("data-at", "");
    at.querySelector("a").focus({ preventScroll: true });
    at.scrollIntoView({ block: "nearest" });
  };
  const step = (by) => {
    const all = rows();
    const place = at ? all.indexOf(at) : -1;
    go(all[Math.min(Math.max(place + by, 0), all.length - 1)]);
  };

  const put = async (answer) => {
    const html = await answer.text();
    if (!answer.ok) { window.location.reload(); return; }
    panel.innerHTML = html;
    panel.hidden = false;
    box.classList.add("q-open");
    panel.querySelectorAll("[data-needs-script]").forEach((element) => { element.hidden = false; });
  };
  const head = () => ({ "hx-request": "true", "x-csrf-token": window.td.token });
  const open = async (row) => {
    go(row);
    await put(await fetch(row.querySelector("a").getAttribute("href"), { headers: head() }));
    panel.focus({ preventScroll: true });
  };
  const send = (path, fields) => fetch(path, { method: "POST", headers: head(), body: new URLSearchParams({ csrf: window.td.token, ...fields }) });

  const decide = async (row, said) => {
    const answer = await send(`/queue/row/${row.dataset.row}/decide`, { as: said });
    if (!answer.ok) { window.location.reload(); return; }
    const kept = document.createElement("div");
    kept.innerHTML = await answer.text();
    box.parentElement.querySelectorAll(":scope > .q-kept").forEach((old) => old.remove());
    kept.className = "q-kept";
    box.before(kept);
    const next = rows()[rows().indexOf(row) + 1] || rows()[rows().indexOf(row) - 1];
    const group = row.closest(".q-group");
    row.remove();
    if (!group.querySelector("[data-row]")) group.remove();
    at = null;
    count();
    if (panel.hidden) go(next);
    else if (next) await open(next);
    window.td.say(kept.querySelector("p").textContent);
  };
  const act = (said) => {
    const button = many?.querySelector(`[data-do="${said}"]`);
    if (chosen().length) many.requestSubmit(button);
    else if (at?.dataset.kind === "copy") decide(at, said);
  };

  box.addEventListener("click", (event) => {
    const link = event.target.closest("[data-open]");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) { event.preventDefault(); open(link.closest("[data-row]")); }
    const all = event.target.closest("[data-all]");
    if (all) {
      const ticks = [...all.closest(".q-group").querySelectorAll("input[type=checkbox]")];
      const every = ticks.every((tick) => tick.checked);
      ticks.forEach((tick) => { tick.checked = !every; });
      count();
    }
  });
  box.addEventListener("change", count);
  box.addEventListener("submit", async (event) => {
    const form = event.target;
    if (form.matches("[data-part]")) {
      event.preventDefault();
      await put(await send(form.getAttribute("action"), {}));
    } else if (form.matches("[data-decide]") && at) {
      event.preventDefault();
      await decide(at, event.submitter.value);
    }
  });

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    x: () => { const tick = at?.querySelector("input"); if (tick) { tick.checked = !tick.checked; count(); } },
    c: () => act("confirmed"),
    r: () => act("rejected"),
    m: () => act("mine"),
    "/": () => document.getElementById("q-text").focus(),
    "?": () => { const help = document.querySelector("[data-help]"); help.open = true; help.querySelector("summary").focus(); },
  };
  // A single letter does something only while the person hasn't turned that off, and never while she types.
  document.addEventListener("keydown", (event) => {
    if (box.dataset.keys !== "on" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (window.td.field(event.target) && event.target.type !== "checkbox") return;
    const does = keys[event.key];
    if (does) { event.preventDefault(); does(); }
  });
  document.addEventListener("focusin", (event) => {
    const row = event.target.closest?.("[data-row]");
    if (row && row !== at) { at?.removeAttribute("data-at"); at = row; row.setAttribute("data-at", ""); }
  });
  count();
})();
