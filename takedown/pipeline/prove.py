"""Prove: the ledger is recomputed, and what the tables say is held against its events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from takedown.cases.event import EventKind
from takedown.pipeline.session import Session
from takedown.store import Transaction

_BEGUN = {
    EventKind.CASE_OPENED: "cases",
    EventKind.CONSENT_RECORDED: "consents",
    EventKind.MEDIA_REGISTERED: "media",
    EventKind.ADDRESS_REPORTED: "matches",
    EventKind.SIGHTING: "matches",
    EventKind.NOTICE_DRAFTED: "notices",
    EventKind.NEGATIVE_ADDED: "negatives",
}
"""What an event says is there from then on; an imported list is one event, which names what it brought by table."""
_IMPORTED = ("media", "negatives")
_ENDED = {EventKind.NEGATIVE_REMOVED: "negatives"}
"""What an event says is there no longer."""
_FIRST: dict[str, dict[str, object]] = {"matches": {"state": "new"}, "notices": {"state": "draft", "sent_at": None}}
"""The columns that events lead to, as they begin; which event moves them is ``_MOVED``."""
_MOVED = {EventKind.MATCH_DECIDED: "matches", EventKind.NOTICE_MOVED: "notices"}


@dataclass(frozen=True, slots=True)
class Proof:
    """One thing checked: ``item`` is ``entry <number>``, ``head``, or the id of what the entries tell of."""

    item: str
    code: str = ""

    @property
    def ok(self) -> bool:
        """Return whether nothing is wrong with it."""
        return not self.code


def verify_ledger(session: Session) -> Iterator[Proof]:
    """Yield each thing checked: every entry, the head, every match and notice, and whatever else is gone or changed.

    The tables are only looked at where the chain is sound: on a broken one they would mean nothing.
    """
    with session.store.read() as tx:
        sound = True
        for checked in session.ledger.verify(tx):
            sound = sound and not checked.code
            yield Proof(f"entry {checked.seq}" if checked.seq else "head", checked.code)
        if sound:
            told = _told(tx)
            yield from _moved(tx, told)
            yield from _gone(tx, told)
            yield from _sightings(tx, told)


@dataclass(slots=True)
class _Told:
    """What the entries of the cases that weren't erased say: what began, where it stands, and what was seen."""

    begun: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    stands: defaultdict[str, dict[str, object]] = field(default_factory=lambda: defaultdict(dict))
    seen: defaultdict[str, list[object]] = field(default_factory=lambda: defaultdict(list))


def _told(tx: Transaction) -> _Told:
    told = _Told()
    for row in tx.each("ledger", order_by="seq", kind=[*_BEGUN, *_ENDED, *_MOVED, EventKind.HASHES_IMPORTED]):
        kind, subject, body = EventKind(row["kind"]), row["subject"], row["body"]
        if body is None:
            continue
        if kind in _BEGUN:
            told.begun[_BEGUN[kind]].add(subject)
        if kind is EventKind.HASHES_IMPORTED:
            for table in _IMPORTED:  # entries of the program's first days have their number alone
                told.begun[table].update(body.get(table, ()))
        if kind in _ENDED:
            told.begun[_ENDED[kind]].discard(subject)
        if kind is EventKind.SIGHTING:
            told.seen[subject].append(body)
        if kind in _MOVED:
            columns = _FIRST[_MOVED[kind]]
            told.stands[subject] |= {name: body[name] for name in columns if name in body}
    return told


def _moved(tx: Transaction, told: _Told) -> Iterator[Proof]:
    for table, first in _FIRST.items():
        for row in tx.each(table, raw=True):
            expected = {**first, **told.stands.get(row["id"], {})}
            same = expected == {name: row[name] for name in first}
            known = row["id"] in told.begun[table]
            yield Proof(row["id"], "row-unknown" if not known else "" if same else "state-differs")


def _gone(tx: Transaction, told: _Told) -> Iterator[Proof]:
    for table, begun in told.begun.items():
        for item in sorted(begun - {row["id"] for row in tx.each(table, raw=True)}):
            yield Proof(item, "row-missing")


def _sightings(tx: Transaction, told: _Told) -> Iterator[Proof]:
    """Yield the matches whose sightings aren't those that the ledger keeps as well."""
    for row in tx.each("sightings"):
        if row["manifest"] in told.seen[row["match_id"]]:
            told.seen[row["match_id"]].remove(row["manifest"])
        else:
            yield Proof(row["match_id"], "sighting-differs")
    for match, left in told.seen.items():
        if left:
            yield Proof(match, "sighting-missing")
