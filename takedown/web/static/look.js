// A found picture, clear only while a key or the pointer is held. Nothing of it is kept: each time it is asked for anew.
"use strict";
(() => {
  const box = document.querySelector("[data-look]");
  if (!box) return;
  const canvas = box.querySelector("canvas");
  const hold = box.querySelector("[data-hold]");
  let asking = null;

  const hide = () => {
    asking?.abort();
    asking = null;
    canvas.hidden = true;
    canvas.getContext("2d").clearRect(0, 0, canvas.width, canvas.height);
  };
  const show = async () => {
    if (asking) return;
    const mine = asking = new AbortController();
    try {
      const answer = await fetch(box.dataset.look, { method: "POST", headers: { "x-csrf-token": window.td.token }, signal: mine.signal });
      if (!answer.ok) { window.td.say(box.dataset.over); window.location.reload(); return; }
      const picture = await createImageBitmap(await answer.blob());
      if (mine.signal.aborted) { picture.close(); return; }
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      picture.close();
      canvas.hidden = false;
    } catch { if (asking === mine) hide(); }
  };

  hold.addEventListener("pointerdown", (event) => { if (event.button === 0) { hold.setPointerCapture(event.pointerId); show(); } });
  for (const kind of ["pointerup", "pointercancel", "lostpointercapture", "blur"]) hold.addEventListener(kind, hide);
  hold.addEventListener("keydown", (event) => {
    if (event.key !== " " && event.key !== "Enter") return;
    event.preventDefault();
    if (!event.repeat) show();
  });
  hold.addEventListener("keyup", (event) => { if (event.key === " " || event.key === "Enter") hide(); });
  box.addEventListener("contextmenu", (event) => event.preventDefault());
  window.addEventListener("blur", hide);
  window.addEventListener("pagehide", hide);
  document.addEventListener("visibilitychange", hide);
  // One key takes it away: it is overwritten at once.
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { hide(); box.querySelector("[data-away]").requestSubmit(); }
  });
})();
