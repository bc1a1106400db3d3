"""A stretch of local codes, sorted by each of their sixteen words of 16 bits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

Words = NDArray[np.uint64]
Places = NDArray[np.int64]

TABLES = 16
WORDS = 4
"""Words of 64 bits in a code of 256."""
KEYS = 1 << 16


@dataclass(frozen=True, eq=False)
class Segment:
    """A stretch of rows, sorted by each of the sixteen words: 192 bytes a code.

    Attributes:
        start: its first row.
        orders: shape (16, n), the rows less ``start``.
        starts: shape (16, 65537), where each word begins in them.
        others: shape (16, n), another 64 bits of each row in that order: what lies together is compared soonest.
    """

    start: int
    orders: NDArray[np.int32]
    starts: NDArray[np.int32]
    others: Words

    @classmethod
    def of(cls, codes: Words, start: int, end: int) -> Self:
        """Sort the rows of ``codes``, shape (n, 4), from ``start`` to ``end``."""
        keys = np.ascontiguousarray(codes[start:end]).view(np.uint16)
        orders = np.empty((TABLES, end - start), np.int32)
        starts = np.zeros((TABLES, KEYS + 1), np.int32)
        others = np.empty((TABLES, end - start), np.uint64)
        for table in range(TABLES):
            orders[table] = np.argsort(keys[:, table], kind="stable")
            np.cumsum(np.bincount(keys[:, table], minlength=KEYS), out=starts[table, 1:])
            np.take(codes[start:end, other(table)], orders[table], out=others[table])
        return cls(start, orders, starts, others)

    def __len__(self) -> int:
        return int(self.orders.shape[1])

    @property
    def end(self) -> int:
        """The row after its last."""
        return self.start + len(self)


def other(table: int) -> int:
    """Return which 64 bits are compared first where the 16 of ``table`` agree; these lie elsewhere."""
    return (table // (TABLES // WORDS) + 1) % WORDS
