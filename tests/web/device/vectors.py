"""Bare pixels on which the browser's PDQ and the program's have to agree to the bit, made anew from their seeds."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from tests.fingerprint import photographs

Pixels = NDArray[np.uint8]

# Height and width, and by how much the numbers differ: odd, tiny, wide, tall, flat, and around the window's steps.
_NOISE = (
    (4, 9, 255), (5, 5, 255), (5, 300, 255), (63, 65, 255), (64, 64, 255), (64, 63, 40), (127, 128, 255), (128, 129, 3),
    (129, 127, 1), (257, 255, 255), (300, 7, 255), (41, 511, 40), (200, 300, 0), (640, 33, 255), (1023, 130, 255),
)  # fmt: skip


def pixels() -> Iterator[tuple[str, Pixels]]:
    """Yield a name and RGB pixels, shape (height, width, 3): noise, waves, ramps, and photographs whole and cut."""
    for seed, (height, width, contrast) in enumerate(_NOISE):
        made = np.random.default_rng(seed).integers(0, contrast + 1, (height, width, 3), dtype=np.uint8)
        yield f"noise-{height}x{width}-{contrast}", made
    for height, width in ((48, 64), (65, 200), (300, 400), (333, 97)):
        rows, columns = np.mgrid[0:height, 0:width]
        wave = 127.5 + 60 * np.sin(rows / 9) * np.cos(columns / 5) + 60 * np.sin((rows + 2 * columns) / 31)
        yield f"waves-{height}x{width}", np.stack([wave, np.roll(wave, 3, 1), 255 - wave], axis=2).astype(np.uint8)
        ramp = columns * 255 // max(width - 1, 1)
        yield f"ramp-{height}x{width}", np.repeat(ramp[:, :, None], 3, axis=2).astype(np.uint8)
    for number, photograph in enumerate(islice(photographs.many(), None, None, 3)):
        yield f"photograph-{number}", photograph
