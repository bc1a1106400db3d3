"""The robots file by RFC 9309: obeyed, missing, broken, out of reach."""

from __future__ import annotations

import asyncio

import pytest
from aiohttp import web
from yarl import URL

from takedown.crawl.net import pace
from takedown.crawl.net import robots as robots_module
from takedown.crawl.net.answer import HostUnreachable
from takedown.crawl.net.fetch import Fetcher
from takedown.crawl.net.guard import AddressRefused
from takedown.crawl.net.robots import MAX_ROBOTS_BYTES, Robots, RobotsRefused, RobotsUnreadable
from tests.crawl.crawl_server import Answer, Handler, Server, quick, redirect, serving

TEXT = "text/plain"


async def allowed(server: Server, *paths: str) -> list[bool]:
    async with Fetcher(quick(), allow=[server.pair], delay=0) as fetcher:
        robots = Robots(fetcher)
        try:
            return [await passes(robots, server.url(path)) for path in paths]
        finally:
            await robots.close()


async def verdict(server: Server, path: str) -> str:
    async with Fetcher(quick(), allow=[server.pair], delay=0) as fetcher:
        robots = Robots(fetcher)
        try:
            return await robots.verdict(URL(server.url(path)))
        finally:
            await robots.close()


async def passes(robots: Robots, url: str) -> bool:
    try:
        await robots.check(URL(url))
    except RobotsRefused:
        return False
    return True


@pytest.mark.parametrize(
    ("robots", "path", "expected"),
    [
        ("User-agent: *\nDisallow: /private/", "/private/a.jpg", False),
        ("User-agent: *\nDisallow: /private/", "/public/a.jpg", True),
        ("User-agent: *\nDisallow: /", "/", False),
        ("User-agent: *\nDisallow:", "/a", True),
        ("", "/a", True),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("User-agent: takedown\nDisallow: /\n\nUser-agent: *\nDisallow:", "/a", False),
        ("User-agent: TakeDown\nAllow: /\n\nUser-agent: *\nDisallow: /", "/a", True),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("User-agent: *\nDisallow: /*.jpg$", "/x/y.jpg", False),
        ("User-agent: *\nDisallow: /*.jpg$", "/x/y.jpg?z", True),
        ("<html>not found</html>", "/a", True),
        ("User-agent: *\nDisallow: /caf%C3%A9", "/caf\u00e9/x", False),
        ("User-agent: *\nDisallow: /caf\u00e9", "/caf%c3%a9/x", False),
        ("User-agent: *\nDisallow: /a%62c", "/abc", False),
        ("User-agent: *\nDisallow: /abc", "/a%62c", False),
        ("User-agent: *\nDisallow: /a%2Fb", "/a/b", True),
        ("User-agent: *\nDisallow: /a%2Fb", "/a%2fb", False),
        ("\ufeffUser-agent: *\nDisallow: /a", "/a", False),
        ("User-agent: *\r\nDisallow: /a\r\n", "/a", False),
        ("User-agent: *\rDisallow: /a\r", "/a", False),
        ("user-AGENT : *\n DISALLOW:/a# not here", "/a", False),
        ("User-agent: takedown # us\nDisallow: /a", "/a", False),
        ("User-agent: takedown/1.0\nDisallow: /a", "/a", False),
        ("User-agent: take\nDisallow: /a", "/a", True),
        ("User-agent: takedown-images\nDisallow: /a", "/a", True),
        ("User-agent: down\nDisallow: /\n\nUser-agent: *\nDisallow: /a", "/b", True),
        ("User-agent: takedown\nDisallow: /a\n\nUser-agent: x\n\nUser-agent: takedown\nDisallow: /b", "/b", False),
        ("User-agent: takedown\nDisallow: /a\n\nUser-agent: x\n\nUser-agent: takedown\nDisallow: /b", "/a", False),
        ("User-agent: takedown\nUser-agent: x\nDisallow: /a", "/a", False),
        ("User-agent: *\nDisallow: /a\n\nUser-agent: takedown\nDisallow: /b", "/a", True),
        ("User-agent: *\nAllow: /page\nDisallow: /*.htm", "/page.htm", False),
        ("User-agent: *\nAllow: /folder\nDisallow: /folder", "/folder/x", True),
        ("User-agent: *\nDisallow: /fish*.php", "/fishheads/catfish.php?x", False),
        ("User-agent: *\nDisallow: /$", "/", False),
        ("User-agent: *\nDisallow: /$", "/a", True),
        ("User-agent: *\nDisallow: /?s=", "/?s=x", False),
        ("User-agent: *\nSitemap: /x\nUser-agent: x\nDisallow: /a", "/a", False),
        ("User-agent: *\nDisallow: /", "/robots.txt", True),
        ("Disallow: /a", "/a", True),
    ],
)
async def test_does_what_the_file_says(robots: str, path: str, *, expected: bool) -> None:
    async with serving({"/robots.txt": (200, TEXT, robots.encode())}) as server:
        assert await allowed(server, path) == [expected]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
