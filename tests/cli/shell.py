"""The program as a person or a script runs it: a process of its own, without a terminal."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from threading import Timer
from typing import IO, Any, cast

from takedown.cases.noun import now
from takedown.evidence.ledger import Ledger
from takedown.notices import directory
from takedown.pipeline.session import DATABASE, Session
from takedown.settings import Settings
from takedown.store import Store
from takedown.vault import Vault
from tests.cli import warm
from tests.conftest import CHEAP, PASSPHRASE

ROOT = Path(__file__).parents[2]
UNFORESEEN = re.compile(r"didn’t\s+foresee|n’avait\s+pas\s+prévue")
"""How the program tells an error that nobody foresaw; a test that meets it has found a fault."""
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
LONGEST = 120.0
"""Seconds that a started verb may run: a test that waits for its words in vain fails then, and doesn't hang."""
ID = re.compile(r"[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}")

Line = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Ran:
    """A run that ended."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[Line]:
        """Standard output, which holds JSON Lines and nothing else."""
        assert self.out == "" or self.out.endswith("\n")
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def said(self) -> str:
        """Standard error as one line of plain spaces."""
        return " ".join(self.err.split())


@dataclass(frozen=True, slots=True)
class Shell:
    """A folder with a vault in ``home``, its passphrase, and temporary folders of its own."""

    folder: Path
    language: str = "en"
    environment: Mapping[str, str] = field(default_factory=dict)

    @property
    def home(self) -> Path:
        return self.folder / "home"

    @property
    def temporary(self) -> Path:
        return self.folder / "tmp"

    def run(self, *words: object, **environment: str) -> Ran:
        """Run a verb to its end, in a process that is forked for it."""
        asked = [str(word) for word in words]
        return _ran(*warm.speaking(self.language).run(asked, self.variables(**environment)))

    def run_anew(self, *words: object, **environment: str) -> Ran:
        """Run a verb to its end as a person does: ``python -m takedown``, from nothing."""
        return self.run_with(self.variables(**environment), *words)

    def run_with(self, variables: Mapping[str, str], *words: object) -> Ran:
        """Run a verb to its end in a new process with exactly these variables."""
        ended = subprocess.run(
            self.command(*words),
            env=variables,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=warm.DEADLINE,
            check=False,
        )
        return _ran(ended.returncode, ended.stdout, ended.stderr)

    def does(self, *words: object, status: int = 0) -> list[Line]:
        """Run a verb that ends with ``status``; return the lines of JSON that it prints."""
        ran = self.run(*words, "--json")
        assert ran.status == status, (words, ran)
        return ran.lines

    def start(self, *words: object, **environment: str) -> subprocess.Popen[str]:
        """Start a verb in a process group of its own, as a terminal does."""
        process = subprocess.Popen(
            self.command(*words),
            env=self.variables(**environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            start_new_session=True,
        )
        late = Timer(LONGEST, process.kill)
        late.daemon = True
        late.start()
        return process

    def command(self, *words: object) -> list[str]:
        return [sys.executable, "-m", "takedown", *map(str, words)]

    def variables(self, **more: str) -> dict[str, str]:
        """Return the whole environment: nothing of the tests' own reaches the program."""
        self.temporary.mkdir(exist_ok=True)
        passphrase = self.folder / "passphrase"
        if not passphrase.exists():
            passphrase.write_text(PASSPHRASE, encoding="utf-8")
        return {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
            "TMPDIR": str(self.temporary),
            "TAKEDOWN_HOME": str(self.home),
            "TAKEDOWN_PASSPHRASE_FILE": str(passphrase),
            "TAKEDOWN_LANG": self.language,
            **self.environment,
            **more,
        }

    def config(self, text: str) -> None:
        # Pages are captured, but not drawn: a Chromium for each crawl would take longer than all else together.
        undrawn = "" if "[evidence]" in text else "\n[evidence]\npicture = false\n"
        (self.home / "config.toml").write_text(text + undrawn, encoding="utf-8")

    def copied_to(self, folder: Path) -> Shell:
        """Return the same, in another folder."""
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        return Shell(folder, self.language)

    def case(self, *, adult: str = "yes", **more: str) -> str:
        """Open a case; return its id."""
        options = [word for name, value in more.items() for word in (f"--{name}", value)]
        opened = self.does("case", "new", "--label", "a case", "--adult", adult, "--standing", "subject", *options)
        return str(opened[0]["case"])

    def verified(self) -> list[Line]:
        """Return every item of the ledger's check, all of them sound."""
        items = self.does("evidence", "verify")
        assert all(item["ok"] for item in items)
        return items

    def bytes(self) -> dict[str, bytes]:
        """Return every file of the home."""
        return {str(path.relative_to(self.home)): path.read_bytes() for path in files(self.home)}


def rest_of(process: subprocess.Popen[str]) -> tuple[str, str]:
    """Wait for the end; return what was not read yet of what it printed, and what it said.

    ``communicate`` would lose what a line that was read before brought along.
    """
    out, err = cast("IO[str]", process.stdout), cast("IO[str]", process.stderr)
    with out, err, ThreadPoolExecutor(1) as beside:
        said = beside.submit(err.read)
        printed = out.read()
        process.wait(timeout=60)
        return printed, said.result(timeout=60)


def _ran(status: int, out: bytes, err: bytes) -> Ran:
    said = err.decode()
    assert "Traceback" not in said, said
    assert not UNFORESEEN.search(said), said
    return Ran(status, out.decode(errors="replace"), said)


def made(folder: Path) -> Shell:
    """Return a shell with a new, empty vault that opens at once: its passphrase costs next to nothing."""
    shell = Shell(folder)
    with Vault.create(shell.home, PASSPHRASE, CHEAP) as vault:
        Store.open_sqlcipher(shell.home / DATABASE, vault.database_key(), vault.keyring).close()
    # Somebody looked at the entries that tests write to today: in a year these tests still say the same.
    for recipient in ("x", "pharos"):
        directory.confirm(shell.home, recipient, now().date())
    return shell


def opened(shell: Shell) -> Session:
    """Open the vault within the tests, to count what no verb lists."""
    vault = Vault.unlock(shell.home, PASSPHRASE)
    store = Store.open_sqlcipher(shell.home / DATABASE, vault.database_key(), vault.keyring)
    return Session(shell.home, Settings(), vault, store, Ledger(vault.signer))


def counts(shell: Shell) -> dict[str, int]:
    """Return the number of rows of every table that a run may add to, and of the events that go with them."""
    session = opened(shell)
    with session.store.read() as tx:
        found = {table: len(tx.rows(table, raw=True)) for table in ("media", "matches", "sightings")}
        for row in tx.each("ledger", raw=True):
            found[str(row["kind"])] = found.get(str(row["kind"]), 0) + 1
    session.close()
    return found


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())
