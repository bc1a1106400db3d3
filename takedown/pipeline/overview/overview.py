"""The overview of all cases: read once after the vault was opened, then only the cases of which something happened.

What happened is told by the ledger, which every change goes through, whichever process made it.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from itertools import takewhile

from takedown.cases.event import EventKind
from takedown.cases.noun import now, rfc3339
from takedown.pipeline.overview.reading import CaseRows, Recipients, read
from takedown.pipeline.overview.row import WORK, Filters, Lane, Row, in_order
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import NotFound
from takedown.store import Transaction


class Overview:
    """All cases and their rows, in memory. Threads may share it; it is as old as the last ``refresh``.

    Args:
        session: the open vault.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._recipients: Recipients | None = None
        self._cases: dict[str, CaseRows] = {}
        self._rows: dict[str, Row] = {}
        self._lanes: dict[Lane, list[Row]] = {}
        self._sorted: set[Lane] = set()
        self._seq = -1
        self._lock = threading.RLock()

    def refresh(self) -> None:
        """Read anew the cases of which something happened since the last time; at the first time, all.

        Raises:
            StoreUnreachable: it stays as it was.
        """
        with self._lock, self._session.store.read() as tx:
            if self._recipients is None:
                self._recipients = Recipients(self._session)
            seq = _last(tx)
            if seq == self._seq:
                return
            if self._seq < 0:
                found = {one.case.id: one for one in read(tx, self._recipients)}
            else:
                changed = _changed(tx, self._seq)
                known = {item: one for item, one in self._cases.items() if item not in changed}
                found = known | {one.case.id: one for one in read(tx, self._recipients, sorted(changed))}
            self._cases = dict(sorted(found.items(), key=lambda pair: (pair[1].case.created_at, pair[0])))
            self._sort()
            self._seq = seq

    @property
    def cases(self) -> list[CaseRows]:
        """Every case that isn't erased, the oldest first."""
        return list(self._cases.values())

    def case(self, case_id: str) -> CaseRows:
        """Return one case with its rows.

        Raises:
            NotFound: there is none, or it was erased.
        """
        try:
            return self._cases[case_id]
        except KeyError:
            raise NotFound(noun="case", id=case_id) from None

    def row(self, item: str) -> Row:
        """Return the row of a match or a notice.

        Raises:
            NotFound: there is none.
        """
        try:
            return self._rows[item]
        except KeyError:
            raise NotFound(noun="match", id=item) from None

    def recipient(self, item: str) -> str:
        """Return the name of a recipient of the directory; its id where it isn't there any more, or empty."""
        return self._recipients.named(item) if self._recipients else item

    def counts(self) -> dict[Lane, int]:
        """Return how many rows are in each lane now."""
        with self._lock:
            return self._sizes()

    def rows(self, filters: Filters | None = None) -> list[Row]:
        """Return the rows that ``filters`` let pass, lane by lane, within each in the order in which it is worked on.

        Without a lane or a text: of the lanes in which it is a person's turn.
        """
        wanted = filters or Filters()
        lanes: Iterable[Lane] = Lane if wanted.text or wanted.case else WORK
        if wanted.lane:
            lanes = [lane for lane in Lane if lane == wanted.lane]
        with self._lock:
            rows: Iterable[Row] = [row for lane in lanes for row in self._in(lane)]
        for name, value in wanted.asked().items():
            if name not in ("lane", "text"):
                field = "case_id" if name == "case" else name
                rows = [row for row in rows if getattr(row, field) == value]
        return self._searched(rows, wanted.text) if wanted.text else list(rows)

    def _searched(self, rows: Iterable[Row], text: str) -> list[Row]:
        if "://" in text:
            found = self._at(text.strip())
            return [row for row in rows if row.id in found or not found.isdisjoint(row.match_ids)]
        low = text.strip().casefold()
        labelled = {item for item, one in self._cases.items() if low in one.case.label.casefold() or low == item}
        return [
            row
            for row in rows
            if row.case_id in labelled
            or low in row.host
            or low in row.reference.casefold()
            or low in (row.recipient, row.id)
        ]

    def _at(self, url: str) -> set[str]:
        """Return the ids of the matches at an address, in whichever case; looked up blindly."""
        with self._session.store.read() as tx:
            return {row["id"] for row in tx.find_anywhere("matches", "url", url)}

    def _sizes(self) -> dict[Lane, int]:
        """Return how many rows each lane has now."""
        late = len(self._late())
        held = {lane: len(self._lanes.get(lane, ())) for lane in Lane}
        return held | {Lane.OVERDUE: late, Lane.WAITING: held[Lane.WAITING] - late}

    def _in(self, lane: Lane) -> list[Row]:
        """Return the rows of one lane now, in order."""
        if lane is Lane.OVERDUE:
            return self._late()
        rows = self._ordered(lane)
        return rows[len(self._late()) :] if lane is Lane.WAITING else rows

    def _late(self) -> list[Row]:
        """Return what waits for somebody whose time is over: the first of the lane, as that is ordered."""
        moment = rfc3339(now())
        return list(takewhile(lambda row: row.lane_at(moment) is Lane.OVERDUE, self._ordered(Lane.WAITING)))

    def _ordered(self, lane: Lane) -> list[Row]:
        """Return the rows of a lane as stored, in order; put into order when first asked for."""
        if lane not in self._sorted:
            self._lanes[lane] = in_order(lane, self._lanes.get(lane, ()))
            self._sorted.add(lane)
        return self._lanes[lane]

    def _sort(self) -> None:
        rows = [row for one in self._cases.values() for row in one.rows]
        self._rows = {row.id: row for row in rows}
        by_lane: dict[Lane, list[Row]] = {}
        for row in rows:
            by_lane.setdefault(row.lane, []).append(row)
        self._lanes, self._sorted = by_lane, set()


def _last(tx: Transaction) -> int:
    """Return the number of the ledger's last entry."""
    found = tx.rows("ledger", order_by="-seq", limit=1, raw=True, only=("seq",))
    return int(found[0]["seq"]) if found else 0


def _changed(tx: Transaction, after: int) -> set[str]:
    """Return the cases of which something happened since the entry ``after``, erased ones among them."""
    entries = tx.rows("ledger", order_by="seq", after=after, raw=True, only=("seq", "kind", "subject"))
    erased = {row["subject"] for row in entries if row["kind"] == EventKind.CASE_ERASED.value}
    return erased | {row["case_id"] for row in entries if row["case_id"] is not None}
