"""The arithmetic of the ledger: leaves, links and signatures, nothing else.

    leaf = SHA-256(0x00 || sealed body)
    link = SHA-256(0x01 || previous link || header || leaf)        the first previous link is 32 zero bytes

where the header is the canonical JSON of sequence number, id, time, kind, case and subject. The leaf is over the
*sealed* body: when a case's key is destroyed its bodies go, and the chain still verifies. The first byte keeps leaves
and links apart, as RFC 9162 does.
"""

from __future__ import annotations

import hashlib

from takedown.evidence.canonical import canonical

START = bytes(32)


def leaf(sealed_body: bytes) -> bytes:
    """Return the 32-byte digest of one entry's sealed body."""
    return hashlib.sha256(b"\x00" + sealed_body).digest()


def link(previous: bytes, header: dict[str, object], leaf_digest: bytes) -> bytes:
    """Return the 32-byte link that follows ``previous``."""
    return hashlib.sha256(b"\x01" + previous + canonical(header) + leaf_digest).digest()


def head(count: int, last: bytes) -> bytes:
    """Return what the head's signature covers, so that cutting the tail off is seen too."""
    return hashlib.sha256(b"\x02" + count.to_bytes(8, "big") + last).digest()
