"""What runs inside the jail: a hostile archive or document in ranges in, its pictures and films out, one at a time."""

from __future__ import annotations

import bz2
import codecs
import contextlib
import gzip
import io
import lzma
import tarfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, cast

import py7zr
from PIL import Image, Jpeg2KImagePlugin

from takedown.jail import Read, Refusal
from takedown.media.archive import PIECE, Bundle, Enough, Entries, Entry, Meter, Skip, bundle_of
from takedown.media.archive_open import RangeReader, entries
from takedown.media.document import DAMAGED, images
from takedown.media.sniff import HEAD, sniff
from takedown.media.unpack_wire import OPEN, Member, pack_end, pack_member

_BUFFER = 1 << 18
_DEEPEST = 1
"""Archives within archives: one level. What unfolds into itself for ever ends there."""
_ENCODINGS = ("ascii", "cp437", "latin-1", "utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "charmap", "hex")


@dataclass(frozen=True, slots=True)
class Limits:
    """What is unpacked of one archive.

    Attributes:
        member_bytes: of one member. total_bytes: of all that is unpacked, whether anybody wants it or not.
        pixels: width times height of a picture in a document.
        members: given out. ratio: unpacked bytes for each byte of the archive; ``free_bytes`` are never too many.
    """

    member_bytes: int
    total_bytes: int
    pixels: int
    members: int = 1_000
    ratio: int = 100
    free_bytes: int = 32 << 20


class Unpacking:
    """The members of one archive or document that are media.

    Args:
        file: it, seekable. size: its bytes. limits: what is unpacked of it.

    Attributes:
        skipped: how many members, or rests of archives, were left out, by ``unpack_wire.REASONS``.
    """

    def __init__(self, file: BinaryIO, size: int, limits: Limits) -> None:
        self.skipped: Counter[str] = Counter()
        self._file = file
        self._limits = limits
        self._given = 0
        self._meter = Meter(size, limits.total_bytes, limits.ratio, limits.free_bytes)

    def members(self) -> Iterator[Member]:
        """Yield them; what is broken ends them, and what came before counts.

        Raises:
            Refusal: ``not-archive``.
            MemoryError: it doesn't fit into the jail's memory.
        """
        try:
            yield from self._of(self._file, 0)
        except Enough as enough:
            self.skipped[enough.reason] += 1

    def _of(self, file: BinaryIO, depth: int) -> Iterator[Member]:
        try:
            for entry in self._entries(file):
                if isinstance(entry, Skip):
                    self.skipped[entry.reason] += 1
                else:
                    yield from self._taken(entry, depth)
        except DAMAGED:
            self.skipped["broken"] += 1

    def _entries(self, file: BinaryIO) -> Entries:
        bundle = bundle_of(file.read(HEAD))
        file.seek(0)
        if bundle is None and zipfile.is_zipfile(file):  # something else stands in front of it
            bundle = Bundle.ZIP
        if bundle is None:
            raise Refusal("not-archive")
        if bundle is Bundle.PDF:
            return images(file, self._limits.pixels, self._meter)
        return entries(file, bundle, self._meter)

    def _taken(self, entry: Entry, depth: int) -> Iterator[Member]:
        head = _read(entry, HEAD)
        inner = bundle_of(head)
        if inner is not None and depth == _DEEPEST:
            self.skipped["too-deep"] += 1
        elif inner is None and not _is_media(head):
            self.skipped["not-media"] += 1
        else:
            content = head + _read(entry, self._limits.member_bytes + 1 - len(head))
            if len(content) > self._limits.member_bytes:
                self.skipped["too-large"] += 1
            elif inner is None:
                self._count()
                yield Member(entry.name, content)
            else:
                for member in self._of(io.BytesIO(content), depth + 1):
                    yield Member(f"{entry.name}/{member.name}", member.content)

    def _count(self) -> None:
        if self._given == self._limits.members:
            raise Enough("too-many")
        self._given += 1


class _Child:
    """What this process keeps from one question to the next."""

    limits = Limits(64 << 20, 256 << 20, 60_000_000)
    unpacking: Unpacking | None = None
    members: Iterator[Member] = iter(())


def prepare(member_bytes: str, total_bytes: str, pixels: str) -> None:
    """Import and use every reader once: after this, nothing can be opened any more. The limits come in digits."""
    Image.MAX_IMAGE_PIXELS = None  # ours is asked before anything is decoded
    Image.register_open(Jpeg2KImagePlugin.Jpeg2KImageFile.format, Jpeg2KImagePlugin.Jpeg2KImageFile)
    Image.init()
    for name in _ENCODINGS:
        codecs.lookup(name)
    for sample in _samples():
        _Child.unpacking = Unpacking(io.BytesIO(sample), len(sample), _Child.limits)
        if len(list(_Child.unpacking.members())) != 1:
            raise ImportError
    _Child.limits = Limits(int(member_bytes), int(total_bytes), int(pixels))


def work(payload: bytes, read: Read) -> bytes:
    """Open a file, or go on with the one that is open; the forms are in ``takedown.media.unpack_wire``.

    Raises:
        Refusal: ``not-archive``.
    """
    if payload:
        (size,) = OPEN.unpack(payload)
        file = io.BufferedReader(RangeReader(read, size), _BUFFER)
        _Child.unpacking = Unpacking(cast("BinaryIO", file), size, _Child.limits)
        _Child.members = _Child.unpacking.members()
    if _Child.unpacking is None:
        raise Refusal("not-archive")
    member = next(_Child.members, None)
    return pack_end(_Child.unpacking.skipped) if member is None else pack_member(member)


def _is_media(head: bytes) -> bool:
    with contextlib.suppress(Refusal):
        sniff(head)
        return True
    return False


def _read(entry: Entry, size: int) -> bytes:
    """Return the next ``size`` bytes of a member, fewer at its end or where it breaks."""
    content = bytearray()
    with contextlib.suppress(*DAMAGED):
        while len(content) < size and (piece := entry.stream.read(min(PIECE, size - len(content)))):
            content += piece
    return bytes(content)


def _samples() -> Iterator[bytes]:
    """Yield a small archive in each format that can be written, and a document."""
    picture = io.BytesIO()
    Image.new("RGB", (8, 8), (200, 80, 40)).save(picture, "PNG")
    content = picture.getvalue()
    for packing in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", packing) as packed:
            packed.writestr("é.png", content)
        yield file.getvalue()
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as tar:
        info = tarfile.TarInfo("é.png")
        info.size = len(content)
        tar.addfile(info, io.BytesIO(content))
    tarred = file.getvalue()
    yield from (tarred, gzip.compress(tarred), bz2.compress(tarred), lzma.compress(content))
    file = io.BytesIO()
    with py7zr.SevenZipFile(file, "w") as seven:
        seven.writestr(content, "é.png")
    yield file.getvalue()
    for mode in ("RGB", "RGBA", "1"):  # as JPEG, JPEG 2000 and fax
        file = io.BytesIO()
        Image.new(mode, (8, 8)).save(file, "PDF")
        yield file.getvalue()
