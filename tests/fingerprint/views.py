"""Pictures as the cascade sees them, made in this very process: these photographs are nobody's attack."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from takedown.fingerprint import kept
from takedown.fingerprint.keyed import Projection, mirror
from takedown.fingerprint.local import describe
from takedown.fingerprint.view import View
from tests.fingerprint import photographs

Pixels = NDArray[np.uint8]

SECRET = bytes(range(32))
NAMES = tuple(file.stem for file in photographs.files())
TEXTURES = ("brick", "grass", "gravel")


@lru_cache
def projection(secret: bytes = SECRET) -> Projection:
    return Projection(secret)


def photograph(name: str) -> Pixels:
    return photographs.whole()[NAMES.index(name)]


def seen(rgb: Pixels, side: int = 400, most: int = 700, secret: bytes = SECRET) -> View:
    """Return what a candidate's picture shows."""
    found = describe(np.ascontiguousarray(rgb), side, most)
    keyed = projection(secret)
    return View(keyed.codes(found.descriptors), keyed.codes(mirror(found.descriptors)), found.places)


def registered(rgb: Pixels, secret: bytes = SECRET) -> View:
    """Return the same of a picture that is registered."""
    return seen(rgb, 320, kept.MOST, secret)


def held(rgb: Pixels, secret: bytes = SECRET) -> bytes:
    """Return what is kept of it."""
    return kept.pack(registered(rgb, secret))


def image(name: str) -> Image.Image:
    return Image.fromarray(photograph(name))
