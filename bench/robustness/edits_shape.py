"""Edits of the layout: what is cut off, turned, mirrored, tilted or stretched, and what is put around the picture."""

from __future__ import annotations

from PIL import Image, ImageEnhance, ImageFilter, ImageOps

from bench.robustness.canvas import (
    BLACK,
    WHITE,
    Change,
    Others,
    Random,
    centred,
    colour,
    contained,
    covering,
    cut,
    edit,
    lettered,
    sentence,
)

_STORY = 9 / 16


def crop(kept: float) -> Change:
    return lambda image, rng, _others: cut(image, kept, rng)


def shape(ratio: float) -> Change:
    """Cut to a width of ``ratio`` heights, anywhere along the longer side."""

    def change(image: Image.Image, rng: Random, _others: Others) -> Image.Image:
        width, height = min(image.width, round(image.height * ratio)), min(image.height, round(image.width / ratio))
        left = int(rng.integers(0, image.width - width + 1))
        top = int(rng.integers(0, image.height - height + 1))
        return image.crop((left, top, left + width, top + height))

    return change


def turn(way: Image.Transpose) -> Change:
    return lambda image, _rng, _others: image.transpose(way)


mirror = turn(Image.Transpose.FLIP_LEFT_RIGHT)


def tilt(degrees: float, *, whole: bool = False) -> Change:
    """Turn by ``degrees`` to either side; the corners are filled, ``whole`` keeps the picture's own corners too."""

    def change(image: Image.Image, rng: Random, _others: Others) -> Image.Image:
        fill = BLACK if rng.random() < 0.5 else WHITE
        way = 1 if rng.random() < 0.5 else -1
        return image.rotate(way * degrees, Image.Resampling.BICUBIC, expand=whole, fillcolor=fill)

    return change


def stretch(factor: float) -> Change:
    """Make it wider by ``factor``, or higher."""

    def change(image: Image.Image, rng: Random, _others: Others) -> Image.Image:
        across = factor if rng.random() < 0.5 else 1.0
        down = factor / across
        return image.resize((round(image.width * across), round(image.height * down)), Image.Resampling.BICUBIC)

    return change


def bars(ratio: float) -> Change:
    """Put the whole picture on a black canvas of a width of ``ratio`` of its own ratio of width to height."""

    def change(image: Image.Image, _rng: Random, _others: Others) -> Image.Image:
        width, height = round(image.width * max(1, ratio)), round(image.height / min(1, ratio))
        return centred(image, width, height, BLACK)

    return change


def story(image: Image.Image, rng: Random, _others: Others) -> Image.Image:
    """Put it into a 9:16 frame whose ground is the picture itself, enlarged and blurred."""
    width = int(rng.choice([540, 720, 1080]))
    height = round(width / _STORY)
    # Blurred while small: the enlarging smooths the rest.
    ground = covering(image, width // 6, height // 6).filter(ImageFilter.GaussianBlur(width / 144))
    ground = ground.resize((width, height), Image.Resampling.BICUBIC)
    return centred(contained(image, width, height), width, height, ImageEnhance.Brightness(ground).enhance(0.8))


def border(share: float) -> Change:
    """Put a plain border of ``share`` of the longer side around it."""

    def change(image: Image.Image, rng: Random, _others: Others) -> Image.Image:
        fill = WHITE if rng.random() < 0.4 else colour(rng)
        return ImageOps.expand(image, round(share * max(image.size)), fill)

    return change


def meme(image: Image.Image, rng: Random, _others: Others) -> Image.Image:
    """Put a white band with two lines of text on top."""
    size = image.width / 14
    band = round(3.2 * size)
    page = Image.new("RGB", (image.width, image.height + band), WHITE)
    page.paste(image, (0, band))
    lettered(page, sentence(rng, 9), (image.width / 2, band / 2), size, BLACK)
    return page


EDITS = (
    *(edit(f"crop-{removed}", "crop", crop(1 - removed / 100)) for removed in (5, 10, 20, 30, 50, 70)),
    edit("crop-square", "crop", shape(1)),
    edit("crop-story", "crop", shape(_STORY)),
    edit("mirror", "turn", mirror),
    edit("flip", "turn", turn(Image.Transpose.FLIP_TOP_BOTTOM)),
    edit("turn-90", "turn", turn(Image.Transpose.ROTATE_270)),
    edit("turn-180", "turn", turn(Image.Transpose.ROTATE_180)),
    edit("turn-270", "turn", turn(Image.Transpose.ROTATE_90)),
    *(edit(f"tilt-{degrees}", "turn", tilt(degrees)) for degrees in (2, 5, 10)),
    edit("stretch-1.2", "turn", stretch(1.2)),
    edit("mirror-crop", "crop", mirror, crop(0.7)),
    edit("letterbox", "frame", bars(0.6)),
    edit("pillarbox", "frame", bars(1.7)),
    edit("story-frame", "frame", story),
    edit("border-5", "frame", border(0.05)),
    edit("border-15", "frame", border(0.15)),
    edit("meme-band", "frame", meme),
)
