"""``takedown.matching.kernels`` compiled for the processor at hand, by Numba; about three seconds when it is imported.

One pass over the codes holds everything in registers; NumPy writes each step to memory and counts bits one word at a
time. Needs the extra ``server``, and memory that may be written first and run afterwards.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from takedown.matching.kernels import HALF_A_WORD, NEAR, NEAR_IN_A_WORD, TELLING
from takedown.matching.segment import KEYS, TABLES, WORDS, Places, Segment, Words

F = TypeVar("F", bound=Callable[..., object])

_BLOCK = 256  # rows: few enough that looking again at those of one is cheap
_ROOM = 1 << 16
_KEY = np.uint64(0xFFFF)
_ONE, _TWO, _FOUR, _TOP = (np.uint64(shift) for shift in (1, 2, 4, 56))
_NONE, _FULL = np.uint64(0), np.uint64(64)
_PAIRS, _NIBBLES, _OCTETS, _SUM = (
    np.uint64(mask) for mask in (0x5555555555555555, 0x3333333333333333, 0x0F0F0F0F0F0F0F0F, 0x0101010101010101)
)


def _wide() -> None:
    """Let the compiler use the widest registers: LLVM spares them on processors that once slowed down for them."""
    config: Any = importlib.import_module("numba.core.config")
    host = importlib.import_module("llvmlite.binding")
    host.initialize_native_target()
    features = host.get_host_cpu_features()
    if features.get("avx512vpopcntdq") and not config.CPU_NAME:
        config.CPU_NAME = host.get_host_cpu_name()
        config.CPU_FEATURES = f"{features.flatten()},-prefer-256-bit"


_wide()


def _jit(function: F) -> F:
    compiled: F = importlib.import_module("numba").njit(nogil=True)(function)
    return compiled


@_jit
def _bits(word: np.uint64) -> np.uint64:
    """Return how many bits are set; the compiler knows this way of counting and takes the processor's own."""
    word = word - ((word >> _ONE) & _PAIRS)
    word = (word & _NIBBLES) + ((word >> _TWO) & _NIBBLES)
    word = (word + (word >> _FOUR)) & _OCTETS
    return (word * _SUM) >> _TOP


@_jit
def _apart(words: Words, asked: int, codes: Words, row: int) -> int:
    bits = _bits(words[asked, 0] ^ codes[row, 0]) + _bits(words[asked, 1] ^ codes[row, 1])
    return np.int64(bits + _bits(words[asked, 2] ^ codes[row, 2]) + _bits(words[asked, 3] ^ codes[row, 3]))  # type: ignore[return-value]  # what Numba calls an int


@_jit
def _lean(word: np.uint64) -> np.uint64:
    """Return the larger of what is set and what isn't: 32 more than how far the word is from half."""
    bits = _bits(word)
    return max(bits, _FULL - bits)


@_jit
def _most_of_three(columns: Words, start: int, end: int, reference: Words) -> np.uint64:
    a, b, c = columns[0, start:end], columns[1, start:end], columns[2, start:end]
    of_a, of_b, of_c = reference[0], reference[1], reference[2]
    most = _NONE
    for place in range(len(a)):
        most = max(most, _lean(a[place] ^ of_a) + _lean(b[place] ^ of_b) + _lean(c[place] ^ of_c))
    return most


@_jit
def _most_of_four(columns: Words, start: int, end: int, reference: Words) -> np.uint64:
    a, b, c, d = columns[0, start:end], columns[1, start:end], columns[2, start:end], columns[3, start:end]
    of_a, of_b, of_c, of_d = reference[0], reference[1], reference[2], reference[3]
    most = _NONE
    for place in range(len(a)):
        lean = _lean(a[place] ^ of_a) + _lean(b[place] ^ of_b) + _lean(c[place] ^ of_c) + _lean(d[place] ^ of_d)
        most = max(most, lean)
    return most


@_jit
def _leaning(columns: Words, count: int, references: Words, least: int, found: Places) -> int:
    """Write the rows to ``found`` as far as there is room, and return how many there are; a row may come again."""
    many = 0
    enough = np.uint64(least + HALF_A_WORD * WORDS)
    of_three = np.uint64(max(0, least - HALF_A_WORD) + HALF_A_WORD * (WORDS - 1))
    for start in range(0, count, _BLOCK):
        end = min(start + _BLOCK, count)
        for number in range(len(references)):
            reference = references[number]
            if least >= TELLING and _most_of_three(columns, start, end, reference) < of_three:
                continue
            if _most_of_four(columns, start, end, reference) < enough:
                continue
            for row in range(start, end):
                lean = _NONE
                for word in range(WORDS):
                    lean += _lean(columns[word, row] ^ reference[word])
                if lean >= enough:
                    if many < len(found):
                        found[many] = row
                    many += 1
    return many


