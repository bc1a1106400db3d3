"""The ladder by itself: one step at once, nothing before its date, nothing while the police come first, and an end."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from takedown.cases.holding import Contact, Holder, Holding
from takedown.cases.notice import OUTCOME_STATES, Notice, NoticeState, Outcome
from takedown.cases.particulars import Answer, Particulars
from takedown.notices import directory
from takedown.notices.bases import BASES
from takedown.notices.clocks import OWN_RHYTHM, months_after
from takedown.notices.course import WAITING, Course, Rung, Step, Target
from takedown.notices.ladder import next_step
from takedown.notices.report.account import Fate
from takedown.notices.routes import bases_of
from takedown.words import LANGUAGES, Language, Words

START = datetime(2026, 6, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
RHYTHM = 3 * DAY
RECIPIENTS = directory.load()
CONTACT = Contact(address="abuse@net.example", found="rdap-abuse", source="https://rdap.example", confidence="medium")
HOLDING = Holding(
    url="https://x.com/a/1",
    host="x.com",
    at=START,
    holders=(
        Holder(part="platform", name="X", recipient="x", source="directory"),
        Holder(part="host", name="OVH", recipient="ovhcloud", source="rdap"),
        Holder(part="cdn", name="Cloudflare", recipient="cloudflare", source="headers"),
        Holder(part="network", name="NET-EXAMPLE", contacts=(CONTACT,), source="rdap"),
        Holder(part="registrar", name="Registrar without a contact", source="rdap"),
    ),
)
_NUMBERS = count()


def written(recipient: object = "x", route: object = "eu-dsa-16", **more: object) -> Notice:
    """Return a notice as the desk would have stored it."""
    number = next(_NUMBERS)
    fields = {
        "id": f"n{number}",
        "case_id": "c",
        "created_at": START,
        "recipient": recipient,
        "route": route,
        "language": "en",
        "reference": f"R{number}",
        "urls": ("https://x.com/a/1",),
        "match_ids": ("m",),
        **more,
    }
    return Notice.model_validate(fields)


def sent(at: datetime = START, **more: object) -> Notice:
    return written(**{"state": NoticeState.SENT, "sent_at": at, "due_at": at + RHYTHM, "due_basis": OWN_RHYTHM, **more})


def answered(notice: Notice, outcome: Outcome, at: datetime) -> Notice:
    decided = None if outcome is Outcome.NO_ANSWER else at
    changes = {"state": OUTCOME_STATES[outcome], "outcome": outcome.value, "decided_at": decided}
    return notice.model_copy(update=changes)


def course(*notices: Notice, **more: object) -> Course:
    made = Course(notices, RECIPIENTS, RHYTHM, HOLDING, country="FR")
    return replace(made, **more)  # type: ignore[arg-type] # each by its name


def step_of(made: Course, at: datetime = START + 30 * DAY) -> Step:
    step = next_step(made, at)
    assert step is not None
    return step


def drafts(made: Course, step: Step, at: datetime) -> list[Notice]:
    """Return what the pipeline would draft for a step."""
    found = []
    for target in step.targets:
        addressee = None
        recipient = target.recipient
        if not recipient:
            holder = HOLDING.held_by(target.part) if target.part else None
            assert holder is not None
            addressee = {**RECIPIENTS["host_generic"].row(), "name": holder.name}
            recipient = "host_generic"
        follows = target.follows or step.notice
        assert follows in {one.id for one in made.notices}
        fields = {"created_at": at, "letter": target.letter, "follows": follows, "addressee": addressee}
        found.append(written(recipient, target.route, **fields))
    return found


# --- each rung by itself --------------------------------------------------------------------------------------------


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
        made = replace(made, notices=(*made.notices, *_posted(made, step, at)))
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


def _posted(made: Course, step: Step, at: datetime) -> list[Notice]:
    """Return the drafts of a step as if they had left at once, with the clock of their own basis."""
    return [_left(one, at) for one in drafts(made, step, at)]


def _left(notice: Notice, at: datetime) -> Notice:
    deadline = BASES[notice.route].deadline if notice.letter == "notice" else None
    due, basis = at + RHYTHM, OWN_RHYTHM
    if deadline is not None:
        due = at + timedelta(hours=deadline.hours) if deadline.hours else months_after(at, deadline.months or 0)
        basis = notice.route
    changes = {"state": NoticeState.SENT, "sent_at": at, "due_at": due, "due_basis": basis}
    return notice.model_copy(update=changes)


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


# --- whatever happens -----------------------------------------------------------------------------------------------

EVENTS = ("wait", "draft", "send", "take-back", "withdraw", "gone", "back", "live", "hold", *Outcome)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(EVENTS), st.integers(0, 40)), max_size=40),
    st.sampled_from(["FR", "DE", "US", ""]),
    st.sampled_from(["eu-dsa-16", "us-tida", "own-rules"]),
    st.booleans(),
)
def test_whatever_happens(events: list[tuple[str, int]], country: str, route: str, known: bool) -> None:  # noqa: FBT001 - drawn
    at = START
    made = course(_left(written(route=route), START), country=country, holding=HOLDING if known else None)
    for event, days in events:
        at += days * DAY
        step = next_step(made, at)
        _holds(made, step, at)
        made = _happens(made, step, event, at)


def _holds(made: Course, step: Step | None, at: datetime) -> None:
    """Check what is true of every step."""
    if made.gone:
        assert step is None
    if step is None:
        return
    assert step.notice in {one.id for one in made.notices}
    assert (step.targets == ()) is (step.rung in WAITING)
    assert step.basis == OWN_RHYTHM or step.basis in BASES
    assert f"ladder-why-{step.reason}" in Words("en")
    held = made.particulars.police_first_until
    if held is not None and at < held:
        assert step.rung is Rung.POLICE_FIRST
    if held is not None:
        assert step.at >= held
    # One step at once: while a letter of the ladder waits for a person, nothing else is drafted.
    if any(one.state is NoticeState.DRAFT for one in made.round()):
        assert step.targets == ()
    for target in step.targets:
        _fits(made, step, target)


def _fits(made: Course, step: Step, target: Target) -> None:
    same = [one for one in made.round() if (one.letter, one.follows) == (target.letter, target.follows or step.notice)]
    assert target.recipient not in {one.recipient for one in same}
    if target.recipient and target.letter == "notice":
        assert target.route in bases_of(RECIPIENTS[target.recipient])
        assert target.route != "us-dmca-512"
    if step.basis != OWN_RHYTHM:
        assert any((one.due_at, one.due_basis) == (step.at, step.basis) for one in made.notices) or (
            made.particulars.police_first_until == step.at
        )


def _happens(made: Course, step: Step | None, event: str, at: datetime) -> Course:
    last = made.notices[-1]
    if event == "draft" and step is not None and step.at <= at:
        return replace(made, notices=(*made.notices, *drafts(made, step, at)))
    if event == "send":
        notices = tuple(_left(one, at) if one.state is NoticeState.DRAFT else one for one in made.notices)
        return replace(made, notices=notices)
    if event in ("take-back", "withdraw") and (last.sent_at is None) is (event == "take-back"):
        return _changed(made, last.model_copy(update={"state": NoticeState.WITHDRAWN}))
    if event in set(Outcome) and last.state in (NoticeState.SENT, NoticeState.ACKNOWLEDGED):
        return _changed(made, answered(last, Outcome(event), at))
    return replace(made, **_seen(made, event, at))  # type: ignore[arg-type] # each by its name


def _seen(made: Course, event: str, at: datetime) -> dict[str, object]:
    """Return what changes by what was seen at the address, or by what the person chose."""
    changes: dict[tuple[str, bool], dict[str, object]] = {
        ("gone", False): {"gone": True},
        ("back", True): {"gone": False, "back_at": at, "live_at": at},
        ("live", False): {"live_at": at},
    }
    if event == "hold":
        return {"particulars": Particulars(police_first_until=at + 5 * DAY)}
    return changes.get((event, made.gone), {})


def _changed(made: Course, notice: Notice) -> Course:
    return replace(made, notices=(*made.notices[:-1], notice))
