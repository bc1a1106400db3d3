"""Renewed: what is worked out of each case once, and again only when the ledger says something new of that case."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from takedown.cases.case import CaseStatus
from takedown.store import Transaction

T = TypeVar("T")


class Renewed(Generic[T]):
    """Holds one value a case, in memory alone. Threads may share it.

    Every change that counts is in the ledger in the transaction that makes it, so that its last number tells whether
    anything is new, and its entries' cases tell of whom. Erased cases have no value.

    Args:
        make: works the value of a case out.
    """

    def __init__(self, make: Callable[[Transaction, str], T]) -> None:
        self._make = make
        self._seq = -1
        self._values: dict[str, T] = {}
        self._is_whole = False
        self._lock = threading.Lock()

    def of_each(self, tx: Transaction) -> Mapping[str, T]:
        """Return the value of each case by its id, the oldest case first."""
        with self._lock:
            self._renew(tx, None)
            return dict(self._values)

    def some(self, tx: Transaction, most: int) -> bool:
        """Work out at most ``most`` of the values that aren't known yet; return whether there are more.

        For whoever reads beforehand, with a transaction for each call: a page that needs all goes on from there.
        """
        with self._lock:
            self._renew(tx, most)
            return not self._is_whole

    def _renew(self, tx: Transaction, most: int | None) -> None:
        last = next(tx.each("ledger", order_by="-seq", limit=1, raw=True, only=("seq",)), {"seq": 0})["seq"]
        if last == self._seq and self._is_whole:
            return
        changed = self._changed(tx)
        known = {item: value for item, value in self._values.items() if item not in changed}
        rows = tx.rows("cases", order_by="created_at", raw=True, only=("status",))
        wanted = [row["id"] for row in rows if row["status"] != CaseStatus.ERASED]
        missing = [item for item in wanted if item not in known]
        chosen = missing[:most]
        if chosen:
            tx.open_keys(chosen)
        known |= {item: self._make(tx, item) for item in chosen}
        self._values = {item: known[item] for item in wanted if item in known}
        self._seq, self._is_whole = last, len(chosen) == len(missing)

    def _changed(self, tx: Transaction) -> set[str]:
        """Return the cases that the ledger tells something new of since the last time."""
        if self._seq < 0:
            return set()
        new = tx.each("ledger", order_by="seq", after=self._seq, raw=True, only=("seq", "case_id"))
        return {row["case_id"] for row in new}
