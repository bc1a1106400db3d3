"""What comes out of the jail: answers of a child that hostile bytes may have taken over."""

from __future__ import annotations

import struct
from contextlib import suppress

from takedown.fingerprint import kept, wire
from takedown.jail import frames
from takedown.jail.limits import Walls
from takedown.media import unpack_wire
from tests.fuzz.target import target


@target("jail-opened")
def opened(content: bytes) -> None:
    """An answer that is taken is packed to the same bytes again: nothing stands between its fields."""
    token, answer = content[: wire.TOKEN], content
    found = wire.unpack_opened(wire.body(answer, token))
    assert wire.pack_opened(found) == answer[wire.TOKEN :]


@target("jail-batch")
def batch(content: bytes) -> None:
    wire.unpack_batch(content)


@target("jail-features")
def features(content: bytes) -> None:
    wire.unpack_features(content)


@target("jail-member", unpack_wire.OutOfForm)
def member(content: bytes) -> None:
    found = unpack_wire.unpack(content)
    if isinstance(found, unpack_wire.Member):
        assert found.name.isprintable()


@target("jail-frame")
def frame(content: bytes) -> None:
    code = frames.code_of(content)
    assert code is None or code.isascii()
    with suppress(struct.error):
        Walls.unpack(content)


@target("kept-codes", ValueError)
def codes(content: bytes) -> None:
    kept.unpack(content)
