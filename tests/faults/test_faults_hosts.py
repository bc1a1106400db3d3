"""Hosts that are down, slow, hostile or closed: each is named with what happened, and the others are searched."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.cli.background import Background, gallery, host
from tests.cli.pictures import folder_of, gif_bomb, jpeg, vast_png
from tests.cli.shell import Ran, Shell, made
from tests.crawl.crawl_server import Server, raw, redirect

LIMITS = "[crawl]\ntotal_seconds = 1\nconnect_seconds = 1\nmax_page_bytes = 65536\n"
METADATA = "http://169.254.169.254/latest/meta-data/"
SAID = {
    "down": "can’t be reached",
    "slow": "did not finish its answer within",
    "inward": "169.254.169.254 was not contacted",
    "endless": "did not finish its answer within",
    "large": "larger than the",
    "closed": "asks automatic visitors to stay away",
    "private": "belongs to a private network or to this machine",
    "broken": "can’t be relied on",
    "bombs": "larger than this program opens",
}


@dataclass(frozen=True)
class Crawled:
    shell: Shell
    ran: Ran
    down: str
    good: Server
    private: Server
    closed: Server


async def _endless(writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>")
    while True:
        writer.write(b"more ")
        await writer.drain()
        await asyncio.sleep(0.05)


async def _broken(writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 900\r\n\r\n<p>half")
    await writer.drain()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawled]:
    """One crawl over a good host and every bad one."""
    folder = tmp_path_factory.mktemp("hosts")
    shell = made(folder / "shell")
    shell.does("register", "--case", shell.case(), folder_of(folder / "hers", range(1)))
    down = f"http://127.0.0.1:{_free_port()}/"
    with Background() as background:
        good = background.serve(gallery({"a.jpg": jpeg(0), "b.jpg": jpeg(70)}))
        private = background.serve(gallery({"a.jpg": jpeg(0)}))
        closed = background.serve(
            gallery({"a.jpg": jpeg(0)}) | {"/robots.txt": (200, "text/plain", b"User-agent: *\nDisallow: /\n")}
        )
        slow = background.serve(gallery({}), seconds=30)
        inward = background.serve({"/": redirect(METADATA)})
        large = background.serve({"/": (200, "text/html", b"<p>" + bytes(70_000))})
        bombs = background.serve(gallery({"vast.png": vast_png(), "bomb.gif": gif_bomb()}))
        endless, broken = background.enter(raw(_endless)), background.enter(raw(_broken))
        shell.config(
            LIMITS
            + host("good", good.url())
            + host("down", down)
            + host("slow", slow.url())
            + host("inward", inward.url())
            + host("endless", f"http://{endless}/", robots='"ignore"')
            + host("large", large.url())
            + host("closed", closed.url())
            + host("private", private.url(), allow=None)
            + host("broken", f"http://{broken}/", robots='"ignore"')
            + host("bombs", bombs.url())
        )
        yield Crawled(shell, shell.run("crawl", "--json"), down, good, private, closed)


def test_the_crawl_ends_as_done_in_part(crawled: Crawled) -> None:
    assert crawled.ran.status == 3


@pytest.mark.parametrize("site", SAID)
def test_each_trouble_is_told_with_its_host(crawled: Crawled, site: str) -> None:
    told = [line for line in crawled.ran.err.splitlines() if line.startswith(f"{site}: ")]

    assert len(told) >= 1
    assert SAID[site] in told[0]


def test_the_good_host_s_match_is_stored(crawled: Crawled) -> None:
    found, summary = crawled.ran.lines

    assert (found["url"], found["site"]) == (crawled.good.url("/a.jpg"), "good")
    assert summary["matches"] == 1
    assert summary["errors"] >= len(SAID)
    assert [line["match"] for line in crawled.shell.does("matches", "list")] == [found["match"]]
    crawled.shell.verified()


def test_a_private_address_that_is_not_allowed_is_never_contacted(crawled: Crawled) -> None:
    assert crawled.private.visits == []


def test_a_host_that_is_closed_to_automatic_visitors_is_asked_for_its_rules_alone(crawled: Crawled) -> None:
    assert set(crawled.closed.paths) == {"/robots.txt"}


def test_a_crawl_that_reached_nobody_failed(crawled: Crawled) -> None:
    ran = crawled.shell.run("crawl", "down", "private", "--json")

    assert ran.status == 1
    figures = {
        "pages": 0,
        "media": 0,
        "hashed": 0,
        "skipped": 2,
        "unchanged": 0,
        "matches": 0,
        "possible": 0,
        "errors": 2,
    }
    figures |= {"requests": 1, "bytes": 0}
    assert ran.lines == [{"summary": True, **figures}]


def test_french_tells_it_too(crawled: Crawled) -> None:
    ran = Shell(crawled.shell.folder, "fr").run("crawl", "down", "--json")

    assert ran.status == 1
    assert "Rien n’a été gardé." in ran.said


def test_an_address_of_her_own_at_a_bad_host_is_kept(crawled: Crawled) -> None:
    case = crawled.shell.does("case", "list")[0]["case"]
    urls = [f"{crawled.down}x", crawled.private.url("/a.jpg").replace("127.0.0.1", "localhost"), METADATA]

    added = crawled.shell.does("matches", "add", *urls, "--case", case)

    assert [(line["url"], line["method"]) for line in added] == [(url, "reported") for url in urls]
    assert crawled.private.visits == []
    assert {line["url"]: line["now"] for line in crawled.shell.does("recheck", "--case", case)} == {
        crawled.good.url("/a.jpg"): "live",
        crawled.good.url("/"): "live",
        urls[0]: "unreachable",
        urls[1]: "unknown",
        urls[2]: "unknown",
    }
