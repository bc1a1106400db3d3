"""An organisation that files for others, its clients, and where a case stands in it."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from takedown.cases.noun import Later, Moment, Noun, Raw

SLUG = r"^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$"
EVERY_CLIENT = "*"
"""In a member's ``clients``: every client of the organisation."""


def are_within(clients: str, hers: str) -> bool:
    """Whether somebody who has the clients ``hers`` has all of ``clients`` too; both as in ``Member``."""
    return hers == EVERY_CLIENT or set(clients.split(",")) <= set(hers.split(","))


class Organisation(Noun):
    """An organisation. All of it is public, and nothing of it is sealed.

    Attributes:
        slug: what its pages begin with. public: the key of its letterbox, 65 bytes (an uncompressed point of P-256).
        ledger_public: the key that verifies its ledger, 32 bytes (Ed25519).
        two_person: whether the first notice of a fingerprint takes a second person.
        keeps_seen: days for which digests and codes of candidates are kept, 0 for none.
        notifier_name, notifier_email: who signs its notices, and where answers go.
    """

    id: str
    slug: Annotated[str, Field(pattern=SLUG)]
    name: Annotated[str, Field(min_length=1, max_length=200)]
    made_at: Moment
    ended_at: Moment | None = None
    public: Raw
    ledger_public: Raw
    two_person: bool = True
    keeps_seen: Annotated[int, Field(ge=0, le=30)] = 30
    notifier_name: Annotated[str, Field(max_length=200)] = ""
    notifier_email: Annotated[str, Field(max_length=320)] = ""


class Mandate(Noun):
    """Who may act for a client: without one nothing is sent in its name (17 U.S.C. 512(c)(3)(A)(vi) asks for it).

    Attributes:
        by: who signed. given_on, until: from and to which day. scope: what it covers, in its own words.
    """

    by: Annotated[str, Field(min_length=1, max_length=200)]
    given_on: date
    until: date | None = None
    scope: Annotated[str, Field(max_length=1000)] = ""


class Client(Noun):
    """Whom a firm works for; an organisation that helps people directly has one, which is itself."""

    id: str
    made_at: Moment
    ended_at: Moment | None = None
    name: Annotated[str, Field(max_length=200), Later] = ""
    mandate: Mandate | None = None


class CasePlace(Noun):
    """Where a case stands: whose it is, and who is at it. ``id`` is the case's."""

    id: str
    org_id: str
    client_id: str
    opened_by: str
    assigned_to: str | None = None
    locked_by: str | None = None
    locked_at: Moment | None = None
    withdrawn_at: Moment | None = None
    """When the person herself took her consent back, from outside: the case is closed since."""
