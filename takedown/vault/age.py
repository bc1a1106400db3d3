"""One file locked with age (https://age-encryption.org/v1, the C2SP specification), piece by piece.

pyrage locks to recipients' keys. It has no way to lock under a passphrase without holding everything in memory twice;
that part of the format is written here, from its specification, and read back by pyrage in the tests.
"""

from __future__ import annotations

import io
import os
import threading
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from hmac import compare_digest, digest
from secrets import token_bytes
from typing import IO, Protocol, TypeAlias
from unicodedata import normalize

import pyrage
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from takedown.errors import TakedownError
from takedown.vault.errors import EmptyPassphrase, NotEnoughMemory

INTRO = b"age-encryption.org/v1\n"
_WORK = 18
"""The logarithm of scrypt's cost that age's own tool takes: 256 MiB, about a second."""
_MOST_WORK = 20
_SALT = b"age-encryption.org/v1/scrypt"
_CHUNK, _TAG = 65_536, 16
_LONGEST_LINE = 128


class Writes(Protocol):
    """Where the locked bytes go."""

    def write(self, piece: bytes, /) -> object:
        """Take all of ``piece``."""


class NotLocked(TakedownError):
    """The file isn't one that age locked."""


class WrongLockPassphrase(TakedownError):
    """The passphrase, or the key, isn't one that the file was locked with, or its first lines were altered."""

    exit_status = 4


class LockBroken(TakedownError):
    """The locked file was cut short or altered; what came out before is to be thrown away."""


class BadRecipient(TakedownError):
    """``text`` is no age recipient (``age1...``)."""

    exit_status = 2


class BadIdentity(TakedownError):
    """What was given holds no age secret key (``AGE-SECRET-KEY-1...``)."""


@dataclass(frozen=True, slots=True)
class ByPassphrase:
    """Locked and opened by words; ``work`` is the logarithm of scrypt's cost."""

    words: str
    work: int = _WORK

    def key(self, salt: bytes, work: int) -> ChaCha20Poly1305:
        """Return the key that wraps the file's own.

        Raises:
            EmptyPassphrase, NotEnoughMemory: nothing was derived.
        """
        secret = normalize("NFC", self.words).encode("utf-8", "surrogatepass")
        if not secret.strip():
            raise EmptyPassphrase
        try:
            return ChaCha20Poly1305(Scrypt(_SALT + salt, 32, n=1 << work, r=8, p=1).derive(secret))
        except MemoryError as problem:
            raise NotEnoughMemory(mebibytes=max(1, (1 << work) >> 10)) from problem


@dataclass(frozen=True, slots=True)
class ToRecipients:
    """Locked to one or more public keys, ``age1...``."""

    keys: tuple[str, ...]

    def parsed(self) -> list[pyrage.x25519.Recipient]:
        """Return the keys as the library takes them.

        Raises:
            BadRecipient: one is none.
        """
        return [_recipient(key) for key in self.keys]


@dataclass(frozen=True, slots=True)
class ByIdentity:
    """Opened by a secret key: the text of a file that ``age-keygen`` wrote."""

    text: str

    def parsed(self) -> list[pyrage.x25519.Identity]:
        """Return the keys as the library takes them.

        Raises:
            BadIdentity: none is there.
        """
        lines = [line.strip() for line in self.text.splitlines()]
        try:
            found = [pyrage.x25519.Identity.from_str(line) for line in lines if line and not line.startswith("#")]
        except pyrage.IdentityError:
            raise BadIdentity from None
        if not found:
            raise BadIdentity
        return found


Lock: TypeAlias = ByPassphrase | ToRecipients
Opener: TypeAlias = ByPassphrase | ByIdentity


