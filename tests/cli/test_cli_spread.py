"""``spread``: what the hosts tell of who passed a copy on, as lines, as figures and as a file."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from takedown.pipeline.looking.sieve import post_of
from takedown.pipeline.shelf import POSTS
from tests.cli.background import Background, host
from tests.cli.shell import ID, RFC3339, Shell, opened
from tests.crawl.crawl_server import Server
from tests.crawl.social import root_at, spread
from tests.pipeline.casefile import found

GATHERED = {"case", "match", "host", "url", "posts", "new", "parts", "complete"}
POST = {"case", "post", "match", "kind", "host", "handle", "at", "seen_at", "url", "uri", "about", "text"}


@pytest.fixture
def server(background: Background) -> Server:
    return background.serve(spread(quotes=5, reposts=2, replies=1, a_part=2))


@pytest.fixture
def case(shell: Shell, server: Server) -> str:
    """A case with one confirmed copy on the server, as a crawl would have stored it."""
    shell.config(host("social", server.url("/@ann"), kind='"mastodon"'))
    case = shell.case()
    session = opened(shell)
    match = found(session, case, server.url("/a.jpg"), site="social")
    with session.store.begin() as tx:
        POSTS.put(tx, post_of(root_at(server.url("")), match))
    session.close()
    return case


def test_it_is_gathered_listed_counted_and_exported(shell: Shell, case: str, server: Server, tmp_path: Path) -> None:
    (line,) = shell.does("spread", "gather")
    assert set(line) == GATHERED
    assert (line["case"], line["host"], line["posts"], line["new"], line["complete"]) == (case, "social", 8, 8, True)
    assert shell.does("spread", "gather", "--case", case, "--budget", 100)[0]["new"] == 0

    posts = shell.does("spread", "list", "--case", case)
    assert all(
        set(post) == POST and ID.fullmatch(post["post"]) and RFC3339.fullmatch(post["seen_at"]) for post in posts
    )
    kinds = [post["kind"] for post in posts]
    assert [kinds.count(kind) for kind in ("post", "repost", "quote", "reply")] == [1, 2, 5, 1]

    first, *others = shell.does("spread", "figures", "--case", case)
    assert (first["by"], first["posts"], first["hosts"]) == ("all", 9, 1)
    assert first["first_at"] == "2026-03-01T10:00:00.000Z"
    assert first["last_at"] == "2026-03-01T10:05:00.000Z"
    told = {(one["by"], one["name"]): one["posts"] for one in others}
    assert told["kind", "quote"] == 5
    assert told["day", "2026-03-01"] == 7
    assert told["day", ""] == 2
    assert told["host", server.pair] == 9
    assert told["carrier", "boost1"] == told["carrier", "who3"] == 1

    for name in ("out.csv", "out.jsonl"):
        out = tmp_path / name
        assert shell.does("spread", "export", "--case", case, "--out", out) == [
            {"case": case, "out": str(out), "posts": 9}
        ]
        assert out.stat().st_mode & 0o777 == 0o600
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        assert [row["post"] for row in csv.DictReader(file)] == [post["post"] for post in posts]
    read = [json.loads(text) for text in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [{"case": case, **post} for post in read] == posts
    shell.verified()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_it_is_told_in_words(shell: Shell, case: str, tmp_path: Path, language: str) -> None:
    spoken = Shell(shell.folder, language)
    gathered = spoken.run("spread", "gather")
    assert {"en": "8 posts listed, 8 new", "fr": "8 publications listées"}[language] in gathered.out
    listed = spoken.run("spread", "list", "--case", case).out
    assert {"en": "quoted it  who3", "fr": "l’a citée  who3"}[language] in listed
    figures = spoken.run("spread", "figures", "--case", case).out
    assert {"en": "9 posts on one host", "fr": "9 publications sur 1 site"}[language] in figures
    out = tmp_path / "out.csv"
    exported = spoken.run("spread", "export", "--case", case, "--out", out)
    assert {"en": "is not encrypted", "fr": "n’est pas chiffré"}[language] in exported.out
    again = spoken.run("spread", "export", "--case", case, "--out", out)
    assert (again.status, again.out) == (1, "")
    assert str(out) in again.said


def test_what_can_t_be_done_is_told(shell: Shell, case: str, tmp_path: Path) -> None:
    assert shell.run("spread", "export", "--case", case, "--out", tmp_path / "a.xlsx").status == 2
    assert shell.run("spread", "list", "--case", "none").status == 1
    assert shell.run("spread", "figures").status == 2
    empty = shell.case()
    assert shell.does("spread", "list", "--case", empty) == []
    nothing = shell.run("spread", "gather", "--case", empty)
    assert (nothing.status, nothing.out) == (0, "")
    assert "no host was asked" in nothing.said
    assert list(tmp_path.glob("a.*")) == []


def test_a_host_that_refuses_a_list_is_named_and_the_rest_is_kept(shell: Shell, background: Background) -> None:
    session = opened(shell)
    refusing = background.serve(
        {**spread(reposts=2), "/api/v1/statuses/1/quotes?limit=40": (403, "application/json", b"{}")}
    )
    shell.config(host("social", refusing.url("/@ann"), kind='"mastodon"'))
    other = shell.case()
    match = found(session, other, refusing.url("/a.jpg"), site="social")
    with session.store.begin() as tx:
        POSTS.put(tx, post_of(root_at(refusing.url("")), match))
    session.close()
    ran = shell.run("spread", "gather", "--case", other, "--json")
    assert ran.status == 3
    assert ran.lines[0]["new"] == 2
    assert "social" in ran.said
    assert "403" in ran.said
