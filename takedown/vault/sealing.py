"""Sealing: AES-256-GCM bound to the place where the sealed bytes stand, and blind indexes to look a value up by."""

from __future__ import annotations

import hashlib
import hmac
from functools import lru_cache
from secrets import token_bytes

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from takedown.errors import TakedownError
from takedown.memory import wipe
from takedown.vault.keys import NONCE_BYTES, subkey

_VERSION = b"\x01"
_HEAD_BYTES = 1 + NONCE_BYTES


class Tampered(TakedownError):
    """Sealed bytes were altered, moved from another place, or sealed under another key; ``table``, ``column``."""


class Locked(TakedownError):
    """The vault was locked; its keys are gone from memory."""

    exit_status = 4


def bound(*parts: str) -> bytes:
    """Return ``parts`` as bytes in which no two different tuples look alike."""
    return b"".join([_counted(part) for part in parts])


def _counted(part: str) -> bytes:
    octets = part.encode("utf-8", "surrogatepass")
    return b"%d:%s" % (len(octets), octets)


_known = lru_cache(maxsize=1024)(_counted)
"""For tables and columns, whose names are the program's."""


def _bound_place(place: tuple[str, str, str]) -> bytes:
    table, row_id, column = place
    return b"%b%b%b%b" % (_VERSION, _known(table), _counted(row_id), _known(column))


class SealingKey:
    """A case's key, or the vault's own: seals, unseals and indexes.

    Nonces are random, which is safe for 2**32 values under one key (NIST SP 800-38D, section 8.3).
    """

    def __init__(self, key: bytes | bytearray) -> None:
        self._index_key, self._seal_key = subkey(key, "index"), subkey(key, "seal")
        self._aead: AESGCM | None = AESGCM(self._seal_key)

    def seal(self, place: tuple[str, str, str], plain: bytes) -> bytes:
        """Return version, nonce, ciphertext and tag: 29 bytes more than ``plain``.

        ``place`` is (table, row id, column); unsealing elsewhere is refused.
        """
        nonce = token_bytes(NONCE_BYTES)
        return _VERSION + nonce + self._open().encrypt(nonce, plain, _bound_place(place))

    def unseal(self, place: tuple[str, str, str], sealed: bytes) -> bytes:
        """Return what was sealed at ``place``.

        Raises:
            Tampered: altered, moved or another key's.
        """
        table, _, column = place
        if len(sealed) < _HEAD_BYTES or sealed[:1] != _VERSION:
            raise Tampered(table=table, column=column)
        try:
            nonce, wrapped = sealed[1:_HEAD_BYTES], sealed[_HEAD_BYTES:]
            return self._open().decrypt(nonce, wrapped, _bound_place(place))
        except InvalidTag:
            raise Tampered(table=table, column=column) from None

    def index(self, field: str, value: str) -> bytes:
        """Return 32 bytes that are the same for the same field and value under this key, and say nothing without it."""
        self._open()
        return hmac.digest(self._index_key, bound(field, value), hashlib.sha256)

    def forget(self) -> None:
        """Drop the keys; every later use raises ``Locked``."""
        self._aead = None
        wipe(self._index_key)
        wipe(self._seal_key)

    def _open(self) -> AESGCM:
        if self._aead is None:
            raise Locked
        return self._aead
