"""What is told to whom: the caller's headers stay at their origin, and what comes back is measured."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from aiohttp import web
from multidict import CIMultiDict

from takedown import __version__
from takedown.crawl.net.fetch import AGENT, Fetcher
from takedown.crawl.net.robots_tag import robots_tag
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


async def test_nothing_of_the_persons_surroundings_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login me password secret\n", encoding="utf-8")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.setenv("HOME", str(tmp_path))

    async def curious(_: web.Request) -> web.StreamResponse:
        headers = {"Location": "/b", "Set-Cookie": "id=1; Path=/", "WWW-Authenticate": "Basic", "Refresh": "0"}
        return web.Response(status=302, headers=headers)

    async def challenge(_: web.Request) -> web.StreamResponse:
        return web.Response(status=401, headers={"WWW-Authenticate": 'Basic realm="x"', "Set-Cookie": "id=2"})

    pages: dict[str, Answer | Handler] = {"/a": curious, "/b": challenge}
    async with serving(pages) as server, Fetcher(quick(contact="me@example.org"), allow=[server.pair], delay=0) as one:
        for _ in range(3):
            assert (await one.get(server.url("/a"), lambda *_: 10_000)).status == 401
    told_of = {name.lower() for visit in server.visits for name in visit.headers}
    assert told_of == {"host", "user-agent", "accept", "accept-encoding"}
    assert {visit.headers["User-Agent"] for visit in server.visits} == {f"takedown/{__version__} (+me@example.org)"}
    assert len(server.visits) == 6


@pytest.mark.parametrize("header", ["a\r\nX-Evil: 1", "a\nX-Evil: 1", "a\0"])
async def test_a_header_cannot_carry_another(header: str) -> None:
    async with serving({"/": picture()}) as server, Fetcher(quick(), allow=[server.pair], delay=0) as fetcher:
        with pytest.raises(ValueError, match="header"):
            await fetcher.get(server.url(), lambda *_: 10_000, headers={"If-None-Match": header})
        assert server.visits == []


async def test_headers_that_count_together_come_together() -> None:
    async def several(_: web.Request) -> web.StreamResponse:
        headers = [("Link", "</2>; rel=next"), ("X-Robots-Tag", "googlebot: nofollow")]
        return web.Response(
            headers=CIMultiDict([*headers, ("Link", "</0>; rel=prev"), ("X-Robots-Tag", "noimageindex")])
        )

    async with serving({"/": several}) as server, Fetcher(quick(), allow=[server.pair], delay=0) as fetcher:
        answer = await fetcher.get(server.url(), lambda *_: 10_000)
    assert answer.headers["link"] == "</2>; rel=next, </0>; rel=prev"
    asked = robots_tag([answer.headers["x-robots-tag"]], AGENT)
    assert (asked.nofollow, asked.noimageindex) == (False, True)
