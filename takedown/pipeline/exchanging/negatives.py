"""Known nuisances: what silences matches, listed, and taken back where a list had brought it."""

from __future__ import annotations

from takedown.cases.event import EventKind
from takedown.cases.negative import Negative, NegativeOrigin
from takedown.errors import TakedownError
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES, NEGATIVES


class DecidedNegative(TakedownError):
    """It comes from a person's decision on a match and goes with it; ``id`` and ``match``. Nothing was removed."""


def list_negatives(session: Session, case_id: str | None = None) -> list[Negative]:
    """Return every known nuisance, the oldest first; or those that reach one case, which are its own and the vault's.

    Raises:
        NotFound: no such case: an empty list would read as "nothing is silenced".
    """
    with session.store.read() as tx:
        if case_id:
            CASES.get(tx, case_id)
        found = NEGATIVES.all(tx, order_by="added_at")
    return [one for one in found if not case_id or one.case_id in ("", case_id)]


def remove_negatives(session: Session, ids: list[str]) -> list[Negative]:
    """Take back imported nuisances, all of them or none; what they silenced is found again from the next look on.

    Importing the list again undoes it.

    Raises:
        NotFound: one of the ids is unknown; nothing was changed.
        DecidedNegative: one of them is a person's decision; nothing was changed.
    """
    with session.store.begin() as tx:
        removed = [NEGATIVES.get(tx, item) for item in dict.fromkeys(ids)]
        for negative in removed:
            if negative.origin is not NegativeOrigin.IMPORTED:
                raise DecidedNegative(id=negative.id, match=negative.match_id)
            NEGATIVES.drop(tx, negative.id)
            body: dict[str, object] = {"origin": negative.origin.value}
            session.ledger.append(tx, EventKind.NEGATIVE_REMOVED, negative.case_id or None, negative.id, body)
    return removed
