"""A child that a file keeps busy: it takes its time to open it, and for each frame after that."""

from __future__ import annotations

import itertools
import time

from takedown.fingerprint import wire
from takedown.jail import Read
from tests.fingerprint.answers import opened

OPENING, A_FRAME = 4.0, 1.0
"""Seconds."""
CODES = (bytes(range(32)),) * 8
_seconds = itertools.count()


def prepare(*_: str) -> None:
    """Nothing is needed."""


def work(payload: bytes, _read: Read) -> bytes:
    """Open any file as a video, and tell of one frame at a time."""
    question = wire.unpack_question(payload)
    if not isinstance(question, wire.Open):
        time.sleep(A_FRAME)
        frame = wire.Frame(float(next(_seconds)), CODES, 100, None)
        return question.token + wire.pack_batch(wire.Batch((frame,), last=False))
    time.sleep(OPENING)
    return question.token + opened(CODES[0], video=True)