def lock(pieces: Iterable[bytes], out: Writes, under: Lock) -> None:
    """Write ``pieces``, one after another, locked.

    Raises:
        BadRecipient, EmptyPassphrase, NotEnoughMemory: nothing was written.
    """
    if isinstance(under, ToRecipients):
        _to_recipients(_Pulled(pieces), _Sink(out), under.parsed())
        return
    salt, file_key, nonce = token_bytes(16), token_bytes(16), token_bytes(16)
    wrapped = under.key(salt, under.work).encrypt(bytes(12), file_key, None)
    head = INTRO + b"-> scrypt %s %d\n%s\n---" % (_text(salt), under.work, _text(wrapped))
    out.write(head + b" " + _text(digest(_derived(file_key, b"", b"header"), head, sha256)) + b"\n" + nonce)
    cipher = ChaCha20Poly1305(_derived(file_key, nonce, b"payload"))
    source = _Pulled(pieces)
    number, chunk = 0, source.exactly(_CHUNK)
    while True:
        after = source.exactly(_CHUNK)
        out.write(cipher.encrypt(_place(number, last=not after), chunk, None))
        if not after:
            return
        number, chunk = number + 1, after


def _to_recipients(source: _Pulled, sink: _Sink, keys: list[pyrage.x25519.Recipient]) -> None:
    try:
        pyrage.encrypt_io(source, sink, keys)
    except pyrage.EncryptError as problem:
        # What went wrong on our side, a full disk for one, the library tells as a text of its own.
        raise source.problem or sink.problem or problem from None


def by_passphrase(file: IO[bytes]) -> bool:
    """Return whether a passphrase opens ``file``, rather than a key; it is read from its beginning again afterwards.

    Raises:
        NotLocked: age didn't write it.
    """
    file.seek(0)
    if file.read(len(INTRO)) != INTRO:
        raise NotLocked
    kind = file.read(10)
    file.seek(0)
    return kind == b"-> scrypt "


@contextmanager
def unlocked(file: IO[bytes], by: Opener) -> Iterator[IO[bytes]]:
    """Give what ``file`` holds, to be read piece by piece; reading raises ``LockBroken`` where it isn't whole.

    Raises:
        NotLocked, WrongLockPassphrase, BadIdentity, EmptyPassphrase, NotEnoughMemory: nothing was read.
    """
    if by_passphrase(file) != isinstance(by, ByPassphrase):
        raise WrongLockPassphrase
    if isinstance(by, ByPassphrase):
        yield io.BufferedReader(_Chunks(file, _file_key(file, by)), _CHUNK)
        return
    with _Piped(file, by.parsed()) as piped:
        yield io.BufferedReader(piped, _CHUNK)


def _file_key(file: IO[bytes], by: ByPassphrase) -> bytes:
    """Read the header; return the file's own key, 16 bytes."""
    lines = [file.readline(_LONGEST_LINE) for _ in range(4)]
    try:
        _, _, salt, work = lines[1].split(b" ")
        cost = int(work)
        salted, wrapped, mac = _octets(salt), _octets(lines[2][:-1]), _octets(lines[3][4:-1])
    except ValueError:
        raise NotLocked from None
    if not (0 < cost <= _MOST_WORK and len(salted) == 16 and len(wrapped) == 32 and lines[3].startswith(b"--- ")):  # noqa: PLR2004 - the format's own figures
        raise NotLocked
    try:
        key = by.key(salted, cost).decrypt(bytes(12), wrapped, None)
    except InvalidTag:
        raise WrongLockPassphrase from None
    head = b"".join(lines[:3]) + b"---"
    if not compare_digest(digest(_derived(key, b"", b"header"), head, sha256), mac):
        raise WrongLockPassphrase
    return key


class _Chunks(io.RawIOBase):
    """The payload under a passphrase, chunk by chunk (the STREAM construction)."""

    def __init__(self, file: IO[bytes], file_key: bytes) -> None:
        self._file = file
        self._cipher = ChaCha20Poly1305(_derived(file_key, file.read(16), b"payload"))
        self._number = 0
        self._sealed = file.read(_CHUNK + _TAG)
        self._left = b""
        self._ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # the buffers that the library gives
        if not self._left and not self._ended:
            self._left = self._next()
        count = min(len(buffer), len(self._left))
        buffer[:count], self._left = self._left[:count], self._left[count:]
        return count

    def _next(self) -> bytes:
        after = self._file.read(_CHUNK + _TAG)
        try:
            plain = self._cipher.decrypt(_place(self._number, last=not after), self._sealed, None)
        except (InvalidTag, ValueError):
            raise LockBroken from None
        self._number, self._sealed, self._ended = self._number + 1, after, not after
        return plain


