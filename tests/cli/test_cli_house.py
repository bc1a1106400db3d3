"""Consent, its withdrawal, dates and news as a person types them."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from takedown.cases.noun import now
from tests.cli.shell import Shell, made


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return made(tmp_path / "shell")


def test_a_consent_is_shown_given_anew_and_taken_back(shell: Shell) -> None:
    case = shell.case()
    (first,) = shell.does("case", "consent", case)
    given = shell.run("case", "consent", case, "--give", "--until", "2099-01-31", "--safe-words", "the book", "--json")
    unasked = shell.run("case", "withdraw", case)
    (taken,) = shell.does("case", "withdraw", case, "--yes")
    again = shell.run("case", "withdraw", case, "--yes")
    refused = shell.run("register", "--case", case, shell.folder)
    shown = shell.run("case", "show", case)
    listed = shell.does("case", "consent", case)

    assert (first["scope"], first["withdrawn_at"]) == ("search-and-notify", None)
    assert given.lines[1]["terms"]["until"] == "2099-01-31"
    assert "I am the person shown" in given.said
    assert (unasked.status, unasked.out) == (1, "")
    assert (taken["case"], taken["stopped"], taken["letters"], taken["under_way"]) == (case, [], [], [])
    assert again.status == 0
    assert refused.status == 1
    assert "takedown case consent ID --give" in refused.said
    assert "Consent: taken back; nothing is searched or sent" in shown.out
    assert "{" not in shown.out
    assert all(line["withdrawn_at"] for line in listed)
    assert (shell.run("case", "consent", case, "--give", "--until", "2020-01-01").status) == 1
    assert (shell.run("case", "consent", case, "--give", "--until", "soon").status) == 2
    shell.verified()


def test_a_case_is_paused_resumed_closed_and_opened_again(shell: Shell) -> None:
    case = shell.case()

    paused = shell.run("case", "pause", case)
    (resumed,) = shell.does("case", "resume", case)
    (closed,) = shell.does("case", "close", case)
    refused = shell.run("case", "pause", case)
    (again,) = shell.does("case", "reopen", case)

    assert "takedown case resume ID" in paused.said
    assert (resumed["case"], closed["status"], again["status"]) == (case, "closed", "open")
    assert refused.status == 1
    shell.verified()


def test_a_date_is_set_moved_and_told(shell: Shell) -> None:
    case = shell.case()
    soon = (now() + timedelta(days=2)).date()
    edited = shell.run("case", "edit", case, "--keep-days", "2")
    shown, due = shell.run("case", "show", case), shell.run("due")
    news = shell.does("news")
    kept = shell.run("case", "edit", case, "--retain-until", "", "--json")

    assert f"kept until {soon}" in edited.said
    assert f"Kept until: {soon}" in shown.out
    assert f"takedown case edit {case} --retain-until DATE" in due.said
    assert news == [{"chore": "ends-soon", "number": 2, "case": case}]
    assert "as long as you want" in kept.said
    assert "Kept until" not in shell.run("case", "show", case).out
    assert shell.run("case", "edit", case, "--retain-until", str(now().date())).status == 1


def test_news_are_told_in_the_program_where_that_was_chosen(shell: Shell) -> None:
    case, quiet = shell.case(), shell.case()
    off = shell.run("news")
    shell.does("case", "telling", case, "--way", "program", "--every", "3")
    for one in (case, quiet):
        assert shell.run("case", "telling", one, "--way", "mail", "--to", "a@example.org", "--yes").status == 1
    (told,) = shell.does("news")

    assert (off.status, off.out) == (0, "")
    assert "takedown case telling ID --way program" in off.said
    assert (told["case"], told["found"], told["answers"]) == (case, 0, 0)
    assert "News: told when “takedown news” is asked" in shell.run("case", "show", case).out
    assert "News: not told" in shell.run("case", "show", quiet).out


def test_another_answer_about_the_age_is_told_with_what_it_means(shell: Shell) -> None:
    case = shell.case()
    unsure = shell.run("case", "edit", case, "--adult", "unsure")
    back = shell.run("case", "edit", case, "--adult", "yes")

    assert "3018" in unsure.said
    assert "only addresses are kept" in unsure.said
    assert f"takedown case consent {case} --give" in back.said
    assert shell.run("recheck", "--case", case).status == 1
    shell.does("case", "consent", case, "--give")
    assert shell.does("recheck", "--case", case) == []
