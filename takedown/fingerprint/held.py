"""The file that a child holds during a visit: opened and decoded once, then looked at several times. In a jail only."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from takedown.fingerprint import local
from takedown.fingerprint.box import WHOLE, Box, boxes
from takedown.fingerprint.local import Features
from takedown.fingerprint.pdq import pdq
from takedown.fingerprint.perceptual import dhash, phash
from takedown.fingerprint.scenes import Scenes
from takedown.fingerprint.view import ContentBox, Purpose
from takedown.fingerprint.wire import BATCH, Batch, Frame, Opened
from takedown.jail import Read, Refusal
from takedown.media import animation
from takedown.media.canonical import Canonical, canonical
from takedown.media.sniff import HEAD, PICTURES, Format, moves, sniff
from takedown.media.video import Video

Pixels = NDArray[np.uint8]
Frames = Iterator[tuple[float, Pixels] | None]

_BATCH_SECONDS = 2.0
_SAME_SHAPE = 0.02
_SCALES = {Purpose.REGISTER: (320, 256), Purpose.PROBE: (320, 350), Purpose.CLOSE: (400, 700)}
"""By purpose, the long side at which a picture is described, and how many features at most."""
_OF_FRAMES = {**_SCALES, Purpose.PROBE: (320, 300)}
"""The same for a video's frames: there are many, and one may miss what the next one shows."""


@dataclass(frozen=True)
class Limits:
    """What is refused: a picture file beyond ``max_bytes``, a picture or frame beyond ``max_pixels``.

    Of a video, ``max_seconds`` are worked through.
    """

    max_bytes: int
    max_pixels: int
    max_seconds: float


class Held:
    """One opened file.

    Args:
        rgb: the picture, or the video's first frame, shape (height, width, 3).
        frames: those of a video or animation.
        duration: seconds, as claimed; 0: unknown.
    """

    def __init__(self, rgb: Pixels, frames: Frames, duration: float) -> None:
        self._rgb = rgb
        self._frames = frames
        self._scenes = Scenes(duration)

    def look(self, purpose: Purpose, region: Box) -> Features:
        """Return the features of ``region``, places as fractions of the whole picture."""
        return _features(self._rgb, _SCALES[purpose], region)

    def next(self, purpose: Purpose) -> Batch:
        """Return the next chosen frames: as many as fit into an answer and into a bounded time."""
        until = time.monotonic() + _BATCH_SECONDS
        chosen: list[Frame] = []
        for found in self._frames:
            if found is not None and (frame := self._chosen(*found, purpose)) is not None:
                chosen.append(frame)
            if len(chosen) == BATCH or time.monotonic() > until:
                return Batch(tuple(chosen), last=False)
        return Batch(tuple(chosen), last=True)

    def _chosen(self, at: float, rgb: Pixels, purpose: Purpose) -> Frame | None:
        code = pdq(rgb)  # not of a smaller one still: halving moves up to 36 bits of the hash of the frame itself
        if not self._scenes.keeps(at, code.hash):
            return None
        described = self._scenes.describes(at, code.hash)
        return Frame(at, code.variants, code.quality, _features(rgb, _OF_FRAMES[purpose], WHOLE) if described else None)


def open_file(read: Read, size: int, limits: Limits) -> tuple[Held, Opened]:
    """Open the file of ``size`` bytes that ``read`` reads.

    Raises:
        Refusal: ``empty``, ``not-media``, ``too-large``, ``too-many-pixels``, ``truncated`` or ``corrupt``.
        MemoryError: it doesn't fit into the jail's memory.
    """
    found = sniff(read(0, min(size, HEAD)))
    if found not in PICTURES:
        return _video(read, size, found, limits)
    if size > limits.max_bytes:
        raise Refusal("too-large")
    return _picture(read, size, found, limits)


def opened(picture: Canonical) -> Opened:
    """Return what is said of a picture that doesn't move, without its content boxes."""
    rgb = picture.pixels()
    code = pdq(rgb)
    return Opened(
        format=picture.format,
        quality=code.quality,
        width=picture.width,
        height=picture.height,
        variants=code.variants,
        phash=phash(picture.image),
        dhash=dhash(picture.image),
        moving=False,
        duration=0.0,
        boxes=(),
    )


def _picture(read: Read, size: int, found: Format, limits: Limits) -> tuple[Held, Opened]:
    content = read(0, size)
    moving = moves(content, found)
    try:
        picture = canonical(content, limits.max_pixels)
    except Refusal:
        if found is Format.HEIC and moving:  # a sequence without a picture of its own
            return _video(read, size, found, limits)
        raise
    rgb = picture.pixels()
    frames: Frames = iter(())
    if moving:
        frames = _later(read, size, found, limits) if found is Format.HEIC else _animation(content, limits)
    facts = replace(opened(picture), moving=moving, boxes=_content_boxes(rgb))
    return Held(_in_shape(rgb, facts.width / facts.height), frames, 0.0), facts


def _animation(content: bytes, limits: Limits) -> Frames:
    return animation.frames(content, limits.max_pixels, limits.max_seconds)


def _later(read: Read, size: int, found: Format, limits: Limits) -> Frames:
    """Yield the frames of a picture that is a video as well; where that one is broken, the picture remains."""
    try:
        yield from Video(read, size, found, limits.max_pixels, limits.max_seconds).frames()
    except Refusal:
        return


def _video(read: Read, size: int, found: Format, limits: Limits) -> tuple[Held, Opened]:
    video = Video(read, size, found, limits.max_pixels, limits.max_seconds)
    frames = video.frames()
    first = next((frame for frame in frames if frame is not None), None)
    if first is None:
        raise Refusal("corrupt")
    rgb = first[1]
    width, height = video.size(rgb)
    picture = Canonical(Image.fromarray(rgb), width, height, found)
    facts = replace(opened(picture), moving=True, duration=video.duration)
    return Held(rgb, itertools.chain([first], frames), video.duration), facts


def _in_shape(rgb: Pixels, ratio: float) -> Pixels:
    """Return ``rgb`` with sides in ``ratio``: the canonical pipeline reduces each side by a factor of its own."""
    height, width = rgb.shape[:2]
    if abs(width / height / ratio - 1) < _SAME_SHAPE:
        return rgb
    size = (max(1, round(height * ratio)), height) if width > height * ratio else (width, max(1, round(width / ratio)))
    return np.asarray(cv2.resize(rgb, size, interpolation=cv2.INTER_AREA), np.uint8)


def _content_boxes(rgb: Pixels) -> tuple[ContentBox, ...]:
    codes = [(box, pdq(box.of(rgb))) for box in boxes(rgb)]
    return tuple(ContentBox(box, code.variants, code.quality) for box, code in codes)


def _features(rgb: Pixels, scale: tuple[int, int], region: Box) -> Features:
    """Describe ``region`` of ``rgb`` as if it were a picture of its own, and place what is found in the whole one."""
    part = rgb if region == WHOLE else region.of(rgb)
    side, most = scale
    found = local.describe(part, side, most)
    if region == WHOLE or not len(found):
        return found
    places = found.places.copy()
    places[:, 0] = region.left + places[:, 0] * (region.right - region.left)
    places[:, 1] = region.top + places[:, 1] * (region.bottom - region.top)
    places[:, 3] *= max(part.shape[:2]) / max(rgb.shape[:2])
    return Features(found.descriptors, places)
