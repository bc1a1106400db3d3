"""Where a child's bytes come from when a file isn't given to it whole: the parent reads ranges for it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

Read = Callable[[int, int], bytes]
"""What a worker reads by: offset and size in; the bytes there out, fewer only where the source ends."""


class Source(Protocol):
    """A file of known size that is read in ranges."""

    @property
    def size(self) -> int:
        """Bytes in all."""

    def read(self, offset: int, size: int) -> bytes:
        """Return at most ``size`` bytes from ``offset`` on, fewer only at the end.

        Raises:
            OSError: they can't be read; the question then ends with this error.
        """


class MemorySource:
    """Bytes in hand as a source."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    @property
    def size(self) -> int:
        """Bytes in all."""
        return len(self._content)

    def read(self, offset: int, size: int) -> bytes:
        """Return at most ``size`` bytes from ``offset`` on."""
        return self._content[offset : offset + size]


class FileSource:
    """A local file as a source: opened once, never in memory as a whole. Any thread may read.

    Raises:
        OSError: it can't be opened.
    """

    def __init__(self, file: Path) -> None:
        self._descriptor = os.open(file, os.O_RDONLY | os.O_CLOEXEC)
        self._size = os.fstat(self._descriptor).st_size

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @property
    def size(self) -> int:
        """Bytes in all, when it was opened."""
        return self._size

    def read(self, offset: int, size: int) -> bytes:
        """Return at most ``size`` bytes from ``offset`` on."""
        return os.pread(self._descriptor, size, offset)

    def close(self) -> None:
        """Close the file."""
        os.close(self._descriptor)
