"""A copy that has a history: the same picture was at the same host, or was posted by the same account, before."""

from __future__ import annotations

from takedown.cases.event import EventKind
from takedown.cases.match import Match
from takedown.pipeline.looking import known
from takedown.pipeline.session import Session


def linked(session: Session, match: Match) -> list[Match]:
    """Return what a new match is linked to, the first seen first, and record it in the ledger."""
    with session.store.begin() as tx:
        earlier = known.history(tx, match)
        if earlier:
            body: dict[str, object] = {"linked": [one.id for one in earlier]}
            session.ledger.append(tx, EventKind.REUPLOADED, match.case_id, match.id, body)
    return earlier
