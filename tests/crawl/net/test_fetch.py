"""Fetching from real sockets: limits of size and time, broken answers, redirects."""

from __future__ import annotations

import asyncio
import gzip
import tracemalloc
import zlib
from socket import AddressFamily

import pytest
from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult

from takedown import __version__
from takedown.crawl.net.answer import (
    BadAnswer,
    BudgetSpent,
    HostUnreachable,
    Requests,
    TooLarge,
    TooManyRedirects,
    TooSlow,
)
from takedown.crawl.net.fetch import Fetcher, user_agent
from takedown.crawl.net.guard import AddressRefused
from takedown.crawl.net.memory import ByteBudget
from tests.crawl.crawl_server import JPEG, Handler, nobody, picture, quick, raw, redirect, serving

MEBIBYTE = 1024 * 1024


async def test_gives_the_answer_with_its_way_there() -> None:
    async with (
        serving({"/a": redirect("/b?x=1", 301), "/b?x=1": redirect("c.jpg"), "/c.jpg": picture()}) as server,
        Fetcher(quick(), allow=[server.pair], delay=0) as fetcher,
    ):
        answer = await fetcher.get(server.url("/a"), lambda *_: 10_000)
    assert answer.url == server.url("/a")
    assert answer.final_url == server.url("/c.jpg")
    assert [(hop.url, hop.status) for hop in answer.hops] == [(server.url("/a"), 301), (server.url("/b?x=1"), 302)]
    assert answer.body.startswith(JPEG[:4])
    assert answer.headers["content-type"] == "image/jpeg"
    assert answer.fetched_at.tzinfo is not None
    assert "\\xff" not in repr(answer)


async def test_no_cookie_and_no_credential_is_ever_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")

    async def with_cookie(_: web.Request) -> web.StreamResponse:
        return web.Response(
            status=302, headers={"Location": "/b", "Set-Cookie": "id=1; Path=/", "WWW-Authenticate": "Basic"}
        )

    async def last(_: web.Request) -> web.StreamResponse:
        return web.Response(body=b"x", headers={"Set-Cookie": "id=2"})

    async with (
        serving({"/a": with_cookie, "/b": last}) as server,
        Fetcher(quick(contact=""), allow=[server.pair], delay=0) as fetcher,
    ):
        for _ in range(2):
            answer = await fetcher.get(server.url("/a"), lambda *_: 10)
    assert "set-cookie" not in answer.headers
    for visit in server.visits:
        assert {name.lower() for name in visit.headers} == {"host", "user-agent", "accept", "accept-encoding"}
        assert visit.headers["Accept-Encoding"] == "identity"
        assert visit.headers["User-Agent"] == f"takedown/{__version__}"


def test_says_whom_to_write_to_and_nothing_that_breaks_a_header() -> None:
    assert user_agent("mailto:ops@example.org") == f"takedown/{__version__} (+mailto:ops@example.org)"
    assert user_agent("a\r\nX-Evil: (1) é") == f"takedown/{__version__} (+aX-Evil: 1)"


