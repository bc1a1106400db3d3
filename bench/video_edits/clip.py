"""A clip: moving pictures as a function of time, and where in its source each of its seconds comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Stretch:
    """From ``start`` to ``end`` (seconds) a clip shows its source from ``source`` on, ``speed`` times as fast."""

    start: float
    end: float
    source: float
    speed: float = 1.0

    def source_span(self) -> tuple[float, float]:
        """Return the seconds of the source that are shown."""
        return self.source, self.source + (self.end - self.start) * self.speed


@dataclass(frozen=True, slots=True)
class Clip:
    """Moving pictures.

    Attributes:
        size: width and height in pixels.
        seconds: how long it is.
        fps: frames a second.
        at: the frame at a time in seconds, shape (height, width, 3), RGB.
        shows: what it shows of its source; itself, unless it was edited.
    """

    size: tuple[int, int]
    seconds: float
    fps: float
    at: Callable[[float], Pixels]
    shows: tuple[Stretch, ...]

    def times(self) -> Iterator[float]:
        """Yield the time of each frame."""
        for frame in range(max(1, round(self.seconds * self.fps))):
            yield frame / self.fps


def whole(size: tuple[int, int], seconds: float, fps: float, at: Callable[[float], Pixels]) -> Clip:
    """Return a clip that is its own source."""
    return Clip(size, seconds, fps, at, (Stretch(0.0, seconds, 0.0),))


def painted(clip: Clip, size: tuple[int, int], paint: Callable[[Pixels, float], Pixels]) -> Clip:
    """Return the clip with each frame painted anew; ``paint`` gets the frame and its time."""
    return replace(clip, size=size, at=lambda time: paint(clip.at(time), time))


def sped(clip: Clip, speed: float) -> Clip:
    """Return the clip played ``speed`` times as fast."""
    shows = tuple(Stretch(part.start / speed, part.end / speed, part.source, part.speed * speed) for part in clip.shows)
    return replace(clip, seconds=clip.seconds / speed, at=lambda time: clip.at(time * speed), shows=shows)


def excerpt(clip: Clip, start: float, seconds: float) -> Clip:
    """Return ``seconds`` of the clip from ``start`` on."""
    end = min(clip.seconds, start + seconds)
    shows = tuple(
        Stretch(
            max(part.start, start) - start,
            min(part.end, end) - start,
            part.source + (max(part.start, start) - part.start) * part.speed,
            part.speed,
        )
        for part in clip.shows
        if part.start < end and part.end > start
    )
    return replace(clip, seconds=end - start, at=lambda time: clip.at(min(start + time, end)), shows=shows)


def after(intro: Clip, clip: Clip) -> Clip:
    """Return ``clip`` after a foreign ``intro`` of the same size."""
    first = intro.seconds

    def at(time: float) -> Pixels:
        return intro.at(time) if time < first else clip.at(time - first)

    shows = tuple(Stretch(part.start + first, part.end + first, part.source, part.speed) for part in clip.shows)
    return replace(clip, seconds=first + clip.seconds, at=at, shows=shows)


def of_frames(frames: Sequence[Pixels], fps: float) -> Clip:
    """Return a clip of frames in hand, all of one shape."""
    height, width = frames[0].shape[:2]
    last = len(frames) - 1
    return whole((width, height), len(frames) / fps, fps, lambda time: frames[min(last, max(0, round(time * fps)))])
