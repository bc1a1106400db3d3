"""What every edit draws with: files in memory, text, stickers, crops and warps. Nothing is ever written to disk."""

from __future__ import annotations

import io
import math
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont, ImageOps

Pixels = NDArray[np.uint8]
Others = Sequence[Pixels]
Random = np.random.Generator
Change = Callable[[Image.Image, Random, Others], Image.Image]
Colour = tuple[int, int, int]

WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)
_TEXT = (
    "look at this one from last summer who was there with us again tomorrow never seen so good old days by the river "
    "just found it sent to me please share more soon happy birthday what a day thanks all friends 2019 my new"
)


@dataclass(frozen=True, slots=True)
class Edit:
    """One way in which a picture is changed before somebody posts it again.

    Attributes:
        family: what kind of change, for the table's groups.
        hard: whether it belongs to the harder suite.
        apply: from the pixels (RGB, height x width x 3), a generator, and unrelated photographs to put beside them, to
            the bytes that a host would serve.
    """

    name: str
    family: str
    hard: bool
    apply: Callable[[Pixels, Random, Others], bytes]


def jpeg(image: Image.Image, quality: int = 82) -> bytes:
    file = io.BytesIO()
    image.save(file, "JPEG", quality=quality)
    return file.getvalue()


def png(image: Image.Image) -> bytes:
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def webp(image: Image.Image, quality: int = 50) -> bytes:
    file = io.BytesIO()
    image.save(file, "WEBP", quality=quality)
    return file.getvalue()


def edit(
    name: str, family: str, *changes: Change, hard: bool = False, save: Callable[[Image.Image], bytes] = jpeg
) -> Edit:
    """Return the edit that makes ``changes`` one after the other."""

    def apply(rgb: Pixels, rng: Random, others: Others) -> bytes:
        image = Image.fromarray(rgb)
        for change in changes:
            image = change(image, rng, others)
        return save(image)

    return Edit(name, family, hard, apply)


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content)).convert("RGB")


def scaled(image: Image.Image, factor: float) -> Image.Image:
    size = (max(1, round(image.width * factor)), max(1, round(image.height * factor)))
    return image.resize(size, Image.Resampling.LANCZOS)


def longest(image: Image.Image, side: int) -> Image.Image:
    """Scale so that the longer side is ``side``."""
    return scaled(image, side / max(image.size))


def within(image: Image.Image, side: int = 1600) -> Image.Image:
    """Return the picture no longer than ``side``, as an app would save it."""
    return longest(image, side) if max(image.size) > side else image


def contained(image: Image.Image, width: int, height: int) -> Image.Image:
    return scaled(image, min(width / image.width, height / image.height))


def covering(image: Image.Image, width: int, height: int) -> Image.Image:
    """Fill width x height, cutting what is too much on both sides."""
    return ImageOps.fit(image, (max(1, width), max(1, height)), Image.Resampling.LANCZOS)