async def test_an_endless_body_ends_at_the_limit() -> None:
    async def endless(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\n")
        while True:
            writer.write(bytes(65536))
            await writer.drain()

    async with raw(endless) as pair, Fetcher(quick(), allow=[pair]) as fetcher:
        with pytest.raises(TooLarge) as problem:
            await fetcher.get(f"http://{pair}/", lambda *_: MEBIBYTE)
        assert problem.value.data == {"host": "127.0.0.1", "limit": MEBIBYTE}
        assert fetcher.memory.held == 0
        assert fetcher.memory.peak <= MEBIBYTE


async def test_a_body_announced_as_too_large_is_not_read() -> None:
    async with serving({"/": picture(MEBIBYTE)}) as server, Fetcher(quick(), allow=[server.pair]) as fetcher:
        with pytest.raises(TooLarge):
            await fetcher.get(server.url(), lambda *_: MEBIBYTE - 1)
        assert fetcher.memory.peak == 0


async def test_a_robots_file_is_cut_and_not_refused() -> None:
    async with serving({"/": picture(MEBIBYTE)}) as server, Fetcher(quick(), allow=[server.pair]) as fetcher:
        answer = await fetcher.get(server.url(), lambda *_: 1000, cut=True)
    assert len(answer.body) == 1000


@pytest.mark.parametrize("limit", [1999, 2000, 2001])
async def test_the_limit_is_exact(limit: int) -> None:
    async with serving({"/": picture(2000)}) as server, Fetcher(quick(), allow=[server.pair]) as fetcher:
        if limit < 2000:
            with pytest.raises(TooLarge):
                await fetcher.get(server.url(), lambda *_: limit)
        else:
            assert len((await fetcher.get(server.url(), lambda *_: limit)).body) == 2000


async def test_a_slow_drip_ends_in_time() -> None:
    async def drip(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: 100000\r\n\r\n")
        while True:
            writer.write(b"\xff")
            await writer.drain()
            await asyncio.sleep(0.05)

    async with raw(drip) as pair, Fetcher(quick(total_seconds=0.4), allow=[pair]) as fetcher:
        with pytest.raises(TooSlow):
            await fetcher.get(f"http://{pair}/", lambda *_: MEBIBYTE)
        assert fetcher.memory.held == 0


async def test_a_server_that_says_nothing_is_left_in_time() -> None:
    async def silence(_: asyncio.StreamWriter) -> None:
        await asyncio.sleep(3)

    async with raw(silence) as pair, Fetcher(quick(total_seconds=0.3), allow=[pair]) as fetcher:
        with pytest.raises(TooSlow):
            await fetcher.get(f"http://{pair}/", lambda *_: MEBIBYTE)


@pytest.mark.parametrize(
    ("head", "why"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nshort", "length"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc", "length"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", "protocol"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nab", "protocol"),
        (b"SSH-2.0-OpenSSH_9.2\r\n\r\n", "protocol"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"a" * 100_000 + b"\r\n\r\n", "protocol"),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nabcd", "encoding"),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 4\r\n\r\nabcd", "encoding"),
        (b"", "length"),
    ],
)
async def test_broken_answers_have_a_name(head: bytes, why: str) -> None:
    async def reply(writer: asyncio.StreamWriter) -> None:
        writer.write(head)
        await writer.drain()

    async with raw(reply) as pair, Fetcher(quick(), allow=[pair]) as fetcher:
        with pytest.raises(BadAnswer) as problem:
            await fetcher.get(f"http://{pair}/", lambda *_: 10_000)
        assert problem.value.data["why"] == why
        assert fetcher.memory.held == 0


def zipped(body: bytes, encoding: str, content_type: str = "text/html") -> Handler:
    async def answer(_: web.Request) -> web.StreamResponse:
        return web.Response(body=body, headers={"Content-Encoding": encoding, "Content-Type": content_type})

    return answer


async def test_compressed_answers_are_undone() -> None:
    body = b"<p>hello</p>" * 10_000
    pages = {"/gzip": zipped(gzip.compress(body), "gzip"), "/zlib": zipped(zlib.compress(body), "deflate")}
    async with serving(pages) as server, Fetcher(quick(), allow=[server.pair], delay=0) as fetcher:
        for path in pages:
            assert (await fetcher.get(server.url(path), lambda *_: MEBIBYTE)).body == body


async def test_a_truncated_gzip_is_an_error() -> None:
    pages = {"/": zipped(gzip.compress(b"<p>hello</p>" * 10_000)[:-20], "gzip")}
    async with serving(pages) as server, Fetcher(quick(), allow=[server.pair]) as fetcher:
        with pytest.raises(BadAnswer):
            await fetcher.get(server.url(), lambda *_: MEBIBYTE)


async def test_a_gzip_bomb_is_never_unfolded() -> None:
    packer = zlib.compressobj(9, wbits=31)
    bomb = b"".join(packer.compress(bytes(MEBIBYTE)) for _ in range(200)) + packer.flush()
    assert len(bomb) < MEBIBYTE
    async with (
        serving({"/": zipped(bomb, "gzip")}) as server,
        Fetcher(quick(), allow=[server.pair]) as fetcher,
    ):
        tracemalloc.start()
        with pytest.raises(TooLarge):
            await fetcher.get(server.url(), lambda *_: MEBIBYTE)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < 8 * MEBIBYTE


async def test_redirects_end() -> None:
    async with (
        serving({"/a": redirect("/b"), "/b": redirect("/a"), "/none": redirect("")}) as server,
        Fetcher(quick(max_redirects=3), allow=[server.pair], delay=0) as fetcher,
    ):
        with pytest.raises(TooManyRedirects):
            await fetcher.get(server.url("/a"), lambda *_: 10)
        assert server.paths == ["/a", "/b", "/a", "/b"]
        with pytest.raises(TooManyRedirects):
            await fetcher.get(server.url("/none"), lambda *_: 10)


async def test_a_redirect_to_a_name_that_no_resolver_takes_is_refused() -> None:
    async with (
        serving({"/": redirect(f"http://{'a' * 64}.example.org/")}) as server,
        Fetcher(quick(), allow=[server.pair], delay=0) as fetcher,
    ):
        with pytest.raises(AddressRefused):
            await fetcher.get(server.url(), lambda *_: 10_000)


