"""A member's session: what one who signed in works with, as one person works with her vault."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Self

from takedown.cases.case import Case
from takedown.cases.noun import now
from takedown.cases.team.member import MemberState
from takedown.cases.team.organisation import EVERY_CLIENT, Organisation, are_within
from takedown.cases.team.role import READERS, Right, Role, check
from takedown.errors import NotShared
from takedown.evidence.ledger import Ledger
from takedown.memory import hold
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import NotFound
from takedown.pipeline.team import mandate
from takedown.pipeline.team.keys import LEDGER_SEED, ORG_KEY, RECOVERY, SERVICES, public_of, service_seat
from takedown.pipeline.team.server import TeamServer
from takedown.pipeline.team.shelves import CLIENTS, MEMBERS, TOKENS
from takedown.settings import Settings
from takedown.store import Store, Transaction
from takedown.vault.team.compartments import CompartmentKey
from takedown.vault.team.keyring import Holder, TeamKeyring, TeamVault, opened_share
from takedown.vault.team.seats import OpenSeat


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a member, or a program with a token.

    Attributes:
        id: the seat's. role: what she may do. clients: whose cases she may have (``*``: every client's).
    """

    id: str
    role: Role
    clients: str


@dataclass(frozen=True, slots=True)
class TeamSession(Session):
    """An open session in one organisation. Use ``entered``; ``close`` drops the keys, the server stays open."""

    server: TeamServer
    organisation: Organisation
    actor: Actor

    @classmethod
    def entered(cls, server: TeamServer, organisation: Organisation, actor: Actor, seat: OpenSeat) -> Self:
        """Open the organisation for ``actor``, whose ``seat`` is dropped by ``close``.

        Raises:
            NotShared: the organisation's key isn't shared with her (any more).
            AnothersLedger: the ledger isn't the organisation's.
        """
        outside = server.outside(organisation.id, actor.id)
        with outside.read() as tx:
            org_key, seed = (_opened(tx, seat, actor.id, subject) for subject in (ORG_KEY, LEDGER_SEED))
        keyring = TeamKeyring(seat, actor.id, CompartmentKey.of_key(org_key))
        vault = TeamVault(server.home, keyring, seed, server.local_secret())
        store = _store(server, organisation, actor, keyring, "")
        ledger = Ledger(vault.signer)
        settings = settings_in(server.settings, organisation)
        return cls(server.home, settings, vault, store, ledger, server, organisation, actor)

    def close(self) -> None:
        """Drop the keys."""
        self.vault.lock()

    @contextmanager
    def working(self) -> Iterator[None]:
        """Let pass: on a team's server the queue sees to it that one worker visits a host."""
        yield

    def check(self, right: Right) -> None:
        """Let pass whoever may.

        Raises:
            NotYours: the role doesn't include it.
        """
        check(self.actor.role, right)

    @property
    def has_every_client(self) -> bool:
        """Whether she is limited to no client: whoever is has nothing to do with those that come later."""
        return self.actor.clients == EVERY_CLIENT

    def check_clients(self, clients: str) -> None:
        """Let pass ``clients``, as in ``Member``, where all of them are hers.

        Raises:
            NotFound: one isn't; for her there is no such client.
        """
        if not are_within(clients, self.actor.clients):
            raise NotFound(noun="client", id=clients)

    def for_client(self, client_id: str) -> Self:
        """Return the same session, in which new cases are this client's.

        Raises:
            NotFound: there is no such client, or not for her.
            Tampered: somebody exchanged a key to which its cases would be sealed.
        """
        self.check_clients(client_id)
        with self.store.read() as tx:
            CLIENTS.get(tx, client_id)
            holders = holders_of(tx, self.organisation.id, client_id)
        keyring = self.keyring.beside(holders)
        return replace(self, store=_store(self.server, self.organisation, self.actor, keyring, client_id))

    @property
    def who(self) -> str:
        """The seat of whoever acts: what she looks at and approves is hers, whatever is typed."""
        return self.actor.id

    def takes_two(self, case: Case) -> bool:
        """Return whether two members look: as the organisation decided, or where the case names one that files."""
        return self.organisation.two_person or bool(case.particulars.organisation)

    def check_mandate(self, tx: Transaction, case: Case) -> None:
        """Let pass a case of a client in whose name letters may go.

        Raises:
            NoMandate: they may not.
        """
        mandate.check(tx, case)

    def heed(self, case_id: str) -> None:
        """Have what the person took back from outside stand in the case, before anybody opens it again."""
        # Imported where it is needed: it takes sessions itself.
        from takedown.pipeline.team import letterbox

        letterbox.heed_one(self, case_id)

    @property
    def keyring(self) -> TeamKeyring:
        """The keys that were shared with her."""
        if not isinstance(self.vault, TeamVault) or not isinstance(self.vault.keyring, TeamKeyring):
            raise TypeError(self.vault)
        return self.vault.keyring


def holders_of(tx: Transaction, organisation: str, client_id: str) -> tuple[Holder, ...]:
    """Return with whom a new case of a client is shared from the start.

    That is whoever works on its cases now, members and tokens, the key that lies offline, and each service with its
    part.

    Raises:
        Tampered: a seat isn't the organisation's own; nothing is to be shared before somebody looked into that.
    """
    seats = {row["id"]: row for row in tx.rows("seats", ended_at=None)}
    recovery = [row["id"] for row in tx.rows("seats", kind=RECOVERY, only=["kind"])]
    readers = [role.value for role in READERS]
    members = MEMBERS.all(tx, order_by="made_at", state=MemberState.ACTIVE.value, role=readers)
    tokens = [one.id for one in TOKENS.all(tx, order_by="made_at", revoked_at=None) if one.takes(client_id, now())]
    whole = [*recovery, *(one.id for one in members if one.has_client(client_id)), *tokens]
    return (
        *(Holder(seat, public_of(seats[seat])) for seat in whole if seat in seats),
        *(
            Holder(name, public_of(seats[seat]), parts)
            for name, parts in SERVICES.items()
            if (seat := service_seat(organisation, name)) in seats
        ),
    )


def _opened(tx: Transaction, seat: OpenSeat, holder: str, subject: str) -> bytearray:
    wrapped = tx.shares(holder).wrapped(subject)
    if wrapped is None:
        raise NotShared(table="shares", column=subject)
    return hold(bytearray(opened_share(seat, holder, subject, wrapped)))


def _store(server: TeamServer, organisation: Organisation, actor: Actor, keyring: TeamKeyring, client_id: str) -> Store:
    return server.store.scoped(keyring, org=organisation.id, clients=actor.clients, client=client_id, seat=actor.id)


def settings_in(settings: Settings, organisation: Organisation) -> Settings:
    """Return the settings with the organisation's own name and address under its letters, written for others."""
    named: dict[str, object] = {"for_others": True}
    if organisation.notifier_email:
        named |= {"name": organisation.notifier_name, "email": organisation.notifier_email}
    return settings.model_copy(update={"notifier": settings.notifier.model_copy(update=named)})
