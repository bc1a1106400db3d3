// Showing what is typed, and printing a card. Neither is needed.
"use strict";
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) { window.print(); return; }
  const button = event.target.closest("[data-show-typed]");
  if (!button) return;
  const shown = button.getAttribute("aria-pressed") === "true";
  button.form.querySelectorAll('input[name="new"], input[name="again"]').forEach((input) => { input.type = shown ? "password" : "text"; });
  button.setAttribute("aria-pressed", shown ? "false" : "true");
});
