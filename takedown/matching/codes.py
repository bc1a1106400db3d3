"""A growing table of binary codes, searched exactly.

The registry is small and the questions are many, so every code is compared: nothing approximate can lose a picture.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt

Words64 = npt.NDArray[np.uint64]
T = TypeVar("T", bound=Hashable)


class CodeTable(Generic[T]):
    """Codes of one length with the picture, or the frame of a video, that each belongs to.

    Adding is amortised constant time; removing moves the last code into the gap. Nothing is ever rebuilt.
    """

    def __init__(self, octets: int) -> None:
        """Take codes of ``octets`` bytes, a multiple of 8."""
        self._words = octets // 8
        self._codes: Words64 = np.zeros((64, self._words), dtype=np.uint64)
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
            if slot == len(self._codes):
                self._codes = np.concatenate([self._codes, np.zeros_like(self._codes)])
        self._codes[slot] = np.frombuffer(code, dtype=np.uint64)

    def remove(self, item: T) -> None:
        """Forget ``item``, known or not."""
        slot = self._slots.pop(item, None)
        if slot is None:
            return
        last = self._ids.pop()
        if last != item:
            self._codes[slot] = self._codes[len(self._ids)]
            self._ids[slot] = last
            self._slots[last] = slot
        self._codes[len(self._ids)] = 0

    def distances(self, code: bytes) -> npt.NDArray[np.int64]:
        """Return the Hamming distance of ``code`` to every code, in the order of ``item_at``."""
        probe = np.frombuffer(code, dtype=np.uint64)
        bits = np.bitwise_count(self._codes[: len(self._ids)] ^ probe)
        total: npt.NDArray[np.int64] = bits.sum(axis=1, dtype=np.int64)
        return total

    def distance(self, item: T, code: bytes) -> int | None:
        """Return the Hamming distance of ``code`` to that of ``item``; ``None``: it has none."""
        slot = self._slots.get(item)
        if slot is None:
            return None
        return int(np.bitwise_count(self._codes[slot] ^ np.frombuffer(code, dtype=np.uint64)).sum())

    def item_at(self, slot: int) -> T:
        """Return the id whose distance stands at ``slot``."""
        return self._ids[slot]
