"""The ledger on both engines: sound as it is written; any change behind its back is found, with a code."""

from __future__ import annotations

import hashlib
import json
import random
import threading
from collections.abc import Callable
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import Connection, delete, insert

from takedown.cases.case import CaseStatus
from takedown.cases.event import EventKind
from takedown.cases.noun import new_id
from takedown.evidence import chain
from takedown.evidence.ledger import Checked, Ledger
from takedown.store import CaseKeyGone, Store
from takedown.store.tables import LEDGER, LEDGER_HEAD
from takedown.vault import Vault
from tests.evidence.book import ENTRIES, Book, with_head, with_seq

COLUMNS = [column.name for column in LEDGER.columns]


# --- as it is written -----------------------------------------------------------------------------------------------


def test_an_empty_ledger_is_sound(book: Book) -> None:
    assert book.codes() == [Checked(0)]


def test_every_entry_is_checked_and_then_the_head(full: Book) -> None:
    assert full.codes() == [*(Checked(seq) for seq in range(1, ENTRIES + 1)), Checked(0)]


def test_what_was_written_is_read_back_by_the_cases_key(book: Book) -> None:
    body = {"url": "https://a.example/é", "n": 1, "none": None}
    with book.store.begin() as tx:
        book.ledger.append(tx, EventKind.SIGHTING, book.cases[0], "subject", dict(body))
    with book.store.read() as tx:
        row = tx.rows("ledger")[0]
    assert (row["seq"], row["kind"], row["case_id"], row["subject"]) == (1, "sighting", book.cases[0], "subject")
    assert row["body"] == body
    # Behind the face: no word of it stands in the table.
    assert b"a.example" not in book.rows()[0]["body"]


def test_anybody_can_recompute_it_from_what_is_published(full: Book, vault: Vault) -> None:
    # Written a second time, from the docstring of chain.py alone.
    key = Ed25519PublicKey.from_public_bytes(vault.signer.public_key())
    link = bytes(32)
    for row in full.rows():
        header = {name: row[name] for name in ("seq", "id", "at", "kind", "case_id", "subject")}
        header["commitment"] = row["commitment"].hex()
        spelled = json.dumps(header, sort_keys=True, separators=(",", ":")).encode()
        leaf = hashlib.sha256(b"\x00" + row["body"]).digest()
        link = hashlib.sha256(b"\x01" + link + spelled + leaf).digest()
        assert (row["leaf"], row["chain"]) == (leaf, link)
        key.verify(row["signature"], link)
    head = full.head()
    assert (head["count"], head["chain"]) == (ENTRIES, link)
    key.verify(head["signature"], hashlib.sha256(b"\x02" + ENTRIES.to_bytes(8, "big") + link).digest())


def test_it_is_sound_after_opening_again(open_store: Callable[[], Store], vault: Vault) -> None:
    book = Book(open_store(), vault)
    book.fill(3)
    book.store = open_store()
    book.fill(3, seed=1)
    assert len(book.codes()) == 7
    assert book.wrong() == {}


def test_nothing_is_appended_when_the_transaction_fails(full: Book) -> None:
    def fails() -> None:
        with full.store.begin() as tx:
            full.ledger.append(tx, EventKind.CASE_EDITED, full.cases[0], "s", {})
            raise KeyError

    with pytest.raises(KeyError):
        fails()
    assert len(full.rows()) == ENTRIES
    assert full.wrong() == {}


def test_another_vaults_signatures_are_none(full: Book, home: Any, cheap_cost: Any) -> None:
    with Vault.create(home / "other", "another passphrase", cheap_cost) as other, full.store.read() as tx:
        codes = [checked.code for checked in Ledger(other.signer).verify(tx)]
    assert codes == ["bad-signature"] * (ENTRIES + 1)


# --- every column of entries ----------------------------------------------------------------------------------------


def altered(value: object, rng: random.Random, others: list[object]) -> object:
    """Return ``value`` with one bit or letter changed."""
    if isinstance(value, int):
        return value + 1000
    if isinstance(value, bytes):
        at = rng.randrange(len(value))
        return value[:at] + bytes([value[at] ^ 1 << rng.randrange(8)]) + value[at + 1 :]
    if isinstance(value, str) and value:
        at = rng.randrange(len(value))
        return value[:at] + ("#" if value[at] != "#" else "%") + value[at + 1 :]
    return next(other for other in others if other != value)


