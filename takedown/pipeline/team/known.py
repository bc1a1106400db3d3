"""What the pages of all cases go by, held once for an organisation in each process of the pages, in memory alone.

A member gets what is of the cases that are shared with her, whichever member's keys it was read with. What nobody
asked for in a while is dropped.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from takedown.cases.case import CaseStatus
from takedown.cases.event import EventKind
from takedown.pipeline.letters import fates, figures, results
from takedown.pipeline.overview.overview import Overview
from takedown.pipeline.overview.reading import CaseRows, Recipients, read
from takedown.pipeline.overview.row import Lane, Row
from takedown.pipeline.renewed import Renewed
from takedown.pipeline.team.server import TeamServer
from takedown.pipeline.team.session import TeamSession
from takedown.store import Transaction

T = TypeVar("T")
_AT_ONCE = 4
"""Cases read while nobody else is given anything."""
_SORTED = 8
"""Different sets of cases of one organisation that are kept in order at once."""


class Seen(NamedTuple, Generic[T]):
    """What a member sees: the value of each case by its id, the oldest first; and what tells two of these apart."""

    values: Mapping[str, T]
    version: tuple[int, int]


class Common(Renewed[T]):
    """As ``Renewed``, for all members of an organisation: each gets the values of the cases that she sees.

    Args:
        make: works out the values of some cases, which whoever asks can open.
    """

    def __init__(self, make: Callable[[Transaction, Sequence[str]], Iterable[tuple[str, T]]]) -> None:
        super().__init__(lambda tx, case_id: next(value for _, value in make(tx, [case_id])))
        self._make_some = make
        self._version = 0

    def of_each(self, tx: Transaction) -> Mapping[str, T]:
        """See ``Renewed``."""
        return self.seen(tx).values

    def seen(self, tx: Transaction) -> Seen[T]:
        """Return what whoever asks sees; what isn't known yet is read with her keys."""
        wanted = _visible(tx)
        found: dict[str, T] = {}
        while self._read(tx, wanted, found):
            pass
        with self._lock:
            values = {item: found.get(item, self._values.get(item)) for item in wanted}
            version = self._version, hash(tuple(wanted))
        return Seen({item: value for item, value in values.items() if value is not None}, version)

    def some(self, tx: Transaction, most: int) -> bool:  # noqa: ARG002 - so many as it takes at once anyway
        """See ``Renewed``."""
        return self._read(tx, _visible(tx), {})

    def _read(self, tx: Transaction, wanted: Sequence[str], found: dict[str, T]) -> bool:
        """Read some of what isn't known yet, into ``found`` too; return whether there may be more."""
        with self._lock:
            is_latest = self._drop_changed(tx)
            missing = [item for item in wanted if item not in self._values and item not in found][:_AT_ONCE]
            if not missing:
                return False
            tx.open_keys(missing)
            new = dict(self._make_some(tx, missing))
            found |= new
            # Somebody who sees a later moment was here before: what is read now may be old already.
            if is_latest:
                self._values |= new
                self._version += 1
            return bool(new)

    def _drop_changed(self, tx: Transaction) -> bool:
        """Drop what the ledger tells something new of; return whether this is the latest moment that was seen."""
        last = next(tx.each("ledger", order_by="-seq", limit=1, raw=True, only=("seq",)), {"seq": 0})["seq"]
        if self._seq < 0:
            self._seq = last
        if last > self._seq:
            only = ("seq", "kind", "subject")
            for row in tx.each("ledger", order_by="seq", after=self._seq, raw=True, only=only):
                whose = row["subject"] if row["kind"] == EventKind.CASE_ERASED.value else row["case_id"]
                if self._values.pop(whose, None) is not None:
                    self._version += 1
            self._seq = last
        return bool(last >= self._seq)


