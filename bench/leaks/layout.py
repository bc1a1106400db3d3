"""Patches laid out to a picture: where they are said to lie, at random, or as a jigsaw; joined by their gradients."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Octets = NDArray[np.uint8]

SIDE = 64
"""Pixels of a finished look."""
PATCH = 16
"""Pixels of a patch."""
EXTENT = 6.0
"""The side of what a descriptor sees, in sizes of its feature: four cells of three sigma (Lowe 2004), size 2 sigma."""

_CANVAS = 96  # the longer side of what patches are laid on
_CROWDED = 0.1  # what a jigsaw's piece loses in correlation for a piece of its own size in the same place
_FLATTER = 1e-3  # keeps what no gradient speaks of near the mean
_GROUND = 0.01  # what a ground's pixel counts, as much as one of a very large piece


def frame(x: float, y: float, angle: float, scale: float) -> NDArray[np.float64]:
    """Return the matrix from a patch's pixels to those of the picture that it lies in, its middle at (x, y)."""
    across, down = scale * np.cos(angle), scale * np.sin(angle)
    middle = (PATCH - 1) / 2
    return np.array([[across, -down, x - middle * (across - down)], [down, across, y - middle * (down + across)]])


class Pieces(NamedTuple):
    """Decoded patches, what is stored beside their codes (radians, shares of the longer side), the picture's shape."""

    looks: Floats
    angles: Floats
    sizes: Floats
    shape: tuple[int, ...]

    def laid(self, places: NDArray[np.floating]) -> Floats:
        """Return the picture that the pieces make with their middles at ``places``, fractions of width and height."""
        canvas = Canvas(self.shape)
        for at, (x, y) in enumerate(places.tolist()):
            canvas.lay(*self._piece(at), round(x * canvas.width - 0.5), round(y * canvas.height - 0.5))
        return canvas.look()

    def jigsaw(self, ground: Floats | None = None) -> Floats:
        """Return the picture that they make laid by size, each where it fits best into what lies there already.

        Args:
            ground: what lies there at first, 64 x 64; without it the first piece goes into the middle.
        """
        canvas = Canvas(self.shape, ground)
        taken = np.zeros((canvas.height, canvas.width), np.float32)
        for at in np.argsort(-self.sizes, kind="stable").tolist():
            look, weight = self._piece(at)
            reach = max(1.0, _CANVAS * float(self.sizes[at]))
            crowd = cv2.GaussianBlur(taken, (0, 0), reach, borderType=cv2.BORDER_CONSTANT)
            fits = canvas.fits(look, weight) - _CROWDED * crowd
            y, x = divmod(int(fits.argmax()), canvas.width)
            if ground is None and not taken.any():
                y, x = canvas.height // 2, canvas.width // 2
            canvas.lay(look, weight, x, y)
            taken[y, x] += 2 * np.pi * reach**2
        return canvas.look()

    def _piece(self, at: int) -> tuple[Floats, Floats]:
        """Return a piece turned and scaled for the canvas, and how much each of its pixels counts."""
        side = EXTENT * float(self.sizes[at]) * _CANVAS
        reach = min(_CANVAS, max(2, round(side * 0.75)))
        into = frame(reach, reach, float(self.angles[at]), side / PATCH)
        whole = (2 * reach + 1, 2 * reach + 1)
        look = cv2.warpAffine(self.looks[at], into, whole, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        weight = cv2.warpAffine(_ROUND, into, whole, flags=cv2.INTER_LINEAR)
        return np.asarray(look, np.float32), np.asarray(
            weight / side, np.float32
        )  # a small piece says more of its few pixels than a large one


def _bump() -> Floats:
    away = (np.arange(PATCH) - (PATCH - 1) / 2) / (PATCH / 3)
    return np.exp(-(away[:, None] ** 2 + away[None] ** 2) / 2).astype(np.float32)


_ROUND = _bump()


class Canvas:
    """Pieces laid over each other: the mean of their gradients, and the picture that has these."""

    def __init__(self, shape: tuple[int, ...], ground: Floats | None = None) -> None:
        longer = max(shape[:2])
        self.height, self.width = (2 * max(4, round(side * _CANVAS / longer / 2)) for side in shape[:2])
        whole = (self.height + 2 * _CANVAS, self.width + 2 * _CANVAS)  # a piece may reach beyond the edges
        self._down, self._across, self._weight = (np.zeros(whole, np.float32) for _ in range(3))
        self._inside = np.s_[_CANVAS : _CANVAS + self.height, _CANVAS : _CANVAS + self.width]
        if ground is not None:
            down, across = np.gradient(cv2.resize(ground, (self.width, self.height), interpolation=cv2.INTER_CUBIC))
            self._down[self._inside], self._across[self._inside] = _GROUND * down, _GROUND * across
            self._weight[self._inside] = _GROUND

    def lay(self, look: Floats, weight: Floats, x: int, y: int) -> None:
        """Lay a piece with its middle at (x, y)."""
        reach = len(look) // 2
        here = np.s_[y + _CANVAS - reach : y + _CANVAS + reach + 1, x + _CANVAS - reach : x + _CANVAS + reach + 1]
        down, across = np.gradient(look)
        self._down[here] += down * weight
        self._across[here] += across * weight
        self._weight[here] += weight

    def fits(self, look: Floats, weight: Floats) -> Floats:
        """Return for each place of its middle how well a piece correlates with what lies there."""
        picture = self._joined()
        piece = look - (look * weight).sum() / weight.sum()
        both = cv2.filter2D(picture, -1, piece * weight, borderType=cv2.BORDER_CONSTANT)
        there = cv2.filter2D(picture**2, -1, weight, borderType=cv2.BORDER_CONSTANT)
        apart = np.sqrt((piece**2 * weight).sum() * np.maximum(there, 0.1 * there.max()) + 1e-6)
        return np.asarray(both / apart, np.float32)

    def look(self) -> Floats:
        """Return the picture, 64 x 64."""
        return np.asarray(cv2.resize(self._joined(), (SIDE, SIDE), interpolation=cv2.INTER_AREA), np.float32)

    def _joined(self) -> Floats:
        """Return the picture whose gradients are nearest to theirs: Poisson's equation, by the cosine transform."""
        weight = np.maximum(self._weight[self._inside], 1e-6)
        down, across = self._down[self._inside] / weight, self._across[self._inside] / weight
        down[-1], across[:, -1] = 0, 0
        spread = np.diff(down, axis=0, prepend=0) + np.diff(across, axis=1, prepend=0)
        turns = [2 * np.cos(np.pi * np.arange(side) / side) - 2 for side in (self.height, self.width)]
        found = cv2.idct(cv2.dct(spread) / (turns[0][:, None] + turns[1][None] - _FLATTER).astype(np.float32))
        return np.asarray(found - found.mean(), np.float32)
