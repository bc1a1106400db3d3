"""Stopped in the middle, by a key, by the system or by another process: what was told is kept, nothing is half kept."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from collections import Counter
from pathlib import Path
from typing import IO, cast

import psutil
import pytest

from tests.cli.background import Background, gallery, host
from tests.cli.pictures import folder_of, jpeg
from tests.cli.shell import Line, Shell, counts, rest_of
from tests.crawl.crawl_server import Server

MANY = 16


@pytest.fixture
def hers(shell: Shell) -> Path:
    return folder_of(shell.folder / "hers", range(MANY), size=200)


@pytest.fixture
def case(shell: Shell) -> str:
    return shell.case()


def some_lines(process: subprocess.Popen[str], number: int) -> list[Line]:
    """Read the first lines; the process goes on."""
    out = cast("IO[str]", process.stdout)
    return [json.loads(out.readline()) for _ in range(number)]


def ended(process: subprocess.Popen[str]) -> tuple[list[Line], str]:
    """Wait for the end; return the rest of the lines, a torn last one left out, and what was said."""
    out, err = rest_of(process)
    return [json.loads(line) for line in out.splitlines(keepends=True) if line.endswith("\n")], err


def stopped(process: subprocess.Popen[str], how: int) -> tuple[list[Line], str]:
    """Stop it with its children, as a terminal's Ctrl-C does; see that no child stays."""
    children = psutil.Process(process.pid).children(recursive=True)
    if how == signal.SIGINT:
        os.killpg(process.pid, how)
    else:
        process.send_signal(how)
    left = ended(process)
    assert psutil.wait_procs(children, timeout=10)[1] == []
    return left


def assert_calm(process: subprocess.Popen[str], said: str) -> None:
    assert process.returncode == 130
    assert "Stopped, as you asked" in said
    assert "Traceback" not in said


def assert_whole(shell: Shell) -> dict[str, int]:
    """What the tables hold is what the ledger tells of, and the ledger is sound."""
    shell.verified()
    held = counts(shell)
    assert held["media"] == held.get("media-registered", 0)
    assert held["matches"] == held["sightings"] == held.get("sighting", 0)
    return held


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_register_is_stopped(shell: Shell, case: str, hers: Path, how: int) -> None:
    process = shell.start("register", "--case", case, hers, "--json")
    told = some_lines(process, 4)
    more, said = stopped(process, how)

    if how == signal.SIGINT:
        assert_calm(process, said)
    told += more
    held = assert_whole(shell)
    assert len(told) <= held["media"] < MANY
    again = {line["path"]: line["status"] for line in shell.does("register", "--case", case, hers)}
    assert {again[line["path"]] for line in told} == {"known"}
    assert len(again) == counts(shell)["media"] == MANY


@pytest.fixture
def site(shell: Shell, case: str, hers: Path, background: Background) -> Server:
    """A host that shows copies of all of them, each answer a little late."""
    shell.does("register", "--case", case, hers)
    site = background.serve(gallery({f"{seed}.jpg": jpeg(seed, size=200) for seed in range(MANY)}), seconds=0.15)
    shell.config(host("site", site.url()))
    return site


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_crawl_is_stopped(shell: Shell, site: Server, how: int) -> None:
    process = shell.start("crawl", "--json")
    told = some_lines(process, 3)
    more, said = stopped(process, how)

    if how == signal.SIGINT:
        assert_calm(process, said)
    told += [line for line in more if "summary" not in line]
    stored = {line["match"] for line in shell.does("matches", "list")}
    assert {line["match"] for line in told} <= stored
    assert assert_whole(shell)["matches"] == len(stored) < MANY

    again = shell.does("crawl")
    everything = shell.does("matches", "list")
    assert again[-1]["matches"] == MANY - len(stored)
    assert len({line["url"] for line in everything}) == len(everything) == MANY
    assert site.visits


def test_a_recheck_and_a_match_are_stopped(shell: Shell, site: Server, hers: Path) -> None:
    shell.does("crawl")
    site.seconds = 1
    site.visits.clear()
    looking = shell.start("recheck", "--json")
    while not site.visits:
        time.sleep(0.05)
    _, said = stopped(looking, signal.SIGINT)
    assert_calm(looking, said)

    for number in range(200):
        (hers / f"more-{number}.jpg").write_bytes((hers / "000.jpg").read_bytes())
    comparing = shell.start("match", hers, "--json")
    some_lines(comparing, 2)
    _, said = stopped(comparing, signal.SIGINT)
    assert_calm(comparing, said)
    assert assert_whole(shell)["matches"] == MANY


def test_two_registers_at_once(shell: Shell, case: str, hers: Path) -> None:
    both = [shell.start("register", "--case", case, hers, "--json") for _ in range(2)]
    results = [ended(process)[0] for process in both]

    assert [process.returncode for process in both] == [0, 0]
    statuses: dict[str, set[str]] = {}
    for line in results[0] + results[1]:
        statuses.setdefault(line["path"], set()).add(line["status"])
    assert len(statuses) == MANY
    assert all(told == {"registered", "known"} for told in statuses.values())
    assert assert_whole(shell)["media"] == MANY


def test_a_second_crawl_leaves_the_hosts_alone(shell: Shell, site: Server) -> None:
    first = shell.start("crawl", "--json")
    some_lines(first, 1)
    second = shell.run("crawl", "--json")
    lines, _ = ended(first)

    assert (second.status, second.out) == (1, "")
    assert "Another process is visiting hosts" in second.said
    assert first.returncode == 0
    assert lines[-1]["matches"] == MANY
    times = Counter(site.paths)
    # What was found is captured afterwards: the page that shows it is visited once more, with the robots file's leave.
    assert {path: count for path, count in times.items() if count > 1} in ({"/": 2, "/robots.txt": 2}, {"/": 2})
