"""The pace that a host was promised, as its own log saw it."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise

import pytest
from aiohttp import web

from takedown.crawl.net import breaker
from takedown.crawl.net import pace as pace_module
from takedown.crawl.net.breaker import COOL_DOWN, TRIAL_SECONDS, Breaker, HostGivenUp
from takedown.crawl.net.fetch import Fetcher
from takedown.crawl.net.pace import (
    DISTRESS,
    LONGEST_PAUSE,
    PATIENCE,
    SERVER_ERRORS,
    SILENCES,
    Pace,
    Paces,
    retry_after,
)
from tests.crawl.crawl_server import Answer, Handler, picture, quick, raw, serving
from tests.crawl.net.names import Names


async def test_requests_start_no_closer_than_the_delay() -> None:
    async with (
        serving({"/": picture()}) as server,
        Fetcher(quick(), allow=[server.pair], delay=0.1, concurrency=4) as fetcher,
    ):
        await asyncio.gather(*(fetcher.get(server.url(), lambda *_: 10_000) for _ in range(5)))
    starts = [visit.at for visit in server.visits]
    # The visitor's clock starts each request; the server sees it a little later, the first one latest of all.
    assert all(later - earlier >= 0.05 for earlier, later in pairwise(starts))
    assert starts[-1] - starts[0] >= 0.35


async def test_a_delay_is_counted_from_when_a_request_leaves() -> None:
    clock = asyncio.get_running_loop().time
    pace = Pace("a.example:443", 0.2, 1)
    async with pace.turn():
        await asyncio.sleep(0.15)  # making a connection takes that long
        pace.left()
        left = clock()
    async with pace.turn():
        assert clock() - left >= 0.2


async def test_never_more_in_flight_than_agreed() -> None:
    async with (
        serving({"/": picture()}, seconds=0.05) as server,
        Fetcher(quick(), allow=[server.pair], delay=0, concurrency=3) as fetcher,
    ):
        await asyncio.gather(*(fetcher.get(server.url(), lambda *_: 10_000) for _ in range(12)))
    assert server.most_in_flight == 3


@pytest.mark.parametrize("asked", [[(1.0, 4), (0.2, 1)], [(0.2, 1), (1.0, 4)]])
def test_the_gentlest_of_all_who_ask_a_server_is_heard(asked: list[tuple[float, int]]) -> None:
    paces = Paces()
    for delay, concurrency in asked:
        pace = paces.of("a.example:443", delay, concurrency)
    assert (pace.delay, pace.concurrency) == (1.0, 1)


async def test_a_server_has_one_pace_however_many_ask() -> None:
    paces = Paces()
    async with serving({"/": picture()}, seconds=0.05) as server:
        one = Fetcher(quick(), allow=[server.pair], delay=0, concurrency=2, paces=paces)
        two = Fetcher(quick(), allow=[server.pair], delay=0, concurrency=1, paces=paces)
        async with one, two:
            await two.get(server.url(), lambda *_: 10_000)
            await asyncio.gather(*(fetcher.get(server.url(), lambda *_: 10_000) for fetcher in (one, two) * 4))
    assert server.most_in_flight == 1


def too_many(times: int, header: dict[str, str], status: int = 429) -> Handler:
    left = [times]

    async def answer(_: web.Request) -> web.StreamResponse:
        if left[0] > 0:
            left[0] -= 1
            return web.Response(status=status, headers=header)
        return web.Response(body=b"\xff\xd8\xff")

    return answer


@pytest.mark.parametrize("status", [429, 503])
async def test_retry_after_pauses_the_whole_server(status: int) -> None:
    pages: dict[str, Answer | Handler] = {"/a": too_many(1, {"Retry-After": "1"}, status), "/b": picture()}
    async with serving(pages) as server, Fetcher(quick(), allow=[server.pair], delay=0, concurrency=4) as fetcher:
        first = asyncio.create_task(fetcher.get(server.url("/a"), lambda *_: 10_000))
        await asyncio.sleep(0.2)
        await fetcher.get(server.url("/b"), lambda *_: 10_000)
        assert (await first).status == 200
    assert sorted(server.paths) == ["/a", "/a", "/b"]
    assert server.visits[1].at - server.visits[0].at >= 0.9


async def test_who_asks_for_too_long_is_left_alone() -> None:
    pages = {"/": too_many(9, {"Retry-After": str(int(LONGEST_PAUSE) + 1)})}
    async with serving(pages) as server, Fetcher(quick(), allow=[server.pair], delay=0) as fetcher:
        for _ in range(3):
            with pytest.raises(HostGivenUp):
                await fetcher.get(server.url(), lambda *_: 10)
    assert len(server.visits) == 1


async def test_who_asks_too_often_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace_module, "FIRST_SLOWING", 0.01)
    async with (
        serving({"/": too_many(99, {"Retry-After": "0"})}) as server,
        Fetcher(quick(), allow=[server.pair], delay=0) as fetcher,
    ):
        assert (await fetcher.get(server.url(), lambda *_: 10)).status == 429
        with pytest.raises(HostGivenUp) as problem:
            await fetcher.get(server.url(), lambda *_: 10)
    assert problem.value.data["why"] == "asked"
    assert len(server.visits) == PATIENCE


async def test_a_429_without_a_time_waits_longer_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace_module, "FIRST_PAUSE", 0.1)
    async with (
        serving({"/": too_many(2, {})}) as server,
        Fetcher(quick(), allow=[server.pair], delay=0) as fetcher,
    ):
        assert (await fetcher.get(server.url(), lambda *_: 10)).status == 200
    first, second, third = (visit.at for visit in server.visits)
    assert second - first >= 0.09
    assert third - second >= 0.18


async def test_a_503_without_a_time_is_an_answer_like_another() -> None:
    async with (
        serving({"/": too_many(1, {}, 503)}) as server,
        Fetcher(quick(), allow=[server.pair], delay=0) as fetcher,
    ):
        assert (await fetcher.get(server.url(), lambda *_: 10)).status == 503


async def test_a_silent_server_is_left_alone_until_it_answers() -> None:
    pace = Pace("example.org:80", 0, 1)
    for _ in range(SILENCES - 1):
        pace.note_silence()
    assert not pace.heed(200, {})
    for _ in range(SILENCES):
        async with pace.turn():
            pace.note_silence()
    with pytest.raises(HostGivenUp) as problem:
        async with pace.turn():
            pass
    assert problem.value.data == {"host": "example.org:80", "why": "silent", "seconds": 60}


async def test_who_gives_up_waiting_holds_nobody_up() -> None:
    pace = Pace("example.org:80", 0, 1)
    async with pace.turn():
        waiting = asyncio.create_task(_take(pace))
        await asyncio.sleep(0)
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
    await asyncio.wait_for(_take(pace), 5)
    assert pace.in_flight == 0


async def _take(pace: Pace) -> None:
    async with pace.turn():
        pass


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0),
        ("120", 120),
        (" 7 ", 7),
        ("", None),
        ("-5", None),
        ("1.5", None),
        ("soon", None),
        ("\u0661\u0662", None),
        ("9" * 40, 999_999_999),
        (f"Fri, 31 Dec {'9' * 20} 23:59:59 GMT", None),
        (f"Fri, 31 Dec 2030 {'9' * 20}:59:59 GMT", None),
        (f"Fri, 31 Dec 2030 23:59:59 +{'9' * 20}", None),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0),
    ],
)
def test_reads_retry_after(value: str, seconds: float | None) -> None:
    assert retry_after(value) == seconds


def test_reads_a_date_to_come() -> None:
    wanted = retry_after(format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True))
    assert wanted is not None
    assert 85 < wanted <= 90


async def test_a_date_to_wait_for_is_obeyed_by_the_whole_server() -> None:
    refused = asyncio.Event()

    async def until_soon(_: web.Request) -> web.StreamResponse:
        if refused.is_set():
            return web.Response(body=b"\xff\xd8\xff")
        refused.set()
        soon = datetime.now(UTC) + timedelta(seconds=2)  # a date has no fractions, so that it may be little more than 1
        return web.Response(status=429, headers={"Retry-After": format_datetime(soon, usegmt=True)})

    pages: dict[str, Answer | Handler] = {"/a": until_soon, "/b": picture()}
    async with serving(pages) as server, Fetcher(quick(), allow=[server.pair], delay=0, concurrency=4) as fetcher:
        first = asyncio.create_task(fetcher.get(server.url("/a"), lambda *_: 10_000))
        await refused.wait()
        await asyncio.sleep(0.2)
        await asyncio.gather(first, *(fetcher.get(server.url("/b"), lambda *_: 10_000) for _ in range(3)))
    assert sorted(server.paths) == ["/a", "/a", "/b", "/b", "/b"]
    assert server.visits[1].at - server.visits[0].at >= 0.9


async def test_all_names_of_a_server_share_its_pace() -> None:
    async with serving({"/": picture()}, seconds=0.05) as server:
        pairs = [f"{name}.example:{server.port}" for name in "abc"]
        fetcher = Fetcher(
            quick(), allow=[server.pair, *pairs], resolver=Names(["127.0.0.1"]), delay=0.05, concurrency=1
        )
        async with fetcher:
            visits = [fetcher.get(f"http://{pair}/", lambda *_: 10_000) for pair in (*pairs, server.pair) * 2]
            await asyncio.gather(*visits)
    assert server.most_in_flight == 1
    assert len(server.visits) == 8
    assert {visit.headers["Host"] for visit in server.visits} == {*pairs, server.pair}


def test_a_shared_pace_is_the_gentlest_and_other_ports_have_their_own() -> None:
    paces = Paces()
    one = paces.of("a.example:443", 3.0, 5)
    paces.join("a.example:443", ["192.0.2.1:443", "192.0.2.2:443"])
    paces.of("b.example:443", 1.0, 2)
    paces.join("b.example:443", ["192.0.2.2:443"])
    assert paces.of("b.example:443", 0.0, 9) is one
    assert paces.of("192.0.2.1:443", 0.0, 9) is one
    assert (one.delay, one.concurrency) == (3.0, 2)
    paces.join("c.example:8443", ["192.0.2.1:8443"])
    assert paces.of("c.example:8443", 0.0, 9) is not one
    assert paces.knows("c.example:8443")
    assert not paces.knows("d.example:443")


def failing(times: int, status: int = 500) -> Handler:
    return too_many(times, {}, status)


async def test_signs_of_distress_slow_a_server_and_good_answers_quicken_it_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pace_module, "FIRST_SLOWING", 0.05)
    async with (
        serving({"/": failing(DISTRESS + 1)}) as server,
        Fetcher(quick(), allow=[server.pair], delay=0) as fetcher,
    ):
        pace = fetcher.paces.of(server.pair, 0, 2)
        slowing = []
        for _ in range(DISTRESS + 12):
            await fetcher.get(server.url(), lambda *_: 10)
            slowing.append(pace.slowing)
    assert slowing[: DISTRESS - 1] == [0.0] * (DISTRESS - 1)
    assert slowing[DISTRESS - 1 : DISTRESS + 1] == [0.05, 0.1]
    assert all(later < earlier or later == 0 for earlier, later in pairwise(slowing[DISTRESS:]))
    assert slowing[-1] == 0.0
    assert pace.delay == 0
    # The last failure is followed by a wait of a tenth of a second, give or take a fifth.
    assert server.visits[DISTRESS + 1].at - server.visits[DISTRESS].at >= 0.07


async def test_a_server_that_only_fails_is_left_alone_and_tried_once(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr(pace_module, "_clock", lambda: now[0])
    monkeypatch.setattr(pace_module, "MOST_SLOWING", 0.0)
    async with (
        serving({"/": failing(SERVER_ERRORS + 1)}, seconds=0.02) as server,
        Fetcher(quick(), allow=[server.pair], delay=0, concurrency=4) as fetcher,
    ):

        async def status() -> int:
            try:
                return (await fetcher.get(server.url(), lambda *_: 10)).status
            except HostGivenUp:
                return 0

        async def statuses(moment: float) -> list[int]:
            now[0] = moment
            return sorted(await asyncio.gather(*(status() for _ in range(8))))

        for _ in range(SERVER_ERRORS):
            assert await status() == 500
        assert await statuses(COOL_DOWN - 1) == [0] * 8
        assert len(server.visits) == SERVER_ERRORS
        assert await statuses(COOL_DOWN) == [0] * 7 + [500]  # the trial fails, and the next one is further away
        assert await statuses(COOL_DOWN * 3 - 1) == [0] * 8
        assert await statuses(COOL_DOWN * 3) == [0] * 7 + [200]
        assert await statuses(COOL_DOWN * 3) == [200] * 8


def test_a_breaker_opens_for_longer_after_each_trial_that_fails() -> None:
    given_up = Breaker("example.org:80")
    given_up.check(0.0, 3)
    given_up.open("silent", 0.0)
    given_up.open("silent", 1.0)  # was under way before it opened
    given_up.close(1.0)  # so was this
    assert refusal_of(given_up, 30.0, 0) == {"host": "example.org:80", "why": "silent", "seconds": 30}
    given_up.check(60.0, 0)
    assert refusal_of(given_up, 60.0, 1)["seconds"] == TRIAL_SECONDS
    given_up.open("silent", 61.0)
    assert refusal_of(given_up, 61.0, 0)["seconds"] == 120
    given_up.close(200.0)
    assert not given_up.is_tripped
    given_up.open("asked", 300.0, 1000.0)
    assert refusal_of(given_up, 300.0, 0) == {"host": "example.org:80", "why": "asked", "seconds": 1000}


def test_a_cool_down_has_a_longest() -> None:
    given_up, now = Breaker("example.org:80"), 0.0
    for _ in range(20):
        given_up.open("silent", now)
        now += 10_000
    given_up.open("silent", now)
    assert refusal_of(given_up, now, 0)["seconds"] == breaker.LONGEST_COOL_DOWN


def refusal_of(given_up: Breaker, now: float, in_flight: int) -> dict[str, str | int | float]:
    with pytest.raises(HostGivenUp) as problem:
        given_up.check(now, in_flight)
    return problem.value.data


async def test_who_waits_is_told_when_the_server_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for ever: an open breaker answers at once, also those who stand in line already."""
    monkeypatch.setattr(pace_module, "SILENCES", 2)

    async def hang_up(_: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0)

    async with raw(hang_up) as pair, Fetcher(quick(), allow=[pair], delay=0, concurrency=1) as fetcher:
        got = await asyncio.wait_for(
            asyncio.gather(*(fetcher.get(f"http://{pair}/", lambda *_: 10) for _ in range(50)), return_exceptions=True),
            5,
        )
    assert {type(problem) for problem in got} == {HostGivenUp}


