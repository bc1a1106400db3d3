"""Quiet hours: when they hold, when they end, and that nobody is contacted."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest
from yarl import URL

from takedown.crawl.net.fetch import Fetcher
from takedown.crawl.net.hours import HostQuiet, QuietHours
from takedown.crawl.net.robots import Robots
from tests.crawl.crawl_server import picture, quick, serving


@pytest.mark.parametrize(
    ("hours", "at", "until"),
    [
        ("22:00-06:00", "2026-03-01T21:59:59", ""),
        ("22:00-06:00", "2026-03-01T22:00:00", "2026-03-02T06:00:00"),
        ("22:00-06:00", "2026-03-01T23:59:59", "2026-03-02T06:00:00"),
        ("22:00-06:00", "2026-03-01T00:00:00", "2026-03-01T06:00:00"),
        ("22:00-06:00", "2026-03-01T05:59:59", "2026-03-01T06:00:00"),
        ("22:00-06:00", "2026-03-01T06:00:00", ""),
        ("08:30-12:00", "2026-03-01T08:29:00", ""),
        ("08:30-12:00", "2026-03-01T08:30:00", "2026-03-01T12:00:00"),
        ("08:30-12:00", "2026-03-01T12:00:00", ""),
        ("22:00-00:00", "2026-12-31T23:00:00", "2027-01-01T00:00:00"),
    ],
)
def test_knows_when_it_is_quiet(hours: str, at: str, until: str) -> None:
    quiet = QuietHours.read(hours)
    assert quiet is not None
    ending = quiet.ending(datetime.fromisoformat(at).replace(tzinfo=UTC))
    assert ending == (datetime.fromisoformat(until).replace(tzinfo=UTC) if until else None)


@pytest.mark.parametrize("hours", ["", "00:00-00:00"])
def test_no_hours_are_none(hours: str) -> None:
    assert QuietHours.read(hours) is None


def hours_from_now(begin: int, end: int) -> str:
    now = datetime.now().astimezone()
    return f"{now + timedelta(hours=begin):%H:%M}-{now + timedelta(hours=end):%H:%M}"


async def test_nobody_is_contacted_in_quiet_hours() -> None:
    async with serving({"/": picture()}) as server:
        async with Fetcher(quick(), allow=[server.pair], quiet=hours_from_now(-1, 2)) as fetcher:
            with pytest.raises(HostQuiet) as problem:
                await fetcher.get(server.url(), lambda *_: 10_000)
        assert server.visits == []
        assert 3600 < float(problem.value.data["moment"]) - time.time() <= 7200
        async with Fetcher(quick(), allow=[server.pair], quiet=hours_from_now(2, 3)) as fetcher:
            await fetcher.get(server.url(), lambda *_: 10_000)
        assert len(server.visits) == 1


async def test_a_robots_file_that_could_not_be_asked_for_is_asked_for_when_the_quiet_ends() -> None:
    async with (
        serving({"/robots.txt": (200, "text/plain", b"User-agent: *\nDisallow: /a")}) as server,
        Fetcher(quick(), allow=[server.pair], quiet=hours_from_now(-1, 2)) as fetcher,
    ):
        robots, url = Robots(fetcher), URL(server.url("/a"))
        with pytest.raises(HostQuiet):
            await robots.check(url)
        fetcher._quiet = None  # nobody can wait for two hours
        assert await robots.verdict(url) == "disallowed"
        await robots.close()
