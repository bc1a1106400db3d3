"""The content of a picture without what was put around it: borders, letterboxes, caption bands, an app's background.

A whole-picture code of the content alone then fits the original again. No box is ever certain; each is one more try.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Octets = NDArray[np.uint8]

_SIDE = 256
_NEAR = 12  # grey levels that compression and scaling move a plain background by
_STRICT, _LOOSE = 0.97, 0.6  # how much of a line is background: a border; a band with words on it
_SMALLEST, _LARGEST = 0.04, 0.97  # of the picture's area
_MOST = 3
_THINNEST = 2  # lines
_ROUNDS = 3


@dataclass(frozen=True)
class Box:
    """A part of a picture: fractions of its width and height, 0 to 1."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def area(self) -> float:
        """Its share of the picture."""
        return (self.right - self.left) * (self.bottom - self.top)

    def of(self, rgb: Octets) -> Octets:
        """Return this part of ``rgb``, shape (height, width, 3); at least one pixel."""
        height, width = rgb.shape[:2]
        left, top = min(int(self.left * width), width - 1), min(int(self.top * height), height - 1)
        right, bottom = max(left + 1, round(self.right * width)), max(top + 1, round(self.bottom * height))
        return np.ascontiguousarray(rgb[top:bottom, left:right])


WHOLE = Box(0.0, 0.0, 1.0, 1.0)


def boxes(rgb: Octets) -> list[Box]:
    """Return up to three content boxes of ``rgb``, shape (height, width, 3), the largest first; none where it fills it.

    Lines at the edges that are mostly one colour are taken off, once strictly and once with room for words on them.
    """
    small = _small(rgb)
    found: list[Box] = []
    for share in (_STRICT, _LOOSE):
        box = _trimmed(small, share)
        if _SMALLEST <= box.area <= _LARGEST and all(_differ(box, other) for other in found):
            found.append(box)
    return sorted(found, key=lambda box: -box.area)[:_MOST]


def _small(rgb: Octets) -> NDArray[np.int16]:
    height, width = rgb.shape[:2]
    scale = min(1.0, _SIDE / max(height, width))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return cv2.resize(rgb, size, interpolation=cv2.INTER_AREA).astype(np.int16)


def _trimmed(small: NDArray[np.int16], share: float) -> Box:
    """Return what is left when lines of the edges' own colour are taken off, rows and columns in turn."""
    height, width = small.shape[:2]
    top, bottom, left, right = 0, height, 0, width
    for _ in range(_ROUNDS):
        before = (top, bottom, left, right)
        top, bottom = _ends(small[:, left:right], top, bottom, share)
        left, right = _ends(small[top:bottom].swapaxes(0, 1), left, right, share)
        if (top, bottom, left, right) == before or min(bottom - top, right - left) < _THINNEST:
            break
    return Box(left / width, top / height, right / width, bottom / height)


def _ends(lines: NDArray[np.int16], first: int, last: int, share: float) -> tuple[int, int]:
    """Return where the lines between ``first`` and ``last`` stop being background, from both ends."""
    inside = lines[first:last]
    if len(inside) == 0 or inside.shape[1] == 0:
        return first, last
    from_start = _run(inside, share)
    from_end = _run(inside[::-1], share)
    if from_start + from_end >= len(inside):
        return first, last
    return first + from_start, last - from_end


def _run(lines: NDArray[np.int16], share: float) -> int:
    colour = np.median(lines[0], axis=0).astype(np.int16)
    plain = np.ones(lines.shape[:2], np.bool_)
    for channel in range(lines.shape[2]):
        plain &= np.abs(lines[:, :, channel] - colour[channel]) <= _NEAR
    return _last_plain(plain.mean(axis=1) >= share)


def _last_plain(plain: NDArray[np.bool_]) -> int:
    """Return the length of the run of plain lines at the start; a line of words or a rule may interrupt it briefly."""
    gap = max(1, len(plain) // 40)
    end, missed = 0, 0
    for place, is_plain in enumerate(plain):
        missed = 0 if is_plain else missed + 1
        if missed > gap:
            break
        if is_plain:
            end = place + 1
    return end


def _differ(one: Box, other: Box) -> bool:
    sides = (one.left - other.left, one.top - other.top, one.right - other.right, one.bottom - other.bottom)
    return max(abs(side) for side in sides) > 1 / _SIDE
