"""Prove: the ledger is recomputed, and each state is held against the fold of its events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from takedown.cases.event import EventKind
from takedown.pipeline.session import Session
from takedown.store import Transaction

_FOLDED = {EventKind.MATCH_DECIDED: "matches", EventKind.NOTICE_MOVED: "notices"}
_FIRST = {"matches": "new", "notices": "draft"}


@dataclass(frozen=True, slots=True)
class Proof:
    """One thing checked: ``item`` is ``entry <number>``, ``head``, or the id of a match or notice."""

    item: str
    code: str = ""

    @property
    def ok(self) -> bool:
        """Return whether nothing is wrong with it."""
        return not self.code


def verify_ledger(session: Session) -> Iterator[Proof]:
    """Yield each thing checked: every entry, the head, and every state that the entries lead to.

    The states are only looked at where the chain is sound: on a broken one they would mean nothing.
    """
    with session.store.read() as tx:
        sound = True
        for checked in session.ledger.verify(tx):
            sound = sound and not checked.code
            yield Proof(f"entry {checked.seq}" if checked.seq else "head", checked.code)
        if sound:
            yield from _states(tx)


def _states(tx: Transaction) -> Iterator[Proof]:
    folded: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for row in tx.each("ledger", order_by="seq", kind=list(_FOLDED)):
        if row["body"] is not None:
            folded[_FOLDED[EventKind(row["kind"])]][row["subject"]] = row["body"]["state"]
    for table, first in _FIRST.items():
        for row in tx.each(table, raw=True):
            same = row["state"] == folded[table].get(row["id"], first)
            yield Proof(row["id"], "" if same else "state-differs")
