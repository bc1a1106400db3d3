"""Whole crawls of real servers: what is found, what is left alone, what goes wrong."""

from __future__ import annotations

import asyncio
import os

import pytest
from aiohttp import web

from takedown.cases.candidate import Candidate
from takedown.crawl.adapters.registry import UnknownAdapter
from takedown.crawl.plan import Plan
from takedown.crawl.stats import Stats
from takedown.crawl.walk import Crawl
from takedown.settings import MEBIBYTE, CrawlSettings, HostSettings
from tests.crawl.crawl_server import (
    HTML,
    JPEG,
    Answer,
    Handler,
    Server,
    host_of,
    nobody,
    page,
    picture,
    quick,
    raw,
    redirect,
    serving,
)

Pages = dict[str, Answer | Handler]


async def crawl(
    *hosts: HostSettings, settings: CrawlSettings | None = None, budget: int | None = None
) -> tuple[list[Candidate], Stats]:
    found = []
    async with Crawl(hosts, settings or quick(), Plan(budget=budget)) as run:
        async for candidate in run.candidates():
            found.append(candidate)
            run.done(candidate)
        assert run.held_bytes == 0
        return found, run.stats


def paths(server: Server, found: list[Candidate]) -> list[str]:
    return sorted(candidate.url.removeprefix(server.url("")) for candidate in found)


async def test_walks_from_page_to_page_and_says_where_it_found_what() -> None:
    pages: Pages = {
        "/": page(links=["/album/"], images=["/logo.png"]),
        "/logo.png": (200, "image/png", b"\x89PNG\r\n\x1a\n"),
        "/album/": page(links=["/", "photo.JPG"], images=["thumb.jpg"]),
        "/album/photo.JPG": picture(),
        "/album/thumb.jpg": picture(500),
    }
    async with serving(pages) as server:
        found, stats = await crawl(host_of(server))
    assert paths(server, found) == ["/album/photo.JPG", "/album/thumb.jpg", "/logo.png"]
    photo = next(candidate for candidate in found if candidate.url.endswith("JPG"))
    assert (photo.found_in, photo.site, photo.status) == ("link", "here", 200)
    assert (photo.page.url, photo.page.title) == (server.url("/album/"), "t")
    assert len(photo.page.sha256) == 64
    assert photo.content.startswith(JPEG[:4])
    assert (stats.pages, stats.media, stats.skipped, stats.errors) == (2, 3, 0, [])
    assert stats.requests == 6
    assert server.paths[0] == "/robots.txt"


async def test_fetches_each_address_once() -> None:
    loop = page(links=["/a", "/b", "/a#x", "http://127.0.0.1/"], images=["/i.jpg", "/i.jpg#y", "/./i.jpg"])
    pages: Pages = {"/": loop, "/a": loop, "/b": loop, "/i.jpg": picture()}
    async with serving(pages) as server:
        await crawl(host_of(server))
    assert sorted(server.paths) == ["/", "/a", "/b", "/i.jpg", "/robots.txt"]


async def test_goes_no_deeper_than_told_while_the_parts_of_a_list_are_one_depth() -> None:
    pages: Pages = {f"/{n}": page(links=[f"/{n + 1}"], images=[f"/{n}.jpg"]) for n in range(6)}
    pages |= {f"/{n}.jpg": picture() for n in range(6)}
    pages["/"] = page(links=["/0"])
    async with serving(pages) as server:
        found, _ = await crawl(host_of(server, max_depth=2))
        assert paths(server, found) == ["/0.jpg", "/1.jpg"]
    for n in range(6):
        body = f'<a rel="next" href="/{n + 1}">more</a><img src="/{n}.jpg">'
        pages[f"/{n}"] = (200, HTML, body.encode())
    async with serving(pages) as server:
        found, _ = await crawl(host_of(server, max_depth=1))
        assert len(found) == 6


async def test_reads_no_more_pages_than_told() -> None:
    pages: Pages = {"/": page(links=[f"/{n}" for n in range(50)])}
    pages |= {f"/{n}": page(images=[f"/{n}.jpg"]) for n in range(50)}
    pages |= {f"/{n}.jpg": picture() for n in range(50)}
    async with serving(pages) as server:
        found, stats = await crawl(host_of(server, max_pages=5, concurrency=1))
    assert stats.pages == 5
    assert len(found) == 4