async def test_no_file_allows_everything(status: int) -> None:
    async with serving({"/robots.txt": (status, TEXT, b"User-agent: *\nDisallow: /")}) as server:
        assert await allowed(server, "/a") == [True]


@pytest.mark.parametrize("status", [500, 502, 503])
async def test_a_failing_server_is_a_no(status: int) -> None:
    async with serving({"/robots.txt": (status, TEXT, b"")}) as server:
        with pytest.raises(RobotsUnreadable) as problem:
            await allowed(server, "/a")
    assert problem.value.data["status"] == status


async def test_who_cannot_be_asked_is_not_visited() -> None:
    async with serving({}) as server:
        pass
    with pytest.raises(HostUnreachable):
        await allowed(server, "/a")


async def test_redirects_of_the_file_are_followed_under_the_guard() -> None:
    rules: Answer = (200, TEXT, b"User-agent: *\nDisallow: /a")
    async with serving({"/robots.txt": redirect("/other"), "/other": rules}) as server:
        assert await allowed(server, "/a", "/b") == [False, True]
    async with serving({"/robots.txt": redirect("/robots.txt")}) as server:
        assert await allowed(server, "/a") == [True]  # RFC 9309, 2.3.1.2
    async with serving({"/robots.txt": redirect("http://169.254.169.254/robots.txt")}) as server:
        with pytest.raises(AddressRefused):
            await allowed(server, "/a")


async def test_reads_half_a_megabyte_and_no_more() -> None:
    filler = b"# " + b"x" * (MAX_ROBOTS_BYTES - 100) + b"\n"
    body = b"User-agent: *\nDisallow: /early\n" + filler + b"# " + b"y" * 200 + b"\nDisallow: /late\n"
    async with serving({"/robots.txt": (200, TEXT, body)}) as server:
        assert await allowed(server, "/early", "/late") == [False, True]


async def test_is_read_once_an_origin_however_many_ask() -> None:
    async with (
        serving({"/robots.txt": (200, TEXT, b"")}, seconds=0.05) as server,
        Fetcher(quick(), allow=[server.pair], delay=0, concurrency=8) as fetcher,
    ):
        robots = Robots(fetcher)
        await asyncio.gather(*(robots.check(URL(server.url(f"/{n}"))) for n in range(8)))
        await robots.close()
    assert server.paths == ["/robots.txt"]


@pytest.mark.parametrize(("wanted", "delay"), [("0.3", 0.3), ("500", 60.0), ("0", 0.1), ("-1", 0.1), ("abc", 0.1)])
async def test_a_crawl_delay_slows_and_never_hastens(wanted: str, delay: float) -> None:
    body = f"User-agent: *\nCrawl-delay: {wanted}\n".encode()
    async with (
        serving({"/robots.txt": (200, TEXT, body)}) as server,
        Fetcher(quick(), allow=[server.pair], delay=0.1) as fetcher,
    ):
        await Robots(fetcher).check(URL(server.url("/a")))
        assert fetcher.paces.of(server.pair, 0.1, 2).delay == delay


async def test_ones_own_server_may_be_told_to_ignore_it() -> None:
    async with (
        serving({"/robots.txt": (200, TEXT, b"User-agent: *\nDisallow: /")}) as server,
        Fetcher(quick(), allow=[server.pair]) as fetcher,
    ):
        await Robots(fetcher, "ignore").check(URL(server.url("/a")))
    assert server.visits == []


