"""Age: what another answer about it does to a case; under 18 or unsure nothing stays but addresses."""

from __future__ import annotations

from typing import Any

from takedown.cases.case import ADDRESSES_ONLY, Adult, Agreed, Case
from takedown.pipeline.person.stopping import stop_unsent
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CAPTURES, CASES, CAUTIONS, MATCHES, MEDIA, NEGATIVES, SIGHTINGS, Shelf
from takedown.store import Transaction

_DELETED: tuple[Shelf[Any], ...] = (MEDIA, NEGATIVES, CAPTURES, CAUTIONS, SIGHTINGS)
"""What says anything of a picture: fingerprints, codes, captures, what was recorded when it was seen."""
_BLANK: dict[str, Any] = {
    "media_id": "", "seen_fingerprint": None, "seen": b"", "spans": (), "distance": 0, "transform": "none", "reason": ""
}  # fmt: skip
"""A match that is an address and no more: nothing tells how what is there was recognised."""


def answered(session: Session, tx: Transaction, was: Case, case: Case) -> tuple[Case, dict[str, object]]:
    """Return the case with its new answer, and what the ledger should say beside; called before it is stored.

    A consent was given for a person of that age, so that it covers addresses alone until it is given anew.
    """
    if case.adult is not was.adult:
        case = case.model_copy(update={"agreed": Agreed(scope=ADDRESSES_ONLY, withdrawn_at=was.agreed.withdrawn_at)})
        CASES.renew(tx, case, "agreed")
    told: dict[str, object] = {"adult": case.adult.value}
    if case.adult is not Adult.YES:
        told |= _only_addresses(session, tx, case)
    return case, told


def _only_addresses(session: Session, tx: Transaction, case: Case) -> dict[str, object]:
    """Stop what hasn't left, and delete all that was made of a picture; return how much it was."""
    stopped = stop_unsent(session, tx, case.id, withdrawals=True)
    deleted = {shelf.table: tx.delete(shelf.table, case_id=case.id) for shelf in _DELETED}
    for match in MATCHES.all(tx, order_by="id", case_id=case.id):
        MATCHES.renew(tx, match.model_copy(update=_BLANK), *_BLANK)
    tx.scrub(MATCHES.table, *deleted)
    return {"stopped": len(stopped.notices), "outbox": stopped.letters, "deleted": deleted}
