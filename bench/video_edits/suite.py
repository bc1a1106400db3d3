"""Every edit of the list: what each does to a clip, and as what file it is posted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from bench.video_edits import looks
from bench.video_edits.clip import Clip, after, excerpt, sped
from bench.video_edits.files import GIF, SOCIAL, Coding, encode

Random = np.random.Generator
Change = Callable[[Clip, Random, Sequence[Clip]], Clip]

EXCERPT = "5 s of 10 minutes"
"""The edit that wants a long original."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One way in which a video is changed before it is posted again.

    Attributes:
        change: from the clip, a generator, and foreign clips to put beside it, to the changed clip.
        coding: as what file it is posted.
    """

    name: str
    change: Change
    coding: Coding = SOCIAL

    def apply(self, clip: Clip, seed: int, foreign: Sequence[Clip]) -> tuple[Clip, bytes]:
        """Return the edited clip and its file; the same seed gives the same file."""
        edited = self.change(clip, np.random.default_rng(seed), foreign)
        return edited, encode(edited, self.coding)


def _same(clip: Clip, _: Random, __: Sequence[Clip]) -> Clip:
    return clip


def _speed(factor: float) -> Change:
    return lambda clip, _, __: sped(clip, factor)


def _part(seconds: float) -> Change:
    def change(clip: Clip, rng: Random, _: Sequence[Clip]) -> Clip:
        return excerpt(clip, float(rng.uniform(0, max(0.0, clip.seconds - seconds))), seconds)

    return change


def _telling_part(seconds: float) -> Change:
    """Cut a part from where the clip shows something: nobody posts the black before a film."""

    def change(clip: Clip, rng: Random, _: Sequence[Clip]) -> Clip:
        return excerpt(clip, float(rng.uniform(3.0, max(3.0, clip.seconds - seconds))), seconds)

    return change


def _intro(clip: Clip, rng: Random, foreign: Sequence[Clip]) -> Clip:
    other = excerpt(foreign[int(rng.integers(len(foreign)))], 0.0, 6.0)
    return after(looks.fitted(other, clip.size), clip)


def _chain(*changes: Change) -> Change:
    def change(clip: Clip, rng: Random, foreign: Sequence[Clip]) -> Clip:
        for one in changes:
            clip = one(clip, rng, foreign)
        return clip

    return change


def _h264(crf: int, side: int = 0, fps: float = 0.0, container: str = "mp4") -> Coding:
    return Coding(container, "libx264", {"preset": "veryfast", "crf": str(crf)}, side, fps)


_VP9 = Coding("webm", "libvpx-vp9", {"deadline": "realtime", "cpu-used": "8", "crf": "40", "b": "0"})
_VP8 = Coding("webm", "libvpx", {"deadline": "realtime", "cpu-used": "8", "b": "400000"})
_MPEG4 = Coding("avi", "mpeg4", {"b": "500000"})

EDITS: tuple[Edit, ...] = (
    Edit("re-encoded H.264 crf 38", _same, _h264(38)),
    Edit("re-encoded VP9", _same, _VP9),
    Edit("re-encoded VP8", _same, _VP8),
    Edit("re-encoded MPEG-4 in AVI", _same, _MPEG4),
    Edit("rescaled to 240 px", _same, _h264(28, side=240)),
    Edit("rescaled to 1280 px", _same, _h264(28, side=1280)),
    Edit("10 frames a second", _same, _h264(28, fps=10)),
    Edit("25 frames a second", _same, _h264(28, fps=25, container="matroska")),
    Edit("speed 0.8", _speed(0.8)),
    Edit("speed 1.25", _speed(1.25)),
    Edit("mirrored", looks.mirrored),
    Edit("cropped 20 %", looks.cropped(0.8)),
    Edit("letterboxed", looks.letterboxed),
    Edit("story format", looks.story),
    Edit("captioned", looks.captioned),
    Edit("watermarked", looks.watermarked),
    Edit("screen-recorded", looks.screen_recorded),
    Edit(EXCERPT, _part(5.0)),
    Edit("foreign intro", _intro),
    Edit("GIF of 2 s", _telling_part(2.0), GIF),
    Edit("picture in picture, 1/4", looks.picture_in_picture(0.25)),
    Edit(
        "10 s, mirrored, cropped, captioned",
        _chain(_telling_part(10.0), looks.mirrored, looks.cropped(0.8), looks.captioned),
    ),
    Edit("story, speed 1.15, watermarked", _chain(_speed(1.15), looks.story, looks.watermarked)),
)
