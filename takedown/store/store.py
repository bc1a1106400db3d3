"""The store: opens a database, brings it up to date, and gives transactions on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import TimeoutError as PoolTimeout

from takedown.errors import DiskFull
from takedown.store import engines
from takedown.store.dump import Dump, dumped
from takedown.store.failures import DeletionUnfinished, ErasureUnfinished, StoreBusy, StoreGone, StoreUnreachable
from takedown.store.keyring import Keyring
from takedown.store.schema import has_schema, migrate
from takedown.store.tables import CASE_KEYS, metadata
from takedown.store.team.figures import Figures, figures
from takedown.store.team.schema import Standing, check, standing
from takedown.store.transaction import Transaction

BUSY_SECONDS = 10.0
"""How long a transaction waits for another one's lock."""

_KEYS = frozenset({CASE_KEYS.name})
_JOURNAL, _ALL = 1, 2
"""What SQLite's ``user_version`` says is still to be cleaned up: the journal, or the whole file."""


class Store:
    """An open database. Threads may share it; processes each open their own on the same file or server."""

    def __init__(self, engine: Engine, keyring: Keyring, scope: Mapping[str, str] | None = None) -> None:
        self._engine = engine
        self._keyring = keyring
        self._scope = scope
        # Put together once: every transaction says it.
        told = ", ".join(f"set_config('{name}', %({name})s, true)" for name in scope or ())
        self._told = f"SELECT {told}" if told else ""

    @classmethod
    def open_sqlcipher(
        cls, path: Path, key: bytes, keyring: Keyring, *, busy_seconds: float = BUSY_SECONDS, filled: bool = False
    ) -> Self:
        """Open the encrypted file ``path``, made where it isn't there, with the raw ``key`` of 32 bytes.

        Args:
            path: the file. key: its key. keyring: for the rows.
            busy_seconds: how long a transaction waits for another one's lock.
            filled: whether it is known to have been made before; then an empty one is not it.

        Raises:
            StoreGone: it was made before, and is missing or empty; nothing is made in its place.
            DamagedStore: another key's file, or no database.
            NewerSchema: a later program has used it.
            StoreBusy: another process kept it locked.
            StoreUnreachable: the file can't be opened.
            DiskFull: there's no room to make it.
        """
        return cls._up_to_date(engines.sqlcipher(path, key, busy_seconds, make=not filled), keyring, filled=filled)

    @classmethod
    def open_postgres(
        cls, url: str, keyring: Keyring, *, busy_seconds: float = BUSY_SECONDS, filled: bool = False
    ) -> Self:
        """Open the PostgreSQL database at ``url`` (``postgresql://...``); the rest as ``open_sqlcipher``.

        Raises:
            StoreGone: it was made before, and holds nothing of the program; nothing is made in its place.
            StoreUnreachable: nobody answers there, or not to us.
            NewerSchema: a later program has used it.
            StoreBusy: another process kept it locked.
        """
        return cls._up_to_date(engines.postgres(url, busy_seconds), keyring, filled=filled)

    @classmethod
    def open_team(cls, url: str, keyring: Keyring, role: str, *, busy_seconds: float = BUSY_SECONDS) -> Self:
        """Open a team's database, which ``team.schema.prepare`` made; ``scoped`` gives the stores to work with.

        Args:
            url: where it is. keyring: for the rows. busy_seconds: how long a transaction waits for another one's lock.
            role: ``team.walls.WEB`` or ``FLEET``: as whom, where the address names nobody.

        Raises:
            StoreUnreachable: nobody answers there, or not to us.
            NotPrepared, NewerSchema: it isn't a team's, or of another version.
            WallsMissing: this role could pass through the walls.
        """
        store = cls(engines.postgres(url, busy_seconds, role), keyring, {})
        try:
            with store._linked(writes=False) as link, link.begin():
                check(link)
        except BaseException:
            store.close()
            raise
        return store

    @classmethod
    def _up_to_date(cls, engine: Engine, keyring: Keyring, *, filled: bool) -> Self:
        store = cls(engine, keyring)
        try:
            with store._linked(writes=True) as link, link.begin():
                if filled:
                    _refuse_unless_filled(link)
                migrate(link)
                marked = _marked_for_cleaning(link)
            if marked:
                # Somebody may still be reading; then the next opening tries again.
                with suppress(ErasureUnfinished, DeletionUnfinished):
                    store._clean_up_after(marked)
        except BaseException:
            engine.dispose()
            raise
        return store

    def scoped(self, keyring: Keyring, **scope: str) -> Self:
        """Return a store on the same database for somebody else; only on a team's server.

        Args:
            keyring: hers.
            scope: what each of her transactions tells the database's walls (``team.walls``), without ``takedown.``.
        """
        return type(self)(self._engine, keyring, {f"takedown.{name}": value for name, value in scope.items()})

    @contextmanager
    def begin(self, *, lasting: bool = True) -> Iterator[Transaction]:
        """Begin a writing transaction: all of it is kept at the end, or none of it after any exception.

        Args:
            lasting: whether it has to survive a loss of power, too. Without that it is several times as fast, survives
                the process, and is never kept without what was committed before it.

        Raises:
            StoreBusy: another writer took too long.
            DiskFull: nothing of the transaction was kept.
            ErasureUnfinished: it was kept, and a case's key is destroyed, but the file could not be cleaned up yet.
            DeletionUnfinished: it was kept, but what it was to leave nothing of could not be cleaned up yet.
            StoreUnreachable: the database can't be reached or written.
        """
        with self._linked(writes=True, lasting=lasting) as link, link.begin():
            self._tell_walls(link)
            if not lasting and link.dialect.name == "postgresql":
                link.exec_driver_sql("SET LOCAL synchronous_commit TO OFF")
            transaction = Transaction(link, self._keyring, writes=True)
            yield transaction
            if transaction.scrubbed:
                _mark_for_cleaning(link, transaction.scrubbed)
        # On a team's server that is the owner's, who alone may: ``team maintain``.
        if transaction.scrubbed and self._scope is None:
            self._clean_up_after(transaction.scrubbed)

    @contextmanager
    def read(self) -> Iterator[Transaction]:
        """Begin a transaction that only reads, and sees one moment throughout; it waits for nobody.

        Raises:
            StoreUnreachable: the database can't be reached.
        """
        with self._linked(writes=False) as link, link.begin():
            self._tell_walls(link)
            yield Transaction(link, self._keyring, writes=False)

    @contextmanager
    def dumped(self) -> Iterator[Dump]:
        """Give every row as it is stored, of one moment, read while it is asked for.

        Raises:
            StoreUnreachable: the database can't be reached.
        """
        with self._linked(writes=False) as link, link.begin():
            yield dumped(link)

    def figures(self) -> Figures:
        """Return what an operator of a team's server watches, of every organisation that this role sees.

        Raises:
            StoreUnreachable: the database can't be reached.
        """
        with self._linked(writes=False) as link, link.begin():
            self._tell_walls(link)
            return figures(link)

    def standing(self) -> Standing:
        """Return how a team's database stands at this moment.

        Raises:
            StoreUnreachable: the database can't be reached.
        """
        with self._linked(writes=False) as link, link.begin():
            return standing(link)

    def close(self) -> None:
        """Close every connection; the last one to an embedded file folds its journal in."""
        self._engine.dispose()

    def _tell_walls(self, link: Connection) -> None:
        """Say for whom this transaction is; the database forgets it as it ends."""
        if self._scope:
            link.exec_driver_sql(self._told, dict(self._scope))

    @contextmanager
    def _linked(self, *, writes: bool, lasting: bool = True) -> Iterator[Connection]:
        try:
            link = self._engine.connect()
        except PoolTimeout:
            raise StoreBusy from None
        with link:
            options: dict[str, object] = {engines.WRITES: writes, engines.LASTING: lasting}
            if not writes and link.dialect.name == "postgresql":
                options |= {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
            yield link.execution_options(**options)

    def _clean_up_after(self, tables: set[str]) -> None:
        if tables - _KEYS:
            self._leave_nothing(tables, DeletionUnfinished)
        else:
            self._clean_up()

    def _clean_up(self) -> None:
        """Leave nothing of a destroyed key."""
        self._leave_nothing(set(_KEYS), ErasureUnfinished)

    def _leave_nothing(self, tables: set[str], unfinished: type[DeletionUnfinished | ErasureUnfinished]) -> None:
        """Leave nothing behind the database's back of what was deleted in ``tables``.

        On SQLite that is the journal, which is folded in and emptied, and copies of rows that have moved, which are in
        no page once the file is written anew (erasing does that for the keys alone). On PostgreSQL it is the dead rows,
        which stay until the table is vacuumed. PostgreSQL's own log and backups are its operator's.
        """
        try:
            with self._engine.connect() as link:
                busy = _cleaned(link, tables)
        except (StoreBusy, StoreUnreachable, DiskFull, PoolTimeout) as problem:
            raise unfinished(why=type(problem).__name__) from problem
        if busy:
            raise unfinished(why=StoreBusy.__name__)


def _refuse_unless_filled(link: Connection) -> None:
    if not has_schema(link):
        raise StoreGone


def _mark_for_cleaning(link: Connection, tables: set[str]) -> None:
    """Note, within the transaction that deletes, that the file is to be cleaned up even if this process dies before."""
    if link.dialect.name == "sqlite":
        marked = max(link.exec_driver_sql("PRAGMA user_version").scalar_one(), _ALL if tables - _KEYS else _JOURNAL)
        link.exec_driver_sql(f"PRAGMA user_version = {marked}")


def _marked_for_cleaning(link: Connection) -> set[str]:
    """Return the tables of which something was to be left nothing; any name but the keys' stands for the whole file."""
    if link.dialect.name != "sqlite":
        return set()
    marked = link.exec_driver_sql("PRAGMA user_version").scalar_one()
    return {_JOURNAL: set(_KEYS), _ALL: set(metadata.tables)}.get(marked, set())


def _cleaned(link: Connection, tables: set[str]) -> bool:
    """Clean up outside of any transaction; return whether a reader kept the journal from being emptied."""
    if link.dialect.name == "postgresql":
        names = ", ".join(sorted(tables))
        link.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql(f"VACUUM FULL {names}")
        return False
    if tables - _KEYS:
        link.exec_driver_sql("VACUUM")
    # A checkpoint doesn't fail: the first figure of its answer says whether somebody kept it from finishing.
    busy = bool(link.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").scalar_one())
    if not busy:
        link.exec_driver_sql("PRAGMA user_version = 0")
    return busy