class Known:
    """What is known of one organisation's cases in this process."""

    def __init__(self) -> None:
        self.rows: Common[CaseRows] | None = None
        self.measured: results.Measured = Common(_each(results.told_in))
        self.fates: figures.Fates = Common(_each(fates.fates_of))
        self.recipients: Recipients | None = None
        self.used_at = time.monotonic()
        self._sorted: OrderedDict[tuple[int, int], _Sorted] = OrderedDict()
        self._lock = threading.Lock()

    def reading(self, session: TeamSession) -> Common[CaseRows]:
        """Return the rows of cases; the directory that names their recipients is the same for all members."""
        with self._lock:
            if self.rows is None:
                self.recipients = recipients = Recipients(session)
                self.rows = Common(lambda tx, some: ((one.case.id, one) for one in read(tx, recipients, some)))
            return self.rows

    def in_order(self, seen: Seen[CaseRows]) -> _Sorted:
        """Return the rows of what is seen by lane, put together once for all who see the same."""
        with self._lock:
            if seen.version not in self._sorted:
                whose = seen.version[1]
                before = next((one for (_, of), one in reversed(self._sorted.items()) if of == whose), None)
                self._sorted[seen.version] = _Sorted(seen.values, before)
                if len(self._sorted) > _SORTED:
                    self._sorted.popitem(last=False)
            self._sorted.move_to_end(seen.version)
            return self._sorted[seen.version]


class _Sorted:
    """The rows of some cases by id and by lane.

    Args:
        cases: these. before: the same ones as they were: lanes of which nothing changed since stay as they are.
    """

    def __init__(self, cases: Mapping[str, CaseRows], before: _Sorted | None) -> None:
        self.cases = dict(cases)
        # Before the lanes: one that is put into order meanwhile, by another thread, is there before it is done.
        self.done: set[Lane] = set(before.done) if before else set()
        self.lanes: dict[Lane, list[Row]] = dict(before.lanes) if before else {}
        self.rows: dict[str, Row] = dict(before.rows) if before else {}
        was = before.cases if before else {}
        changed = {item for item in cases.keys() | was.keys() if not _same(was.get(item), cases.get(item))}
        gone = [row for item in changed if item in was for row in was[item].rows]
        new: defaultdict[Lane, list[Row]] = defaultdict(list)
        for row in gone:
            self.rows.pop(row.id, None)
        for row in (row for item in changed if item in cases for row in cases[item].rows):
            self.rows[row.id] = row
            new[row.lane].append(row)
        for lane in {row.lane for row in gone} | new.keys():
            self.lanes[lane] = [row for row in self.lanes.get(lane, ()) if row.case_id not in changed] + new[lane]
            self.done.discard(lane)


def _same(one: CaseRows | None, other: CaseRows | None) -> bool:
    """Return whether two readings of a case found the same rows: most of what happens changes none."""
    return one is other or (one is not None and other is not None and one.rows == other.rows)


class TeamOverview(Overview):
    """The overview of the cases that are shared with a member.

    Args:
        session: hers.
    """

    def __init__(self, session: TeamSession) -> None:
        super().__init__(session)
        self._team = session

    def refresh(self) -> None:
        """Go by what is known now; what of it nobody of the organisation has read yet is read with her keys.

        Raises:
            StoreUnreachable: it stays as it was.
        """
        known = of(self._team)
        rows = known.reading(self._team)
        with self._team.store.read() as tx:
            now = known.in_order(rows.seen(tx))
        with self._lock:
            self._recipients = known.recipients
            self._cases, self._rows, self._lanes, self._sorted = now.cases, now.rows, now.lanes, now.done


def of(session: TeamSession) -> Known:
    """Return what is known of the member's organisation in this process; it is used from now on."""
    sweep(session.server)
    found = session.server.held.setdefault(session.organisation.id, Known())
    if not isinstance(found, Known):
        raise TypeError(found)
    found.used_at = time.monotonic()
    return found


def sweep(server: TeamServer) -> None:
    """Drop what is known of organisations of which nobody was here for as long as a session may be idle."""
    since = time.monotonic() - server.settings.team.idle_minutes * 60
    for item, one in list(server.held.items()):
        if isinstance(one, Known) and one.used_at < since:
            server.held.pop(item, None)


def _each(make: Callable[[Transaction, str], T]) -> Callable[[Transaction, Sequence[str]], Iterable[tuple[str, T]]]:
    return lambda tx, some: ((item, make(tx, item)) for item in some)


def _visible(tx: Transaction) -> list[str]:
    """Return the cases that are shared with whoever asks, the oldest first."""
    rows = tx.each("cases", order_by="created_at", raw=True, only=("status",))
    return [row["id"] for row in rows if row["status"] != CaseStatus.ERASED]
