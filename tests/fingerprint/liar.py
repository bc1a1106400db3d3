"""A child that a hostile file has taken over: whatever it is asked, it answers with another file's fingerprint."""

from __future__ import annotations

import hashlib

from takedown.cases.media import Fingerprint
from takedown.fingerprint import wire
from takedown.jail import Read


def prepare() -> None:
    """Nothing is needed."""


def work(_: bytes, _read: Read) -> bytes:
    """Return a sound fingerprint, of something else."""
    other, code = b"another file", bytes(range(32))
    return wire.pack(
        Fingerprint(
            sha256=hashlib.sha256(other).digest(),
            md5=hashlib.md5(other, usedforsecurity=False).digest(),
            pdq=code,
            pdq_variants=(code,) * 8,
            quality=100,
            phash=bytes(8),
            dhash=bytes(8),
            width=100,
            height=100,
            format="jpeg",
        )
    )
