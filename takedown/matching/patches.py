"""A growing index of local codes: every code near a probe's is found with high odds, in a small part of the time.

Method: multi-index hashing (Norouzi, Punjani and Fleet, 2012) without flipped bits: two near codes agree in at least
one of sixteen 16-bit words, mostly. What one vote misses, the picture's other hundreds find; where few decide, the
picture's own codes are compared one by one afterwards (``takedown.matching.votes``).
"""

from __future__ import annotations

import threading
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from takedown.fingerprint.kept import KeptCodes

NEAR = 70
"""Codes within so many of the 256 bits are votes: 95 % of one patch's pairs, 5 in a million of strangers'."""

_TABLES = 16
_KEYS = 1 << 16
_WORDS = 4
_NEAR_IN_A_WORD = 25  # of 64 bits: 99 % of the pairs within ``NEAR``, 5 % of strangers'
_UNSORTED = 1024
_GROWTH = 8
_GONE = -1
_MOST_BITS = 255

Places = NDArray[np.int64]


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


@dataclass(frozen=True, eq=False)
class _Segment:
    """A stretch of rows, sorted by each of the sixteen words.

    Attributes:
        start: its first row.
        orders: shape (16, n), the rows less ``start``.
        starts: shape (16, 65537), where each word begins in them.
        others: shape (16, n), another 64 bits of each row in that order: what lies together is compared soonest.
    """

    start: int
    orders: NDArray[np.int32]
    starts: NDArray[np.int32]
    others: NDArray[np.uint64]

    @classmethod
    def of(cls, codes: NDArray[np.uint64], start: int, end: int) -> Self:
        keys = np.ascontiguousarray(codes[start:end]).view(np.uint16)
        orders = np.empty((_TABLES, end - start), np.int32)
        starts = np.zeros((_TABLES, _KEYS + 1), np.int32)
        others = np.empty((_TABLES, end - start), np.uint64)
        for table in range(_TABLES):
            orders[table] = np.argsort(keys[:, table], kind="stable")
            np.cumsum(np.bincount(keys[:, table], minlength=_KEYS), out=starts[table, 1:])
            np.take(codes[start:end, _other(table)], orders[table], out=others[table])
        return cls(start, orders, starts, others)

    def __len__(self) -> int:
        return int(self.orders.shape[1])

    def collisions(self, words: NDArray[np.uint64], table: int) -> tuple[Places, Places]:
        """Return pairs of a probe's code and a row that agree in one 16-bit word, and nearly in one of 64 bits."""
        keys = words.view(np.uint16)[:, table].astype(np.int64)
        first = self.starts[table][keys].astype(np.int64)
        counts = self.starts[table][keys + 1] - first
        asked = np.repeat(np.arange(len(keys)), counts)
        places = np.arange(len(asked)) + np.repeat(first - (np.cumsum(counts) - counts), counts)
        bits = np.bitwise_count(words[asked, _other(table)] ^ self.others[table][places])
        near = np.flatnonzero(bits <= _NEAR_IN_A_WORD)
        return asked[near], self.orders[table][places[near]].astype(np.int64) + self.start


