"""Places without end are left, honest lists are walked whole."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takedown.crawl.frontier.traps import MOST_COMBINED, MOST_DATES, Traps, stripped

AT = "http://host.example"
TODAY = date(2026, 11, 21)


def admitted(urls: list[str]) -> int:
    traps = Traps(TODAY)
    answers = [traps.admits(url) for url in urls]
    assert [traps.admits(url) for url in urls] == answers, "an address asked for again gets the same answer"
    return sum(answers)


@pytest.mark.parametrize(
    ("url", "bare"),
    [
        ("/a?PHPSESSID=abc&id=3", "/a?id=3"),
        ("/a;jsessionid=1F?id=3", "/a?id=3"),
        ("/a?utm_source=x&utm_medium=y", "/a"),
        ("/a?id=3&fbclid=x&gclid=y", "/a?id=3"),
        ("/viewtopic.php?t=5&sid=0123456789abcdef0123456789abcdef", "/viewtopic.php?t=5"),
        ("/(S(abc123))/a.aspx", "/a.aspx"),
        ("/a?sid=5", "/a?sid=5"),
        ("/?s=holiday", "/?s=holiday"),
        ("/a?b&c=", "/a?b&c="),
        ("/a;v=2", "/a;v=2"),
        ("/a?", "/a"),
    ],
)
def test_one_page_has_one_address(url: str, bare: str) -> None:
    assert stripped(AT + url) == AT + bare
    assert stripped(AT + bare) == AT + bare


HONEST = {
    "a forum's pages": [f"/forum?page={n}" for n in range(5000)],
    "threads": [f"/thread/{n}" for n in range(5000)],
    "threads by number": [f"/viewtopic.php?f=3&t={n}" for n in range(5000)],
    "pages of threads": [f"/viewtopic.php?f=3&t={t}&start={20 * n}" for t in range(50) for n in range(100)],
    "a gallery": [f"/gallery.php?id={n}" for n in range(5000)],
    "a gallery with sizes": [f"/photo?album={n % 40}&id={n}&size={size}" for n in range(1500) for size in "sml"],
    "an archive by month": [f"/{year}/{month:02}/" for year in range(1990, 2027) for month in range(1, 13)],
    "posts with dates": [f"/{2000 + n % 26}/{1 + n % 12:02}/post-{n}/" for n in range(5000)],
    "numbers that look like years": [f"/photo/{n}/10" for n in range(1000, 6000)],
    "paths of one number": [f"/1/1/1/{n}" for n in range(100)],
    "deep folders": ["/" + "/".join(f"d{n}" for n in range(depth)) for depth in range(1, 19)],
    "views that are names": [f"/album?view=IMG_{n}" for n in range(500)],
    "orders of a shop": [f"/shop?order={n}" for n in range(500)],
}


@pytest.mark.parametrize("urls", HONEST.values(), ids=HONEST.keys())
def test_honest_lists_pass_whole(urls: list[str]) -> None:
    assert admitted([AT + url for url in urls]) == len(urls)


TRAPS = {
    "a path in circles": (["/a/b" * n for n in range(3, 30)], 0),
    "a segment that repeats": (["/x" + "/next" * n for n in range(4, 15)], 0),
    "ever deeper": (["/" + "/".join(f"d{n}" for n in range(depth)) for depth in range(21, 60)], 0),
    "the far future": ([f"/{year}/{month:02}/" for year in range(2028, 2090) for month in range(1, 13)], 0),
    "a calendar by parameter": ([f"/cal?year={year}&month=1" for year in range(2028, 2999)], 0),
    "a calendar by day": (
        [f"/events/{1990 + n // 336}-{1 + n // 28 % 12:02}-{1 + n % 28:02}" for n in range(9000)],
        MOST_DATES,
    ),
    "facets": (
        ["/shop?" + "&".join(f"k{k}={v}" for k, v in enumerate(values)) for values in product(range(9), repeat=4)],
        MOST_COMBINED + 100,
    ),
    "chosen parameters": (
        [
            "/f?" + "&".join(f"k{k}=1" for k in range(12) if chosen >> k & 1)
            for chosen in range(1, 4096)
            if chosen.bit_count() > 2
        ],
        100,
    ),
    "orders and views": (
        [f"/list?id=1&sort={s}&dir={d}&view={v}" for s in "abcd" for d in ("asc", "desc") for v in ("list", "grid")],
        1,
    ),
}


@pytest.mark.parametrize(("urls", "most"), TRAPS.values(), ids=TRAPS.keys())
def test_places_without_end_are_left(urls: list[str], most: int) -> None:
    assert admitted([AT + url for url in urls]) <= most


def test_a_session_makes_no_new_address() -> None:
    traps = Traps(TODAY)
    assert all(traps.admits(f"{AT}/a?id=1&sort=new&PHPSESSID={n:032x}") for n in range(100))


def test_memory_is_bounded() -> None:
    traps = Traps(TODAY)
    for path, value in product(range(150), range(1000)):
        traps.admits(f"{AT}/{path}?id={value}")
    assert sum(seen.weight for seen in traps._paths.values()) <= 200_000
    assert traps._weight == sum(seen.weight for seen in traps._paths.values())


@given(st.text(alphabet="ab/?&=;(S)-0129.sidpage", max_size=60))
def test_any_address_gets_an_answer(rest: str) -> None:
    url = f"{AT}/{rest}"
    assert Traps(TODAY).admits(url) in (True, False)
    assert stripped(stripped(url)) == stripped(url)
