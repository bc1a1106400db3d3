"""History: what the ledger says of a case, the latest first, as far as it says something to a person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from takedown.cases.event import EventKind
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES
from takedown.store import Row, Transaction

PAGE = 40
"""Events told at a time."""
_ENTRY = ("seq", "id", "at", "kind", "case_id", "subject", "body")
_SCANNED = 2000
"""Entries looked through for them: most are looks that found what the one before found."""
_AT_ONCE = 100
"""Of these, asked for at a time: mostly the latest few are enough."""


@dataclass(frozen=True, slots=True)
class Event:
    """What happened once, or several times one after the other on one day.

    Attributes:
        at: when, the last time. kind: what.
        detail: the code of what was decided, found or moved to; empty where the kind says it all.
        who: who looked or decided, where somebody gave a name.
        about: ids of the matches, notices, captures or notes that it is about, the latest first; one each time.
    """

    at: datetime
    kind: EventKind
    detail: str
    who: str
    about: tuple[str, ...]

    def with_earlier(self, earlier: Event) -> Event | None:
        """Return both as one, where the earlier one says the same of the same day."""
        if (self.kind, self.detail, self.who, self.at.date()) != (
            earlier.kind,
            earlier.detail,
            earlier.who,
            earlier.at.date(),
        ):
            return None
        return Event(self.at, self.kind, self.detail, self.who, self.about + earlier.about)


@dataclass(frozen=True, slots=True)
class History:
    """Events, the latest first; ``older``: the number to go on from, or 0 where nothing is older."""

    events: tuple[Event, ...]
    older: int


def history_of(session: Session, case_id: str, before: int | None = None, most: int = PAGE) -> History:
    """Return what happened in a case: the latest, or what happened before the entry ``before``; ``most`` at a time.

    Raises:
        NotFound: no such case.
    """
    found: list[Event] = []
    seq = 0
    with session.store.read() as tx:
        CASES.get(tx, case_id)
        for scanned, row in enumerate(_entries(tx, case_id, before)):
            event = _event(row)
            joined = found[-1].with_earlier(event) if found and event else None
            if scanned == _SCANNED or (event and not joined and len(found) == most):
                return History(tuple(found), seq)
            seq = row["seq"]
            if joined:
                found[-1] = joined
            elif event:
                found.append(event)
    return History(tuple(found), 0)


def _entries(tx: Transaction, case_id: str, before: int | None) -> Iterator[Row]:
    while some := tx.rows(
        "ledger", order_by="-seq", after=before, limit=_AT_ONCE, raw=True, only=_ENTRY, case_id=case_id
    ):
        yield from (tx.unsealed("ledger", row) for row in some)
        before = some[-1]["seq"]


def _event(row: Row) -> Event | None:
    """Return what an entry tells; a look that found what the one before found tells nothing."""
    kind, body = EventKind(row["kind"]), row["body"] or {}
    if kind is EventKind.RECHECKED and body.get("verdict") == body.get("was"):
        return None
    detail = next((str(body[name]) for name in _DETAILS.get(kind, ()) if body.get(name)), "")
    return Event(datetime.fromisoformat(row["at"]), kind, detail, str(body.get("by") or ""), (row["subject"],))


_DETAILS: Mapping[EventKind, tuple[str, ...]] = {
    EventKind.MATCH_DECIDED: ("state",),
    EventKind.RECHECKED: ("verdict",),
    EventKind.NOTICE_MOVED: ("state",),
    EventKind.REPLY_RECEIVED: ("meaning",),
    EventKind.CAUTION_DECIDED: ("state",),
}
"""Which field of an entry says more than its kind."""