async def test_stays_on_its_host_and_takes_media_where_allowed() -> None:
    async with serving({"/cdn.jpg": picture(), "/page": page(images=["/no.jpg"])}) as cdn:
        pages: Pages = {
            "/": page(links=[cdn.url("/page"), "/moved"], images=[cdn.url("/cdn.jpg"), "/away.jpg"]),
            "/moved": redirect(cdn.url("/page")),
            "/away.jpg": redirect(cdn.url("/cdn.jpg")),
        }
        async with serving(pages) as server:
            found, _ = await crawl(host_of(server, allow=[server.pair, cdn.pair]))
            assert [(c.url, c.final_url) for c in found] == [(server.url("/away.jpg"), cdn.url("/cdn.jpg"))]
            assert [hop.url for hop in found[0].hops] == [server.url("/away.jpg")]
        async with serving(pages) as server:
            found, _ = await crawl(host_of(server, allow=[server.pair, cdn.pair], media=[cdn.pair]))
            assert cdn.url("/cdn.jpg") in {c.final_url for c in found}
        assert "/page" not in cdn.paths
        assert "/no.jpg" not in cdn.paths


async def test_obeys_robots_for_pages_and_media() -> None:
    pages: Pages = {
        "/robots.txt": (200, "text/plain", b"User-agent: *\nDisallow: /private/\n"),
        "/": page(links=["/private/", "/open/"], images=["/private/a.jpg", "/b.jpg", "/sly.jpg"]),
        "/open/": page(),
        "/b.jpg": picture(),
        "/sly.jpg": redirect("/private/a.jpg"),
        "/private/a.jpg": picture(),
        "/private/": page(),
    }
    async with serving(pages) as server:
        found, stats = await crawl(host_of(server))
        assert paths(server, found) == ["/b.jpg"]
        assert not [path for path in server.paths if path.startswith("/private")]
        assert stats.skipped == 3
        assert stats.errors == []
    async with serving(pages) as server:
        found, _ = await crawl(host_of(server, robots="ignore"))
        assert len(found) == 3
        assert "/robots.txt" not in server.paths


async def test_takes_media_by_content_and_skips_the_rest() -> None:
    pages: Pages = {
        "/": page(
            links=["/att/1", "/att/2", "/att/3", "/File:x.jpg"],
            images=["/fake.jpg", "/v.svg", "/gone.jpg", "/empty.jpg"],
        ),
        "/att/1": picture(),  # a link that looks like a page
        "/att/2": (200, "application/octet-stream", JPEG),  # vague, but the bytes tell
        "/att/3": (200, "application/octet-stream", b"PK\x03\x04" + bytes(5000)),
        "/File:x.jpg": page(images=["/real.jpg"]),  # a page that looks like a picture, as wikis have them
        "/real.jpg": picture(),
        "/fake.jpg": (200, "text/css", b"a{}"),
        "/empty.jpg": (200, "image/jpeg", b""),
    }
    async with serving(pages) as server:
        found, stats = await crawl(host_of(server))
    assert paths(server, found) == ["/att/1", "/att/2", "/real.jpg"]
    assert (stats.pages, stats.skipped) == (2, 4)


