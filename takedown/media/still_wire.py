"""What goes between the parent and the child that makes a found picture fit to be shown: bare pixels, checked lengths.

No file leaves the child, not even one of its own making: a child that hostile bytes have taken over could make it say
anything to the browser that opens it. Of pixels every value is one; the file that is shown is made of them outside.
"""

from __future__ import annotations

import math
import struct
from dataclasses import dataclass, field

QUESTION = struct.Struct("!Qd")
"""The size of the file, and the second of a video that is wanted."""
LONG_SIDE = 640
"""Pixels on the longer side, at most."""
VEIL_SIDE = 8
"""Of the veil: so few grey cells that nothing can be recognised."""
ANSWER_BYTES = 64 + 3 * LONG_SIDE * LONG_SIDE + VEIL_SIDE * VEIL_SIDE

_HEAD = struct.Struct("!HHBB?d")
_LATEST = 4e6  # seconds


class OutOfForm(Exception):
    """The answer is none: the child is not to be trusted any more."""


@dataclass(frozen=True, slots=True)
class Still:
    """One picture, small.

    Attributes:
        size: width and height. rgb: its pixels, row by row, three bytes each.
        veil_size: width and height. veil: the same in grey, one byte each.
        moving: whether it is a frame of a video or of an animation. second: which.
    """

    size: tuple[int, int]
    rgb: bytes = field(repr=False)
    veil_size: tuple[int, int]
    veil: bytes = field(repr=False)
    moving: bool = False
    second: float = 0.0


def pack(still: Still) -> bytes:
    """Return ``still`` as an answer."""
    return _HEAD.pack(*still.size, *still.veil_size, still.moving, still.second) + still.rgb + still.veil


def unpack(answer: bytes) -> Still:
    """Return what ``pack`` packed.

    Raises:
        OutOfForm: another length, or a side or second out of its range.
    """
    if len(answer) < _HEAD.size:
        raise OutOfForm
    width, height, columns, rows, moving, second = _HEAD.unpack_from(answer)
    sides = 0 < width <= LONG_SIDE and 0 < height <= LONG_SIDE and 0 < columns <= VEIL_SIDE and 0 < rows <= VEIL_SIDE
    clear, veil = 3 * width * height, columns * rows
    if not sides or len(answer) != _HEAD.size + clear + veil or not (math.isfinite(second) and 0 <= second <= _LATEST):
        raise OutOfForm
    middle = _HEAD.size + clear
    return Still((width, height), answer[_HEAD.size : middle], (columns, rows), answer[middle:], moving, second)
