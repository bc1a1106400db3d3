"""From a secret to keys: Argon2id (RFC 9106), AES-256-GCM wrapping, HKDF-SHA256 (RFC 5869) by purpose.

Keys are made in byte arrays that are overwritten as soon as they have done their work, and never pass through ``bytes``
where a library lets us say where to put its result.
"""

from __future__ import annotations

import hmac
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from secrets import token_bytes
from typing import Literal

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from takedown.memory import hold, wipe
from takedown.vault.errors import (
    NoRecoveryWords,
    NotEnoughMemory,
    WrongPassphrase,
    WrongPassphraseOrKeyFile,
    WrongRecoveryWords,
)
from takedown.vault.header import MAC_BYTES, AnyHeader, Cost, FirstHeader, Header, Slot
from takedown.vault.secret import Secret

KEY_BYTES = 32
NONCE_BYTES = 12
Purpose = Literal[
    "database",
    "records",
    "ledger-signing",
    "wrap-case-keys",
    "rows-of-no-case",
    "seal",
    "index",
    "local-codes",
    "header",
    "compartment/media",
    "compartment/found",
    "compartment/mail",
    "compartment/person",
    "wrap-seat",
]


def subkey(key: bytes | bytearray, purpose: Purpose) -> bytearray:
    """Return 32 bytes for ``purpose``; knowing them tells nothing of ``key`` or of another purpose's."""
    made = hold(bytearray(KEY_BYTES))
    HKDF(SHA256(), KEY_BYTES, salt=None, info=b"takedown/v1/" + purpose.encode()).derive_into(key, made)
    return made


def new_data_key() -> bytearray:
    """Return a fresh key for everything that a vault holds, 32 bytes."""
    return hold(bytearray(token_bytes(KEY_BYTES)))


def new_slot(data_key: bytearray, secret: Secret, cost: Cost, *, key_file: bool = False) -> Slot:
    """Return ``data_key`` wrapped under ``secret``, with a salt of its own.

    Raises:
        EmptyPassphrase, NotRecoveryWords: nothing to derive a key from.
        KeyFileNeeded, KeyFileUnreadable: ``key_file`` is asked for.
        NotEnoughMemory: the machine gives less than ``cost`` asks for.
    """
    blank = Slot(
        kind=secret.kind,
        key_file=key_file,
        time=cost.time,
        memory_kib=cost.memory_kib,
        lanes=cost.lanes,
        salt=token_bytes(16),
        wrapped_key=bytes(60),
    )
    nonce = token_bytes(NONCE_BYTES)
    with _stretched(secret, blank) as key:
        wrapped = AESGCM(key).encrypt(nonce, data_key, blank.authenticated())
    return blank.model_copy(update={"wrapped_key": nonce + wrapped})


def header_of(data_key: bytearray, *slots: Slot) -> Header:
    """Return a header with ``slots``, bound to each other."""
    open_end = Header(slots=slots, mac=bytes(MAC_BYTES))
    return open_end.model_copy(update={"mac": _mac(data_key, open_end)})


def is_whole(header: AnyHeader, data_key: bytearray) -> bool:
    """Say whether ``header`` is as it was written by somebody who had ``data_key``; of version 1 its slot says it."""
    return isinstance(header, FirstHeader) or hmac.compare_digest(header.mac, _mac(data_key, header))


def unwrapped(header: AnyHeader, secret: Secret) -> bytearray:
    """Return the data key, 32 bytes; whether the rest of the header is whole is for ``is_whole`` to say.

    Raises:
        WrongPassphrase: another secret, or an altered slot.
        NoRecoveryWords: the vault has none.
        EmptyPassphrase, NotRecoveryWords, KeyFileNeeded, KeyFileUnreadable: there was nothing to try.
        NotEnoughMemory: the machine gives less than the header asks for.
    """
    slot = header.slot(secret.kind)
    if slot is None:
        raise NoRecoveryWords
    return opened_slot(slot, secret)


def opened_slot(slot: Slot | FirstHeader, secret: Secret) -> bytearray:
    """Return the key that ``slot`` wraps, 32 bytes.

    Raises:
        WrongPassphrase: another secret, or an altered slot.
        EmptyPassphrase, NotRecoveryWords, KeyFileNeeded, KeyFileUnreadable: there was nothing to try.
        NotEnoughMemory: the machine gives less than the slot asks for.
    """
    nonce, wrapped = slot.wrapped_key[:NONCE_BYTES], slot.wrapped_key[NONCE_BYTES:]
    data_key = hold(bytearray(KEY_BYTES))
    try:
        with _stretched(secret, slot) as key:
            AESGCM(key).decrypt_into(nonce, wrapped, slot.authenticated(), data_key)
    except InvalidTag:
        raise _wrong(slot) from None
    return data_key


def _mac(data_key: bytearray, header: Header) -> bytes:
    key = subkey(data_key, "header")
    try:
        return hmac.digest(key, header.covered(), sha256)
    finally:
        wipe(key)


def _wrong(slot: Slot | FirstHeader) -> WrongPassphrase:
    if isinstance(slot, Slot) and slot.kind == "recovery":
        return WrongRecoveryWords()
    return WrongPassphraseOrKeyFile() if isinstance(slot, Slot) and slot.key_file else WrongPassphrase()


DERIVING = threading.Lock()
"""Held while Argon2 works: its lanes are threads that OpenSSL shares out, and two at once fail or wait for ever."""


@contextmanager
def _stretched(secret: Secret, slot: Slot | FirstHeader) -> Iterator[bytearray]:
    """Give the key that wraps, 32 bytes, for as long as the block runs.

    The key file's digest is Argon2's own secret value K (RFC 9106, section 3.1): without it, trying tells nothing.
    """
    beside = secret.beside() if isinstance(slot, Slot) and slot.key_file else None
    words, key = secret.octets(), hold(bytearray(KEY_BYTES))
    try:
        one = Argon2id(
            salt=slot.salt,
            length=KEY_BYTES,
            iterations=slot.time,
            lanes=slot.lanes,
            memory_cost=slot.memory_kib,
            secret=beside,
        )
        with DERIVING:
            one.derive_into(words, key)  # type: ignore[arg-type]  # it takes any buffer; its types say bytes
        yield key
    except MemoryError as problem:
        raise NotEnoughMemory(mebibytes=max(1, slot.memory_kib // 1024)) from problem
    finally:
        wipe(words)
        wipe(key)