async def test_a_visitor_who_leaves_takes_the_file_from_nobody() -> None:
    async def slow(_: web.Request) -> web.StreamResponse:
        await asyncio.sleep(0.2)
        return web.Response(text="User-agent: *\nDisallow: /a")

    pages: dict[str, Answer | Handler] = {"/robots.txt": slow}
    async with serving(pages) as server, Fetcher(quick(), allow=[server.pair], delay=0) as fetcher:
        robots = Robots(fetcher)
        first = asyncio.create_task(robots.check(URL(server.url("/a"))))
        await asyncio.sleep(0.05)
        second = asyncio.create_task(robots.check(URL(server.url("/a"))))
        await asyncio.sleep(0)
        first.cancel()
        with pytest.raises(RobotsRefused):
            await second
        await robots.close()
    assert server.paths == ["/robots.txt"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
async def test_a_byte_order_mark_says_how_it_is_written(encoding: str) -> None:
    body = "User-agent: *\nDisallow: /caf\u00e9".encode(encoding)
    async with serving({"/robots.txt": (200, TEXT, body)}) as server:
        assert await allowed(server, "/caf\u00e9", "/b") == [False, True]


async def test_bytes_of_no_encoding_hide_nothing_else() -> None:
    async with serving(
        {"/robots.txt": (200, TEXT, b"\xff\xc3# \x00\nUser-agent: *\nDisallow: /a\xff\nDisallow: /b")}
    ) as server:
        assert await allowed(server, "/b", "/c") == [False, True]


@pytest.mark.parametrize("status", [204, 304, 429])
async def test_an_odd_status_is_what_its_class_says(status: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "FIRST_PAUSE", 0.01)
    async with serving({"/robots.txt": (status, TEXT, b"")}) as server:
        assert await verdict(server, "/a") == ("allowed" if status == 204 else "unreadable")


async def test_five_redirects_across_origins_are_followed_even_if_pages_get_fewer() -> None:
    rules: Answer = (200, TEXT, b"User-agent: *\nDisallow: /a")
    async with serving({"/5": rules}) as other:
        pages = {"/robots.txt": redirect("/1"), **{f"/{n}": redirect(f"/{n + 1}") for n in (1, 2, 3)}}
        async with serving({**pages, "/4": redirect(other.url("/5"))}) as server:
            fetcher = Fetcher(quick(max_redirects=1), allow=[server.pair, other.pair], delay=0)
            async with fetcher:
                robots = Robots(fetcher)
                assert await robots.verdict(URL(server.url("/a"))) == "disallowed"
                assert await robots.verdict(URL(server.url("/b"))) == "allowed"
                await robots.close()


async def test_a_verdict_tells_and_never_raises() -> None:
    async with serving({"/robots.txt": (200, TEXT, b"User-agent: *\nDisallow: /a")}) as server:
        assert [await verdict(server, path) for path in ("/a", "/b")] == ["disallowed", "allowed"]
    assert await verdict(server, "/b") == "unreadable"
    async with serving({"/robots.txt": (500, TEXT, b"")}) as server:
        assert await verdict(server, "/b") == "unreadable"


async def test_a_file_is_read_again_after_a_day_and_a_failure_sooner(monkeypatch: pytest.MonkeyPatch) -> None:
    answers: list[Answer] = [(500, TEXT, b""), (200, TEXT, b"User-agent: *\nDisallow: /a"), (404, TEXT, b"")]

    async def next_one(_: web.Request) -> web.StreamResponse:
        status, content_type, body = answers.pop(0)
        return web.Response(status=status, body=body, content_type=content_type)

    pages: dict[str, Answer | Handler] = {"/robots.txt": next_one}
    async with serving(pages) as server, Fetcher(quick(), allow=[server.pair], delay=0) as fetcher:
        robots, url = Robots(fetcher), URL(server.url("/a"))
        assert [await robots.verdict(url) for _ in range(2)] == ["unreadable"] * 2
        monkeypatch.setattr(robots_module, "FAILED_SECONDS", 0.0)
        assert [await robots.verdict(url) for _ in range(2)] == ["disallowed"] * 2
        monkeypatch.setattr(robots_module, "FRESH_SECONDS", 0.0)
        assert await robots.verdict(url) == "allowed"
        await robots.close()
    assert server.paths == ["/robots.txt"] * 3


async def test_thousands_of_rules_are_read() -> None:
    body = b"User-agent: *\n" + b"".join(b"Disallow: /%d*a*b*c\n" % n for n in range(20_000))
    async with serving({"/robots.txt": (200, TEXT, body)}) as server:
        assert await allowed(server, f"/7{'abcabc' * 500}", "/x") == [False, True]


@pytest.mark.parametrize(("most", "times"), [(1, 2), (2, 1)])
async def test_no_more_files_are_kept_than_there_is_room_for(
    most: int, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(robots_module, "MOST_FILES", most)
    files: dict[str, Answer | Handler] = {"/robots.txt": (200, TEXT, b"User-agent: *\nDisallow: /no")}
    async with (
        serving(files) as one,
        serving(files) as two,
        Fetcher(quick(), allow=[one.pair, two.pair], delay=0) as fetcher,
    ):
        robots = Robots(fetcher)
        found = [await passes(robots, server.url(path)) for path in ("/a", "/no") for server in (one, two)]
        await robots.close()
    assert found == [True, True, False, False]
    assert (len(one.paths), len(two.paths)) == (times, times)


async def test_large_files_make_room_for_one_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(robots_module, "MOST_CHARACTERS", 1000)
    files: dict[str, Answer | Handler] = {"/robots.txt": (200, TEXT, b"Disallow: /no\n" * 100)}
    async with (
        serving(files) as one,
        serving(files) as two,
        serving(files) as three,
        Fetcher(quick(), allow=[one.pair, two.pair, three.pair], delay=0) as fetcher,
    ):
        robots = Robots(fetcher)
        for server in (one, two, one, three, one):
            await robots.check(URL(server.url("/a")))
        await robots.close()
    assert (len(one.paths), len(two.paths), len(three.paths)) == (3, 1, 1)
