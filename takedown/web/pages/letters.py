"""The letters of one person's case: what is drafted, to whom, and where each one is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from fastapi import APIRouter
from starlette.responses import Response

from takedown.cases.case import Adult, Case, NotAdult
from takedown.cases.dispatch import Dispatch, DispatchState
from takedown.cases.match import MatchState
from takedown.cases.notice import Notice, NoticeState
from takedown.cases.noun import now
from takedown.pipeline import casework
from takedown.pipeline.letters.addressees import Addressees, UnknownRecipient
from takedown.pipeline.letters.drafting import Drafted
from takedown.pipeline.mailing import mailbox
from takedown.pipeline.mailing.replies import waits
from takedown.pipeline.mailing.sending import Outbox
from takedown.pipeline.notify import UNSENT, Desk
from takedown.pipeline.person import guided
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import DISPATCHES, MATCHES, REPLIES
from takedown.web.here import Here, Opened
from takedown.web.keeper import Keeper
from takedown.web.live import Job
from takedown.web.pages.sending import post

router = APIRouter(prefix="/c/{case_id}/letters")

_STATE = ("state",)
_FINDING, _READING = "holders", "mailbox"
_ENDED = (NoticeState.REMOVED, NoticeState.WITHDRAWN)
_OUT = (DispatchState.WAITING, DispatchState.UNSURE, DispatchState.SENDING, DispatchState.REFUSED)


@dataclass(frozen=True, slots=True)
class Row:
    """One letter in the list: to whom, its last sending where that isn't over, and whether an answer waits."""

    notice: Notice
    to: str
    dispatch: Dispatch | None
    asks: bool


@router.get("")
def letters(here: Opened, case_id: str) -> Response:
    """List the letters of a case."""
    case = _case(here.session, case_id)
    rows = list(_rows(here.session, case.id))
    waiting = [row for row in rows if row.dispatch and row.dispatch.state is DispatchState.WAITING]
    return here.page(
        "letters/list.html",
        case=case,
        step="letters",
        groups=_grouped(rows),
        bare=_bare(here.session, case.id, rows),
        finding=here.keeper.jobs.last(_FINDING, case.id),
        reading=here.keeper.jobs.last(_READING, case.id),
        has_mailbox=bool(here.keeper.settings.imap.host),
        waiting=sorted(waiting, key=_leaves),
        is_due=any(_leaves(row) <= now() for row in waiting),
    )


@router.post("/draft")
def draft(here: Opened, case_id: str) -> Response:
    """Draft a letter for every confirmed copy that has none; who holds an unknown site is asked only if wanted."""
    path = f"/c/{_case(here.session, case_id).id}/letters"
    if here.field("find") == "yes":
        keeper = here.keeper
        here.keeper.jobs.start(Job(_FINDING, "letters/finding.html", case_id), lambda job: _found(keeper, job, case_id))
        return here.go(path)
    _tell(here, Desk(here.session).draft(case_id, [], None))
    return here.go(path)


@router.post("/outbox")
def outbox(here: Opened, case_id: str) -> Response:
    """Send on what waits in the outbox and is due: a person asked for each of it before."""
    _case(here.session, case_id)
    post(here.keeper)
    return here.go(f"/c/{case_id}/letters", "web-letters-outbox-on")


@router.post("/mailbox")
def read_mailbox(here: Opened, case_id: str) -> Response:
    """Look into the person's own mailbox for answers; nothing in it is changed."""
    _case(here.session, case_id)
    keeper = here.keeper
    keeper.jobs.start(Job(_READING, "letters/reading.html", case_id), lambda job: _read(keeper, job))
    return here.go(f"/c/{case_id}/letters")


@router.post("/later")
def later(here: Opened, case_id: str) -> Response:
    """Go on to the next step; the letters stay as they are."""
    guided.done(here.session, case_id, "letters")
    return here.go(f"/c/{case_id}/follow")


def _case(session: Session, case_id: str) -> Case:
    case = casework.show_case(session, case_id)
    if case.adult is not Adult.YES:
        raise NotAdult
    return case


def _rows(session: Session, case_id: str) -> Iterator[Row]:
    addressees, notices = Addressees(session), Desk(session).all(case_id)
    with session.store.read() as tx:
        last = {one.notice_id: one for one in DISPATCHES.all(tx, order_by="created_at", case_id=case_id)}
        replies = REPLIES.all(tx, order_by="received_at", case_id=case_id)
    by_id = {one.id: one for one in notices}
    asking = {one.notice_id for one in replies if one.notice_id in by_id and waits(one, by_id[one.notice_id])}
    for notice in notices:
        sending = last.get(notice.id)
        out = sending if sending is not None and sending.state in _OUT else None
        yield Row(notice, name_of(addressees, notice), out, notice.id in asking)


def name_of(addressees: Addressees, notice: Notice) -> str:
    """Return to whom a notice is, by the id alone where the directory doesn't know it any more."""
    try:
        return addressees.of_notice(notice).name
    except UnknownRecipient:
        return notice.recipient


def _grouped(rows: list[Row]) -> list[tuple[str, list[Row]]]:
    groups: dict[str, list[Row]] = {"asks": [], "ready": [], "read": [], "left": [], "ended": []}
    for row in rows:
        groups[_group(row)].append(row)
    return [(name, found) for name, found in groups.items() if found]


def _group(row: Row) -> str:
    notice = row.notice
    if notice.state in _ENDED:
        return "ended"
    if row.asks or (notice.state is NoticeState.HELD and notice.sent_at is not None):
        return "asks"
    if notice.state is NoticeState.APPROVED:
        return "ready"
    return "read" if notice.state in UNSENT else "left"


def _bare(session: Session, case_id: str, rows: list[Row]) -> int:
    """Return how many confirmed copies no letter is about."""
    told = {item for row in rows if row.notice.state is not NoticeState.WITHDRAWN for item in row.notice.match_ids}
    with session.store.read() as tx:
        confirmed = tx.rows(MATCHES.table, raw=True, only=_STATE, case_id=case_id, state=MatchState.CONFIRMED.value)
    return sum(row["id"] not in told for row in confirmed)


def _leaves(row: Row) -> datetime:
    return row.dispatch.not_before if row.dispatch else now()


def _tell(here: Here, drafted: Drafted) -> None:
    here.visitor.tell("web-letters-drafted", count=len(drafted.notices))
    for host, count in Counter(match.host for match in drafted.unaddressed).items():
        here.visitor.tell("web-letters-nobody", host=host, count=count)
    if drafted.later is not None:
        here.visitor.tell("web-letters-tomorrow", limit=int(drafted.later.data["limit"]))


def _found(keeper: Keeper, job: Job, case_id: str) -> None:
    with keeper.using() as session:
        drafted = Desk(session).draft(case_id, [], None, find=True)
    job.tell(drafted=len(drafted.notices), nobody=sorted({match.host for match in drafted.unaddressed}))


def _read(keeper: Keeper, job: Job) -> None:
    taken = 0
    with keeper.using() as session:
        for one in mailbox.taken(session):
            taken += one.status == "taken"
            job.tell(taken=taken)
            job.check()
        Outbox(session).cleared()
    job.tell(taken=taken)
