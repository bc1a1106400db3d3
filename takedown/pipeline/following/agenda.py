"""The agenda: what is due now, and when the next thing is; read afresh each time, since other commands change it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from takedown.cases.address import Address
from takedown.cases.copy import Copy
from takedown.cases.event import EventKind
from takedown.cases.notice import Notice, NoticeState
from takedown.cases.noun import now
from takedown.cases.schedule import next_look
from takedown.pipeline.casework import searched
from takedown.pipeline.looking.recheck_judge import Spot
from takedown.pipeline.looking.recheck_record import noticed
from takedown.pipeline.looking.spread import roots
from takedown.pipeline.person.pausing import going
from takedown.pipeline.recheck import copies_of, due_for_recheck, spots_of
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import NOTICES
from takedown.settings import HostSettings

SPREAD_EVERY = timedelta(hours=6)
"""Between two rounds of asking who passed copies on; the figure is the project's own."""
_AWAITED = (NoticeState.SENT, NoticeState.ACKNOWLEDGED, NoticeState.HELD, NoticeState.REFUSED, NoticeState.ESCALATED)
"""States in which a notice's date is somebody's turn."""
_ENTRIES = 2000
"""The latest entries of crawls that are read to learn when each host was visited last."""
_SITE = "site"


@dataclass(frozen=True, slots=True)
class Agenda:
    """All that has a time.

    Attributes:
        hosts: each configured host, and when its next crawl is due.
        spots: each address of a copy, and when its next look is.
        notices: each notice that waits for an answer, and its date.
        spread: when those who passed copies on are asked for next; ``None`` where no post carries one.
    """

    hosts: tuple[tuple[HostSettings, datetime], ...]
    spots: tuple[tuple[Spot, datetime], ...]
    notices: tuple[tuple[Notice, datetime], ...]
    spread: datetime | None

    def next_at(self, after: datetime) -> datetime | None:
        """Return when something becomes due next; what is due by ``after`` is left out."""
        times = [at for _, at in (*self.hosts, *self.spots, *self.notices)]
        times += [self.spread] if self.spread else []
        return min((at for at in times if at > after), default=None)


def agenda_of(session: Session, at: datetime) -> Agenda:
    """Return the agenda; what was never visited is due at once (``at``). Of a case that is paused nothing is on it."""
    crawled = crawled_at(session)
    with session.store.read() as tx:
        cases = [case.id for case in going(tx)]
        all_paused = not cases and bool(searched(tx))
    matches = [match for match in due_for_recheck(session, None) if match.case_id in cases]
    copies = copies_of(session, matches) if matches else []
    with session.store.read() as tx:
        sent = {item: moment for case in cases for item, moment in noticed(tx, case).items()}
        notices = [one for case in cases for one in NOTICES.all(tx, order_by="due_at", case_id=case)]
    hosts = () if all_paused else session.settings.hosts
    return Agenda(
        tuple((host, _next_crawl(host, crawled.get(host.name), at)) for host in hosts),
        _looks(session, copies, sent, at),
        tuple((one, one.due_at) for one in notices if one.due_at is not None and one.state in _AWAITED),
        _next_spread(session, at) if matches and roots(session, None) else None,
    )


def crawled_at(session: Session) -> dict[str, datetime]:
    """Return when each host was crawled last, by its name, as the ledger tells."""
    last: dict[str, datetime] = {}
    with session.store.read() as tx:
        for row in tx.each("ledger", order_by="-seq", limit=_ENTRIES, kind=EventKind.HOST_CRAWLED.value):
            last.setdefault(str(row["body"][_SITE]), datetime.fromisoformat(row["at"]))
    return last


def note_crawl(session: Session, host: HostSettings, figures: dict[str, int]) -> None:
    """Record that a host was crawled just now, with what came of it in numbers; its name is sealed."""
    with session.store.begin() as tx:
        session.ledger.append(tx, EventKind.HOST_CRAWLED, None, "crawl", {_SITE: host.name, **figures})


def _next_spread(session: Session, at: datetime) -> datetime:
    with session.store.read() as tx:
        last = tx.rows("ledger", order_by="-seq", limit=1, raw=True, kind=EventKind.SPREAD_GATHERED.value)
    gathered = datetime.fromisoformat(last[0]["at"]) if last else None
    return at if gathered is None or _to_come(gathered, at) else gathered + SPREAD_EVERY


def _next_crawl(host: HostSettings, last: datetime | None, at: datetime) -> datetime:
    return at if last is None or _to_come(last, at) else last + timedelta(minutes=host.every)


def _to_come(last: datetime, at: datetime) -> bool:
    """Return whether a last time is yet to come: a clock that was set back must not keep a host unvisited for long.

    What was done since ``at``, in the round that began then, was done all the same.
    """
    return last > at and last > now()


def _looks(
    session: Session, copies: list[Copy], sent: dict[str, datetime], at: datetime
) -> tuple[tuple[Spot, datetime], ...]:
    """Return each address with its next look: as stored, or sooner where a notice was sent since the last one."""
    apart = timedelta(seconds=session.settings.recheck.apart)
    return tuple((spot, next_look_of(spot.address, sent.get(spot.match.id), apart, at)) for spot in spots_of(copies))


def next_look_of(address: Address, sent: datetime | None, apart: timedelta, at: datetime) -> datetime:
    """Return when an address is looked at next.

    Args:
        sent: when the last notice about its copy was sent. apart: as of ``cases.schedule.next_look``. at: this moment.
    """
    stored, last = address.next_at, address.checked_at
    if last is not None and _to_come(last, at):
        return at
    if stored is not None and (sent is None or (last is not None and sent <= last)):
        return stored
    planned = next_look(address, sent, apart)
    return planned if stored is None else min(stored, planned)
