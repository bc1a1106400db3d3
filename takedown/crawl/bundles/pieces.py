"""What a playlist comes down to: renditions of one film to choose from, and the pieces that make one of them up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

SUFFICIENT_SIDE = 240
"""Pixels on the shorter side from which on a frame is compared as well as a larger one."""
_SUFFICIENT_BITS = 300_000
"""A second; the same where the playlist doesn't say how large its frames are."""


@dataclass(frozen=True, slots=True)
class Lock:
    """AES-128 in CBC mode over a whole piece (RFC 8216, 4.3.2.4): where its key is, and the first block's vector."""

    key: str
    vector: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of a film.

    Attributes:
        url: absolute.
        start, length: bytes of it; length 0: up to its end.
        lock: what it is encrypted with.
        whole: the film in one file, of which the beginning will do where it is too large.
    """

    url: str
    start: int = 0
    length: int = 0
    lock: Lock | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Pieces that one decoder takes in a row; several runs make a film where the dress changes in the middle.

    Attributes:
        head: what stands in front of the first piece: an initialisation segment.
        pieces: maybe endless: whoever fetches them has to stop.
    """

    head: Piece | None
    pieces: Iterable[Piece]


@dataclass(frozen=True, slots=True)
class Rendition:
    """One of several dresses of the same film; 0: not said.

    Attributes:
        side: pixels on the shorter side. bandwidth: bits a second.
    """

    side: int
    bandwidth: int


def rank(rendition: Rendition) -> tuple[int, int, int]:
    """Return a key that sorts the smallest rendition that suffices to the front, what falls short to the end."""
    side, bandwidth = rendition.side, rendition.bandwidth
    if side >= SUFFICIENT_SIDE:
        return 0, side, bandwidth
    if side:
        return 2, -side, bandwidth
    return (1, 0, bandwidth) if bandwidth >= _SUFFICIENT_BITS else (1, 1, -bandwidth)