def centred(image: Image.Image, width: int, height: int, fill: Colour | Image.Image) -> Image.Image:
    ground = fill.copy() if isinstance(fill, Image.Image) else Image.new("RGB", (width, height), fill)
    ground.paste(image, ((width - image.width) // 2, (height - image.height) // 2))
    return ground


def cut(image: Image.Image, kept: float, rng: Random) -> Image.Image:
    """Keep a window of ``kept`` of the area, of the picture's own shape, anywhere in it."""
    width, height = (max(1, round(side * math.sqrt(kept))) for side in image.size)
    left = int(rng.integers(0, image.width - width + 1))
    top = int(rng.integers(0, image.height - height + 1))
    return image.crop((left, top, left + width, top + height))


def other(others: Others, rng: Random) -> Image.Image:
    return Image.fromarray(others[int(rng.integers(len(others)))])


def sentence(rng: Random, words: int) -> str:
    return " ".join(rng.choice(_TEXT.split(), size=words)).capitalize()


def font(size: float) -> ImageFont.ImageFont | ImageFont.FreeTypeFont:
    return ImageFont.load_default(max(8.0, size))


def colour(rng: Random, low: int = 0, high: int = 256) -> Colour:
    red, green, blue = (int(value) for value in rng.integers(low, high, size=3))
    return red, green, blue


def lettered(image: Image.Image, text: str, middle: tuple[float, float], size: float, fill: Colour) -> None:
    """Write ``text`` with an outline around ``middle``, in as many lines as the width asks for."""
    lines = textwrap.fill(text, max(4, int(image.width * 0.9 / (0.52 * size))))
    edge = BLACK if sum(fill) > 380 else WHITE
    ImageDraw.Draw(image).multiline_text(
        middle, lines, fill, font(size), "mm", align="center", stroke_width=max(1, round(size / 14)), stroke_fill=edge
    )


def smiley(draw: ImageDraw.ImageDraw, x: float, y: float, radius: float) -> None:
    """Draw a yellow face."""
    draw.ellipse(
        (x - radius, y - radius, x + radius, y + radius), (255, 204, 51), (214, 150, 20), max(1, int(radius / 18))
    )
    for side in (-1, 1):
        eye_x, eye_y, size = x + side * radius * 0.36, y - radius * 0.25, radius * 0.15
        draw.ellipse((eye_x - size, eye_y - size * 1.4, eye_x + size, eye_y + size * 1.4), (80, 50, 20))
    mouth = (x - radius * 0.55, y - radius * 0.35, x + radius * 0.55, y + radius * 0.6)
    draw.chord(mouth, 20, 160, (140, 40, 30))


def _star(draw: ImageDraw.ImageDraw, x: float, y: float, radius: float, fill: Colour) -> None:
    corners = [
        (x + length * math.sin(step * math.pi / 5), y - length * math.cos(step * math.pi / 5))
        for step, length in enumerate([radius, radius * 0.42] * 5)
    ]
    draw.polygon(corners, fill, WHITE)


def _heart(draw: ImageDraw.ImageDraw, x: float, y: float, radius: float, fill: Colour) -> None:
    turns = np.linspace(0, 2 * math.pi, 60)
    across = 16 * np.sin(turns) ** 3
    down = 13 * np.cos(turns) - 5 * np.cos(2 * turns) - 2 * np.cos(3 * turns) - np.cos(4 * turns)
    draw.polygon([(x + a * radius / 17, y - d * radius / 17) for a, d in zip(across, down, strict=True)], fill, WHITE)


def sticker(draw: ImageDraw.ImageDraw, x: float, y: float, radius: float, rng: Random) -> None:
    """Draw one of five kinds of sticker about (x, y)."""
    fill = colour(rng, 40, 250)
    kind = int(rng.integers(5))
    if kind == 0:
        smiley(draw, x, y, radius)
    elif kind == 1:
        _star(draw, x, y, radius, fill)
    elif kind == 2:
        _heart(draw, x, y, radius, fill)
    elif kind == 3:
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill, WHITE, max(1, int(radius / 10)))
        draw.text((x, y), sentence(rng, 1), WHITE, font(radius / 2), "mm")
    else:
        box = (x - radius * 1.3, y - radius * 0.7, x + radius * 1.3, y + radius * 0.7)
        draw.rounded_rectangle(box, radius / 3, WHITE, fill, max(1, int(radius / 14)))
        draw.text((x, y), sentence(rng, 2), fill, font(radius / 3), "mm")


def warped(image: Image.Image, corners: NDArray[np.float64], size: tuple[int, int], fill: Colour) -> Image.Image:
    """Lay the picture's corners (clockwise from top left) on ``corners`` of a canvas of ``size``, the rest ``fill``."""
    width, height = image.size
    before = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(before, corners.astype(np.float32))
    laid = cv2.warpPerspective(
        np.asarray(image), matrix, size, flags=cv2.INTER_AREA, borderMode=cv2.BORDER_CONSTANT, borderValue=fill
    )
    return Image.fromarray(np.asarray(laid, np.uint8))


def tilted_plane(image: Image.Image, yaw: float, pitch: float) -> tuple[NDArray[np.float64], tuple[int, int]]:
    """Return where the corners of a picture come that is turned by ``yaw`` and ``pitch`` degrees, and the canvas."""
    width, height = image.size
    corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]], float) * (width / 2, height / 2)
    a, b = math.radians(yaw), math.radians(pitch)
    x = corners[:, 0] * math.cos(a)
    z = corners[:, 0] * math.sin(a)
    y = corners[:, 1] * math.cos(b) - z * math.sin(b)
    z = corners[:, 1] * math.sin(b) + z * math.cos(b)
    distance = 1.5 * max(width, height)
    seen = np.stack([x, y], axis=1) * (distance / (distance + z))[:, None]
    seen -= seen.min(axis=0)
    margin = 0.06 * seen.max()
    right, bottom = seen.max(axis=0) + 2 * margin
    return seen + margin, (round(right), round(bottom))