class PatchIndex:
    """Codes of many pictures. Adding appends, removing marks; before a look, what is new is sorted into its place.

    Sorted stretches are merged when they come near each other's size, so that a code is sorted a few times in all,
    however many are added (a log-structured merge, O'Neil et al. 1996).
    """

    def __init__(self) -> None:
        self._codes = np.zeros((1024, _WORDS), np.uint64)
        self._columns = np.zeros((3, 1024), np.float32)
        self._owners = np.full(1024, _GONE, np.int32)
        self._count = 0
        self._gone = 0
        self._items: list[Hashable | None] = []
        self._extents: list[slice] = []
        self._numbers: dict[Hashable, int] = {}
        self._segments: list[_Segment] = []
        self._sorting = threading.Lock()

    def __len__(self) -> int:
        return len(self._numbers)

    def add(self, item: Hashable, kept: KeptCodes) -> None:
        """Take the codes of ``item``; those that it had before are forgotten."""
        self.remove(item)
        end = self._count + len(kept)
        if end > len(self._codes):
            self._grow(max(end, 2 * len(self._codes)))
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
        self._settle()
        words = np.ascontiguousarray(codes).view(np.uint64)
        parts = [self._near(words, segment, table) for segment in self._segments for table in range(_TABLES)]
        asked, rows, bits = (np.concatenate(column) for column in zip(*parts, self._near_new(words), strict=True))
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
        asked, rows, bits = _all_near(np.ascontiguousarray(codes).view(np.uint64), self._codes[extent])
        return Votes(asked, rows + extent.start, bits)

    def _near(self, words: NDArray[np.uint64], segment: _Segment, table: int) -> tuple[Places, Places, Places]:
        """Return the near pairs that agree in one 16-bit word."""
        asked, rows = segment.collisions(words, table)
        bits = np.bitwise_count(words[asked] ^ self._codes[rows]).sum(axis=1, dtype=np.int64)
        near = bits <= NEAR
        return asked[near], rows[near], bits[near]

    def _near_new(self, words: NDArray[np.uint64]) -> tuple[Places, Places, Places]:
        """Return the near pairs among the codes that aren't sorted in yet: all are compared."""
        start = self._sorted()
        asked, rows, bits = _all_near(words, self._codes[start : self._count])
        return asked, rows + start, bits

    def _sorted(self) -> int:
        """Return the first row that isn't sorted in."""
        return self._segments[-1].start + len(self._segments[-1]) if self._segments else 0

    def _settle(self) -> None:
        with self._sorting:
            if self._count - self._sorted() <= _UNSORTED:
                return
            start = self._sorted()
            while self._segments and len(self._segments[-1]) < _GROWTH * (self._count - start):
                start = self._segments.pop().start
            self._segments.append(_Segment.of(self._codes, start, self._count))

    def _grow(self, size: int) -> None:
        more = size - len(self._codes)
        self._codes = np.concatenate([self._codes, np.zeros((more, _WORDS), np.uint64)])
        self._columns = np.concatenate([self._columns, np.zeros((3, more), np.float32)], axis=1)
        self._owners = np.concatenate([self._owners, np.full(more, _GONE, np.int32)])

    def _compact(self) -> None:
        """Leave out what was removed; the pictures get new numbers."""
        live = [(item, self._extents[number]) for item, number in self._numbers.items()]
        rows = np.concatenate([np.zeros(0, np.int64), *(np.arange(e.start, e.stop) for _, e in live)])
        self._codes, self._columns = self._codes[rows], self._columns[:, rows]
        self._owners = np.repeat(np.arange(len(live)), [e.stop - e.start for _, e in live]).astype(np.int32)
        self._count, self._gone, self._segments = len(rows), 0, []
        self._numbers = {item: number for number, (item, _) in enumerate(live)}
        self._items = [item for item, _ in live]
        self._extents, end = [], 0
        for _, extent in live:
            self._extents.append(slice(end, end + extent.stop - extent.start))
            end = self._extents[-1].stop


def _other(table: int) -> int:
    """Return which 64 bits are compared first where the 16 of ``table`` agree; these lie elsewhere."""
    return (table // (_TABLES // _WORDS) + 1) % _WORDS


def _all_near(words: NDArray[np.uint64], codes: NDArray[np.uint64]) -> tuple[Places, Places, Places]:
    """Return every pair within ``NEAR`` bits; word after word, so that no more than a byte a pair is held."""
    bits = np.zeros((len(words), len(codes)), np.uint8)
    for word in range(_WORDS):
        part = np.bitwise_count(words[:, word, None] ^ codes[None, :, word])
        np.minimum(part, _MOST_BITS - bits, out=part)  # a byte holds 255, and beyond ``NEAR`` nothing is asked
        bits += part
    asked, rows = np.nonzero(bits <= NEAR)
    return asked, rows, bits[asked, rows].astype(np.int64)
