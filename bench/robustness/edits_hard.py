"""The rest of the harder suite: heavy filters, small remains, and chains of several edits."""

from __future__ import annotations

import io

import cv2
import numpy as np
from PIL import Image, ImageChops, ImageEnhance, ImageFilter, ImageOps

from bench.robustness.canvas import Change, Others, Random, edit, jpeg, opened, scaled, webp, within
from bench.robustness.edits_camera import paper, screen, screen_hard
from bench.robustness.edits_light import blur, brightness, contrast, grey, noise, saturation, side, tint
from bench.robustness.edits_overlay import caption, emoji, logo, stickers, watermark, words
from bench.robustness.edits_screens import chat, collage, inset, post, viewer
from bench.robustness.edits_shape import bars, border, crop, meme, mirror, shape, story, stretch, tilt


def cartoon(image: Image.Image, _rng: Random, _others: Others) -> Image.Image:
    """Flatten the colours and draw the edges black."""
    pixels = np.asarray(within(image, 1080))
    flat = pixels
    for _ in range(5):
        flat = np.asarray(cv2.bilateralFilter(flat, 7, 45, 7), np.uint8)
    flat = (flat // 36 * 36 + 18).astype(np.uint8)
    soft = cv2.medianBlur(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), 5)
    lines = cv2.adaptiveThreshold(soft, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY, 9, 6)
    return Image.fromarray(np.where(np.asarray(lines)[..., None] == 0, 0, flat).astype(np.uint8))


def posterised(image: Image.Image, _rng: Random, _others: Others) -> Image.Image:
    return ImageOps.posterize(image, 2)


def generations(count: int) -> Change:
    """Save again and again, each time at a slightly other size and a low quality, as messengers do."""

    def change(image: Image.Image, rng: Random, _others: Others) -> Image.Image:
        for _ in range(count):
            image = opened(jpeg(scaled(image, rng.uniform(0.86, 1.12)), int(rng.integers(25, 60))))
        return image

    return change


def vignette(image: Image.Image, _rng: Random, _others: Others) -> Image.Image:
    """Darken the corners to almost nothing and fade the rest."""
    pixels = np.asarray(image, np.float32)
    height, width = pixels.shape[:2]
    x, y = np.linspace(-1, 1, width, dtype=np.float32), np.linspace(-1, 1, height, dtype=np.float32)
    shade = np.clip(1.15 - 0.62 * (x[None, :] ** 2 + y[:, None] ** 2), 0.04, 1)
    faded = (pixels * np.array([1.1, 0.98, 0.74], np.float32) * 0.8 + 38) * shade[..., None]
    return Image.fromarray(np.clip(faded, 0, 255).astype(np.uint8))


def hdr(image: Image.Image, _rng: Random, _others: Others) -> Image.Image:
    """Even out the light in small areas, sharpen the edges hard, and raise the colours."""
    image = within(image, 2000)
    lab = np.array(cv2.cvtColor(np.asarray(image), cv2.COLOR_RGB2LAB))
    lab[..., 0] = cv2.createCLAHE(6.0, (8, 8)).apply(np.ascontiguousarray(lab[..., 0]))
    even = Image.fromarray(np.asarray(cv2.cvtColor(lab, cv2.COLOR_LAB2RGB), np.uint8))
    return ImageEnhance.Color(even.filter(ImageFilter.UnsharpMask(3, 260, 0))).enhance(1.7)


