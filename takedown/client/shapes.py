"""What the API says, as values. A field that a later server adds is left out; ``raw`` has everything as it came."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class _Shape:
    raw: Mapping[str, Any] = field(repr=False, compare=False, kw_only=True)

    @classmethod
    def of(cls, raw: Mapping[str, Any]) -> Self:
        """Return the value that ``raw`` describes."""
        return cls(raw=raw, **{one.name: raw[one.name] for one in fields(cls) if one.name != "raw"})


@dataclass(frozen=True, slots=True)
class Case(_Shape):
    """A case."""

    id: str
    client: str
    status: str
    adult: str
    label: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Match(_Shape):
    """A match: by which method and how near, and of which registered picture (``raw["source"]``).

    Attributes:
        state: what a person decided: ``new``, ``confirmed``, ``rejected``, ``mine`` or ``not-me``.
        verdict: what the last look at the address found: ``live``, ``gone``, ``soft-gone``, ``unreachable``,
            ``blocked`` or ``unknown``. checked_at: when that was, RFC 3339; ``None`` before the first.
    """

    id: str
    case: str
    state: str
    url: str = field(repr=False)
    host: str = field(repr=False)
    confidence: str
    method: str
    score: float
    distance: int | None
    pipeline: int | None
    verdict: str
    checked_at: str | None


@dataclass(frozen=True, slots=True)
class Notice(_Shape):
    """A notice. ``missing``: codes of what keeps it from being approved."""

    id: str
    case: str
    state: str
    recipient: str
    route: str
    missing: list[str]


@dataclass(frozen=True, slots=True)
class Event(_Shape):
    """Something that happened: ids and a kind."""

    id: int
    kind: str
    case: str
    subject: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is registered: its PDQ alone, never the picture.

    Attributes:
        pdq: 64 hex digits. quality: PDQ's, 50 to 100; a plainer one can't be found again.
        width, height: of the whole picture, upright, in pixels.
    """

    pdq: str = field(repr=False)
    quality: int
    width: int
    height: int
