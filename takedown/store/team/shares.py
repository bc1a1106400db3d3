"""Shares: a key sealed to each seat that may have it, of cases and of the organisation itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import ColumnElement, Connection, delete, insert, select

from takedown.store.team.tables import IDEMPOTENCY, SHARES

# A case's id has no colon; what else is shared is named "org:...".
_OF_ORGANISATION = SHARES.c.subject.contains(":")


class Shares:
    """The keys of cases as one seat holds them; what ``Transaction`` asks on a team's server."""

    table = SHARES.name

    def __init__(self, link: Connection, holder: str) -> None:
        self._link = link
        self._holder = holder

    def wrapped(self, subject: str, *, locked: bool = False) -> bytes | None:
        """Return the key of ``subject`` as this seat has it; ``locked``: it stays until the transaction ends."""
        query = select(SHARES.c.wrapped).where(SHARES.c.subject == subject, SHARES.c.holder == self._holder)
        found: bytes | None = self._link.execute(query.with_for_update(read=True) if locked else query).scalar()
        return found

    def all_wrapped(self, subjects: Iterable[str] | None = None) -> Iterator[tuple[str, bytes]]:
        """Yield the keys of these cases, or of all, that this seat has."""
        which = ~_OF_ORGANISATION if subjects is None else SHARES.c.subject.in_(set(subjects))
        yield from self._held(which)

    def of_organisation(self) -> dict[str, bytes]:
        """Return what this seat has beside keys of cases, by its subject."""
        return dict(self._held(_OF_ORGANISATION))

    def give(self, subject: str, wrapped: Mapping[str, bytes]) -> None:
        """Store what was sealed for each holder; a holder who has it already gets it anew."""
        if not wrapped:
            return
        self.take_back(wrapped, subject)
        rows = [{"subject": subject, "holder": holder, "wrapped": sealed} for holder, sealed in wrapped.items()]
        self._link.execute(insert(SHARES), rows)

    def take_back(self, holders: Iterable[str], subject: str | None = None) -> int:
        """Delete what these seats hold of ``subject``, or all that they hold; return how many shares that was."""
        gone = delete(SHARES).where(SHARES.c.holder.in_(list(holders)))
        return self._link.execute(gone if subject is None else gone.where(SHARES.c.subject == subject)).rowcount

    def holders(self, subject: str) -> list[str]:
        """Return the seats that hold the key of ``subject``."""
        query = select(SHARES.c.holder).where(SHARES.c.subject == subject).order_by(SHARES.c.holder)
        return list(self._link.execute(query).scalars())

    def _held(self, which: ColumnElement[bool]) -> Iterator[tuple[str, bytes]]:
        query = select(SHARES.c.subject, SHARES.c.wrapped).where(SHARES.c.holder == self._holder, which)
        yield from ((row[0], row[1]) for row in self._link.execute(query))

    def await_users(self, case_id: str) -> None:
        """Wait for every other transaction that uses a share, and keep new ones out until this one ends."""
        self._link.execute(select(SHARES.c.holder).where(SHARES.c.subject == case_id).with_for_update())

    def destroy(self, case_id: str) -> None:
        """Delete every seat's share of a case: nobody can read it any more.

        What programs that had it were answered may speak of it, so it goes too.
        """
        readers = select(SHARES.c.holder).where(SHARES.c.subject == case_id)
        self._link.execute(delete(IDEMPOTENCY).where(IDEMPOTENCY.c.token_id.in_(readers)))
        self._link.execute(delete(SHARES).where(SHARES.c.subject == case_id))