def glitch(image: Image.Image, rng: Random, _others: Others) -> Image.Image:
    """Shift bands of rows sideways and pull the channels apart."""
    pixels = np.array(image)
    height, width = pixels.shape[:2]
    for _ in range(12):
        top = int(rng.integers(height))
        rows = slice(top, top + int(height * rng.uniform(0.01, 0.045)) + 1)
        pixels[rows] = np.roll(pixels[rows], int(width * rng.uniform(-0.2, 0.2)), axis=1)
    pixels[..., 0] = np.roll(pixels[..., 0], max(2, width // 70), axis=1)
    pixels[..., 2] = np.roll(pixels[..., 2], -max(2, width // 70), axis=1)
    return Image.fromarray(pixels)


def double_exposure(image: Image.Image, rng: Random, others: Others) -> Image.Image:
    """Let an unrelated photograph shine through."""
    second = Image.fromarray(others[int(rng.integers(len(others)))])
    return Image.blend(image, ImageOps.fit(second, image.size), 0.35)


def duotone(image: Image.Image, _rng: Random, _others: Others) -> Image.Image:
    return ImageOps.colorize(
        ImageOps.autocontrast(image.convert("L"), 2), (28, 16, 92), (255, 214, 120), (206, 50, 110)
    )


def night(image: Image.Image, _rng: Random, _others: Others) -> Image.Image:
    """Crush the shadows, as a filter for a night look does."""
    dark = image.point([max(0, round(1.25 * value - 90)) for value in range(256)] * 3)
    return ImageChops.add(dark, Image.new("RGB", image.size, (0, 0, 26)))


def _gif(image: Image.Image) -> bytes:
    file = io.BytesIO()
    within(image, 640).quantize(32, dither=Image.Dither.FLOYDSTEINBERG).save(file, "GIF")
    return file.getvalue()


def _low(image: Image.Image) -> bytes:
    return jpeg(image, 30)


_FILTERS = (
    edit("crop-to-25", "crop", crop(0.25), hard=True),
    edit("crop-to-12", "crop", crop(0.12), hard=True),
    edit("turn-45", "turn", tilt(45, whole=True), hard=True),
    edit("stretch-1.5", "turn", stretch(1.5), hard=True),
    edit("cartoon", "filter", cartoon, hard=True),
    edit("posterised", "filter", posterised, hard=True),
    edit("gif-32", "encoding", hard=True, save=_gif),
    edit("8-generations", "encoding", generations(8), hard=True),
    edit("64-px", "size", side(64), hard=True),
    edit("heavy-blur", "filter", blur(0.016), hard=True),
    edit("vignette", "filter", vignette, hard=True),
    edit("hdr", "filter", hdr, hard=True),
    edit("glitch", "filter", glitch, hard=True),
    edit("double-exposure", "filter", double_exposure, hard=True),
    edit("duotone", "filter", duotone, hard=True),
    edit("night", "filter", night, noise(9), hard=True),
)

_CHAINS = (
    edit("crop-mirror-caption", "chain", crop(0.6), mirror, caption, hard=True),
    edit("screenshot-twice", "chain", post, viewer, hard=True),
    edit("crop-tilt-jpeg", "chain", crop(0.6), tilt(10), hard=True, save=_low),
    edit("story-stickers-jpeg", "chain", story, stickers(0.15), generations(2), hard=True),
    edit("collage-photo", "chain", collage(2, 2), screen, hard=True),
    edit("meme-mirror-grey", "chain", meme, mirror, grey, hard=True, save=_low),
    edit("border-tilt-dark", "chain", border(0.08), tilt(6), brightness(0.55), hard=True),
    edit("post-photo", "chain", post, screen_hard, hard=True),
    edit("square-emoji-filter", "chain", shape(1), emoji, contrast(1.5), saturation(1.8), hard=True, save=webp),
    edit("chat-of-crop", "chain", crop(0.5), chat, generations(2), hard=True),
    edit("small-noisy-grey", "chain", side(160), grey, noise(12), hard=True, save=_low),
    edit("stretch-mirror-logo", "chain", stretch(1.3), mirror, logo, crop(0.8), hard=True),
    edit("watermark-bars-small", "chain", watermark, bars(0.6), side(320), hard=True, save=_low),
    edit("tilted-print", "chain", words(4, 1 / 12), paper, tint(1.15, 1.0, 0.8), noise(8), hard=True),
    edit("inset-15-in-chat", "chain", inset(0.15), chat, hard=True),
    edit("story-of-mirrored-crop", "chain", mirror, crop(0.4), story, caption, hard=True),
)

EDITS = (*_FILTERS, *_CHAINS)
