"""Every row of a database as it is stored, out of one and into another: what is sealed stays sealed.

Engine-neutral: values are text, numbers, bytes or nothing. A dump of an older schema goes into a database that the
migrations have brought to exactly that schema, and is brought up to date there, all in one transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, TypeAlias

from sqlalchemy import Connection, Engine, MetaData, Table, delete, func, insert, inspect, select, text
from sqlalchemy.exc import DBAPIError

from takedown.errors import TakedownError
from takedown.store import engines
from takedown.store.keyring import Keyring
from takedown.store.schema import VERSIONS, migrate
from takedown.store.tables import LEADS, LEDGER_HEAD, metadata
from takedown.store.transaction import Transaction

Value: TypeAlias = str | int | float | bytes | None
Stored: TypeAlias = tuple[str, Mapping[str, Value]]
"""A table's name, and a row of it by column."""

_AT_A_TIME = 50
_BYTES_AT_A_TIME = 32 * 1024 * 1024
_BUSY_SECONDS = 10.0


class DatabaseNotEmpty(TakedownError):
    """The database that a backup is to go into holds tables of this program already; nothing was changed."""


class StrangeRow(TakedownError):
    """A row fits no table of its schema: ``table``, and the ``column`` that is off (empty: the table or the set)."""


@dataclass(frozen=True, slots=True)
class Dump:
    """What one moment's database holds: its schema, and its rows, those that others rely on first."""

    revision: str
    rows: Iterator[Stored]


def dumped(link: Connection) -> Dump:
    """Return what the database holds; the rows are read while they are asked for, within ``link``'s transaction."""
    revision = link.execute(text(f"SELECT version_num FROM {VERSIONS}")).scalar_one()  # noqa: S608 - a constant
    return Dump(revision, _rows(link))


def _rows(link: Connection) -> Iterator[Stored]:
    for table in metadata.sorted_tables:
        query = select(table).order_by(*table.primary_key.columns)
        found = link.execution_options(yield_per=_AT_A_TIME).execute(query)
        for row in found.mappings():
            yield table.name, dict(row)


def refill(engine: Engine, keyring: Keyring, dump: Dump, check: Callable[[Transaction], None]) -> None:
    """Put a dump into an empty database, bring it up to date, and have ``check`` look at it; all of it, or nothing.

    Raises:
        DatabaseNotEmpty: it holds tables of this program.
        NewerSchema: a later program made the dump.
        StrangeRow: it holds what its schema doesn't.
        AlreadyStored: it holds the same row twice.
        StoreBusy, StoreUnreachable, DiskFull: as ``Store.begin``.
    """
    with engine.connect() as fresh:
        link = fresh.execution_options(**{engines.WRITES: True, engines.LASTING: True})
        with link.begin():
            _refuse_unless_empty(link)
            migrate(link, dump.revision)
            _fill(link, dump.rows)
            migrate(link)
            check(Transaction(link, keyring, writes=True))


def _refuse_unless_empty(link: Connection) -> None:
    if set(inspect(link).get_table_names()) & {VERSIONS, *metadata.tables}:
        raise DatabaseNotEmpty


def _fill(link: Connection, rows: Iterator[Stored]) -> None:
    then = MetaData()
    then.reflect(link)
    tables = {name: table for name, table in then.tables.items() if name != VERSIONS}
    link.execute(delete(tables[LEDGER_HEAD.name]))  # the one row that the migrations put there
    for name, some in groupby(rows, key=itemgetter(0)):
        if name not in tables:
            raise StrangeRow(table=name[:40], column="")
        for few in _few(_fitting(tables[name], row) for _, row in some):
            _insert(link, tables[name], few)
    _count_on(link)


def _few(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Yield rows together, as many as are inserted at once: so many, or fewer where they are large."""
    few: list[dict[str, Any]] = []
    size = 0
    for row in rows:
        few.append(row)
        size += sum(len(value) for value in row.values() if isinstance(value, (bytes, str)))
        if len(few) == _AT_A_TIME or size > _BYTES_AT_A_TIME:
            yield few
            few, size = [], 0
    if few:
        yield few


def _insert(link: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    try:
        link.execute(insert(table), rows)
    except (
        DBAPIError,
        UnicodeError,
        OverflowError,
    ):  # a row of no case; a text that no encoding has; a figure too large
        raise StrangeRow(table=table.name, column="") from None


def _fitting(table: Table, row: Mapping[str, Value]) -> dict[str, Any]:
    if row.keys() != set(table.c.keys()):
        raise StrangeRow(table=table.name, column="")
    for column in table.columns:
        if not _fits(row[column.name], column.type.python_type, null=bool(column.nullable)):
            raise StrangeRow(table=table.name, column=column.name)
    return dict(row)


def _fits(value: Value, wanted: type, *, null: bool) -> bool:
    if value is None:
        return null
    if isinstance(value, str) and "\x00" in value:  # which PostgreSQL has no place for
        return False
    return type(value) is wanted or (wanted is float and type(value) is int)


def _count_on(link: Connection) -> None:
    """Have PostgreSQL number new leads from where the dump's end; SQLite does by itself."""
    if link.dialect.name == "postgresql" and inspect(link).has_table(LEADS.name):
        last = link.execute(select(func.max(LEADS.c.seq))).scalar()
        if last is not None:
            link.execute(text("SELECT setval(pg_get_serial_sequence('leads', 'seq'), :last)"), {"last": last})


def refill_sqlcipher(
    path: Path, key: bytes, keyring: Keyring, dump: Dump, check: Callable[[Transaction], None]
) -> None:
    """As ``refill``, into the new encrypted file ``path``."""
    _closing(engines.sqlcipher(path, key, _BUSY_SECONDS), keyring, dump, check)


def refill_postgres(url: str, keyring: Keyring, dump: Dump, check: Callable[[Transaction], None]) -> None:
    """As ``refill``, into the PostgreSQL database at ``url``."""
    _closing(engines.postgres(url, _BUSY_SECONDS), keyring, dump, check)


def _closing(engine: Engine, keyring: Keyring, dump: Dump, check: Callable[[Transaction], None]) -> None:
    try:
        refill(engine, keyring, dump, check)
    finally:
        engine.dispose()
