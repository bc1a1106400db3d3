"""What unpacking a hostile archive works with: what a bundle is, its members, and the count of what was unpacked."""

from __future__ import annotations

import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

import rarfile
from py7zr.exceptions import ArchiveError, PasswordRequired

# What the readers raise on files that are not what they claim.
BROKEN = (
    OSError, EOFError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RuntimeError,
    AssertionError, struct.error, zlib.error, lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError, rarfile.Error,
    ArchiveError, PasswordRequired,
)  # fmt: skip

PIECE = 1 << 16
"""Bytes that are unpacked at a time."""
TAR_BLOCK = 512


class Bundle(StrEnum):
    """A file that holds further files."""

    ZIP = "zip"
    TAR = "tar"
    GZIP = "gzip"
    BZIP2 = "bzip2"
    XZ = "xz"
    SEVEN_ZIP = "7z"
    RAR = "rar"
    PDF = "pdf"


_MAGIC = {
    b"PK\x03\x04": Bundle.ZIP,
    b"PK\x05\x06": Bundle.ZIP,
    b"\x1f\x8b\x08": Bundle.GZIP,
    b"BZh": Bundle.BZIP2,
    b"\xfd7zXZ\x00": Bundle.XZ,
    b"7z\xbc\xaf\x27\x1c": Bundle.SEVEN_ZIP,
    b"Rar!\x1a\x07": Bundle.RAR,
    b"%PDF-": Bundle.PDF,
}
_PDF_WITHIN = 1024  # where readers accept its first line (ISO 32000-2, annex I)


class Enough(Exception):
    """A limit on the whole archive is reached; ``reason`` is its code. What came before counts."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Meter:
    """Counts every byte that is unpacked, looked at or passed over.

    Args:
        size: of the archive. most: bytes unpacked in all. ratio: and no more than so many for each byte of it.
        free: so many are never a bomb, however small the archive.
    """

    def __init__(self, size: int, most: int, ratio: int, free: int) -> None:
        folded = max(free, size * ratio)
        self._left = min(most, folded)
        self._reason = "bomb" if folded < most else "too-much"

    def count(self, size: int) -> None:
        """Count ``size`` bytes more.

        Raises:
            Enough: ``bomb`` or ``too-much``.
        """
        self._left -= size
        if self._left < 0:
            raise Enough(self._reason)


class Stream(Protocol):
    """What a member is read from."""

    def read(self, size: int, /) -> bytes:
        """Return at most ``size`` bytes, none only at the end."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A member that can be read until the next one is asked for."""

    name: str
    stream: Stream


@dataclass(frozen=True, slots=True)
class Skip:
    """A member that can't be had; ``reason`` is a code."""

    reason: str


Entries = Iterator[Entry | Skip]


def bundle_of(head: bytes) -> Bundle | None:
    """Return which bundle begins with ``head``, 1,024 bytes at least where there are so many."""
    for magic, bundle in _MAGIC.items():
        if head.startswith(magic):
            return bundle
    if is_tar(head):
        return Bundle.TAR
    return Bundle.PDF if b"%PDF-" in head[:_PDF_WITHIN] else None


class Metered:
    """A stream whose bytes are counted."""

    def __init__(self, stream: Stream, meter: Meter) -> None:
        self._stream = stream
        self._meter = meter

    def read(self, size: int = PIECE, /) -> bytes:
        """Return at most ``size`` bytes."""
        piece = self._stream.read(size)
        self._meter.count(len(piece))
        return piece


def is_tar(block: bytes) -> bool:
    """Return whether ``block`` starts with a tar header: by its mark, or by its checksum where it is older."""
    if block[257:262] == b"ustar":
        return True
    try:
        tarfile.TarInfo.frombuf(block[:TAR_BLOCK], "utf-8", "replace")
    except (tarfile.TarError, *BROKEN):
        return False
    return True
