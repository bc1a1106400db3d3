"""Audit: who did what kind of thing when, and whether anybody changed that record; nothing of what was in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from takedown.cases.team.role import Right
from takedown.pipeline.team.places import names
from takedown.pipeline.team.session import TeamSession

PAGE = 100
"""Entries shown at a time."""
_NOT_OPENED = "commitment-broken"


@dataclass(frozen=True, slots=True)
class Deed:
    """One entry of the ledger, from outside.

    Attributes:
        seat: from whose seat it came; empty for a service of the fleet. name: what that member is or was called.
        case_id: which case it is about, if any.
    """

    seq: int
    at: datetime
    kind: str
    seat: str
    name: str
    case_id: str


@dataclass(frozen=True, slots=True)
class Deeds:
    """Entries, the latest first; ``older``: the number to go on from, or 0 where nothing is older."""

    deeds: tuple[Deed, ...]
    older: int


@dataclass(frozen=True, slots=True)
class Verified:
    """What a look through the whole chain found.

    Attributes:
        entries: how many were looked at. defects: the code of what is wrong, by the entry's number (0: the head).
        unopened: entries of cases that aren't shared with whoever looked: they are signed and in their place, and
            whether what is in them is what was committed to, only somebody can tell who may read them.
    """

    entries: int
    defects: tuple[tuple[int, str], ...]
    unopened: int


def deeds(session: TeamSession, *, before: int | None = None, kind: str = "", seat: str = "") -> Deeds:
    """Return what happened in the organisation, the latest first.

    Args:
        session: of somebody who may. before: only entries with a smaller number. kind, seat: of these alone.

    Raises:
        NotYours: her role doesn't include it.
    """
    session.check(Right.EVENTS)
    called = names(session)
    with session.store.read() as tx:
        of_seat: dict[str, Any] = {"seat": seat} if seat else {}
        seqs = tx.rows("deeds", order_by="-seq", after=before, limit=PAGE + 1, **of_seat)
        wanted = {row["id"]: row["seat"] for row in seqs[:PAGE]}
        of_kind: dict[str, Any] = {"kind": kind} if kind else {}
        rows = tx.rows("ledger", order_by="-seq", raw=True, only=_SHOWN, id=list(wanted), **of_kind) if wanted else []
    older = seqs[PAGE - 1]["seq"] if len(seqs) > PAGE else 0
    found = (
        Deed(row["seq"], datetime.fromisoformat(row["at"]), row["kind"], by, called.get(by, ""), row["case_id"] or "")
        for row in rows
        for by in (wanted[row["id"]],)
    )
    return Deeds(tuple(found), older)


def verify(session: TeamSession) -> Verified:
    """Look through the whole chain.

    Raises:
        NotYours: her role doesn't include it.
    """
    session.check(Right.EVENTS)
    defects: list[tuple[int, str]] = []
    entries = unopened = 0
    with session.store.read() as tx:
        shared = {subject for subject, _ in tx.shares(session.actor.id).all_wrapped()}
        closed = {
            row["seq"]
            for row in tx.each("ledger", raw=True, only=("seq", "case_id"))
            if row["case_id"] is not None and row["case_id"] not in shared
        }
        for one in session.ledger.verify(tx):
            entries += one.seq != 0
            if one.seq in closed and one.code in ("", _NOT_OPENED):
                unopened += 1
            elif one.code:
                defects.append((one.seq, one.code))
    return Verified(entries, tuple(defects), unopened)


def counts(session: TeamSession) -> dict[str, dict[str, int]]:
    """Return how many cases, copies and letters of her clients there are in each state; columns in clear alone.

    Raises:
        NotYours: her role doesn't include it.
    """
    session.check(Right.FIGURES)
    found: dict[str, dict[str, int]] = {}
    with session.server.outside(session.organisation.id, clients=session.actor.clients).read() as tx:
        for table, column in (("cases", "status"), ("matches", "state"), ("notices", "state")):
            found[table] = dict(Counter(row[column] for row in tx.each(table, raw=True, only=[column])))
    return found


_SHOWN = ("seq", "at", "kind", "case_id")
