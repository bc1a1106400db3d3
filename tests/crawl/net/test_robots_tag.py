"""What hosts ask in X-Robots-Tag and robots elements."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takedown.crawl.net.robots_tag import RobotsTag, robots_tag

NOON = datetime(2020, 1, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("values", "asked"),
    [
        ([], ""),
        (["all"], ""),
        (["nofollow"], "nofollow"),
        ([" NoFollow , NOIMAGEINDEX "], "nofollow noimageindex"),
        (["none"], "noindex nofollow"),
        (["noarchive, nosnippet"], ""),
        (["nofollow", "noimageindex"], "nofollow noimageindex"),
        (["nofollow\nnoimageindex"], "nofollow noimageindex"),
        (["googlebot: nofollow"], ""),
        (["TakeDown: nofollow"], "nofollow"),
        (["takedown: noimageindex, nofollow"], "nofollow noimageindex"),
        (["googlebot: nofollow, noimageindex"], ""),
        (["googlebot: nofollow\nnoimageindex"], "noimageindex"),
        (["googlebot: nofollow, takedown: noimageindex"], "noimageindex"),
        (["nofollow, googlebot: noimageindex"], "nofollow"),
        (["max-snippet: 20, nofollow"], "nofollow"),
        (["max-image-preview:large,noimageindex"], "noimageindex"),
        (["unavailable_after: 25 Jun 2010 15:00:00 PST"], "noindex"),
        (["unavailable_after: 25 Jun 2030 15:00:00 PST"], ""),
        (["unavailable_after: Friday, 25-Jun-10 15:00:00 GMT, nofollow"], "noindex nofollow"),
        (["unavailable_after: Fri, 25 Jun 2030 15:00:00 GMT, nofollow"], "nofollow"),
        (["unavailable_after: 2019-12-31, nofollow"], "noindex nofollow"),
        (["unavailable_after: 2020-01-01T11:59:59+00:00"], "noindex"),
        (["unavailable_after: 2020-01-01T12:00:01Z"], ""),
        (["unavailable_after: some day, nofollow"], "nofollow"),
        (["googlebot: unavailable_after: 2019-12-31"], ""),
        (["takedown: unavailable_after: 2019-12-31"], "noindex"),
        ([",,:,nofollow:,"], ""),
    ],
)
def test_reads_what_is_asked(values: list[str], asked: str) -> None:
    wanted = RobotsTag(**dict.fromkeys(asked.split(), True))
    assert robots_tag(values, "takedown", NOON) == wanted


def test_none_is_both() -> None:
    assert robots_tag(["none"], "takedown").none
    assert robots_tag(["noindex", "nofollow"], "takedown").none
    assert not robots_tag(["noindex"], "takedown").none


@given(st.lists(st.text(alphabet="nofllwe:, \n\u00e91-takdunvib_r", max_size=60), max_size=3))
def test_reads_anything(values: list[str]) -> None:
    assert isinstance(robots_tag(values, "takedown").none, bool)
