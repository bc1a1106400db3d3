"""What a visit means for one address of one copy: the bytes are held against the picture, a page against its names."""

from __future__ import annotations

from dataclasses import dataclass, field

from takedown.cases.address import ABSENT, Address, AddressRole
from takedown.cases.copy import Copy
from takedown.cases.match import Match, Verdict
from takedown.crawl.looking.look import Sought, Visited, beside, look_of
from takedown.fingerprint.fingerprinter import PASSING, Unreadable
from takedown.pipeline.looking.identify import Identified, Identifier
from takedown.pipeline.looking.known import FOUND

_LISTS = (AddressRole.FEED, AddressRole.API)


@dataclass(frozen=True, slots=True)
class Spot:
    """One address of one copy, and the match that it belongs to."""

    copy: Copy
    match: Match
    address: Address

    @property
    def is_hers(self) -> bool:
        """Whether the person reported it herself, so that visiting it is what she asks for."""
        return not self.match.site

    @property
    def sought(self) -> Sought:
        """What should be there."""
        address = self.address
        seen = address.verdict in ABSENT or any(
            one.verdict is Verdict.LIVE and one.reason != FOUND for one in address.looks
        )
        return Sought(address.role.serves, self.copy.names, listed=address.role in _LISTS, seen=seen)


@dataclass(frozen=True, slots=True)
class Judged:
    """What was found at a spot.

    Attributes:
        verdict, reason, status: of this look.
        beside: other sizes of the copy, and whether each is what the page links to.
    """

    spot: Spot
    verdict: Verdict
    reason: str
    status: int = 0
    beside: dict[str, bool] = field(default_factory=dict)


class Judge:
    """Judges visits; may be called from several threads."""

    def __init__(self, identifier: Identifier) -> None:
        self._identifier = identifier

    def all(self, visited: Visited, spots: list[Spot]) -> list[Judged]:
        """Return what one visit means for each spot at its address; a picture is looked at once a case."""
        there: dict[str, Identified | None] = {}
        return [self._one(visited, spot, there) for spot in spots]

    def _one(self, visited: Visited, spot: Spot, there: dict[str, Identified | None]) -> Judged:
        seen = look_of(visited, spot.sought)
        if seen.candidate is not None:
            verdict, reason = self._picture(seen.candidate.content, spot, there)
            return Judged(spot, verdict, reason, seen.status)
        sizes = beside(visited, spot.sought) if seen.reason == "shown" else {}
        return Judged(spot, seen.verdict, seen.reason, seen.status, sizes)

    def part(self, content: bytes, spots: list[Spot]) -> list[tuple[Verdict, str]]:
        """Return what one medium out of an archive or a film means for each spot."""
        there: dict[str, Identified | None] = {}
        return [self._picture(content, spot, there) for spot in spots]

    def _picture(self, content: bytes, spot: Spot, there: dict[str, Identified | None]) -> tuple[Verdict, str]:
        """Return what media mean: those that still are the picture are live, others stand in its place."""
        match = spot.match
        if not match.media_id:
            return Verdict.LIVE, "media"
        if match.case_id not in there:
            there[match.case_id] = self._identified(content, match.case_id)
        found = there[match.case_id]
        if found is not None and _still(match, found):
            return Verdict.LIVE, "same-picture"
        if spot.address.role is not AddressRole.FILE:
            # A thumbnail may be a crop in which nothing can be recognised: that it is served is all that is known.
            return Verdict.LIVE, "media"
        if found is None or found.cut in PASSING:  # it may be in what wasn't seen
            return Verdict.UNKNOWN, "other-content"
        return Verdict.SOFT_GONE, "other-picture"

    def _identified(self, content: bytes, case_id: str) -> Identified | None:
        try:
            return self._identifier.of(content, case_id)
        except Unreadable:
            return None


def _still(match: Match, there: Identified) -> bool:
    """Whether what is there is what was found then: the same file, even if a rejection silences it since, or a copy."""
    then = match.seen_fingerprint
    same = then is not None and then.sha256 == there.fingerprint.sha256
    return same or any(hit.media_id == match.media_id for hit in there.hits)
