"""What a crash or a careless hand leaves of a vault: it opens whole, or is left exactly as it is."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.cli.shell import Shell, files


def test_a_vault_whose_making_was_cut_short_after_its_header(shell: Shell) -> None:
    """The header is the first file that ``init`` makes; the database is made when the vault is next opened."""
    for file in files(shell.home):
        if file.name.startswith("store.db"):
            file.unlink()

    assert shell.does("case", "list") == []
    assert shell.case()
    assert "holds a vault already" in shell.run("init").said


@pytest.mark.parametrize("seconds", [0.3, 0.5, 0.7, 0.9])
def test_init_is_killed(tmp_path: Path, seconds: float) -> None:
    shell = Shell(tmp_path)
    process = shell.start("init")
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=30)

    again = shell.run("init")

    assert again.status == 0 or "holds a vault already" in again.said
    assert shell.does("case", "list") == []
    # Killed while it wrote the header, it leaves that one's draft, which opens nothing.
    left = {path.name for path in shell.home.iterdir() if not path.name.startswith(".header.json.")}
    assert left <= {"header.json", "store.db", *_journal()}


def _journal() -> list[str]:
    return ["store.db-wal", "store.db-shm"]


@pytest.mark.parametrize("name", ["header.json", "store.db"])
def test_a_damaged_file_is_left_as_it_is(shell: Shell, name: str) -> None:
    shell.case()
    file = shell.home / name
    file.write_bytes(b"\x00" * 64 + file.read_bytes()[64:])
    before = shell.bytes()

    ran = shell.run("case", "list")

    assert (ran.status, ran.out) == (1, "")
    assert "backup" in ran.said
    assert {name: content for name, content in shell.bytes().items() if name in before} == before


def test_another_vaults_database(shell: Shell, tmp_path: Path) -> None:
    other = Shell(tmp_path / "other")
    other.folder.mkdir()
    assert other.does("init")
    (shell.home / "store.db").write_bytes((other.home / "store.db").read_bytes())

    ran = shell.run("case", "list")

    assert ran.status == 1
    assert "another vault" in ran.said


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_home_that_may_not_be_written(shell: Shell) -> None:
    shell.home.chmod(0o500)
    try:
        ran = shell.run("case", "new", "--label", "x", "--adult", "yes", "--standing", "subject")
    finally:
        shell.home.chmod(0o700)

    assert ran.status == 1


def test_a_home_on_a_full_or_closed_place_is_told(shell: Shell) -> None:
    for home in ("/proc/nowhere/td", "/dev/null/td"):
        ran = shell.run("--home", home, "init")
        assert ran.status == 1, home
        assert "Nothing" in ran.said


def test_the_program_ends_when_nobody_reads_what_it_says(shell: Shell) -> None:
    """Not even its complaints: both streams are closed."""
    process = subprocess.Popen(
        shell.command("case", "show", "x"), env=shell.variables(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    for stream in (process.stdout, process.stderr):
        assert stream is not None
        stream.close()

    assert process.wait(30) != 0
