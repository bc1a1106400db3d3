"""A growing index of local codes: every code near a probe's is found with high odds, in a small part of the time.

Method: multi-index hashing (Norouzi, Punjani and Fleet, 2012) without flipped bits: two near codes agree in at least
one of sixteen 16-bit words, mostly. What one vote misses, the picture's other hundreds find; where few decide, the
picture's own codes are compared one by one afterwards (``takedown.matching.votes``).
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from takedown.fingerprint.kept import KeptCodes

NEAR = 70
"""Codes within so many of the 256 bits are votes: 95 % of one patch's pairs, 5 in a million of strangers'."""

_TABLES = 16
_KEYS = 1 << 16
_WORDS = 4
_NEAR_IN_A_WORD = 25  # of 64 bits: 99 % of the pairs within ``NEAR``, 5 % of strangers'
_UNSORTED = 8192
_GONE = -1

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


class PatchIndex:
    """Codes of many pictures. Adding appends and removing marks; both are paid for by a merge now and then."""

    def __init__(self) -> None:
        self._codes = np.zeros((1024, _WORDS), np.uint64)
        self._columns = np.zeros((3, 1024), np.float32)
        self._owners = np.full(1024, _GONE, np.int32)
        self._count = 0
        self._items: list[Hashable | None] = []
        self._extents: list[slice] = []
        self._numbers: dict[Hashable, int] = {}
        self._sorted = 0
        self._orders = np.zeros((_TABLES, 0), np.int32)
        self._starts = np.zeros((_TABLES, _KEYS + 1), np.int32)

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
        if self._count - self._sorted > max(_UNSORTED, self._sorted // 8):
            self._sort()

    def remove(self, item: Hashable) -> None:
        """Forget ``item``, known or not."""
        number = self._numbers.pop(item, None)
        if number is None:
            return
        self._owners[self._extents[number]] = _GONE
        self._items[number] = None
        if int((self._owners[: self._count] == _GONE).sum()) > self._count // 2:
            self._compact()

    def votes(self, codes: NDArray[np.uint8]) -> Votes:
        """Return the votes of a probe's ``codes``, shape (n, 32)."""
        words = np.ascontiguousarray(codes).view(np.uint64)
        pairs = [self._collisions(words, table) for table in range(_TABLES)] if self._sorted else []
        pairs.append(self._recent(len(words)))
        keys = np.unique(np.concatenate([asked * self._count + rows for asked, rows in pairs]))
        asked, rows = np.divmod(keys, max(self._count, 1))
        bits = _distances(words[asked], self._codes[rows])
        near = (bits <= NEAR) & (self._owners[rows] != _GONE)
        return Votes(asked[near], rows[near], bits[near])

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
        words = np.ascontiguousarray(codes).view(np.uint64)
        bits = np.zeros((len(words), extent.stop - extent.start), np.int64)
        for word in range(_WORDS):
            bits += np.bitwise_count(words[:, word, None] ^ self._codes[None, extent, word])
        asked, rows = np.nonzero(bits <= NEAR)
        return Votes(asked, rows + extent.start, bits[asked, rows])

    def _collisions(self, words: NDArray[np.uint64], table: int) -> tuple[Places, Places]:
        """Return pairs that agree in one 16-bit word and aren't far apart in a longer one."""
        keys = words.view(np.uint16)[:, table]
        first = self._starts[table][keys]
        counts = self._starts[table][keys.astype(np.int64) + 1] - first
        asked = np.repeat(np.arange(len(words)), counts)
        ends = np.cumsum(counts)
        rows = self._orders[table][np.arange(len(asked)) + np.repeat(first - (ends - counts), counts)]
        other = (table // (_TABLES // _WORDS) + 1) % _WORDS
        near = np.bitwise_count(words[asked, other] ^ self._codes[rows, other]) <= _NEAR_IN_A_WORD
        return asked[near], rows[near].astype(np.int64)

    def _recent(self, count: int) -> tuple[Places, Places]:
        """Return every pair with a code that isn't sorted in yet."""
        recent = np.arange(self._sorted, self._count)
        return np.repeat(np.arange(count), len(recent)), np.tile(recent, count)

    def _sort(self) -> None:
        self._sorted = self._count
        keys = np.ascontiguousarray(self._codes[: self._count]).view(np.uint16)
        self._orders = np.empty((_TABLES, self._count), np.int32)
        for table in range(_TABLES):
            self._orders[table] = np.argsort(keys[:, table], kind="stable")
            np.cumsum(np.bincount(keys[:, table], minlength=_KEYS), out=self._starts[table, 1:])

    def _grow(self, size: int) -> None:
        more = size - len(self._codes)
        self._codes = np.concatenate([self._codes, np.zeros((more, _WORDS), np.uint64)])
        self._columns = np.concatenate([self._columns, np.zeros((3, more), np.float32)], axis=1)
        self._owners = np.concatenate([self._owners, np.full(more, _GONE, np.int32)])

    def _compact(self) -> None:
        """Leave out what was removed; the pictures get new numbers."""
        live = [(item, self._extents[number]) for item, number in self._numbers.items()]
        rows = np.concatenate([np.arange(extent.start, extent.stop) for _, extent in live] or [np.zeros(0, np.int64)])
        self._codes, self._columns, self._count = self._codes[rows], self._columns[:, rows], len(rows)
        self._numbers = {item: number for number, (item, _) in enumerate(live)}
        self._items = [item for item, _ in live]
        ends = np.cumsum([extent.stop - extent.start for _, extent in live]).tolist()
        self._extents = [slice(start, end) for start, end in zip([0, *ends][:-1], ends, strict=True)] if live else []
        self._owners = np.repeat(np.arange(len(live)), [e.stop - e.start for e in self._extents]).astype(np.int32)
        self._sort()


def _distances(some: NDArray[np.uint64], others: NDArray[np.uint64]) -> NDArray[np.int64]:
    return np.asarray(np.bitwise_count(some ^ others).sum(axis=1), np.int64)
