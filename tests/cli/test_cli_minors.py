"""A case of somebody under 18, or when it isn't certain: nothing is searched, fingerprinted or visited for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.background import Background, gallery, host
from tests.cli.pictures import folder_of, jpeg
from tests.cli.shell import Shell, counts, made
from tests.crawl.crawl_server import Server


@pytest.fixture(scope="module", params=["no", "unsure"])
def minor(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Shell, str, Server]]:
    """A vault with such a case, its id, and a configured host that shows the pictures."""
    shell = made(tmp_path_factory.mktemp("minor") / "shell")
    with Background() as background:
        site = background.serve(gallery({"a.jpg": jpeg(0)}))
        shell.config(host("site", site.url()))
        yield shell, shell.case(adult=str(request.param)), site


def test_the_hotlines_are_offered_at_once_and_again(shell: Shell) -> None:
    opened = shell.run("case", "new", "--label", "x", "--adult", "unsure", "--standing", "subject", "--json")
    shown = shell.run("case", "show", opened.lines[0]["case"], "--json")

    for ran in (opened, shown):
        assert "3018" in ran.said
        assert "takeitdown.ncmec.org" in ran.said
        assert len(ran.lines) == 1


def test_an_adult_is_not_shown_them(shell: Shell) -> None:
    assert "3018" not in shell.run("case", "show", shell.case()).said


def test_every_verb_that_would_look_or_write_refuses(minor: tuple[Shell, str, Server], tmp_path: Path) -> None:
    shell, case, site = minor
    pictures = folder_of(tmp_path / "pictures", range(1))
    (tmp_path / "list.csv").write_text(f"signal_type,value\npdq,{'0f' * 32}\n", encoding="utf-8")
    before = counts(shell)

    for words in (
        ["register", "--case", case, pictures],
        ["recheck", "--case", case],
        ["notices", "draft", "--case", case],
        ["hashes", "export", "--case", case, "--format", "csv"],
        ["hashes", "import", tmp_path / "list.csv", "--case", case],
    ):
        ran = shell.run(*words, "--json")
        assert (ran.status, ran.out) == (1, ""), words
        assert "takedown case show" in ran.said, words

    assert counts(shell) == before
    assert site.visits == []


def test_a_crawl_does_nothing_for_it(minor: tuple[Shell, str, Server]) -> None:
    shell, _, site = minor

    ran = shell.run("crawl", "--json")

    assert (ran.status, ran.out) == (1, "")
    assert "Nothing was contacted" in ran.said
    assert site.visits == []


def test_an_address_is_kept_without_a_visit(minor: tuple[Shell, str, Server]) -> None:
    shell, case, site = minor

    added = shell.does("matches", "add", site.url("/a.jpg"), "--case", case)

    assert [(line["url"], line["method"], line["verdict"]) for line in added] == [
        (site.url("/a.jpg"), "reported", "unknown")
    ]
    assert shell.does("matches", "list", "--case", case) == added
    shell.does("matches", "decide", added[0]["match"], "--as", "confirmed")
    assert shell.run("notices", "draft", "--match", added[0]["match"]).status == 1
    assert shell.does("notices", "draft") == []
    assert shell.does("recheck") == []
    assert site.visits == []
    shell.verified()
