"""The keys of cases as the vault of one person holds them: one wrapped key a case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import Connection, delete, insert, select

from takedown.store.tables import CASE_KEYS


class CaseKeys:
    """The table of wrapped keys; a team's server has ``team.shares.Shares`` in its place."""

    table = CASE_KEYS.name

    def __init__(self, link: Connection) -> None:
        self._link = link

    def wrapped(self, case_id: str, *, locked: bool = False) -> bytes | None:
        """Return a case's key; ``locked``: it stays until the transaction ends."""
        query = select(CASE_KEYS.c.wrapped).where(CASE_KEYS.c.case_id == case_id)
        # Shared: many may write for a case at once, and an erasure waits for them.
        found: bytes | None = self._link.execute(query.with_for_update(read=True) if locked else query).scalar()
        return found

    def all_wrapped(self, case_ids: Iterable[str] | None = None) -> Iterator[tuple[str, bytes]]:
        """Yield the keys of these cases, or of all."""
        query = select(CASE_KEYS.c.case_id, CASE_KEYS.c.wrapped)
        if case_ids is not None:
            query = query.where(CASE_KEYS.c.case_id.in_(set(case_ids)))
        yield from ((row[0], row[1]) for row in self._link.execute(query))

    def give(self, case_id: str, wrapped: Mapping[str, bytes]) -> None:
        """Store a new case's key, which nobody else holds."""
        (own,) = wrapped.values()
        self._link.execute(insert(CASE_KEYS), {"case_id": case_id, "wrapped": own})

    def await_users(self, case_id: str) -> None:
        """Wait for every other transaction that uses the key, and keep new ones out until this one ends."""
        self._link.execute(select(CASE_KEYS.c.wrapped).where(CASE_KEYS.c.case_id == case_id).with_for_update())

    def destroy(self, case_id: str) -> None:
        """Delete the key; on SQLite, write the others anew, so that no page is left on which a copy of it could be.

        ``secure_delete`` blanks deleted rows and pages that are given back, but promises nothing of the copies that a
        row may leave behind when it is moved within a table; emptying the table gives every page back.
        """
        if self._link.dialect.name == "postgresql":
            self._link.execute(delete(CASE_KEYS).where(CASE_KEYS.c.case_id == case_id))
            return
        query = select(CASE_KEYS).where(CASE_KEYS.c.case_id != case_id)
        others = [dict(held) for held in self._link.execute(query).mappings()]
        self._link.execute(delete(CASE_KEYS))
        if others:
            self._link.execute(insert(CASE_KEYS), others)
