"""From a passphrase to keys: Argon2id (RFC 9106), AES-256-GCM wrapping, HKDF-SHA256 (RFC 5869) by purpose."""

from __future__ import annotations

import unicodedata
from secrets import token_bytes
from typing import Literal

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from takedown.errors import TakedownError
from takedown.vault.header import Cost, Header

KEY_BYTES = 32
NONCE_BYTES = 12
Purpose = Literal[
    "database", "records", "ledger-signing", "wrap-case-keys", "rows-of-no-case", "seal", "index", "local-codes"
]


class WrongPassphrase(TakedownError):
    """The passphrase doesn't open the vault (or the header was altered: the two can't be told apart)."""

    exit_status = 4


class EmptyPassphrase(TakedownError):
    """A passphrase of nothing, or of blanks alone, protects nothing."""


class NotEnoughMemory(TakedownError):
    """Trying the passphrase needs more memory than the machine gives; ``mebibytes``."""


def subkey(key: bytes | bytearray, purpose: Purpose) -> bytearray:
    """Return 32 bytes for ``purpose``; knowing them tells nothing of ``key`` or of another purpose's."""
    info = b"takedown/v1/" + purpose.encode()
    return bytearray(HKDF(SHA256(), KEY_BYTES, salt=None, info=info).derive(bytes(key)))


def new_header(passphrase: str, cost: Cost) -> tuple[Header, bytearray]:
    """Return a header around a fresh data key, and the data key, 32 bytes.

    Raises:
        EmptyPassphrase: nothing to derive a key from.
        NotEnoughMemory: the machine gives less than ``cost`` asks for.
    """
    data_key = bytearray(token_bytes(KEY_BYTES))
    blank = Header(
        time=cost.time, memory_kib=cost.memory_kib, lanes=cost.lanes, salt=token_bytes(16), wrapped_key=bytes(60)
    )
    nonce = token_bytes(NONCE_BYTES)
    wrapped = AESGCM(_stretched(passphrase, blank)).encrypt(nonce, bytes(data_key), blank.authenticated())
    return blank.model_copy(update={"wrapped_key": nonce + wrapped}), data_key


def unwrapped(header: Header, passphrase: str) -> bytearray:
    """Return the data key, 32 bytes.

    Raises:
        WrongPassphrase: another passphrase, or an altered header.
        EmptyPassphrase: as in ``new_header``.
        NotEnoughMemory: as in ``new_header``.
    """
    nonce, wrapped = header.wrapped_key[:NONCE_BYTES], header.wrapped_key[NONCE_BYTES:]
    try:
        return bytearray(AESGCM(_stretched(passphrase, header)).decrypt(nonce, wrapped, header.authenticated()))
    except InvalidTag:
        raise WrongPassphrase from None


def _stretched(passphrase: str, header: Header) -> bytes:
    # NFKC: the same letters typed on another keyboard or system are the same passphrase (e + accent, or e-acute).
    secret = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    if not secret.strip():
        raise EmptyPassphrase
    try:
        return hash_secret_raw(
            secret, header.salt, header.time, header.memory_kib, header.lanes, KEY_BYTES, Type.ID, version=19
        )
    except HashingError as problem:
        raise NotEnoughMemory(mebibytes=max(1, header.memory_kib // 1024)) from problem
