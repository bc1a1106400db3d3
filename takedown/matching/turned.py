"""The eight variants of one PDQ code, and their complements, searched as two: exactly, in a fraction of the time.

Mirroring a picture flips the signs of its odd frequencies, a negative flips all (``takedown.fingerprint.pdq``). So the
bits fall into four classes, by whether a bit's row and its column are odd, and a variant has each class as it is or
inverted, but for the few bits near the median; the other four variants are the same of the picture turned. Of a code
it is enough to know, class by class, how far it is from half like one code of the family, in whichever direction: if
these don't sum up, no variant and no complement comes near it. What is left is compared bit by bit.

For codes that aren't related in this way the family splits, down to one code each: slower, and as exact.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from takedown.matching.segment import Words

BITS = 256

_SIDE = 16
_ALIKE = 24  # bits in which variants of one family may differ from its first
_ALL = ~np.uint64(0)
_SIGNS = np.array([[0, 0, 0, 0], [0, 0, 1, 1], [0, 1, 0, 1], [0, 1, 1, 0]], np.uint64) * _ALL
"""Which classes are inverted: mirrored neither way, top to bottom, left to right, both."""


def _order() -> NDArray[np.int64]:
    # Bit 255 is the first of a code, so that row and column count from the end; only whether they are odd matters.
    rows, columns = np.divmod(BITS - 1 - np.arange(BITS), _SIDE)
    return np.argsort(rows % 2 * 2 + columns % 2, kind="stable")


_ORDER = _order()


def arranged(codes: Sequence[bytes]) -> Words:
    """Return PDQ codes with the bits of each class in one word, shape (n, 4): distances stay what they are."""
    octets = np.frombuffer(b"".join(codes), np.uint8).reshape(len(codes), BITS // 8)
    bits = np.unpackbits(octets, axis=1)[:, _ORDER]
    return np.ascontiguousarray(np.packbits(bits, axis=1)).view(np.uint64)


def search(variants: Words, radius: int) -> tuple[Words, int]:
    """Return what to ask ``Kernels.leaning`` for: one code for each family, shape (n, 4), and how far a row must lean.

    So every code within ``radius`` bits of one of ``variants``, shape (n, 4), or of its complement is found: it lies at
    least ``BITS / 2 - radius`` bits from half like a variant, and as much less from half like what the variant's family
    has in common as these two differ.
    """
    families = list(_families(variants))
    return np.stack([code for code, _ in families]), BITS // 2 - radius - max(differs for _, differs in families)


def _families(variants: Words) -> Iterator[tuple[Words, int]]:
    """Yield what variants have in common, and in how many bits the most different one differs from it."""
    left = variants
    while len(left):
        signs = _SIGNS[:, None] ^ left  # each of those left, mirrored back in each way
        apart = np.bitwise_count(signs ^ left[0]).sum(axis=2, dtype=np.int64)
        apart = np.minimum(apart, BITS - apart)
        way = apart.argmin(axis=0)
        members = apart.min(axis=0) <= _ALIKE
        back = np.take_along_axis(signs, way[None, :, None], axis=0)[0][members]
        inverted = np.bitwise_count(back ^ left[0]).sum(axis=1, dtype=np.int64) > BITS // 2
        back[inverted] ^= _ALL
        common = _common(back)
        yield common, int(np.bitwise_count(back ^ common).sum(axis=1, dtype=np.int64).max())
        left = left[~members]


def _common(codes: Words) -> Words:
    """Return the code that has each bit as most of ``codes`` have it."""
    bits = np.unpackbits(codes.view(np.uint8), axis=1)
    return np.packbits(2 * bits.sum(axis=0) > len(codes)).view(np.uint64)
