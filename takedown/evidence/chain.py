"""The arithmetic of the ledger: leaves, links, commitments and what is signed, nothing else.

    leaf       = SHA-256(0x00 || sealed body)
    link       = SHA-256(0x01 || previous link || header || leaf)        the first previous link is 32 zero bytes
    head       = SHA-256(0x02 || number of entries, 8 bytes || last link)
    commitment = SHA-256(0x03 || salt, 32 bytes || body)
    checkpoint = SHA-256(0x04 || checkpoint)                             see ``checkpoint.py``

where the header is the canonical JSON of sequence number, id, time, kind, case, subject and commitment, and the body
canonical JSON too. The leaf is over the *sealed* body: when a case's key is destroyed its bodies go, and the chain
still verifies. The commitment is over the *plain* body: whoever is given body and salt can hold them against the link
without the key, and once both are destroyed nobody can find out by trying what it stood for. Entries of the program's
first days have no commitment, and then their header has none. The first byte keeps all these apart, as in RFC 9162.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from takedown.evidence.canonical import canonical

START = bytes(32)
SALT = 32
"""Bytes of a salt."""
_HEADER = ("seq", "id", "at", "kind", "case_id", "subject")


def leaf(sealed_body: bytes) -> bytes:
    """Return the 32-byte digest of one entry's sealed body."""
    return hashlib.sha256(b"\x00" + sealed_body).digest()


def commitment(salt: bytes, body: object) -> bytes:
    """Return the 32 bytes that bind an entry to its plain ``body``, and say nothing of it without the salt."""
    return hashlib.sha256(b"\x03" + salt + canonical(body)).digest()


def header(row: Mapping[str, Any]) -> dict[str, object]:
    """Return what a link covers of an entry's ``row``."""
    bound = row["commitment"]
    return {name: row[name] for name in _HEADER} | ({} if bound is None else {"commitment": bytes(bound).hex()})


def link(previous: bytes, header: dict[str, object], leaf_digest: bytes) -> bytes:
    """Return the 32-byte link that follows ``previous``."""
    return hashlib.sha256(b"\x01" + previous + canonical(header) + leaf_digest).digest()


def head(count: int, last: bytes) -> bytes:
    """Return what the head's signature covers, so that cutting the tail off is seen too."""
    return hashlib.sha256(b"\x02" + count.to_bytes(8, "big") + last).digest()


def checkpoint(written: bytes) -> bytes:
    """Return what a checkpoint's signature covers."""
    return hashlib.sha256(b"\x04" + written).digest()
