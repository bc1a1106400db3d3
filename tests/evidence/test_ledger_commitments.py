"""Commitments: each new entry is bound to its plain body, and entries of the first days verify without."""

from __future__ import annotations

import hashlib
import json

import pytest
from sqlalchemy import Connection

from takedown.cases.case import CaseStatus
from takedown.cases.event import EventKind
from takedown.cases.noun import new_id
from takedown.evidence import chain
from takedown.evidence.canonical import canonical
from takedown.store import Store
from takedown.vault import Vault
from tests.evidence.book import ENTRIES, Book, Row, with_head, with_seq


def append_as_before(book: Book, vault: Vault, case_id: str | None, body: dict[str, object]) -> None:
    """Append an entry as the program of the first days did: without salt and commitment."""
    with book.store.begin() as tx:
        head = tx.get("ledger_head", "head")
        assert head is not None
        count, last = head["count"] + 1, bytes(head["chain"]) if head["count"] else bytes(32)
        entry: Row = {
            "seq": count,
            "id": new_id(),
            "at": "2025-01-01T00:00:00.000Z",
            "kind": "rechecked",
            "case_id": case_id,
            "subject": "s",
        }
        spelled = json.dumps(entry, sort_keys=True, separators=(",", ":")).encode()
        sealed = tx.seal_value("ledger", entry["id"], "body", case_id, body)
        leaf = hashlib.sha256(b"\x00" + sealed).digest()
        link = hashlib.sha256(b"\x01" + last + spelled + leaf).digest()
        entry |= {"body": sealed, "salt": None, "commitment": None, "leaf": leaf, "chain": link}
        tx.insert("ledger", {**entry, "signature": vault.signer.sign(link)})
        end = hashlib.sha256(b"\x02" + count.to_bytes(8, "big") + link).digest()
        tx.update("ledger_head", "head", count=count, chain=link, signature=vault.signer.sign(end))
    with book.store._engine.begin() as connection:
        with_seq(count, salt=None)(connection)  # the column came later, and is empty in older rows


def test_a_ledger_of_the_first_days_verifies_and_goes_on(book: Book, vault: Vault) -> None:
    for number in range(4):
        append_as_before(book, vault, book.cases[number % 2], {"n": number})
    assert book.wrong() == {}
    book.fill(3)
    assert len(book.codes()) == 8
    assert book.wrong() == {}
    assert [row["commitment"] is None for row in book.rows()] == [True] * 4 + [False] * 3
    # None is put on an old entry afterwards, and none taken from a new one.
    assert book.wrong_after(with_seq(2, commitment=bytes(32), salt=b"x")) == {2: "chain-broken"}
    assert book.wrong_after(with_seq(2, salt=b"x")) == {2: "commitment-broken"}
    assert book.wrong_after(with_seq(6, commitment=None, salt=None)) == {6: "chain-broken"}
    assert book.wrong_after(with_seq(6, salt=None)) == {6: "commitment-broken"}


def test_a_commitment_binds_the_plain_body_and_says_nothing_without_the_salt(full: Book) -> None:
    with full.store.read() as tx:
        rows = tx.rows("ledger", order_by="seq")
    for row in rows:
        spelled = json.dumps(row["body"], sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
        assert row["commitment"] == hashlib.sha256(b"\x03" + bytes.fromhex(row["salt"]) + spelled).digest()
        assert row["commitment"] != hashlib.sha256(b"\x03" + spelled).digest()
    assert len({row["salt"] for row in rows}) == ENTRIES
    assert {len(row["salt"]) for row in rows} == {64}
    # The salt is sealed as the body is: nowhere in the table in clear.
    assert not any(rows[number]["salt"].encode() in row["salt"] for number, row in enumerate(full.rows()))


def test_a_salt_of_another_entry_is_found(full: Book) -> None:
    rows = full.rows()
    assert full.wrong_after(with_seq(3, salt=rows[8]["salt"])) == {3: "commitment-broken"}


def test_a_body_sealed_by_the_vault_itself_that_says_something_else_is_found(full: Book, vault: Vault) -> None:
    row, last = full.rows()[-1], full.rows()[-2]
    with full.store.read() as tx:
        sealed = bytes(tx.seal_value("ledger", row["id"], "body", row["case_id"], {"n": "another"}))
    leaf = chain.leaf(sealed)
    link = chain.link(last["chain"], chain.header(row), leaf)
    forged = {"body": sealed, "leaf": leaf, "chain": link, "signature": vault.signer.sign(link)}
    head = {"chain": link, "signature": vault.signer.sign(chain.head(ENTRIES, link))}

    def forge(connection: Connection) -> None:
        with_seq(ENTRIES, **forged)(connection)
        with_head(**head)(connection)

    assert full.wrong_after(forge) == {ENTRIES: "commitment-broken"}


def test_a_body_that_is_back_after_its_case_was_erased_is_found(full: Book) -> None:
    gone, rows = full.cases[0], full.rows()
    with full.store.begin() as tx:
        tx.update("cases", gone, status=CaseStatus.ERASED.value)
        tx.erase_case(gone)
        full.ledger.append(tx, EventKind.CASE_ERASED, None, gone, {})
    row = next(row for row in rows if row["case_id"] == gone)
    assert full.wrong_after(with_seq(row["seq"], body=row["body"], salt=row["salt"])) == {row["seq"]: "body-back"}
    assert full.wrong_after(with_seq(row["seq"], salt=row["salt"])) == {row["seq"]: "commitment-broken"}


@pytest.mark.parametrize(
    "body",
    [
        {"title": "half \ud800 of a character"},
        {"title": "two halves \ud83d\ude00 that meet"},
        {"tuple": (1, (2, 3)), "float": 1e22, "zero": -0.0, "small": 5e-324},
        {"keys": {10: "ten", 9: "nine", "a": 1}},
        {"deep": {"é": ["\u2028", "\x00", "\U0001f600"]}, "": None},
    ],
)
def test_whatever_a_page_holds_is_committed_to_as_it_is_opened_later(
    file_store: Store, vault: Vault, body: dict[str, object]
) -> None:
    book = Book(file_store, vault)
    with file_store.begin() as tx:
        book.ledger.append(tx, EventKind.SIGHTING, book.cases[0], "s", body)
    assert book.wrong() == {}
    with file_store.read() as tx:
        row = tx.rows("ledger")[0]
    assert chain.commitment(bytes.fromhex(row["salt"]), row["body"]) == row["commitment"]
    assert canonical(json.loads(canonical(row["body"]))) == canonical(row["body"])
