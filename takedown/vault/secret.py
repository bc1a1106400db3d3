"""What opens a vault: a passphrase, perhaps with a key file, or recovery words."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar, Literal

from takedown.vault.errors import EmptyPassphrase, KeyFileNeeded, KeyFileUnreadable
from takedown.vault.recovery import bits_of

Kind = Literal["passphrase", "recovery"]

LARGEST_KEY_FILE = 16 * 1024 * 1024
"""Bytes."""


@dataclass(frozen=True, slots=True)
class Passphrase:
    """Words that only the owner knows, and where the key file is, should the vault ask for one."""

    kind: ClassVar[Kind] = "passphrase"
    text: str = field(repr=False)
    key_file: Path | None = None

    def octets(self) -> bytearray:
        """Return what a key is derived from.

        Raises:
            EmptyPassphrase: nothing to derive one from.
        """
        # NFKC: the same letters typed on another keyboard or system are the same passphrase (e + accent, or e-acute).
        octets = bytearray(unicodedata.normalize("NFKC", self.text).encode("utf-8", "surrogatepass"))
        if not octets.strip():
            raise EmptyPassphrase
        return octets

    def beside(self) -> bytes:
        """Return the digest of the key file, 32 bytes.

        Raises:
            KeyFileNeeded: none is named.
            KeyFileUnreadable: it can't be read, or can't be one.
        """
        if self.key_file is None:
            raise KeyFileNeeded
        return _digest(self.key_file)


@dataclass(frozen=True, slots=True)
class RecoveryWords:
    """Twelve words that were made for the vault, as typed."""

    kind: ClassVar[Kind] = "recovery"
    text: str = field(repr=False)

    def octets(self) -> bytearray:
        """Return what a key is derived from: the 16 bytes that the words spell.

        Raises:
            NotRecoveryWords: they spell nothing.
        """
        return bits_of(self.text)

    def beside(self) -> bytes:
        """Return nothing: recovery words open without the key file, which may be what was lost."""
        return b""


Secret = Passphrase | RecoveryWords


def secret_of(given: str | Secret) -> Secret:
    """Return what was given; words alone are a passphrase."""
    return Passphrase(given) if isinstance(given, str) else given


def _digest(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST_KEY_FILE + 1)
    except OSError as problem:
        raise KeyFileUnreadable(file=str(file), why=problem.strerror or type(problem).__name__) from problem
    if not 0 < len(content) <= LARGEST_KEY_FILE:
        raise KeyFileUnreadable(file=str(file), why=f"{len(content)} B" if not content else "> 16 MiB")
    return hashlib.sha256(content).digest()
