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
        if file.name.startswith("store."):
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
    assert left <= {"header.json", "store.db", "store.made", *_journal()}


def _journal() -> list[str]:
    return ["store.db-wal", "store.db-shm"]


@pytest.mark.parametrize("emptied", [True, False])
def test_a_database_that_is_not_there_any_more_is_not_begun_anew(shell: Shell, *, emptied: bool) -> None:
    shell.case()
    database = shell.home / "store.db"
    if emptied:
        database.write_bytes(b"")
    else:
        database.unlink()
    before = shell.bytes()

    for verb in (("case", "list"), ("init",)):
        ran = shell.run(*verb)
        assert ran.status == 1
        assert "Nothing was changed" in ran.said or "holds a vault already" in ran.said
    assert "takedown wipe" in shell.run("case", "list").said
    assert shell.bytes() == before

    assert shell.run("wipe", "--yes").status == 0
    assert shell.does("init")
    assert shell.does("case", "list") == []


def test_a_vault_from_before_is_marked_by_its_next_opening(shell: Shell) -> None:
    case = shell.case()
    (shell.home / "store.made").unlink()

    assert [line["case"] for line in shell.does("case", "list")] == [case]

    (shell.home / "store.db").unlink()
    assert shell.run("case", "list").status == 1


def test_what_a_vault_left_of_itself_keeps_no_new_one_from_opening(shell: Shell) -> None:
    shell.case()
    for name in ("header.json", "store.db"):
        (shell.home / name).unlink()

    assert shell.does("init")
    assert shell.does("case", "list") == []


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
