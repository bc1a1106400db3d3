"""Logos are told from pictures by how often they are met."""

from __future__ import annotations

from takedown.crawl.read.finds import Finds, MediaLink
from takedown.crawl.read.repeated import FEW_PAGES, MOST_ADDRESSES, Repeated

LOGO = "http://host.example/logo.png"


def page(*urls: str, found_in: str = "img") -> Finds:
    return Finds(media=tuple(MediaLink(url, found_in) for url in urls))


def test_a_logo_on_every_page_is_furniture_after_some() -> None:
    repeated = Repeated()
    for number in range(FEW_PAGES):
        repeated.note(page(LOGO, f"/{number}.jpg"))
        assert not repeated.is_furniture(LOGO)
    repeated.note(page(LOGO))
    assert repeated.is_furniture(LOGO)
    assert not any(repeated.is_furniture(f"/{number}.jpg") for number in range(FEW_PAGES))


def test_a_picture_on_few_pages_never_is() -> None:
    repeated = Repeated()
    for number in range(1000):
        repeated.note(
            page(LOGO) if number % 2 else page("/other.jpg", "/a.jpg" if number < 2 * FEW_PAGES else "/b.jpg")
        )
    assert not repeated.is_furniture("/a.jpg")
    assert not repeated.is_furniture(LOGO), "half of the pages isn't most of them"
    assert not repeated.is_furniture("/never.jpg")


def test_files_of_listings_and_feeds_are_not_counted() -> None:
    repeated = Repeated()
    for _ in range(100):
        repeated.note(page("/a.jpg", found_in="listing"))
        repeated.note(page("/b.jpg", found_in="link"))
    assert not repeated.is_furniture("/a.jpg")
    assert not repeated.is_furniture("/b.jpg")


def test_memory_is_bounded_and_keeps_what_is_met_again() -> None:
    repeated = Repeated()
    for number in range(30):
        repeated.note(page(LOGO, *(f"/{number}-{n}.jpg" for n in range(1000))))
    assert len(repeated._seen) == MOST_ADDRESSES
    assert repeated.is_furniture(LOGO)