@pytest.mark.parametrize("column", COLUMNS)
def test_one_letter_changed_in_any_column_is_found(full: Book, column: str) -> None:
    rng = random.Random(column)
    rows = full.rows()
    for row in rng.sample(rows, 5):
        if column == "case_id":
            # The database itself refuses a case that isn't there: the worst that can be put is the other one, or none.
            value: object = rng.choice([one for one in (*full.cases, None) if one != row["case_id"]])
        else:
            value = altered(row[column], rng, [])
        wrong = full.wrong_after(with_seq(row["seq"], **{column: value}))
        expected = {
            "seq": {"entry-missing", "chain-broken", "entries-missing"},
            "body": {"body-changed"},
            "leaf": {"body-changed"},
            "chain": {"chain-broken", "entries-missing"},
            "signature": {"bad-signature"},
            "salt": {"commitment-broken"},
        }.get(column, {"chain-broken"})
        assert wrong, (column, row["seq"])
        assert set(wrong.values()) <= expected
        if column != "seq":
            assert row["seq"] in wrong


@pytest.mark.parametrize("value", [b"", b"\x01", bytes(64), bytes(65)])
def test_a_signature_of_any_other_length_or_of_nothing_is_bad(full: Book, value: bytes) -> None:
    assert full.wrong_after(with_seq(9, signature=value)) == {9: "bad-signature"}
    assert full.wrong_after(with_head(signature=value)) == {0: "bad-signature"}


# --- entries taken away, put in, moved ------------------------------------------------------------------------------


def test_any_entry_taken_away_is_found(full: Book) -> None:
    for gone in range(1, ENTRIES + 1):
        wrong = full.wrong_after(lambda link, gone=gone: link.execute(delete(LEDGER).where(LEDGER.c.seq == gone)))  # type: ignore[misc] # mypy knows no defaults of lambdas
        assert wrong == ({gone + 1: "entry-missing"} if gone < ENTRIES else {0: "entries-missing"})


@pytest.mark.parametrize("kept", [0, 1, 15, 28])
def test_a_tail_cut_off_is_found(full: Book, kept: int) -> None:
    assert full.wrong_after(lambda link: link.execute(delete(LEDGER).where(LEDGER.c.seq > kept))) == {
        0: "entries-missing"
    }


@pytest.mark.parametrize(("one", "other"), [(1, 2), (5, 17), (29, 30)])
def test_two_entries_that_changed_places_are_found(full: Book, one: int, other: int) -> None:
    def swap(link: Connection) -> None:
        for seq, to in ((one, 1000), (other, one), (1000, other)):
            with_seq(seq, seq=to)(link)

    wrong = full.wrong_after(swap)
    assert wrong[one] == wrong[other] == "chain-broken"


def test_an_entry_told_twice_is_found(full: Book) -> None:
    row = full.rows()[11]
    for seq in (ENTRIES + 1, 1000, 0):
        again = {**row, "seq": seq, "id": new_id()}
        wrong = full.wrong_after(lambda link, again=again: link.execute(insert(LEDGER), again))  # type: ignore[misc] # as above
        assert wrong


def test_a_tail_told_again_with_its_own_numbers_is_found(full: Book) -> None:
    tail = [{**row, "seq": row["seq"] + 5, "id": new_id()} for row in full.rows()[-5:]]
    wrong = full.wrong_after(lambda link: link.execute(insert(LEDGER), tail))
    assert wrong[ENTRIES + 1] == "chain-broken"
    assert wrong[0] == "entries-missing"


# --- bodies ---------------------------------------------------------------------------------------------------------


def test_a_body_put_in_anothers_place_is_found(full: Book) -> None:
    rows = full.rows()
    one, other = rows[4], rows[20]
    assert full.wrong_after(with_seq(5, body=other["body"])) == {5: "body-changed"}
    # With its digest too: then the link no longer fits.
    wrong = full.wrong_after(with_seq(5, body=other["body"], leaf=other["leaf"]))
    assert wrong == {5: "chain-broken"}
    everything = {name: other[name] for name in ("body", "salt", "commitment", "leaf", "chain", "signature")}
    assert full.wrong_after(with_seq(one["seq"], **everything))[5] == "chain-broken"


def test_the_same_facts_sealed_anew_are_not_the_same_entry(full: Book) -> None:
    row = full.rows()[2]
    with full.store.read() as tx:
        body = tx.rows("ledger", order_by="seq")[2]["body"]
        sealed = tx.seal_value("ledger", row["id"], "body", row["case_id"], body)
    assert full.wrong_after(with_seq(3, body=bytes(sealed))) == {3: "body-changed"}


def test_a_body_deleted_without_an_erasure_is_found(full: Book) -> None:
    for seq in (1, 10, ENTRIES):
        assert full.wrong_after(with_seq(seq, body=None)) == {seq: "body-missing"}


