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
_COUNT = struct.Struct("!I")


@dataclass(frozen=True)
class Features:
    """What SIFT found, the strongest first.

    Attributes:
        descriptors: shape (n, 128), 8 bits.
        places: shape (n, 4): x and y as fractions of the picture's width and height, the angle in radians, the size
            as a fraction of the picture's longer side.
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
        if len(packed) != middle + count * 16:
            raise ValueError(len(packed))
        descriptors = np.frombuffer(packed, np.uint8, count * DESCRIPTOR, _COUNT.size).reshape(count, DESCRIPTOR)
        places = np.frombuffer(packed, ">f4", count * 4, middle).reshape(count, 4).astype(np.float32)
        if not np.isfinite(places).all():
            raise ValueError(count)
        return cls(descriptors, places)


def describe(rgb: Octets, side: int, most: int) -> Features:
    """Return at most ``most`` features of ``rgb``, shape (height, width, 3), scaled to ``side`` pixels on the long side."""
    grey = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY)
    height, width = grey.shape
    scale = side / max(height, width)
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    small = cv2.resize(grey, (max(8, round(width * scale)), max(8, round(height * scale))), interpolation=how)
    points, descriptors = _sift(most).detectAndCompute(small, None)
    if descriptors is None or not len(points):
        return Features(np.zeros((0, DESCRIPTOR), np.uint8), np.zeros((0, 4), np.float32))
    down, across = small.shape
    longest = max(down, across)
    places = [(p.pt[0] / across, p.pt[1] / down, np.deg2rad(p.angle), p.size / longest) for p in points[:most]]
    return Features(np.asarray(descriptors[:most], np.uint8), np.asarray(places, np.float32))


@lru_cache(maxsize=8)
def _sift(most: int) -> Any:
    cv2.setNumThreads(1)
    return cv2.SIFT_create(nfeatures=most)
