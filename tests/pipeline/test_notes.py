"""Hand-over notes, and what the ledger tells of a case in words."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from takedown.cases.case import CaseNotOpen
from takedown.cases.event import EventKind
from takedown.cases.match import MatchState
from takedown.cases.noun import new_id, now
from takedown.pipeline import casework
from takedown.pipeline.person import notes
from takedown.pipeline.person.history import Event, history_of
from takedown.pipeline.proof.prove import verify_ledger
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import NotFound
from tests.pipeline.casefile import events, found, opened


def test_a_note_is_kept_and_the_ledger_says_that_and_not_what(session: Session) -> None:
    case = opened(session)
    first = notes.leave(session, case.id, "  Called; prefers Tuesdays.\n", "Ana")
    casework.close_case(session, case.id)
    second = notes.leave(session, case.id, "Closed at her wish.")

    assert [(one.words, one.who) for one in notes.list_notes(session, case.id)] == [
        ("Closed at her wish.", ""),
        ("Called; prefers Tuesdays.", "Ana"),
    ]
    assert [events(session, one.id) for one in (first, second)] == [[("note-left", {})]] * 2
    assert all(not one.code for one in verify_ledger(session))


@pytest.mark.parametrize(("words", "error"), [(" \n", notes.EmptyNote), ("x" * 4001, ValidationError)])
def test_what_is_no_note_is_not_kept(file_session: Session, words: str, error: type[Exception]) -> None:
    case = opened(file_session)

    with pytest.raises(error):
        notes.leave(file_session, case.id, words)

    assert notes.list_notes(file_session, case.id) == []


def test_nothing_is_noted_of_a_case_that_is_gone(file_session: Session) -> None:
    case = opened(file_session)
    notes.leave(file_session, case.id, "canary")
    casework.erase_case(file_session, case.id)

    assert notes.list_notes(file_session, case.id) == []
    with pytest.raises(CaseNotOpen):
        notes.leave(file_session, case.id, "w")
    with pytest.raises(NotFound):
        notes.leave(file_session, "none", "w")


def test_the_history_tells_the_latest_first_and_the_same_of_a_day_at_once(file_session: Session) -> None:
    case = opened(file_session)
    ids = [found(file_session, case.id, f"https://x.com/{n}/7", MatchState.NEW).id for n in range(3)]
    notes.leave(file_session, case.id, "w")

    told = history_of(file_session, case.id)

    # Each was seen and then looked at: of the same kind, one after the other, there is none.
    assert [one.kind for one in told.events[:3]] == [EventKind.NOTE_LEFT, EventKind.CONTEXT_SEEN, EventKind.SIGHTING]
    assert [one.about for one in told.events[1:7]] == [(item,) for item in reversed(ids) for _ in range(2)]
    assert told.events[-1].kind is EventKind.CASE_OPENED
    assert told.older == 0


def test_the_history_goes_on_where_it_ended(file_session: Session) -> None:
    case = opened(file_session)
    for state in (MatchState.CONFIRMED, MatchState.REJECTED, MatchState.MINE):
        found(file_session, case.id, f"https://x.com/{state}/7", state)
    whole = history_of(file_session, case.id)

    parts: list[Event] = []
    before: int | None = None
    while before != 0:
        part = history_of(file_session, case.id, before, most=2)
        assert len(part.events) <= 2
        parts += part.events
        before = part.older

    assert tuple(parts) == whole.events


@given(st.lists(st.sampled_from(["a", "b"]), min_size=1))
@settings(max_examples=50)
def test_events_that_are_told_at_once_say_the_same(details: list[str]) -> None:
    moment = now()
    each = [Event(moment, EventKind.MATCH_DECIDED, detail, "", (str(n),)) for n, detail in enumerate(details)]

    for one, other in itertools.pairwise(each):
        joined = one.with_earlier(other)
        assert (joined is not None) == (one.detail == other.detail)
        assert joined is None or joined.about == one.about + other.about


def test_what_happened_before_hundreds_of_looks_that_changed_nothing_is_told(file_session: Session) -> None:
    case = opened(file_session)
    with file_session.store.begin() as tx:
        for _ in range(250):
            body: dict[str, object] = {"verdict": "live", "was": "live", "seen": "live"}
            file_session.ledger.append(tx, EventKind.RECHECKED, case.id, new_id(), body)

    told = history_of(file_session, case.id)

    assert told.events[-1].kind is EventKind.CASE_OPENED
    assert told.older == 0
