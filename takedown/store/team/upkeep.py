"""What the owner of a team's database does now and then: nothing stays of destroyed keys, and nothing old piles up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, inspect, text

from takedown.errors import TakedownError
from takedown.store import engines
from takedown.store.failures import StoreBusy
from takedown.store.team.schema import NotPrepared, version_of

_WAIT = 30.0
"""Seconds that a rewritten table is waited for: everybody waits behind us meanwhile."""

# What is over, by the column that says since when, and after how many days it goes.
_OVER: tuple[tuple[str, str, int], ...] = (
    ("web_sessions", "ends_at", 30),
    ("invitations", "ends_at", 30),
    ("idempotency", "made_at", 7),
    ("deliveries", "done_at", 30),
    ("revisits", "done_at", 30),
    ("workers", "seen_at", 7),
    # Whoever follows the log and was away for longer begins anew, with the whole registry.
    ("registry_log", "at", 30),
)
_REWRITTEN = ("shares", "cases", "ledger", "doors", "letterbox", "web_sessions")
"""Where what was erased or taken back stood: wrapped keys, sealed rows, entries without their bodies."""


class NotTheOwner(TakedownError):
    """Whoever asks doesn't own the tables; ``role``. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One table, and what was done: ``pruned`` (with how many rows), ``rewritten``, ``analysed`` or ``busy``."""

    table: str
    done: str
    rows: int = 0


def upkeep(owner_url: str, *, wait: float = _WAIT) -> Iterator[Kept]:
    """Prune, rewrite and analyse, table by table; yield each as it is done. The server goes on working meanwhile.

    Args:
        owner_url: the database, as its owner. wait: seconds that each lock is waited for.

    Raises:
        StoreUnreachable, NotPrepared, NotTheOwner: nothing was changed.
    """
    engine = engines.postgres(owner_url, wait)
    try:
        with engine.connect() as link, link.begin():
            _let_in(link)
            there = set(inspect(link).get_table_names())
        for table, column, days in _OVER:
            before = (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="milliseconds")
            with engine.connect() as link, link.begin():
                gone = text(f"DELETE FROM {table} WHERE {column} < :before{_but(table)}")  # noqa: S608 - constants
                yield Kept(table, "pruned", link.execute(gone, {"before": before.replace("+00:00", "Z")}).rowcount)
        with engine.connect() as link:
            link.execution_options(isolation_level="AUTOCOMMIT")
            for table in _REWRITTEN:
                yield Kept(table, _vacuumed(link, f"VACUUM (FULL, ANALYZE) {table}", "rewritten"))
            for table in sorted(there - set(_REWRITTEN)):
                yield Kept(table, _vacuumed(link, f'VACUUM (ANALYZE) "{table}"', "analysed"))
    finally:
        engine.dispose()


def _but(table: str) -> str:
    # The last change tells its followers how far they are.
    return " AND id < (SELECT max(id) FROM registry_log)" if table == "registry_log" else ""


def _vacuumed(link: Connection, statement: str, done: str) -> str:
    try:
        link.exec_driver_sql(statement)
    except StoreBusy:
        return "busy"
    return done


def _let_in(link: Connection) -> None:
    if not version_of(link):
        raise NotPrepared
    asked = text("SELECT current_user, pg_has_role(relowner, 'MEMBER') FROM pg_class WHERE oid = 'shares'::regclass")
    role, owns = link.execute(asked).one()
    if not owns:
        raise NotTheOwner(role=str(role))