async def test_other_hosts_go_on_when_one_is_down_slow_hostile_or_endless() -> None:
    async def endless(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while True:
            writer.write(b"<p>" * 10_000)
            await writer.drain()

    async def silent(_: asyncio.StreamWriter) -> None:
        await asyncio.sleep(5)

    def host(name: str, pair: str) -> HostSettings:
        return HostSettings(name=name, start=[f"http://{pair}/"], allow=[pair], delay=0, robots="ignore")

    good: Pages = {"/": page(images=["/a.jpg"]), "/a.jpg": picture()}
    trap: Pages = {"/": page(images=["/b.jpg"]), "/b.jpg": redirect("http://169.254.169.254/latest/")}
    moved: Pages = {"/": redirect("http://elsewhere.example/")}
    async with (
        nobody() as down,
        raw(endless) as one,
        raw(silent) as two,
        serving(good) as server,
        serving(trap) as dark,
        serving(moved) as gone,
        serving({}) as lost,
    ):
        found, stats = await crawl(
            host("endless", one),
            host("silent", two),
            host("down", down.pair),
            host("dark", dark.pair),
            host("moved", gone.pair),
            host("lost", lost.pair),
            HostSettings(name="local", start=["http://127.0.0.1:1/"]),
            host_of(server),
            settings=quick(total_seconds=0.5, max_page_bytes=50_000),
        )
    assert paths(server, found) == ["/a.jpg"]
    assert {(problem.site, problem.code) for problem in stats.errors} == {
        ("endless", "too-large"),
        ("silent", "too-slow"),
        ("down", "host-unreachable"),
        ("dark", "address-refused"),
        ("moved", "start-moved"),
        ("lost", "start-refused"),
        ("local", "address-refused"),
    }
    assert "http" not in repr(stats)


async def test_a_host_whose_robots_file_fails_is_not_visited() -> None:
    async with serving({"/robots.txt": (500, "text/plain", b""), "/": page()}) as server:
        _, stats = await crawl(host_of(server))
    assert [problem.code for problem in stats.errors] == ["robots-unreadable"]
    assert server.paths == ["/robots.txt"]


async def test_a_problem_is_told_once_however_many_addresses_it_spoils() -> None:
    pages: Pages = {"/": page(images=[f"/{n}.jpg" for n in range(20)])}
    pages |= {f"/{n}.jpg": picture(5000) for n in range(20)}
    async with serving(pages) as server:
        _, stats = await crawl(host_of(server, max_media_bytes=4000))
    assert [problem.code for problem in stats.errors] == ["too-large"]
    assert stats.skipped == 20


async def test_stops_at_the_budget_of_requests() -> None:
    pages: Pages = {"/": page(images=[f"/{n}.jpg" for n in range(20)])}
    pages |= {f"/{n}.jpg": picture() for n in range(20)}
    async with serving(pages) as server:
        found, stats = await crawl(host_of(server), budget=7)
        assert len(server.visits) == 7
    assert (len(found), stats.requests, stats.spent, stats.errors) == (5, 7, True, [])


async def test_holds_no_more_bytes_than_the_budget_while_the_consumer_is_slow() -> None:
    size = 300_000
    pages: Pages = {"/": page(images=[f"/{n}.jpg" for n in range(30)])}
    pages |= {f"/{n}.jpg": picture(size) for n in range(30)}
    async with serving(pages) as server:
        settings = quick(max_in_flight_bytes=MEBIBYTE, max_page_bytes=100_000)
        async with Crawl([host_of(server, concurrency=8)], settings) as run:
            stream = run.candidates()
            first = await anext(stream)
            while run.stats.media < 3:  # noqa: ASYNC110 - a count has no event
                await asyncio.sleep(0.01)
            await asyncio.sleep(0.3)
            # Nothing is given back: three bodies fit into a mebibyte, the producer waits.
            assert run.held_bytes <= MEBIBYTE
            assert run.stats.media == 3
            run.done(first)
            run.done(first)
            count = 1
            async for candidate in stream:
                assert run.held_bytes <= MEBIBYTE
                run.done(candidate)
                count += 1
            assert count == 30
            assert run.held_bytes == 0
            assert size <= run.stats.peak_bytes <= MEBIBYTE


async def test_leaving_in_the_middle_closes_every_connection() -> None:
    pages: Pages = {"/": page(images=[f"/{n}.jpg" for n in range(200)])}
    pages |= {f"/{n}.jpg": picture() for n in range(200)}
    async with serving(pages, seconds=0.02) as server:
        async with Crawl([host_of(server, concurrency=8)], quick()) as run:
            await anext(run.candidates())
        before = len(server.visits)
        await asyncio.sleep(0.2)
        assert len(server.visits) == before
        assert server.in_flight == 0
    assert not [task for task in asyncio.all_tasks() if "takedown" in repr(task.get_coro())]


async def test_a_cancelled_consumer_ends_the_crawl() -> None:
    async def forever(_: web.Request) -> web.StreamResponse:
        await asyncio.sleep(30)
        return web.Response()

    async with serving({"/": forever}) as server:
        task = asyncio.create_task(crawl(host_of(server, robots="ignore"), settings=quick(total_seconds=60)))
        await asyncio.sleep(0.2)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert not [left for left in asyncio.all_tasks() if "takedown" in repr(left.get_coro())]


async def test_two_hosts_on_one_server_share_its_pace() -> None:
    pages: Pages = {"/": page(images=[f"/{n}.jpg" for n in range(6)])}
    pages |= {f"/{n}.jpg": picture() for n in range(6)}
    async with serving(pages, seconds=0.02) as server:
        found, _ = await crawl(host_of(server, name="one", concurrency=1), host_of(server, name="two", concurrency=4))
    assert len(found) == 12
    assert server.most_in_flight == 1


def test_an_unknown_kind_is_refused_before_anything_is_contacted() -> None:
    with pytest.raises(UnknownAdapter):
        Crawl([HostSettings(name="x", kind="forum", start=["http://host.example/"])], CrawlSettings())


async def test_no_host_is_no_work() -> None:
    assert await crawl() == ([], Stats())


async def test_nothing_is_written_to_disk(written: list[str]) -> None:
    pages: Pages = {"/": page(images=[f"/{n}.jpg" for n in range(4)])}
    pages |= {f"/{n}.jpg": picture(3 * MEBIBYTE) for n in range(4)}
    async with serving(pages) as server:
        found, _ = await crawl(host_of(server))
    assert len(found) == 4
    assert written == []
    with open(os.devnull, "w", encoding="utf-8"):  # noqa: ASYNC230, PTH123 - the watch itself is watched
        pass
    assert written == [os.devnull]
