"""The store: opens a database, brings it up to date, and gives transactions on it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import TimeoutError as PoolTimeout

from takedown.errors import DiskFull
from takedown.store import engines
from takedown.store.failures import DeletionUnfinished, ErasureUnfinished, StoreBusy, StoreUnreachable
from takedown.store.keyring import Keyring
from takedown.store.schema import migrate
from takedown.store.tables import CASE_KEYS, metadata
from takedown.store.transaction import Transaction

BUSY_SECONDS = 10.0
"""How long a transaction waits for another one's lock."""

_KEYS = frozenset({CASE_KEYS.name})
_JOURNAL, _ALL = 1, 2
"""What SQLite's ``user_version`` says is still to be cleaned up: the journal, or the whole file."""


class Store:
    """An open database. Threads may share it; processes each open their own on the same file or server."""

    def __init__(self, engine: Engine, keyring: Keyring) -> None:
        self._engine = engine
        self._keyring = keyring

    @classmethod
    def open_sqlcipher(cls, path: Path, key: bytes, keyring: Keyring, *, busy_seconds: float = BUSY_SECONDS) -> Self:
        """Open the encrypted file ``path``, made where it isn't there, with the raw ``key`` of 32 bytes.

        Raises:
            DamagedStore: another key's file, or no database.
            NewerSchema: a later program has used it.
            StoreBusy: another process kept it locked.
            StoreUnreachable: the file can't be opened.
            DiskFull: there's no room to make it.
        """
        return cls._up_to_date(engines.sqlcipher(path, key, busy_seconds), keyring)

    @classmethod
    def open_postgres(cls, url: str, keyring: Keyring, *, busy_seconds: float = BUSY_SECONDS) -> Self:
        """Open the PostgreSQL database at ``url`` (``postgresql://...``).

        Raises:
            StoreUnreachable: nobody answers there, or not to us.
            NewerSchema: a later program has used it.
            StoreBusy: another process kept it locked.
        """
        return cls._up_to_date(engines.postgres(url, busy_seconds), keyring)

    @classmethod
    def _up_to_date(cls, engine: Engine, keyring: Keyring) -> Self:
        store = cls(engine, keyring)
        try:
            with store._linked(writes=True) as link, link.begin():
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
            if not lasting and link.dialect.name == "postgresql":
                link.exec_driver_sql("SET LOCAL synchronous_commit TO OFF")
            transaction = Transaction(link, self._keyring, writes=True)
            yield transaction
            if transaction.scrubbed:
                _mark_for_cleaning(link, transaction.scrubbed)
        if transaction.scrubbed:
            self._clean_up_after(transaction.scrubbed)

    @contextmanager
    def read(self) -> Iterator[Transaction]:
        """Begin a transaction that only reads, and sees one moment throughout; it waits for nobody.

        Raises:
            StoreUnreachable: the database can't be reached.
        """
        with self._linked(writes=False) as link, link.begin():
            yield Transaction(link, self._keyring, writes=False)

    def close(self) -> None:
        """Close every connection; the last one to an embedded file folds its journal in."""
        self._engine.dispose()

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
