"""What was found: each match with how, how near and by which version; and a person's decisions, as many at once."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from pydantic import Field

from takedown.cases.match import Confidence, Match, MatchState, Method, Verdict
from takedown.cases.team.token import Scope
from takedown.pipeline import review
from takedown.pipeline.shelf import CASES, MATCHES
from takedown.pipeline.team import places
from takedown.pipeline.team.places import About
from takedown.store import Transaction
from takedown.web.api import paging
from takedown.web.api.paging import USUAL, Cursor, Limit, Page
from takedown.web.api.route import Called, Guarded, needs
from takedown.web.api.shapes import ID, Flag, Ids, ItemId, Moment, Sent, Shown

router = APIRouter(tags=["matches"], route_class=Guarded)

_WEAK = (Confidence.POSSIBLE.value, MatchState.NEW.value)


class Source(Shown):
    """The registered picture or video that a match is with: its id, and how it came in."""

    media: str
    kind: str
    origin: str
    registered_at: str


class SpanShown(Shown):
    """A stretch that was found: seconds in what was looked at, and in the registered video."""

    start: float
    end: float
    of_start: float
    of_end: float


class MatchShown(Shown):
    """A match: one address at which one registered picture seems to be."""

    id: str
    case: str
    state: MatchState
    url: str
    page: str
    host: str
    site: str
    seen_at: Moment
    confidence: Confidence
    method: Method
    score: Annotated[float, Field(description="0 to 1; orders matches of one method.")]
    distance: Annotated[int | None, Field(description="Bits that differ; null where the method counts none.")]
    transform: str
    reason: str
    spans: list[SpanShown]
    pipeline: Annotated[int | None, Field(description="The version of what was computed; null of a reported address.")]
    source: Source | None
    verdict: Verdict
    checked_at: Moment | None


class Decision(Sent):
    """What a person decided of one match or of many."""

    matches: Ids
    state: Literal["confirmed", "rejected", "mine", "not-me"]


class Decided(Shown):
    """How a match stands."""

    match: str
    state: MatchState


class AllDecided(Shown):
    """How each match stands now."""

    items: list[Decided]


@router.get("/matches", openapi_extra=needs(Scope.MATCHES_READ))
def list_matches(
    call: Called,
    limit: Limit = USUAL,
    cursor: Cursor = None,
    case: Annotated[str | None, Query(pattern=ID)] = None,
    state: MatchState | None = None,
    host: Annotated[
        str | None, Query(max_length=260, description="Host name and, where it isn't 80 or 443, port.")
    ] = None,
    possible: Annotated[Flag, Query(description="Those too that are no more than possible.")] = "false",
) -> Page[MatchShown]:
    """List matches. Those that nobody has decided and that are no more than possible are left out unless asked for."""
    wanted = {name: value for name, value in (("case_id", case), ("state", state.value if state else None)) if value}
    with call.session.store.read() as tx:
        if case:
            CASES.get(tx, case)
        weak = possible == "true"
        found, then = paging.rows(
            tx, "matches", cursor, limit, lambda row: weak or (row["confidence"], row["state"]) != _WEAK, **wanted
        )
        # A host lies sealed: a page may be shorter for it.
        matches = [MATCHES.noun.of(row) for row in found if host is None or row["host"] == host]
        items = _shown(tx, matches)
    return Page(items=items, next=then)


@router.get("/matches/{match_id}", openapi_extra=needs(Scope.MATCHES_READ))
def read_match(call: Called, match_id: ItemId) -> MatchShown:
    """Show one match."""
    with call.session.store.read() as tx:
        return _shown(tx, [MATCHES.get(tx, match_id)])[0]


@router.post("/decisions", openapi_extra=needs(Scope.MATCHES_DECIDE))
def decide_matches(call: Called, sent: Decision) -> AllDecided:
    """Record what a person decided of each match, all of them or none; only what is confirmed leads to a notice."""
    places.check_free(call.session, About(matches=sent.matches))
    done = review.decide(call.session, sent.matches, MatchState(sent.state))
    return AllDecided(items=[Decided(match=one.id, state=one.state) for one in done])


def _shown(tx: Transaction, matches: list[Match]) -> list[MatchShown]:
    ids = sorted({one.media_id for one in matches if one.media_id})
    fields = ["kind", "origin", "registered_at"]
    media = {row["id"]: row for row in tx.rows("media", id=ids, only=fields)} if ids else {}
    return [_one(one, media.get(one.media_id)) for one in matches]


def _one(match: Match, media: dict[str, Any] | None) -> MatchShown:
    counts = match.method in (Method.EXACT, Method.PDQ, Method.PHASH, Method.DHASH)
    same = ("id", "state", "url", "page", "host", "site", "seen_at", "confidence", "method", "score", "transform")
    source = None
    if media is not None:
        kept = {name: media[name] for name in ("kind", "origin", "registered_at")}
        source = Source(media=match.media_id, **kept)
    return MatchShown(
        **{name: getattr(match, name) for name in (*same, "reason", "verdict", "checked_at")},
        case=match.case_id,
        distance=match.distance if counts else None,
        spans=[
            SpanShown(start=one.start, end=one.end, of_start=one.of_start, of_end=one.of_end) for one in match.spans
        ],
        pipeline=match.seen_fingerprint.pipeline if match.seen_fingerprint else None,
        source=source,
    )
