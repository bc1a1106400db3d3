// Leaving at once: the page is blank before the answer comes, and the way back doesn't lead here.
const link = document.querySelector("[data-leave-link]");
const leave = () => {
  document.querySelector("[data-blank]").hidden = false;
  document.title = " ";
  window.location.replace(link.href);
};
link.addEventListener("click", (event) => { event.preventDefault(); leave(); });

let presses = [];
document.addEventListener("keydown", (event) => {
  if (event.key !== "Shift") { presses = []; return; }
  if (event.repeat) return;
  const now = performance.now();
  presses = [...presses.filter((at) => now - at < 5000), now];
  if (presses.length >= 3) leave();
});

// What the browser kept of a page for its "back" button is shown to nobody, and forms are not remembered.
window.addEventListener("pageshow", (event) => { if (event.persisted) window.location.reload(); });
for (const form of document.forms) form.autocomplete = "off";
