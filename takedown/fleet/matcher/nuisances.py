"""What organisations know to be no copy, whatever the case: each reaches the cases of its own organisation alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pydantic import ValidationError

from takedown.cases.negative import Negative
from takedown.errors import NotShared
from takedown.matching.registry import Registry
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import NotFound
from takedown.pipeline.team.fleet import FleetSession
from takedown.pipeline.team.shelves import ORGANISATIONS
from takedown.store import Row, Transaction
from takedown.vault import Tampered

TABLE = "negatives"
_MANY = 500


class Nuisances:
    """The organisations' own nuisances, in the registry of a matcher. One thread at a time changes them.

    Attributes:
        unreadable: how many rows were altered, or of an organisation that doesn't share its key with the matcher.
    """

    def __init__(self, session: FleetSession, registry: Registry) -> None:
        """Take the matcher's session and registry, which stay the caller's."""
        self._session, self._registry = session, registry
        self._places: dict[str, str] = {}
        self._cases: defaultdict[str, set[str]] = defaultdict(set)
        self._held: defaultdict[str, set[str]] = defaultdict(set)
        self._within: dict[str, Session] = {}
        self.unreadable = 0

    def place(self, tx: Transaction, cases: Iterable[str]) -> None:
        """Note whose these cases are; asked before anything of them is registered."""
        if new := sorted(set(cases) - self._places.keys()):
            for row in tx.rows("case_places", id=new):
                self._places[str(row["id"])] = str(row["org_id"])
                self._cases[str(row["org_id"])].add(str(row["id"]))

    def sweep(self) -> None:
        """Compare the ids of all organisations' nuisances with what is held."""
        there: defaultdict[str, set[str]] = defaultdict(set)
        for organisation in self._session.server.organisations():
            if (session := self._entered(organisation.id)) is not None:
                with session.store.read() as tx:
                    there[organisation.id] = {str(row["id"]) for row in tx.each(TABLE, only=("case_id",), case_id=None)}
        for organisation_id in {*there, *self._held}:
            self.renew(organisation_id, there[organisation_id] ^ self._held[organisation_id])

    def renew(self, organisation: str, items: Iterable[str]) -> None:
        """Hold these of an organisation as they are in the database now, or no more."""
        wanted, session = sorted(items), self._entered(organisation)
        for start in range(0, len(wanted), _MANY):
            some = wanted[start : start + _MANY]
            found: dict[str, Negative] = {}
            if session is not None:
                with session.store.read() as tx:
                    rows = list(tx.each(TABLE, raw=True, id=some, case_id=None))
                    found = {one.id: one for row in rows if (one := self._read(tx, row)) is not None}
            for item in some:
                self._hold(organisation, item, found.get(item))

    def _hold(self, organisation: str, item: str, negative: Negative | None) -> None:
        try:
            if negative is not None:
                self._registry.add_negative(negative, self._cases[organisation])
                self._held[organisation].add(item)
                return
        except ValueError:  # packed by another version
            self.unreadable += 1
        self._registry.remove_negative(item)
        self._held[organisation].discard(item)

    def _read(self, tx: Transaction, row: Row) -> Negative | None:
        try:
            return Negative.of(tx.unsealed(TABLE, row))
        except (Tampered, NotShared, ValidationError):
            self.unreadable += 1
            return None

    def _entered(self, organisation: str) -> Session | None:
        """Return the matcher's session on one organisation; ``None`` where it isn't there, or shares nothing."""
        if organisation not in self._within:
            try:
                with self._session.server.store.read() as tx:
                    found = ORGANISATIONS.get(tx, organisation)
                self._within[organisation] = self._session.within(found)
            except NotFound:
                return None
            except (NotShared, Tampered):
                self.unreadable += 1
                return None
        return self._within[organisation]
