"""One look at a known address: live, gone, blocked, unreachable or unknown."""

from __future__ import annotations

import asyncio

import pytest

from takedown.cases.match import Verdict
from takedown.crawl.looking.look import MOST_MEDIA, Look, look, media_of
from takedown.crawl.net.fetch import Fetcher
from tests.crawl.crawl_server import JPEG, Answer, Handler, nobody, page, picture, quick, raw, redirect, serving


async def look_at(answer: Answer | Handler, **limits: float) -> Look:
    async with serving({"/x": answer}) as server, Fetcher(quick(**limits), allow=[server.pair], delay=0) as fetcher:
        seen = await look(fetcher, server.url("/x"), max_bytes=10_000)
        assert fetcher.memory.held == 0
        assert "/robots.txt" not in server.paths
        return seen


@pytest.mark.parametrize(
    ("status", "verdict", "reason"),
    [
        (404, Verdict.GONE, "not-found"),
        (410, Verdict.GONE, "removed"),
        (451, Verdict.BLOCKED, "legal"),
        (401, Verdict.BLOCKED, "login"),
        (402, Verdict.BLOCKED, "payment"),
        (403, Verdict.BLOCKED, "forbidden"),
        (407, Verdict.BLOCKED, "login"),
        (500, Verdict.UNREACHABLE, "server-error"),
        (502, Verdict.UNREACHABLE, "server-error"),
        (503, Verdict.UNREACHABLE, "server-error"),
        (400, Verdict.UNKNOWN, "status"),
        (418, Verdict.UNKNOWN, "status"),
    ],
)
async def test_a_status_is_a_verdict(status: int, verdict: Verdict, reason: str) -> None:
    seen = await look_at((status, "text/html", b"<p>"))
    assert (seen.verdict, seen.reason, seen.status, seen.candidate) == (verdict, reason, status, None)


async def test_media_are_live_and_come_along() -> None:
    seen = await look_at(picture())
    assert (seen.verdict, seen.reason, seen.status) == (Verdict.LIVE, "media", 200)
    assert seen.candidate is not None
    assert seen.candidate.content.startswith(JPEG[:4])
    assert (seen.candidate.found_in, seen.candidate.site, seen.candidate.page.url) == ("reported", "", "")
    assert "\\x" not in repr(seen)


@pytest.mark.parametrize(
    ("answer", "verdict", "reason"),
    [
        ((200, "image/jpeg", b""), Verdict.UNKNOWN, "empty"),
        ((200, "application/zip", b"PK"), Verdict.UNKNOWN, "other-type"),
        ((200, "image/jpeg", JPEG * 10), Verdict.UNKNOWN, "too-large"),
        (redirect("/x"), Verdict.UNKNOWN, "too-many-redirects"),
        (redirect("http://169.254.169.254/"), Verdict.UNKNOWN, "address-refused"),
    ],
)
async def test_what_is_neither_there_nor_gone_says_why(answer: Answer | Handler, verdict: Verdict, reason: str) -> None:
    seen = await look_at(answer)
    assert (seen.verdict, seen.reason) == (verdict, reason)


async def test_silence_and_absence_are_unreachable_and_never_gone() -> None:
    async def silent(_: asyncio.StreamWriter) -> None:
        await asyncio.sleep(2)

    async with (
        nobody() as down,
        raw(silent) as pair,
        Fetcher(quick(total_seconds=0.2), allow=[pair, down.pair], delay=0) as fetcher,
    ):
        for url, reason in ((f"http://{pair}/", "too-slow"), (down.url(), "host-unreachable")):
            seen = await look(fetcher, url)
            assert (seen.verdict, seen.reason, seen.status) == (Verdict.UNREACHABLE, reason, 0)


async def test_a_server_that_asks_for_a_long_pause_is_blocked() -> None:
    async def hasty(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 429 Slow\r\nRetry-After: 9999\r\nContent-Length: 0\r\n\r\n")
        await writer.drain()

    async with raw(hasty) as pair, Fetcher(quick(), allow=[pair], delay=0) as fetcher:
        seen = await look(fetcher, f"http://{pair}/")
    assert (seen.verdict, seen.reason) == (Verdict.BLOCKED, "rate-limited")


async def test_a_page_that_she_reported_gives_its_media_up_to_a_bound() -> None:
    images = ["/gone.jpg", *(f"/{n}.jpg" for n in range(60))]
    pages: dict[str, Answer | Handler] = {"/p": page(images=images)}
    pages |= {f"/{n}.jpg": picture() for n in range(60)}
    pages["/robots.txt"] = (200, "text/plain", b"User-agent: *\nDisallow: /")
    async with serving(pages) as server, Fetcher(quick(), allow=[server.pair], delay=0) as fetcher:
        seen = await look(fetcher, server.url("/p"))
        assert (seen.verdict, seen.reason) == (Verdict.UNKNOWN, "page")
        found = [candidate async for candidate in media_of(fetcher, seen)]
        assert fetcher.memory.held == 0
    assert len(found) == MOST_MEDIA - 1  # one of those tried is gone
    assert {candidate.page.title for candidate in found} == {"t"}
    assert {candidate.found_in for candidate in found} == {"img"}
