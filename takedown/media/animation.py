"""Frames of an animated GIF, PNG, WebP or AVIF, by the decoder that also opens its first frame. Inside a jail only."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from takedown.media.canonical import frame
from takedown.media.clock import Clock
from takedown.media.decode import UNREADABLE, open_picture

Pixels = NDArray[np.uint8]

_LONG_SIDE = 512
_CANVASES = 10  # the largest ones: so many pixels are decoded in all, since a frame of any size can be a few bytes
_SHORTEST, _USUAL = 0.011, 0.1  # a frame said to last 10 ms or less lasts 100: as browsers show it


def frames(content: bytes, max_pixels: int, max_seconds: float) -> Iterator[tuple[float, NDArray[np.uint8]] | None]:
    """Yield the frames wanted as ``takedown.media.video.Video.frames`` does; at the first broken one the picture ends.

    Raises:
        Refusal: see ``takedown.media.decode.open_picture``.
        MemoryError: it doesn't fit into the jail's memory.
    """
    picture, _ = open_picture(content, max_pixels)
    clock, at, number = Clock(0.0), 0.0, 0
    most = max(1, _CANVASES * max_pixels // (picture.width * picture.height))
    while at <= max_seconds and number < most:
        try:
            picture.seek(number)
            if picture.width * picture.height > max_pixels:
                return  # a GIF's later frame may be larger than the whole, and the decoder makes room for it
            picture.load()
            pixels = _small(frame(picture)) if clock.due(at) else None
        except UNREADABLE:
            return
        yield None if pixels is None else (at, pixels)
        at += _lasts(picture)
        number += 1


def _lasts(picture: Image.Image) -> float:
    stated = picture.info.get("duration", 0)
    seconds = float(stated) / 1000 if isinstance(stated, int | float) else 0.0
    return seconds if _SHORTEST < seconds < float("inf") else _USUAL


def _small(picture: Image.Image) -> Pixels:
    scale = min(1.0, _LONG_SIDE / max(picture.size))
    if scale < 1:
        width, height = (max(1, round(side * scale)) for side in picture.size)
        picture = picture.resize((width, height), Image.Resampling.BOX)
    return np.asarray(picture, np.uint8)
