"""What pictures teach an attacker about others: linear decoders of PDQ's signs and of local codes to patches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce

import cv2
import numpy as np
from numpy.typing import NDArray

from bench.leaks.layout import EXTENT, PATCH, SIDE, Floats, Octets, frame
from bench.robustness.pictures import Picture
from takedown.fingerprint import kept, local
from takedown.fingerprint.keyed import Projection, mirror
from takedown.fingerprint.local import Features

REGISTERED = (320, 256)
"""The side and the number of features with which the program registers a picture."""
LEARNT = ((240, 1500), (320, 1500), (400, 1500))
KEYED = Projection(bytes(range(32)))
"""The vault's key: any will do."""

_FREQUENCIES = 16
_WINDOWS = 40
_RIDGE_SIGNS, _RIDGE_PATCHES, _RIDGE_KNOWN = 300.0, 3000.0, 1000.0
_NEIGHBOURS = 5


def grey(picture: Picture) -> Octets:
    """Return the picture in shades of grey."""
    return np.asarray(cv2.cvtColor(picture.rgb, cv2.COLOR_RGB2GRAY), np.uint8)


def luma(picture: Picture) -> Floats:
    """Return what an attempt is measured against: the picture's luma, 64 x 64."""
    return np.asarray(cv2.resize(grey(picture), (SIDE, SIDE), interpolation=cv2.INTER_AREA), np.float32)


@dataclass(frozen=True, eq=False)
class Sums:
    """What ridge regression needs of examples; those of several pictures are added."""

    inputs: Floats
    products: Floats

    @classmethod
    def of(cls, inputs: Floats, outputs: Floats) -> Sums:
        """Return those of one picture: inputs of shape (n, 256), outputs of shape (n, m)."""
        return cls(inputs.T @ inputs, inputs.T @ outputs)

    def __add__(self, other: Sums) -> Sums:
        return Sums(self.inputs + other.inputs, self.products + other.products)

    @classmethod
    def solved(cls, parts: Sequence[Sums], ridge: float) -> Floats:
        """Return the matrix from inputs to outputs."""
        whole = reduce(Sums.__add__, parts)
        damped = whole.inputs + ridge * np.eye(len(whole.inputs), dtype=np.float32)
        return np.linalg.solve(damped, whole.products).astype(np.float32)


@dataclass(frozen=True, eq=False)
class Lesson:
    """What one picture teaches: its look, and of its windows and of its patches what their codes say of them.

    Attributes:
        signs: of windows, under PDQ.
        patches: under the key.
        stored: of the patches that are stored alone, as if the picture were known to be registered.
    """

    look: Floats
    signs: Sums
    patches: Sums
    stored: Sums
    codes: Octets
    looks: NDArray[np.int8]

    @classmethod
    def of(cls, picture: Picture) -> Lesson:
        """Return what ``picture`` teaches."""
        shades = grey(picture)
        small = np.stack(list(_windows(shades)))
        small -= small.mean(axis=(1, 2), keepdims=True)
        codes, looks = _examples(shades, LEARNT, mirrored=True)
        return cls(
            small[0],
            Sums.of(_signs(small), small.reshape(len(small), -1)),
            Sums.of(plus_minus(codes), looks),
            Sums.of(*_stored(shades)),
            codes,
            np.clip(np.round(looks / 2), -128, 127).astype(np.int8),
        )

    def __add__(self, other: Lesson) -> Lesson:
        return Lesson(
            self.look + other.look,
            self.signs + other.signs,
            self.patches + other.patches,
            self.stored + other.stored,
            np.concatenate([self.codes, other.codes]),
            np.concatenate([self.looks, other.looks]),
        )

    def thinned(self) -> Lesson:
        """Return it with an eighth of the patches to compare with: many pictures' would fill the memory."""
        return replace(self, codes=self.codes[::8], looks=self.looks[::8])


class Decoders:
    """What all lessons together teach; ``known`` of the pictures are registered in the same vault."""

    def __init__(self, lessons: Sequence[Lesson], known: int) -> None:
        self.mean = np.asarray(np.mean([lesson.look for lesson in lessons], axis=0), np.float32)
        self._signs = Sums.solved([lesson.signs for lesson in lessons], _RIDGE_SIGNS)
        self._patches = Sums.solved([lesson.patches for lesson in lessons], _RIDGE_PATCHES)
        self._known = Sums.solved([lesson.stored for lesson in lessons[:known]], _RIDGE_KNOWN)
        self._lessons = lessons

    def of_signs(self, signs: Floats) -> Floats:
        """Return the 64 x 64 look of PDQ's signs, shape (1, 256)."""
        return np.asarray(signs @ self._signs, np.float32).reshape(SIDE, SIDE)

    def of_codes(self, codes: Octets) -> Floats:
        """Return the patches of ``codes``, shape (n, 32), as shape (n, 16, 16)."""
        return (plus_minus(codes) @ self._patches).reshape(-1, PATCH, PATCH)

    def of_known(self, codes: Octets) -> Floats:
        """Return the same by what can be learnt without the key from other pictures and what is stored of them."""
        return (plus_minus(codes) @ self._known).reshape(-1, PATCH, PATCH)

    def neighbours(self, codes: Octets) -> Floats:
        """Return instead the mean of the patches whose codes are nearest."""
        nearest = np.full((len(codes), _NEIGHBOURS), 999, np.int64)
        looks = np.zeros((len(codes), _NEIGHBOURS, PATCH * PATCH), np.float32)
        for lesson in self._lessons:
            bits = kept.distances(codes, lesson.codes).astype(np.int64)
            rows = np.argpartition(bits, _NEIGHBOURS, axis=1)[:, :_NEIGHBOURS]
            both = np.concatenate([nearest, np.take_along_axis(bits, rows, 1)], axis=1)
            order = np.argsort(both, axis=1)[:, :_NEIGHBOURS]
            nearest = np.take_along_axis(both, order, 1)
            looks = np.concatenate([looks, lesson.looks[rows]], axis=1)
            looks = np.take_along_axis(looks, order[:, :, None], 1)
        return np.asarray(looks.mean(axis=1), np.float32).reshape(-1, PATCH, PATCH)


