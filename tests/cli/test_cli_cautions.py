"""Second looks at the command line: what is told, in which words, and that a person alone has no further step."""

from __future__ import annotations

from pathlib import Path

import pytest

from takedown.cases.caution import Caution, CautionKind
from takedown.cases.match import Match, MatchState
from takedown.pipeline.cautions import caution
from tests.cli.shell import Shell, made, opened
from tests.pipeline.casefile import ORGANISATION, found
from tests.pipeline.casefile import opened as opened_case

X = "https://x.com/somebody/photo/1"


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return made(tmp_path)


def copy(shell: Shell, *, waits: bool = False) -> Match:
    """Store a case with one match that nobody has decided or looked at; its picture may wait for a second look."""
    session = opened(shell)
    match = found(session, opened_case(session).id, X, MatchState.NEW, context_seen=False)
    if waits:
        with session.store.begin() as tx:
            detail: dict[str, object] = {"pages": 41, "hosts": 9, "hours": 24.0}
            kind = CautionKind.FLOOD_PAGES
            caution.raised(session, tx, Caution.of_media(kind, match.case_id, match.media_id, detail))
    session.close()
    return match


def drafted(shell: Shell, match: Match) -> str:
    notice, *_ = shell.does("notices", "draft", "--match", match.id, "--recipient", "x")
    return str(notice["notice"])


def test_who_decides_alone_is_shown_what_surrounds_the_copy_and_goes_straight_on(shell: Shell) -> None:
    match = copy(shell)

    decided = shell.run("matches", "decide", match.id, "--as", "confirmed", "--json")
    again = shell.run("matches", "decide", match.id, "--as", "confirmed", "--json")
    (approved,) = shell.does("notices", "approve", drafted(shell, match))

    assert decided.lines == [{"match": match.id, "state": "confirmed"}]
    assert "What surrounds it" in decided.said
    assert "x.com" in decided.said
    assert "What surrounds it" not in again.said
    assert approved["state"] == "approved"
    shell.verified()


def test_the_context_is_told_in_words_with_every_field(shell: Shell) -> None:
    match = copy(shell)

    (line,) = shell.does("matches", "context", match.id)
    told = shell.run("matches", "context", match.id)

    fields = {"match", "case", "media", "url", "page", "host", "seen_at", "confidence", "method", "score", "distance"}
    assert line.keys() == fields | {"title", "handle", "posted_at", "text", "posts"}
    assert "Nothing is known of what surrounds it" in told.out


@pytest.mark.parametrize(("language", "word"), [("en", "very many pages"), ("fr", "très grand nombre de pages")])
def test_what_waits_says_why_and_how_it_goes_on(tmp_path: Path, language: str, word: str) -> None:
    made(tmp_path)
    shell = Shell(tmp_path, language)
    match = copy(shell, waits=True)
    shell.does("matches", "decide", match.id, "--as", "confirmed")
    notice = drafted(shell, match)

    stopped = shell.run("notices", "approve", notice)
    (line,) = shell.does("cautions", "list", "--state", "held")
    shown = shell.run("cautions", "show", line["caution"])
    (released,) = shell.does("cautions", "release", line["caution"], "--words", "Looked at three of them.")
    (history,) = shell.does("cautions", "show", line["caution"])
    (approved,) = shell.does("notices", "approve", notice)

    assert (stopped.status, stopped.out) == (1, "")
    assert word in stopped.said
    assert f"takedown cautions show {line['caution']}" in stopped.said
    assert f"takedown cautions release {line['caution']}" in shown.out
    assert (line["kind"], released["state"], approved["state"]) == ("flood-pages", "released", "approved")
    assert [entry["event"] for entry in history["history"]] == ["caution-raised", "caution-decided"]
    assert history["history"][1]["words"] == "Looked at three of them."


def test_a_contested_copy_is_stopped_and_told(shell: Shell) -> None:
    match = copy(shell)
    shell.does("matches", "decide", match.id, "--as", "confirmed")
    notice = drafted(shell, match)
    shell.does("notices", "approve", notice)

    contested = shell.run("matches", "contest", match.id, "--words", "It is not her.", "--json")
    held = shell.does("notices", "list")
    (upheld,) = shell.does("cautions", "uphold", contested.lines[0]["caution"])

    assert contested.lines[0]["stopped"] == [notice]
    assert "1 notice that hadn’t left is held" in contested.said
    assert [line["state"] for line in held if line["notice"] == notice] == ["held"]
    assert (upheld["state"], upheld["words"]) == ("upheld", "It is not her.")
    assert shell.run("notices", "send", notice).status == 1


def test_an_organisation_is_asked_for_names_and_its_precision_is_told(shell: Shell) -> None:
    match = copy(shell)
    options = [word for name, value in ORGANISATION.items() for word in (f"--{name.replace('_', '-')}", value)]
    shell.does("case", "edit", match.case_id, *options)
    shell.does("matches", "decide", match.id, "--as", "confirmed")

    nameless = shell.run("matches", "context", match.id)
    for name in ("Ana", "Ben"):
        shell.does("matches", "context", match.id, "--by", name)
    (line,) = shell.does("cautions", "precision")
    told = shell.run("cautions", "precision")

    assert (nameless.status, nameless.out) == (2, "")
    assert "--by" in nameless.said
    assert (line["organisation"], line["confirmed"], line["high"]) == (ORGANISATION["organisation"], 1, False)
    assert "article 23" in told.said


def test_an_empty_vault_waits_for_nothing(shell: Shell) -> None:
    ran = shell.run("cautions", "list", "--json")

    assert (ran.status, ran.lines) == (0, [])
    assert "Nothing waits" in ran.said
