"""The leads of one configured host: what its crawl has still to visit, and what it has visited.

Which host and which address a row is about, nobody reads without the vault: both are blind indexes, and the lead itself
is sealed. In clear are the state, the order and when another visit is due.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from math import inf
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Dialect, Select, and_, bindparam, delete, func, select, true, update
from sqlalchemy.sql.dml import ReturningUpdate

from takedown.store.dialects import dialect_of
from takedown.store.keyring import CaseKey, Place
from takedown.store.rows import opened_value, sealed_value
from takedown.store.tables import LEADS

WAITING, OUT, VISITED = 0, 1, 2
"""A row's state; ``OUT`` is handed out."""

_AT = LEADS.c
_WRITTEN = ("site", "digest", "state", "tier", "depth", "due", "held", "lead")
# Half an index tells 2**40 addresses apart as surely as a whole one, and the tree that they stand in is half as large.
_SITE_BYTES, _DIGEST_BYTES = 8, 16


def _taking(*which: ColumnElement[bool]) -> ReturningUpdate[Any]:
    """Return the statement that hands out the first rows of a host, read in the index's order and no further."""
    first = (
        select(_AT.seq)
        .where(_AT.site == bindparam("host"), _AT.state == WAITING, *which)
        .order_by(_AT.tier, _AT.depth, _AT.seq)
        .limit(bindparam("most"))
        .with_for_update(skip_locked=True)
        # By itself: PostgreSQL may run a subquery more than once, each time with further rows up to the limit.
        .cte("first")
    )
    taken = update(LEADS).where(_AT.seq.in_(select(first.c.seq))).values(state=OUT)
    return taken.returning(_AT.tier, _AT.depth, _AT.seq, _AT.digest, _AT.lead)


_TAKE = _taking()
_TAKE_OF = _taking(_AT.tier == bindparam("of"))
_HOLDS = select(_AT.seq).where(_AT.held == bindparam("held")).limit(1)
_CHUNK = 500
"""Digests asked for at a time; SQLite's limit on parameters is far above."""


class Standing(NamedTuple):
    """How one address stands."""

    state: int
    tier: int


class LeadRow(NamedTuple):
    """What is written of one address. ``lead`` is in clear, and sealed on the way; so is ``held``, or empty."""

    digest: bytes
    tier: int
    depth: int
    lead: bytes
    due: float | None = None
    held: str = ""


