"""Rows into a table: those that aren't there yet, or all; on PostgreSQL many in one statement of a few parameters."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, Table, insert

from takedown.store.dialects import dialect_of
from takedown.store.rows import Row


def put(link: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Store rows, as ``Shape.stored`` gives them."""
    if _by_columns(link, rows):
        link.exec_driver_sql(_statement(link, table), _columns(table, rows))
    else:
        link.execute(insert(table), list(rows))


def put_new(link: Connection, table: Table, rows: Sequence[Row]) -> set[str]:
    """Store the rows that meet no other one's id or unique columns; return the ids of those."""
    if _by_columns(link, rows):
        words = f"{_statement(link, table)} ON CONFLICT DO NOTHING RETURNING id"
        return set(link.exec_driver_sql(words, _columns(table, rows)).scalars())
    statement = dialect_of(link.dialect.name).insert(table).on_conflict_do_nothing().returning(table.c.id)
    # Values apart from the statement: naming each in it takes far longer than writing the row.
    return set(link.execute(statement, list(rows)).scalars())


def _by_columns(link: Connection, rows: Sequence[Row]) -> bool:
    return link.dialect.name == "postgresql" and len(rows) > 1


def _statement(link: Connection, table: Table) -> str:
    """Return the statement that takes a list for each column: one value for each field of each row is read for long."""
    quoted = link.dialect.identifier_preparer.quote
    names = ", ".join(quoted(column.name) for column in table.columns)
    lists = ", ".join(f"CAST(%({column.name})b AS {column.type.compile(link.dialect)}[])" for column in table.columns)
    return f"INSERT INTO {quoted(table.name)} ({names}) SELECT * FROM unnest({lists})"  # noqa: S608 - our own names


def _columns(table: Table, rows: Sequence[Row]) -> dict[str, list[object]]:
    return {column.name: [row[column.name] for row in rows] for column in table.columns}