async def test_a_host_that_is_down_or_unknown_is_unreachable() -> None:
    async with nobody() as server, Fetcher(quick(), allow=[server.pair], delay=0) as fetcher:
        with pytest.raises(HostUnreachable) as problem:
            await fetcher.get(server.url(), lambda *_: 10)
        assert problem.value.data["why"] == "connection"


class NoNames(AbstractResolver):
    """Knows nobody, or thinks about it for ever."""

    def __init__(self, *, thinks: bool) -> None:
        self.thinks = thinks

    async def resolve(
        self,
        host: str,  # noqa: ARG002 - the signature is the library's
        port: int = 0,  # noqa: ARG002 - the signature is the library's
        family: AddressFamily = AddressFamily.AF_UNSPEC,  # noqa: ARG002 - the signature is the library's
    ) -> list[ResolveResult]:
        if self.thinks:
            await asyncio.Event().wait()
        raise OSError

    async def close(self) -> None:
        pass


async def test_a_name_that_nobody_knows_is_told_apart() -> None:
    async with Fetcher(quick(), delay=0, resolver=NoNames(thinks=False)) as fetcher:
        with pytest.raises(HostUnreachable) as problem:
            await fetcher.get("http://nobody.example/", lambda *_: 10)
    assert problem.value.data["why"] == "name"


async def test_a_name_that_takes_for_ever_ends_in_time() -> None:
    settings = quick(connect_seconds=0.2, first_byte_seconds=0.3)
    async with Fetcher(settings, delay=0, resolver=NoNames(thinks=True)) as fetcher:
        with pytest.raises((HostUnreachable, TooSlow)):
            await asyncio.wait_for(fetcher.get("http://slow.example/", lambda *_: 10), 5)


async def test_a_server_without_tls_is_told_apart() -> None:
    async with serving({}) as server, Fetcher(quick(), allow=[server.pair]) as fetcher:
        with pytest.raises(HostUnreachable) as problem:
            await fetcher.get(f"https://{server.pair}/", lambda *_: 10)
        assert problem.value.data["why"] in ("tls", "connection")


async def test_the_body_of_an_error_or_of_no_interest_is_not_read() -> None:
    pages = {"/404": (404, "text/html", b"<p>gone"), "/zip": (200, "application/zip", bytes(MEBIBYTE))}
    async with serving(pages) as server, Fetcher(quick(), allow=[server.pair], delay=0) as fetcher:
        assert (await fetcher.get(server.url("/404"), lambda *_: 1000)).body == b""
        answer = await fetcher.get(server.url("/zip"), lambda kind, *_: 0 if "zip" in kind else 1000)
        assert (answer.body, answer.status) == (b"", 200)
        assert fetcher.memory.peak == 0


async def test_the_judge_is_told_type_beginning_and_address() -> None:
    seen: list[tuple[str, bytes, str]] = []

    def judge(content_type: str, head: bytes, url: str) -> int:
        seen.append((content_type, head[:4], url))
        return 0

    async def in_bits(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: 2000\r\n\r\n")
        for byte in JPEG[:2000:500]:
            writer.write(bytes([byte]))
            await writer.drain()
            await asyncio.sleep(0.01)
        writer.write(bytes(2000))
        await writer.drain()

    async with raw(in_bits) as pair, Fetcher(quick(), allow=[pair]) as fetcher:
        await fetcher.get(f"http://{pair}/x", judge)
    assert seen == [("image/jpeg", b"\xff\x00\x00\x00", f"http://{pair}/x")]


async def test_the_budget_of_requests_counts_redirects() -> None:
    async with serving({"/a": redirect("/b"), "/b": redirect("/c"), "/c": picture()}) as server:
        requests = Requests(2)
        async with Fetcher(quick(), allow=[server.pair], delay=0, requests=requests) as fetcher:
            with pytest.raises(BudgetSpent):
                await fetcher.get(server.url("/a"), lambda *_: 10_000)
    assert server.paths == ["/a", "/b"]
    assert requests.made == 2


async def test_waiting_for_memory_is_not_the_servers_slowness() -> None:
    memory = ByteBudget(MEBIBYTE)
    held = await memory.reserve(MEBIBYTE)
    async with (
        serving({"/": picture(5000)}) as server,
        Fetcher(quick(total_seconds=0.3), allow=[server.pair], memory=memory) as fetcher,
    ):
        getting = asyncio.create_task(fetcher.get(server.url(), lambda *_: 10_000))
        await asyncio.sleep(0.6)
        assert not getting.done()
        held.release()
        assert len((await getting).body) == 5000
        assert memory.held == 5000
