"""Whoever reads the database without the vault finds nothing of a person; whoever moves sealed bytes gets nowhere."""

from __future__ import annotations

import logging
import subprocess
from pathlib import Path

import pytest
from sqlalchemy import LargeBinary

from takedown.store import SealedBytes, Store
from takedown.store.tables import metadata
from takedown.vault import Tampered, Vault
from tests.conftest import NewDatabase
from tests.store.pages import decrypted
from tests.store.planted import CANARIES, DIGESTS, Planted

IN_CLEAR = {
    "id", "case_id", "status", "created_at", "closed_at", "given_at", "kind", "origin", "registered_at", "media_id",
    "state", "seen_at", "checked_at", "confidence", "method", "verdict", "match_id", "sent_at", "due_at", "due_basis",
    "recipient", "route", "language", "seq", "at", "subject", "count", "added_at",
    "role", "next_at", "tier", "depth", "due",
    "decided_at", "follows", "letter", "meaning", "not_before", "notice_id", "received_at", "tries",
    "retain_until", "withdrawn_at", "raised_at", "month", "outcome", "hours", "number", "made_at", "chain", "root",
    "signature", "checkpoint_id", "authority", "queued_at", "asked_at", "stamped_at", "why", "roots",
}  # fmt: skip


def spellings() -> list[bytes]:
    """Return each canary as text, and each digest as bytes and as hex, as they could have slipped in."""
    texts = [text.encode() for text in CANARIES]
    return [*texts, *DIGESTS, *(digest.hex().encode() for digest in DIGESTS)]


def assert_nothing_in(haystack: bytes, case: Planted) -> None:
    assert case.rows["media"]["id"].encode() in haystack  # it is the right haystack: ids are in clear
    lowered = haystack.lower()
    assert [needle for needle in spellings() if needle.lower() in lowered] == []


def test_only_ids_states_dates_and_public_names_have_columns_in_clear() -> None:
    readable = {
        column.name
        for table in metadata.tables.values()
        for column in table.columns
        if not isinstance(column.type, LargeBinary)
    }
    assert readable == IN_CLEAR


def test_no_byte_of_the_home_shows_a_canary(vault: Vault, file_store: Store, case: Planted) -> None:
    with file_store.begin() as tx:
        case.into(tx)
    names = {file.name for file in vault.home.iterdir()}
    assert {"store.db", "store.db-wal"} <= names
    for file in vault.home.iterdir():
        assert file.stat().st_mode & 0o077 == 0
        found = file.read_bytes().lower()
        assert [needle for needle in [*spellings(), b"sqlite format"] if needle.lower() in found] == []


def test_not_even_whoever_has_the_database_s_key_reads_a_canary(vault: Vault, file_store: Store, case: Planted) -> None:
    with file_store.begin() as tx:
        case.into(tx)
    assert_nothing_in(decrypted(vault.home / "store.db", vault.database_key()), case)


def test_a_dump_of_postgresql_shows_no_canary(
    vault: Vault, postgres_url: NewDatabase, postgres_bin: Path, case: Planted
) -> None:
    url = postgres_url()
    store = Store.open_postgres(url, vault.keyring)
    with store.begin() as tx:
        case.into(tx)
    store.close()
    dump = subprocess.run([postgres_bin / "pg_dump", "--inserts", url], check=True, capture_output=True, timeout=60)
    assert b"INSERT INTO public.notices" in dump.stdout
    assert_nothing_in(dump.stdout, case)
    # pg_dump writes bytes in hex; a text sealed by nobody would stand there as the hex of its letters.
    assert [needle for needle in spellings() if needle.hex().encode() in dump.stdout.lower()] == []


def test_the_length_of_sealed_bytes_does_not_tell_none_from_few(store: Store, case: Planted) -> None:
    lengths = set()
    with store.begin() as tx:
        case.into(tx)
        for codes in (b"", b"one", bytes(62)):
            tx.update("media", case.rows["media"]["id"], local=codes)
            lengths |= {len(row["local"]) for row in tx.rows("media", raw=True)}
    assert len(lengths) == 1


