"""A file-like object over ranges that somebody else reads: what a demuxer works on."""

from __future__ import annotations

import os

from takedown.jail import Read


class RangeFile:
    """Reads and seeks in a file of ``size`` bytes; nothing of it is kept."""

    def __init__(self, read: Read, size: int) -> None:
        self._read = read
        self._size = size
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        """Return the next ``size`` bytes, fewer only at the end."""
        left = max(0, self._size - self._at)
        part = self._read(self._at, left if size < 0 else min(size, left))
        self._at += len(part)
        return part

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Move to ``offset`` and return the new place.

        Raises:
            ValueError: it lies before the start.
        """
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._size}[whence]
        if start + offset < 0:
            raise ValueError(offset)
        self._at = start + offset
        return self._at

    def tell(self) -> int:
        """Return the place."""
        return self._at
