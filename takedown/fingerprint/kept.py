"""The local codes of a registered picture as they are kept: no positions, so that no layout can be read from them.

Format, in network order: version (1 octet), count (2), then the codes (32 each), then an octet each: the angle in
256ths of a turn, the size in eighths of an octave, and the weight in 255ths. 35 octets a code.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from takedown.fingerprint.keyed import BITS, OCTETS
from takedown.fingerprint.view import View

VERSION = 1
MOST = 256
"""Codes of one picture at most: 8,963 bytes."""
ALIKE = 80
"""Codes of one picture within so many bits stand for one repeated thing: a tile, a letter, a leaf."""

_HEAD = struct.Struct("!BH")
_TURN = 256
_STEPS, _SMALLEST = 8, -20  # eighths of an octave, from 2^-20 of the longer side on
_FULL = 255


@dataclass(frozen=True, eq=False)
class KeptCodes:
    """What is kept of a picture's local features.

    Attributes:
        codes: shape (n, 32).
        angles: shape (n,), radians.
        sizes: shape (n,), the binary logarithm of the share of the picture's longer side.
        weights: shape (n,), 0 to 1: what repeats inside the picture, or looks drawn, counts less.
    """

    codes: NDArray[np.uint8]
    angles: NDArray[np.float32]
    sizes: NDArray[np.float32]
    weights: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.codes)


def pack(view: View) -> bytes:
    """Return what is kept of ``view``: at most ``MOST`` codes, spread over it where there are more."""
    some = np.linspace(0, len(view) - 1, MOST).astype(np.int64) if len(view) > MOST else np.arange(len(view))
    codes, places = view.codes[some], view.places[some]
    angles = np.round(places[:, 2] / (2 * np.pi) * _TURN).astype(np.int64) % _TURN
    steps = np.round((np.log2(np.maximum(places[:, 3], 2.0**_SMALLEST)) - _SMALLEST) * _STEPS)
    columns = (angles, np.clip(steps, 0, _FULL), np.round(damping(codes) * places[:, 4] * _FULL))
    return _HEAD.pack(VERSION, len(codes)) + codes.tobytes() + b"".join(c.astype(np.uint8).tobytes() for c in columns)


def unpack(packed: bytes) -> KeptCodes:
    """Return what ``pack`` packed.

    Raises:
        ValueError: another version or another length.
    """
    if len(packed) < _HEAD.size:
        raise ValueError(len(packed))
    version, count = _HEAD.unpack_from(packed)
    if version != VERSION or len(packed) != _HEAD.size + count * (OCTETS + 3):
        raise ValueError(version, len(packed))
    octets = np.frombuffer(packed, np.uint8, offset=_HEAD.size)
    angles, steps, weights = octets[count * OCTETS :].reshape(3, count).astype(np.float32)
    return KeptCodes(
        octets[: count * OCTETS].reshape(count, OCTETS),
        (angles * (2 * np.pi / _TURN)).astype(np.float32),
        (steps / _STEPS + _SMALLEST).astype(np.float32),
        (weights / _FULL).astype(np.float32),
    )


def damping(codes: NDArray[np.uint8], some: NDArray[np.int64] | None = None) -> NDArray[np.float64]:
    """Return the weight of each of ``codes``, shape (n, 32), or of ``some`` of them: 1 / sqrt(how many are alike)."""
    asked = codes if some is None else codes[some]
    alike = distances(asked, codes) <= ALIKE
    return np.asarray(1 / np.sqrt(np.maximum(alike.sum(axis=1), 1)))


def distances(some: NDArray[np.uint8], others: NDArray[np.uint8]) -> NDArray[np.uint16]:
    """Return the Hamming distances of two sets of codes, shapes (n, 32) and (m, 32), as shape (n, m)."""
    left, right = (np.ascontiguousarray(codes).view(np.uint64) for codes in (some, others))
    total = np.zeros((len(left), len(right)), np.uint16)
    for word in range(BITS // 64):
        total += np.bitwise_count(left[:, word, None] ^ right[None, :, word])
    return total
