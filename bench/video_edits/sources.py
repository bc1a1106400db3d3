"""The clips of a measurement: made from photographs, or read from a folder of videos of one's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from bench.robustness.pictures import originals, unrelated
from bench.video_edits.clip import Clip, Pixels, excerpt
from bench.video_edits.files import encode, load
from bench.video_edits.material import material

SECONDS = 18.0
LONG_SECONDS = 600.0
_SIDE = 900
_PHOTOGRAPHS = 160
_LONGEST = 24.0  # seconds of a video of one's own that are edited
_SUFFIXES = {".mp4", ".mov", ".m4v", ".mkv", ".webm", ".avi", ".gif"}


@dataclass(frozen=True, slots=True)
class Source:
    """A video that is registered and edited, or one that isn't registered at all.

    Attributes:
        clip: makes the clip that edits are made of; called when it is needed, as frames take room.
        content: returns the file.
    """

    name: str
    clip: Callable[[], Clip]
    content: Callable[[], bytes]


def photographs(folder: Path | None) -> tuple[list[Pixels], list[Pixels]]:
    """Return the photographs of what is registered, and those of what isn't; none is in both."""
    found = originals(folder, _PHOTOGRAPHS)
    if folder is not None:
        own, foreign = found[::2], found[1::2]
    else:
        own, foreign = found, unrelated(None, found)
    return [_large(picture.rgb) for picture in own], [_large(picture.rgb) for picture in foreign]


def made(photographs: Sequence[Pixels], count: int, first_seed: int) -> list[Source]:
    """Return clips made of photographs, of others each, as far as there are enough.

    Every second one begins with black and the title card.
    """

    def source(number: int) -> Source:
        def clip() -> Clip:
            return material(
                photographs[number::count] or photographs, first_seed + number, SECONDS, leader=number % 2 == 0
            )

        return Source(f"made {first_seed + number}", clip, lambda: encode(clip()))

    return [source(number) for number in range(count)]


def long(photographs: Sequence[Pixels], seed: int) -> Clip:
    """Return a clip of ten minutes: of fewer frames a second, so that it is made soon."""
    return material(photographs, seed, LONG_SECONDS, (480, 270), fps=8.0)


def own_videos(folder: Path | None) -> list[Source]:
    """Return the videos of a folder."""
    if folder is None:
        return []
    files = (file for file in sorted(folder.rglob("*")) if file.suffix.lower() in _SUFFIXES)
    return [_own(file, folder) for file in files]


def _own(file: Path, folder: Path) -> Source:
    def clip() -> Clip:
        return excerpt(load(file.read_bytes()), 0.0, _LONGEST)

    return Source(str(file.relative_to(folder)), clip, file.read_bytes)


def _large(rgb: Pixels) -> Pixels:
    """Scale so that a window of half the breadth still fills a frame."""
    scale = _SIDE / max(rgb.shape[:2])
    size = (round(rgb.shape[1] * scale), round(rgb.shape[0] * scale))
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(rgb, size, interpolation=how), np.uint8)
