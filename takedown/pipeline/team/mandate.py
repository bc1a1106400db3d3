"""Whether somebody said that letters may go in a client's name."""

from __future__ import annotations

from takedown.cases.case import Case
from takedown.cases.noun import now
from takedown.cases.team.organisation import Client
from takedown.errors import TakedownError
from takedown.pipeline.team.shelves import CASE_PLACES, CLIENTS
from takedown.store import Transaction


class MandateWanted(TakedownError):
    """Nobody has said that letters may go in this client's name, or not for today; ``client``. Nothing was sent."""


def own_client(tx: Transaction) -> Client:
    """Return the client that the organisation itself is: its first, made as it was founded."""
    return CLIENTS.all(tx, order_by="made_at", limit=1)[0]


def check(tx: Transaction, case: Case) -> None:
    """Let pass a case of the organisation's own, whose people consented themselves, and one under a mandate of today.

    Raises:
        MandateWanted: the client gave none, or it isn't in force today.
    """
    client = CLIENTS.get(tx, CASE_PLACES.get(tx, case.id).client_id)
    if client.id == own_client(tx).id:
        return
    mandate, today = client.mandate, now().date()
    if mandate is None or mandate.given_on > today or (mandate.until is not None and mandate.until < today):
        raise MandateWanted(client=client.name)
