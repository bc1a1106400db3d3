"""Edits that lay something over the picture: marks, words, stickers, bars."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw

from bench.robustness.canvas import (
    BLACK,
    WHITE,
    Change,
    Others,
    Random,
    colour,
    edit,
    font,
    lettered,
    sentence,
    smiley,
    sticker,
    within,
)


def watermark(image: Image.Image, rng: Random, _others: Others) -> Image.Image:
    """Tile a half transparent line of text over the whole picture, aslant."""
    size = max(image.size)
    layer = Image.new("L", (2 * size, 2 * size), 0)
    draw, text, letters = ImageDraw.Draw(layer), f"{sentence(rng, 2)} .example", font(size / 22)
    step = int(draw.textlength(text, letters) * 1.4)
    for row, y in enumerate(range(0, 2 * size, size // 7)):
        for x in range(-(row % 2) * step // 2, 2 * size, step):
            draw.text((x, y), text, 110, letters)
    turned = layer.rotate(30).crop((size // 2, size // 2, size // 2 + image.width, size // 2 + image.height))
    return Image.composite(Image.new("RGB", image.size, WHITE), image, turned)


def logo(image: Image.Image, rng: Random, _others: Others) -> Image.Image:
    """Put a round mark with a name into a corner."""
    image = image.copy()
    draw, radius = ImageDraw.Draw(image), 0.09 * min(image.size)
    x = radius * 1.4 if rng.random() < 0.5 else image.width - radius * 1.4
    y = radius * 1.4 if rng.random() < 0.5 else image.height - radius * 1.4
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), colour(rng, 30, 220), WHITE, max(1, int(radius / 8)))
    draw.text((x, y), sentence(rng, 1), WHITE, font(radius * 0.6), "mm")
    return image


def caption(image: Image.Image, rng: Random, _others: Others) -> Image.Image:
    """Lay a dark half transparent band with words over the lower part."""
    size = image.width / 16
    top = round(image.height * rng.uniform(0.68, 0.78))
    low = image.crop((0, top, image.width, image.height))
    image = image.copy()
    image.paste(Image.blend(low, Image.new("RGB", low.size, BLACK), 0.55), (0, top))
    lettered(image, sentence(rng, 8), (image.width / 2, (top + image.height) / 2), size, WHITE)
    return image


def words(count: int, size: float) -> Change:
    """Write ``count`` words over the middle, letters of ``size`` of the width."""

    def change(image: Image.Image, rng: Random, _others: Others) -> Image.Image:
        image = image.copy()
        fill = WHITE if rng.random() < 0.6 else colour(rng)
        lettered(image, sentence(rng, count), (image.width / 2, image.height / 2), image.width * size, fill)
        return image

    return change


def text_everywhere(image: Image.Image, rng: Random, _others: Others) -> Image.Image:
    """Fill the picture with lines of opaque text from edge to edge."""
    image = image.copy()
    draw, size = ImageDraw.Draw(image), min(image.size) / 15
    fill = WHITE if rng.random() < 0.5 else colour(rng, 0, 200)
    for y in np.arange(size * 0.3, image.height, size * 1.55):
        draw.text((-size * float(rng.random()), float(y)), sentence(rng, 40), fill, font(size))
    return image


def stickers(share: float) -> Change:
    """Cover ``share`` of the area with stickers of many sizes, anywhere."""

    def change(image: Image.Image, rng: Random, _others: Others) -> Image.Image:
        short, (width, height) = min(image.size), within(image, 300).size
        before, image = image.resize((width, height), Image.Resampling.NEAREST), image.copy()
        draw = ImageDraw.Draw(image)
        for _ in range(400):
            seen = image.resize((width, height), Image.Resampling.NEAREST)
            if (np.asarray(seen) != np.asarray(before)).any(axis=2).mean() >= share:
                break
            x, y = rng.uniform(0, image.width), rng.uniform(0, image.height)
            sticker(draw, x, y, short * rng.uniform(0.06, 0.14), rng)
        return image

    return change


def emoji(image: Image.Image, rng: Random, _others: Others) -> Image.Image:
    """Hide what may be a face: one yellow face in the upper middle."""
    image = image.copy()
    x, y = image.width * rng.uniform(0.35, 0.65), image.height * rng.uniform(0.25, 0.5)
    smiley(ImageDraw.Draw(image), x, y, 0.17 * min(image.size))
    return image


def half_hidden(image: Image.Image, rng: Random, _others: Others) -> Image.Image:
    """Cover half of the picture with one plain bar: left, right, top, bottom or across the middle."""
    image = image.copy()
    width, height = image.size
    place = int(rng.integers(5))
    box = (
        (0, 0, width // 2, height),
        (width - width // 2, 0, width, height),
        (0, 0, width, height // 2),
        (0, height - height // 2, width, height),
        (0, height // 4, width, height // 4 + height // 2),
    )[place]
    image.paste(BLACK if rng.random() < 0.5 else colour(rng), box)
    return image


def mosaic(image: Image.Image, rng: Random, _others: Others) -> Image.Image:
    """Make coarse squares of a window of a third of the area, as a censor does."""
    image = image.copy()
    width, height = (round(side * 0.58) for side in image.size)
    left, top = int(rng.integers(0, image.width - width)), int(rng.integers(0, image.height - height))
    window = image.crop((left, top, left + width, top + height))
    coarse = window.resize((14, max(1, 14 * height // width)), Image.Resampling.BOX)
    image.paste(coarse.resize(window.size, Image.Resampling.NEAREST), (left, top))
    return image


EDITS = (
    edit("watermark", "overlay", watermark),
    edit("corner-logo", "overlay", logo),
    edit("caption", "overlay", caption),
    edit("words-in-the-middle", "overlay", words(5, 1 / 10)),
    edit("stickers-15", "overlay", stickers(0.15)),
    edit("emoji", "overlay", emoji),
    edit("stickers-half", "overlay", stickers(0.5), hard=True),
    edit("text-everywhere", "overlay", text_everywhere, hard=True),
    edit("half-hidden", "overlay", half_hidden, hard=True),
    edit("mosaic", "overlay", mosaic, hard=True),
)
