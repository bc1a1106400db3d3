"""A ledger with two cases in it, and how it is changed behind every face."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, select, update

from takedown.cases.case import Adult, Case, Standing
from takedown.cases.event import EventKind
from takedown.cases.noun import new_id
from takedown.evidence.ledger import Checked, Ledger
from takedown.store import Store, Transaction
from takedown.store.tables import LEDGER, LEDGER_HEAD
from takedown.vault import Vault

ENTRIES = 30
KINDS = [kind for kind in EventKind if kind is not EventKind.CASE_ERASED]
Row = dict[str, Any]


class Book:
    """A ledger with two cases in it. ``behind`` changes the tables themselves: nothing else can, and somebody might."""

    def __init__(self, store: Store, vault: Vault) -> None:
        self.store = store
        self.ledger = Ledger(vault.signer)
        self.cases = [_new_case(store) for _ in range(2)]

    def fill(self, count: int = ENTRIES, seed: int = 0) -> None:
        rng = random.Random(seed)
        with self.store.begin() as tx:
            for number in range(count):
                case_id = rng.choice([*self.cases, None])
                self.ledger.append(tx, rng.choice(KINDS), case_id, new_id(), {"n": number, "note": "é" * number})

    def codes(self) -> list[Checked]:
        with self.store.read() as tx:
            return list(self.ledger.verify(tx))

    def wrong(self) -> dict[int, str]:
        return {checked.seq: checked.code for checked in self.codes() if checked.code}

    def rows(self) -> list[Row]:
        with self.store._engine.connect() as link:
            return [dict(row) for row in link.execute(select(LEDGER).order_by(LEDGER.c.seq)).mappings()]

    def head(self) -> Row:
        with self.store._engine.connect() as link:
            return dict(link.execute(select(LEDGER_HEAD)).mappings().one())

    def wrong_after(self, change: Callable[[Connection], object]) -> dict[int, str]:
        """Make a change behind the ledger's back, ask what is wrong, and take the change back."""
        with self.store._linked(writes=True) as link, link.begin() as transaction:
            before = _everything(link)
            change(link)
            assert _everything(link) != before
            found = self.ledger.verify(Transaction(link, self.store._keyring, writes=False))
            wrong = {checked.seq: checked.code for checked in found if checked.code}
            transaction.rollback()
        return wrong


def _everything(link: Connection) -> list[Row]:
    queries = (select(LEDGER).order_by(LEDGER.c.seq), select(LEDGER_HEAD))
    return [dict(row) for query in queries for row in link.execute(query).mappings()]


def _new_case(store: Store) -> str:
    case = Case.opened(label="l", adult=Adult.YES, standing=Standing.SUBJECT)
    with store.begin() as tx:
        tx.insert("cases", case.row())
    return case.id


def with_seq(entry: int, /, **values: object) -> Callable[[Connection], object]:
    return lambda link: link.execute(update(LEDGER).where(LEDGER.c.seq == entry).values(**values))


def with_head(**values: object) -> Callable[[Connection], object]:
    return lambda link: link.execute(update(LEDGER_HEAD).values(**values))
