"""A file that is open in the jail: asked several questions, decoded once."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from takedown.cases.media import Fingerprint
from takedown.errors import TakedownError
from takedown.fingerprint import wire
from takedown.fingerprint.box import WHOLE, Box
from takedown.fingerprint.keyed import Projection, mirror
from takedown.fingerprint.local import Features
from takedown.fingerprint.occasion import FrameLimits, Occasion, Patience
from takedown.fingerprint.view import ContentBox, FrameView, Purpose, View
from takedown.jail import Lost, Refusal, Refused, Source, Visit
from takedown.media.sniff import HEAD, PICTURES, sniff

CODES = (
    "empty",
    "not-media",
    "truncated",
    "corrupt",
    "too-large",
    "too-many-pixels",
    "timeout",
    "memory",
    "crashed",
)
"""Every reason for which a file has no fingerprint; ``reason-<code>`` in locale/ says it in words."""

PASSING = frozenset({"timeout", "memory", "crashed"})
"""Those of them that say as much of this machine, at that moment, as of the file."""

_PART = 1 << 20
_SELDOM = 6.0  # seconds; a frame is kept more often than that
_FAR_MORE = 2
_T = TypeVar("_T")


class Unreadable(TakedownError):
    """The file has no fingerprint; ``code`` is one of ``CODES``, ``video`` whether it is a video by its first bytes."""

    def __init__(self, code: str, *, video: bool = False) -> None:
        super().__init__(code=code)
        self.code = code
        self.video = video


class NoSecret(Exception):
    """Local codes were asked of a fingerprinter that was made without the vault's secret: a mistake in this program."""


class FileVisit:
    """One opened file. For one thread at a time, and until the visit ends.

    Args:
        visit: holds the child.
        source: the file.
        projection: makes the keyed codes; ``None``: there are none.
        limits: of its frames.
        occasion: why it is opened, which decides how long it may take.

    Attributes:
        fingerprint: of the picture, or of the video's first frame; digest and MD5 are the file's.
        moving: whether it has frames: a video, or a picture that is animated.
        boxes: up to three content boxes of a picture.
        cut: why its frames ended early: empty where they didn't, ``too-long`` at one of the limits, else one of
            ``CODES``. Known once they have ended.

    Raises:
        Unreadable: it can't be opened, and why.
        OSError: ``source`` can't be read.
    """

    def __init__(
        self,
        visit: Visit,
        source: Source,
        projection: Projection | None,
        limits: FrameLimits,
        occasion: Occasion = Occasion.COMPARE,
    ) -> None:
        self._visit = visit
        self._source = source
        self._projection = projection
        self._limits = limits
        self._patience = Patience(occasion, source.size, limits)
        found = self._asked(wire.Open(_token(), source.size), wire.unpack_opened)
        self.fingerprint = _fingerprint(found, source)
        self.moving = found.moving
        self.boxes: tuple[ContentBox, ...] = found.boxes
        self.cut = ""
        self._duration = found.duration

    @property
    def duration(self) -> float:
        """Seconds: as the file claims; once its frames have ended, up to the last one where that says otherwise."""
        return self._duration

    @property
    def is_keyed(self) -> bool:
        """Whether there is a secret to key local codes with; without one, no look can be had."""
        return self._projection is not None

    def look(self, purpose: Purpose, region: Box | None = None) -> View:
        """Return the local codes of the picture, or of ``region`` of it; of a video, those of its first frame.

        Raises:
            NoSecret: there is nothing to key them with.
            Unreadable: ``timeout``, ``memory`` or ``crashed``.
        """
        if self._projection is None:
            raise NoSecret
        question = wire.Look(_token(), purpose, region or WHOLE)
        return _view(self._asked(question, wire.unpack_features), self._projection)

    def frames(self, purpose: Purpose) -> Iterator[FrameView]:
        """Yield the chosen frames of what moves, once, in the order of their times; ``cut`` then says why they ended.

        A child lost on the way ends them too: what was seen before counts.
        """
        self._patience.frames_begin()
        last = 0.0
        while self.moving:
            try:
                batch = self._next(purpose, last)
            except Unreadable as unreadable:
                self.cut = unreadable.code
                break
            for frame in batch.frames:
                last = frame.at
                view = (
                    _view(frame.features, self._projection) if frame.features is not None and self._projection else None
                )
                yield FrameView(frame.at, frame.variants, frame.quality, view)
            if batch.last:
                self.cut = "too-long" if self._stopped_at(last) else ""
                break
            if self._patience.is_over:
                self.cut = "too-long"
                break
        self._duration = self._seen(last)

    def _next(self, purpose: Purpose, last: float) -> wire.Batch:
        """Return the next frames; a child whose time runs back, to before second ``last``, is trusted no further."""
        batch = self._asked(wire.Next(_token(), purpose), wire.unpack_batch)
        if batch.frames and batch.frames[0].at < last:
            self._visit.distrust()
            raise Unreadable("crashed")
        return batch

    def _stopped_at(self, last: float) -> bool:
        """Whether the child stopped at its limit: the last frame is near it, and the file claims to go on."""
        return last > self._limits.seconds - _SELDOM and not 0 < self._duration <= self._limits.seconds

    def _seen(self, last: float) -> float:
        """Return the claim, corrected by the second of the last frame: whoever claims hours may have shown a minute."""
        if not self.cut and self._duration > _FAR_MORE * (last + _SELDOM):
            return last
        return max(self._duration, last)

    def _asked(self, question: wire.Open | wire.Look | wire.Next, unpack: Callable[[bytes], _T]) -> _T:
        with _readable(self._source):
            answer = self._visit.ask(wire.pack_question(question), self._source, self._patience.left)
        try:
            return unpack(wire.body(answer, question.token))
        except wire.OutOfForm:
            self._visit.distrust()
            raise Unreadable("crashed", video=_is_video(self._source)) from None


@contextmanager
def _readable(source: Source) -> Iterator[None]:
    """Turn what the jail raises into ``Unreadable``."""
    try:
        yield
    except Refused as refused:
        code = refused.reason if refused.reason in CODES else "crashed"
        # A song may stand in a video's container.
        raise Unreadable(code, video=code != "not-media" and _is_video(source)) from None
    except Lost as lost:
        raise Unreadable(lost.reason, video=_is_video(source)) from None


def _is_video(source: Source) -> bool:
    """Whether the first bytes are a video's; asked out here, since a child that was lost can't say. None is decoded."""
    try:
        return sniff(source.read(0, HEAD)) not in PICTURES
    except Refusal:
        return False


def _token() -> bytes:
    return secrets.token_bytes(wire.TOKEN)


def _view(found: Features, projection: Projection) -> View:
    return View(projection.codes(found.descriptors), projection.codes(mirror(found.descriptors)), found.places)


def _fingerprint(found: wire.Opened, source: Source) -> Fingerprint:
    """Return what the child said, with digests made here.

    The digest is what later proves which file was served, so it isn't left to a process that a hostile file may have
    taken over.
    """
    sha256, md5 = hashlib.sha256(), hashlib.md5(usedforsecurity=False)  # what hash lists hold
    for at in range(0, source.size, _PART):
        part = source.read(at, _PART)
        sha256.update(part)
        md5.update(part)
    return found.fingerprint(sha256.digest(), md5.digest())
