"""Local features of a picture: small patches that survive cropping, borders, captions and screenshots.

To be called inside a jail only: it sees pixels. Method: SIFT (Lowe, "Distinctive image features from scale-invariant
keypoints", 2004) by OpenCV.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Self

import cv2
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Octets = NDArray[np.uint8]

DESCRIPTOR = 128
PLACE = 5
TALL = 1.7
"""How much larger a picture is looked at that is ``_TALL_FROM`` times longer than wide, as a phone's screen is."""

_TALL_FROM = 1.9
_CONTRAST, _EDGE = 0.02, 12.0  # half of OpenCV's own contrast, so that soft pictures have features too
_CELLS = 6
_SIZES = (0.0125, 0.025)  # of the side: below is small, between is middling, above is large
_SHARES = (0.25, 0.6, 1.0)  # of all features: the large ones at most, with the middling ones, with the small ones
_SMALLEST = 8
_SAMPLES, _AROUND, _NEAREST = 12, 2.5, 6.0  # a grid over so many sizes around a feature, and at least so many pixels
_LEVELS, _EXTREME = 24, 4  # from the darkest but a few to the lightest but a few: a soft picture isn't a drawn one
_DRAWN, _LIT, _LEAST = 0.8, 0.5, 0.05  # the share of the two commonest greys, and the weight at the worst
_COUNT = struct.Struct("!I")


@dataclass(frozen=True)
class Features:
    """What SIFT found: large features first, then middling, then small ones.

    Attributes:
        descriptors: shape (n, 128), 8 bits.
        places: shape (n, 5): x and y as fractions of the picture's width and height, the angle in radians, the size
            as a fraction of the picture's longer side, and 0 to 1, how much the surroundings look photographed.
    """

    descriptors: Octets
    places: Floats

    def __len__(self) -> int:
        return len(self.descriptors)

    def pack(self) -> bytes:
        """Return these features as bytes, in network order."""
        return _COUNT.pack(len(self)) + self.descriptors.tobytes() + self.places.astype(">f4").tobytes()

    @classmethod
    def unpack(cls, packed: bytes) -> Self:
        """Return what ``pack`` packed.

        Raises:
            ValueError: another length, or a place that is no finite number.
        """
        if len(packed) < _COUNT.size:
            raise ValueError(len(packed))
        (count,) = _COUNT.unpack_from(packed)
        middle = _COUNT.size + count * DESCRIPTOR
        if len(packed) != middle + count * PLACE * 4:
            raise ValueError(len(packed))
        descriptors = np.frombuffer(packed, np.uint8, count * DESCRIPTOR, _COUNT.size).reshape(count, DESCRIPTOR)
        places = np.frombuffer(packed, ">f4", count * PLACE, middle).reshape(count, PLACE).astype(np.float32)
        if not np.isfinite(places).all():
            raise ValueError(count)
        return cls(descriptors, places)


def describe(rgb: Octets, side: int, most: int) -> Features:
    """Return at most ``most`` features of ``rgb``, shape (height, width, 3), scaled to a long side of ``side`` pixels.

    What is much longer than wide, as a phone's screen is, is scaled to ``TALL`` times that. Large, middling and small
    features each get their share, and so does each part of the picture: large ones are what a thumbnail keeps, small
    ones what a crop keeps, and words laid over a picture can't crowd it out.
    """
    small = _scaled(rgb, side)
    sift = _sift()
    points = sift.detect(small, None)
    if not points:
        return Features(np.zeros((0, DESCRIPTOR), np.uint8), np.zeros((0, PLACE), np.float32))
    found = np.array([(p.pt[0], p.pt[1], p.angle, p.size, p.response) for p in points], np.float32)
    chosen = [points[place] for place in _chosen(found, small.shape, side, most)]
    chosen, descriptors = sift.compute(small, chosen)
    height, width = small.shape
    places = [(p.pt[0] / width, p.pt[1] / height, np.deg2rad(p.angle), p.size / max(height, width)) for p in chosen]
    seen = np.asarray(places, np.float32)
    grey = np.asarray(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), np.uint8)
    return Features(np.asarray(descriptors, np.uint8), np.column_stack([seen, _photographed(grey, seen)]))


