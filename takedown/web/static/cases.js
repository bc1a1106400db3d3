// Printing the page of a case: the button is there only where a script can serve it.
"use strict";
document.querySelectorAll("[data-print]").forEach((button) => button.addEventListener("click", () => window.print()));
