"""PDQ, the industry's hash of a whole picture, in NumPy: the same bits as the reference C++, hash and quality.

Method: Meta, "The TMK+PDQF Video-Hashing Algorithm and the PDQ Image-Hashing Algorithm" (2019), and its reference code.
Correct implementations may differ by a few bits; here each float32 sum runs in the reference's own order: none do.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
Plane = NDArray[np.float32]

VARIANTS = ("original", "rotate-90", "rotate-180", "rotate-270", "flip-x", "flip-y", "flip-plus-1", "flip-minus-1")
"""The order of ``Pdq.variants``, and the reference's names for them."""

_SIDE = 64
_FREQUENCIES = 16
_PASSES = 2
_SMALLEST = 5
_BEST = 100


@dataclass(frozen=True)
class Pdq:
    """The hash of one picture and of its mirrorings and quarter turns.

    Attributes:
        variants: eight hashes of 32 bytes in the order of ``VARIANTS``; each is ``bytes.fromhex`` of the 64 digits that
            the published tools print: bit 255 first.
        quality: 0 to 100; below 50 the picture is too plain for its hash to tell it from others.
    """

    variants: tuple[bytes, ...]
    quality: int

    @property
    def hash(self) -> bytes:
        """The picture's own hash, 32 bytes."""
        return self.variants[0]


def pdq(rgb: Pixels) -> Pdq:
    """Return the PDQ of ``rgb``, shape (height, width, 3), 8 bits a channel, of any size.

    A side below 5 pixels gives zero bits and quality 0, as in the reference.
    """
    if min(rgb.shape[:2]) < _SMALLEST:
        return Pdq((bytes(32),) * len(VARIANTS), 0)
    small = _downsample(_luma(rgb))
    return Pdq(tuple(_bits(block) for block in _dihedral(_dct(small))), _quality(small))


def _luma(rgb: Pixels) -> Plane:
    # Whole thousandths stay exact in float32, and one division rounds them once: the reference's
    # float64 sum rounds to the same float32 for all 2^24 colours, at a third of the time.
    thousandths: Plane = rgb.astype(np.float32) @ np.array([299, 587, 114], np.float32)
    thousandths /= np.float32(1000)
    return thousandths


def _downsample(luma: Plane) -> Plane:
    height, width = luma.shape
    if height == width == _SIDE:
        return luma
    rows, columns = _centres(height), _centres(width)
    # A pass runs along axis 0, so that each of its steps is one contiguous vector; hence the transpositions.
    # After the last pass along a dimension only the 64 centres are wanted, so only they are carried on.
    across = _box(np.ascontiguousarray(luma.T), np.arange(width))
    down = _box(np.ascontiguousarray(across.T), np.arange(height))
    across = _box(np.ascontiguousarray(down.T), columns)
    return _box(np.ascontiguousarray(across.T), rows)


def _centres(length: int) -> NDArray[np.int64]:
    return ((np.arange(_SIDE) + 0.5) * length / _SIDE).astype(np.int64)


def _box(plane: Plane, wanted: NDArray[np.int64]) -> Plane:
    """Return the running mean along axis 0 at the ``wanted`` rows; the window is a 128th of the length, rounded up.

    Adding the entering row before subtracting the leaving one is the reference's order, and float32 remembers it.
    """
    length = len(plane)
    window = -(-length // (_PASSES * _SIDE))
    ahead = (window + 2) // 2  # rows in the first mean; at the end as many less one fall away
    sums = np.empty_like(plane)
    total = np.zeros(plane.shape[1], np.float32)
    for row in range(ahead - 1):
        total += plane[row]
    for row, out in enumerate(sums):
        entering, leaving = row + ahead - 1, row + ahead - 1 - window
        if entering < length:
            np.add(total, plane[entering], out=out)
            total = out
        if leaving >= 0:
            np.subtract(total, plane[leaving], out=out)
        total = out
    counts = np.minimum(wanted + ahead, length) - np.maximum(wanted + ahead - window, 0)
    means: Plane = sums[wanted]
    means /= counts.astype(np.float32)[:, None]
    return means


def _quality(small: Plane) -> int:
    gradients = (np.diff(small, axis=0), np.diff(small, axis=1))
    # The reference cuts each step to a whole per cent of the range; uncut noise would add up.
    steps = sum(int(np.abs((g * np.float32(100) / np.float32(255)).astype(np.int32)).sum()) for g in gradients)
    return min(steps // 90, _BEST)


def _basis() -> Plane:
    wave = np.arange(1, _FREQUENCIES + 1)[:, None] * (2 * np.arange(_SIDE) + 1)
    scale = float(np.float32(np.sqrt(2 / _SIDE)))  # single precision in the reference, unlike the cosine
    basis: Plane = (scale * np.cos(np.pi / 2 / _SIDE * wave)).astype(np.float32)
    return basis


_BASIS = _basis()


def _dct(small: Plane) -> Plane:
    half = _product(_BASIS, small)
    return _product(half, _BASIS.T)


def _product(left: Plane, right: Plane) -> Plane:
    # Not ``@``: a BLAS adds in an order of its own choice, and the order decides bits that lie at the median.
    total = np.zeros((left.shape[0], right.shape[1]), np.float32)
    for k in range(_SIDE):
        total += left[:, k, None] * right[k]
    return total


def _dihedral(block: Plane) -> tuple[Plane, ...]:
    """Return the blocks of the eight variants: mirroring a picture flips the signs of its odd frequencies."""
    odd = np.where(np.arange(_FREQUENCIES) % 2 == 0, np.float32(-1), np.float32(1))
    rows, columns = odd[:, None], odd[None, :]
    both = rows * columns
    return (
        block,
        (block * columns).T,
        block * both,
        (block * rows).T,
        block * rows,
        block * columns,
        block.T,
        (block * both).T,
    )


def _bits(block: Plane) -> bytes:
    flat = block.reshape(-1)
    lower_median = np.partition(flat, flat.size // 2 - 1)[flat.size // 2 - 1]
    return np.packbits((flat > lower_median)[::-1]).tobytes()
