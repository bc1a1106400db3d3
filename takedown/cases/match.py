"""A match: one address at which one registered picture seems to be, and what a person said of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from takedown.cases.media import Fingerprint
from takedown.cases.noun import Later, Moment, Noun, Raw
from takedown.cases.states import Moves


class Confidence(StrEnum):
    """How sure the program is, in a word. Only a person confirms."""

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"


class Method(StrEnum):
    """By what a match was found."""

    EXACT = "exact"
    PDQ = "pdq"
    PHASH = "phash"
    DHASH = "dhash"
    LOCAL = "local"
    VIDEO = "video"
    REPORTED = "reported"


class MatchState(StrEnum):
    """What a person decided."""

    NEW = "new"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    MINE = "mine"
    NOT_ME = "not-me"


_DECIDED = {MatchState.CONFIRMED, MatchState.REJECTED, MatchState.MINE, MatchState.NOT_ME}

# A decision can be changed into any other one, never back into "nobody has looked".
MATCH_MOVES = Moves("match", {MatchState.NEW: _DECIDED, **{state: _DECIDED - {state} for state in _DECIDED}})

# Taking a decision back is no decision: it leads to where the match was before, which may be "nobody has looked".
MATCH_UNDONE = Moves("match", {state: set(MatchState) - {state} for state in _DECIDED} | {MatchState.NEW: set()})


class Verdict(StrEnum):
    """What a look at an address found."""

    LIVE = "live"
    GONE = "gone"
    SOFT_GONE = "soft-gone"
    UNREACHABLE = "unreachable"
    BLOCKED = "blocked"
    UNKNOWN = "unknown"


SAME_SCENE = "same-scene"
"""The reason of a match that may as well be another shot of the same scene or series: local codes can't tell."""


RECOGNISED_BY = frozenset({"distance", "transform", "reason", "spans", "seen_fingerprint", "seen"})
"""Fields of a match that say how its copy was recognised: whoever follows what becomes of it asks for none of them."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch that was found: ``start`` to ``end`` in what was looked at, ``of_start`` to ``of_end`` in the video.

    All in seconds; both of a picture's are 0.
    """

    start: float
    end: float
    of_start: float = 0.0
    of_end: float = 0.0


@dataclass(frozen=True, slots=True)
class Hit:
    """What the matcher says of one fingerprint and one registered picture, before any address is known.

    Attributes:
        score: 0 to 1, orders hits of one method.
        distance: Hamming distance in bits, 0 for ``exact``.
        transform: how the copy was turned, clockwise and then mirrored left to right: ``none``, ``mirror``,
            ``rotate-90``, ``rotate-90-mirror``...; a negative has ``inverted-`` before.
        reason: why the confidence is no higher, as a code (``SAME_SCENE``); mostly empty.
        spans: which seconds, where either side is a video.
    """

    case_id: str
    media_id: str
    confidence: Confidence
    method: Method
    score: float
    distance: int
    transform: str = "none"
    reason: str = ""
    spans: tuple[Span, ...] = ()


class Match(Noun):
    """One address, and the registered picture that it fits best. Stored once per address and case."""

    id: str
    case_id: str
    media_id: str = ""
    """Empty for an address that the person reported and that couldn't be read."""
    state: MatchState = MatchState.NEW
    seen_at: Moment
    url: str
    page: str = ""
    host: str
    """Host name and, where it isn't the scheme's own, port."""
    site: str = ""
    """The configured host's name."""
    confidence: Confidence
    method: Method
    score: Annotated[float, Field(ge=0, le=1)]
    distance: int = 0
    transform: str = "none"
    reason: Annotated[str, Later] = ""
    spans: Annotated[tuple[Span, ...], Later] = ()
    seen_fingerprint: Fingerprint | None = None
    """Of what was found, without its variants: what a rejection makes a negative of."""
    seen: Raw = b""
    """The keyed local codes of what was found, packed."""
    verdict: Verdict = Verdict.UNKNOWN
    """The last look at the address; ``recheck`` renews it."""
    checked_at: Moment | None = None

    @property
    def is_weak(self) -> bool:
        """Whether it is no more than ``possible`` and nobody has decided it: then it is shown on request only."""
        return self.confidence is Confidence.POSSIBLE and self.state is MatchState.NEW


class Sighting(Noun):
    """One time that a copy was seen at an address: the facts of evidence, never the media.

    ``manifest`` is the object that ``evidence.manifest`` builds; the ledger holds its digest.
    """

    id: str
    case_id: str
    match_id: str
    seen_at: Moment
    manifest: dict[str, object]
