"""A crawl after a crawl: what is unchanged is left alone, what is new is found, what was cut off goes on."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256

import pytest
from aiohttp import web

from takedown.cases.candidate import Candidate
from takedown.crawl.frontier.queue import MemoryQueue
from takedown.crawl.plan import Plan
from takedown.crawl.stats import Stats
from takedown.crawl.walk import Crawl
from takedown.settings import HostSettings
from tests.crawl.crawl_server import HTML, JPEG, Answer, Handler, Server, host_of, page, picture, quick, serving

Pages = dict[str, Answer | Handler]


class Host:
    """One host, crawled again and again."""

    def __init__(self, server: Server, **settings: object) -> None:
        self.server = server
        self.mark = "registry"
        self.known: list[str] = []
        self.queue = MemoryQueue()
        self.settings = {"concurrency": 1, **settings}

    async def crawl(
        self, *, again: bool = False, stop_after: int | None = None, matched: bool = False
    ) -> tuple[list[str], Stats]:
        """The paths of the candidates, and the counts; cut off after so many candidates."""
        self.server.visits.clear()
        plan = Plan(mark=self.mark, again=again, known=self.known, queue_of=lambda _: self.queue)
        found: list[Candidate] = []
        async with Crawl([host_of(self.server, **self.settings)], quick(), plan) as crawl:
            async for candidate in crawl.candidates():
                found.append(candidate)
                crawl.done(candidate, matched=matched)
                if len(found) == stop_after:
                    break
        return sorted(one.url.removeprefix(self.server.url("")) for one in found), crawl.stats

    @property
    def asked(self) -> list[str]:
        return [path for path in self.server.paths if path != "/robots.txt"]


def with_etag(content_type: str, body: bytes) -> Handler:
    """An answer that a host is asked for only once, while it stays what it is."""

    async def answer(request: web.Request) -> web.StreamResponse:
        tag = f'"{sha256(body).hexdigest()[:8]}"'
        if request.headers.get("If-None-Match") == tag:
            return web.Response(status=304, headers={"ETag": tag})
        return web.Response(body=body, headers={"Content-Type": content_type, "ETag": tag})

    return answer


def different(number: int, size: int = 2000) -> Answer:
    return 200, "image/jpeg", JPEG[:4] + number.to_bytes(4, "big") * (size // 4)


def album(count: int) -> Pages:
    pages: Pages = {"/": with_etag(*page(images=[f"/{n}.jpg" for n in range(count)])[1:])}
    return pages | {f"/{n}.jpg": with_etag(*different(n)[1:]) for n in range(count)}


async def test_what_is_unchanged_is_asked_about_in_few_bytes_and_not_handed_out_again() -> None:
    async with serving(album(8)) as server:
        host = Host(server)
        first, counts = await host.crawl()
        second, later = await host.crawl()
        third, asked = await host.crawl(again=True)
    assert (len(first), second, third) == (8, [], [])
    assert later.bytes < counts.bytes / 10
    assert (asked.unchanged, asked.bytes) == (9, 0)


async def test_what_changed_at_its_address_is_handed_out_again() -> None:
    pages = album(3)
    async with serving(pages) as server:
        host = Host(server)
        await host.crawl()
        pages["/1.jpg"] = with_etag(*different(77)[1:])
        found, _ = await host.crawl(again=True)
    assert found == ["/1.jpg"]


async def test_all_media_are_looked_at_again_when_something_else_is_looked_for() -> None:
    async with serving(album(3)) as server:
        host = Host(server)
        first, _ = await host.crawl()
        host.mark = "one picture more"
        second, _ = await host.crawl()
        third, _ = await host.crawl()
    assert (first, second, third) == (["/0.jpg", "/1.jpg", "/2.jpg"], first, [])


async def test_so_they_are_where_the_first_page_itself_shows_a_copy() -> None:
    async with serving(album(3)) as server:
        host = Host(server)
        first, _ = await host.crawl()
        host.known = [server.url("/")]
        unchanged, _ = await host.crawl()
        host.mark = "another picture"
        looked_at, _ = await host.crawl()
    assert unchanged == []
    assert looked_at == first


async def test_the_same_bytes_are_held_against_the_registry_once() -> None:
    pages: Pages = {"/": page(images=["/a.jpg", "/b.jpg"]), "/a.jpg": picture(), "/b.jpg": picture()}
    async with serving(pages) as server:
        host = Host(server)
        first, _ = await host.crawl()
        pages["/"] = page(images=["/a.jpg", "/b.jpg", "/c.jpg"])
        pages["/c.jpg"] = picture()
        second, _ = await host.crawl()
    assert (len(first), second) == (1, [])


async def test_a_copy_at_another_address_is_handed_out_although_its_bytes_are_known() -> None:
    pages: Pages = {"/": page(images=["/a.jpg"]), "/a.jpg": picture(), "/b.jpg": picture()}
    async with serving(pages) as server:
        host = Host(server)
        await host.crawl(matched=True)
        pages["/"] = page(images=["/a.jpg", "/b.jpg"])
        found, _ = await host.crawl(matched=True)
    assert found == ["/b.jpg"]


def thread(number: int, *images: str) -> Answer:
    body = "".join(f'<img src="{image}">' for image in images) + f'<a rel="next" href="/?page={number + 1}">older</a>'
    return 200, HTML, body.encode()


async def test_a_list_is_not_walked_past_what_is_known_unless_asked() -> None:
    pages: Pages = {f"/?page={n}": thread(n, f"/{n}.jpg") for n in range(2, 6)}
    pages["/"] = thread(1, "/1.jpg")
    pages |= {f"/{n}.jpg": different(n) for n in range(1, 8)}
    async with serving(pages) as server:
        host = Host(server)
        first, _ = await host.crawl()
        await host.crawl()
        quiet = host.asked
        pages["/"] = thread(1, "/7.jpg", "/1.jpg")
        new, _ = await host.crawl()
        lively = host.asked
        await host.crawl(again=True)
        whole = host.asked
    assert first == [f"/{n}.jpg" for n in range(1, 6)]
    assert quiet == ["/"]
    assert (new, sorted(lively)) == (["/7.jpg"], ["/", "/7.jpg", "/?page=2"])
    assert {f"/?page={n}" for n in range(2, 6)} <= set(whole)


async def test_what_was_cut_off_goes_on_where_it_ended() -> None:
    pages: Pages = {"/": page(links=[f"/{n}" for n in range(12)])}
    pages |= {f"/{n}": page(images=[f"/{n}.jpg"]) for n in range(12)}
    pages |= {f"/{n}.jpg": different(n) for n in range(12)}
    async with serving(pages) as server:
        host = Host(server)
        found: Counter[str] = Counter()
        asked: Counter[str] = Counter()
        for stop_after in (2, 3, 1, None, None):
            some, _ = await host.crawl(stop_after=stop_after)
            found.update(some)
            asked.update(host.asked)
    assert found == {f"/{n}.jpg": 1 for n in range(12)}
    del asked["/"]  # a start is visited in every crawl
    assert {path: count for path, count in asked.items() if count > 1 and path.endswith(".jpg") and count > 2} == {}
    assert sum(asked.values()) <= 24 + 3 * 17  # cut off three times, with what waited for the consumer each time


async def test_pages_that_a_crawl_has_no_room_for_are_the_next_ones() -> None:
    pages: Pages = {"/": page(links=[f"/{n}" for n in range(9)])}
    pages |= {f"/{n}": page(images=[f"/{n}.jpg"]) for n in range(9)}
    pages |= {f"/{n}.jpg": different(n) for n in range(9)}
    async with serving(pages) as server:
        host = Host(server, max_pages=4)
        rounds = [await host.crawl() for _ in range(4)]
    assert [len(found) for found, _ in rounds] == [3, 3, 3, 0]


@pytest.mark.parametrize(("limit", "most"), [({"max_requests": 5}, 5), ({"max_bytes": 5000}, 5)])
async def test_a_host_is_asked_no_more_than_its_table_allows_and_the_next_crawl_goes_on(
    limit: dict[str, int], most: int
) -> None:
    pages: Pages = {f"/{n}.jpg": different(n) for n in range(12)}
    pages["/"] = page(images=list(pages))
    async with serving(pages) as server:
        host = Host(server, **limit)
        first, counts = await host.crawl()
        seen = set(first)
        for _ in range(12):
            seen.update((await host.crawl())[0])
    assert 0 < len(first) < most
    assert [problem.code for problem in counts.errors] == ["host-budget-spent"]
    assert len(seen) == 12


async def test_new_things_come_before_old_ones() -> None:
    pages: Pages = {"/": page(links=["/old/", "/post"]), "/old/": page(links=[f"/old/{n}" for n in range(5)])}
    pages |= {f"/old/{n}": page(images=[f"/old/{n}.jpg"]) for n in range(5)}
    pages |= {f"/old/{n}.jpg": different(n) for n in range(5)}
    pages |= {"/new": page(images=["/new.jpg"]), "/new.jpg": different(99), "/post": page()}
    async with serving(pages) as server:
        host = Host(server, max_pages=3, delay=0.05)
        await host.crawl()
        pages["/"] = page(links=["/old/", "/post", "/new"])
        await host.crawl()
    # What was under way when the start was read goes first.
    assert host.asked.index("/new") <= 2
    assert host.asked.index("/new.jpg") <= 3


async def test_an_endless_calendar_and_session_ids_dont_use_up_a_crawl() -> None:
    async def endless(request: web.Request) -> web.StreamResponse:
        year, month = int(request.query.get("year", 2026)), int(request.query.get("month", 11))
        links = [f"/calendar?year={year + n}&month={month}" for n in (1, 2, 30, 100)]
        links += [f"/post?PHPSESSID={month:032d}", f"/post?PHPSESSID={year:032d}"]
        return web.Response(text="".join(f'<a href="{link}">x</a>' for link in links), content_type="text/html")

    pages: Pages = {"/": page(links=["/calendar?year=2026&month=11", "/post"]), "/post": page(images=["/x.jpg"])}
    pages["/x.jpg"] = picture()
    async with serving(pages) as server:
        server.fallback = endless
        found, stats = await Host(server, max_depth=50, max_pages=400).crawl()
        asked = Counter(server.paths)
    assert found == ["/x.jpg"]
    assert stats.pages < 150
    assert asked["/post"] == 1
    assert not [path for path in asked if "PHPSESSID" in path]


async def test_pages_that_showed_a_copy_go_first() -> None:
    pages: Pages = {f"/{n}": page(images=[f"/{n}.jpg"]) for n in range(6)}
    pages["/"] = page(links=list(pages))
    async with serving(pages) as server, serving({}) as other:
        plan = Plan(known=[server.url("/4"), other.url("/elsewhere")])
        async with Crawl([host_of(server, concurrency=1)], quick(), plan) as crawl:
            assert [one async for one in crawl.candidates()] == []
        first = [path for path in server.paths if path in pages]
    assert first[:2] == ["/4", "/"]
    assert len(first) == 7
    assert other.paths == []


async def test_the_token_goes_to_the_hosts_own_server_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    from takedown.crawl.adapters.web import Web

    monkeypatch.setattr(Web, "headers", lambda _adapter, _host, token: {"Authorization": f"Bearer {token}"})
    async with serving({"/x.jpg": picture()}) as cdn:
        pages: Pages = {"/": page(images=[cdn.url("/x.jpg"), "/own.jpg"]), "/own.jpg": picture()}
        async with serving(pages) as server:
            settings: HostSettings = host_of(server, allow=[server.pair, cdn.pair], media=[cdn.pair])
            async with Crawl([settings], quick(), Plan(token_of=lambda _: "secret")) as crawl:
                async for candidate in crawl.candidates():
                    crawl.done(candidate)
        own = {visit.path: visit.headers.get("Authorization") for visit in server.visits}
        theirs = {visit.path: visit.headers.get("Authorization") for visit in cdn.visits}
    assert own == {"/robots.txt": None, "/": "Bearer secret", "/own.jpg": "Bearer secret"}
    assert theirs == {"/robots.txt": None, "/x.jpg": None}
