"""The fixed forms in which questions enter the jail and answers leave it; every field is checked on arrival.

Each question carries a token, and its answer starts with it: what a child said before it was asked is no answer.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from takedown.cases.media import PIPELINE, Fingerprint
from takedown.errors import TakedownError
from takedown.fingerprint.box import WHOLE, Box
from takedown.fingerprint.local import Features
from takedown.fingerprint.view import ContentBox, Purpose
from takedown.media.sniff import Format

VERSION = 2
TOKEN = 8
ANSWER_BYTES = 2 << 20
"""No answer is longer."""
BATCH = 8
"""Frames in one answer, at most."""

_FORMATS = tuple(Format)
_PURPOSES = tuple(Purpose)
_OPEN, _LOOK, _NEXT = range(3)
_OPEN_QUESTION = struct.Struct("!8sBQ")
_LOOK_QUESTION = struct.Struct("!8sBB4d")
_NEXT_QUESTION = struct.Struct("!8sBB")
_FACTS = struct.Struct("!BHBBII256s8s8sBdB")
_BOX = struct.Struct("!4d256sB")
_BATCH_HEAD = struct.Struct("!B?")
_FRAME = struct.Struct("!d256sB?I")
_BEST = 100
_BOXES = 3
_FEATURES = 4096
_VARIANTS = 8
_LONGEST = 4e6  # seconds; what a kept sequence can hold
_LARGEST = 1 << 31
_EDGE = 0.1  # a patch's centre may lie a little outside
_TURN = 2 * math.pi + 0.01
_WIDEST_PATCH = 4.0


class OutOfForm(TakedownError):
    """What came out of the jail isn't an answer of this version."""


@dataclass(frozen=True)
class Open:
    """The question that opens a file of ``size`` bytes, in place of the one held."""

    token: bytes
    size: int


@dataclass(frozen=True)
class Look:
    """The question for the features of the held picture, or of ``region`` of it."""

    token: bytes
    purpose: Purpose
    region: Box = WHOLE


@dataclass(frozen=True)
class Next:
    """The question for the next frames of the held video."""

    token: bytes
    purpose: Purpose


@dataclass(frozen=True)
class Opened:
    """What is said of a file when it is opened: of a picture, or of a video's first frame.

    Attributes:
        format: the file's.
        quality: PDQ's, 0 to 100.
        width: pixels, as shown.
        height: the same.
        variants: the 8 dihedral PDQ variants.
        phash: 8 bytes.
        dhash: 8 bytes.
        moving: whether it has frames to ask for.
        duration: seconds, as claimed; 0: unknown, or not moving.
        boxes: up to three.
    """

    format: Format
    quality: int
    width: int
    height: int
    variants: tuple[bytes, ...]
    phash: bytes
    dhash: bytes
    moving: bool
    duration: float
    boxes: tuple[ContentBox, ...]

    def fingerprint(self, sha256: bytes | None = None, md5: bytes | None = None) -> Fingerprint:
        """Return this as a fingerprint, with the digests that were made elsewhere."""
        return Fingerprint(
            sha256=sha256,
            md5=md5,
            pdq=self.variants[0],
            pdq_variants=self.variants,
            quality=self.quality,
            phash=self.phash,
            dhash=self.dhash,
            width=self.width,
            height=self.height,
            format=self.format.value,
        )


@dataclass(frozen=True)
class Frame:
    """A chosen frame: its second, its PDQ, and its features if it was chosen for them."""

    at: float
    variants: tuple[bytes, ...]
    quality: int
    features: Features | None


@dataclass(frozen=True)
class Batch:
    """Some chosen frames, perhaps none; ``last``: there are no more."""

    frames: tuple[Frame, ...]
    last: bool


def pack_question(question: Open | Look | Next) -> bytes:
    """Return ``question`` as bytes."""
    match question:
        case Open(token, size):
            return _OPEN_QUESTION.pack(token, _OPEN, size)
        case Look(token, purpose, box):
            region = (box.left, box.top, box.right, box.bottom)
            return _LOOK_QUESTION.pack(token, _LOOK, _PURPOSES.index(purpose), *region)
        case Next(token, purpose):
            return _NEXT_QUESTION.pack(token, _NEXT, _PURPOSES.index(purpose))


def unpack_question(packed: bytes) -> Open | Look | Next:
    """Return what ``pack_question`` packed; for the jail's side, which trusts its parent."""
    kind = packed[TOKEN]
    if kind == _OPEN:
        token, _, size = _OPEN_QUESTION.unpack(packed)
        return Open(token, size)
    if kind == _LOOK:
        token, _, purpose, *region = _LOOK_QUESTION.unpack(packed)
        return Look(token, _PURPOSES[purpose], Box(*region))
    token, _, purpose = _NEXT_QUESTION.unpack(packed)
    return Next(token, _PURPOSES[purpose])


