"""Edits that leave the layout as it is: encoding, size, tone and colour."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageEnhance, ImageFilter, ImageOps

from bench.robustness.canvas import Change, Others, Random, edit, jpeg, longest, png, scaled, webp


def size(factor: float) -> Change:
    return lambda image, _rng, _others: scaled(image, factor)


def side(pixels: int) -> Change:
    return lambda image, _rng, _others: longest(image, pixels)


def grey(image: Image.Image, _rng: Random, _others: Others) -> Image.Image:
    return image.convert("L").convert("RGB")


def noise(strength: float) -> Change:
    """Add Gaussian noise of ``strength`` levels to every channel."""

    def change(image: Image.Image, rng: Random, _others: Others) -> Image.Image:
        pixels = np.asarray(image, np.float32)
        grains = rng.standard_normal(pixels.shape, np.float32)
        return Image.fromarray(np.clip(pixels + strength * grains, 0, 255).astype(np.uint8))

    return change


def blur(share: float) -> Change:
    """Blur with a radius of ``share`` of the shorter side."""

    def change(image: Image.Image, _rng: Random, _others: Others) -> Image.Image:
        return image.filter(ImageFilter.GaussianBlur(share * min(image.size)))

    return change


def contrast(factor: float) -> Change:
    return lambda image, _rng, _others: ImageEnhance.Contrast(image).enhance(factor)


def brightness(factor: float) -> Change:
    return lambda image, _rng, _others: ImageEnhance.Brightness(image).enhance(factor)


def saturation(factor: float) -> Change:
    return lambda image, _rng, _others: ImageEnhance.Color(image).enhance(factor)


def gamma(power: float) -> Change:
    table = [round(255 * (value / 255) ** power) for value in range(256)] * 3
    return lambda image, _rng, _others: image.point(table)


def tint(red: float, green: float, blue: float) -> Change:
    """Multiply the channels, as a phone's filter does."""
    table = [min(255, round(value * factor)) for factor in (red, green, blue) for value in range(256)]
    return lambda image, _rng, _others: image.point(table)


def sepia(image: Image.Image, _rng: Random, _others: Others) -> Image.Image:
    return ImageOps.colorize(image.convert("L"), (34, 20, 8), (255, 240, 205), (172, 128, 86))


def sharpen(image: Image.Image, _rng: Random, _others: Others) -> Image.Image:
    return image.filter(ImageFilter.UnsharpMask(2, 160, 2))


def inverted(image: Image.Image, _rng: Random, _others: Others) -> Image.Image:
    return ImageOps.invert(image)


EDITS = (
    edit("jpeg-15", "encoding", save=lambda image: jpeg(image, 15)),
    edit("webp-50", "encoding", save=webp),
    edit("png", "encoding", save=png),
    edit("96-px", "size", side(96)),
    edit("half-size", "size", size(0.5)),
    edit("double-size", "size", size(2)),
    edit("grey", "tone", grey),
    edit("noise", "tone", noise(14)),
    edit("light-blur", "tone", blur(0.004)),
    edit("contrast-up", "tone", contrast(1.6)),
    edit("contrast-down", "tone", contrast(0.5)),
    edit("brighter", "tone", brightness(1.5)),
    edit("darker", "tone", brightness(0.6)),
    edit("gamma-2", "tone", gamma(2)),
    edit("gamma-half", "tone", gamma(0.5)),
    edit("saturated", "tone", saturation(2)),
    edit("warm", "tone", tint(1.2, 1.0, 0.72)),
    edit("cool", "tone", tint(0.75, 0.98, 1.25)),
    edit("sepia", "tone", sepia),
    edit("sharpened", "tone", sharpen),
    edit("inverted", "tone", inverted),
)
