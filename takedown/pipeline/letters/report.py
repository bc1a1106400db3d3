"""Report: what happened to the copies of one case, gathered from the store and the ledger; read only."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from takedown.cases.address import ABSENT
from takedown.cases.case import Adult, Case, CaseNotOpen, CaseStatus
from takedown.cases.copy import Copy, CopyState
from takedown.cases.event import EventKind
from takedown.cases.match import MatchState, Verdict
from takedown.cases.notice import Notice
from takedown.cases.noun import now
from takedown.cases.post import PostKind
from takedown.notices.course import TAKERS
from takedown.notices.report.account import Account, Kind, Line, Next, fate_of, marks
from takedown.pipeline.following.ladder import Due, Path, due, paths_of
from takedown.pipeline.letters.addressees import Addressees, UnknownRecipient
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES, MATCHES, POSTS
from takedown.store import Transaction

_Event = tuple[date, str, Kind]


def account_of(session: Session, case_id: str, at: datetime | None = None) -> Account:
    """Return what happened to the copies of a case, open or closed, up to ``at`` (now, unless told).

    Raises:
        NotFound: there is no such case.
        CaseNotOpen: it was erased, and nothing of it is left.
    """
    clock = at or now()
    addressees = Addressees(session)
    with session.store.read() as tx:
        case = CASES.get(tx, case_id)
        if case.status is CaseStatus.ERASED:
            raise CaseNotOpen(status=case.status.value)
        paths = list(paths_of(session, tx, addressees, case))
        events = [*_happened(tx, case, paths)]
        undecided = sum(
            not match.is_weak for match in MATCHES.each(tx, order_by="seen_at", case_id=case.id, state=MatchState.NEW)
        )
    lines = tuple(_line(addressees, number, path, clock) for number, path in enumerate(paths, start=1))
    return Account(_day(clock), lines, marks(events), _next(session, addressees, case, clock), undecided)


def _line(addressees: Addressees, number: int, path: Path, at: datetime) -> Line:
    sent = [one for one in path.course.notices if one.sent_at is not None]
    looks = [look.at for address in path.copy.addresses for look in address.looks]
    return Line(
        number,
        path.copy.matches[0].host,
        _day(_seen_at(path.copy)),
        min((_day(one.sent_at) for one in sent if one.sent_at), default=None),
        tuple(dict.fromkeys(_name(addressees, one) for one in sent)),
        fate_of(path.course, path.copy.standing, at),
        _day(max(looks)) if looks else None,
    )


def _next(session: Session, addressees: Addressees, case: Case, at: datetime) -> tuple[Next, ...]:
    """Return the steps to come of an adult's open case, each once a day and recipient."""
    if case.status is not CaseStatus.OPEN or case.adult is not Adult.YES:
        return ()
    steps = (
        Next(_day(max(one.step.at, at)), one.step.rung.value, _to_whom(addressees, one), one.step.basis)
        for one in due(session, at, case.id)
    )
    return tuple(dict.fromkeys(steps))


def _happened(tx: Transaction, case: Case, paths: list[Path]) -> Iterator[_Event]:
    """Yield what was seen and done; the sizes in which one page shows a picture are one copy."""
    copy_of = {match.id: path.copy for path in paths for match in path.copy.matches}
    again = {row["subject"] for row in _entries(tx, case, EventKind.REUPLOADED)}
    for path in paths:
        is_back = any(match.id in again for match in path.copy.matches)
        yield _day(_seen_at(path.copy)), path.copy.matches[0].host, "back" if is_back else "seen"
        yield from _notified(path)
    moved = {(id(copy_of[item]), day, kind): copy_of[item] for item, day, kind in _moved(tx, case) if item in copy_of}
    yield from ((day, copy.matches[0].host, kind) for (_, day, kind), copy in moved.items())
    told = {key for key, _, kind in moved if kind == "gone"}
    yield from (event for path in paths if id(path.copy) not in told for event in _gone(path.copy))
    yield from _reposts(tx, case)


def _notified(path: Path) -> Iterator[_Event]:
    host = path.copy.matches[0].host
    for notice in path.course.notices:
        if notice.sent_at is not None and path.course.kind(notice) in TAKERS:
            yield _day(notice.sent_at), host, "notified"


def _moved(tx: Transaction, case: Case) -> Iterator[tuple[str, date, Kind]]:
    """Yield each match whose file was proven gone or was there again, with the day."""
    absent = {verdict.value for verdict in ABSENT}
    for row in _entries(tx, case, EventKind.RECHECKED):
        body: dict[str, Any] = row["body"]
        if body["verdict"] in absent and body["was"] not in absent:
            yield row["subject"], _day(datetime.fromisoformat(row["at"])), "gone"
        elif body["verdict"] == Verdict.LIVE.value and body["was"] in absent:
            yield row["subject"], _day(datetime.fromisoformat(row["at"])), "back"


def _gone(copy: Copy) -> Iterator[_Event]:
    """Yield when a copy was gone that is down now, where the ledger says nothing of it."""
    since = [address.gone_since for address in copy.addresses if address.gone_since is not None]
    if copy.standing.state is CopyState.DOWN and since:
        yield _day(max(since)), copy.matches[0].host, "gone"


def _reposts(tx: Transaction, case: Case) -> Iterator[_Event]:
    for post in POSTS.each(tx, order_by="seen_at", case_id=case.id):
        if post.kind in (PostKind.REPOST, PostKind.QUOTE):
            yield _day(post.at or post.seen_at), post.host, "repost"


def _entries(tx: Transaction, case: Case, kind: EventKind) -> Iterator[dict[str, Any]]:
    return tx.each("ledger", order_by="seq", case_id=case.id, kind=kind.value)


def _seen_at(copy: Copy) -> datetime:
    return min(match.seen_at for match in copy.matches)


def _name(addressees: Addressees, notice: Notice) -> str:
    try:
        return addressees.of_notice(notice).name
    except UnknownRecipient:
        return notice.recipient


def _to_whom(addressees: Addressees, one: Due) -> str:
    found = one.notice.addressee
    return str(found["name"]) if found is not None and one.target is None else _named(addressees, one.recipient)


def _named(addressees: Addressees, item: str) -> str:
    return addressees.directory[item].name if item in addressees.directory else "–"


def _day(moment: datetime) -> date:
    return moment.astimezone(UTC).date()
