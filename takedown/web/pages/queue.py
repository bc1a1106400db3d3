"""The morning view: what waits for a person, in all cases, the most urgent first; one row's panel; deciding on one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.responses import Response, StreamingResponse

from takedown.cases.look import LookKind
from takedown.cases.match import MatchState
from takedown.cases.noun import now, rfc3339
from takedown.cases.states import IllegalMove
from takedown.errors import TakedownError
from takedown.pipeline import review
from takedown.pipeline.cautions import looks
from takedown.pipeline.overview import table
from takedown.pipeline.overview.details import details
from takedown.pipeline.overview.overview import Overview
from takedown.pipeline.overview.row import WORK, Filters, Lane, Row
from takedown.pipeline.shelf import MATCHES, NOTICES, VIEWS
from takedown.web import memory
from takedown.web.here import Here, Opened
from takedown.web.pages.found import WHO

router = APIRouter(prefix="/queue")

EACH, PAGE, MOST = 8, 100, 1000
"""Rows of each lane in the morning view, of one lane at first, and at most."""
TEXT, KEYS = "queue-text", "queue-keys"
_SEEN = "found-seen"
_EXCERPT = 1500
_LONGEST = 300
DECISIONS = (MatchState.CONFIRMED, MatchState.REJECTED, MatchState.MINE, MatchState.NOT_ME)


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one lane that go to the same recipient, or are at the same host where nobody is known."""

    name: str
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class Section:
    """One lane, with as many rows as are shown; ``total`` it has."""

    lane: Lane
    groups: list[Group]
    total: int

    @property
    def shown(self) -> int:
        """How many rows are shown."""
        return sum(len(group.rows) for group in self.groups)


def overview_of(here: Here) -> Overview:
    """Return the overview, as new as the ledger."""
    known = memory.overview(here.keeper, here.session)
    known.refresh()
    return known


def filters_of(here: Here) -> Filters:
    """Return what the address asks for, with what was searched for; words of a search never stand in an address."""
    if here.asked("view"):
        with here.session.store.read() as tx:
            saved = VIEWS.get(tx, here.asked("view")).filters
        return Filters(**{name: value for name, value in saved.items() if name in Filters.__dataclass_fields__})
    asked = {name: here.asked(name) for name in ("lane", "case", "recipient", "confidence", "verdict")}
    return Filters(text=str(here.visitor.held.get(TEXT, "")), **asked)


@router.get("")
def queue(here: Opened) -> Response:
    """Show what waits."""
    known, filters = overview_of(here), filters_of(here)
    rows = known.rows(filters)
    narrow = bool(filters.asked())
    most = _number(here.asked("most"), PAGE, MOST) if narrow else EACH
    sections = list(_sections(known, rows, most, whole=narrow))
    shown = [row for section in sections for group in section.groups for row in group.rows]
    with here.session.store.read() as tx:
        views = VIEWS.all(tx, order_by="made_at")
    counts = known.counts()
    return here.page(
        "queue/list.html",
        place="queue",
        sections=sections,
        details=details(here.session, shown),
        labels={one.case.id: one.case.label or one.case.id for one in known.cases},
        counts=counts,
        waiting=sum(counts[lane] for lane in WORK),
        work=WORK,
        rest=tuple(lane for lane in Lane if lane not in WORK),
        filters=filters,
        asked=_asked(here, filters),
        views=views,
        view=here.asked("view"),
        exposure=_exposure(here),
        keys=here.visitor.held.get(KEYS, "on"),
        who=here.visitor.held.get(WHO, ""),
        kept=filters.asked(),
        at=rfc3339(now()),
        measured=("pdq", "phash", "dhash"),
        narrow=narrow,
        limit=MOST,
        decisions=DECISIONS,
        **_readings(known),
    )


@router.post("/search")
def search(here: Opened) -> Response:
    """Keep what is searched for out of the address; nothing typed shows all again."""
    text = " ".join(here.field("text").split())[:_LONGEST]
    here.visitor.held[TEXT] = text
    return here.go("/queue")


@router.post("/keys")
def keys(here: Opened) -> Response:
    """Turn the keys of one letter off, or on again."""
    here.visitor.held[KEYS] = "off" if here.field("keys") == "off" else "on"
    return here.go("/queue")


@router.post("/who")
def say_who(here: Opened) -> Response:
    """Keep the name of whoever works here, until she leaves."""
    here.visitor.held[WHO] = here.visitor.held["by"] = " ".join(here.field("who").split())[:200]
    return here.go(_back(here))


@router.get("/table.csv")
def table_out(here: Opened) -> Response:
    """Give the rows that are asked for as a table."""
    known, filters = overview_of(here), filters_of(here)
    keeper, rows, at = here.keeper, known.rows(filters), now()

    def pieces() -> Iterable[str]:
        with keeper.using() as session:
            yield from table.written(session, known, rows, rfc3339(at))

    name = f"list-{at.date().isoformat()}.csv"
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(pieces(), media_type="text/csv; charset=utf-8", headers=headers)


