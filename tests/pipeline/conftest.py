"""A session on each engine, without a file of settings and with a cheap passphrase."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from takedown.cases.noun import now
from takedown.evidence.ledger import Ledger
from takedown.fingerprint.fingerprinter import Fingerprinter
from takedown.fingerprint.occasion import Occasion
from takedown.notices import directory
from takedown.pipeline.session import Session
from takedown.settings import JailSettings, Settings
from takedown.store import Store
from takedown.vault import Vault


@pytest.fixture(scope="session")
def fingerprinter() -> Iterator[Fingerprinter]:
    """With a child for each occasion: where there are fewer, each change of occasion ends one and starts another."""
    with Fingerprinter(JailSettings(workers=len(Occasion)), secret=bytes(32)) as made:
        yield made


@pytest.fixture(autouse=True)
def looked_at(vault: Vault) -> None:
    """Somebody looked at the entries that tests write to today: in a year these tests still say the same."""
    for recipient in ("x", "facebook", "google_search", "pharos"):
        directory.confirm(vault.home, recipient, now().date())


@pytest.fixture
def session(vault: Vault, store: Store) -> Session:
    """On SQLCipher and on PostgreSQL, with every default."""
    return Session(vault.home, Settings(), vault, store, Ledger(vault.signer))


@pytest.fixture
def file_session(vault: Vault, file_store: Store) -> Session:
    """On SQLCipher alone, for what doesn't touch the database in a way of its own."""
    return Session(vault.home, Settings(), vault, file_store, Ledger(vault.signer))
