"""What runs inside the jail: ranges of hostile bytes in, answers in their fixed forms out."""

from __future__ import annotations

from takedown.cases.media import Fingerprint
from takedown.fingerprint import wire
from takedown.fingerprint.box import Box
from takedown.fingerprint.held import Held, Limits, open_file, opened
from takedown.fingerprint.view import Purpose
from takedown.jail import MemorySource, Read, Refusal
from takedown.media import decode, samples, video
from takedown.media.canonical import canonical


class _Child:
    """What this process keeps from one question to the next: its limits, and the one file that is open."""

    limits = Limits(max_bytes=64 << 20, max_pixels=60_000_000, max_seconds=14_400.0)
    held: Held | None = None


def prepare(max_bytes: str, max_pixels: str, max_seconds: str) -> None:
    """Import and use every decoder once: after this, nothing can be opened any more.

    Args:
        max_bytes: the largest picture file, in digits.
        max_pixels: the largest width times height, in digits.
        max_seconds: how much of a video is worked through, in digits.
    """
    decode.configure()
    video.configure()
    for sample in (*samples.pictures(), *samples.videos()):
        read = MemorySource(sample).read
        for question in (
            wire.Open(bytes(wire.TOKEN), len(sample)),
            wire.Look(bytes(wire.TOKEN), Purpose.PROBE, Box(0.0, 0.0, 0.5, 1.0)),
            wire.Next(bytes(wire.TOKEN), Purpose.REGISTER),
        ):
            work(wire.pack_question(question), read)
    _Child.held = None
    _Child.limits = Limits(int(max_bytes), int(max_pixels), float(max_seconds))


def work(payload: bytes, read: Read) -> bytes:
    """Answer one question of ``takedown.fingerprint.wire``; the answer starts with the question's token.

    Raises:
        Refusal: ``empty``, ``not-media``, ``too-large``, ``too-many-pixels``, ``truncated`` or ``corrupt``.
    """
    question = wire.unpack_question(payload)
    if isinstance(question, wire.Open):
        _Child.held = None  # before anything of the next file is there
        _Child.held, found = open_file(read, question.size, _Child.limits)
        return question.token + wire.pack_opened(found)
    if _Child.held is None:
        raise Refusal("empty")
    if isinstance(question, wire.Look):
        return question.token + _Child.held.look(question.purpose, question.region).pack()
    return question.token + wire.pack_batch(_Child.held.next(question.purpose))


def fingerprint(content: bytes, max_pixels: int) -> Fingerprint:
    """Return the fingerprint of a picture, without its digests; decodes in this very process, so inside a jail only.

    Raises:
        Refusal: see ``takedown.media.canonical.canonical``.
    """
    return opened(canonical(content, max_pixels)).fingerprint()
