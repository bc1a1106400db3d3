"""One-time codes of thirty seconds (RFC 6238), each of which counts once."""

from __future__ import annotations

import base64
import hashlib
import hmac
from datetime import datetime

import pyotp

STEP = 30
"""Seconds."""
_AROUND = (0, -1, 1)
"""The steps whose codes are taken: clocks differ by a little."""
_SECRET_BYTES = 20
"""RFC 4226, section 4: 160 bits."""


def secret_for(token: str) -> str:
    """Return the secret that whoever has the session ``token`` is offered: the same each time the page is shown.

    Base32, 32 letters; it counts only once a code of it was typed back.
    """
    drawn = hmac.digest(token.encode(), b"takedown/v1/totp", hashlib.sha256)[:_SECRET_BYTES]
    return base64.b32encode(drawn).decode("ascii")


def address(secret: str, login: str, organisation: str) -> str:
    """Return what an app for codes reads: an ``otpauth:`` address."""
    return pyotp.TOTP(secret).provisioning_uri(name=login, issuer_name=organisation)


def step_of(secret: str, code: str, *, after: int, at: datetime) -> int | None:
    """Return the step whose code ``code`` is, of those around ``at`` and later than the step ``after``; or nothing."""
    codes, now = pyotp.TOTP(secret, interval=STEP), int(at.timestamp()) // STEP
    typed = "".join(code.split())
    found = [
        now + off
        for off in _AROUND
        if hmac.compare_digest(codes.at((now + off) * STEP).encode(), typed.encode("utf-8", "surrogatepass"))
    ]
    return next((step for step in found if step > after), None)