def body(answer: bytes, token: bytes) -> bytes:
    """Return what follows the token in ``answer``.

    Raises:
        OutOfForm: it isn't the answer to the question with that ``token``.
    """
    if answer[:TOKEN] != token:
        raise OutOfForm
    return answer[TOKEN:]


def pack_opened(found: Opened) -> bytes:
    """Return ``found`` as bytes."""
    facts = _FACTS.pack(
        VERSION,
        PIPELINE,
        _FORMATS.index(found.format),
        found.quality,
        found.width,
        found.height,
        b"".join(found.variants),
        found.phash,
        found.dhash,
        found.moving,
        found.duration,
        len(found.boxes),
    )
    return facts + b"".join(_packed_box(box) for box in found.boxes)


def unpack_opened(packed: bytes) -> Opened:
    """Return what ``pack_opened`` packed.

    Raises:
        OutOfForm: another length or version, or a field out of its range.
    """
    if len(packed) < _FACTS.size:
        raise OutOfForm
    version, pipeline, form, quality, width, height, codes, phash, dhash, moving, duration, count = _FACTS.unpack_from(
        packed
    )
    _check(len(packed) == _FACTS.size + count * _BOX.size and count <= _BOXES)
    _check((version, pipeline) == (VERSION, PIPELINE) and form < len(_FORMATS) and quality <= _BEST)
    _check(moving in (0, 1))
    _check(0 < width < _LARGEST and 0 < height < _LARGEST and 0 <= duration <= _LONGEST)
    return Opened(
        format=_FORMATS[form],
        quality=quality,
        width=width,
        height=height,
        variants=_variants(codes),
        phash=phash,
        dhash=dhash,
        moving=bool(moving),
        duration=duration,
        boxes=tuple(_box(fields) for fields in _BOX.iter_unpack(packed[_FACTS.size :])),
    )


def unpack_features(packed: bytes) -> Features:
    """Return what ``Features.pack`` packed.

    Raises:
        OutOfForm: another length, too many, or a place out of its range.
    """
    try:
        found = Features.unpack(packed)
    except ValueError:
        raise OutOfForm from None
    x, y, angle, size, photographed = found.places.T
    _check(len(found) <= _FEATURES)
    for places in (x, y):
        _check(bool(((places >= -_EDGE) & (places <= 1 + _EDGE)).all()))
    _check(bool(((photographed >= 0) & (photographed <= 1)).all()))
    _check(bool((abs(angle) <= _TURN).all()) and bool(((size >= 0) & (size <= _WIDEST_PATCH)).all()))
    return found


def pack_batch(batch: Batch) -> bytes:
    """Return ``batch`` as bytes."""
    parts = [_BATCH_HEAD.pack(len(batch.frames), batch.last)]
    for frame in batch.frames:
        features = frame.features.pack() if frame.features is not None else b""
        described = frame.features is not None
        parts += [_FRAME.pack(frame.at, b"".join(frame.variants), frame.quality, described, len(features)), features]
    return b"".join(parts)


def unpack_batch(packed: bytes) -> Batch:
    """Return what ``pack_batch`` packed.

    Raises:
        OutOfForm: another length, too many frames, a time that runs back, or a field out of its range.
    """
    if len(packed) < _BATCH_HEAD.size:
        raise OutOfForm
    count, last = _BATCH_HEAD.unpack_from(packed)
    _check(count <= BATCH)
    frames = tuple(_frames(packed, count))
    times = [frame.at for frame in frames]
    _check(times == sorted(times))
    return Batch(frames, last)


def _frames(packed: bytes, count: int) -> Iterator[Frame]:
    at = _BATCH_HEAD.size
    for _ in range(count):
        _check(len(packed) >= at + _FRAME.size)
        second, codes, quality, described, size = _FRAME.unpack_from(packed, at)
        at += _FRAME.size
        _check(0 <= second <= _LONGEST and quality <= _BEST and len(packed) >= at + size and (described or not size))
        features = unpack_features(packed[at : at + size]) if described else None
        at += size
        yield Frame(second, _variants(codes), quality, features)
    _check(at == len(packed))


def _packed_box(found: ContentBox) -> bytes:
    box = found.box
    return _BOX.pack(box.left, box.top, box.right, box.bottom, b"".join(found.variants), found.quality)


def _box(fields: tuple[float, float, float, float, bytes, int]) -> ContentBox:
    left, top, right, bottom, codes, quality = fields
    _check(0 <= left < right <= 1 and 0 <= top < bottom <= 1 and quality <= _BEST)
    return ContentBox(Box(left, top, right, bottom), _variants(codes), quality)


def _variants(codes: bytes) -> tuple[bytes, ...]:
    return tuple(codes[at : at + 32] for at in range(0, _VARIANTS * 32, 32))


def _check(holds: bool) -> None:  # noqa: FBT001 - a check reads as the sentence in its brackets
    if not holds:
        raise OutOfForm
