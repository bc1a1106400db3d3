"""Members of a 7z archive, which packs many as one stream, and of a rar archive as far as it packs nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, BinaryIO, cast

import py7zr
import rarfile
from py7zr.archiveinfo import Folder
from py7zr.exceptions import PasswordRequired, UnsupportedCompressionMethodError
from py7zr.py7zr import ArchiveFile

from takedown.media.archive import BROKEN, PIECE, Entries, Entry, Meter, Metered, Skip

_PPMD = b"\x03\x04\x01"
"""A method for texts, whose decoder can't be stopped in the middle of a member."""


def of_seven_zip(file: BinaryIO, meter: Meter) -> Entries:
    """Yield the members of a 7z archive."""
    try:
        archive = py7zr.SevenZipFile(file)
    except PasswordRequired:
        yield Skip("encrypted")
        return
    streams = getattr(archive.header, "main_streams", None)
    if streams is not None:
        for folder, place in zip(streams.unpackinfo.folders, streams.packinfo.packpositions, strict=False):
            file.seek(archive.afterheader + place)
            yield from _solid(file, folder, meter)


def _solid(file: BinaryIO, folder: Folder, meter: Meter) -> Entries:
    """Yield the members of one folder, which are packed as one stream: each is unpacked, wanted or not."""
    members: Iterable[ArchiveFile] = cast("Any", folder).files or ()
    for member in members:
        if member.emptystream:
            continue
        if any(coder["method"] == _PPMD for coder in folder.coders):
            yield Skip("method")
            continue
        try:
            stream = _Solid(file, folder, member.uncompressed, member.compressed or 0)
        except PasswordRequired:
            yield Skip("encrypted")
            continue
        except UnsupportedCompressionMethodError:
            yield Skip("method")
            continue
        metered = Metered(stream, meter)
        yield Entry(member.filename, metered)
        while metered.read():  # up to the next member
            pass
        if stream.broken:
            yield Skip("broken")
            return


class _Solid:
    """One member of a 7z folder. Its own library would unpack the archive as a whole, to files or into memory.

    Attributes:
        broken: it ended too early; nothing more can be read of the folder.
    """

    def __init__(self, file: BinaryIO, folder: Folder, size: int, packed: int) -> None:
        self._file = file
        self._decompressor = folder.get_decompressor(packed)
        self._left = size
        self.broken = False

    def read(self, size: int, /) -> bytes:
        """Return at most ``size`` bytes, none only at the end."""
        wanted = min(size, self._left, PIECE)
        piece = self._next(wanted) if wanted and not self.broken else b""
        self._left -= len(piece)
        return piece

    def _next(self, wanted: int) -> bytes:
        """Return some bytes; none where it breaks, after which the decompressor isn't asked again."""
        before = -1
        try:
            while before != self._file.tell():
                before = self._file.tell()
                if piece := self._decompressor.decompress(self._file, wanted):
                    return bytes(piece)
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001 - each of the eight decoders behind it has errors of its own
            self.broken = True
            return b""
        self.broken = True
        return b""


def of_rar(file: BinaryIO, meter: Meter) -> Entries:
    """Yield those members of a rar archive that it merely stores."""
    with rarfile.RarFile(file, crc_check=False) as archive:
        members = archive.infolist()
        if not members:
            yield Skip("encrypted" if archive.needs_password() else "broken")
        for info in members:
            if not info.is_dir():
                yield _rar_entry(archive, info, meter)


def _rar_entry(archive: rarfile.RarFile, info: rarfile.RarInfo, meter: Meter) -> Entry | Skip:
    if info.needs_password():
        return Skip("encrypted")
    if info.file_redir is not None or info.is_symlink():
        return Skip("link")
    if info.compress_type != rarfile.RAR_M0:
        return Skip("method")
    try:
        return Entry(info.filename, Metered(archive.open(info), meter))
    except BROKEN:
        return Skip("broken")
