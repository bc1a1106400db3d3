"""A whole crawl of a host whose pages only exist after their scripts have run."""

from __future__ import annotations

import pytest

from takedown.crawl.browser.chromium import missing
from takedown.crawl.walk import Crawl
from tests.crawl.browser.pages import building
from tests.crawl.crawl_server import HTML, Answer, Handler, host_of, picture, quick, serving

needs_chromium = pytest.mark.skipif(
    bool(missing()), reason="no Chromium on this machine (Debian: apt install chromium)"
)


@needs_chromium
async def test_what_scripts_show_is_found_and_fetched_once() -> None:
    pages: dict[str, Answer | Handler] = {
        **building(),
        "/walk/1": (200, HTML, b'<!doctype html><a href="/">back</a><img src="/media/1-large.jpg">'),
        "/walk/2": (404, HTML, b""),
        "/media/1.jpg": picture(),
        "/media/1-large.jpg": picture(3000),
    }
    async with serving(pages) as server:
        found = {}
        async with Crawl([host_of(server, kind="browser")], quick()) as crawl:
            async for candidate in crawl.candidates():
                found[candidate.url.removeprefix(server.url(""))] = candidate
                crawl.done(candidate)
            stats = crawl.stats
    assert set(found) == {"/media/1.jpg", "/media/1-large.jpg"}
    assert (found["/media/1.jpg"].page.url, found["/media/1.jpg"].page.title) == (server.url(), "Walks")
    assert found["/media/1-large.jpg"].page.url == server.url("/walk/1")
    assert stats.pages == 2
    assert [path for path in server.paths if server.paths.count(path) > 1 and path != "/walk/2"] == []


async def test_a_machine_without_chromium_says_so_and_visits_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    async with serving(building()) as server, Crawl([host_of(server, kind="browser")], quick()) as crawl:
        assert [candidate async for candidate in crawl.candidates()] == []
        (problem,) = crawl.stats.errors
    assert problem.error.key() == "error-browser-missing"
    assert server.paths == []
