"""What is told to whom: the caller's headers stay at their origin, and what comes back is measured."""

from __future__ import annotations

import gzip

import pytest
from aiohttp import web

from takedown.crawl.net.fetch import Fetcher
from tests.crawl.crawl_server import Answer, Handler, Server, picture, quick, redirect, serving

SECRET = {"Authorization": "Bearer secret", "If-None-Match": '"1"', "Range": "bytes=0-9"}


def told(server: Server) -> list[bool]:
    """Whether each visit brought the secret."""
    return ["Bearer secret" in visit.headers.values() for visit in server.visits]


async def test_headers_go_to_their_origin_and_along_redirects_within_it() -> None:
    async with (
        serving({"/a": redirect("/b"), "/b": picture()}) as server,
        Fetcher(quick(), allow=[server.pair], delay=0) as fetcher,
    ):
        await fetcher.get(server.url("/a"), lambda *_: 10_000, headers=SECRET)
    assert told(server) == [True, True]
    assert all(visit.headers[name] == value for visit in server.visits for name, value in SECRET.items())


async def test_headers_never_cross_to_another_origin_nor_come_back_from_there() -> None:
    async with serving({}) as other:
        pages: dict[str, Answer | Handler] = {"/a": redirect(other.url("/away")), "/back": picture()}
        async with serving(pages) as server:
            other.pages = {"/away": redirect(server.url("/back"))}
            async with Fetcher(quick(), allow=[server.pair, other.pair], delay=0) as fetcher:
                await fetcher.get(server.url("/a"), lambda *_: 10_000, headers=SECRET)
    assert told(server) == [True, False]
    assert told(other) == [False]
    assert not SECRET.keys() & other.visits[0].headers.keys()


async def test_an_unchanged_answer_is_an_answer_without_a_body() -> None:
    async def unchanged(request: web.Request) -> web.StreamResponse:
        status = 304 if request.headers.get("If-None-Match") == '"1"' else 200
        return web.Response(status=status, headers={"ETag": '"1"'})

    async with serving({"/": unchanged}) as server, Fetcher(quick(), allow=[server.pair], delay=0) as fetcher:
        answer = await fetcher.get(server.url(), lambda *_: 10_000, headers={"If-None-Match": '"1"'})
    assert (answer.status, answer.body, answer.size, answer.headers["etag"]) == (304, b"", 0, '"1"')


async def test_a_part_that_was_asked_for_is_read() -> None:
    async def part(_: web.Request) -> web.StreamResponse:
        return web.Response(status=206, body=b"0123456789", headers={"Content-Range": "bytes 0-9/100"})

    async with serving({"/": part}) as server, Fetcher(quick(), allow=[server.pair], delay=0) as fetcher:
        answer = await fetcher.get(server.url(), lambda *_: 10_000, headers={"Range": "bytes=0-9"})
    assert (answer.status, answer.body) == (206, b"0123456789")


@pytest.mark.parametrize("packed", [True, False])
async def test_the_size_is_what_went_over_the_wire(packed: bool) -> None:  # noqa: FBT001 - pytest hands it in
    body = b"<p>hello</p>" * 10_000
    served = gzip.compress(body) if packed else body

    async def answer(_: web.Request) -> web.StreamResponse:
        return web.Response(body=served, headers={"Content-Encoding": "gzip"} if packed else {})

    pages: dict[str, Answer | Handler] = {"/": answer}
    async with serving(pages) as server, Fetcher(quick(), allow=[server.pair], delay=0) as fetcher:
        read = await fetcher.get(server.url(), lambda *_: 1_000_000)
        left = await fetcher.get(server.url(), lambda *_: 0)
    assert (read.body, read.size) == (body, len(served))
    assert 0 < left.size <= len(served)
    assert left.body == b""
