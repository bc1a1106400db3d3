"""Describe: what is kept of a picture or a video that is registered, and whether that is enough to find copies by."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from takedown.cases.media import MAX_FRAMES_BYTES, Fingerprint, Level, Media, MediaKind
from takedown.fingerprint import sequence
from takedown.fingerprint.fingerprinter import FileVisit, Fingerprinter, Occasion, Purpose, Unreadable
from takedown.fingerprint.kept import pack as packed_codes
from takedown.fingerprint.kept import unpack as unpacked_codes
from takedown.fingerprint.sequence import KeptFrame
from takedown.fingerprint.view import FrameView, View
from takedown.jail import Source
from takedown.matching.confidence import MIN_CODES, MIN_QUALITY
from takedown.pipeline.cautions.signs import Sign, sign_of


@dataclass(frozen=True, slots=True)
class Description:
    """What would be kept of a file.

    Attributes:
        kind: a picture, or what moves.
        local: a picture's local codes, packed.
        frames: a video's frames, packed.
        duration: seconds, of a video.
        refusal: the code that says why it can't be registered (``reason-<code>`` in ``locale/``).
        note: the code that says what it can't be found by (``note-<code>``).
        sign: why a picture waits for a second look before anything is sent about it, if it does.
    """

    fingerprint: Fingerprint
    kind: MediaKind = MediaKind.IMAGE
    local: bytes = b""
    frames: bytes = b""
    duration: float = 0.0
    refusal: str = ""
    note: str = ""
    sign: Sign | None = None


def describing(fingerprinter: Fingerprinter, level: Level) -> Callable[[Source], Description]:
    """Return the function that describes a file as far as ``level`` asks; it raises ``Unreadable``."""

    def describe(source: Source) -> Description:
        with fingerprinter.visit(source, Occasion.REGISTER) as file:
            if file.moving:
                return _video(file, level)
            return _picture(file, level)

    return describe


def left_at(level: Level, media: Media) -> Media:
    """Return what ``level`` leaves of ``media``; PDQ of a video's frames is what banks hold of videos."""
    if level is Level.STRONG:
        return media
    frames = b""
    if media.frames:
        frames = sequence.pack(replace(frame, local=b"") for frame in sequence.unpack(media.frames))
    return media.model_copy(update={"local": b"", "frames": frames})


def _picture(file: FileVisit, level: Level) -> Description:
    quality = file.fingerprint.quality
    if level is Level.PORTABLE and not file.is_keyed:
        return Description(file.fingerprint, refusal="too-plain" if quality < MIN_QUALITY else "")
    view = file.look(Purpose.REGISTER)
    packed = packed_codes(view)
    weight = _weight(packed)
    sign = sign_of(view, weight, quality)
    # At "portable" the look is only for the sign; nothing of it is kept.
    if level is Level.STRONG and weight >= MIN_CODES:
        return Description(file.fingerprint, local=packed, sign=sign)
    refusal = "too-plain" if quality < MIN_QUALITY else ""
    note = "few-details" if level is Level.STRONG else ""
    return Description(file.fingerprint, refusal=refusal, note=note, sign=sign)


def _video(file: FileVisit, level: Level) -> Description:
    frames = [_kept(frame, level) for frame in file.frames(Purpose.REGISTER)]
    if not frames:
        raise Unreadable(file.cut if file.cut and file.cut != "too-long" else "corrupt", video=True)
    found = Description(file.fingerprint, kind=MediaKind.VIDEO, duration=file.duration)
    if not any(frame.quality >= MIN_QUALITY or frame.local for frame in frames):
        return replace(found, refusal="too-plain")
    return replace(found, frames=_packed(frames), note=_cut(file.cut))


def _kept(frame: FrameView, level: Level) -> KeptFrame:
    local = _telling(frame.view) if level is Level.STRONG and frame.view is not None else b""
    return KeptFrame(frame.at, frame.variants[0], frame.quality, local)


def _telling(view: View) -> bytes:
    """Return the local codes of ``view``, packed; nothing where they are too few, or repeat, or were drawn."""
    packed = packed_codes(view)
    return packed if _weight(packed) >= MIN_CODES else b""


def _weight(packed: bytes) -> float:
    return float(unpacked_codes(packed).weights.sum())


def _packed(frames: Iterable[KeptFrame]) -> bytes:
    """Return ``frames`` packed; of a very long video, every other description is left out until the rest fits."""
    some = list(frames)
    while len(packed := sequence.pack(some)) > MAX_FRAMES_BYTES:
        described = [place for place, frame in enumerate(some) if frame.local]
        if not described:
            raise Unreadable("too-large", video=True)
        for place in described[1::2] or described:
            some[place] = replace(some[place], local=b"")
    return packed


def _cut(code: str) -> str:
    """Return the note on a video of which a part was seen."""
    if not code:
        return ""
    return "video-too-long" if code == "too-long" else "video-cut"
