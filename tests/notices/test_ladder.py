"""The ladder by itself: one step at once, nothing before its date, nothing while the police come first, and an end."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from takedown.cases.notice import NoticeState, Outcome
from takedown.cases.particulars import Answer, Particulars
from takedown.notices.bases import BASES
from takedown.notices.clocks import OWN_RHYTHM, months_after
from takedown.notices.course import Rung, Target
from takedown.notices.ladder import next_step
from takedown.notices.report.account import Fate
from takedown.words import LANGUAGES, Language, Words
from tests.notices.climb import (
    DAY,
    RECIPIENTS,
    RHYTHM,
    START,
    answered,
    course,
    posted,
    sent,
    step_of,
    written,
)


def test_nothing_follows_what_was_never_begun() -> None:
    assert next_step(course(), START) is None


@pytest.mark.parametrize(
    ("state", "rung"), [(NoticeState.DRAFT, Rung.APPROVE), (NoticeState.APPROVED, Rung.SEND), (NoticeState.HELD, None)]
)
def test_what_has_not_left_waits_for_a_person(state: NoticeState, rung: Rung | None) -> None:
    notice = written(state=state)
    step = next_step(course(notice), START)
    assert (step and (step.rung, step.at, step.notice, step.targets)) == (rung and (rung, START, notice.id, ()))


def test_silence_leads_to_one_reminder_on_the_date_and_by_the_clock_of_the_notice() -> None:
    own = sent()
    law = sent(route="us-tida", due_at=START + 2 * DAY, due_basis="us-tida")
    for notice, at, basis, reason in (
        (own, START + RHYTHM, OWN_RHYTHM, "no-answer"),
        (law, START + 2 * DAY, "us-tida", "deadline-passed"),
    ):
        step = step_of(course(notice))
        assert (step.rung, step.at, step.basis, step.reason) == (Rung.REMINDER, at, basis, reason)
        assert step.targets == (Target("x", notice.route, "reminder"),)
        assert step.notice == notice.id


def test_the_first_report_to_an_authority_is_not_reminded_of_and_holds_nothing_up() -> None:
    police = written("pharos", "fr-pharos")
    assert step_of(course(sent(), police)).rung is Rung.REMINDER
    filed = sent(recipient="pharos", route="fr-pharos", due_at=START + DAY)
    assert step_of(course(sent(), filed)).rung is Rung.REMINDER


def test_a_reminder_in_vain_leads_up_rung_by_rung_to_the_police_and_then_nowhere() -> None:
    at = START
    made = course(sent())
    seen = []
    while (step := next_step(made, at)) is not None:
        at = max(at, step.at)
        seen.append(step.rung)
        made = replace(made, notices=(*made.notices, *posted(made, step, at)))
        assert len(seen) < 20
    assert seen == [
        Rung.REMINDER,
        Rung.HOST,
        Rung.REMINDER,
        Rung.CDN,
        Rung.NETWORK,
        Rung.REMINDER,
        Rung.SEARCH,
        Rung.ERASURE,
        Rung.REGULATOR,
        Rung.POLICE,
    ]
    assert next_step(made, at + 400 * DAY) is None
    # To whoever keeps it, once on each basis; to the regulator, once about each request in vain.
    erasure = [one.id for one in made.notices if one.route == "eu-gdpr-17"]
    assert [one.follows for one in made.notices if one.recipient == "cnil"] == erasure
    letters = [(one.recipient, one.route) for one in made.notices if one.letter == "notice" and one.recipient != "cnil"]
    assert len(letters) == len(set(letters))


def test_every_search_engine_with_a_checked_way_is_one_step() -> None:
    first = sent()
    reminder = sent(letter="reminder", follows=first.id)
    step = step_of(course(first, reminder, holding=None))
    assert step.rung is Rung.SEARCH
    assert {"google_search", "bing"} <= {target.recipient for target in step.targets}
    assert {RECIPIENTS[target.recipient].kind for target in step.targets} == {"search_engine"}


def test_the_french_authority_for_data_is_asked_after_the_month_that_the_law_gives() -> None:
    first = sent()
    reminder = sent(letter="reminder", follows=first.id)
    engine = sent(recipient="google_search", route="own-rules", follows=reminder.id)
    erasure = sent(
        recipient="google_search",
        route="eu-gdpr-17",
        follows=engine.id,
        due_at=months_after(START, 1),
        due_basis="eu-gdpr-17",
    )
    made = course(first, reminder, engine, erasure, holding=None)
    step = step_of(made)
    assert (step.rung, step.at, step.basis) == (Rung.REGULATOR, months_after(START, 1), "eu-gdpr-17")
    assert step.targets == (Target("cnil", "fr-cnil", follows=erasure.id),)
    assert next_step(replace(made, country="DE"), START + 90 * DAY) is None


@pytest.mark.parametrize(
    ("route", "link", "expected"),
    [
        ("us-tida", Answer.UNKNOWN, ["ftc"]),
        ("uk-osa-20a", Answer.YES, ["ofcom"]),
        ("uk-osa-20a", Answer.UNKNOWN, []),
        ("eu-dsa-16", Answer.YES, []),
    ],
)
def test_a_regulator_is_asked_about_its_own_law_alone(route: str, link: Answer, expected: list[str]) -> None:
    first = sent(route=route, due_at=START + 2 * DAY, due_basis=route if BASES[route].deadline else OWN_RHYTHM)
    reminder = sent(letter="reminder", follows=first.id, route=route)
    engine = sent(recipient="bing", route="own-rules", follows=reminder.id)
    made = course(first, reminder, engine, holding=None, country="US", particulars=Particulars(link_uk=link))
    step = next_step(made, START + 30 * DAY)
    assert [target.recipient for target in step.targets] == expected if step else expected == []


def test_a_refusal_is_contested_within_six_months_and_answered_after() -> None:
    refused = answered(sent(), Outcome.REFUSED, START + DAY)
    step = step_of(course(refused))
    assert (step.rung, step.at, step.targets) == (Rung.COMPLAINT, START + DAY, (Target("x", "eu-dsa-20", "complaint"),))
    until = months_after(START + DAY, 6)
    assert (step.until, step.until_basis) == (until, "eu-dsa-20")
    assert step_of(course(refused), until).rung is Rung.COMPLAINT
    assert step_of(course(refused), until + timedelta(seconds=1)).rung is Rung.REFUSED


def test_only_a_platform_under_that_article_has_complaints() -> None:
    host = answered(sent(recipient="ovhcloud"), Outcome.REFUSED, START)
    other = answered(sent(route="us-tida"), Outcome.REFUSED, START)
    for notice in (host, other):
        step = step_of(course(notice))
        assert (step.rung, step.targets) == (
            Rung.REFUSED,
            (Target(notice.recipient, notice.route, "refused"),),
        )
    answer = answered(sent(letter="refused", follows=host.id, recipient="ovhcloud"), Outcome.REFUSED, START + DAY)
    assert step_of(course(host, answer)).rung is Rung.CDN


@pytest.mark.parametrize(
    ("outcome", "rung", "letter"),
    [
        (Outcome.MORE_INFORMATION, Rung.MORE_INFORMATION, "more-information"),
        (Outcome.WRONG_RECIPIENT, Rung.WRONG_RECIPIENT, "wrong-recipient"),
    ],
)
def test_a_question_and_a_wrong_address_are_answered_at_once(outcome: Outcome, rung: Rung, letter: str) -> None:
    step = step_of(course(answered(sent(), outcome, START + DAY)), START + DAY)
    assert (step.rung, step.at, [target.letter for target in step.targets]) == (rung, START + DAY, [letter])


def test_no_answer_said_by_a_person_leads_up_without_another_reminder() -> None:
    assert step_of(course(answered(sent(), Outcome.NO_ANSWER, START))).rung is Rung.HOST


def test_a_draft_that_a_person_took_back_is_not_drafted_again() -> None:
    first = sent()
    taken_back = written(letter="reminder", follows=first.id, created_at=START + RHYTHM, state=NoticeState.WITHDRAWN)
    step = step_of(course(first, taken_back))
    assert (step.rung, step.at, step.reason) == (Rung.HOST, START + 2 * RHYTHM, "taken-back")


def test_what_a_person_withdrew_after_it_left_is_followed_by_nothing() -> None:
    withdrawn = sent(state=NoticeState.WITHDRAWN)
    letter = written(letter="withdrawal", follows=withdrawn.id)
    assert next_step(course(withdrawn, letter), START + 90 * DAY) is None


def test_gone_stops_everything_and_there_again_begins_anew_with_the_earlier_notice() -> None:
    removed = answered(sent(), Outcome.REMOVED, START + DAY)
    assert next_step(course(sent(), gone=True), START + 90 * DAY) is None
    assert next_step(course(removed), START + 90 * DAY) is None
    back = START + 10 * DAY
    step = step_of(course(removed, back_at=back, live_at=back))
    assert (step.rung, step.at, step.notice) == (Rung.AGAIN, back, removed.id)
    assert step.targets == (Target("x", "eu-dsa-16", "notice"),)
    again = sent(back, created_at=back, follows=removed.id)
    step = step_of(course(removed, again, back_at=back, live_at=back))
    assert (step.rung, step.at, step.notice) == (Rung.REMINDER, back + RHYTHM, again.id)


def test_they_say_that_it_is_gone_and_it_is_still_there() -> None:
    removed = answered(sent(), Outcome.REMOVED, START + DAY)
    step = step_of(course(removed, live_at=START + 2 * DAY))
    assert (step.rung, step.at, step.reason) == (Rung.REMINDER, START + DAY + RHYTHM, "still-there")


def test_a_chosen_time_for_the_police_holds_every_step_and_then_lets_it_go_on() -> None:
    until = START + 20 * DAY
    held = course(sent(), particulars=Particulars(police_first_until=until))
    step = step_of(held, until - timedelta(seconds=1))
    assert (step.rung, step.at, step.targets) == (Rung.POLICE_FIRST, until, ())
    step = step_of(held, until)
    assert (step.rung, step.at) == (Rung.REMINDER, until)


def test_a_number_of_a_complaint_leaves_the_police_out() -> None:
    first = sent()
    reminder = sent(letter="reminder", follows=first.id)
    engine = sent(recipient="bing", route="own-rules", follows=reminder.id)
    erasure = sent(recipient="bing", route="eu-gdpr-17", follows=engine.id)
    made = course(first, reminder, engine, erasure, holding=None)
    assert step_of(made).rung is Rung.POLICE
    assert next_step(replace(made, particulars=Particulars(complaint_number="2026/1")), START + 90 * DAY) is None
    assert next_step(replace(made, country="BE"), START + 90 * DAY) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_and_every_clock_has_its_words(language: Language) -> None:
    words = Words(language)
    clocks = [one.id for one in BASES.values() if one.deadline]
    wanted = [f"ladder-step-{rung}" for rung in Rung] + [f"report-clock-{clock}" for clock in clocks]
    wanted += [f"due-basis-{clock}" for clock in clocks] + [f"report-fate-{fate}" for fate in Fate]
    assert [key for key in wanted if key not in words] == []
