"""Edits by a second camera, a printer or a lens: screens photographed, prints scanned, planes seen aslant."""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter, ImageOps

from bench.robustness.canvas import (
    Change,
    Others,
    Pixels,
    Random,
    colour,
    contained,
    edit,
    longest,
    tilted_plane,
    warped,
    within,
)

Field = NDArray[np.float32]


def _grid(width: int, height: int) -> tuple[Field, Field]:
    """Return x and y of every pixel, each broadcastable to height x width."""
    return np.arange(width, dtype=np.float32)[None, :], np.arange(height, dtype=np.float32)[:, None]


def _pixels(values: Field) -> Pixels:
    return np.clip(values, 0, 255).astype(np.uint8)


def perspective(degrees: float) -> Change:
    """Show the picture's plane turned by ``degrees`` away from the camera, mostly about one axis."""

    def change(image: Image.Image, rng: Random, _others: Others) -> Image.Image:
        image = within(image, 2000)
        way = 1 if rng.random() < 0.5 else -1
        slight = rng.uniform(-0.2, 0.2) * degrees
        turned = (way * degrees, slight) if rng.random() < 0.7 else (slight, way * degrees)
        corners, size = tilted_plane(image, *turned)
        return warped(image, corners, size, colour(rng, 20, 200))

    return change


def _moire(pixels: Field, rng: Random, strength: float) -> Field:
    """Multiply each channel by two slow waves of its own, as two grids of pixels make them."""
    height, width = pixels.shape[:2]
    x, y = _grid(width, height)
    result = pixels.copy()
    for channel in range(3):
        for _ in range(2):
            period, way = rng.uniform(5, 26), rng.uniform(0, math.pi)
            wave = np.sin((x * math.cos(way) + y * math.sin(way)) * (2 * math.pi / period) + rng.uniform(0, 6))
            result[..., channel] *= 1 + strength * wave
    return result


def _light(pixels: Field, rng: Random, strength: float, glare: float) -> Field:
    """Add a gradient over the whole, a bright spot, and the colour of a lamp."""
    height, width = pixels.shape[:2]
    x, y = _grid(width, height)
    way = rng.uniform(0, 2 * math.pi)
    ramp = 1 + strength * ((x / width - 0.5) * math.cos(way) + (y / height - 0.5) * math.sin(way)) * 2
    at_x, at_y, radius = rng.uniform(0, width), rng.uniform(0, height), 0.22 * max(width, height)
    spot = glare * np.exp(-((x - at_x) ** 2 + (y - at_y) ** 2) / (2 * radius**2))
    lamp = np.array([1 + rng.uniform(-0.1, 0.1), 1, 1 + rng.uniform(-0.12, 0.12)], np.float32)
    lit: Field = (pixels * ramp[..., None] * lamp + spot[..., None]).astype(np.float32)
    return lit


def screen_photo(degrees: float, moire: float, glare: float, softness: float, grain: float) -> Change:
    """Photograph a screen that shows the picture: its frame, its grid, the angle, the light, the hand, the sensor."""

    def change(image: Image.Image, rng: Random, _others: Others) -> Image.Image:
        shown = ImageOps.expand(longest(image, 1000), 34, (12, 12, 14))
        corners, size = tilted_plane(shown, *rng.uniform(-degrees, degrees, size=2))
        corners = corners + rng.uniform(-0.015, 0.015, size=(4, 2)) * max(shown.size)
        grid = Image.fromarray(_pixels(_moire(np.asarray(shown, np.float32), rng, moire)))
        laid = warped(grid, corners, size, colour(rng, 40, 150)).filter(ImageFilter.GaussianBlur(softness))
        lit = _light(np.asarray(laid, np.float32) * rng.uniform(0.8, 1.05), rng, 0.25, glare)
        grains = rng.standard_normal(lit.shape, np.float32)
        return Image.fromarray(_pixels(lit + grain * grains))

    return change


def _dots(values: Field, period: float, degrees: float) -> Field:
    """Return the round dots, 0 or 255, that a printer makes of ``values`` with a screen of that period and angle."""
    height, width = values.shape
    x, y = _grid(width, height)
    way = math.radians(degrees)
    across, down = x * math.cos(way) + y * math.sin(way), y * math.cos(way) - x * math.sin(way)
    wave = np.cos(across * (2 * math.pi / period)) + np.cos(down * (2 * math.pi / period))
    # The wave's values are nearest to evenly spread after an arc cosine; the dots then cover what the tone asks for.
    threshold = 255 * np.arccos(np.clip(wave / 2, -1, 1)) / math.pi
    return np.where(values > threshold, 255, 0).astype(np.float32)


def halftone(image: Image.Image, _rng: Random, _others: Others) -> Image.Image:
    """Print it as a newspaper does: one ink, coarse dots at 45 degrees."""
    fine = np.asarray(longest(image, 1600).convert("L"), np.float32)
    dots = Image.fromarray(_pixels(_dots(fine, 11, 45))).convert("RGB")
    return longest(dots, 800)


def print_scan(image: Image.Image, rng: Random, _others: Others) -> Image.Image:
    """Print it with three inks, put the paper a little askew into a scanner, and scan with a margin."""
    fine = np.asarray(contained(image, 1800, 1800), np.float32)
    inks = np.stack([_dots(fine[..., at], 6, angle) for at, angle in enumerate((15, 75, 45))], axis=2)
    printed = Image.fromarray(_pixels(0.75 * inks + 0.25 * fine)).filter(ImageFilter.GaussianBlur(2))
    paper = ImageOps.expand(longest(printed, 1100), 70, (246, 243, 236))
    askew = paper.rotate(rng.uniform(-2.5, 2.5), Image.Resampling.BICUBIC, fillcolor=(225, 225, 225))
    faded = np.asarray(askew, np.float32) * 0.82 + 32
    grain = cv2.GaussianBlur(rng.standard_normal(faded.shape[:2], np.float32), (0, 0), 1.2)
    return Image.fromarray(_pixels(faded + 14 * np.asarray(grain, np.float32)[..., None]))


def lens(strength: float) -> Change:
    """Bend straight lines as a wide lens does (barrel), without a margin."""

    def change(image: Image.Image, _rng: Random, _others: Others) -> Image.Image:
        pixels = np.asarray(within(image, 2000))
        height, width = pixels.shape[:2]
        x, y = _grid(width, height)
        half = math.hypot(width, height) / 2
        across, down = (x - width / 2) / half, (y - height / 2) / half
        factor = (1 + strength * (across**2 + down**2)) / (1 + strength)
        from_x, from_y = across * factor * half + width / 2, down * factor * half + height / 2
        bent = cv2.remap(pixels, from_x.astype(np.float32), from_y.astype(np.float32), cv2.INTER_LINEAR)
        return Image.fromarray(np.asarray(bent, np.uint8))

    return change


screen = screen_photo(8, 0.07, 40, 1.0, 5)
screen_hard = screen_photo(24, 0.13, 90, 1.8, 11)
paper = perspective(12)

EDITS = (
    edit("screen-photo", "camera", screen),
    edit("screen-photo-hard", "camera", screen_hard, hard=True),
    edit("perspective-30", "camera", perspective(30), hard=True),
    edit("perspective-50", "camera", perspective(50), hard=True),
    edit("print-scan", "camera", print_scan, hard=True),
    edit("halftone", "camera", halftone, hard=True),
    edit("lens", "camera", lens(0.35), hard=True),
)
