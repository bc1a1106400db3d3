"""A team's server for tests: a real PostgreSQL behind its walls, organisations, and members who sign in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_hex

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from takedown.cases.team.member import Member
from takedown.cases.team.organisation import EVERY_CLIENT, Organisation
from takedown.cases.team.role import Role
from takedown.pipeline.team import members, organisations, services
from takedown.pipeline.team.fleet import FleetSession
from takedown.pipeline.team.keys import LEDGER_SEED, LETTERBOX, ORG_KEY, SERVICES
from takedown.pipeline.team.server import TeamServer, make_secret
from takedown.pipeline.team.session import TeamSession
from takedown.pipeline.team.signin import seat_of, session_of
from takedown.settings import DatabaseSettings, Settings
from takedown.store.team.schema import make_roles, prepare
from takedown.store.team.walls import FLEET
from takedown.vault import Cost
from takedown.vault.team.keyring import opened_share

CHEAP = Cost(time=1, memory_kib=64, lanes=1)
PASSPHRASE = "correct horse battery staple"


def for_roles(owner_url: str) -> DatabaseSettings:
    """Return the database without an owner's name in its address: each process comes in its own role."""
    return DatabaseSettings(url=owner_url.replace("postgres:@", "", 1))


@dataclass
class House:
    """One organisation and its members, by the name under which each signs in."""

    server: TeamServer
    organisation: Organisation
    words: tuple[str, ...]
    members: dict[str, Member] = field(default_factory=dict)
    sessions: list[TeamSession] = field(default_factory=list)

    def joined(self, token: str, login: str, name: str = "") -> Member:
        self.members[login] = members.join(
            self.server,
            self.organisation,
            token,
            login=login,
            name=name or login.title(),
            passphrase=PASSPHRASE,
            cost=CHEAP,
        )
        return self.members[login]

    def as_member(self, login: str) -> TeamSession:
        """Return a new session of the member."""
        member, seat = seat_of(self.server, self.organisation, login, PASSPHRASE)
        session = session_of(self.server, self.organisation, member, seat)
        self.sessions.append(session)
        return session

    def with_member(self, login: str, role: Role, clients: str = EVERY_CLIENT, name: str = "") -> Member:
        """Have the supervisor ask somebody to come, who does."""
        supervisor = self.as_member("supervisor")
        with supervisor.store.begin() as tx:
            keys = {}
            seat = supervisor.keyring.seat
            for subject in (
                ORG_KEY,
                LEDGER_SEED,
                *((LETTERBOX,) if role not in (Role.AUDITOR, Role.ADMINISTRATOR) else ()),
            ):
                wrapped = tx.shares(supervisor.actor.id).wrapped(subject)
                assert wrapped is not None
                keys[subject] = opened_share(seat, supervisor.actor.id, subject, wrapped)
            token = members.invite_in(tx, role, clients, keys)
        return self.joined(token, login, name)

    def client(self) -> str:
        """Return the organisation's first client."""
        with self.server.outside(self.organisation.id).read() as tx:
            return str(tx.rows("clients", order_by="made_at", only=["made_at"])[0]["id"])

    def desk(self, login: str = "supervisor") -> TeamSession:
        """Return a session in which new cases are the first client's."""
        session = self.as_member(login).for_client(self.client())
        self.sessions.append(session)
        return session


_TEMPLATES: dict[str, str] = {}
"""The name of the database that the others are copies of, by the server's address."""


def make_team(owner_url: str, home: Path) -> None:
    """Make the new database at ``owner_url`` a team's, whose services have their keys; once more does nothing.

    It is made once on each PostgreSQL and copied from then on, which takes a tenth of the time. How one is made ready
    is tested in ``tests/cli/test_team_server.py``.
    """
    if (home / "team.key").exists():
        return
    make_secret(home / "team.key")
    address = make_conninfo(owner_url, dbname="postgres")
    name = str(conninfo_to_dict(owner_url)["dbname"])
    with psycopg.connect(address, autocommit=True) as link:
        if address not in _TEMPLATES:
            _make_anew(owner_url, home)
            _TEMPLATES[address] = f"team_{token_hex(4)}"
            _copied(link, name, _TEMPLATES[address])
            return
        link.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
        _copied(link, _TEMPLATES[address], name)
    make_roles(owner_url)


def _copied(link: psycopg.Connection, name: str, to: str) -> None:
    link.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(to), sql.Identifier(name)))


def _make_anew(owner_url: str, home: Path) -> None:
    prepare(owner_url)
    fleet = TeamServer.opened(home, Settings().model_copy(update={"database": for_roles(owner_url)}), FLEET)
    services.make(fleet, dict.fromkeys(SERVICES, PASSPHRASE), CHEAP)
    fleet.close()


@contextmanager
def team_server(owner_url: str, home: Path, settings: Settings | None = None) -> Iterator[TeamServer]:
    """Give the server of the new database at ``owner_url``, which is made a team's, as the pages and the API have it.

    Whatever is in that database is gone.
    """
    make_team(owner_url, home)
    given = (settings or Settings()).model_copy(update={"database": for_roles(owner_url)})
    server = TeamServer.opened(home, given)
    try:
        yield server
    finally:
        server.close()


@contextmanager
def worker(server: TeamServer, role: str) -> Iterator[FleetSession]:
    """Give the session of a worker of the fleet: ``matcher``, ``crawler`` or ``notifier``."""
    fleet = TeamServer.opened(server.home, server.settings, FLEET)
    session = FleetSession.entered(fleet, role, services.unsealed(fleet, role, PASSPHRASE))
    try:
        yield session
    finally:
        session.close()
        fleet.close()


def house(server: TeamServer, slug: str) -> House:
    """Found an organisation with a supervisor, a case worker (``worker``) and an administrator who all came."""
    founded = organisations.found(server, slug=slug, name=slug.title(), email=f"{slug}@{slug}.example", cost=CHEAP)
    made = House(server, founded.organisation, founded.words)
    made.joined(founded.invited[Role.ADMINISTRATOR], "administrator")
    made.joined(founded.invited[Role.SUPERVISOR], "supervisor")
    made.with_member("worker", Role.CASE_WORKER)
    return made
