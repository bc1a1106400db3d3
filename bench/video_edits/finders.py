"""What ours is held against: a PDQ for every second, by vPDQ's rules, and the MD5 that hash banks hold of videos."""

from __future__ import annotations

import hashlib
from abc import ABC, abstractmethod
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bench.video_edits.files import load
from takedown.cases.match import Span
from takedown.fingerprint.pdq import pdq
from takedown.matching.confidence import MIN_QUALITY

DISTANCE = 31
SHARE = 0.8


@dataclass(frozen=True, slots=True)
class Found:
    """What one file is taken for: numbers of registered videos, for each column, and which seconds."""

    by_column: tuple[frozenset[int], ...]
    spans: dict[int, tuple[Span, ...]]


class Finder(ABC):
    """One way to find copies."""

    columns: tuple[str, ...]

    @abstractmethod
    def register(self, number: int, content: bytes) -> None:
        """Take a video file."""

    @abstractmethod
    def look(self, content: bytes) -> Found:
        """Return what a file is taken for."""


class Md5(Finder):
    """The digest of the file."""

    columns = ("MD5",)

    def __init__(self) -> None:
        self._numbers: dict[bytes, int] = {}

    def register(self, number: int, content: bytes) -> None:
        """Take a video file."""
        self._numbers[_md5(content)] = number

    def look(self, content: bytes) -> Found:
        """Return the video whose file it is."""
        number = self._numbers.get(_md5(content))
        return Found((frozenset(() if number is None else (number,)),), {})


class EverySecond(Finder):
    """A PDQ each second, frames below quality 50 left out, in no order: vPDQ.

    One frame within 31 bits; or 80 % of the frames of either video.
    """

    columns = ("PDQ, any second", "PDQ, 80 % of seconds")

    def __init__(self) -> None:
        self._bits: dict[int, NDArray[np.uint8]] = {}

    def register(self, number: int, content: bytes) -> None:
        """Take a video file."""
        self._bits[number] = _seconds(content)

    def look(self, content: bytes) -> Found:
        """Return the videos that enough frames are near to."""
        seen = _seconds(content)
        some, most = set(), set()
        for number, bits in self._bits.items():
            if not len(bits) or not len(seen):
                continue
            near = (seen[:, None, :] != bits[None]).sum(axis=2) <= DISTANCE
            if near.any():
                some.add(number)
            if max(near.any(axis=1).mean(), near.any(axis=0).mean()) >= SHARE:
                most.add(number)
        return Found((frozenset(some), frozenset(most)), {})


def _md5(content: bytes) -> bytes:
    return hashlib.md5(content, usedforsecurity=False).digest()


def _seconds(content: bytes) -> NDArray[np.uint8]:
    clip = load(content, fps=1.0)
    found = [pdq(clip.at(time)) for time in clip.times()]
    kept = [np.unpackbits(np.frombuffer(code.hash, np.uint8)) for code in found if code.quality >= MIN_QUALITY]
    return np.stack(kept) if kept else np.zeros((0, 256), np.uint8)
