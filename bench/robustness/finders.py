"""What ours is held against: PDQ as hash banks use it, and two hashes of the imagehash library."""

from __future__ import annotations

import io
from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

import imagehash
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from bench.robustness.pictures import Picture
from takedown.fingerprint.pdq import pdq

PDQ_DISTANCE = 31
PHASH_DISTANCE = 8

Found = tuple[frozenset[int], ...]
"""For each of a finder's columns, which registered pictures a candidate is taken for."""


class Finder(ABC):
    """One way to find copies; it may have several columns, as one look answers at several thresholds.

    Attributes:
        closest: for each candidate of the last ``look_all`` the largest score, whether it is enough or not, and the
            picture that has it; empty where a finder doesn't tell.
    """

    columns: tuple[str, ...]
    closest: Sequence[tuple[float, int]] = ()

    @abstractmethod
    def register(self, pictures: Sequence[Picture]) -> list[int]:
        """Take the pictures, numbered by their place, and return the numbers of those that were refused."""

    @abstractmethod
    def look(self, content: bytes) -> Found:
        """Return what one candidate file is taken for."""

    def look_all(self, contents: Sequence[bytes]) -> list[Found]:
        """Return the same for each of ``contents``."""
        return [self.look(content) for content in contents]


def picture_of(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content)).convert("RGB")


def _bits(code: bytes) -> NDArray[np.uint8]:
    return np.unpackbits(np.frombuffer(code, np.uint8))


def _numbers(fits: NDArray[np.bool_]) -> frozenset[int]:
    return frozenset(int(at) for at in np.flatnonzero(fits))


class PdqFinder(Finder):
    """PDQ at 31 or less: the candidate as it is, and in its eight mirrorings and quarter turns."""

    columns = ("PDQ 31", "PDQ 31, 8 ways")

    def register(self, pictures: Sequence[Picture]) -> list[int]:
        """Take the pictures; none is refused."""
        self._codes = np.stack([_bits(pdq(one.rgb).hash) for one in pictures])
        return []

    def look(self, content: bytes) -> Found:
        """Return which pictures are near enough."""
        variants = np.stack([_bits(code) for code in pdq(np.asarray(picture_of(content))).variants])
        near = (self._codes[:, None, :] != variants[None]).sum(axis=2) <= PDQ_DISTANCE
        return _numbers(near[:, 0]), _numbers(near.any(axis=1))


class PhashFinder(Finder):
    """``imagehash.phash`` at 8 of 64 bits or less."""

    columns = ("pHash 8",)

    def register(self, pictures: Sequence[Picture]) -> list[int]:
        """Take the pictures; none is refused."""
        self._codes = np.stack([imagehash.phash(Image.fromarray(one.rgb)).hash.reshape(-1) for one in pictures])
        return []

    def look(self, content: bytes) -> Found:
        """Return which pictures are near enough."""
        code = imagehash.phash(picture_of(content)).hash.reshape(-1)
        return (_numbers((self._codes != code).sum(axis=1) <= PHASH_DISTANCE),)


class CropResistantFinder(Finder):
    """``imagehash.crop_resistant_hash`` by its own rule: one segment within a quarter of its bits."""

    columns = ("crop-resistant",)

    def register(self, pictures: Sequence[Picture]) -> list[int]:
        """Take the pictures; none is refused."""
        self._hashes = [imagehash.crop_resistant_hash(Image.fromarray(one.rgb)) for one in pictures]
        self._segments = np.concatenate([_segments(one) for one in self._hashes])
        self._owners = np.repeat(np.arange(len(pictures)), [len(_segments(one)) for one in self._hashes])
        return []

    def look(self, content: bytes) -> Found:
        """Return which pictures are near enough."""
        found = imagehash.crop_resistant_hash(picture_of(content))
        # The library's own `matches` is asked for every picture of which a segment is near; it has no other way to fit.
        distances = (self._segments[:, None, :] != _segments(found)[None]).sum(axis=2)
        near = np.unique(self._owners[(distances <= self._segments.shape[1] // 4).any(axis=1)])
        return (frozenset(int(at) for at in near if self._hashes[at].matches(found)),)


def _segments(found: Any) -> NDArray[np.bool_]:
    return np.stack([one.hash.reshape(-1) for one in found.segment_hashes])