def _windows(grey: Octets) -> Iterator[Floats]:
    """Yield the picture and windows of it, 64 x 64, each in all eight turns and mirrorings."""
    rng = np.random.default_rng(7)
    height, width = grey.shape
    for number in range(_WINDOWS):
        share = 1.0 if number == 0 else float(rng.uniform(0.4, 1.0))
        rows, columns = int(height * share), int(width * share)
        top, left = int(rng.integers(height - rows + 1)), int(rng.integers(width - columns + 1))
        part = grey[top : top + rows, left : left + columns]
        small = cv2.resize(part, (SIDE, SIDE), interpolation=cv2.INTER_AREA).astype(np.float32)
        for turns in range(4):
            yield np.rot90(small, turns)
            yield np.rot90(small.T, turns)


def _examples(grey: Octets, scales: Sequence[tuple[int, int]], *, mirrored: bool) -> tuple[Octets, Floats]:
    """Return codes, shape (n, 32), and what their patches look like, shape (n, 256).

    Args:
        scales: the sides at which features are found, and how many at most.
        mirrored: add the same patches as they are in the picture mirrored.
    """
    rgb = np.repeat(grey[:, :, None], 3, axis=2)
    codes: list[Octets] = []
    looks: list[Floats] = []
    for side, most in scales:
        found = local.describe(rgb, side, most)
        seen = _looks(grey, found)
        codes.append(KEYED.codes(found.descriptors))
        looks.append(seen)
        if mirrored:  # a patch's own frame lies along its orientation, so mirroring turns its rows round
            codes.append(KEYED.codes(mirror(found.descriptors)))
            looks.append(seen[:, ::-1])
    return np.concatenate(codes), np.concatenate(looks).reshape(-1, PATCH * PATCH)


def _stored(grey: Octets) -> tuple[Floats, Floats]:
    codes, looks = _examples(grey, [REGISTERED], mirrored=False)
    return plus_minus(codes), looks


def _looks(grey: Octets, found: Features) -> Floats:
    """Return each feature's patch in its own frame, without its mean."""
    height, width = grey.shape
    levels = [grey]
    while min(levels[-1].shape) > 2 * PATCH:
        levels.append(np.asarray(cv2.resize(levels[-1], None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), np.uint8))
    seen = np.zeros((len(found), PATCH, PATCH), np.float32)
    for at, (x, y, angle, size) in enumerate(found.places[:, :4].tolist()):
        side = EXTENT * size * max(height, width)
        level = int(np.clip(np.log2(max(1.0, side / PATCH)), 0, len(levels) - 1))
        rows, columns = levels[level].shape
        into = frame(x * columns, y * rows, angle, side / 2**level / PATCH)
        seen[at] = cv2.warpAffine(
            levels[level],
            into,
            (PATCH, PATCH),
            flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
            borderMode=cv2.BORDER_REFLECT,
        )
    return np.asarray(seen - seen.mean(axis=(1, 2), keepdims=True), np.float32)


def plus_minus(codes: Octets) -> Floats:
    return np.asarray(np.unpackbits(codes, axis=1), np.float32) * 2 - 1


def _wave() -> Floats:
    steps = np.arange(1, _FREQUENCIES + 1)[:, None] * (2 * np.arange(SIDE) + 1)
    return np.asarray(np.sqrt(2 / SIDE) * np.cos(np.pi / 2 / SIDE * steps), np.float32)


def _signs(small: Floats) -> Floats:
    """Return the signs that PDQ keeps of ``small``, shape (n, 64, 64), as shape (n, 256)."""
    flat = (_wave() @ small @ _wave().T).reshape(len(small), -1)
    return np.where(flat > np.median(flat, axis=1, keepdims=True), 1, -1).astype(np.float32)


def from_frequencies(signs: Floats) -> Floats:
    return np.asarray(_wave().T @ signs.reshape(_FREQUENCIES, _FREQUENCIES) @ _wave(), np.float32)
