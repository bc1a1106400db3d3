"""A child that any file which says so takes over: from then on it calls every file the same picture."""

from __future__ import annotations

import hashlib

from takedown.fingerprint import wire
from takedown.jail import Read, Refusal
from tests.fingerprint.answers import opened

HOSTILE = b"takes over"
LIE = bytes(range(32))


class _Child:
    taken_over = False


def prepare(*_: str) -> None:
    """Nothing is needed."""


def work(payload: bytes, read: Read) -> bytes:
    """Answer an ``Open``: each file has the code that its bytes lead to, until a hostile one was there."""
    question = wire.unpack_question(payload)
    if not isinstance(question, wire.Open):
        raise Refusal("empty")
    content = read(0, question.size)
    _Child.taken_over = _Child.taken_over or content == HOSTILE
    code = LIE if _Child.taken_over else hashlib.sha256(content).digest()
    return question.token + opened(code)
