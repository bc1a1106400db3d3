"""Two vaults on one PostgreSQL database: the second one is told, and nothing of the first is touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from takedown.evidence.ledger import AnothersLedger, Ledger
from takedown.pipeline.casework import list_cases
from takedown.pipeline.proof.prove import verify_ledger
from takedown.pipeline.session import Session
from takedown.settings import DatabaseSettings, Settings
from takedown.store import Store
from takedown.vault import Vault
from tests.conftest import CHEAP, PASSPHRASE, NewDatabase
from tests.pipeline.casefile import opened


def on(url: str, vault: Vault) -> Session:
    settings = Settings(database=DatabaseSettings(url=url))
    return Session(vault.home, settings, vault, Store.open_postgres(url, vault.keyring), Ledger(vault.signer))


def test_a_database_belongs_to_the_vault_that_wrote_first(tmp_path: Path, postgres_url: NewDatabase) -> None:
    url = postgres_url()
    one, two = (Vault.create(tmp_path / name, PASSPHRASE, CHEAP) for name in ("one", "two"))
    first, late = on(url, one), on(url, two)  # both were open before anything was written
    case = opened(first)

    with pytest.raises(AnothersLedger):
        opened(late)
    with pytest.raises(AnothersLedger):
        Session.opened(two.home, late.settings, PASSPHRASE)

    assert [held.id for held in list_cases(first)] == [case.id]
    assert all(proof.ok for proof in verify_ledger(first))
    for session in (first, late):
        session.close()
