"""Which pages show which media is remembered within bounds."""

from __future__ import annotations

from takedown.crawl.visiting.shown import MOST_MEDIA, MOST_PAGES, Shown


def test_every_page_of_a_picture_is_told_in_the_order_in_which_it_was_seen() -> None:
    shown = Shown()
    shown.note("https://a.example/1", ["https://a.example/x.jpg", "https://a.example/y.jpg"])
    shown.note("https://a.example/2", ["https://a.example/x.jpg"])
    shown.note("https://a.example/1", ["https://a.example/x.jpg"])
    assert shown.pages("https://a.example/x.jpg") == ("https://a.example/1", "https://a.example/2")
    assert shown.pages("https://a.example/y.jpg") == ("https://a.example/1",)
    assert shown.pages("https://a.example/z.jpg") == ()


def test_what_is_everywhere_is_remembered_on_few_pages() -> None:
    shown = Shown()
    for number in range(100):
        shown.note(f"https://a.example/{number}", ["https://a.example/logo.png"])
    assert len(shown.pages("https://a.example/logo.png")) == MOST_PAGES


def test_the_latest_media_are_remembered() -> None:
    shown = Shown()
    shown.note("https://a.example/", (f"https://a.example/{number}.jpg" for number in range(MOST_MEDIA + 10)))
    assert shown.pages("https://a.example/0.jpg") == ()
    assert shown.pages(f"https://a.example/{MOST_MEDIA}.jpg") == ("https://a.example/",)
