"""A vault at each stage of the whole job, made once by the program itself and copied for each run that is killed."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pyrage

from tests.cli.background import gallery, host
from tests.cli.pictures import folder_of, jpeg
from tests.cli.shell import Line, Shell, made
from tests.crawl.crawl_server import Answer, Handler, Server
from tests.faults.halting import Halted, Moment, Nest
from tests.mail.postbox import Postbox
from tests.pipeline.backup_scene import old_vault
from tests.pipeline.sending_scene import ENTRY, SENDER

CASES = 2
PICTURES = 3
"""Of each case."""
SIZE = 120
OLDEST = 1
"""The schema of the vault that is migrated."""

CONFIG = """
[notifier]
name = "Association Exemple"
email = "{sender}"

[smtp]
host = "127.0.0.1"
port = {port}
security = "none"
undo_seconds = 0

[jail]
workers = 1

[recheck]
apart = 0
"""


@dataclass(frozen=True)
class Stage:
    """A vault as it stood before a verb, the pictures of its cases beside it."""

    shell: Shell
    nest: Nest
    cases: tuple[str, ...]

    def copied_to(self, folder: Path) -> Stage:
        """Return the same in another folder; the pictures stay where they are."""
        shutil.rmtree(folder, ignore_errors=True)
        return replace(self, shell=self.shell.copied_to(folder))

    def runs(self, *words: object, moment: Moment | None = None) -> Halted:
        """Run a verb, perhaps killed at a moment."""
        return self.nest.run([*words, "--json"], self.shell.variables(), moment)

    def does(self, *words: object, status: int = 0) -> list[Line]:
        """Run a verb to its end, which is ``status``; return its lines."""
        ran = self.runs(*words)
        assert ran.status == status, (words, ran)
        return list(ran.told)

    def pictures(self, number: int) -> Path:
        """Return the folder with the pictures of a case."""
        return pictures(self.shell.folder.parent, number)

    def verified(self) -> None:
        """See that the vault opens and its ledger is whole."""
        items = self.does("evidence", "verify")
        assert items
        assert all(item["ok"] for item in items), items


def pictures(folder: Path, number: int) -> Path:
    """Return the folder of the pictures of a case, drawn when first asked for."""
    theirs = folder / f"pictures-{number}"
    if not theirs.exists():
        folder_of(theirs, range(number * PICTURES, (number + 1) * PICTURES), size=SIZE)
    return theirs


def site() -> dict[str, bytes]:
    """Return the pictures that the host shows: a copy of each, by its name."""
    return {f"{seed}.jpg": jpeg(seed, size=SIZE) for seed in range(CASES * PICTURES)}


def served() -> dict[str, Answer | Handler]:
    """Return the pages of the host."""
    return gallery(site())


class Course:
    """The whole job, step by step; each step's vault is kept as a stage.

    Attributes:
        whole: by verb, a run that nobody disturbed.
    """

    def __init__(self, folder: Path, nest: Nest, server: Server, box: Postbox) -> None:
        self._folder = folder
        shell = made(folder / "now")
        shell.config(
            CONFIG.format(sender=SENDER, port=box.port) + host("here", server.url(), recipients='["a_gallery"]')
        )
        entry(shell)
        self._stage = Stage(shell, nest, ())
        opened = [self._opened() for _ in range(CASES)]
        self._stage = replace(self._stage, cases=tuple(opened))
        self.whole: dict[str, Halted] = {}
        self.registering = self._kept("registering")
        for number, case in enumerate(opened):
            self._done("register", "--case", case, pictures(folder, number))
        self.crawling = self._kept("crawling")
        self._done("crawl")
        self.deciding = self._kept("deciding")
        self.matches = [str(line["match"]) for line in self._stage.does("matches", "list")]
        self._looked_at()
        self._stage.does("matches", "decide", *self.matches, "--as", "confirmed")
        self.drafting = self._kept("drafting")
        self.notices = [str(line["notice"]) for line in self._stage.does("notices", "draft", *DRAFT)]
        for notice in self.notices:
            self._stage.does("notices", "approve", notice)
        self.sending = self._kept("sending")
        self._for_the_vault(folder)

    def _for_the_vault(self, folder: Path) -> None:
        """Make what the verbs of the vault itself need: an old one, a key for backups and one, a new passphrase."""
        old = Shell(folder / "old")
        old.folder.mkdir()
        old_vault(OLDEST, old.folder)
        self.migrating = Stage(old, self._stage.nest, ()).copied_to(folder / "migrating")
        self.whole["migrate"] = Stage(old, self._stage.nest, ()).runs("case", "list")
        key = pyrage.x25519.Identity.generate()
        self.recipient, self.identity = str(key.to_public()), folder / "identity"
        self.identity.write_text(str(key), encoding="ascii")
        self.backup = folder / "backup.age"
        assert self._stage.does("backup", "--out", self.backup, "--to", self.recipient)
        self.new_passphrase = folder / "new-passphrase"
        self.new_passphrase.write_text("another battery of staples", encoding="utf-8")

    def _done(self, verb: str, *words: object) -> None:
        """Run a verb to its end, and keep how many calls and seconds that took."""
        self.whole[verb] = self._stage.runs(verb, *words)
        assert self.whole[verb].status == 0, self.whole[verb]

    def _opened(self) -> str:
        words = ("--label", "a case", "--adult", "yes", "--standing", "subject", "--country", "FR")
        more = ("--contact", "contact@notifier.example", "--name", "Association Exemple")
        return str(self._stage.does("case", "new", *words, *more)[0]["case"])

    def _looked_at(self) -> None:
        """Have a person look at the context of each match, as a first notice of a picture needs it."""
        for match in self.matches:
            assert self._stage.runs("matches", "context", match).status == 0

    def _kept(self, name: str) -> Stage:
        return self._stage.copied_to(self._folder / name)


DRAFT: Sequence[str] = ("--recipient", "a_gallery", "--basis", "eu-dsa-16")


def entry(shell: Shell) -> None:
    """Put the host's entry into the home, looked at today."""
    folder = shell.home / "recipients"
    folder.mkdir(exist_ok=True)
    values = {"id": "a_gallery", "kind": "host", "type": "email", "email": "abuse@gallery.example", "url": ""}
    text = ENTRY.format(**values, confidence="high", today=datetime.now(UTC).date().isoformat())
    (folder / "a_gallery.toml").write_text(text, encoding="utf-8")
