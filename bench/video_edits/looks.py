"""Edits that change what each frame looks like. The interface drawn around a recorded screen is made up here."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace

import cv2
import numpy as np
from PIL import Image, ImageDraw

from bench.robustness.canvas import colour, font, lettered, sentence
from bench.video_edits.clip import Clip, Pixels, painted

Random = np.random.Generator
Change = Callable[[Clip, Random, Sequence[Clip]], Clip]


def mirrored(clip: Clip, _: Random, __: Sequence[Clip]) -> Clip:
    return painted(clip, clip.size, lambda frame, _: np.ascontiguousarray(frame[:, ::-1]))


def cropped(kept: float) -> Change:
    """Keep a window of ``kept`` of the area, of the clip's shape, anywhere in it."""

    def change(clip: Clip, rng: Random, _: Sequence[Clip]) -> Clip:
        width, height = (int(side * math.sqrt(kept)) // 2 * 2 for side in clip.size)
        left = int(rng.integers(0, clip.size[0] - width + 1))
        top = int(rng.integers(0, clip.size[1] - height + 1))
        rows, columns = slice(top, top + height), slice(left, left + width)
        return painted(clip, (width, height), lambda frame, _: np.ascontiguousarray(frame[rows, columns]))

    return change


def letterboxed(clip: Clip, _: Random, __: Sequence[Clip]) -> Clip:
    """Put bars above and below (or beside an upright clip): the picture keeps 70 % of the area."""
    width, height = clip.size
    canvas = (width, round(height / 0.7)) if width >= height else (round(width / 0.7), height)
    ground = np.zeros((canvas[1], canvas[0], 3), np.uint8)
    return painted(clip, canvas, lambda frame, _: _laid(ground, frame))


def story(clip: Clip, rng: Random, _: Sequence[Clip]) -> Clip:
    """Fit it into an upright 9:16 frame, on a blurred copy of itself, with a line of text."""
    canvas = (360, 640)
    text = _text(canvas, sentence(rng, 5), 0.14, 26, (255, 255, 255))

    def paint(frame: Pixels, _: float) -> Pixels:
        blurred = cv2.resize(cv2.resize(_covering(frame, canvas), (18, 32), interpolation=cv2.INTER_AREA), canvas)
        scale = min(canvas[0] / frame.shape[1], 0.9 * canvas[1] / frame.shape[0])
        small = _sized(frame, (round(frame.shape[1] * scale), round(frame.shape[0] * scale)))
        return _over(_laid(np.asarray(blurred, np.uint8), small), text)

    return painted(clip, canvas, paint)


def captioned(clip: Clip, rng: Random, _: Sequence[Clip]) -> Clip:
    """Write two lines over the picture near its foot, and one near its head, that change every three seconds."""
    size = clip.size
    plates = []
    for _each in range(4):
        head = _text(size, sentence(rng, 3), 0.1, size[1] / 12, (255, 255, 255))
        foot = _text(size, sentence(rng, 9), 0.84, size[1] / 11, colour(rng, 180, 256))
        plates.append(np.asarray(Image.alpha_composite(Image.fromarray(head), Image.fromarray(foot)), np.uint8))
    return painted(clip, size, lambda frame, time: _over(frame, plates[int(time / 3) % len(plates)]))


def watermarked(clip: Clip, rng: Random, _: Sequence[Clip]) -> Clip:
    """Lay a half-transparent name across the picture, many times, and a badge into a corner."""
    width, height = clip.size
    plate = Image.new("RGBA", clip.size)
    draw = ImageDraw.Draw(plate)
    name = sentence(rng, 2)
    for row in range(3):
        for column in range(3):
            place = (width * (0.2 + 0.3 * column), height * (0.2 + 0.3 * row))
            draw.text(place, name, (255, 255, 255, 96), font(height / 13), "mm")
    badge = (width * 0.82, height * 0.04, width * 0.97, height * 0.14)
    draw.rounded_rectangle(badge, 8, (*colour(rng), 255))
    array = np.asarray(plate, np.uint8)
    return painted(clip, clip.size, lambda frame, _: _over(frame, array))


def screen_recorded(clip: Clip, rng: Random, _: Sequence[Clip]) -> Clip:
    """Show it within a made-up player on a phone: bars, buttons, comments, a progress line that moves."""
    canvas = (406, 720)
    dark = bool(rng.random() < 0.5)
    ground = Image.new("RGB", canvas, (18, 18, 20) if dark else (248, 248, 250))
    ink = (232, 232, 232) if dark else (30, 30, 34)
    draw = ImageDraw.Draw(ground)
    draw.text((14, 6), f"{rng.integers(24):02}:{rng.integers(60):02}", ink, font(14))
    draw.text((360, 6), f"{rng.integers(20, 99)}%", ink, font(12))
    draw.ellipse((12, 36, 46, 70), colour(rng))
    draw.text((56, 40), sentence(rng, 2), ink, font(16))
    small = 390 / clip.size[0] if clip.size[0] >= clip.size[1] else 400 / clip.size[1]
    size = (int(clip.size[0] * small) // 2 * 2, int(clip.size[1] * small) // 2 * 2)
    foot = 84 + size[1]
    for line in range(6):
        y = foot + 46 + 32 * line
        draw.ellipse((12, y, 34, y + 22), colour(rng))
        draw.text((44, y + 2), sentence(rng, 6), ink, font(13))
    base = np.asarray(ground, np.uint8)
    left = (canvas[0] - size[0]) // 2

    def paint(frame: Pixels, time: float) -> Pixels:
        screen = base.copy()
        screen[84:foot, left : left + size[0]] = _sized(frame, size)
        done = int((canvas[0] - 24) * min(1.0, time / max(clip.seconds, 0.1)))
        screen[foot + 12 : foot + 15, 12 : 12 + done] = (220, 40, 40)
        return screen

    return replace(painted(clip, canvas, paint), fps=max(clip.fps, 15.0))


def picture_in_picture(part: float) -> Change:
    """Lay it into another video at ``part`` of that one's area."""

    def change(clip: Clip, rng: Random, foreign: Sequence[Clip]) -> Clip:
        other = foreign[int(rng.integers(len(foreign)))]
        around = fitted(other, (640, 360))
        width, height = clip.size
        # A quarter of the area whatever the shapes are, unless it would stick out.
        scale = min(math.sqrt(part * 640 * 360 / (width * height)), 340 / height, 620 / width)
        size = (int(width * scale), int(height * scale))
        left = int(rng.integers(0, 640 - size[0] + 1))
        top = int(rng.integers(0, 360 - size[1] + 1))

        def paint(frame: Pixels, time: float) -> Pixels:
            whole = around.at(time % around.seconds).copy()
            whole[top : top + size[1], left : left + size[0]] = _sized(frame, size)
            return whole

        return painted(clip, (640, 360), paint)

    return change


def fitted(clip: Clip, size: tuple[int, int]) -> Clip:
    """Return the clip filling ``size``; what is too much is cut."""
    return clip if clip.size == size else painted(clip, size, lambda frame, _: _covering(frame, size))


def _covering(frame: Pixels, size: tuple[int, int]) -> Pixels:
    height, width = frame.shape[:2]
    scale = max(size[0] / width, size[1] / height)
    grown = _sized(frame, (max(size[0], round(width * scale)), max(size[1], round(height * scale))))
    top, left = (grown.shape[0] - size[1]) // 2, (grown.shape[1] - size[0]) // 2
    return np.ascontiguousarray(grown[top : top + size[1], left : left + size[0]])


def _sized(frame: Pixels, size: tuple[int, int]) -> Pixels:
    how = cv2.INTER_AREA if size[0] < frame.shape[1] else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(frame, size, interpolation=how), np.uint8)


def _laid(ground: Pixels, frame: Pixels) -> Pixels:
    """Lay ``frame`` in the middle of ``ground``."""
    whole = ground.copy()
    top, left = (ground.shape[0] - frame.shape[0]) // 2, (ground.shape[1] - frame.shape[1]) // 2
    whole[top : top + frame.shape[0], left : left + frame.shape[1]] = frame
    return whole


def _text(size: tuple[int, int], words: str, down: float, height: float, fill: tuple[int, int, int]) -> Pixels:
    """Return a see-through plate with words on it."""
    ink = Image.new("RGB", size)
    lettered(ink, words, (size[0] / 2, size[1] * down), height, fill)
    back = Image.new("RGB", size, (255, 255, 255))
    lettered(back, words, (size[0] / 2, size[1] * down), height, fill)
    on_black, on_white = np.asarray(ink, np.int16), np.asarray(back, np.int16)
    alpha = 255 - (on_white - on_black).max(axis=2)
    return np.dstack([on_black, alpha]).astype(np.uint8)


def _over(frame: Pixels, plate: Pixels) -> Pixels:
    alpha = plate[..., 3:].astype(np.uint16)
    mixed = (frame.astype(np.uint16) * (255 - alpha) + plate[..., :3].astype(np.uint16) * alpha) // 255
    return mixed.astype(np.uint8)
