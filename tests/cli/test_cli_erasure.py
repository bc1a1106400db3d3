"""An erased case is gone: no verb gives anything of it back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.background import Background, gallery, host
from tests.cli.pictures import folder_of, jpeg
from tests.cli.shell import Shell

LABEL = "Zwetschgenkuchen"


@pytest.fixture
def case(shell: Shell, background: Background, tmp_path: Path) -> str:
    """A case with a picture, a match, a confirmed address and a draft."""
    site = background.serve(gallery({"a.jpg": jpeg(0)}))
    shell.config(host("site", site.url(), recipients='["ovhcloud"]'))
    opened = shell.does("case", "new", "--label", LABEL, "--adult", "yes", "--standing", "subject", "--name", LABEL)
    case = str(opened[0]["case"])
    shell.does("register", "--case", case, folder_of(tmp_path / "hers", range(1)))
    found = shell.does("crawl")[0]
    shell.does("matches", "decide", found["match"], "--as", "confirmed")
    shell.does("notices", "draft")
    return case


def test_without_a_yes_nothing_is_erased(shell: Shell, case: str) -> None:
    ran = shell.run("case", "erase", case, "--json")

    assert (ran.status, ran.out) == (1, "")
    assert "Nothing was erased" in ran.said
    assert shell.does("case", "show", case)[0]["label"] == LABEL
    assert len(shell.does("matches", "list", "--case", case)) == 1


def test_no_verb_brings_it_back(shell: Shell, case: str, tmp_path: Path) -> None:
    match, notice = shell.does("matches", "list")[0], shell.does("notices", "list")[0]
    url = match["url"]

    told = shell.run("case", "erase", case, "--yes", "--json")

    assert told.lines == [{"case": case, "label": "", "status": "erased"}]
    assert "can’t erase" in told.said
    pictures = tmp_path / "hers"
    answers = [
        shell.run(*words, "--json")
        for words in (
            ["case", "list"],
            ["case", "show", case],
            ["matches", "list"],
            ["matches", "list", "--case", case],
            ["notices", "list"],
            ["notices", "show", notice["notice"]],
            ["notices", "draft"],
            ["match", pictures],
            ["recheck"],
            ["evidence", "verify"],
        )
    ]
    assert [ran for ran in answers if LABEL in ran.out + ran.err or url in ran.out + ran.err] == []
    assert answers[2].out == answers[3].out == answers[4].out == ""
    assert answers[7].lines[0]["matches"] == []
    assert all(item["ok"] for item in answers[9].lines)
    for words in (
        ["register", "--case", case, pictures],
        ["matches", "decide", match["match"], "--as", "mine"],
        ["matches", "add", url, "--case", case],
        ["hashes", "export", "--case", case, "--format", "csv"],
        ["case", "close", case],
        ["case", "edit", case, "--label", LABEL],
        ["crawl"],
    ):
        assert shell.run(*words, "--json").status == 1, words
    # An erasure that another program kept from cleaning up is finished by erasing once more.
    shell.does("case", "erase", case, "--yes")
    assert shell.does("case", "list") == [{"case": case, "label": "", "status": "erased"}]
