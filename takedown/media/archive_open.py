"""Members of a hostile archive, one after another, read as far as somebody asks. To be called inside a jail only.

Names are text and never a path. A wrong checksum is no reason to leave a member out: people unpack such archives too.
Rar is read without an external program, so only members that it merely stores are had; what zip packs by Deflate64 and
7z by PPMd isn't had either.
"""

from __future__ import annotations

import errno
import io
from collections.abc import Callable
from typing import BinaryIO

from takedown.jail import Refusal
from takedown.media.archive import Bundle, Enough, Entries, Meter
from takedown.media.archive_plain import of_bzip2, of_gzip, of_tar, of_xz, of_zip
from takedown.media.archive_solid import of_rar, of_seven_zip

_MOST_ENTRIES = 10_000
"""Members looked at, whatever they are."""

_OPENERS: dict[Bundle, Callable[[BinaryIO, Meter], Entries]] = {
    Bundle.ZIP: of_zip,
    Bundle.TAR: of_tar,
    Bundle.GZIP: of_gzip,
    Bundle.BZIP2: of_bzip2,
    Bundle.XZ: of_xz,
    Bundle.SEVEN_ZIP: of_seven_zip,
    Bundle.RAR: of_rar,
}


def entries(file: BinaryIO, bundle: Bundle, meter: Meter) -> Entries:
    """Yield the members of the archive ``file``, in its order.

    Raises:
        Enough: ``too-many``, ``bomb`` or ``too-much``.
        Refusal: ``not-archive``: it is none of those that are read here.
    """
    opener = _OPENERS.get(bundle)
    if opener is None:
        raise Refusal("not-archive")
    for number, entry in enumerate(opener(file, meter)):
        if number == _MOST_ENTRIES:
            raise Enough("too-many")
        yield entry


class RangeReader(io.RawIOBase):
    """Ranges that somebody else reads, as the kind of file that the readers here insist on.

    Args:
        read: offset and size in, bytes out. size: bytes in all.
    """

    def __init__(self, read: Callable[[int, int], bytes], size: int) -> None:
        super().__init__()
        self._read = read
        self._size = size
        self._at = 0

    def readable(self) -> bool:
        """Say yes."""
        return True

    def seekable(self) -> bool:
        """Say yes."""
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]  # typeshed wants any buffer
        """Fill ``buffer`` as far as the file goes, and return how far."""
        piece = self._read(self._at, min(len(buffer), max(0, self._size - self._at)))
        buffer[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Move to ``offset`` and return the new place.

        Raises:
            OSError: it lies before the start.
        """
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        if start + offset < 0:
            raise OSError(errno.EINVAL, "before the start")
        self._at = start + offset
        return self._at

    def tell(self) -> int:
        """Return the place."""
        return self._at
