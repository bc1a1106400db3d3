"""Words that were planted stay where they belong: in no file of the home, no temporary folder and no message."""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.cli.background import Background, gallery, host
from tests.cli.pictures import folder_of, jpeg
from tests.cli.shell import Ran, Shell, files, made
from tests.cli.watched import HOOK, SEES, Created
from tests.conftest import PASSPHRASE

PLANTED = {
    "label": "Quittenbrot im November",
    "name": "Philomena Xylander",
    "contact": "philomena@xylander.example",
    "title": "Ein Nachmittag am See",
    "path": "ordner-siebzehn",
    "passphrase": PASSPHRASE,
}
OURS = {"store.db", "store.made", "store.db-wal", "store.db-shm", "work.lock"}


@dataclass(frozen=True)
class Trace:
    """What a whole run left behind, and what it said on the way."""

    shell: Shell
    planted: dict[str, str]
    ran: dict[str, Ran]
    created: set[str]
    written: set[str]


@pytest.fixture(scope="module")
def trace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trace]:
    if not SEES:
        pytest.skip("only Linux tells of every file that comes into being")
    shell = made(tmp_path_factory.mktemp("canary") / "shell")
    shell.variables()
    with Background() as background:
        copy = f"{PLANTED['path']}.jpg"
        site = background.serve(gallery({copy: jpeg(0, quality=70), "other.jpg": jpeg(60)}, PLANTED["title"]))
        # A second host that is down, so that there is something to complain of.
        shell.config(host("site", site.url()) + host("down", "http://127.0.0.1:9/"))
        pictures = folder_of(shell.folder / "pictures-of-hers", range(1))
        words = ["case", "new", "--label", PLANTED["label"], "--adult", "yes", "--standing", "subject"]
        opened = shell.does(*words, "--country", "FR", "--name", PLANTED["name"], "--contact", PLANTED["contact"])
        created = Created(shell.home, shell.temporary)
        told = _Told(shell)
        with told:
            ran = {
                "register": told.run("register", "--case", opened[0]["case"], pictures, "--json"),
                "crawl": told.run("crawl", "--json"),
                "recheck": told.run("recheck", "--json"),
            }
        hashes = shell.does("hashes", "export", "--case", opened[0]["case"], "--format", "csv")
        planted = PLANTED | {line["signal_type"]: line["value"] for line in hashes} | {"file": "pictures-of-hers"}
        yield Trace(shell, planted, ran, created.names(), told.paths)


class _Told:
    """Runs verbs with the audit hook, and collects every path that they open for writing."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self.paths: set[str] = set()

    def __enter__(self) -> None:
        (self._shell.folder / "hook").mkdir()
        (self._shell.folder / "hook" / "sitecustomize.py").write_text(HOOK, encoding="utf-8")
        self._out, self._in = os.pipe()
        self._reader = threading.Thread(target=self._collect)
        self._reader.start()

    def __exit__(self, *_: object) -> None:
        os.close(self._in)
        self._reader.join()

    def run(self, *words: object) -> Ran:
        variables = self._shell.variables(TOLD_TO=str(self._in))
        variables["PYTHONPATH"] = f"{self._shell.folder / 'hook'}:{variables['PYTHONPATH']}"
        command = self._shell.command(*words)
        ended = subprocess.run(
            command, env=variables, pass_fds=[self._in], capture_output=True, check=False, timeout=60
        )
        return Ran(ended.returncode, ended.stdout.decode(), ended.stderr.decode())

    def _collect(self) -> None:
        with os.fdopen(self._out, encoding="utf-8") as told:
            self.paths.update(line.rstrip("\n") for line in told)


def test_the_run_did_its_work(trace: Trace) -> None:
    assert [ran.status for ran in trace.ran.values()] == [0, 3, 0]
    assert trace.ran["crawl"].lines[-1]["matches"] == 1
    assert len(trace.planted) >= 10


def test_the_hook_sees_what_is_written(trace: Trace) -> None:
    assert str(trace.shell.home / "work.lock") in trace.written


def test_no_file_of_the_home_holds_a_planted_word(trace: Trace) -> None:
    held = {str(file): file.read_bytes() for file in files(trace.shell.home) if file.name != "config.toml"}
    digests = {name: bytes.fromhex(trace.planted[name]) for name in ("pdq", "md5", "sha256", "phash", "dhash")}
    sought = {name: word.encode() for name, word in trace.planted.items()} | {
        f"{n}, raw": b for n, b in digests.items()
    }

    assert len(held) >= 2
    assert [(file, name) for file, content in held.items() for name, word in sought.items() if word in content] == []


def test_what_is_said_of_trouble_holds_no_planted_word(trace: Trace) -> None:
    said = trace.ran["crawl"].err + trace.ran["recheck"].err

    assert "down: " in said
    assert [name for name, word in trace.planted.items() if word in said] == []


def test_nothing_but_the_vaults_own_files_ever_comes_into_being(trace: Trace) -> None:
    assert "work.lock" in trace.created
    assert trace.created <= OURS
    assert files(trace.shell.temporary) == []


def test_nothing_else_is_opened_for_writing_anywhere(trace: Trace) -> None:
    allowed = {str(trace.shell.home / name) for name in OURS} | {os.devnull}

    assert {path for path in trace.written if path not in allowed and not path.isdigit()} == set()
