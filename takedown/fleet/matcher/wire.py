"""Questions and answers between a crawler and a matcher: short, versioned, and taken apart as if an enemy wrote them.

A message is, in network order, two letters, the version (1 octet), what it is (1), the length of its text (4) and of
its octets (4); then the text, JSON, and the octets: arrays of a view, one after another. Whatever doesn't fit is
refused before anything is done with it.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterable
from enum import IntEnum
from typing import Any, NamedTuple, Protocol

from pydantic import TypeAdapter, ValidationError

from takedown.cases.match import Hit
from takedown.cases.media import Fingerprint
from takedown.fingerprint.box import Box
from takedown.fingerprint.view import ContentBox, FrameView, View
from takedown.matching.asked import Parts
from takedown.matching.carried import OF_CODE, octets_of, view_of

VERSION = 1
MOST_TEXT = 4 << 20
"""Octets of a message's text; an answer names each media that was found."""
MOST_CODES = 4096
"""Local codes of one view: ten times what a look gives."""
MOST_BOXES, MOST_FRAMES = 32, 100_000

_HEAD = struct.Struct("!2sBBII")
_LETTERS = b"TM"
_VARIANTS, _PDQ = 8, 32
_MOST_SECONDS = 1e9
_HITS = TypeAdapter(list[Hit])


class Kind(IntEnum):
    """What a message is."""

    STATE = 0
    MATCH = 1
    EXACT = 2
    PARTS = 3
    FRAMES = 4
    FRAME = 5
    END = 6
    ANSWER = 16
    REFUSED = 17


class Misfit(Exception):
    """What came is no message of this version, or too long, or not what was to come."""


class Message(NamedTuple):
    """One message, taken in whole."""

    kind: Kind
    text: dict[str, Any]
    octets: bytes


class Connection(Protocol):
    """What is read from: a file that a socket was made into."""

    def read(self, size: int, /) -> bytes | None:
        """Return so many octets, fewer at the end."""


def packed(kind: Kind, text: dict[str, Any], octets: bytes = b"") -> bytes:
    """Return a message."""
    body = json.dumps(text, separators=(",", ":")).encode()
    return _HEAD.pack(_LETTERS, VERSION, kind, len(body), len(octets)) + body + octets


def read(source: Connection) -> Message | None:
    """Return the next message; ``None`` where the other side has ended.

    Raises:
        Misfit: what came is none.
        OSError: the connection broke, or nothing came in time.
    """
    head = _exactly(source, _HEAD.size, ending=True)
    if not head:
        return None
    letters, version, kind, of_text, of_octets = _HEAD.unpack(head)
    if (letters, version) != (_LETTERS, VERSION) or of_text > MOST_TEXT or of_octets > MOST_CODES * OF_CODE:
        raise Misfit(version)
    body, octets = _exactly(source, of_text), _exactly(source, of_octets)
    try:
        named, text = Kind(kind), json.loads(body)
    except (ValueError, RecursionError):
        raise Misfit(kind) from None
    if not isinstance(text, dict):
        raise Misfit(kind)
    return Message(named, text, octets)


def _exactly(source: Connection, size: int, *, ending: bool = False) -> bytes:
    came = source.read(size) or b""
    if len(came) != size and not (ending and not came):
        raise Misfit(len(came))
    return came


# --- what is asked --------------------------------------------------------------------------------------------------


def of_probe(kind: Kind, probe: Fingerprint, boxes: Iterable[ContentBox] = (), view: View | None = None) -> bytes:
    """Return a question about ``probe``."""
    text = {
        "probe": probe.model_dump(mode="json"),
        "boxes": [
            [[box.box.left, box.box.top, box.box.right, box.box.bottom], _hex(box.variants), box.quality]
            for box in boxes
        ],
        "codes": None if view is None else len(view),
    }
    return packed(kind, text, b"" if view is None else octets_of(view))


def of_frame(frame: FrameView) -> bytes:
    """Return the message of one frame of a video."""
    codes = None if frame.view is None else len(frame.view)
    text = {"at": frame.at, "variants": _hex(frame.variants), "quality": frame.quality, "codes": codes}
    return packed(Kind.FRAME, text, b"" if frame.view is None else octets_of(frame.view))


