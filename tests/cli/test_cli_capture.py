"""``evidence capture`` and what a crawl keeps by itself, as a person and as a program see it."""

from __future__ import annotations

import pytest

from tests.cli.background import Background, gallery, host
from tests.cli.pictures import drawn, encoded, folder_of
from tests.cli.shell import Shell


@pytest.fixture
def crawled(shell: Shell, background: Background) -> Shell:
    """A shell that has crawled a host with one copy."""
    shell.does("register", "--case", shell.case(), folder_of(shell.folder / "hers", range(1)))
    site = background.serve(gallery({"copy.png": encoded(drawn(0), "PNG")}))
    shell.config(host("site", site.url()))
    ran = shell.run("crawl")
    assert (ran.status, "without any picture: 1." in ran.said) == (0, True)
    return shell


def test_what_a_crawl_found_is_captured_once_and_again_by_name(crawled: Shell) -> None:
    (match,) = crawled.does("matches", "list")
    assert crawled.does("evidence", "capture") == []
    (again,) = crawled.does("evidence", "capture", "--match", match["match"])
    assert (again["match"], again["case"], again["state"]) == (match["match"], match["case"], "whole")
    assert (again["reasons"], again["picture"]) == (["picture-off"], 0)
    assert again["warc"] > 0
    assert crawled.run("evidence", "verify").status == 0


def test_a_person_is_told_what_could_not_be_kept_and_may_leave_it_out(crawled: Shell) -> None:
    (match,) = crawled.does("matches", "list")
    nowhere = match["url"].replace("copy.png", "nowhere")
    ran = crawled.run("matches", "add", nowhere, "--case", match["case"])
    assert "“takedown evidence capture” tries again" in ran.said
    added = next(one for one in crawled.does("matches", "list") if one["url"] == nowhere)
    tried = crawled.run("evidence", "capture", "--match", added["match"])
    assert (tried.status, added["match"] in tried.out) == (1, True)
    (skipped,) = crawled.does("evidence", "capture", "--match", added["match"], "--skip")
    assert (skipped["state"], skipped["reasons"], skipped["text"]) == ("skipped", ["skipped"], 0)
