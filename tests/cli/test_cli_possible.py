"""Weak resemblances: kept, counted apart, and shown on request alone."""

from __future__ import annotations

import pytest

from tests.cli.background import Background, gallery, host
from tests.cli.pictures import drawn, encoded, folder_of
from tests.cli.shell import Shell


@pytest.fixture
def crawled(shell: Shell, background: Background) -> Shell:
    """A shell ready to crawl a host with a narrow crop of a picture that is registered by its whole alone: 48 bits."""
    shell.does("register", "--case", shell.case(level="portable"), folder_of(shell.folder / "hers", range(1)))
    crop = encoded(drawn(0).crop((10, 10, 315, 310)), "PNG")
    site = background.serve(gallery({"crop.png": crop}))
    shell.config(host("site", site.url()))
    return shell


def test_a_crawl_counts_a_weak_resemblance_apart_and_prints_no_line_for_it(crawled: Shell) -> None:
    (summary,) = crawled.does("crawl")
    assert (summary["hashed"], summary["matches"], summary["possible"]) == (1, 0, 1)
    assert crawled.does("matches", "list") == []
    (kept,) = crawled.does("matches", "list", "--possible")
    assert (kept["confidence"], kept["state"]) == ("possible", "new")


def test_a_person_is_told_how_to_see_it(crawled: Shell) -> None:
    ran = crawled.run("crawl")
    assert ran.status == 0
    assert "crop.png" not in ran.out
    assert "matches list --possible" in ran.said
