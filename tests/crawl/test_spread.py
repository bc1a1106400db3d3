"""Who passed a post on, gathered part by part from a real server; whatever ends it, the next round goes on."""

from __future__ import annotations

import pytest
from aiohttp import web

from takedown.cases.post import PostFacts, PostKind
from takedown.crawl.adapters.registry import adapter_for
from takedown.crawl.frontier.queue import MemoryQueue
from takedown.crawl.net.answer import Requests
from takedown.crawl.net.fetch import Fetcher
from takedown.crawl.spread import Spread
from takedown.settings import HostSettings
from tests.crawl.crawl_server import Server, host_of, quick, redirect, serving
from tests.crawl.social import STATUS, quotes_asked, root_at, spread

QUOTES = f"{STATUS}/quotes?limit=40"


async def gathered(
    server: Server,
    queue: MemoryQueue,
    *,
    stop_after: int = 1000,
    most_parts: int = 1000,
    budget: int | None = None,
    leave_last: bool = False,
) -> tuple[list[PostFacts], Spread]:
    """Run one round; it ends after so many parts, the last of them stored or not."""
    host = host_of(server, kind="mastodon", start=[server.url("/@ann")])
    found: list[PostFacts] = []
    async with Fetcher(quick(), allow=host.allow, delay=0, requests=Requests(budget)) as fetcher:
        round_ = Spread(host, adapter_for("mastodon"), fetcher, queue, token="", most_parts=most_parts)
        parts = 0
        async for part in round_.gather(root_at(server.url(""))):
            parts += 1
            last = parts == stop_after
            if last and leave_last:
                break
            found += part.posts
            await part.done()
            if last:
                break
    return found, round_


async def test_reposts_quotes_and_replies_are_found_with_who_and_when() -> None:
    async with serving(spread(quotes=5, reposts=3, replies=2, a_part=2)) as server:
        found, round_ = await gathered(server, MemoryQueue())
    kinds = [post.kind for post in found]
    assert [kinds.count(kind) for kind in (PostKind.QUOTE, PostKind.REPOST, PostKind.REPLY)] == [5, 3, 2]
    assert len({post.uri for post in found}) == 10
    assert all(post.handle for post in found)
    assert all(post.at is not None and post.text for post in found if post.kind is not PostKind.REPOST)
    assert round_.complete
    assert round_.problems == {}
    assert round_.parts == 6


@pytest.mark.parametrize("leave_last", [True, False])
async def test_an_interrupted_round_is_gone_on_with(*, leave_last: bool) -> None:
    queue = MemoryQueue()
    async with serving(spread(quotes=40, a_part=4)) as server:
        first, _ = await gathered(server, queue, stop_after=5, leave_last=leave_last)
        before = len(server.visits)
        second, round_ = await gathered(server, queue)
        again = [path for path in quotes_asked(server.paths[before:]) if path in server.paths[:before]]
    assert len(first) == (16 if leave_last else 20)
    assert sorted(post.uri for post in first + second) == sorted({post.uri for post in first + second})
    assert len(first + second) == 40
    # A part is asked for again only if nobody said that its posts were stored.
    assert len(again) == leave_last
    assert round_.complete


async def test_a_round_is_bounded() -> None:
    queue = MemoryQueue()
    async with serving(spread(quotes=40, a_part=4)) as server:
        found, round_ = await gathered(server, queue, most_parts=4)
        assert not round_.complete
        assert round_.parts == 4
        rest, round_ = await gathered(server, queue)
    assert len(found + rest) == 40
    assert round_.complete


async def test_a_budget_that_is_spent_leaves_the_rest_for_later() -> None:
    queue = MemoryQueue()
    async with serving(spread(quotes=40, a_part=4)) as server:
        found, round_ = await gathered(server, queue, budget=6)
        assert list(round_.problems) == ["error-budget-spent"]
        assert not round_.complete
        assert len(server.visits) == 6
        rest, _ = await gathered(server, queue)
    assert len(found + rest) == 40


@pytest.mark.parametrize("status", [500, 503, 429])
async def test_a_host_in_trouble_loses_nothing(status: int) -> None:
    pages = spread(quotes=12, reposts=2, a_part=4)
    broken = [path for path in pages if "max_id" in path][1]
    queue = MemoryQueue()

    async def busy(_: web.Request) -> web.Response:
        return web.Response(status=status, headers={"Retry-After": "0"})

    async with serving({**pages, broken: busy}) as server:
        found, round_ = await gathered(server, queue)
        assert list(round_.problems) in (["error-spread-busy"], ["error-host-given-up"])
        assert not round_.complete
        server.pages = pages
        rest, round_ = await gathered(server, queue)
    assert len(found + rest) == 14
    assert rest
    assert round_.complete


async def test_a_list_that_is_refused_costs_that_list_alone() -> None:
    pages = {**spread(reposts=2, replies=1), QUOTES: (403, "application/json", b"{}")}
    async with serving(pages) as server:
        found, round_ = await gathered(server, MemoryQueue())
    assert len(found) == 3
    assert list(round_.problems) == ["error-spread-refused"]
    assert round_.complete


async def test_the_robots_file_is_obeyed() -> None:
    pages = {**spread(quotes=3, reposts=2), "/robots.txt": (200, "text/plain", b"User-agent: *\nDisallow: /*/quotes\n")}
    async with serving(pages) as server:
        found, round_ = await gathered(server, MemoryQueue())
        assert quotes_asked(server.paths) == []
    assert len(found) == 2
    assert list(round_.problems) == ["error-robots-refused"]


async def test_a_list_that_says_the_same_for_ever_ends() -> None:
    pages = spread(quotes=3, a_part=3)
    same = pages[QUOTES]
    assert isinstance(same, tuple)
    pages[f"{QUOTES}&max_id=1000001"] = (200, same[1], same[2].replace(b'"1000001"', b'"1000002"'))
    pages[f"{QUOTES}&max_id=1000002"] = same
    async with serving(pages) as server:
        found, round_ = await gathered(server, MemoryQueue())
        assert len(quotes_asked(server.paths)) == 2
    assert len({post.uri for post in found}) == 3
    assert round_.complete


async def test_a_list_that_leads_to_another_host_is_left() -> None:
    pages = {**spread(reposts=1), QUOTES: redirect("http://localhost.example/api/v1/statuses/1/quotes")}
    async with serving(pages) as server:
        found, round_ = await gathered(server, MemoryQueue())
    assert len(found) == 1
    assert list(round_.problems) == ["error-spread-outside"]


async def test_hostile_answers_give_nothing_and_end() -> None:
    pages = {
        **spread(reposts=1),
        QUOTES: (200, "application/json", b"[" * 100_000),
        f"{STATUS}/context": (200, "x", b""),
    }
    async with serving(pages) as server:
        found, round_ = await gathered(server, MemoryQueue())
    assert len(found) == 1
    assert round_.complete


@pytest.mark.parametrize("uri", ["//[::1]@", "http://[", "http://h.example:99999/@ann/1"])
async def test_a_post_that_is_named_by_no_address_has_no_lists_to_ask_for(uri: str) -> None:
    host = HostSettings(name="here", kind="mastodon", start=["https://h.example/@ann"])
    async with Fetcher(quick()) as fetcher:
        round_ = Spread(host, adapter_for("mastodon"), fetcher, MemoryQueue(), token="", most_parts=9)
        parts = [part async for part in round_.gather(PostFacts(uri, uri))]
    assert (parts, list(round_.problems), fetcher.requests.made) == ([], ["error-spread-outside"], 0)
