"""A growing index of local codes: every code near a probe's is found with high odds, in a small part of the time.

Method: multi-index hashing (Norouzi, Punjani and Fleet, 2012) without flipped bits: two near codes agree in at least
one of sixteen 16-bit words, mostly. What one vote misses, the picture's other hundreds find; where few decide, the
picture's own codes are compared one by one afterwards (``takedown.matching.votes``).
"""

from __future__ import annotations

import threading
from collections.abc import Hashable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from takedown.fingerprint.kept import KeptCodes
from takedown.matching.kernels import NEAR, PLAIN, Kernels
from takedown.matching.segment import WORDS, Places, Segment

__all__ = ["NEAR", "PatchIndex", "Places", "Votes"]

_UNSORTED = 1024
_GROWTH = 8
_GONE = -1


@dataclass(frozen=True, eq=False)
class Votes:
    """Pairs of a probe's code and a registered one that lie within ``NEAR`` bits.

    Attributes:
        asked: which of the probe's codes.
        rows: which of the index's.
        bits: how far apart.
    """

    asked: Places
    rows: Places
    bits: NDArray[np.int64]


class PatchIndex:
    """Codes of many pictures. Adding appends, removing marks; before a look, what is new is sorted into its place.

    Sorted stretches are merged when they come near each other's size, so that a code is sorted a few times in all,
    however many are added (a log-structured merge, O'Neil et al. 1996). Takes 240 bytes a code, at most a quarter of 48
    more.

    Args:
        kernels: what counts the bits.
        tended: somebody calls ``settle`` from time to time, and a look needn't: with 100,000 pictures that may last a
            minute. Meanwhile what is new is compared code by code.
    """

    def __init__(self, kernels: Kernels = PLAIN, *, tended: bool = False) -> None:
        self._kernels = kernels
        self._tended = tended
        self._codes = np.zeros((1024, WORDS), np.uint64)
        self._columns = np.zeros((3, 1024), np.float32)
        self._owners = np.full(1024, _GONE, np.int32)
        self._count = 0
        self._gone = 0
        self._items: list[Hashable | None] = []
        self._extents: list[slice] = []
        self._numbers: dict[Hashable, int] = {}
        self._segments: tuple[Segment, ...] = ()
        self._sorting = threading.Lock()
        self._swapping = threading.Lock()

    def __len__(self) -> int:
        return len(self._numbers)

    def add(self, item: Hashable, kept: KeptCodes) -> None:
        """Take the codes of ``item``; those that it had before are forgotten."""
        self.remove(item)
        end = self._count + len(kept)
        if end > len(self._codes):
            self._grow(max(end, len(self._codes) + max(len(self._codes) // 4, 1024)))
        here = slice(self._count, end)
        self._codes[here] = np.ascontiguousarray(kept.codes).view(np.uint64)
        self._columns[:, here] = (kept.angles, kept.sizes, kept.weights)
        self._owners[here] = len(self._items)
        self._numbers[item] = len(self._items)
        self._items.append(item)
        self._extents.append(here)
        self._count = end

    def remove(self, item: Hashable) -> None:
        """Forget ``item``, known or not."""
        number = self._numbers.pop(item, None)
        if number is None:
            return
        extent = self._extents[number]
        self._owners[extent] = _GONE
        self._items[number] = None
        self._gone += extent.stop - extent.start
        if self._gone > self._count // 2:
            self._compact()

    def votes(self, codes: NDArray[np.uint8]) -> Votes:
        """Return the votes of a probe's ``codes``, shape (n, 32)."""
        if not self._tended:
            self.settle()
        words = np.ascontiguousarray(codes).view(np.uint64)
        segments = self._segments
        parts = [self._kernels.votes(words, self._codes, segment) for segment in segments]
        start = _end(segments)
        asked, rows, bits = self._kernels.pairs(words, self._codes[start : self._count])
        parts.append((asked, rows + start, bits))
        asked, rows, bits = (np.concatenate(column) for column in zip(*parts, strict=True))
        _, once = np.unique(asked * max(self._count, 1) + rows, return_index=True)
        live = once[self._owners[rows[once]] != _GONE]
        return Votes(asked[live], rows[live], bits[live])

    def owners(self, rows: Places) -> Places:
        """Return the numbers of the pictures that ``rows`` belong to."""
        return self._owners[rows].astype(np.int64)

    def angles_and_sizes(self, rows: Places) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Return what is kept beside the codes at ``rows``: radians, and binary logarithms."""
        return np.asarray(self._columns[0, rows]), np.asarray(self._columns[1, rows])

    def weights(self, rows: Places) -> NDArray[np.float32]:
        """Return the weights of the codes at ``rows``."""
        return np.asarray(self._columns[2, rows])

    def item(self, number: int) -> Hashable:
        """Return the picture with this number."""
        return self._items[number]

    def all_votes(self, codes: NDArray[np.uint8], number: int) -> Votes:
        """Return every vote of ``codes``, shape (n, 32), for the picture with this number: all pairs are compared."""
        extent = self._extents[number]
        asked, rows, bits = self._kernels.pairs(np.ascontiguousarray(codes).view(np.uint64), self._codes[extent])
        return Votes(asked, rows + extent.start, bits)

    def settle(self) -> None:
        """Sort what is new into its place; looking and changing may go on meanwhile."""
        with self._sorting:
            codes, count, segments = self._codes, self._count, self._segments
            if count - _end(segments) <= _UNSORTED:
                return
            kept, start = segments, _end(segments)
            while kept and len(kept[-1]) < _GROWTH * (count - start):
                start = kept[-1].start
                kept = kept[:-1]
            settled = (*kept, Segment.of(codes, start, count))
            with self._swapping:
                if self._segments is segments:  # else the rows were numbered anew, and the next turn sorts them
                    self._segments = settled

    def _grow(self, size: int) -> None:
        more = size - len(self._codes)
        self._codes = np.concatenate([self._codes, np.zeros((more, WORDS), np.uint64)])
        self._columns = np.concatenate([self._columns, np.zeros((3, more), np.float32)], axis=1)
        self._owners = np.concatenate([self._owners, np.full(more, _GONE, np.int32)])

    def _compact(self) -> None:
        """Leave out what was removed; the pictures get new numbers."""
        live = [(item, self._extents[number]) for item, number in self._numbers.items()]
        rows = np.concatenate([np.zeros(0, np.int64), *(np.arange(e.start, e.stop) for _, e in live)])
        self._codes, self._columns = self._codes[rows], self._columns[:, rows]
        self._owners = np.repeat(np.arange(len(live)), [e.stop - e.start for _, e in live]).astype(np.int32)
        self._count, self._gone = len(rows), 0
        with self._swapping:
            self._segments = ()
        self._numbers = {item: number for number, (item, _) in enumerate(live)}
        self._items = [item for item, _ in live]
        self._extents, end = [], 0
        for _, extent in live:
            self._extents.append(slice(end, end + extent.stop - extent.start))
            end = self._extents[-1].stop


def _end(segments: tuple[Segment, ...]) -> int:
    """Return the first row that isn't sorted in."""
    return segments[-1].end if segments else 0
