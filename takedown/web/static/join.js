// The end of the link that somebody comes by, after the #, goes to the server with the form alone, and out of the address.
"use strict";

(() => {
  const field = document.querySelector("[data-join] [name=token]");
  const given = location.hash.slice(1);
  if (!field) return;
  if (given) {
    field.value = given;
    history.replaceState(null, "", location.pathname);
  }
  if (field.value) field.closest("[data-from-link]").hidden = true;
})();
