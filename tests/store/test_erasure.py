"""Erasing a case destroys its key: the file, its journal and an older copy without the key give nothing back."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from takedown.cases.noun import new_id
from takedown.store import CaseKeyGone, ErasureUnfinished, Row, Store
from takedown.vault import Vault
from tests.store.pages import decrypted
from tests.store.planted import SHA256, URL, Planted, planted

KEPT = ("id", "status", "created_at", "closed_at")


def wrapped_key(store: Store, case_id: str) -> bytes:
    """What only the raw table shows."""
    with store._engine.connect() as link:
        found: bytes = link.exec_driver_sql(f"SELECT wrapped FROM case_keys WHERE case_id = '{case_id}'").scalar_one()
    return found


def test_an_erased_case_leaves_ids_and_dates(store: Store, case: Planted, other_case: Planted) -> None:
    with store.begin() as tx:
        case.into(tx)
        other_case.into(tx)
    with store.begin() as tx:
        tx.update("cases", case.case_id, closed_at="2026-11-21T09:00:00.000Z")
        tx.erase_case(case.case_id)
    with store.read() as tx:
        row = tx.get("cases", case.case_id)
        assert row is not None
        assert {name: row[name] for name in KEPT} == {
            **{name: case.rows["cases"][name] for name in KEPT},
            "status": "erased",
            "closed_at": "2026-11-21T09:00:00.000Z",
        }
        assert {value for name, value in row.items() if name not in KEPT} == {None}
        for table in ("consents", "media", "matches", "negatives", "sightings", "notices"):
            assert tx.rows(table) == [other_case.rows[table]]
        assert tx.rows("ledger", order_by="seq") == [
            {**case.rows["ledger"], "body": None, "salt": None},
            other_case.rows["ledger"],
        ]
        assert tx.find("media", case.case_id, "sha256", SHA256.hex()) is None
        assert tx.find("matches", case.case_id, "url", URL) is None


def test_nothing_is_stored_for_it_any_more(store: Store, case: Planted) -> None:
    media = {**case.rows["media"], "id": new_id()}
    with store.begin() as tx:
        case.into(tx)
        tx.erase_case(case.case_id)
        for write in (
            lambda: tx.insert("media", media),
            lambda: tx.insert_new("media", media),
            lambda: tx.update("cases", case.case_id, label="again"),
            lambda: tx.seal_value("ledger", "id", "body", case.case_id, {}),
        ):
            with pytest.raises(CaseKeyGone):
                write()


def test_erasing_twice_does_no_harm(store: Store, case: Planted) -> None:
    with store.begin() as tx:
        case.into(tx)
    for _ in range(2):
        with store.begin() as tx:
            tx.erase_case(case.case_id)
    with store.read() as tx:
        assert tx.count("cases", status="erased") == 1


def test_an_erasure_that_is_rolled_back_erases_nothing(store: Store, case: Planted) -> None:
    with store.begin() as tx:
        case.into(tx)
    with pytest.raises(KeyboardInterrupt):
        erase_and_break_off(store, case)
    with store.read() as tx:
        for table, row in case:
            assert tx.get(table, row["id"]) == row


def erase_and_break_off(store: Store, case: Planted) -> None:
    with store.begin() as tx:
        tx.erase_case(case.case_id)
        raise KeyboardInterrupt


def test_another_process_s_open_store_forgets_it_too(
    open_store: Callable[[], Store], case: Planted, other_case: Planted
) -> None:
    here, there = open_store(), open_store()
    with here.begin() as tx:
        case.into(tx)
        other_case.into(tx)
    with there.read() as tx:
        assert tx.get("media", case.rows["media"]["id"]) == case.rows["media"]
    with here.begin() as tx:
        tx.erase_case(case.case_id)
    with there.read() as tx:
        assert tx.rows("media") == [other_case.rows["media"]]
    with pytest.raises(CaseKeyGone):
        store_one(there, case.rows["media"])


def store_one(store: Store, media: Row) -> None:
    with store.begin() as tx:
        tx.insert("media", media)


def test_no_page_of_the_file_or_its_journal_holds_the_key_any_more(vault: Vault, file_store: Store) -> None:
    """With many cases and half of them erased, so that keys have moved from page to page."""
    cases = [planted(seq) for seq in range(1, 301)]
    for case in cases:
        with file_store.begin() as tx:
            case.into(tx)
    file, key = vault.home / "store.db", vault.database_key()
    gone = random.Random(1).sample(cases, 150)
    keys = {case.case_id: wrapped_key(file_store, case.case_id) for case in cases}
    before = decrypted(file, key)
    assert all(keys[case.case_id] in before for case in cases)
    for case in gone:
        with file_store.begin() as tx:
            tx.erase_case(case.case_id)
    after = decrypted(file, key)
    assert [case.case_id for case in gone if keys[case.case_id] in after] == []
    assert [case.case_id for case in gone if case.rows["media"]["id"].encode() in after] == []
    kept = next(case for case in cases if case not in gone)
    assert keys[kept.case_id] in after


def test_a_copy_from_before_gives_nothing_back_without_its_key_row(
    vault: Vault, file_store: Store, case: Planted, tmp_path: Path, passphrase: str
) -> None:
    with file_store.begin() as tx:
        case.into(tx)
    file_store.close()
    shutil.copytree(vault.home, tmp_path / "copy")
    with Vault.unlock(tmp_path / "copy", passphrase) as copied:
        store = Store.open_sqlcipher(tmp_path / "copy" / "store.db", copied.database_key(), copied.keyring)
        with store.read() as tx:
            assert tx.get("cases", case.case_id) == case.rows["cases"]
        with store._engine.begin() as link:
            link.exec_driver_sql("DELETE FROM case_keys")
        with store.read() as tx:
            everything = str([tx.rows(table, raw=raw) for table, _ in case for raw in (False, True)])
            row = tx.get("media", case.rows["media"]["id"])
        store.close()
    assert row is not None
    assert (row["fingerprint"], row["sha256"]) == (None, None)
    for secret in ("anary", URL, SHA256.hex(), repr(SHA256)):
        assert secret not in everything


def test_a_reader_keeps_the_journal_for_now_and_the_next_opening_cleans_it(vault: Vault, case: Planted) -> None:
    file, key = vault.home / "store.db", vault.database_key()
    store = Store.open_sqlcipher(file, key, vault.keyring, busy_seconds=0.2)
    with store.begin() as tx:
        case.into(tx)
    wrapped = wrapped_key(store, case.case_id)
    with store.read() as reader:
        assert reader.count("cases") == 1
        with pytest.raises(ErasureUnfinished):
            erase(store, case)
    assert wrapped in decrypted(file, key)
    with store.read() as tx:
        assert tx.count("cases", status="erased") == 1
    again = Store.open_sqlcipher(file, key, vault.keyring)
    assert wrapped not in decrypted(file, key)
    again.close()
    store.close()


def erase(store: Store, case: Planted) -> None:
    with store.begin() as tx:
        tx.erase_case(case.case_id)


DIES = """
import os, signal, sys
from pathlib import Path
from takedown.store import Store
from takedown.vault import Vault
home = Path(sys.argv[1])
vault = Vault.unlock(home, sys.argv[3])
store = Store.open_sqlcipher(home / "store.db", vault.database_key(), vault.keyring)
store._clean_up = lambda: os.kill(os.getpid(), signal.SIGKILL)
with store.begin() as tx:
    tx.erase_case(sys.argv[2])
"""


def test_killed_before_cleaning_up_the_next_opening_does_it(
    vault: Vault, file_store: Store, case: Planted, passphrase: str
) -> None:
    with file_store.begin() as tx:
        case.into(tx)
    wrapped = wrapped_key(file_store, case.case_id)
    file_store.close()
    died = subprocess.run([sys.executable, "-c", DIES, vault.home, case.case_id, passphrase], check=False, timeout=60)
    assert died.returncode == -9
    file, key = vault.home / "store.db", vault.database_key()
    again = Store.open_sqlcipher(file, key, vault.keyring)
    assert wrapped not in decrypted(file, key)
    with again.read() as tx:
        assert tx.count("cases", status="erased") == 1
    again.close()
