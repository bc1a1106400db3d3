"""Hand-over notes: what one worker leaves for the next about a case, in her own words, sealed with it."""

from __future__ import annotations

from takedown.cases.case import CaseNotOpen, CaseStatus
from takedown.cases.event import EventKind
from takedown.cases.note import Note
from takedown.errors import TakedownError
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES, NOTES


class EmptyNote(TakedownError):
    """A note without words. Nothing was kept."""


def leave(session: Session, case_id: str, words: str, who: str = "") -> Note:
    """Keep a note about a case, open or closed; the ledger says that one was left, and not what it says.

    Args:
        session, case_id: about which case.
        words: 1 to 4,000 characters.
        who: the name that the writer gives herself, or nothing.

    Raises:
        NotFound: no such case. CaseNotOpen: it was erased. EmptyNote: nothing but spaces. Nothing was kept.
        pydantic.ValidationError: too long.
    """
    if not words.strip():
        raise EmptyNote
    note = Note.left(case_id, words.strip(), who.strip())
    with session.store.begin() as tx:
        case = CASES.get(tx, case_id)
        if case.status is CaseStatus.ERASED:
            raise CaseNotOpen(status=case.status.value)
        NOTES.put(tx, note)
        session.ledger.append(tx, EventKind.NOTE_LEFT, case.id, note.id, {})
    return note


def list_notes(session: Session, case_id: str) -> list[Note]:
    """Return the notes about a case, the latest first.

    Raises:
        NotFound: no such case.
    """
    with session.store.read() as tx:
        CASES.get(tx, case_id)
        return NOTES.all(tx, order_by="-at", case_id=case_id)