@router.get("/row/{item}")
def one(here: Opened, item: str) -> Response:
    """Show what is known of one row, beside the list or by itself."""
    return _panel(here, item, {})


@router.post("/row/{item}/context")
def context(here: Opened, item: str) -> Response:
    """Show the words of the page as well; that somebody read them is recorded."""
    who, seen = str(here.visitor.held.get(WHO, "")), here.visitor.held.setdefault(_SEEN, set())
    try:
        (found,) = looks.context(here.session, [item], who, again=(item, who) in seen)
    except TakedownError as why:
        return _panel(here, item, {"trouble": here.words.error(why)})
    seen.add((item, who))
    return _panel(here, item, {"context": found, "excerpt": found.text[:_EXCERPT]})


@router.post("/row/{item}/decide")
def decide(here: Opened, item: str) -> Response:
    """Keep a decision on one copy, with half a minute to take it back."""
    said = next((state for state in DECISIONS if state == here.field("as")), None)
    if said is None:
        raise IllegalMove(noun="match", state=overview_of(here).row(item).state, to=here.field("as")[:40])
    before = review.states_of(here.session, [item])
    (match,) = review.decide(here.session, [item], said)
    keeper = here.keeper

    def back() -> None:
        with keeper.using() as session:
            review.undo(session, before, said)

    undo = here.visitor.can_undo(back, _back(here))
    if here.is_part:
        return here.page("queue/kept.html", key=_kept(said), undo=undo, host=match.host)
    return here.go(_back(here), _kept(said), undo=undo, host=match.host)


def _panel(here: Here, item: str, more: dict[str, Any]) -> Response:
    known = overview_of(here)
    row = known.row(item)
    found = known.case(row.case_id)
    values: dict[str, Any] = {"trouble": "", "context": None, "excerpt": "", "match": None, "notice": None, **more}
    with here.session.store.read() as tx:
        if row.kind == "copy":
            match = values["match"] = MATCHES.get(tx, item)
            others = {one["case_id"] for one in tx.find_anywhere("matches", "url", match.url)} - {match.case_id}
            values["others"] = [one.case for one in known.cases if one.case.id in others]
        else:
            values["notice"] = NOTICES.get(tx, item)
            values["others"] = []
    return here.page(
        "queue/panel.html" if here.is_part else "queue/row.html",
        place="queue",
        row=row,
        case=found.case,
        who=here.visitor.held.get(WHO, ""),
        lane=row.lane_at(rfc3339(now())),
        decisions=DECISIONS,
        **values,
        **_readings(known),
    )


def _sections(known: Overview, rows: list[Row], most: int, *, whole: bool) -> Iterable[Section]:
    """Yield the lanes; ``whole``: each is put into groups before it is cut, so that a group stands together."""
    at = rfc3339(now())
    by_lane: dict[Lane, list[Row]] = {}
    for row in rows:
        by_lane.setdefault(row.lane_at(at), []).append(row)
    for lane, some in by_lane.items():
        groups: dict[str, list[Row]] = {}
        for row in some if whole else some[:most]:
            groups.setdefault(row.recipient or row.host, []).append(row)
        yield Section(lane, list(_first(known, groups, most)), len(some))


def _first(known: Overview, groups: dict[str, list[Row]], most: int) -> Iterable[Group]:
    """Yield groups until ``most`` rows are reached."""
    left = most
    for key, rows in groups.items():
        if left <= 0:
            return
        yield Group(known.recipient(key), rows[:left])
        left -= len(rows)


def _exposure(here: Here) -> int:
    """Return how many pictures this visitor looked at clearly since midnight; anybody, while her name isn't known."""
    midnight = datetime.combine(datetime.now().astimezone().date(), time()).astimezone(UTC)
    who = str(here.visitor.held.get(WHO, ""))
    with here.session.store.read() as tx:
        since = rfc3339(midnight)
        seen = tx.rows("looks", order_by="at", after=since, only=("at", "who"), kind=LookKind.PICTURE.value)
    return sum(not who or row["who"] == who for row in seen)


def _asked(here: Here, filters: Filters) -> str:
    """Return the filters as an address asks for them; what was typed into the search isn't among them."""
    if here.asked("view"):
        return urlencode({"view": here.asked("view")})
    return urlencode({name: value for name, value in filters.asked().items() if name != "text"})


def _readings(known: Overview) -> dict[str, Any]:
    return {"named": known.recipient, "moment": datetime.fromisoformat}


def _back(here: Here) -> str:
    """Return the list that a form came from."""
    then = here.field("then")
    return then if then.startswith(("/queue?", "/queue/row/")) and then.isprintable() else "/queue"


def _number(text: str, otherwise: int, most: int) -> int:
    return min(int(text), most) if text.isascii() and text.isdigit() and len(text) < 6 else otherwise  # noqa: PLR2004 - no list is longer


def _kept(said: str) -> str:
    """Return the key of what is told after one decision, here always of somebody for whom it is made."""
    return f"web-found-kept-{said}" + ("-filed" if said == MatchState.MINE else "")
