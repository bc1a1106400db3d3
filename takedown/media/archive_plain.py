"""Members of a zip (PKWARE APPNOTE 6.3.10), of a tar (POSIX.1-2001), or what one of gzip, bzip2 and xz packs."""

from __future__ import annotations

import bz2
import gzip
import lzma
import stat
import tarfile
import zipfile
from collections.abc import Callable
from typing import BinaryIO, cast

from takedown.media.archive import BROKEN, TAR_BLOCK, Entries, Entry, Meter, Metered, Skip, Stream, is_tar

_ENCRYPTED = 1


def of_zip(file: BinaryIO, meter: Meter) -> Entries:
    """Yield the members of a zip."""
    with zipfile.ZipFile(file) as archive:
        for info in archive.infolist():
            if info.is_dir():
                continue
            if info.flag_bits & _ENCRYPTED:
                yield Skip("encrypted")
                continue
            yield _zip_entry(archive, info, meter)


def _zip_entry(archive: zipfile.ZipFile, info: zipfile.ZipInfo, meter: Meter) -> Entry | Skip:
    if stat.S_ISLNK(info.external_attr >> 16):
        return Skip("link")
    del info.CRC  # then it isn't checked
    try:
        return Entry(info.filename, Metered(cast("Stream", archive.open(info)), meter))
    except NotImplementedError:
        return Skip("method")
    except BROKEN:
        return Skip("broken")


def of_tar(file: Stream, meter: Meter) -> Entries:
    """Yield the members of a tar, which is read from its start to its end."""
    metered = cast("BinaryIO", Metered(file, meter))
    with tarfile.open(fileobj=metered, mode="r|", errors="replace") as archive:
        for info in archive:
            if info.issym() or info.islnk():
                yield Skip("link")
            elif info.isreg() and (stream := archive.extractfile(info)) is not None:
                yield Entry(info.name, cast("Stream", stream))


def _packed(file: BinaryIO, meter: Meter, unpack: Callable[[BinaryIO], BinaryIO]) -> Entries:
    """Yield the members of a packed tar, or the one file that is packed."""
    with unpack(file) as stream:
        first = stream.read(TAR_BLOCK)
        stream.seek(0)
        if is_tar(first):
            yield from of_tar(stream, meter)
        else:
            yield Entry("content", Metered(stream, meter))


def of_gzip(file: BinaryIO, meter: Meter) -> Entries:
    """Yield what a file in gzip (RFC 1952) packs."""
    return _packed(file, meter, lambda packed: cast("BinaryIO", gzip.GzipFile(fileobj=packed)))


def of_bzip2(file: BinaryIO, meter: Meter) -> Entries:
    """Yield what a file in bzip2 packs."""
    return _packed(file, meter, lambda packed: cast("BinaryIO", bz2.BZ2File(packed)))


def of_xz(file: BinaryIO, meter: Meter) -> Entries:
    """Yield what a file in xz packs."""
    return _packed(file, meter, lambda packed: cast("BinaryIO", lzma.LZMAFile(packed)))
