// What every page has: leaving at once, locking, live progress, copying. No page needs any of it to be read or decided.
"use strict";
(() => {
  const body = document.body;
  const say = (text) => { const at = document.querySelector("[data-say]"); if (at) at.textContent = text; };
  // What is chosen in a form isn't written into the browser's own record of its windows.
  for (const form of document.forms) form.autocomplete = "off";
  const field = (element) => /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName) || element.isContentEditable;

  // Leaving: the page is blank before the answer comes, and the way back doesn't lead here; nor do other windows.
  const others = new BroadcastChannel("td");
  const go = (path) => {
    const blank = document.querySelector("[data-blank]");
    if (blank) blank.hidden = false;
    document.title = " ";
    window.location.replace(path);
  };
  const leave = () => { others.postMessage("leave"); go(body.dataset.leave); };
  const signedIn = body.dataset.signedIn === "yes";
  others.addEventListener("message", (event) => {
    if (event.data === "leave") go(body.dataset.leave);
    else if (signedIn) go("/unlock");
  });
  if (!signedIn) others.postMessage("locked");
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-leave-link]")) { event.preventDefault(); leave(); }
  });
  let presses = [];
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Shift") { presses = []; return; }
    if (event.repeat) return;
    const now = performance.now();
    presses = [...presses.filter((at) => now - at < 5000), now];
    if (presses.length >= 3) leave();
  });
  // What the browser kept of a page for its "back" button is shown to nobody.
  window.addEventListener("pageshow", (event) => { if (event.persisted) window.location.reload(); });

  // One key locks: Escape three times would be taken by dialogs, so it is Ctrl or Cmd with a dot.
  document.addEventListener("keydown", (event) => {
    if (event.key === "." && (event.ctrlKey || event.metaKey) && signedIn) {
      event.preventDefault();
      document.querySelector('[data-key="lock"]')?.form.requestSubmit();
    }
  });

  // Whoever types or reads keeps the program open. Where it locked, or ended a while ago, nothing stays on the screen.
  const offline = document.querySelector("[data-offline]");
  let active = false, misses = 0, heard = Date.now();
  const ask = async () => {
    try {
      const answer = await (active ? fetch("/here", { method: "POST", headers: { "x-csrf-token": body.dataset.token } }) : fetch("/live/here"));
      active = false; misses = 0; heard = Date.now(); offline.hidden = true;
      if (answer.status !== 204) go("/unlock");
    } catch {
      misses += 1;
      offline.hidden = misses < 2;
      if (Date.now() - heard > body.dataset.idle * 1000) document.querySelector("main").replaceChildren(offline);
    }
  };
  if (signedIn) {
    for (const kind of ["pointerdown", "keydown", "wheel", "touchstart"]) document.addEventListener(kind, () => { active = true; }, { passive: true, capture: true });
    window.setInterval(ask, 10000);
    document.addEventListener("visibilitychange", () => { if (!document.hidden) ask(); });
  }

  // Live progress, and asking every two seconds where a stream doesn't come through.
  const follow = (box) => {
    const put = (html) => { box.innerHTML = html; document.dispatchEvent(new CustomEvent("td:live", { detail: box })); };
    const end = () => { if (box.dataset.then) window.location.assign(box.dataset.then); };
    const poll = async () => {
      try {
        const answer = await fetch(`${box.dataset.live}/now`, { headers: { "hx-request": "true" } });
        const elsewhere = answer.headers.get("hx-redirect");
        if (elsewhere) { go(elsewhere); return; }
        if (!answer.ok) return;
        put(await answer.text());
        if (answer.status === 286) { end(); return; }
      } catch { say(box.dataset.offline || ""); }
      window.setTimeout(poll, 2000);
    };
    const stream = new EventSource(box.dataset.live);
    let came = false;
    stream.addEventListener("progress", (event) => { came = true; put(event.data); });
    stream.addEventListener("end", (event) => { stream.close(); put(event.data); end(); });
    stream.addEventListener("error", () => { if (!came || stream.readyState === EventSource.CLOSED) { stream.close(); poll(); } });
  };
  const start = (root) => root.querySelectorAll("[data-live]:not([data-followed])").forEach((box) => { box.dataset.followed = "yes"; follow(box); });

  // Copying a field: data-copy names the element whose text or value is taken.
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    event.preventDefault();
    const from = document.getElementById(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(from.value ?? from.textContent);
      say(button.dataset.copied);
      button.dataset.was ??= button.textContent;
      button.textContent = button.dataset.copied;
      window.setTimeout(() => { button.textContent = button.dataset.was; }, 3000);
    } catch { from.focus(); from.select?.(); }
  });

  // A table that is wider than its place is scrolled by keys too, and says what it is.
  const reach = (root) => root.querySelectorAll(".scroll:not([tabindex])").forEach((place) => {
    if (place.scrollWidth <= place.clientWidth) return;
    const caption = place.querySelector("caption");
    place.tabIndex = 0;
    if (caption) { place.setAttribute("role", "region"); place.setAttribute("aria-label", caption.textContent.trim().slice(0, 80)); }
  });
  reach(document);
  document.addEventListener("htmx:afterSwap", (event) => reach(event.target));

  // Buttons that only scripts can serve are hidden until there are some.
  document.querySelectorAll("[data-needs-script]").forEach((element) => { element.hidden = false; });
  document.body.addEventListener("htmx:configRequest", (event) => { event.detail.headers["x-csrf-token"] = body.dataset.token; });
  document.addEventListener("htmx:afterSwap", (event) => start(event.target));
  start(document);
  window.td = { say, field, token: body.dataset.token, start };
})();
