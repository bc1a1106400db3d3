"""The arithmetic that a search spends its time on, in NumPy; ``takedown.matching.compiled`` has the same, compiled.

Both give the same answers. A person's own program works with the first; a server that holds many organisations'
pictures, the matcher, with the second.
"""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from takedown.matching.segment import TABLES, WORDS, Places, Segment, Words, other

NEAR = 70
"""Local codes within so many of the 256 bits are votes: 95 % of one patch's pairs, 5 in a million of strangers'."""
NEAR_IN_A_WORD = 25
"""Of 64 bits: 99 % of the pairs within ``NEAR``, 5 % of strangers'."""
HALF_A_WORD = 32
TELLING = 57
"""From a lean of so many bits on, three words of four mostly tell: a fourth may hold half of its own at most."""

_BLOCK = 1 << 14
_MOST_BITS = 255


class Kernels(Protocol):
    """What a search asks of the processor. Any thread may ask."""

    def leaning(self, columns: Words, count: int, references: Words, least: int) -> Places:
        """Return the rows, rising, whose words lean far enough towards those of one reference or away from them.

        Args:
            columns: shape (4, at least ``count``): the first word of every row, then the second, and so on.
            references: shape (n, 4).
            least: what the words' distances from half of their bits must sum up to.
        """

    def votes(self, words: Words, codes: Words, segment: Segment) -> tuple[Places, Places, Places]:
        """Return which of ``words``, shape (n, 4), lie within ``NEAR`` of which row of ``codes``, and the bits.

        Only pairs that agree in one of sixteen words of 16 bits are looked at, and of these such as lie within
        ``NEAR_IN_A_WORD`` in another word of 64. A pair may be told more than once.
        """

    def pairs(self, words: Words, codes: Words) -> tuple[Places, Places, Places]:
        """Return every pair of ``words``, shape (n, 4), and ``codes``, shape (m, 4), within ``NEAR``, with its bits."""


class Plain:
    """``Kernels`` in NumPy."""

    def leaning(self, columns: Words, count: int, references: Words, least: int) -> Places:
        """As ``Kernels.leaning``; in blocks that stay in the processor's cache."""
        first = WORDS - 1 if least >= TELLING else WORDS
        of_first = max(0, least - HALF_A_WORD * (WORDS - first))
        found = [np.zeros(0, np.int64)]
        for start in range(0, count, _BLOCK):
            block = columns[:, start : min(start + _BLOCK, count)]
            for reference in references:
                rows = np.flatnonzero(_leans(block[:first], reference[:first]) >= of_first)
                if len(rows):
                    found.append(start + rows[_leans(block[:, rows], reference) >= least])
        return np.unique(np.concatenate(found))

    def votes(self, words: Words, codes: Words, segment: Segment) -> tuple[Places, Places, Places]:
        """As ``Kernels.votes``."""
        parts = [self._of_table(words, codes, segment, table) for table in range(TABLES)]
        asked, rows, bits = (np.concatenate(column) for column in zip(*parts, strict=True))
        return asked, rows, bits

    def pairs(self, words: Words, codes: Words) -> tuple[Places, Places, Places]:
        """As ``Kernels.pairs``; word after word, so that no more than a byte a pair is held."""
        bits = np.zeros((len(words), len(codes)), np.uint8)
        for word in range(WORDS):
            part = np.bitwise_count(words[:, word, None] ^ codes[None, :, word])
            np.minimum(part, _MOST_BITS - bits, out=part)  # a byte holds 255, and beyond ``NEAR`` nothing is asked
            bits += part
        asked, rows = np.nonzero(bits <= NEAR)
        return asked, rows, bits[asked, rows].astype(np.int64)

    def _of_table(self, words: Words, codes: Words, segment: Segment, table: int) -> tuple[Places, Places, Places]:
        """Return the near pairs that agree in one 16-bit word."""
        keys = words.view(np.uint16)[:, table].astype(np.int64)
        first = segment.starts[table][keys].astype(np.int64)
        counts = segment.starts[table][keys + 1] - first
        asked = np.repeat(np.arange(len(keys)), counts)
        places = np.arange(len(asked)) + np.repeat(first - (np.cumsum(counts) - counts), counts)
        likely = np.bitwise_count(words[asked, other(table)] ^ segment.others[table][places]) <= NEAR_IN_A_WORD
        asked, places = asked[likely], places[likely]
        rows = segment.orders[table][places].astype(np.int64) + segment.start
        bits = np.bitwise_count(words[asked] ^ codes[rows]).sum(axis=1, dtype=np.int64)
        near = bits <= NEAR
        return asked[near], rows[near], bits[near]


def _leans(block: Words, reference: Words) -> NDArray[np.uint8]:
    """Return how far each of ``block``, shape (words, n), leans towards ``reference`` or away from it."""
    sums = np.zeros(block.shape[1], np.int16)
    for column, word in zip(block, reference, strict=True):
        sums += np.abs(np.bitwise_count(column ^ word).view(np.int8) - np.int8(HALF_A_WORD))
    return sums.astype(np.uint8)


PLAIN = Plain()
