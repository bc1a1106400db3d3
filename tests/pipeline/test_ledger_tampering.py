"""Every column of every table of the ledger is changed at seeded places, rows are moved about, and all of it is found.

On the rows themselves, behind every face: somebody with the opened database could do just that.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Table, delete, insert, select, update

from takedown.cases.event import EventKind
from takedown.cases.noun import new_id, now
from takedown.evidence import chain
from takedown.evidence.anchor import Anchor
from takedown.evidence.ledger import Ledger
from takedown.pipeline.proof import stamping
from takedown.pipeline.proof.prove import Proof, verify, verify_ledger
from takedown.pipeline.session import Session
from takedown.settings import Settings, TimestampSettings
from takedown.store import Store, Transaction
from takedown.store.tables import CHECKPOINTS, LEDGER, LEDGER_HEAD, TIMESTAMPS
from takedown.vault import Cost, Vault
from tests.conftest import PASSPHRASE
from tests.evidence.authority import Authority, replying, serving
from tests.pipeline.casefile import opened

Row = dict[str, Any]
TABLES = (LEDGER, LEDGER_HEAD, CHECKPOINTS, TIMESTAMPS)
COLUMNS = [(table, column.name) for table in TABLES for column in table.columns]
AT_WORK = {"asked_at", "tries", "why"}
"""Of a timestamp that is waited for still: notes for the next try, which no entry tells of. See docs/ledger.md."""
PLACES = 3


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    """A ledger with two cases, three checkpoints, two tokens, one that was passed over and one that waits."""
    folder = tmp_path_factory.mktemp("ledger")
    vault = Vault.create(folder / "home", PASSPHRASE, Cost(time=1, memory_kib=64, lanes=1))
    store = Store.open_sqlcipher(folder / "home" / "store.db", vault.database_key(), vault.keyring)
    authority = Authority(folder / "authority")
    server = replying(authority.reply)
    with ExitStack() as stack:
        stack.enter_context(serving(server))
        named = TimestampSettings(name="one", url=server.url, roots=str(authority.roots), allow=[server.pair])
        absent = TimestampSettings(name="two", url="http://127.0.0.1:1024/", roots=str(authority.roots))
        made = Session(vault.home, Settings(timestamps=[named, absent]), vault, store, Ledger(vault.signer))
        for day in range(3):
            case = opened(made)
            with store.begin() as tx:
                for number in range(4):
                    body: dict[str, object] = {"n": number, "note": "é" * number}
                    made.ledger.append(tx, EventKind.RECHECKED, case.id if number else None, new_id(), body)
            settings = [absent] if day == 0 else [named, absent]
            stamping.stamp_now(replace(made, settings=Settings(timestamps=settings)), now() + timedelta(days=day))
    return made


def everything(link: Connection) -> list[list[Row]]:
    return [[dict(row) for row in link.execute(select(table)).mappings()] for table in TABLES]


def found_after(session: Session, change: Callable[[Connection], object], anchor: Anchor | None = None) -> list[Proof]:
    """Return what is wrong after a change behind every face, which is then taken back."""
    with session.store._linked(writes=True) as link, link.begin() as transaction:
        link.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        before = everything(link)
        change(link)
        assert everything(link) != before
        tx = Transaction(link, session.store._keyring, writes=False)
        found = [proof for proof in verify(session, tx, anchor) if not proof.ok]
        transaction.rollback()
    return found


def rows_of(session: Session, table: Table) -> list[Row]:
    with session.store._engine.connect() as link:
        return [dict(row) for row in link.execute(select(table)).mappings()]


def altered(value: object, rng: random.Random) -> object:
    """Return ``value`` with one bit, one letter or the figure changed."""
    if isinstance(value, int):
        return value + 1000
    if isinstance(value, bytes):
        if not value:
            return b"\x00"
        at = rng.randrange(len(value))
        return value[:at] + bytes([value[at] ^ 1 << rng.randrange(8)]) + value[at + 1 :]
    if isinstance(value, str) and value:
        at = rng.randrange(len(value))
        return value[:at] + ("0" if value[at] != "0" else "1") + value[at + 1 :]
    return "0"


def key_of(table: Table) -> str:
    return "seq" if table is LEDGER else "id"


def test_it_is_sound_as_it_was_made(session: Session) -> None:
    proofs = list(verify_ledger(session))
    assert [proof for proof in proofs if not proof.ok] == []
    assert {row["state"] for row in rows_of(session, TIMESTAMPS)} == {"stamped", "queued"}
    assert [proof.item.split()[0] for proof in proofs].count("checkpoint") == 3
    assert [proof.item.split()[0] for proof in proofs].count("timestamp") == 5


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=lambda part: getattr(part, "name", part))
def test_one_change_in_any_column_of_any_row_is_found(session: Session, table: Table, column: str) -> None:
    rng = random.Random(f"{table.name}.{column}")
    rows = rows_of(session, table)
    if table is TIMESTAMPS and column in AT_WORK:
        rows = [row for row in rows if row["state"] != "queued"]
    for row in rng.sample(rows, min(PLACES, len(rows))):
        value = altered(row[column], rng)
        here = table.c[key_of(table)] == row[key_of(table)]
        if (table, column) == (LEDGER_HEAD, "id"):
            # The database itself takes one head alone, of one name.
            continue
        assert found_after(
            session,
            lambda link, here=here, value=value: link.execute(update(table).where(here).values(**{column: value})),  # type: ignore[misc] # mypy knows no defaults of lambdas
        ), (column, row[key_of(table)])


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_any_row_taken_away_is_found(session: Session, table: Table) -> None:
    rng = random.Random(table.name)
    rows = rows_of(session, table)
    for row in [rows[0], rows[-1], *rng.sample(rows, min(PLACES, len(rows)))]:
        here = table.c[key_of(table)] == row[key_of(table)]
        assert found_after(session, lambda link, here=here: link.execute(delete(table).where(here)))  # type: ignore[misc] # as above
    assert found_after(session, lambda link: link.execute(delete(table)))


@pytest.mark.parametrize("table", [LEDGER, CHECKPOINTS, TIMESTAMPS], ids=lambda table: table.name)
def test_a_row_told_twice_is_found(session: Session, table: Table) -> None:
    for row in rows_of(session, table)[-2:]:
        again = {**row, "id": new_id(), **({"seq": 1000} if table is LEDGER else {})}
        assert found_after(session, lambda link, again=again: link.execute(insert(table), again))  # type: ignore[misc] # as above


@pytest.mark.parametrize("table", [LEDGER, CHECKPOINTS, TIMESTAMPS], ids=lambda table: table.name)
def test_two_rows_that_changed_their_names_are_found(session: Session, table: Table) -> None:
    key = key_of(table)
    rows = rows_of(session, table)
    for one, other in ((0, 1), (0, len(rows) - 1)):

        def swap(link: Connection, one: Row = rows[one], other: Row = rows[other]) -> None:
            spare: object = 5000 if key == "seq" else "spare"
            for was, to in ((one[key], spare), (other[key], one[key]), (spare, other[key])):
                link.execute(update(table).where(table.c[key] == was).values(**{key: to}))

        assert found_after(session, swap)


@pytest.mark.parametrize("table", [LEDGER, CHECKPOINTS, TIMESTAMPS], ids=lambda table: table.name)
def test_two_rows_that_changed_their_content_are_found(session: Session, table: Table) -> None:
    one, other = (row for row in rows_of(session, table)[:2])
    content = {name: value for name, value in other.items() if name not in ("id", "seq")}
    if {**one, **content} == one:
        pytest.fail("the rows are alike")
    here = table.c[key_of(table)] == one[key_of(table)]
    assert found_after(session, lambda link: link.execute(update(table).where(here).values(**content)))


def test_a_database_put_back_to_an_earlier_state_is_found_by_what_was_kept_elsewhere(
    session: Session, tmp_path: Path
) -> None:
    anchor = stamping.write_anchor(session, tmp_path / "kept.json")
    assert stamping.read_anchor(tmp_path / "kept.json") == anchor
    assert anchor.timestamps
    assert [proof for proof in verify_ledger(session, anchor) if not proof.ok] == []
    count = anchor.checkpoint.count - 1
    last = next(row for row in rows_of(session, LEDGER) if row["seq"] == count)
    head = {"count": count, "chain": last["chain"]}
    head["signature"] = session.ledger.signer.sign(chain.head(count, last["chain"]))

    def put_back(link: Connection) -> None:
        link.execute(delete(LEDGER).where(LEDGER.c.seq > count))
        link.execute(update(LEDGER_HEAD).values(**head))
        told = select(LEDGER.c.subject).where(LEDGER.c.kind == "checkpoint-made")
        link.execute(delete(CHECKPOINTS).where(CHECKPOINTS.c.id.not_in(told)))
        link.execute(delete(TIMESTAMPS))

    # Of its tokens alone the entries still tell; with an older copy of the table nothing at all would be seen.
    assert {proof.code for proof in found_after(session, put_back)} == {"row-missing"}
    assert Proof("anchor", "anchor-beyond") in found_after(session, put_back, anchor)
