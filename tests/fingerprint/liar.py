"""A child that a hostile file has taken over: it answers in form, but says the same whatever it is asked."""

from __future__ import annotations

from takedown.fingerprint import wire
from takedown.jail import Read
from tests.fingerprint.answers import opened


def prepare(*_: str) -> None:
    """Nothing is needed."""


def work(_: bytes, _read: Read) -> bytes:
    """Return a sound answer, to a question that wasn't asked."""
    code = bytes(range(32))
    return bytes(wire.TOKEN) + opened(code)
