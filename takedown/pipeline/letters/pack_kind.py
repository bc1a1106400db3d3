"""The kinds of packs, apart from what makes them, so that naming one loads nothing."""

from __future__ import annotations

from enum import StrEnum


class PackKind(StrEnum):
    """What is made."""

    COMPLAINT = "complaint"
    CNIL = "cnil"
    HASH_BANK = "hash-bank"
    HOTLINES = "hotlines"
    CLOUDFLARE = "cloudflare"
    XARF = "xarf"
    CSV = "csv"
