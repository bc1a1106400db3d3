"""What a file is held against, whoever holds it: this process, another one, or an engine that was made for more.

``takedown.matching.registry.Registry`` holds some hundred thousand pictures in memory. A matcher of the fleet answers
the same questions from another process; so could a vector database, where a machine's memory no longer does
(docs/measurements.md says from when on).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from takedown.cases.match import Hit
from takedown.cases.media import Fingerprint
from takedown.fingerprint.view import ContentBox, FrameView, View


@dataclass(frozen=True, slots=True)
class Parts:
    """What a look at a picture's parts says.

    Attributes:
        hits: one for each media, best first.
        promising: whether so much agrees that a closer look may find more: strangers hardly ever agree in anything.
    """

    hits: list[Hit]
    promising: bool


class Asked(Protocol):
    """What can be asked whether a file is a copy of something registered. Any thread may ask."""

    def __len__(self) -> int:
        """Return how many pictures and videos it holds."""

    @property
    def has_local(self) -> bool:
        """Whether anything registered has local codes."""

    def match(self, probe: Fingerprint, boxes: Iterable[ContentBox] = ()) -> list[Hit]:
        """Return one hit for each media that the whole of a picture, or a content box, may be a copy of; best first."""

    def exact(self, probe: Fingerprint) -> list[Hit]:
        """Return one hit for each media that is the very same file."""

    def match_parts(self, probe: Fingerprint, view: View) -> Parts:
        """Return what the local codes of ``view``, a look at the file ``probe``, say."""

    def match_frames(self, probe: Fingerprint, frames: Iterable[FrameView], duration: Callable[[], float]) -> list[Hit]:
        """Return one hit for each media that the video ``probe`` shows or is a copy of, best first.

        Args:
            frames: the chosen ones, in the order of their times.
            duration: gives the seconds of the whole video, once the frames have ended.
        """
