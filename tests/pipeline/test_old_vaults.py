"""A vault that any earlier program made opens with today's, says the same, and is worked with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import MetaData, select

from takedown.cases.case import CaseStatus
from takedown.cases.match import MatchState
from takedown.cases.noun import now
from takedown.pipeline import casework, review
from takedown.pipeline.keeping.backup_format import head, packed
from takedown.pipeline.keeping.restore import restore
from takedown.pipeline.proof.prove import verify_ledger
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES, CONSENTS, MATCHES, MEDIA, NOTICES, SIGHTINGS
from takedown.settings import Settings
from takedown.store import engines, schema
from takedown.vault import Vault, header
from tests.conftest import PASSPHRASE, NewDatabase
from tests.pipeline.backup_scene import BY, FIXTURES, locked, old_vault, secret

SCHEMAS = sorted(int(file.name[1:5]) for file in (schema._MIGRATIONS / "versions").glob("v0*.py"))
TABLES = ("cases", "consents", "media", "matches", "sightings", "notices", "ledger")


def opened(home: Path) -> Session:
    return Session.opened(home, Settings(), PASSPHRASE)


def test_every_schema_has_its_vault() -> None:
    """A new one is made by ``tests/pipeline/vault_maker.py``, before the next migration comes."""
    there = sorted(int(file.name.split("-")[1].split(".")[0]) for file in FIXTURES.glob("schema-*.tar.gz"))

    assert there == SCHEMAS


def test_the_vaults_are_small() -> None:
    assert [file.name for file in FIXTURES.iterdir() if file.stat().st_size > 400_000] == []


@pytest.mark.parametrize("number", SCHEMAS)
def test_an_old_vault_is_opened_read_and_worked_with(number: int, tmp_path: Path) -> None:
    session = opened(old_vault(number, tmp_path))
    try:
        assert [proof for proof in verify_ledger(session) if not proof.ok] == []
        case = _read(session)
        _worked_with(session, case)
        assert [proof for proof in verify_ledger(session) if not proof.ok] == []
    finally:
        session.close()


def _read(session: Session) -> str:
    """Read every noun that it holds; return the case that something was found for."""
    with session.store.read() as tx:
        cases = CASES.all(tx, order_by="created_at")
        assert [case.label for case in cases] == ["Ordinary garden", "Unsure"]
        assert [len(shelf.all(tx, order_by="id")) for shelf in (CONSENTS, MEDIA, MATCHES, SIGHTINGS)] == [2, 1, 1, 1]
        assert [notice.case_id for notice in NOTICES.all(tx, order_by="id")] == [cases[0].id]
        (match,) = MATCHES.all(tx, order_by="id")
        assert (match.state, match.url.partition("/copy")[2]) == (MatchState.CONFIRMED, ".jpg")
        assert all(row["body"] is not None for row in tx.rows("ledger", order_by="seq"))
    return cases[0].id


def _worked_with(session: Session, case_id: str) -> None:
    with session.store.read() as tx:
        (match,) = MATCHES.all(tx, order_by="id")
    review.decide(session, [match.id], MatchState.REJECTED)
    casework.edit_case(session, case_id, label="Renamed")
    casework.close_case(session, case_id)
    assert casework.erase_case(session, case_id).status is CaseStatus.ERASED
    with session.store.read() as tx:
        assert tx.count("matches") == tx.count("notices") == tx.count("media") == 0


@pytest.mark.parametrize("number", SCHEMAS)
def test_a_backup_of_an_old_vault_comes_back(number: int, tmp_path: Path) -> None:
    file = old_backup(old_vault(number, tmp_path), tmp_path / "old.age", f"{number:04}")

    assert restore(file, tmp_path / "back", BY, secret).defects == 0
    session = opened(tmp_path / "back")
    _read(session)
    session.close()


def test_it_comes_back_on_a_server_too(tmp_path: Path, postgres_url: NewDatabase) -> None:
    url, config = postgres_url(), tmp_path / "config.toml"
    config.write_text(f'[database]\nurl = "{url}"\n', encoding="utf-8")
    file = old_backup(old_vault(1, tmp_path), tmp_path / "old.age", "0001")

    assert restore(file, tmp_path / "back", BY, secret, config).defects == 0
    session = Session.opened(tmp_path / "back", Settings.model_validate({"database": {"url": url}}), PASSPHRASE)
    _worked_with(session, _read(session))
    session.close()


def old_backup(home: Path, file: Path, revision: str) -> Path:
    """Return a backup with the rows that an old database holds, as the program of its time would have read them."""
    with Vault.unlock(home, PASSPHRASE) as vault:
        engine = engines.sqlcipher(home / "store.db", vault.database_key(), 1)
    rows = []
    with engine.connect() as link:
        then = MetaData()
        then.reflect(link)
        tables = [table for table in then.sorted_tables if table.name != schema.VERSIONS]
        rows = [(table.name, dict(row)) for table in tables for row in link.execute(select(table)).mappings()]
    engine.dispose()
    files = [("header.json", (home / "header.json").read_bytes())]
    return locked(b"".join(packed(head(now(), "1", revision), files, rows)), file)


def test_there_is_a_header_of_every_version(tmp_path: Path) -> None:
    homes = [old_vault(number, tmp_path / str(number)) for number in SCHEMAS]
    versions = {json.loads((home / "header.json").read_text(encoding="utf-8"))["version"] for home in homes}

    assert versions == set(range(1, header.VERSION + 1))
