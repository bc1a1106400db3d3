"""``due``: what is late or next; the clock can be advanced, drafting is done once, the calendar says nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.cli.shell import ID, Line, Shell, opened
from tests.pipeline.casefile import found

COMPLETE = {"country": "FR", "contact": "a@example.org", "name": "A. B."}
LINE = {"notice", "due_at", "step", "late", "case", "recipient", "basis", "reason", "until", "matches", "state"}


@pytest.fixture
def sent(shell: Shell) -> Line:
    """A notice to X that left ten days ago, and a draft to the police's portal beside it."""
    case = shell.case(**COMPLETE)
    session = opened(shell)
    found(session, case, "https://x.com/somebody/photo/1")
    session.close()
    drafted = shell.does("notices", "draft", "--case", case)
    (notice,) = [line for line in drafted if line["recipient"] == "x"]
    shell.does("notices", "approve", notice["notice"])
    at = (datetime.now(UTC) - timedelta(days=10)).isoformat()
    return shell.does("notices", "sent", notice["notice"], "--at", at)[0]


def test_what_is_late_is_drafted_once_and_listed(shell: Shell, sent: Line) -> None:
    dry = shell.does("due", "--dry-run")
    assert [line["step"] for line in dry] == ["reminder", "approve"]
    assert dry[0].keys() >= LINE
    assert (dry[0]["notice"], dry[0]["due_at"], dry[0]["late"]) == (sent["notice"], sent["due_at"], True)
    assert (dry[0]["basis"], dry[0]["reason"]) == ("own-rhythm", "no-answer")
    for _ in range(2):
        lines = shell.does("due")
        assert [line["step"] for line in lines] == ["approve", "approve"]
        assert {line["recipient"] for line in lines} == {"x", "pharos"}
    notices = shell.does("notices", "list")
    assert len(notices) == 3
    assert all(ID.fullmatch(line["notice"]) for line in notices)


def test_the_clock_can_be_advanced_and_put_back(shell: Shell, sent: Line) -> None:
    early = (datetime.now(UTC) - timedelta(days=9)).isoformat()
    assert [line["late"] for line in shell.does("due", "--at", early) if line["step"] == "reminder"] == [False]
    assert len(shell.does("notices", "list")) == 2
    late = (datetime.now(UTC) + timedelta(days=1)).isoformat()
    assert [line["notice"] for line in shell.does("due", "--at", late)] != [sent["notice"]]
    assert len(shell.does("notices", "list")) == 3


@pytest.mark.parametrize("when", ["tomorrow", "2026-11-21", "2026-11-21T10:00:00"])
def test_a_time_that_is_none_is_refused(shell: Shell, when: str) -> None:
    ran = shell.run("due", "--at", when)
    assert (ran.status, ran.out) == (2, "")


def test_a_person_reads_why_and_whose_clock_it_is(shell: Shell, sent: Line) -> None:
    ran = shell.run("due", "--dry-run")
    assert "a reminder" in ran.out
    assert "own rhythm; no law sets it" in " ".join(ran.out.split())
    assert sent["notice"] in ran.out
    assert "waits for your approval" in shell.run("due").said


def test_nothing_due_is_said(shell: Shell) -> None:
    ran = shell.run("due")
    assert (ran.status, ran.out) == (0, "")
    assert "Nothing is due" in ran.said


def test_the_calendar_holds_the_dates_and_nothing_else(shell: Shell, sent: Line) -> None:
    file = shell.folder / "dates.ics"
    shell.does("due", "--dry-run", "--ics", file)
    text = file.read_text(encoding="utf-8")
    assert text.startswith("BEGIN:VCALENDAR")
    assert text.count("BEGIN:VEVENT") == 2
    assert file.stat().st_mode & 0o777 == 0o600
    for word in (sent["notice"], sent["reference"], "x.com", "A. B.", "photo"):
        assert word not in text
    again = shell.run("due", "--dry-run", "--ics", file)
    assert again.status == 1
    assert file.read_text(encoding="utf-8") == text