class _Piped(io.RawIOBase):
    """What the library writes in a thread of its own, read at the other end of a pipe."""

    def __init__(self, file: IO[bytes], identities: list[pyrage.x25519.Identity]) -> None:
        self._out, self._in = os.pipe()
        self._problem: BaseException | None = None
        self._thread = threading.Thread(target=self._open, args=(file, identities), daemon=True)
        self._thread.start()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # the buffers that the library gives
        count = os.readv(self._out, [buffer])
        if count == 0:
            self._thread.join()
            if self._problem is not None:
                raise self._problem
        return count

    def close(self) -> None:
        if not self.closed:
            os.close(self._out)  # whatever is still being written meets a broken pipe, and the thread ends
            self._thread.join()
        super().close()

    def _open(self, file: IO[bytes], identities: list[pyrage.x25519.Identity]) -> None:
        with os.fdopen(self._in, "wb", buffering=0) as sink:
            sent = _Counted(sink)
            try:
                pyrage.decrypt_io(file, sent, identities)
            except pyrage.DecryptError:
                self._problem = LockBroken() if sent.count else WrongLockPassphrase()
            except OSError:
                self._problem = LockBroken()


class _Counted:
    def __init__(self, sink: IO[bytes]) -> None:
        self._sink = sink
        self.count = 0

    def write(self, piece: bytes) -> int:
        self.count += len(piece)
        rest = memoryview(piece)
        while rest:
            rest = rest[self._sink.write(rest) :]
        return len(piece)

    def flush(self) -> None:
        with suppress(OSError):
            self._sink.flush()


class _Sink:
    """Where the library writes to; it keeps what went wrong there."""

    def __init__(self, out: Writes) -> None:
        self._out = out
        self.problem: BaseException | None = None

    def write(self, piece: bytes) -> int:
        try:
            self._out.write(piece)
        except BaseException as problem:
            self.problem = problem
            raise
        return len(piece)

    def flush(self) -> None:
        """Leave it to whoever opened the file."""


class _Pulled:
    """Pieces of any length, read in the lengths that are asked for; it keeps what went wrong where they come from."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self._left = memoryview(b"")  # of a large piece nothing is copied but what is taken
        self.problem: BaseException | None = None

    def _piece(self) -> bytes | None:
        try:
            return next(self._pieces, None)
        except BaseException as problem:
            self.problem = problem
            raise

    def read(self, count: int) -> bytes:
        while not self._left:
            piece = self._piece()
            if piece is None:
                return b""
            self._left = memoryview(piece)
        taken, self._left = self._left[:count], self._left[count:]
        return bytes(taken)

    def exactly(self, count: int) -> bytes:
        """Return ``count`` bytes, fewer at the end alone."""
        parts = []
        while count and (part := self.read(count)):
            parts.append(part)
            count -= len(part)
        return b"".join(parts)


def _recipient(key: str) -> pyrage.x25519.Recipient:
    try:
        return pyrage.x25519.Recipient.from_str(key)
    except pyrage.RecipientError:
        raise BadRecipient(text=key) from None


def _place(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + (b"\x01" if last else b"\x00")


def _derived(file_key: bytes, salt: bytes, info: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt=salt or None, info=info).derive(file_key)


def _text(octets: bytes) -> bytes:
    return b64encode(octets).rstrip(b"=")


def _octets(text: bytes) -> bytes:
    octets = b64decode(text + b"=" * (-len(text) % 4), validate=True)
    if _text(octets) != text:  # the format has one spelling for each value
        raise ValueError
    return octets