def _photographed(grey: Octets, places: Floats) -> Floats:
    """Return for each place, shape (n,), from 1 for what light drew down to a tenth for what a program drew.

    Words, buttons and logos have two colours, and nothing between but their edges. They look alike everywhere, so they
    say little of a picture.
    """
    height, width = grey.shape
    reach = np.maximum(_NEAREST, _AROUND * places[:, 3] * max(height, width))[:, None, None]
    steps = (np.arange(_SAMPLES) + 0.5) / _SAMPLES * 2 - 1
    across = np.clip(np.rint(places[:, 0, None, None] * width + reach * steps[None, None, :]), 0, width - 1)
    down = np.clip(np.rint(places[:, 1, None, None] * height + reach * steps[None, :, None]), 0, height - 1)
    seen = np.sort(grey[down.astype(np.int64), across.astype(np.int64)].reshape(len(places), -1).astype(np.float32))
    darkest, lightest = seen[:, [_EXTREME]], seen[:, [-1 - _EXTREME]]
    levels = np.clip((seen - darkest) / np.maximum(lightest - darkest, 1) * _LEVELS, 0, _LEVELS - 1).astype(np.int64)
    rows = np.arange(len(places))
    counts = np.bincount((rows[:, None] * _LEVELS + levels).ravel(), minlength=len(places) * _LEVELS)
    histogram = counts.reshape(len(places), _LEVELS)
    pairs = histogram[:, :-1] + histogram[:, 1:]  # two neighbours, so that no colour falls between two stools
    first = pairs.argmax(axis=1)
    most = pairs[rows, first].copy()
    for step in (-1, 0, 1):
        pairs[rows, np.clip(first + step, 0, pairs.shape[1] - 1)] = 0
    share = (most + pairs.max(axis=1)) / _SAMPLES**2
    return np.asarray(np.clip((_DRAWN - share) / (_DRAWN - _LIT), _LEAST, 1.0), np.float32)


def _scaled(rgb: Octets, side: int) -> Octets:
    grey = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY)
    longer, shorter = max(grey.shape), min(grey.shape)
    scale = side * (TALL if longer > _TALL_FROM * shorter else 1) / longer
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    size = (max(_SMALLEST, round(grey.shape[1] * scale)), max(_SMALLEST, round(grey.shape[0] * scale)))
    return np.asarray(cv2.resize(grey, size, interpolation=how), np.uint8)


def _chosen(found: Floats, shape: tuple[int, ...], side: int, most: int) -> list[int]:
    """Return the places in ``found`` (x, y, angle, size, response) of the features to describe."""
    height, width = shape
    rows, columns = (np.minimum(found[:, 1] / height, 0.999), np.minimum(found[:, 0] / width, 0.999))
    cells = (rows * _CELLS).astype(np.int64) * _CELLS + (columns * _CELLS).astype(np.int64)
    kinds = np.digitize(found[:, 3], [edge * side for edge in _SIZES])
    ranks = _ranks(kinds * _CELLS**2 + cells, found[:, 4])
    chosen: list[int] = []
    for kind, share in enumerate(_SHARES):  # the largest last in ``_SIZES`` come first here
        here = np.flatnonzero(kinds == len(_SIZES) - kind)
        order = here[np.lexsort((-found[here, 4], ranks[here]))]
        chosen += order[: round(most * share) - len(chosen)].tolist()
    rest = np.setdiff1d(np.arange(len(found)), chosen)
    last = rest[np.lexsort((-found[rest, 4], ranks[rest]))][: most - len(chosen)]
    return [*chosen, *last.tolist()]


def _ranks(groups: NDArray[np.int64], strength: Floats) -> NDArray[np.int64]:
    """Return each one's rank by strength within its group."""
    order = np.lexsort((-strength, groups))
    sorted_groups = groups[order]
    starts = np.searchsorted(sorted_groups, sorted_groups)
    ranks = np.empty(len(groups), np.int64)
    ranks[order] = np.arange(len(groups)) - starts
    return ranks


@lru_cache(maxsize=1)
def _sift() -> Any:
    cv2.setNumThreads(1)
    return cv2.SIFT.create(contrastThreshold=_CONTRAST, edgeThreshold=_EDGE)
