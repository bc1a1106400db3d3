"""The seats of the fleet's services: made once, and unsealed by an operator each time that one starts."""

from __future__ import annotations

from collections.abc import Mapping
from secrets import token_bytes

from takedown.cases.noun import now, rfc3339
from takedown.errors import TakedownError
from takedown.memory import hold, wipe
from takedown.pipeline.team.keys import ORG_KEY, SERVICES
from takedown.pipeline.team.server import TeamServer
from takedown.store.team.walls import FLEETS_OWN
from takedown.vault import Cost, chosen
from takedown.vault.team.keyring import Holder, sealed_share
from takedown.vault.team.seats import OpenSeat, new_seat, open_by_passphrase, wrap_by_passphrase


class ServicesMade(TakedownError):
    """The fleet's services have their keys already. Nothing was changed."""


class UnknownService(TakedownError):
    """There is no such service, or it has no key yet; ``service``."""


def make(server: TeamServer, passphrases: Mapping[str, str], cost: Cost | None = None) -> None:
    """Make the key of each service, opened by its passphrase, and the fleet's own key, shared with all of them.

    Raises:
        ServicesMade: nothing was changed.
        PassphraseTooShort, PassphraseTooCommon: nothing was made.
    """
    for passphrase in passphrases.values():
        chosen(passphrase)
    fleet_key = hold(bytearray(token_bytes(32)))
    try:
        with server.store.begin() as tx:
            if tx.rows("services"):
                raise ServicesMade
            for service in SERVICES:
                private, public = new_seat()
                wrapped = wrap_by_passphrase(private, passphrases[service], cost)
                wipe(private)
                tx.insert("services", {"id": service, "public": public, "wrapped": wrapped, "made_at": rfc3339(now())})
                holder = Holder(service, public)
                with tx.within(FLEETS_OWN):
                    tx.shares(service).give(ORG_KEY, {service: sealed_share(ORG_KEY, holder, bytes(fleet_key))})
    finally:
        wipe(fleet_key)


def unsealed(server: TeamServer, service: str, passphrase: str) -> OpenSeat:
    """Return the open seat of a service.

    Raises:
        UnknownService: it has none.
        WrongPassphrase: another passphrase.
    """
    with server.store.read() as tx:
        row = tx.get("services", service)
    if row is None:
        raise UnknownService(service=service)
    private = open_by_passphrase(bytes(row["wrapped"]), passphrase)
    try:
        return OpenSeat(private)
    finally:
        wipe(private)
