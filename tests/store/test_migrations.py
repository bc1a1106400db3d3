"""The migrations make exactly the tables that the program knows, once, and leave a newer program's database alone."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from takedown.cases.case import Agreed, Case, Telling
from takedown.cases.guided import Guided
from takedown.cases.match import Match
from takedown.cases.media import Level, Media
from takedown.cases.notice import Notice
from takedown.cases.particulars import Particulars
from takedown.store import DamagedStore, NewerSchema, Store, StoreUnreachable, schema
from takedown.store.tables import metadata
from takedown.vault import Vault
from tests.conftest import NewDatabase
from tests.store.planted import LATER, Planted, into_first


def test_the_migrations_make_what_the_tables_say(open_new_store: Callable[[], Store]) -> None:
    with open_new_store()._engine.connect() as link:
        context = MigrationContext.configure(link, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, metadata) == []


def test_opening_again_changes_nothing(open_new_store: Callable[[], Store], case: Planted) -> None:
    with open_new_store().begin() as tx:
        case.into(tx)
    with open_new_store().read() as tx:
        for table, row in case:
            assert tx.rows(table) == [row]


@pytest.fixture
def first_store(open_new_store: Callable[[], Store], tmp_path: Path) -> Store:
    """A database as the first program made it, with its one migration."""
    migrations = shutil.copytree(schema._MIGRATIONS, tmp_path / "migrations")
    for later in (migrations / "versions").glob("v000[2-9]*.py"):
        later.unlink()
    with pytest.MonkeyPatch.context() as then:
        then.setattr(schema, "_MIGRATIONS", migrations)
        return open_new_store()


def test_an_older_database_comes_up_to_date_with_its_rows(
    first_store: Store, open_new_store: Callable[[], Store], case: Planted, other_case: Planted
) -> None:
    with first_store.begin() as tx:
        into_first(tx, case)
    first_store.close()
    store = open_new_store()
    with store.begin() as tx:
        old = [tx.rows(table)[0] for table in ("cases", "media", "matches")]
        read = [Case.of(old[0]).row(), Media.of(old[1]).row(), Match.of(old[2]).row()]
        other_case.into(tx)
        notice = tx.rows("notices", case_id=case.case_id)[0]
    assert {name for name in LATER["notices"] if notice[name] is not None} == set()
    then = {name: value for name, value in case.rows["notices"].items() if name not in LATER["notices"]}
    assert then.items() <= Notice.of(notice).row().items()
    assert Notice.of(notice).letter == "notice"
    assert {name for row in old for name, value in row.items() if value is None} == {
        "closed_at", "checked_at", "level", "particulars", "retain_until", "telling", "agreed", "guided", "local",
        "frames", "duration", "reason", "spans", "seen_fingerprint", "seen",
    }  # fmt: skip
    assert read[0] == {
        **case.rows["cases"], "level": Level.STRONG, "particulars": Particulars().row(), "telling": Telling().row(),
        "agreed": Agreed().row(), "guided": Guided().row(),
    }  # fmt: skip
    defaults = {"local": b"", "frames": b"", "duration": 0.0}
    assert read[1] == {**case.rows["media"], **defaults}
    assert read[2] == {**case.rows["matches"], "reason": "", "spans": [], "seen_fingerprint": None, "seen": b""}
    with store.begin() as tx:
        tx.update("cases", case.case_id, level="portable")
        tx.update("media", read[1]["id"], local=b"codes")
    with store.begin() as tx:
        tx.erase_case(case.case_id)
        assert [row["id"] for row in tx.rows("media")] == [other_case.rows["media"]["id"]]


def test_many_open_a_new_database_at_once(open_new_store: Callable[[], Store]) -> None:
    stores: list[Store] = []
    threads = [threading.Thread(target=lambda: stores.append(open_new_store())) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(stores) == 6
    with stores[0].read() as tx:
        assert tx.count("ledger_head") == 1


def test_a_newer_database_is_left_alone(open_new_store: Callable[[], Store], case: Planted) -> None:
    store = open_new_store()
    with store.begin() as tx:
        case.into(tx)
    with store._engine.begin() as link:
        link.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(NewerSchema) as refused:
        open_new_store()
    assert refused.value.data == {"revision": "9999"}
    with store.read() as tx:
        assert tx.rows("cases") == [case.rows["cases"]]


def test_another_key_is_refused_and_changes_nothing(
    vault: Vault, file_store: Store, case: Planted, capfd: pytest.CaptureFixture[str]
) -> None:
    with file_store.begin() as tx:
        case.into(tx)
    file_store.close()
    file = vault.home / "store.db"
    before = {path.name: path.read_bytes() for path in vault.home.iterdir()}
    with pytest.raises(DamagedStore):
        Store.open_sqlcipher(file, bytes(32), vault.keyring)
    assert {path.name: path.read_bytes() for path in vault.home.iterdir()} == before
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("damage", [b"not a database at all" * 500, b"SQLite format 3\x00" + bytes(8192)])
def test_a_file_that_is_no_database(vault: Vault, damage: bytes) -> None:
    file = vault.home / "store.db"
    file.write_bytes(damage)
    with pytest.raises(DamagedStore):
        Store.open_sqlcipher(file, vault.database_key(), vault.keyring)
    assert file.read_bytes() == damage


def test_a_page_damaged_later(vault: Vault, file_store: Store, case: Planted) -> None:
    with file_store.begin() as tx:
        case.into(tx)
    file_store.close()
    file = vault.home / "store.db"
    octets = bytearray(file.read_bytes())
    for start in range(4096, len(octets), 4096):
        octets[start + 100] ^= 1
    file.write_bytes(octets)
    with pytest.raises(DamagedStore):
        read_everything(file, vault)


def read_everything(file: Path, vault: Vault) -> None:
    store = Store.open_sqlcipher(file, vault.database_key(), vault.keyring)
    try:
        with store.read() as tx:
            tx.rows("cases")
    finally:
        store.close()


def test_a_folder_in_the_file_s_place(vault: Vault) -> None:
    (vault.home / "store.db").mkdir()
    with pytest.raises(StoreUnreachable):
        Store.open_sqlcipher(vault.home / "store.db", vault.database_key(), vault.keyring)


@pytest.mark.parametrize("url", ["postgresql://postgres@127.0.0.1:1/none", "not a url", "postgresql://"])
def test_nobody_at_the_address(vault: Vault, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGHOST", "/nowhere")
    with pytest.raises(StoreUnreachable):
        Store.open_postgres(url, vault.keyring)


def test_a_database_that_is_not_there(vault: Vault, postgres_url: NewDatabase) -> None:
    with pytest.raises(StoreUnreachable) as refused:
        Store.open_postgres(postgres_url().replace("/test_", "/none_"), vault.keyring)
    assert "none_" not in str(refused.value) + repr(refused.value.data)
