"""A child that a hostile video has taken over: each answer is in form, but its time runs back from one to the next."""

from __future__ import annotations

import itertools

from takedown.fingerprint import wire
from takedown.jail import Read
from tests.fingerprint.answers import opened

CODES = (bytes(range(32)),) * 8
_BATCHES = itertools.chain(((1.0, 2.0), (), (2.0, 9.0), (8.0, 10.0)), itertools.repeat((11.0,)))


def prepare(*_: str) -> None:
    """Nothing is needed."""


def work(payload: bytes, _read: Read) -> bytes:
    """Open any file as a video; then tell of frames at the seconds of ``_BATCHES``."""
    question = wire.unpack_question(payload)
    if isinstance(question, wire.Open):
        return question.token + opened(CODES[0], video=True)
    frames = tuple(wire.Frame(at, CODES, 100, None) for at in next(_BATCHES))
    return question.token + wire.pack_batch(wire.Batch(frames, last=False))
