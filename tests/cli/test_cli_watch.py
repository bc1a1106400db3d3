"""The service as a person runs it: its lines, its calm end, and that it sleeps when there is nothing to do."""

from __future__ import annotations

import json
import signal
import subprocess
import time
from typing import IO, cast

import psutil
import pytest

from tests.cli.background import Background, gallery, host
from tests.cli.pictures import folder_of, jpeg
from tests.cli.shell import RFC3339, Line, Shell, rest_of
from tests.crawl.crawl_server import HTML, Server

MANY = 12


@pytest.fixture
def site(shell: Shell, background: Background) -> Server:
    """A case with pictures, and a host that shows copies of all of them."""
    case = shell.case()
    shell.does("register", "--case", case, folder_of(shell.folder / "hers", range(MANY), size=200))
    site = background.serve(gallery({f"{seed}.jpg": jpeg(seed, size=200) for seed in range(MANY)}))
    shell.config(host("site", site.url()))
    return site


def until(process: subprocess.Popen[str], event: str) -> list[Line]:
    """Read lines up to the first of this event; the process goes on."""
    lines: list[Line] = []
    while not lines or lines[-1]["event"] != event:
        text = cast("IO[str]", process.stdout).readline()
        assert text, rest_of(process)
        lines.append(json.loads(text))
    return lines


def ended(process: subprocess.Popen[str]) -> tuple[list[Line], str]:
    out, err = rest_of(process)
    return [json.loads(line) for line in out.splitlines()], err


def test_once_does_what_is_due_and_ends(shell: Shell, site: Server) -> None:
    lines = shell.does("watch", "--once")

    assert [line["event"] for line in lines] == ["match"] * MANY + ["crawl"]
    assert all(RFC3339.fullmatch(line["at"]) for line in lines)
    assert {line["match"] for line in lines[:-1]} == {line["match"] for line in shell.does("matches", "list")}
    assert lines[-1]["matches"] == MANY
    site.visits.clear()
    assert shell.does("watch", "--once") == []
    assert site.visits == []
    shell.verified()


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_asleep_it_does_nothing_and_stops_at_once(shell: Shell, how: int) -> None:
    process = shell.start("watch", "--json")
    lines = until(process, "waiting")
    running = psutil.Process(process.pid)
    spent = running.cpu_times().user
    time.sleep(1)
    assert running.cpu_times().user - spent < 0.5
    process.send_signal(how)
    rest, said = ended(process)

    assert RFC3339.fullmatch(lines[-1]["until"])
    assert [line["event"] for line in rest] == ["stopped"]
    assert (process.returncode, "Traceback" in said) == (0, False)


@pytest.mark.usefixtures("site")
def test_started_in_the_background_by_a_script_it_stops_when_asked(shell: Shell) -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # which is what a shell without jobs does before "&"
    try:
        process = shell.start("watch", "--json")
    finally:
        signal.signal(signal.SIGINT, before)
    until(process, "waiting")
    process.send_signal(signal.SIGTERM)
    rest, said = ended(process)

    assert [line["event"] for line in rest] == ["stopped"]
    assert (process.returncode, "Traceback" in said) == (0, False)


def test_in_the_middle_of_a_crawl_it_stops_with_what_it_found(shell: Shell, site: Server) -> None:
    site.seconds = 0.3
    process = shell.start("watch", "--json")
    lines = until(process, "match")
    children = psutil.Process(process.pid).children(recursive=True)
    process.send_signal(signal.SIGTERM)
    rest, said = ended(process)

    assert (process.returncode, "Traceback" in said) == (0, False)
    assert rest[-1]["event"] == "stopped"
    assert psutil.wait_procs(children, timeout=10)[1] == []
    stored = {line["match"] for line in shell.does("matches", "list")}
    assert {line["match"] for line in lines + rest if line["event"] == "match"} <= stored
    shell.verified()


def test_out_of_reach_is_told_once_and_the_service_lives_on(shell: Shell, site: Server) -> None:
    with Background() as elsewhere:
        down = elsewhere.serve({}).url()  # its server ends with the block
    shell.config(host("down", down))
    process = shell.start("watch", "--json")
    lines = until(process, "waiting")
    process.send_signal(signal.SIGTERM)
    rest, said = ended(process)

    assert [line["event"] for line in lines] == ["offline", "waiting"]
    assert lines[0]["until"] == lines[1]["until"]
    assert [line["event"] for line in rest] == ["stopped"]
    assert (process.returncode, "Traceback" in said, site.visits) == (0, False, [])


@pytest.mark.usefixtures("site")
def test_a_person_reads_what_happens(shell: Shell) -> None:
    ran = shell.run("watch", "--once")

    assert ran.status == 0
    assert ran.out.count("New match") == MANY
    assert "site: pages read: 1" in ran.out


def test_a_recheck_says_how_the_copies_stand(shell: Shell, site: Server) -> None:
    shell.config("[recheck]\napart = 0\n" + host("site", site.url()))
    shell.does("crawl")
    cast("dict[str, object]", site.pages)["/"] = (404, "text/plain", b"")
    ran = shell.run("recheck", "--json")

    assert ran.status == 0
    assert {(line["role"], line["now"], line["seen"], line["absences"]) for line in ran.lines} == {
        ("file", "live", "live", 0),
        ("page", "gone", "gone", 2),
    }
    assert ran.said.count("page gone, file still served") == MANY
    assert "seem gone. One look proves nothing" in ran.said
    assert f"Copies: {MANY}; down: 0, in part: {MANY}" in ran.said
    assert site.pair not in ran.err


def test_a_crawl_links_a_copy_that_is_there_again_to_its_history(shell: Shell, background: Background) -> None:
    shell.does("register", "--case", shell.case(), folder_of(shell.folder / "hers", range(1), size=200))
    pages = gallery({"0.jpg": jpeg(0, size=200)})
    shell.config(host("site", background.serve(pages).url()))
    first = shell.does("crawl")[0]
    again = gallery({"again.jpg": jpeg(0, size=200)})
    pages |= {"/": (200, HTML, b'<a href="/again">again</a>'), "/again": again["/"], "/again.jpg": again["/again.jpg"]}
    ran = shell.run("crawl")

    assert "linked" not in first
    assert f"Seen before at the same host or from the same account: {first['match']}" in ran.out
    shell.verified()


def test_what_went_from_a_folder_and_is_there_again_has_its_history(shell: Shell, background: Background) -> None:
    shell.does("register", "--case", shell.case(), folder_of(shell.folder / "hers", range(1), size=200))
    pages = gallery({"0.jpg": jpeg(0, size=200)})
    shell.config("[recheck]\napart = 0\n" + host("site", background.serve(pages).url()))
    first = shell.does("crawl")[0]
    del pages["/0.jpg"]
    pages["/"] = gallery({})["/"]
    shell.does("recheck")
    pages |= gallery({"again.jpg": jpeg(0, size=200)})
    ran = shell.run("crawl")

    assert f"Seen before at the same host or from the same account: {first['match']}" in ran.out
