"""Lines come as they are known, and stop quietly when nobody reads them any more."""

from __future__ import annotations

import json
import os
import pty
import select
import signal
import subprocess
import time
from pathlib import Path
from typing import IO, cast

import psutil
import pytest

from tests.cli.background import Background, gallery, host
from tests.cli.pictures import folder_of, jpeg
from tests.cli.shell import Shell, counts, rest_of
from tests.media.moving import encoded, scenes

_CLOSED = 141


def first_line(process: subprocess.Popen[str]) -> dict[str, object]:
    """Wait for the first line; the process goes on."""
    out = cast("IO[str]", process.stdout)
    assert select.select([out], [], [], 40)[0]
    line = json.loads(out.readline())
    assert isinstance(line, dict)
    return line


def test_the_first_answer_comes_before_the_last_file_is_read(shell: Shell, tmp_path: Path) -> None:
    case = shell.case()
    shell.does("register", "--case", case, folder_of(tmp_path / "hers", range(1)))
    before = counts(shell)
    many = folder_of(tmp_path / "many", range(1))
    for number in range(1, 60):
        (many / f"{number:03}.jpg").write_bytes((many / "000.jpg").read_bytes())

    process = shell.start("match", many, "--json")
    first = first_line(process)
    # The last file is taken away while the program works: it had not been read.
    (many / "059.jpg").unlink()
    rest = [json.loads(line) for line in rest_of(process)[0].splitlines()]

    assert first["status"] == "ok"
    assert first["matches"]
    assert len(rest) == 59
    assert (rest[-1]["status"], rest[-1]["code"]) == ("unreadable", "no-such-file")
    assert counts(shell) == before


def test_a_match_stopped_in_the_middle_of_a_video_leaves_nothing_behind(shell: Shell, tmp_path: Path) -> None:
    case = shell.case()
    hers = folder_of(tmp_path / "hers", range(1))
    shell.does("register", "--case", case, hers)
    film = tmp_path / "long.mp4"
    film.write_bytes(encoded(scenes(90, 10)))
    before, home = counts(shell), set(shell.bytes())

    process = shell.start("match", hers, film, film, "--json")
    first_line(process)
    children = psutil.Process(process.pid).children(recursive=True)
    os.killpg(process.pid, signal.SIGINT)
    out, said = rest_of(process)

    assert (process.returncode, out) == (130, "")
    assert "Stopped, as you asked" in said
    assert "Traceback" not in said
    assert psutil.wait_procs(children, timeout=10)[1] == []
    assert (counts(shell), set(shell.bytes())) == (before, home)
    assert list(shell.temporary.iterdir()) == []


def test_a_bar_is_shown_on_a_terminal_and_the_lines_stay_lines(shell: Shell, tmp_path: Path) -> None:
    pictures = folder_of(tmp_path / "pictures", range(3))
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        shell.command("match", pictures, "--json"),
        env=shell.variables(TERM="xterm", COLUMNS="100"),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=theirs,
    )
    os.close(theirs)
    out, _ = process.communicate(timeout=60)
    shown = os.read(ours, 65_536).decode()
    os.close(ours)

    assert process.returncode == 0
    assert len([json.loads(line) for line in out.splitlines()]) == 3
    assert "Comparing" in shown
    assert "Comparing" not in shell.run("match", pictures).err


def test_match_stores_nothing(shell: Shell, tmp_path: Path) -> None:
    case = shell.case()
    pictures = folder_of(tmp_path / "hers", range(2))
    shell.does("register", "--case", case, pictures / "000.jpg")
    before = counts(shell)

    shell.does("match", pictures)

    assert counts(shell) == before


@pytest.mark.parametrize("verb", ["register", "crawl"])
def test_a_reader_who_leaves_after_the_first_line(
    verb: str, shell: Shell, background: Background, tmp_path: Path
) -> None:
    case = shell.case()
    pictures = {f"{number}.jpg": jpeg(number) for number in range(4)}
    site = background.serve(gallery(pictures))
    shell.config(host("site", site.url()))
    hers = folder_of(tmp_path / "hers", range(4))
    if verb != "register":
        shell.does("register", "--case", case, hers)
    words = ["register", "--case", case, hers] if verb == "register" else ["crawl"]

    process = shell.start(*words, "--json")
    assert first_line(process)
    cast("IO[str]", process.stdout).close()
    process.wait(timeout=60)
    said = cast("IO[str]", process.stderr).read()
    cast("IO[str]", process.stderr).close()

    assert "Traceback" not in said
    assert "Exception" not in said
    assert process.returncode == _CLOSED
    shell.verified()


def test_a_line_is_not_held_back_until_the_end_of_a_crawl(shell: Shell, background: Background, tmp_path: Path) -> None:
    case = shell.case()
    shell.does("register", "--case", case, folder_of(tmp_path / "hers", range(1)))
    quick = background.serve(gallery({"a.jpg": jpeg(0)}))
    slow = background.serve(gallery({}), seconds=4)
    shell.config(host("quick", quick.url()) + host("slow", slow.url()))

    process = shell.start("crawl", "--json")
    assert first_line(process)["url"] == quick.url("/a.jpg")
    told = time.monotonic()
    rest_of(process)

    assert time.monotonic() - told > 0.5
