"""Figures without a person in them, and what happened, by ids and kinds."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from takedown.cases.case import CaseStatus
from takedown.cases.event import EventKind
from takedown.cases.match import MatchState
from takedown.cases.notice import NoticeState
from takedown.cases.team.token import Scope
from takedown.pipeline.letters import figures
from takedown.pipeline.letters.figures import Figure
from takedown.pipeline.team import api_feed, known
from takedown.web.api import paging
from takedown.web.api.paging import USUAL, Cursor, Limit
from takedown.web.api.route import Called, Guarded, needs
from takedown.web.api.shapes import Moment, Shown

router = APIRouter(route_class=Guarded)


class Line(Shown):
    """One line: a host, a recipient or a month (empty: several that few cases have), and a legal basis.

    ``copies`` are ``gone``, ``up`` or ``unknown`` now; ``back``: how many were there again. Within ``median_hours``
    half of those that are gone went, within ``ninetieth_hours`` nine in ten.
    """

    name: str
    route: str
    cases: int
    copies: int
    gone: int
    up: int
    unknown: int
    back: int
    median_hours: float | None
    ninetieth_hours: float | None


class FiguresShown(Shown):
    """Counts of what is shared with the token, and how long copies stayed; a line stands for three cases at least."""

    cases: dict[CaseStatus, int]
    matches: dict[MatchState, int]
    notices: dict[NoticeState, int]
    hosts: list[Line]
    months: list[Line]
    ended: list[Line]


class Event(Shown):
    """One event: its place, what kind it is of, the case and what it is about, by their ids."""

    id: int
    kind: EventKind
    at: Moment
    case: str
    subject: str


class Feed(Shown):
    """Events in the order in which they happened. ``next`` is never null: ask again with it for what comes later."""

    items: list[Event]
    next: Annotated[str, Field(description="Where to go on, now or later.")]


@router.get("/figures", tags=["figures"], openapi_extra=needs(Scope.FIGURES_READ))
def read_figures(
    call: Called, since: Annotated[str, Query(pattern=r"^(20[0-9]{2}-(0[1-9]|1[0-2]))?$", description="A month.")] = ""
) -> FiguresShown:
    """Count."""
    found = figures.figures(call.session, known.of(call.session).fates, since)
    with call.session.store.read() as tx:
        cases, matches = tx.counts("cases", "status"), tx.counts("matches", "state")
        notices = tx.counts("notices", "state")
    return FiguresShown(
        cases={one: cases.get(one, 0) for one in CaseStatus},
        matches={one: matches.get(one, 0) for one in MatchState},
        notices={one: notices.get(one, 0) for one in NoticeState},
        hosts=_lines(found.hosts),
        months=_lines(found.months),
        ended=_lines(found.ended),
    )


@router.get("/events", tags=["events"], openapi_extra=needs(Scope.EVENTS_READ))
def list_events(call: Called, limit: Limit = USUAL, cursor: Cursor = None) -> Feed:
    """Tell what happened in the cases that are shared with the token: ids and kinds, nothing of a person."""
    after = paging.number("events", cursor)
    with call.session.store.read() as tx:
        mine = {case for case, _ in tx.shares(call.session.actor.id).all_wrapped()}
        told, place = api_feed.after(tx, after, limit, mine.__contains__)
    items = [Event(id=one.seq, kind=EventKind(one.kind), at=one.at, case=one.case, subject=one.subject) for one in told]
    return Feed(items=items, next=paging.cursor("events", place))


def _lines(lines: tuple[Figure, ...]) -> list[Line]:
    return [Line(**asdict(one)) for one in lines]