async def test_a_server_may_refuse_for_years(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(breaker, "COOL_DOWN", 0.0)
    monkeypatch.setattr(pace_module, "FIRST_PAUSE", 0.0)
    monkeypatch.setattr(pace_module, "FIRST_SLOWING", 0.0)
    monkeypatch.setattr(pace_module, "MOST_SLOWING", 0.0)
    pace = Pace("example.org:80", 0, 1)
    for number in range(1, 2000):
        if number < PATIENCE:
            assert pace.heed(429, {})
        else:
            with pytest.raises(HostGivenUp):
                pace.heed(429, {})


async def test_refusals_of_what_was_in_flight_together_count_as_one() -> None:
    together = 2 * PATIENCE
    all_here = asyncio.Barrier(together)
    answered: list[int] = []

    async def refuse_the_first(_: web.Request) -> web.StreamResponse:
        answered.append(len(answered))
        if len(answered) > together:
            return web.Response()
        await all_here.wait()
        return web.Response(status=429, headers={"Retry-After": "1"})

    async with (
        serving({"/": refuse_the_first}) as server,
        Fetcher(quick(), allow=[server.pair], delay=0, concurrency=together) as fetcher,
    ):
        answers = await asyncio.gather(*(fetcher.get(server.url(), lambda *_: 10) for _ in range(together)))
    assert {answer.status for answer in answers} == {200}
    assert len(server.visits) == 2 * together


async def test_who_waits_out_a_long_pause_is_told_at_once_when_it_has_no_end() -> None:
    pace = Pace("example.org:80", 0, 8)
    assert pace.heed(429, {"retry-after": str(int(LONGEST_PAUSE))})
    waiting = [asyncio.create_task(_take(pace)) for _ in range(3)]
    await asyncio.sleep(0)
    for _ in range(SILENCES):
        pace.note_silence()
    results = await asyncio.wait_for(asyncio.gather(*waiting, return_exceptions=True), 5)
    assert [type(result) for result in results] == [HostGivenUp] * 3