def test_an_erasure_takes_a_cases_bodies_and_the_chain_stays_sound(full: Book) -> None:
    gone, other = full.cases
    with full.store.begin() as tx:
        tx.update("cases", gone, status=CaseStatus.ERASED.value)
        tx.erase_case(gone)
        full.ledger.append(tx, EventKind.CASE_ERASED, None, gone, {})
    with pytest.raises(CaseKeyGone), full.store.begin() as tx:
        full.ledger.append(tx, EventKind.CASE_EDITED, gone, gone, {})
    assert full.wrong() == {}
    rows = full.rows()
    assert len(rows) == ENTRIES + 1
    assert {row["case_id"] for row in rows if row["body"] is None} == {gone}
    assert not [row for row in rows if row["case_id"] == gone and row["body"] is not None]
    # What was erased covers nothing else: another case's body, and facts of erased entries themselves.
    mine, hers = (next(row["seq"] for row in rows if row["case_id"] == case) for case in (other, gone))
    assert full.wrong_after(with_seq(mine, body=None)) == {mine: "body-missing"}
    assert full.wrong_after(with_seq(hers, subject="somebody else")) == {hers: "chain-broken"}
    assert full.wrong_after(with_seq(hers, leaf=bytes(32))) == {hers: "chain-broken"}


def test_an_erasure_that_was_only_written_into_the_table_covers_nothing(full: Book) -> None:
    row = next(row for row in full.rows() if row["case_id"] == full.cases[0])

    def forge(link: Connection) -> None:
        with_seq(row["seq"], body=None)(link)
        with_seq(ENTRIES, kind="case-erased", subject=full.cases[0])(link)

    assert full.wrong_after(forge)[ENTRIES] == "chain-broken"


def test_an_entry_rewritten_and_signed_by_the_vault_itself_no_longer_fits_the_next(full: Book, vault: Vault) -> None:
    rows = full.rows()
    header = chain.header(rows[9] | {"subject": "rewritten"})
    link = chain.link(rows[8]["chain"], header, rows[9]["leaf"])
    forged = with_seq(10, subject="rewritten", chain=link, signature=vault.signer.sign(link))
    assert full.wrong_after(forged) == {11: "chain-broken"}


# --- the head -------------------------------------------------------------------------------------------------------


def test_every_column_of_the_head(full: Book) -> None:
    head, rng = full.head(), random.Random(3)
    for count in (0, ENTRIES - 1, ENTRIES + 1, -1, 2**31 - 1):
        assert full.wrong_after(with_head(count=count)) == {0: "entries-missing"}
    for _ in range(5):
        assert full.wrong_after(with_head(chain=altered(head["chain"], rng, []))) == {0: "entries-missing"}
        assert full.wrong_after(with_head(signature=altered(head["signature"], rng, []))) == {0: "bad-signature"}
    assert full.wrong_after(with_head(signature=full.rows()[-1]["signature"])) == {0: "bad-signature"}


def test_a_head_that_is_gone_is_found(full: Book) -> None:
    with full.store._engine.begin() as link:
        link.execute(delete(LEDGER_HEAD))
    assert full.wrong() == {0: "head-missing"}


def test_an_older_head_is_found_and_so_is_an_older_tail_under_the_new_head(full: Book) -> None:
    older = full.head()
    full.fill(4, seed=9)
    assert full.wrong_after(with_head(**older)) == {0: "entries-missing"}
    assert full.wrong_after(with_head(signature=older["signature"])) == {0: "bad-signature"}
    assert full.wrong_after(lambda link: link.execute(delete(LEDGER).where(LEDGER.c.seq > ENTRIES))) == {
        0: "entries-missing"
    }


def test_the_head_of_an_empty_ledger(book: Book) -> None:
    assert book.wrong_after(with_head(count=3)) == {0: "entries-missing"}
    assert book.wrong_after(with_head(chain=b"\x01" * 32)) == {0: "entries-missing"}
    assert book.wrong_after(with_head(signature=bytes(64))) == {0: "bad-signature"}


# --- many at once ---------------------------------------------------------------------------------------------------


def test_four_threads_write_one_chain_without_a_gap(book: Book) -> None:
    failed: list[BaseException] = []

    def write(case_id: str | None) -> None:
        try:
            for number in range(12):
                with book.store.begin() as tx:
                    book.ledger.append(tx, EventKind.RECHECKED, case_id, new_id(), {"n": number})
        except BaseException as problem:  # noqa: BLE001 - told in the main thread, whatever it was
            failed.append(problem)

    threads = [threading.Thread(target=write, args=(case_id,)) for case_id in (*book.cases, None, book.cases[0])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert [row["seq"] for row in book.rows()] == list(range(1, 49))
    assert book.wrong() == {}
