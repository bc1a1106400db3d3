"""``figures`` and ``case note``: what is counted leads to nobody, and a note is for the next one alone."""

from __future__ import annotations

from tests.cli.shell import Shell, opened
from tests.pipeline.test_figures_of_cases import told


def test_figures_begin_with_three_cases_and_name_none(shell: Shell) -> None:
    session = opened(shell)
    cases = [told(session, "x.com", hours) for hours in (2, 4)]
    few = shell.run("figures")
    cases.append(told(session, "x.com", 10))
    session.close()

    (line,) = shell.does("figures")
    table = shell.run("figures", "--csv", "--since", "2026-11")

    assert few.out == ""
    assert "at least 3 cases" in few.said
    assert (line["of"], line["name"], line["cases"], line["median_hours"]) == ("site", "x.com", 3, 4.0)
    assert table.out.splitlines()[1].startswith("x.com,eu-dsa-16,3,3,3,0,0,0,4.0,")
    assert not any(case in str(line) + table.out for case in cases)
    assert shell.run("figures", "--since", "soon").status == 2


def test_a_note_is_left_and_shown(shell: Shell) -> None:
    case = shell.case()
    assert shell.does("case", "note", case) == []

    (left,) = shell.does("case", "note", case, "--words", "prefers mornings", "--by", "Ana")
    shown = shell.run("case", "note", case)

    assert (left["case"], left["who"], left["words"]) == (case, "Ana", "prefers mornings")
    assert "prefers mornings" in shown.out
    assert shell.run("case", "note", case, "--words", " ").status == 1
    shell.verified()