@_jit
def _likely(word: Words, orders: NDArray[np.int32], starts: NDArray[np.int32], others: Words, likely: Places) -> int:
    """Write the rows that agree with ``word``, shape (4,), in 16 bits and nearly in 64; return how many there are."""
    many = 0
    for table in range(TABLES):
        key = np.int64((word[table // WORDS] >> np.uint64(16 * (table % WORDS))) & _KEY)
        mine = word[(table // WORDS + 1) % WORDS]
        order, beside = orders[table], others[table]
        for place in range(starts[table, key], starts[table, key + 1]):
            likely[many] = order[place]
            # Not a branch: which one is taken can't be foretold, and all that follow would wait for it.
            many += int(_bits(mine ^ beside[place]) <= NEAR_IN_A_WORD)
    return many


@_jit
def _agreeing(word: Words, starts: NDArray[np.int32]) -> int:
    """Return how many rows agree with ``word`` in 16 bits, each counted as often as it does."""
    many = 0
    for table in range(TABLES):
        key = np.int64((word[table // WORDS] >> np.uint64(16 * (table % WORDS))) & _KEY)
        many += starts[table, key + 1] - starts[table, key]
    return many


@_jit
def _votes(
    words: Words,
    codes: Words,
    start: int,
    orders: NDArray[np.int32],
    starts: NDArray[np.int32],
    others: Words,
    found: Places,
) -> int:
    many = 0
    likely = np.empty(_ROOM, np.int64)
    for asked in range(len(words)):
        agreeing = _agreeing(words[asked], starts)
        if agreeing >= len(likely):
            likely = np.empty(2 * agreeing, np.int64)
        for place in range(_likely(words[asked], orders, starts, others, likely)):
            row = start + likely[place]
            apart = _apart(words, asked, codes, row)
            if apart <= NEAR:
                if many < len(found):
                    found[many, 0], found[many, 1], found[many, 2] = asked, row, apart
                many += 1
    return many


@_jit
def _pairs(words: Words, codes: Words, found: Places) -> int:
    many = 0
    for asked in range(len(words)):
        for row in range(len(codes)):
            apart = _apart(words, asked, codes, row)
            if apart <= NEAR:
                if many < len(found):
                    found[many, 0], found[many, 1], found[many, 2] = asked, row, apart
                many += 1
    return many


class Compiled:
    """``Kernels``, compiled. Found is written to a room of a guessed size, and again where that was too small."""

    def __init__(self) -> None:
        """Have everything compiled now, so that no question waits for it."""
        one = np.zeros((1, WORDS), np.uint64)
        self.leaning(np.zeros((WORDS, 1), np.uint64), 1, one, 0)
        self.pairs(one, one)
        _votes(
            one,
            one,
            0,
            np.zeros((TABLES, 1), np.int32),
            np.zeros((TABLES, KEYS + 1), np.int32),
            np.zeros((TABLES, 1), np.uint64),
            np.empty((1, 3), np.int64),
        )

    def leaning(self, columns: Words, count: int, references: Words, least: int) -> Places:
        """As ``Kernels.leaning``."""
        found = np.empty(_ROOM, np.int64)
        many = _leaning(columns, count, references, least, found)
        if many > len(found):
            found = np.empty(many, np.int64)
            _leaning(columns, count, references, least, found)
        return np.unique(found[:many])

    def votes(self, words: Words, codes: Words, segment: Segment) -> tuple[Places, Places, Places]:
        """As ``Kernels.votes``."""
        return _told(
            lambda found: _votes(words, codes, segment.start, segment.orders, segment.starts, segment.others, found)
        )

    def pairs(self, words: Words, codes: Words) -> tuple[Places, Places, Places]:
        """As ``Kernels.pairs``."""
        return _told(lambda found: _pairs(words, codes, found))


def _told(fill: Callable[[Places], int]) -> tuple[Places, Places, Places]:
    found = np.empty((_ROOM, 3), np.int64)
    many = fill(found)
    if many > len(found):
        found = np.empty((many, 3), np.int64)
        fill(found)
    asked, rows, bits = found[:many].T
    return asked, rows, bits
