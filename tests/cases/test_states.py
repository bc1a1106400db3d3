"""Every pair of states: a move in the table, or an error that carries both."""

from __future__ import annotations

from enum import StrEnum
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takedown.cases.case import CASE_MOVES, CaseStatus
from takedown.cases.match import MATCH_MOVES, MATCH_UNDONE, MatchState
from takedown.cases.notice import NOTICE_MOVES, OUTCOME_STATES, NoticeState, Outcome
from takedown.cases.states import IllegalMove, Moves

# Written out a second time on purpose: a table that changes by accident is seen here.
NOTICE = {
    "draft": "approved held withdrawn",
    "held": "draft approved sent withdrawn",
    "approved": "draft held sent withdrawn",
    "sent": "acknowledged removed refused held escalated withdrawn",
    "acknowledged": "removed refused held escalated withdrawn",
    "refused": "escalated removed withdrawn",
    "escalated": "removed refused withdrawn",
    "removed": "escalated",
    "withdrawn": "",
}
MATCH = {
    "new": "confirmed rejected mine not-me",
    "confirmed": "rejected mine not-me",
    "rejected": "confirmed mine not-me",
    "mine": "confirmed rejected not-me",
    "not-me": "confirmed rejected mine",
}
CASE = {"open": "closed erased", "closed": "open erased", "erased": ""}

MACHINES: list[tuple[Moves[Any], type[StrEnum], dict[str, str]]] = [
    (NOTICE_MOVES, NoticeState, NOTICE),
    (MATCH_MOVES, MatchState, MATCH),
    (CASE_MOVES, CaseStatus, CASE),
]
PAIRS = [
    pytest.param(moves, state, to, to.value in table[state.value].split(), id=f"{moves.noun}-{state}-{to}")
    for moves, states, table in MACHINES
    for state, to in product(states, states)
]


@pytest.mark.parametrize(("moves", "state", "to", "legal"), PAIRS)
def test_a_move_is_in_the_table_or_refused_with_both_states(
    moves: Moves[Any], state: StrEnum, to: StrEnum, *, legal: bool
) -> None:
    assert (to in moves.after(state)) == legal
    if legal or to is state:
        assert moves.check(state, to) is to
        return
    with pytest.raises(IllegalMove) as refused:
        moves.check(state, to)
    assert refused.value.data == {"noun": moves.noun, "state": state.value, "to": to.value}


@given(st.sampled_from(MACHINES), st.data())
def test_a_walk_never_leaves_the_table_and_never_comes_back_to_its_beginning(
    machine: tuple[Moves[Any], type[StrEnum], dict[str, str]], data: st.DataObject
) -> None:
    moves, states, table = machine
    state = next(iter(states))
    for to in data.draw(st.lists(st.sampled_from(list(states)), max_size=30)):
        try:
            after = moves.check(state, to)
        except IllegalMove:
            after = state
        assert after is state or after.value in table[state.value].split()
        if moves is MATCH_MOVES and state is not MatchState.NEW:
            assert after is not MatchState.NEW
        state = after


def test_a_decision_is_taken_back_to_any_other_state_and_nothing_else_is_undone() -> None:
    assert not MATCH_UNDONE.after(MatchState.NEW)
    for state in set(MatchState) - {MatchState.NEW}:
        assert MATCH_UNDONE.after(state) == set(MatchState) - {state}


def test_nothing_comes_back_from_erased_or_withdrawn() -> None:
    assert not CASE_MOVES.after(CaseStatus.ERASED)
    assert not NOTICE_MOVES.after(NoticeState.WITHDRAWN)


def test_nothing_is_sent_that_was_never_approved_or_held() -> None:
    before = {state for state in NoticeState if NoticeState.SENT in NOTICE_MOVES.after(state)}
    assert before == {NoticeState.APPROVED, NoticeState.HELD}


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_is_a_move_from_sent(outcome: Outcome) -> None:
    assert OUTCOME_STATES[outcome] in NOTICE_MOVES.after(NoticeState.SENT)
