"""What one host can make a crawl remember has an end."""

from __future__ import annotations

import pytest

from takedown.crawl.visiting import site
from takedown.crawl.walk import Crawl
from tests.crawl.crawl_server import Answer, Handler, host_of, page, quick, redirect, serving


async def test_of_many_troubles_of_one_host_the_first_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "MOST_PROBLEMS", 3)
    pages: dict[str, Answer | Handler] = {"/": page(images=[f"/{n}.jpg" for n in range(9)])}
    pages |= {f"/{n}.jpg": redirect(f"http://10.0.0.{n}/") for n in range(9)}
    async with serving(pages) as server, Crawl([host_of(server)], quick()) as crawl:
        found = [candidate async for candidate in crawl.candidates()]
    assert (found, crawl.stats.skipped) == ([], 9)
    assert [one.code for one in crawl.stats.errors] == ["address-refused"] * 3
