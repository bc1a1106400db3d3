"""What is shared beside the keys of cases, and with whom."""

from __future__ import annotations

from takedown.store import Row
from takedown.vault import Tampered
from takedown.vault.team.compartments import Compartment

ORG_KEY, LEDGER_SEED, LETTERBOX = "org:key", "org:ledger", "org:letterbox"
"""What is shared beside cases: the key of rows of no case, the seed of signatures, the letterbox's private key."""
RECOVERY = "recovery"
"""The kind of the seat whose secret lies offline."""
SERVICE = "service"
"""The kind of a service's seat as an organisation knows it since it was founded; the service itself is the fleet's."""
SERVICES: dict[str, tuple[Compartment, ...]] = {
    "matcher": ("media",),
    "crawler": ("found",),
    "notifier": ("found", "mail"),
}
"""What of a case each service of the fleet may open."""


def service_seat(organisation: str, service: str) -> str:
    """Return the id of the row in which an organisation keeps the public key of a service."""
    return f"{organisation}-{service}"


def public_of(seat: Row) -> bytes:
    """Return the public key of a seat that somebody with the organisation's key put there: HPKE says nothing of that.

    Raises:
        Tampered: the row, or its key, is another's; nothing is to be sealed to it.
    """
    public = bytes(seat["public"])
    if seat["proof"] != public.hex():
        raise Tampered(table="seats", column="public")
    return public