def test_the_length_of_what_is_sealed_does_not_tell_yes_from_no_from_unsure(store: Store, case: Planted) -> None:
    lengths = set()
    with store.begin() as tx:
        case.into(tx)
        for answer in ("yes", "no", "unsure"):
            tx.update("cases", case.case_id, adult=answer)
            lengths |= {len(row["adult"]) for row in tx.rows("cases", raw=True)}
    assert len(lengths) == 1


@pytest.mark.parametrize(
    ("table", "column", "to_table", "to_column"),
    [
        ("cases", "name", "cases", "contact"),  # another column
        ("consents", "standing", "cases", "standing"),  # another table
        ("matches", "page", "matches", "page"),  # another row
    ],
)
def test_sealed_bytes_moved_elsewhere_are_refused(
    store: Store, case: Planted, table: str, column: str, to_table: str, to_column: str
) -> None:
    with store.begin() as tx:
        case.into(tx)
        tx.insert("matches", {**case.rows["matches"], "id": "another", "url": "https://example.org/another"})
        sealed = tx.rows(table, raw=True, id=case.rows[table]["id"])[0][column]
        target = "another" if to_table == table == "matches" else case.rows[to_table]["id"]
        tx.update(to_table, target, **{to_column: sealed})
        with pytest.raises(Tampered) as refused:
            tx.get(to_table, target)
    assert refused.value.data == {"table": to_table, "column": to_column}


def test_sealed_bytes_of_another_case_are_refused(store: Store, case: Planted, other_case: Planted) -> None:
    with store.begin() as tx:
        case.into(tx)
        other_case.into(tx)
        theirs = tx.seal_value("cases", case.case_id, "name", other_case.case_id, "mine now")
        tx.update("cases", case.case_id, name=theirs)
        with pytest.raises(Tampered):
            tx.get("cases", case.case_id)


def test_a_case_key_moved_to_another_case_is_refused(store: Store, case: Planted, other_case: Planted) -> None:
    with store.begin() as tx:
        case.into(tx)
        other_case.into(tx)
    with store._engine.begin() as link:
        keys: dict[str, bytes] = dict(link.exec_driver_sql("SELECT case_id, wrapped FROM case_keys").all())
        stolen = keys[other_case.case_id].hex()
        literal = f"x'{stolen}'" if link.dialect.name == "sqlite" else f"'\\x{stolen}'::bytea"
        link.exec_driver_sql(f"UPDATE case_keys SET wrapped = {literal} WHERE case_id = '{case.case_id}'")
    with store.read() as tx, pytest.raises(Tampered):
        tx.get("cases", case.case_id)


def test_equal_values_look_different_in_every_row_and_case(store: Store, case: Planted, other_case: Planted) -> None:
    with store.begin() as tx:
        case.into(tx)
        other_case.into(tx)
        rows = [row for table, _ in case for row in tx.rows(table, raw=True)]
    sealed = [value for row in rows for value in row.values() if isinstance(value, SealedBytes)]
    assert len(sealed) == len(set(sealed)) > 40
    with store._engine.connect() as link:
        indexes = link.exec_driver_sql("SELECT url_index FROM matches").scalars().all()
    assert len({bytes(index) for index in indexes}) == 2


def test_neither_logs_nor_errors_show_a_canary(
    store: Store, case: Planted, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    shown = ""
    with caplog.at_level(logging.DEBUG):
        for mistake in (twice, wrong_kind):
            with pytest.raises(Exception, match=r"error-|parameters hidden") as refused:
                mistake(store, case)
            shown += repr(refused.value) + str(refused.value) + repr(store)
    shown += caplog.text + "".join(capfd.readouterr())
    assert [canary for canary in CANARIES if canary in shown] == []
    assert case.rows["cases"]["name"] not in shown


def twice(store: Store, case: Planted) -> None:
    with store.begin() as tx:
        case.into(tx)
        tx.insert("media", case.rows["media"])


def wrong_kind(store: Store, case: Planted) -> None:
    with store.begin() as tx:
        case.into(tx)
        tx.insert("matches", {**case.rows["matches"], "id": "another", "media_id": "m", "seen_at": None})
