"""Arrival: every question can be left and put off, and nothing but an adult's own yes lets anything be kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takedown.cases.arrival import LATER, LEAVE, QUESTIONS, UNKNOWN, Arrival, NoSuchAnswer, Place
from takedown.cases.case import Adult, Standing
from takedown.words import LANGUAGES, Language, Words

ENDS = {Place.LEFT, Place.ELSEWHERE, Place.PAUSED, Place.HOTLINES, Place.READY, Place.MAKING}
CODES = sorted({answer.code for question in QUESTIONS.values() for answer in question.answers})


def walked(*codes: str) -> Arrival:
    here = Arrival()
    for code in codes:
        here = here.answered(code)
    return here


@pytest.mark.parametrize("place", list(QUESTIONS))
def test_every_question_can_be_left_put_off_and_not_known(place: Place) -> None:
    codes = [answer.code for answer in QUESTIONS[place].answers]

    assert {UNKNOWN, LATER} <= set(codes)
    assert codes[-1] == LEAVE
    assert QUESTIONS[place].answer(LEAVE).to is Place.LEFT


def test_each_place_is_a_question_or_an_end() -> None:
    assert {*QUESTIONS, *ENDS} == set(Place)
    assert set(QUESTIONS) & ENDS == set()
    assert all(Arrival(place).question is None for place in ENDS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_is_said_is_there_in_both_languages(language: Language) -> None:
    words = Words(language)
    for question in QUESTIONS.values():
        said = [f"arrival-{question.place}", *(f"arrival-says-{code}" for code in question.says)]
        said += [f"arrival-tells-{answer.tells}" for answer in question.answers if answer.tells]
        assert [key for key in said if key not in words] == []
        for answer in question.answers:
            own, shared = f"arrival-{question.place}-{answer.code.lower()}", f"arrival-any-{answer.code}"
            assert own in words or shared in words, own


def test_what_stays_behind_is_said_with_the_very_first_question() -> None:
    first = Arrival().question

    assert first is not None
    assert first.place is Place.DEVICE
    assert {"traces", "cannot-hide"} <= set(first.says)
    assert [answer.to for answer in first.answers[:2]] == [Place.ELSEWHERE, Place.DANGER]


@pytest.mark.parametrize("age", ["no", UNKNOWN])
def test_under_18_or_unsure_leads_to_the_hotlines_and_nowhere_else(age: str) -> None:
    here = walked("careful", "no", "FR", age)

    assert (here.place, here.may_keep, here.country) == (Place.HOTLINES, False, "FR")
    assert here.adult is (Adult.NO if age == "no" else Adult.UNSURE)


def test_an_adult_who_asks_for_it_may_have_something_kept() -> None:
    here = walked("careful", "no", "other", "yes", "representative", "yes")

    assert here.may_keep
    assert (here.adult, here.standing, here.country) == (Adult.YES, Standing.REPRESENTATIVE, "")


def test_whoever_leaves_takes_every_answer_along() -> None:
    here = walked("careful", "yes", "FR", "yes", LEAVE)

    assert (here.place, here.given, here.country, here.adult) == (Place.LEFT, (), "", None)
    assert here.answered("yes") == here


def test_an_answer_that_there_is_not_leaves_the_question_where_it_is() -> None:
    with pytest.raises(NoSuchAnswer):
        Arrival().answered("yes")


@given(st.lists(st.sampled_from(CODES), max_size=20))
def test_whatever_is_answered_it_ends_soon_and_keeps_nothing_without_an_adults_yes(codes: list[str]) -> None:
    here = Arrival()
    for code in codes:
        question = here.question
        if question is not None and code in {answer.code for answer in question.answers}:
            here = here.answered(code)

    assert len(here.given) <= len(QUESTIONS)
    assert here.may_keep == (here.place is Place.MAKING)
    if here.may_keep:
        said = dict(here.given)
        assert (said[Place.AGE], said[Place.MAKE]) == ("yes", "yes")
