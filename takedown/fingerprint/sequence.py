"""A video's fingerprint: the sequence of its chosen frames as bytes, to be sealed like everything that is kept.

Format, in network order: version (1 octet), count (4); then for each frame its time in milliseconds (4), PDQ quality
(1), PDQ (32), the length of its keyed local codes (2) and those (``takedown.fingerprint.kept``). Times never fall.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

VERSION = 1
PDQ_OCTETS = 32
MAX_LOCAL = (1 << 16) - 1
"""The most bytes of local codes that a frame may have."""

_HEAD = struct.Struct("!BI")
_FRAME = struct.Struct(f"!IB{PDQ_OCTETS}sH")
_MILLI = 1000
_LATEST = (1 << 32) - 1
_BEST = 100


@dataclass(frozen=True, slots=True)
class KeptFrame:
    """What is kept of one frame.

    Attributes:
        time: seconds from the start, to the millisecond.
        pdq: 32 bytes.
        quality: PDQ's, 0 to 100.
        local: its keyed local codes, packed; empty for a frame that has none.
    """

    time: float
    pdq: bytes
    quality: int
    local: bytes = b""


def pack(frames: Iterable[KeptFrame]) -> bytes:
    """Return ``frames`` as bytes, the earliest first.

    Raises:
        ValueError: a time that is negative, no number or beyond 49 days; a PDQ that hasn't 32 bytes; a quality outside
            0 to 100; more than ``MAX_LOCAL`` bytes of local codes.
    """
    ordered = sorted(frames, key=lambda frame: frame.time)
    return _HEAD.pack(VERSION, len(ordered)) + b"".join(_packed(frame) for frame in ordered)


def unpack(packed: bytes) -> tuple[KeptFrame, ...]:
    """Return what ``pack`` packed.

    Raises:
        ValueError: another version, a length that doesn't fit, a time before the last one's, a quality above 100.
    """
    if len(packed) < _HEAD.size:
        raise ValueError(len(packed))
    version, count = _HEAD.unpack_from(packed)
    if version != VERSION or count * _FRAME.size > len(packed):
        raise ValueError(version, count)
    frames = tuple(_unpacked(packed, count))
    if any(later.time < earlier.time for earlier, later in pairwise(frames)):
        raise ValueError(count)
    return frames


def _packed(frame: KeptFrame) -> bytes:
    sound = 0 <= frame.time * _MILLI <= _LATEST and 0 <= frame.quality <= _BEST
    if not sound or len(frame.pdq) != PDQ_OCTETS or len(frame.local) > MAX_LOCAL:
        raise ValueError(frame.time, frame.quality, len(frame.pdq), len(frame.local))
    return _FRAME.pack(int(frame.time * _MILLI + 0.5), frame.quality, frame.pdq, len(frame.local)) + frame.local


def _unpacked(packed: bytes, count: int) -> Iterator[KeptFrame]:
    at = _HEAD.size
    for _ in range(count):
        if at + _FRAME.size > len(packed):
            raise ValueError(at)
        milliseconds, quality, pdq, length = _FRAME.unpack_from(packed, at)
        at += _FRAME.size
        if quality > _BEST or at + length > len(packed):
            raise ValueError(at)
        yield KeptFrame(milliseconds / _MILLI, pdq, quality, packed[at : at + length])
        at += length
    if at != len(packed):
        raise ValueError(at)
