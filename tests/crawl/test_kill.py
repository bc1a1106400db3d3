"""A crawl that is killed again and again, at no chosen moment, loses nothing and hardly asks twice."""

from __future__ import annotations

import random
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from takedown.crawl import walk
from takedown.crawl.frontier import frontier
from tests.cli import warm
from tests.cli.background import Background, host
from tests.cli.pictures import jpeg
from tests.cli.shell import Shell, made, rest_of
from tests.crawl.crawl_server import HTML, Answer, Handler, Server

PAGES = 1000
A_PICTURE_EVERY = 20
A_COPY_EVERY = 200
CHILDREN = 4
LONGEST_LIFE = 90
"""Requests."""

CONCURRENCY = 3
WORKERS = 1
PAGES_IN_FLIGHT = CONCURRENCY + frontier._BEHIND
"""Pages of a killed crawl that may be asked for again: on their way, or read and not committed yet."""
PICTURES_IN_FLIGHT = CONCURRENCY + walk._WAITING + 1 + 2 * WORKERS
"""The same of pictures: on their way, waiting to be handed over, handed over and waiting for the jail, and in it."""


def site(copies: list[int]) -> dict[str, Answer | Handler]:
    """Pages in a tree; some show a picture, and some of these are copies of what is registered."""
    pages: dict[str, Answer | Handler] = {}
    for number in range(PAGES):
        below = [one for one in range(number * CHILDREN + 1, (number + 1) * CHILDREN + 1) if one < PAGES]
        links = "".join(f'<a href="/story-{one}.html">read it</a>' for one in below)
        shown = f'<img src="/picture-{number}.jpg">' if number % A_PICTURE_EVERY == 0 else ""
        address = f"/story-{number}.html" if number else "/"
        pages[address] = (200, HTML, f"<title>{number}</title>{links}{shown}".encode())
        if shown:
            pages[f"/picture-{number}.jpg"] = (200, "image/jpeg", copy(number) if number in copies else other(number))
    return pages


def copy(number: int) -> bytes:
    return jpeg(0, quality=60 + number // 40)


def other(number: int) -> bytes:
    return jpeg(1000 + number, size=160)


@dataclass
class Life:
    """One process of the crawl: what the server saw of it."""

    paths: list[str] = field(default_factory=list)

    @property
    def useful(self) -> list[str]:
        return [path for path in self.paths if path != "/robots.txt"]


def killed(shell: Shell, server: Server, after: int, later: float) -> Life:
    """Start a crawl and kill it ``later`` seconds after its request number ``after``."""
    begun = len(server.visits)
    process = shell.start("crawl", "--json")
    deadline = time.monotonic() + 60
    while process.poll() is None and len(server.visits) < begun + after and time.monotonic() < deadline:
        time.sleep(0.002)
    time.sleep(later)
    process.kill()
    _, said = rest_of(process)
    assert process.returncode == -signal.SIGKILL, said
    return Life(server.paths[begun:])


def each_its_own(lives: list[Life]) -> list[Life]:
    """Give each life what it asked for: a server that is busy notes the last request of a life only in the next one.

    A life asks for the robots file first; what comes before is the one's before.
    """
    sorted_out: list[Life] = []
    for life in lives:
        first = life.paths.index("/robots.txt") if "/robots.txt" in life.paths else len(life.paths)
        if sorted_out:
            sorted_out[-1].paths += life.paths[:first]
        sorted_out.append(Life(life.paths[first if sorted_out else 0 :]))
    return sorted_out


def asked_again(lives: list[Life]) -> list[Counter[str]]:
    """Return, for each life, what it asked for that an earlier one had asked for: pages and pictures apart."""
    seen: set[str] = set()
    found = []
    for life in lives:
        again = set(life.useful) & seen
        found.append(Counter("picture" if "picture" in path else "page" for path in again))
        seen |= set(life.useful)
    return found


@pytest.fixture(autouse=True)
def _warm() -> Iterator[None]:
    """The process that short verbs are forked from ends with the test."""
    yield
    warm.close_all()


@pytest.mark.parametrize(("engine", "kills"), [("sqlcipher", 20), ("postgres", 3)])
def test_a_killed_crawl_goes_on_without_loss(
    engine: str, kills: int, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    chance = random.Random(4)
    copies = list(range(0, PAGES, A_COPY_EVERY))
    database = ""
    if engine == "postgres":
        new: Callable[[], str] = request.getfixturevalue("postgres_url")
        database = f'[database]\nurl = "{new()}"\n'
    with Background() as background:
        server = background.serve(site(copies), seconds=0.01)
        shell = registered(tmp_path, database, server)
        lives = [killed(shell, server, chance.randint(1, LONGEST_LIFE), chance.uniform(0, 0.1)) for _ in range(kills)]
        begun = len(server.visits)
        shell.does("crawl")
        lives.append(Life(server.paths[begun:]))
        found = {line["url"] for line in shell.does("matches", "list")}

    assert found == {server.url(f"/picture-{number}.jpg") for number in copies}
    assert {path for life in lives for path in life.useful} == set(server.pages)
    lives = each_its_own(lives)
    for life, again in zip(lives, asked_again(lives), strict=True):
        assert len(life.useful) == len(set(life.useful))
        assert again["page"] <= PAGES_IN_FLIGHT
        assert again["picture"] <= PICTURES_IN_FLIGHT
    shell.verified()


def registered(folder: Path, database: str, server: Server) -> Shell:
    """Return a shell with one registered picture, and the server among its hosts."""
    shell = made(folder / "shell")
    shell.config(
        database
        + f"[jail]\nworkers = {WORKERS}\n"
        + "[evidence]\ncapture = false\n"  # whose visits would be counted with the crawl's
        + host("here", server.url(), concurrency=CONCURRENCY, max_depth=20, max_pages=10_000)
    )
    mine = folder / "mine.jpg"
    mine.write_bytes(jpeg(0))
    shell.does("register", "--case", shell.case(), mine)
    return shell
