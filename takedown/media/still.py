"""A jail's worker: of a hostile picture or video, one small still in bare pixels, and a grey veil of a few cells."""

from __future__ import annotations

import time
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from takedown.jail import MemorySource, Read, Refusal
from takedown.media import animation, decode, samples, video
from takedown.media.canonical import canonical
from takedown.media.sniff import HEAD, PICTURES, Format, moves, sniff
from takedown.media.still_wire import LONG_SIDE, QUESTION, VEIL_SIDE, Still, pack
from takedown.media.video import Video

Pixels = NDArray[np.uint8]
Frames = Iterator[tuple[float, Pixels] | None]


class _Child:
    """The limits of this process."""

    max_bytes, max_pixels, max_seconds, patience = 64 << 20, 60_000_000, 14_400.0, 5.0


def prepare(max_bytes: str, max_pixels: str, max_seconds: str, patience: str) -> None:
    """Import and use every decoder once: after this, nothing can be opened any more.

    Args:
        max_bytes: the largest picture file, in digits.
        max_pixels: the largest width times height, in digits.
        max_seconds: how much of a video is worked through, in digits.
        patience: seconds after which the frame found so far will do, in digits.
    """
    decode.configure()
    video.configure()
    for sample in (*samples.pictures(), *samples.videos()):
        for second in (0.0, 0.5):
            work(QUESTION.pack(len(sample), second), MemorySource(sample).read)
    _Child.max_bytes, _Child.max_pixels = int(max_bytes), int(max_pixels)
    _Child.max_seconds, _Child.patience = float(max_seconds), float(patience)


def work(payload: bytes, read: Read) -> bytes:
    """Answer one question of ``takedown.media.still_wire``.

    Raises:
        Refusal: ``empty``, ``not-media``, ``too-large``, ``too-many-pixels``, ``truncated`` or ``corrupt``.
    """
    size, second = QUESTION.unpack(payload)
    found = sniff(read(0, min(size, HEAD)))
    if found not in PICTURES:
        return pack(_of_frames(_video(read, size, found, second), second))
    if size > _Child.max_bytes:
        raise Refusal("too-large")
    return pack(_of_picture(read, size, found, second))


def _of_picture(read: Read, size: int, found: Format, second: float) -> Still:
    content = read(0, size)
    moving = moves(content, found)
    if moving and second and found is not Format.HEIC:
        return _of_frames(animation.frames(content, _Child.max_pixels, _Child.max_seconds), second)
    try:
        picture = canonical(content, _Child.max_pixels)
    except Refusal:
        if found is Format.HEIC and moving:  # a sequence without a picture of its own
            return _of_frames(_video(read, size, found, second), second)
        raise
    return _still(picture.image, (picture.width, picture.height))


def _video(read: Read, size: int, found: Format, second: float) -> Frames:
    opened = Video(read, size, found, _Child.max_pixels, _Child.max_seconds)
    return opened.frames_near(second) if second else opened.frames()


def _of_frames(frames: Frames, second: float) -> Still:
    """Return the first frame from ``second`` on, or the last one before it that there is in time."""
    until, best = time.monotonic() + _Child.patience, None
    for found in frames:
        best = found or best
        if best is not None and (best[0] >= second or time.monotonic() > until):
            break
    if best is None:
        raise Refusal("corrupt")
    image = Image.fromarray(best[1])
    return _still(image, image.size, moving=True, second=best[0])


def _still(image: Image.Image, shown: tuple[int, int], *, moving: bool = False, second: float = 0.0) -> Still:
    """Return ``image`` small, in the proportions in which it is ``shown``, and its veil."""
    clear = image.resize(_within(shown, LONG_SIDE), Image.Resampling.LANCZOS)
    veil = image.convert("L").resize(_within(shown, VEIL_SIDE), Image.Resampling.BOX)
    return Still(clear.size, clear.tobytes(), veil.size, veil.tobytes(), moving, second)


def _within(size: tuple[int, int], side: int) -> tuple[int, int]:
    scale = min(1.0, side / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))