class Leads:
    """The rows of one host, within one transaction; ``Transaction.leads`` gives it."""

    def __init__(self, link: Connection, key: CaseKey, site: str) -> None:
        self._link = link
        self._key = key
        self._field = f"leads.url.{site}"
        self._site = key.index("leads.site", site)[:_SITE_BYTES]

    def digest(self, url: str) -> bytes:
        """Return what the address is known by on this host."""
        return self._key.index(self._field, url)[:_DIGEST_BYTES]

    def standing(self, digests: Iterable[bytes]) -> dict[bytes, Standing]:
        """Return how those of the addresses stand that are there."""
        query = select(_AT.digest, _AT.state, _AT.tier)
        return {row[0]: Standing(row[1], row[2]) for row in self._among(query, digests)}

    def held_leads(self, digests: Iterable[bytes]) -> dict[bytes, bytes]:
        """Return the leads of those of the addresses that are there.

        Raises:
            Tampered: altered, or moved there.
        """
        rows = self._among(select(_AT.digest, _AT.lead), digests)
        return {digest: self._opened(digest, lead) for digest, lead in rows}

    def insert(self, rows: Sequence[LeadRow]) -> None:
        """Have new addresses wait; one that another process has put there meanwhile stays as it is."""
        self._write((), rows, WAITING)

    def visited(self, rows: Sequence[LeadRow]) -> None:
        """Keep what a visit left, of an address that is there or not."""
        self._write(("state", "tier", "depth", "due", "held", "lead"), rows, VISITED)

    def wait_again(self, rows: Sequence[LeadRow]) -> None:
        """Have known addresses wait with another lead; what they were held against stays."""
        self._write(("state", "tier", "depth", "lead"), rows, WAITING)

    def drop(self, digests: Iterable[bytes]) -> None:
        """Forget addresses, there or not."""
        for some in _chunks(digests):
            self._link.execute(delete(LEADS).where(self._here(), _AT.digest.in_(some)))

    def resume(self) -> int:
        """Have wait what was handed out; return how many."""
        return self._wait(_AT.state == OUT)

    def wake(self, now: float, tiers: Collection[int]) -> int:
        """Have wait what of ``tiers`` was visited and is due by ``now``, infinity: all; return how many."""
        due = true() if now == inf else _AT.due <= now
        return self._wait(and_(_AT.state == VISITED, _AT.tier.in_(tiers), due))

    def take(self, most: int, tiers: Collection[int] | None = None) -> list[bytes]:
        """Hand out the first ``most`` waiting leads, of all ``tiers`` or of these.

        Raises:
            Tampered: altered, or moved there.
        """
        taken: list[Any] = []
        if tiers is None:
            taken += self._link.execute(_TAKE, {"host": self._site, "most": most})
        for tier in sorted(tiers or ()):
            if len(taken) < most:
                taken += self._link.execute(_TAKE_OF, {"host": self._site, "of": tier, "most": most - len(taken)})
        return [self._opened(digest, lead) for *_, digest, lead in sorted(taken, key=lambda row: row[:3])]

    def waiting(self) -> int:
        """Return how many wait."""
        query = select(func.count()).select_from(LEADS).where(self._here(), _AT.state == WAITING)
        return self._link.execute(query).scalar_one()

    def is_held(self, held: str) -> bool:
        """Return whether any address of any host carries ``held``."""
        return self._link.execute(_HOLDS, {"held": self._held(held)}).first() is not None

    def forget(self) -> int:
        """Delete every row of the host; return how many they were."""
        return self._link.execute(delete(LEADS).where(self._here())).rowcount

    def _wait(self, which: ColumnElement[bool]) -> int:
        return self._link.execute(update(LEADS).where(self._here(), which).values(state=WAITING)).rowcount

    def _here(self) -> ColumnElement[bool]:
        return _AT.site == self._site

    def _among(self, query: Select[Any], digests: Iterable[bytes]) -> Iterator[Any]:
        for some in _chunks(digests):
            yield from self._link.execute(query.where(self._here(), _AT.digest.in_(some)))

    def _write(self, replacing: tuple[str, ...], rows: Sequence[LeadRow], state: int) -> None:
        """Write ``rows`` through the driver's own ``executemany``: naming each value would take twice as long."""
        if not rows:
            return
        values = [self._values(row, state) for row in rows]
        if self._link.dialect.name == "postgresql":
            named = [dict(zip(_WRITTEN, one, strict=True)) for one in values]
            self._link.exec_driver_sql(_compiled(self._link.dialect, replacing), named)
        else:
            self._link.exec_driver_sql(_compiled(self._link.dialect, replacing), values)

    def _values(self, row: LeadRow, state: int) -> tuple[object, ...]:
        """Return the values of ``_WRITTEN``, in its order."""
        digest, tier, depth, lead, due, held = row
        sealed = sealed_value(self._key, _place(digest), lead)
        return self._site, digest, state, tier, depth, due, self._held(held) if held else None, sealed

    def _held(self, held: str) -> bytes:
        return self._key.index("leads.held", held)[:_DIGEST_BYTES]

    def _opened(self, digest: bytes, lead: bytes) -> bytes:
        opened = opened_value(self._key, _place(digest), lead)
        if not isinstance(opened, bytes):
            raise TypeError(LEADS.name)
        return opened


@lru_cache(maxsize=16)
def _compiled(dialect: Dialect, replacing: tuple[str, ...]) -> str:
    """Return the statement that inserts a row, or replaces these columns of the one that is there, as text."""
    values: dict[str, Any] = {name: bindparam(name) for name in _WRITTEN}
    query = dialect_of(dialect.name).insert(LEADS).inline().values(values)
    if not replacing:
        return str(query.on_conflict_do_nothing().compile(dialect=dialect))
    fresh = {name: query.excluded[name] for name in replacing}
    return str(query.on_conflict_do_update(index_elements=["site", "digest"], set_=fresh).compile(dialect=dialect))


def _place(digest: bytes) -> Place:
    return LEADS.name, digest.hex(), "lead"


def _chunks(digests: Iterable[bytes]) -> Iterator[list[bytes]]:
    every = list(digests)
    return (every[start : start + _CHUNK] for start in range(0, len(every), _CHUNK))
