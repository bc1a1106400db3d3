"""A growing table of binary codes, searched exactly.

The registry is small and the questions are many, so every code is compared: nothing approximate can lose a picture.
Where there are many, most of PDQ's are ruled out eight variants at a time (``takedown.matching.turned``).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from takedown.matching.kernels import PLAIN, Kernels
from takedown.matching.segment import Words
from takedown.matching.turned import BITS, arranged, search

T = TypeVar("T", bound=Hashable)

_FEW = 2048
"""So many codes are compared with each variant as they are."""


class Near(NamedTuple, Generic[T]):
    """A code near to one of the variants asked for, or to its complement, and how many bits apart."""

    variant: int
    inverted: bool
    item: T
    bits: int


class CodeTable(Generic[T]):
    """Codes of one length with the picture, or the frame of a video, that each belongs to.

    Adding is amortised constant time; removing moves the last code into the gap. Nothing is ever rebuilt. Takes 32
    bytes for a code of 256 bits, and about 200 for what it belongs to.
    """

    def __init__(self, octets: int, kernels: Kernels = PLAIN) -> None:
        """Take codes of ``octets`` bytes, a multiple of 8."""
        self._octets = octets
        self._kernels = kernels
        self._columns: Words = np.zeros((octets // 8, 64), np.uint64)
        self._ids: list[T] = []
        self._slots: dict[T, int] = {}

    def __len__(self) -> int:
        return len(self._ids)

    def __contains__(self, item: T) -> bool:
        return item in self._slots

    def add(self, item: T, code: bytes) -> None:
        """Take ``code`` for ``item``; a second code for the same item replaces the first."""
        slot = self._slots.setdefault(item, len(self._ids))
        if slot == len(self._ids):
            self._ids.append(item)
            if slot == self._columns.shape[1]:
                self._columns = np.concatenate([self._columns, np.zeros_like(self._columns)], axis=1)
        self._columns[:, slot] = self._words([code])[0]

    def remove(self, item: T) -> None:
        """Forget ``item``, known or not."""
        slot = self._slots.pop(item, None)
        if slot is None:
            return
        last = self._ids.pop()
        if last != item:
            self._columns[:, slot] = self._columns[:, len(self._ids)]
            self._ids[slot] = last
            self._slots[last] = slot
        self._columns[:, len(self._ids)] = 0

    def near(self, variants: Sequence[bytes], radius: int) -> Iterator[Near[T]]:
        """Yield every code within ``radius`` bits of one of ``variants``, or of its complement: a negative's.

        In the order of the variants; a code may be near to several.

        Args:
            radius: less than half the bits of a code.
        """
        if not variants or not self._ids:
            return
        asked = self._words(variants)
        rows = self._worth_comparing(asked, radius)
        if not len(rows):
            return
        bits = self._bits(asked, rows)
        whole = 8 * self._octets
        for variant, measured in enumerate(bits):
            for inverted, distances in ((False, measured), (True, whole - measured)):
                for place in np.flatnonzero(distances <= radius):
                    yield Near(variant, inverted, self._ids[rows[place]], int(distances[place]))

    def distances(self, code: bytes) -> npt.NDArray[np.int64]:
        """Return the Hamming distance of ``code`` to every code, in the order of ``item_at``."""
        measured: npt.NDArray[np.int64] = self._bits(self._words([code]), np.arange(len(self._ids)))[0]
        return measured

    def item_at(self, slot: int) -> T:
        """Return the item whose distance stands at ``slot``."""
        return self._ids[slot]

    def distance(self, item: T, code: bytes) -> int | None:
        """Return the Hamming distance of ``code`` to that of ``item``; ``None``: it has none."""
        slot = self._slots.get(item)
        if slot is None:
            return None
        return int(np.bitwise_count(self._columns[:, slot] ^ self._words([code])[0]).sum())

    def _words(self, codes: Sequence[bytes]) -> Words:
        """Return ``codes`` as words, shape (n, words), in the order of bits that this table keeps."""
        if 8 * self._octets == BITS:
            return arranged(codes)
        return np.frombuffer(b"".join(codes), np.uint64).reshape(len(codes), -1)

    def _worth_comparing(self, asked: Words, radius: int) -> npt.NDArray[np.int64]:
        """Return the rows that may hold what is near; all where that is as fast."""
        if len(self._ids) <= _FEW or 8 * self._octets != BITS:
            return np.arange(len(self._ids))
        references, least = search(asked, radius)
        return self._kernels.leaning(self._columns, len(self._ids), references, least)

    def _bits(self, asked: Words, rows: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """Return the distances, shape (asked, rows); word after word, so that little memory is held."""
        total = np.zeros((len(asked), len(rows)), np.int64)
        for column, words in zip(self._columns, asked.T, strict=True):
            total += np.bitwise_count(column[rows][None] ^ words[:, None])
        return total
