"""The addresses of a copy: what a match gives, what its host lists, and those of matches from before they were kept."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from takedown.cases.address import Address, AddressRole
from takedown.cases.candidate import Candidate, PageFacts
from takedown.cases.match import Match, Method, Verdict
from takedown.cases.noun import now
from takedown.cases.post import PostFacts
from takedown.pipeline.looking import known
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import ADDRESSES
from tests.pipeline.casefile import found, opened

FILE = "https://media.example.org/a.jpg"


def candidate(**more: Any) -> Candidate:
    page = PageFacts(url="https://www.example.org/post")
    plain = Candidate(FILE, FILE, b"", now(), 200, page, found_in="img")
    return replace(plain, **more)


@pytest.fixture
def match(session: Session) -> Match:
    return found(session, opened(session).id, FILE)


def read_of(seen: Candidate) -> set[str]:
    """What was read itself: the file, and the page or else what lists it."""
    return {FILE, seen.page.source or seen.page.url} - {""}


def noted(session: Session, match: Match, seen: Candidate) -> dict[str, str]:
    with session.store.begin() as tx:
        known.note(tx, match, seen)
        known.note(tx, match, seen)
    with session.store.read() as tx:
        stored = ADDRESSES.all(tx, order_by="added_at", match_id=match.id)
    assert all(address.next_at is not None for address in stored)
    assert {address.url for address in stored if address.verdict is Verdict.LIVE} == read_of(seen)
    return {address.url: address.role.value for address in stored}


def test_a_match_gives_its_file_and_the_page_of_the_same_host(session: Session, match: Match) -> None:
    assert noted(session, match, candidate()) == {FILE: "file", "https://www.example.org/post": "page"}


@pytest.mark.parametrize(
    ("page", "found_in", "role"),
    [
        ("https://blog.example.net/post", "img", "embed"),
        ("https://www.example.org/feed", "feed", "feed"),
        ("https://www.example.org/wp-json/wp/v2/media", "api", "api"),
        ("https://www.example.org/folder/", "listing", "page"),
    ],
)
def test_what_showed_it_has_its_role(session: Session, match: Match, page: str, found_in: str, role: str) -> None:
    seen = candidate(page=PageFacts(url=page), found_in=found_in)
    assert noted(session, match, seen) == {FILE: "file", page: role}


def test_a_post_is_kept_beside_the_interface_that_it_was_read_from(session: Session, match: Match) -> None:
    post = PostFacts(uri="1", url="https://www.example.org/@a/1")
    api = "https://www.example.org/api/v1/timelines/tag/x"
    seen = candidate(post=post, page=PageFacts(url=post.url, source=api), found_in="api")
    assert noted(session, match, seen) == {FILE: "file", post.url: "page", api: "api"}


@pytest.mark.parametrize(("found_in", "role"), [("feed", "feed"), ("api", "api")])
def test_a_page_is_kept_beside_what_lists_it(session: Session, match: Match, found_in: str, role: str) -> None:
    page, source = "https://www.example.org/post", "https://www.example.org/list"
    seen = candidate(page=PageFacts(url=page, source=source), found_in=found_in)
    assert noted(session, match, seen) == {FILE: "file", page: "page", source: role}


def test_a_file_that_was_reported_alone_has_no_page(session: Session, match: Match) -> None:
    assert noted(session, match, candidate(page=PageFacts(url=""))) == {FILE: "file"}


def test_further_pages_are_kept_up_to_a_bound(session: Session, match: Match) -> None:
    with session.store.begin() as tx:
        known.note(tx, match, candidate())
        more = [known.shown_on(tx, match, f"https://www.example.org/{number}") for number in range(60)]
        assert known.shown_on(tx, match, FILE) is None
    kept = [address for address in more if address is not None]
    assert len(kept) == known.MOST_PAGES - 1
    assert {address.role for address in kept} == {AddressRole.PAGE}


def test_other_sizes_are_kept_up_to_a_bound_and_never_twice(session: Session, match: Match) -> None:
    urls = [f"https://media.example.org/a-{width}.jpg" for width in range(100)]
    with session.store.begin() as tx:
        first = known.renditions(tx, match, [*urls[:3], *urls[:3], FILE], AddressRole.THUMBNAIL)
        second = known.renditions(tx, match, urls, AddressRole.THUMBNAIL)
    assert [address.url for address in first] == urls[:3]
    assert len(first) + len(second) == known.MOST_RENDITIONS


def made(session: Session, match: Match) -> list[Address]:
    with session.store.begin() as tx:
        known.keep(tx, known.addresses_of(tx, match))
        return known.addresses_of(tx, match)


def test_an_older_match_gets_its_addresses_when_they_are_asked_for(session: Session) -> None:
    case = opened(session).id
    page = "https://other.example.net/p"
    old = found(session, case, FILE, page=page, verdict=Verdict.GONE, checked_at=now())
    assert {one.url: (one.role.value, one.verdict.value) for one in made(session, old)} == {
        FILE: ("file", "unknown"),
        page: ("embed", "unknown"),
    }
    assert made(session, old) == made(session, old)


def test_what_she_reported_is_a_page_until_its_picture_is_read(session: Session) -> None:
    reported = found(session, opened(session).id, FILE, media_id="", method=Method.REPORTED)
    assert [(one.url, one.role.value) for one in made(session, reported)] == [(FILE, "page")]
    with session.store.begin() as tx:
        known.note(tx, reported, candidate())
        assert {one.url: one.role.value for one in known.addresses_of(tx, reported)} == {
            FILE: "file",
            "https://www.example.org/post": "page",
        }
