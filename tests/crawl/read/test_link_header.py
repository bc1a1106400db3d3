"""Where a ``Link`` header says that a list goes on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takedown.crawl.read.finds import Finds, PageLink
from takedown.crawl.read.link_header import with_next

URL = "https://social.example/api/v1/statuses/7/reblogged_by?limit=80"
NEXT = "https://social.example/api/v1/statuses/7/reblogged_by?limit=80&max_id=3"


@pytest.mark.parametrize(
    "header",
    [
        f'<{NEXT}>; rel="next"',
        f"<{NEXT}>; rel=next",
        f'<https://social.example/first>; rel="prev", <{NEXT}>; rel="next"',
        f'<{NEXT}>; title="a; b, c"; rel="last next"',
        '</api/v1/statuses/7/reblogged_by?limit=80&max_id=3> ; REL="NEXT"',
    ],
)
def test_the_next_part_is_found(header: str) -> None:
    assert with_next(Finds(), URL, {"link": header}).pages == (PageLink(NEXT, more=True),)


@pytest.mark.parametrize(
    "header",
    ["", "next", f'<{NEXT}>; rel="prev"', f'<{NEXT}>; rel="nextish"', '<javascript:x>; rel="next"', "<" * 9000],
)
def test_nothing_else_is(header: str) -> None:
    assert with_next(Finds(), URL, {"link": header}) == Finds()


def test_it_stands_in_the_place_of_what_was_guessed_from_the_body() -> None:
    guessed = Finds(pages=(PageLink("https://social.example/x"), PageLink(f"{URL}&page=2", more=True)))
    found = with_next(guessed, URL, {"link": f'<{NEXT}>; rel="next"'})
    assert found.pages == (PageLink("https://social.example/x"), PageLink(NEXT, more=True))


@given(st.text(max_size=300))
def test_no_header_raises(header: str) -> None:
    with_next(Finds(), URL, {"link": header})
