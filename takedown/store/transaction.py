"""One transaction: rows in and out of tables by name, and the erasure of a case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, delete, func, select, text, tuple_, update

from takedown.errors import TakedownError
from takedown.store.case_keys import CaseKeys
from takedown.store.inserts import put, put_new
from takedown.store.keyring import CaseKey, Keyring
from takedown.store.queue import Leads
from takedown.store.rows import CaseKeyGone, Row, SealedBytes, Shape, sealed_value
from takedown.store.tables import CAPTURES, CASE_KEYS, CASES, ERASED, LEADS, LEDGER, MEDIA, metadata
from takedown.store.team import wishes
from takedown.store.team.shares import Shares
from takedown.store.team.spots import Spots
from takedown.store.team.tables import SHARES, team

_TABLES = {**metadata.tables, **team.tables}
_SHAPES = {name: Shape(table) for name, table in _TABLES.items() if table not in (CASE_KEYS, LEADS, SHARES)}
_MANY = 500
"""Rows sealed and written at a time."""
_READ = 100
"""Rows that are taken from the database at a time; of ``_LARGE`` tables each by itself."""
_LARGE = (CAPTURES, MEDIA)


class NoSuchRow(TakedownError):
    """The row to change isn't there; ``table``."""


class Transaction:
    """What ``Store.begin`` and ``Store.read`` give. Tables are named as in ``tables.py``; rows are JSON values.

    Conditions (``**equals``) are on columns in clear; a list means any of its values, ``None`` means empty. What a
    writing transaction got by id stays as it is until the end: on PostgreSQL ``get`` locks the row, on SQLite the
    writer is alone anyway.
    """

    def __init__(self, link: Connection, keyring: Keyring, *, writes: bool) -> None:
        self._link = link
        self._keyring = keyring
        self._case_keys: CaseKeys | Shares = Shares(link, keyring.holder) if keyring.holder else CaseKeys(link)
        self._writes = writes
        # No longer than the transaction: another process may destroy a key at any time.
        self._keys: dict[str, CaseKey | None] = {}
        self._has_every_key = False
        self.scrubbed: set[str] = set()

    def get(self, table: str, row_id: str) -> Row | None:
        """Return the row with this id."""
        shape = _SHAPES[table]
        query = select(shape.table).where(shape.table.c.id == row_id)
        held = self._link.execute(query.with_for_update() if self._writes else query).mappings().first()
        return None if held is None else shape.opened(held, self._key_of)

    def several(self, table: str, row_ids: Iterable[str]) -> dict[str, Row]:
        """Return the rows with these ids by their ids, as ``get`` gives each; those that aren't there are left out."""
        shape, ids = _SHAPES[table], sorted(set(row_ids))
        found: dict[str, Row] = {}
        for start in range(0, len(ids), _MANY):
            here = shape.table.c.id.in_(ids[start : start + _MANY])
            query = select(shape.table).where(here).order_by(shape.table.c.id)
            for held in self._link.execute(query.with_for_update() if self._writes else query).mappings():
                found[held["id"]] = shape.opened(held, self._key_of)
        return found

    def rows(
        self,
        table: str,
        *,
        order_by: str | None = None,
        after: str | int | None = None,
        limit: int | None = None,
        raw: bool = False,
        only: Iterable[str] = (),
        **equals: object,
    ) -> list[Row]:
        """Return rows as a list; see ``each``."""
        return list(self.each(table, order_by=order_by, after=after, limit=limit, raw=raw, only=only, **equals))

    def each(
        self,
        table: str,
        *,
        order_by: str | None = None,
        after: str | int | None = None,
        limit: int | None = None,
        raw: bool = False,
        only: Iterable[str] = (),
        **equals: object,
    ) -> Iterator[Row]:
        """Yield rows one by one.

        Args:
            table: its name.
            order_by: a column in clear, with ``-`` before it for the greatest first. Rows that are equal in it come
                by id, so that the order is always the same.
            after: only rows whose ``order_by`` is beyond this value.
            limit: so many at most.
            raw: sealed fields as ``SealedBytes``, unopened.
            only: these fields alone, beside the id and the case; what isn't read isn't opened either.
            equals: conditions.
        """
        shape = _SHAPES[table]
        fields = shape.some(only)
        query = _ordered(shape.table, order_by, after).where(*_conditions(shape, equals)).limit(limit)
        result = self._link.execute(query.with_only_columns(*(shape.table.c[name] for name in fields)))
        held = chain.from_iterable(result.partitions(1 if shape.table in _LARGE else _READ))
        yield from shape.each_unopened(held, fields) if raw else shape.each_opened(held, self._key_of, fields)

    def in_order(self) -> None:
        """Have lists read along an index, for the rest of the transaction, on a server.

        PostgreSQL takes a wall to let through one row in a thousand; it would read a whole organisation and sort it.
        """
        if self._link.dialect.name == "postgresql":
            self._link.execute(text("SET LOCAL enable_sort = off"))

    def unsealed(self, table: str, row: Row) -> Row:
        """Return a row that was read ``raw``, opened; sealed fields of an erased case are ``None``.

        Raises:
            Tampered: a sealed field was altered, or stands where it wasn't sealed for.
        """
        shape = _SHAPES[table]
        return shape.opened(row, self._key_of, [name for name in shape.fields if name in row])

    def open_keys(self, case_ids: Iterable[str] | None = None) -> None:
        """Open the keys of these cases, or of all, with one question, before something of many of them is read."""
        if self._has_every_key:
            return
        if case_ids is None:
            self._has_every_key = True
        for case_id, wrapped in self._case_keys.all_wrapped(case_ids):
            if case_id not in self._keys:
                self._keys[case_id] = self._keyring.open_case_key(case_id, wrapped)

    def find_anywhere(self, table: str, field: str, value: str) -> list[Row]:
        """Return the id and the case of every row, of any case, whose sealed and indexed ``field`` is ``value``."""
        shape = _SHAPES[table]
        self.open_keys()
        columns = shape.table.c
        found: list[Row] = []
        known = [(case_id, shape.index(key, field, value)) for case_id, key in self._keys.items() if key and value]
        for start in range(0, len(known), _MANY):
            pairs = tuple_(columns.case_id, columns[shape.indexed[field]]).in_(known[start : start + _MANY])
            query = select(columns.id, columns.case_id).where(pairs).order_by(columns.id)
            found += [dict(held) for held in self._link.execute(query).mappings()]
        return found

    def find(self, table: str, case_id: str, field: str, value: str) -> Row | None:
        """Return a row of the case whose sealed and indexed ``field`` is ``value``."""
        return next(iter(self.find_all(table, case_id, field, value)), None)

    def find_all(self, table: str, case_id: str, field: str, value: str) -> list[Row]:
        """Return every row of the case whose sealed and indexed ``field`` is ``value``; none once it is erased."""
        shape = _SHAPES[table]
        key = self._key_of(case_id)
        if key is None or not value:
            return []
        columns = shape.table.c
        same = columns[shape.indexed[field]] == shape.index(key, field, value)
        query = select(shape.table).where(columns.case_id == case_id, same).order_by(columns.id)
        return [shape.opened(held, self._key_of) for held in self._link.execute(query).mappings()]

    def known(self, table: str, case_id: str, field: str, values: Iterable[str]) -> dict[str, str]:
        """Return the id of the row of the case for each of ``values`` that its sealed and indexed ``field`` has."""
        shape, key = _SHAPES[table], self._key_of(case_id)
        if key is None:
            return {}
        columns = shape.table.c
        asked = {shape.index(key, field, value): value for value in values if value}
        indexes, here = list(asked), columns[shape.indexed[field]]
        found: dict[str, str] = {}
        for start in range(0, len(indexes), _MANY):
            same = here.in_(indexes[start : start + _MANY])
            query = select(here, columns.id).where(columns.case_id == case_id, same)
            found |= {asked[bytes(index)]: row_id for index, row_id in self._link.execute(query)}
        return found

    def count(self, table: str, *, beyond: tuple[str, str] | None = None, **equals: object) -> int:
        """Return how many rows meet the conditions.

        Args:
            table: its name.
            beyond: a column in clear, and a value that a row's own must be greater than; an empty one never is.
            equals: conditions.
        """
        shape = _SHAPES[table]
        conditions = _conditions(shape, equals)
        if beyond is not None:
            column, least = beyond
            _conditions(shape, {column: least})  # refuses what is sealed
            conditions.append(shape.table.c[column] > least)
        query = select(func.count()).select_from(shape.table).where(*conditions)
        return self._link.execute(query).scalar_one()

    def counts(self, table: str, column: str) -> dict[str, int]:
        """Return how many rows there are by what they have in a column in clear."""
        shape = _SHAPES[table]
        _conditions(shape, {column: ""})  # refuses what is sealed
        found = shape.table.c[column]
        query = select(found, func.count()).group_by(found)
        return {row[0]: row[1] for row in self._link.execute(query)}

    def insert(self, table: str, *rows: Row) -> None:
        """Store rows, all their fields given. A row of ``cases`` brings its case's key into being.

        Raises:
            AlreadyStored: the id, or the file or address of the case, is there already.
            CaseKeyGone: the case was erased, or never was.
        """
        self._writing()
        shape = _SHAPES[table]
        for start in range(0, len(rows), _MANY):
            some = rows[start : start + _MANY]
            new = [row["id"] for row in some] if shape.table is CASES else []
            keys = {case_id: self._new_key(case_id) for case_id in new}
            put(self._link, shape.table, [shape.stored(row, self._key_of) for row in some])
            for case_id, wrapped in keys.items():
                self._case_keys.give(case_id, wrapped)

    def insert_new(self, table: str, *rows: Row) -> set[str]:
        """Store the rows whose id, and whose file or address in the case, isn't there already; return their ids.

        Raises:
            CaseKeyGone: the case was erased, or never was.
        """
        self._writing()
        shape = _SHAPES[table]
        if shape.table is CASES:
            raise ValueError(table)
        new: set[str] = set()
        for start in range(0, len(rows), _MANY):
            some = [shape.stored(row, self._key_of) for row in rows[start : start + _MANY]]
            new |= put_new(self._link, shape.table, some)
        return new

    def update(self, table: str, row_id: str, **changes: object) -> None:
        """Change fields of one row.

        Raises:
            NoSuchRow: there is none with this id.
            AlreadyStored: another row has the file or address already.
            CaseKeyGone: a sealed field of an erased case.
        """
        self._writing()
        shape = _SHAPES[table]
        if unknown := changes.keys() - set(shape.fields) | changes.keys() & {"id", "case_id"}:
            raise ValueError(table, sorted(unknown))
        here = shape.table.c.id == row_id
        held = self._link.execute(select(shape.table).where(here).with_for_update()).mappings().first()
        if held is None:
            raise NoSuchRow(table=table)
        closed = shape.closed(row_id, shape.case_of(held), changes, self._key_of)
        if changes:
            self._link.execute(update(shape.table).where(here).values({**changes, **closed}))

    def update_all(self, table: str, row_ids: Sequence[str], **changes: object) -> None:
        """Change fields in clear of these rows, all to the same."""
        self._writing()
        shape = _SHAPES[table]
        _conditions(shape, changes)  # refuses what is sealed
        for start in range(0, len(row_ids), _MANY):
            here = shape.table.c.id.in_(row_ids[start : start + _MANY])
            self._link.execute(update(shape.table).where(here).values(changes))

    def delete(self, table: str, **equals: object) -> int:
        """Delete the rows that meet the conditions, of which there must be one, and return how many they were."""
        self._writing()
        shape = _SHAPES[table]
        if not equals or shape.table is CASES:
            raise ValueError(table)
        return self._link.execute(delete(shape.table).where(*_conditions(shape, equals))).rowcount

    def seal_value(self, table: str, row_id: str, column: str, case_id: str | None, value: object) -> SealedBytes:
        """Return ``value`` as it will stand in the row: give it to ``insert`` in the value's place.

        Raises:
            CaseKeyGone: the case was erased, or never was.
        """
        key = self._key_of(case_id)
        if key is None:
            raise CaseKeyGone(case=str(case_id))
        return sealed_value(key, (table, row_id, column), value)

    def leads(self, site: str) -> Leads:
        """Return the leads of the configured host ``site``."""
        return Leads(self._link, self._keyring.vault_key(), site)

    def shares(self, holder: str) -> Shares:
        """Return the keys that the seat ``holder`` has; on a team's server."""
        return Shares(self._link, holder)

    def spots(self) -> Spots:
        """Return at which hosts the known addresses are; of a worker of the fleet."""
        return Spots(self._link, self._keyring.vault_key())

    def ask(self, job: str, queue: str, **what: str) -> bool:
        """Have a team's fleet do a job unless the same one waits already; return whether it was asked."""
        return wishes.put(self._link, job, queue, what)

    @contextmanager
    def within(self, organisation: str) -> Iterator[None]:
        """Work on one organisation's rows alone while the block runs; of a worker of the fleet, who sees all."""
        self._link.execute(text("SELECT set_config('takedown.org', :one, true)"), {"one": organisation})
        yield
        self._link.execute(text("SELECT set_config('takedown.org', '', true)"))

    def scrub(self, *tables: str) -> None:
        """Have nothing left, when the transaction has ended, of what was ever overwritten or deleted in ``tables``.

        A database keeps old rows for a while: in pages that are free or moved, in its journal, among dead rows.
        """
        self._writing()
        self.scrubbed.update(tables)

    def erase_case(self, case_id: str) -> None:
        """Destroy the case's key and all that it sealed; when the transaction ends, the file is cleaned up too.

        The row in ``cases`` stays, with its dates and the status ``erased``; the ledger's entries stay without bodies.

        Raises:
            NoSuchRow: there is no such case.
        """
        self._writing()
        blank = dict.fromkeys(_SHAPES["cases"].sealed)
        done = self._link.execute(update(CASES).where(CASES.c.id == case_id).values(status=ERASED, **blank))
        if done.rowcount == 0:
            raise NoSuchRow(table="cases")
        # Whoever stores for the case holds its key: what they store is there before it is deleted.
        self._case_keys.await_users(case_id)
        for table in _tables_of_cases():
            self._link.execute(delete(table).where(table.c.case_id == case_id))
        # After the rows: on a team's server whoever has no share of a case doesn't see them.
        self._case_keys.destroy(case_id)
        self._link.execute(update(LEDGER).where(LEDGER.c.case_id == case_id).values(body=None, salt=None))
        # What was visited belongs to no case, but says where its copies were; the next crawl begins anew.
        self._link.execute(delete(LEADS))
        self._keys.pop(case_id, None)
        self.scrub(self._case_keys.table)

    def _key_of(self, case_id: str | None) -> CaseKey | None:
        if case_id is None:
            return self._keyring.vault_key()
        if case_id not in self._keys:
            wrapped = self._case_keys.wrapped(case_id, locked=self._writes)
            self._keys[case_id] = None if wrapped is None else self._keyring.open_case_key(case_id, wrapped)
        return self._keys[case_id]

    def _new_key(self, case_id: str) -> Mapping[str, bytes]:
        """Make a case's key; return it as each who holds it has it."""
        own = self._keyring.new_case_key(case_id)
        self._keys[case_id] = self._keyring.open_case_key(case_id, own)
        return {self._keyring.holder: own, **self._keyring.shares_of(case_id)}

    def _writing(self) -> None:
        if not self._writes:
            raise RuntimeError("read")


def _tables_of_cases() -> Iterable[Table]:
    apart = (CASES, CASE_KEYS, LEDGER)
    return [table for table in metadata.sorted_tables if "case_id" in table.c and table not in apart]


def _ordered(table: Table, order_by: str | None, after: str | int | None) -> Select[Any]:
    query = select(table)
    if order_by is None:
        return query
    column, falling = table.c[order_by.removeprefix("-")], order_by.startswith("-")
    query = query.order_by(column.desc() if falling else column, table.c.id)
    if after is None:
        return query
    return query.where(column < after if falling else column > after)


def _conditions(shape: Shape, equals: dict[str, object]) -> list[ColumnElement[bool]]:
    if hidden := [name for name in equals if name in shape.sealed or name not in shape.fields]:
        raise ValueError(shape.table.name, hidden)
    return [_condition(shape.table, name, value) for name, value in equals.items()]


def _condition(table: Table, name: str, value: object) -> ColumnElement[bool]:
    if isinstance(value, (list, tuple, set, frozenset)):
        return table.c[name].in_(value)
    same: ColumnElement[bool] = table.c[name] == value
    return same