def of_end(duration: float) -> bytes:
    """Return what ends a video's frames."""
    return packed(Kind.END, {"duration": duration})


def probe_of(message: Message) -> Fingerprint:
    """Return the fingerprint that is asked about.

    Raises:
        Misfit: there is none.
    """
    try:
        probe = Fingerprint.model_validate(message.text.get("probe"))
    except (ValidationError, ValueError):
        raise Misfit(message.kind) from None
    if len(probe.pdq_variants) not in (0, _VARIANTS) or any(len(one) != _PDQ for one in probe.pdq_variants):
        raise Misfit(message.kind)
    return probe


def boxes_of(message: Message) -> list[ContentBox]:
    """Return the content boxes.

    Raises:
        Misfit: they are none.
    """
    boxes = message.text.get("boxes")
    if not isinstance(boxes, list) or len(boxes) > MOST_BOXES:
        raise Misfit(message.kind)
    try:
        return [
            ContentBox(Box(*(_number(side) for side in sides)), _variants(codes), _quality(quality))
            for sides, codes, quality in boxes
        ]
    except (TypeError, ValueError):
        raise Misfit(message.kind) from None


def look_in(message: Message) -> View | None:
    """Return the local codes; ``None`` where there was no look.

    Raises:
        Misfit: they don't fit.
    """
    count = message.text.get("codes")
    if count is None:
        return None
    if not isinstance(count, int) or not 0 <= count <= MOST_CODES or len(message.octets) != count * OF_CODE:
        raise Misfit(message.kind)
    try:
        return view_of(message.octets)
    except ValueError:
        raise Misfit(message.kind) from None


def frame_of(message: Message) -> FrameView:
    """Return a frame of a video.

    Raises:
        Misfit: it is none.
    """
    try:
        at, quality = _number(message.text["at"]), _quality(message.text["quality"])
        return FrameView(at, _variants(message.text["variants"]), quality, look_in(message))
    except (KeyError, TypeError, ValueError):
        raise Misfit(message.kind) from None


def duration_of(message: Message) -> float:
    """Return the seconds of the video whose frames have ended.

    Raises:
        Misfit: it doesn't say.
    """
    try:
        return _number(message.text["duration"])
    except (KeyError, TypeError, ValueError):
        raise Misfit(message.kind) from None


# --- what is answered -----------------------------------------------------------------------------------------------


def of_hits(hits: list[Hit], *, promising: bool = False) -> bytes:
    """Return the answer to a question about a file."""
    return packed(Kind.ANSWER, {"hits": _HITS.dump_python(hits, mode="json"), "promising": promising})


def of_state(count: int, *, has_local: bool, mark: str) -> bytes:
    """Return the answer to a question about the matcher itself."""
    return packed(Kind.ANSWER, {"count": count, "has_local": has_local, "mark": mark})


def of_refusal(why: str) -> bytes:
    """Return that there is no answer, and why, as a code."""
    return packed(Kind.REFUSED, {"why": why})


def parts_of(message: Message) -> Parts:
    """Return what was answered.

    Raises:
        Misfit: that is no answer.
    """
    try:
        hits = _HITS.validate_python(message.text["hits"], strict=False)
        return Parts(hits, promising=bool(message.text["promising"]))
    except (KeyError, ValidationError):
        raise Misfit(message.kind) from None


# --- the parts of a message -----------------------------------------------------------------------------------------


def _hex(codes: Iterable[bytes]) -> list[str]:
    return [code.hex() for code in codes]


def _variants(codes: object) -> tuple[bytes, ...]:
    if not isinstance(codes, list) or len(codes) != _VARIANTS:
        raise ValueError(codes)
    variants = tuple(bytes.fromhex(code) for code in codes)
    if any(len(code) != _PDQ for code in variants):
        raise ValueError(codes)
    return variants


def _number(value: object) -> float:
    if not isinstance(value, (int, float)) or not -_MOST_SECONDS < value < _MOST_SECONDS:  # nor what is no number
        raise ValueError(value)
    return float(value)


def _quality(value: object) -> int:
    if not isinstance(value, int) or not 0 <= value <= 100:  # noqa: PLR2004 - PDQ's own scale
        raise ValueError(value)
    return value
