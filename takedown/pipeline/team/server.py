"""The team's server as one process has it: the database behind its walls, and the secret that the database hasn't."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_bytes
from typing import Self

from takedown.cases.team.organisation import EVERY_CLIENT, Organisation
from takedown.errors import NotShared, TakedownError
from takedown.memory import hold
from takedown.pipeline.session import readable
from takedown.pipeline.shelf import NotFound
from takedown.pipeline.team.browsers import Tries
from takedown.pipeline.team.shelves import ORGANISATIONS
from takedown.settings import Settings
from takedown.store import Store
from takedown.store.team.walls import ANY_SEAT, WEB
from takedown.vault.keys import KEY_BYTES, subkey
from takedown.vault.sealing import SealingKey
from takedown.vault.team.compartments import CompartmentKey


class NoTeamDatabase(TakedownError):
    """The settings name no PostgreSQL database; nothing was opened."""


class NoServerSecret(TakedownError):
    """The file with the server's own secret isn't there or can't be one; ``file``. Nothing was opened."""


class NoKeys:
    """Opens nothing: for what is in clear, before anybody signed in."""

    holder = "nobody"

    def new_case_key(self, _case_id: str) -> bytes:
        """Refuse: nobody could open the case.

        Raises:
            NotShared: always.
        """
        raise NotShared(table="cases", column="id")

    def shares_of(self, _case_id: str) -> dict[str, bytes]:
        """Return nothing."""
        return {}

    def open_case_key(self, _case_id: str, _wrapped: bytes) -> CompartmentKey:
        """Return a key that opens nothing."""
        return CompartmentKey({})

    def vault_key(self) -> CompartmentKey:
        """Return a key that opens nothing."""
        return CompartmentKey({})


@dataclass(frozen=True, slots=True)
class TeamServer:
    """What every process of the server shares. ``opened`` gives one; ``close`` ends its connections.

    Attributes:
        home: the folder of the program's files. settings: the configuration. store: on the database, for nobody yet.
        held: what this process keeps in memory of each organisation, by its id.
        tries: those made to sign in, in browsers of members.
    """

    home: Path
    settings: Settings
    store: Store
    secret: bytearray = field(repr=False)
    held: dict[str, object] = field(default_factory=dict, repr=False, compare=False)
    tries: Tries = field(default_factory=Tries, repr=False, compare=False)

    @classmethod
    def opened(cls, home: Path, settings: Settings, role: str = WEB) -> Self:
        """Open the database that the settings name, behind its walls (``WEB``) or as a worker of the fleet (``FLEET``).

        Raises:
            NoTeamDatabase, NoServerSecret: as they say.
            TakedownError: as ``Store.open_team``.
        """
        if not settings.database.url:
            raise NoTeamDatabase
        secret = _secret(home / settings.team.secret_file)
        return cls(home, settings, Store.open_team(settings.database.url, NoKeys(), role), secret)

    def close(self) -> None:
        """End every connection."""
        self.store.close()

    def outside(self, organisation: str, seat: str = ANY_SEAT, clients: str = EVERY_CLIENT) -> Store:
        """Return a store on one organisation's rows that opens nothing sealed: for signing in, and for the door."""
        return self.store.scoped(NoKeys(), org=organisation, clients=clients, seat=seat)

    def organisations(self) -> list[Organisation]:
        """Return every organisation, the oldest first."""
        with self.store.read() as tx:
            return ORGANISATIONS.all(tx, order_by="made_at")

    def organisation(self, slug: str) -> Organisation:
        """Return the one whose pages begin with ``slug``.

        Raises:
            NotFound: there is none, or it has ended.
        """
        with self.store.read() as tx:
            found = ORGANISATIONS.all(tx, order_by="made_at", slug=slug)
        if not found or found[0].ended_at is not None:
            raise NotFound(noun="organisation", id=slug)
        return found[0]

    def login_index(self, organisation: str, login: str) -> bytes:
        """Return what a login is found by, 32 bytes; the database alone can't tell whose it is."""
        return SealingKey(self.secret).index(f"members.login.{organisation}", " ".join(login.casefold().split()))

    def local_secret(self) -> bytearray:
        """Return the secret that local codes are keyed with on this server, 32 bytes to be wiped after use."""
        return subkey(self.secret, "local-codes")


def server_secret(home: Path, settings: Settings) -> bytearray:
    """Return the server's own secret, 32 bytes to be wiped after use.

    Raises:
        NoServerSecret: it isn't where the settings say.
    """
    return _secret(home / settings.team.secret_file)


def make_secret(file: Path, octets: bytes = b"") -> None:
    """Write a fresh secret, or the one of a backup, to ``file`` (0600); one that is there stays.

    Raises:
        HomeUnusable, DiskFull: it can't be written.
    """
    with readable(file.parent):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if file.exists():
            return
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as opened:
            opened.write((octets or token_bytes(KEY_BYTES)).hex() + "\n")


def _secret(file: Path) -> bytearray:
    try:
        read = bytes.fromhex(file.read_text(encoding="ascii").strip())
    except (OSError, ValueError):
        read = b""
    if len(read) != KEY_BYTES:
        raise NoServerSecret(file=str(file))
    return hold(bytearray(read))
