// Passkeys (WebAuthn Level 3): has the browser make one or ask for one, and puts its answer into the form.
"use strict";

(() => {
  const octets = (text) => {
    const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
  };
  const text = (buffer) => {
    let plain = "";
    for (const octet of new Uint8Array(buffer)) plain += String.fromCharCode(octet);
    return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  };
  const described = (list) => (list || []).map((one) => ({ ...one, id: octets(one.id) }));

  const made = async (options) => {
    const publicKey = {
      ...options,
      challenge: octets(options.challenge),
      user: { ...options.user, id: octets(options.user.id) },
      excludeCredentials: described(options.excludeCredentials),
    };
    const key = await navigator.credentials.create({ publicKey });
    const { clientDataJSON, attestationObject } = key.response;
    return [key, { clientDataJSON: text(clientDataJSON), attestationObject: text(attestationObject) }];
  };

  const asked = async (options) => {
    const publicKey = {
      ...options,
      challenge: octets(options.challenge),
      allowCredentials: described(options.allowCredentials),
    };
    const key = await navigator.credentials.get({ publicKey });
    const { clientDataJSON, authenticatorData, signature, userHandle } = key.response;
    const response = {
      clientDataJSON: text(clientDataJSON),
      authenticatorData: text(authenticatorData),
      signature: text(signature),
    };
    if (userHandle) response.userHandle = text(userHandle);
    return [key, response];
  };

  const answered = async (form) => {
    const options = JSON.parse(form.dataset.options);
    const [key, response] = await (form.dataset.passkey === "make" ? made : asked)(options);
    return JSON.stringify({
      id: key.id,
      rawId: text(key.rawId),
      type: key.type,
      response,
      clientExtensionResults: key.getClientExtensionResults(),
    });
  };

  for (const form of document.querySelectorAll("[data-passkey]")) {
    if (!window.PublicKeyCredential) continue;
    const away = form.querySelector("[data-passkey-away]");
    form.querySelector("[data-passkey-script]").hidden = true;
    form.addEventListener("submit", async (event) => {
      const answer = form.querySelector("[name=answer]");
      if (answer.value) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      away.hidden = true;
      try {
        answer.value = await answered(form);
      } catch {
        away.hidden = false;
        return;
      }
      form.submit();
    });
  }
})();
