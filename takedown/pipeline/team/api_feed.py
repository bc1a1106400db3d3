"""What happened, as a program is told: ids and kinds, in the order of the ledger, and nothing of a person."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from takedown.cases.event import EventKind
from takedown.store import Row, Transaction

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
_READ, _AT_ONCE = 2_000, 250
"""Entries looked at for one answer, and read at a time: more are the next one's."""
_FIELDS = ("seq", "kind", "at", "subject")
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
    newest = next(tx.each("ledger", order_by="-seq", limit=1, raw=True, only=("seq",)), {"seq": seq})["seq"]
    found: list[Told] = []
    end = min(seq + _READ, newest)
    while seq < end:
        # By their numbers, which an index has: told to take those beyond one, the database sorts them all.
        numbers = range(seq + 1, min(seq + _AT_ONCE, end) + 1)
        for row in tx.rows("ledger", order_by="seq", only=_FIELDS, seq=list(numbers)):
            told = _told(row, of)
            found += [told] if told else []
            if len(found) >= most:
                return found, row["seq"]
        seq = numbers[-1]
    return found, seq


def _told(row: Row, of: Callable[[str], bool]) -> Told | None:
    case = row["case_id"]
    if row["kind"] not in _KINDS or case is None or not of(case):
        return None
    subject = row["subject"] if _ID.fullmatch(row["subject"] or "") else ""
    return Told(row["seq"], row["kind"], row["at"], case, subject)
