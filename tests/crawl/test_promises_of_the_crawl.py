"""What a host was promised, as the server's own log saw it over whole crawls; and what a crawl leaves on the disk.

A moment in the log is never before its request: sums of pauses can be told for certain, single ones can’t.
"""

from __future__ import annotations

import re
import subprocess
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from aiohttp import web

from takedown.crawl.stats import Stats
from takedown.crawl.walk import Crawl
from takedown.settings import HostSettings
from tests.cli import warm
from tests.cli.background import Background, gallery, host
from tests.cli.pictures import jpeg
from tests.cli.shell import Shell, files, made
from tests.crawl.crawl_server import Answer, Handler, Server, host_of, page, picture, quick, serving
from tests.crawl.net.names import Names
from tests.hosts.machine import program

MANY = 24


def album(count: int = MANY) -> dict[str, Answer | Handler]:
    """Pages that all hang on the first, each with a picture."""
    names = [f"/p{number}" for number in range(count // 2)]
    pages: dict[str, Answer | Handler] = {"/": page(links=names)}
    for name in names:
        pages |= {name: page(images=[f"{name}.jpg"]), f"{name}.jpg": picture()}
    return pages


async def crawl(*hosts: HostSettings, resolver: Names | None = None) -> Stats:
    async with Crawl(hosts, quick(), resolver=resolver) as run:
        async for candidate in run.candidates():
            run.done(candidate)
        return run.stats


def is_paced(server: Server, begun: float, delay: float) -> bool:
    """Return whether every request came after as many delays as requests went before it."""
    return all(visit.at >= begun + number * delay for number, visit in enumerate(server.visits))


@pytest.mark.parametrize("concurrency", [1, 3, 8])
async def test_a_whole_crawl_is_never_above_the_concurrency(concurrency: int) -> None:
    async with serving(album(), seconds=0.02) as server:
        await crawl(host_of(server, concurrency=concurrency))
    assert len(server.visits) == MANY + 2
    assert server.most_in_flight == concurrency


async def test_a_whole_crawl_is_never_above_the_pace() -> None:
    async with serving(album()) as server:
        begun = time.monotonic()
        await crawl(host_of(server, concurrency=8, delay=0.05))
    assert len(server.visits) == MANY + 2
    assert is_paced(server, begun, 0.05)


async def test_a_crawl_delay_of_the_robots_file_holds_for_all_that_follows() -> None:
    robots = (200, "text/plain", b"User-agent: *\nCrawl-delay: 0.05\n")
    async with serving(album() | {"/robots.txt": robots}) as server:
        begun = time.monotonic()
        await crawl(host_of(server, concurrency=8))
    assert len(server.visits) == MANY + 2
    # The robots file itself was asked for before its delay could be known.
    assert all(visit.at >= begun + number * 0.05 for number, visit in enumerate(server.visits[1:]))


async def test_two_names_of_one_server_share_what_the_gentler_was_promised() -> None:
    async with serving(album(), seconds=0.02) as server:
        names = [f"{name}.example:{server.port}" for name in ("one", "two")]
        hosts = [
            HostSettings(name=name, start=[f"http://{name}/"], allow=[name], delay=delay, concurrency=most)
            for name, delay, most in zip(names, (0.0, 0.02), (8, 3), strict=True)
        ]
        begun = time.monotonic()
        await crawl(*hosts, resolver=Names(["127.0.0.1"]))
    assert len(server.visits) == 2 * (MANY + 2)
    # Each may have one request under way before the first connection shows that both are one server.
    assert server.most_in_flight <= 3 + 1
    assert all(visit.at >= begun + (number - 2) * 0.02 for number, visit in enumerate(server.visits))


class Hasty:
    """Asks once to come back later, in seconds or with a date, and notes when, by two clocks."""

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self.refused_at = 0.0
        self.until = 0.0

    async def __call__(self, _: web.Request) -> web.StreamResponse:
        if self.refused_at:
            return web.Response(body=b"<title>t</title>", content_type="text/html")
        self.refused_at = time.monotonic()
        if self._kind == "seconds":
            self.until = self.refused_at + 1
            return web.Response(status=429, headers={"Retry-After": "1"})
        moment = (datetime.now(UTC) + timedelta(seconds=2)).replace(microsecond=0)
        self.until = self.refused_at + (moment - datetime.now(UTC)).total_seconds()
        return web.Response(status=503, headers={"Retry-After": format_datetime(moment, usegmt=True)})


@pytest.mark.parametrize("kind", ["seconds", "date"])
async def test_who_is_asked_to_come_back_later_leaves_the_whole_host_alone(kind: str) -> None:
    hasty, concurrency = Hasty(kind), 4
    async with serving(album() | {"/p3": hasty}, seconds=0.01) as server:
        first, second = host_of(server, concurrency=concurrency), host_of(server, name="again", concurrency=concurrency)
        await crawl(first, second)
    meanwhile = [visit for visit in server.visits if hasty.refused_at < visit.at < hasty.until]
    later = [visit for visit in server.visits if visit.at >= hasty.until]
    # What was on its way already when the refusal arrived can't be taken back.
    assert len(meanwhile) < concurrency
    assert "/p3" in [visit.path for visit in later]
    assert len({visit.path for visit in server.visits}) == MANY + 1


OURS = {"store.db", "store.made", "store.db-wal", "store.db-shm", "store.db-journal", "work.lock"}
_CALLS = "open,openat,openat2,creat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,mknod,mknodat,mkdir,mkdirat"
_NAMED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_WRITES = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TMPFILE")


def written(trace: Sequence[Path]) -> set[str]:
    """Return every path that a call in strace's words opened for writing, made or moved."""
    lines = [line for file in trace for line in file.read_text(errors="replace").splitlines()]
    calls = [line for line in lines if not line.startswith(("open", "---", "+++")) or _WRITES.search(line)]
    return {path for line in calls if " = -1 " not in line for path in _NAMED.findall(line)}


@pytest.fixture(scope="module", autouse=True)
def _warm() -> Iterator[None]:
    """The process that short verbs are forked from ends with these tests."""
    yield
    warm.close_all()


@pytest.fixture
def strace() -> str:
    """A tracer that may trace here."""
    tool = program("strace")
    if subprocess.run([tool, "-qq", "-o", "/dev/null", "true"], capture_output=True, check=False).returncode:
        pytest.skip("this machine lets no process trace another")
    return tool


def test_nothing_that_was_fetched_is_written_by_any_process_of_a_crawl(tmp_path: Path, strace: str) -> None:
    shell = made(tmp_path / "shell")
    case = shell.case()
    mine = tmp_path / "mine.jpg"
    mine.write_bytes(jpeg(0))
    shell.does("register", "--case", case, mine)
    with Background() as background:
        canary = b"Quittenbrot-im-November"
        site = background.serve(gallery({"copy.jpg": jpeg(0, quality=70) + canary, "other.jpg": jpeg(60)}, "a title"))
        shell.config(host("site", site.url()))
        summary = traced(shell, strace, tmp_path / "trace")
    paths = written(sorted(tmp_path.glob("trace*")))
    here = {str(shell.home / name) for name in OURS}

    assert '"matches": 1' in summary
    assert str(shell.home / "store.db-wal") in paths
    assert {path for path in paths - here if not path.startswith(("/dev/", "/proc/self/"))} == set()
    assert [file for file in files(shell.home) + files(shell.temporary) if canary in file.read_bytes()] == []


def traced(shell: Shell, strace: str, trace: Path) -> str:
    """Crawl under the tracer, with every process that the crawl starts; return its last line."""
    words = [strace, "-ff", "-qq", "-s", "500", "-e", f"trace={_CALLS}", "-o", str(trace)]
    ended = subprocess.run(
        [*words, *shell.command("crawl", "--json")],
        env=shell.variables(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.splitlines()[-1]
