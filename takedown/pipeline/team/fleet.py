"""A worker's session: what a service of the fleet works with, over every organisation's cases, with its part of each.

A crawl is the whole fleet's: a host is visited once for all. What is found is stored where its case is, and goes into
that organisation's ledger; what is of no case, such as the leads of a host, is the fleet's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Self

from takedown.cases.case import Case
from takedown.cases.event import EventKind
from takedown.cases.team.organisation import EVERY_CLIENT, Organisation
from takedown.errors import NotShared
from takedown.evidence.ledger import Ledger
from takedown.memory import hold
from takedown.notices.facts import Facts
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import NotFound
from takedown.pipeline.team.keys import LEDGER_SEED, ORG_KEY
from takedown.pipeline.team.server import TeamServer
from takedown.pipeline.team.session import settings_in
from takedown.store import Transaction
from takedown.store.team.walls import FLEETS_OWN
from takedown.vault.team.compartments import CompartmentKey
from takedown.vault.team.keyring import FleetKeyring, TeamVault, opened_share
from takedown.vault.team.seats import OpenSeat
from takedown.vault.vault import VaultSigner


class FleetLedger(Ledger):
    """Appends to the ledger of the organisation whose case it is; what is of no case, to the fleet's own."""

    def __init__(self, seat: OpenSeat, holder: str, own: VaultSigner) -> None:
        super().__init__(own)
        self._seat, self._holder = seat, holder
        self._signers: dict[str, VaultSigner] = {}

    def append(
        self, tx: Transaction, kind: EventKind, case_id: str | None, subject: str, body: dict[str, object]
    ) -> None:
        """See ``Ledger.append``."""
        organisation = _organisation_of(tx, case_id)
        with tx.within(organisation):
            self.of(tx, organisation).append(tx, kind, case_id, subject, body)

    def append_all(
        self, tx: Transaction, kind: EventKind, case_id: str | None, told: Sequence[tuple[str, dict[str, object]]]
    ) -> None:
        """See ``Ledger.append_all``."""
        organisation = _organisation_of(tx, case_id)
        with tx.within(organisation):
            self.of(tx, organisation).append_all(tx, kind, case_id, told)

    def of(self, tx: Transaction, organisation: str) -> Ledger:
        """Return one organisation's ledger; ``tx`` is within it.

        Raises:
            NotShared: the organisation doesn't let this service sign.
        """
        if organisation == FLEETS_OWN:
            return Ledger(self.signer)
        if organisation not in self._signers:
            self._signers[organisation] = VaultSigner(_opened(tx, self._seat, self._holder, LEDGER_SEED))
        return Ledger(self._signers[organisation])

    def forget(self) -> None:
        """Drop every key that signs."""
        for signer in self._signers.values():
            signer.forget()


@dataclass(frozen=True, slots=True)
class FleetSession(Session):
    """An open session of one service. Use ``entered``; ``close`` drops the keys."""

    server: TeamServer
    service: str

    @classmethod
    def entered(cls, server: TeamServer, service: str, seat: OpenSeat) -> Self:
        """Open every organisation's cases for ``service``, as far as they are shared with it.

        Args:
            server: opened as the fleet. service: ``matcher``, ``crawler`` or ``notifier``. seat: dropped by ``close``.

        Raises:
            NotShared: the fleet's key isn't shared with it.
        """
        with server.store.begin() as tx, tx.within(FLEETS_OWN):
            key = _opened(tx, seat, service, ORG_KEY)
        keyring = FleetKeyring(seat, service, CompartmentKey.of_key(key))
        # The fleet signs its own ledger with what its own key gives.
        vault = TeamVault(server.home, keyring, key, server.local_secret())
        store = server.store.scoped(keyring, org="", clients=EVERY_CLIENT, client="", seat=service)
        ledger = FleetLedger(seat, service, vault.signer)
        return cls(server.home, server.settings, vault, store, ledger, server, service)

    def close(self) -> None:
        """Drop the keys; the server stays open."""
        if isinstance(self.ledger, FleetLedger):
            self.ledger.forget()
        self.vault.lock()

    @contextmanager
    def working(self) -> Iterator[None]:
        """Let pass: the queue sees to it that one worker visits a host."""
        yield

    def within(self, organisation: Organisation) -> Session:
        """Return a session on one organisation's cases, for what is done organisation by organisation.

        Raises:
            NotShared: the organisation doesn't let this service sign.
        """
        if not isinstance(self.vault, TeamVault) or not isinstance(self.ledger, FleetLedger):
            raise TypeError(self.vault)
        scope = {"org": organisation.id, "clients": EVERY_CLIENT, "client": "", "seat": self.service}
        keyring = self.vault.keyring
        if not isinstance(keyring, FleetKeyring):
            raise TypeError(keyring)
        with self.server.store.scoped(keyring, **scope).read() as tx:
            ledger = self.ledger.of(tx, organisation.id)
            part = CompartmentKey.unpacked(bytes(_opened(tx, keyring.seat, self.service, ORG_KEY)))
        store = self.server.store.scoped(keyring.within(part), **scope)
        return _Within(self.home, settings_in(self.settings, organisation), self.vault, store, ledger)


class _Within(Session):
    """A part of a worker's session; the keys are the whole's, and dropped with it."""

    def close(self) -> None:
        """Leave the keys to the whole session."""

    def knowing(self, tx: Transaction, case: Case) -> Case:
        """Return the case with what the last letter that a member approved says of the person.

        Nothing else tells a worker who reads letters her name, her address and her country.
        """
        rows = tx.each("notices", order_by="-created_at", only=("facts",), case_id=case.id)
        facts = next((row["facts"] for row in rows if row["facts"] is not None), None)
        if facts is None:
            return case
        said = Facts.model_validate(facts)
        name = "" if said.organisation else said.name
        return case.model_copy(update={"name": name, "contact": said.email, "country": said.country})

    @contextmanager
    def working(self) -> Iterator[None]:
        """Let pass: the queue sees to it that one worker visits a host."""
        yield


def _organisation_of(tx: Transaction, case_id: str | None) -> str:
    if case_id is None:
        return FLEETS_OWN
    place = tx.get("case_places", case_id)
    if place is None:
        raise NotFound(noun="case", id=case_id)
    return str(place["org_id"])


def _opened(tx: Transaction, seat: OpenSeat, holder: str, subject: str) -> bytearray:
    wrapped = tx.shares(holder).wrapped(subject)
    if wrapped is None:
        raise NotShared(table="shares", column=subject)
    return hold(bytearray(opened_share(seat, holder, subject, wrapped)))
