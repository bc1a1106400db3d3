"""What happened, as a program is told: ids and kinds, in the order of the ledger, and nothing of a person."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from takedown.cases.event import EventKind
from takedown.store import Transaction

_E = EventKind
TOLD = (
    _E.CASE_OPENED,
    _E.CASE_EDITED,
    _E.CASE_CLOSED,
    _E.CASE_ASSIGNED,
    _E.CONSENT_RECORDED,
    _E.CONSENT_WITHDRAWN,
    _E.LETTER_TAKEN_IN,
    _E.MEDIA_REGISTERED,
    _E.HASHES_IMPORTED,
    _E.HASHES_EXPORTED,
    _E.ADDRESS_REPORTED,
    _E.SIGHTING,
    _E.MATCH_DECIDED,
    _E.RECHECKED,
    _E.REAPPEARED,
    _E.REUPLOADED,
    _E.CAPTURED,
    _E.NOTICE_DRAFTED,
    _E.NOTICE_EDITED,
    _E.NOTICE_MOVED,
    _E.NOTICE_DISPATCHED,
    _E.REPLY_RECEIVED,
    _E.HOLDER_CHANGED,
    _E.CAUTION_RAISED,
    _E.CAUTION_DECIDED,
    _E.EVIDENCE_EXPORTED,
    _E.CASE_EXPORTED,
)
"""The kinds of events that programs are told of: those of a case, as long as it has a key."""
_KINDS = {one.value for one in TOLD}
_READ = 2_000
"""Entries looked at for one answer: more are the next one's."""
_ID = re.compile(r"[2-9b-z]{4}(-[2-9b-z]{4}){2}")


@dataclass(frozen=True, slots=True)
class Told:
    """One event.

    Attributes:
        seq: its place. kind: an ``EventKind``. at: RFC 3339. case: its id. subject: the id of what it is about, if any.
    """

    seq: int
    kind: str
    at: str
    case: str
    subject: str


def after(tx: Transaction, seq: int, most: int, of: Callable[[str], bool]) -> tuple[list[Told], int]:
    """Return what came after ``seq``, ``most`` events at most, and the place up to which was looked.

    Args:
        tx: of whoever asks. of: whether the events of a case, by its id, are to be told.
    """
    found: list[Told] = []
    for told, place in _each(tx, seq, of):
        seq = place
        found += [told] if told else []
        if len(found) >= most:
            break
    return found, seq


def _each(tx: Transaction, seq: int, of: Callable[[str], bool]) -> Iterator[tuple[Told | None, int]]:
    fields = ["seq", "kind", "at", "subject"]
    for row in tx.rows("ledger", order_by="seq", after=seq, limit=_READ, only=fields):
        case = row["case_id"]
        wanted = row["kind"] in _KINDS and case is not None and of(case)
        subject = row["subject"] if _ID.fullmatch(row["subject"] or "") else ""
        yield (Told(row["seq"], row["kind"], row["at"], case, subject) if wanted else None), row["seq"]
