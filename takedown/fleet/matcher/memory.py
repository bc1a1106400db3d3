"""What a matcher holds: every organisation's registered pictures, read once, and then whatever the log says changed.

The log is read by number, and numbers are given before a transaction ends: one that comes late leaves a gap, which is
asked for again until it is filled or too old. From time to time all ids are compared, so that nothing stays missed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from threading import Lock
from time import monotonic

from pydantic import ValidationError

from takedown.cases.case import CaseStatus
from takedown.cases.media import Media
from takedown.cases.negative import Negative
from takedown.fleet.matcher import nuisances
from takedown.fleet.matcher.nuisances import Nuisances
from takedown.matching.kernels import PLAIN, Kernels
from takedown.matching.registry import Registry
from takedown.pipeline.team.fleet import FleetSession
from takedown.store import CaseKeyGone, Row, Transaction
from takedown.vault import Tampered

STALE = 45.0
"""Seconds without a look at the log after which nothing is answered: what was withdrawn might still be told."""

_SWEPT = 300.0
_GAP = 900.0
_MANY = 500
_LOG, _MEDIA, _NEGATIVES, _CASES = "registry_log", "media", nuisances.TABLE, "cases"


class Memory:
    """The registry of a matcher. ``fill`` once, then ``follow`` every second or so; anybody may ask meanwhile.

    Attributes:
        registry: what is asked; somebody lets it settle from time to time.
    """

    def __init__(self, session: FleetSession, kernels: Kernels = PLAIN) -> None:
        """Take the matcher's session, which stays the caller's."""
        self.registry = Registry(kernels, tended=True)
        self._session = session
        self._media: dict[str, str] = {}
        self._negatives: dict[str, str] = {}
        self._last = 0
        self._gaps: dict[int, float] = {}
        self._looked = self._swept = monotonic()
        self._changing = Lock()
        self._houses = Nuisances(session, self.registry)
        self._unreadable = 0

    def __len__(self) -> int:
        return len(self.registry)

    @property
    def last(self) -> int:
        """The number up to which the log was read."""
        return self._last

    @property
    def unreadable(self) -> int:
        """How many rows were altered, or aren't shared with the matcher, or are of another version."""
        return self._unreadable + self._houses.unreadable

    @property
    def is_fresh(self) -> bool:
        """Whether what it says can be relied on: the log was looked at lately."""
        return monotonic() - self._looked < STALE

    def fill(self) -> None:
        """Read everything that is registered for cases that are open."""
        with self._session.store.read() as tx:
            # First the log: what is written while the rest is read comes again.
            self._last = _last(tx)
        self._sweep()
        self.registry.settle()
        self._looked = monotonic()

    def follow(self) -> int:
        """Take in what the log says since; return how many of its rows there were."""
        began = monotonic()
        with self._changing:
            with self._session.store.read() as tx:
                rows = self._new_rows(tx, began)
                self._take(tx, [row for row in rows if not _of_no_case(row)])
            self._take_own(row for row in rows if _of_no_case(row))
        self._looked = began
        if began - self._swept > _SWEPT:
            self._sweep()
        return len(rows)

    def _new_rows(self, tx: Transaction, at: float) -> list[Row]:
        filled = tx.rows(_LOG, id=list(self._gaps)) if self._gaps else []
        new = tx.rows(_LOG, order_by="id", after=self._last)
        for row in filled:
            del self._gaps[row["id"]]
        numbers = {row["id"] for row in new}
        if numbers:
            missing = set(range(self._last + 1, max(numbers))) - numbers
            self._gaps |= dict.fromkeys(missing, at)
            self._last = max(numbers)
        self._gaps = {number: since for number, since in self._gaps.items() if at - since < _GAP}
        return [*filled, *new]

    def _take(self, tx: Transaction, rows: Iterable[Row]) -> None:
        """Look at what the log names, as it is now, and hold that."""
        named: dict[str, set[str]] = {_CASES: set(), _MEDIA: set(), _NEGATIVES: set()}
        for row in rows:
            named[str(row["op"]).rpartition("-")[0]].add(str(row["subject"]))
        for table, held in ((_MEDIA, self._media), (_NEGATIVES, self._negatives)):
            if named[_CASES]:
                there = {str(row["id"]) for row in tx.each(table, only=("id",), case_id=named[_CASES])}
                named[table] |= there | {item for item, case in held.items() if case in named[_CASES]}
            self._renew(tx, table, named[table])

    def _take_own(self, rows: Iterable[Row]) -> None:
        """The same of what organisations know for all of their cases."""
        named: defaultdict[str, set[str]] = defaultdict(set)
        for row in rows:
            named[str(row["org_id"])].add(str(row["subject"]))
        for organisation, items in named.items():
            self._houses.renew(organisation, items)

    def _sweep(self) -> None:
        """Compare all ids with what is held."""
        with self._changing:
            with self._session.store.read() as tx:
                self._sweep_cases(tx)
            self._houses.sweep()
        self._swept = monotonic()

    def _sweep_cases(self, tx: Transaction) -> None:
        open_cases = _open_cases(tx)
        for table, held in ((_MEDIA, self._media), (_NEGATIVES, self._negatives)):
            there = {
                str(row["id"])
                for row in tx.each(table, only=("case_id",))
                if row["case_id"] is not None and str(row["case_id"]) in open_cases
            }
            changed = sorted(there ^ held.keys())
            if len(changed) > _MANY:
                tx.open_keys()
            self._renew(tx, table, changed)

    def _renew(self, tx: Transaction, table: str, items: Iterable[str]) -> None:
        """Hold these as they are in the database now, or no more."""
        wanted = list(items)
        for start in range(0, len(wanted), _MANY):
            some = wanted[start : start + _MANY]
            rows = {str(row["id"]): row for row in tx.each(table, raw=True, id=some)}
            cases = {str(row["case_id"]) for row in rows.values() if row["case_id"] is not None}
            searched = _open_cases(tx, cases) if cases else set()
            self._houses.place(tx, searched)
            for item in some:
                row = rows.get(item)
                noun = self._read(tx, table, row) if row is not None and str(row["case_id"]) in searched else None
                self._hold(table, item, noun)

    def _read(self, tx: Transaction, table: str, row: Row) -> Media | Negative | None:
        """Return what a row holds; one that was altered, or isn't shared with the matcher, holds nothing."""
        noun: type[Media | Negative] = Media if table == _MEDIA else Negative
        try:
            return noun.of(tx.unsealed(table, row))
        except (Tampered, CaseKeyGone, ValidationError):
            self._unreadable += 1
            return None

    def _hold(self, table: str, item: str, noun: Media | Negative | None) -> None:
        held, forget = (
            (self._media, self.registry.remove) if table == _MEDIA else (self._negatives, self.registry.remove_negative)
        )
        try:
            if isinstance(noun, Media):
                self.registry.add(noun)
            elif isinstance(noun, Negative):
                self.registry.add_negative(noun)
        except ValueError:  # packed by another version
            self._unreadable += 1
            noun = None
        if noun is None:
            forget(item)
            held.pop(item, None)
        else:
            held[item] = noun.case_id


def _of_no_case(row: Row) -> bool:
    return str(row["op"]).startswith(_NEGATIVES) and row["case_id"] is None


def _open_cases(tx: Transaction, among: Iterable[str] | None = None) -> set[str]:
    rows = (
        tx.each(_CASES, only=("status",), status=CaseStatus.OPEN.value)
        if among is None
        else tx.each(_CASES, only=("status",), status=CaseStatus.OPEN.value, id=list(among))
    )
    return {str(row["id"]) for row in rows}


def _last(tx: Transaction) -> int:
    return max((int(row["id"]) for row in tx.rows(_LOG, order_by="-id", limit=1, only=("id",))), default=0)
