"""A webhook: a program's address that is told of events, and what is on its way to it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from takedown.cases.noun import Moment, Noun, Raw


class Webhook(Noun):
    """An address that is told.

    Attributes:
        made_by: the token's seat, or the administrator's. clients: whose cases it is told of, as in ``Token``.
        events: kinds, separated by commas. seq: the last entry of the ledger that was told.
        failing_since: since when nothing arrived. why: a code, where it was ended by the program.
        content: the address and the secret, sealed to the notifier. address: sealed under the organisation's key.
    """

    id: str
    made_by: str
    made_at: Moment
    ended_at: Moment | None = None
    clients: str
    events: str
    seq: Annotated[int, Field(ge=0)] = 0
    failing_since: Moment | None = None
    why: str = ""
    content: Raw
    address: Raw


class Delivery(Noun):
    """A message to a webhook; ``id`` is the same however often it is sent, ``body`` JSON of ids and codes alone.

    Attributes:
        next_at: when it is sent next; ``None`` once it is done. status: the last answer's, 0 where none came.
    """

    id: str
    webhook_id: str
    event: str
    made_at: Moment
    next_at: Moment | None = None
    done_at: Moment | None = None
    tries: int = 0
    status: int | None = None
    body: str
