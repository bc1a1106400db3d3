"""What comes after a first notice: letters that follow it, a complaint's number, a withdrawal, a copy that is back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from takedown.cases.case import Adult, NotAdult
from takedown.cases.match import MatchState, Method, Verdict
from takedown.cases.notice import Notice, NoticeState, Outcome
from takedown.cases.noun import now
from takedown.notices.facts import Facts
from takedown.notices.routes import NoRoute
from takedown.pipeline import casework
from takedown.pipeline.following.ladder import climb
from takedown.pipeline.letters import bulk
from takedown.pipeline.letters.drafting import MOST_ADDRESSES, followed
from takedown.pipeline.looking.addresses import from_csv
from takedown.pipeline.notify import Desk
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import MATCHES
from tests.pipeline import sending_scene as scene
from tests.pipeline.casefile import events, found, opened

X = "https://x.com/somebody/photo/1"
OVH = "https://files.cluster.ovh.net/album/3.jpg"


def sent(session: Session, case_id: str, url: str = X, at: datetime | None = None) -> Notice:
    found(session, case_id, url)
    desk = Desk(session)
    notice = next(one for one in desk.draft(case_id, [], None).notices if one.recipient != "pharos")
    desk.approve(notice.id)
    return desk.sent(notice.id, at or now(), "THEIRS-1")


# --- the route that a person wants ----------------------------------------------------------------------------------


def test_another_basis_is_a_letter_of_its_own(session: Session) -> None:
    case = opened(session)
    match = found(session, case.id, X)
    desk = Desk(session)
    first = desk.draft(case.id, [], None).notices
    more = desk.draft(case.id, [match.id], None, recipient="x", basis="us-tida").notices
    assert {(one.recipient, one.route) for one in first} == {("x", "eu-dsa-16"), ("pharos", "fr-pharos")}
    assert [(one.recipient, one.route, one.match_ids) for one in more] == [("x", "us-tida", (match.id,))]
    assert desk.draft(case.id, [match.id], None, recipient="x", basis="us-tida").notices == ()
    engine = desk.draft(case.id, [match.id], None, recipient="google_search").notices
    assert [one.recipient for one in engine] == ["google_search"]
    with pytest.raises(NoRoute):
        desk.draft(case.id, [match.id], None, recipient="x", basis="fr-pharos")


def test_a_signature_is_missing_until_it_is_given(session: Session) -> None:
    case = opened(session)
    match = found(session, case.id, X)
    desk = Desk(session)
    notice = desk.draft(case.id, [match.id], None, recipient="x", basis="us-tida").notices[0]
    assert "signature" in notice.missing
    casework.edit_case(session, case.id, {"signature": "A. B.", "identifiable": "yes"})
    assert desk.show(notice.id)[0].missing == ()
    assert "A. B." in desk.approve(notice.id).text


def test_the_clock_is_the_law_s_own_where_it_sets_one(session: Session) -> None:
    case = opened(session)
    match = found(session, case.id, X)
    casework.edit_case(session, case.id, {"signature": "A. B.", "identifiable": "yes"})
    desk = Desk(session)
    notice = desk.draft(case.id, [match.id], None, recipient="x", basis="us-tida").notices[0]
    desk.approve(notice.id)
    at = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
    done = desk.sent(notice.id, at, "")
    assert (done.due_at, done.due_basis) == (at + timedelta(hours=48), "us-tida")


# --- letters that follow --------------------------------------------------------------------------------------------


def test_a_reminder_quotes_the_notice_that_it_follows(session: Session) -> None:
    case = opened(session)
    notice = sent(session, case.id, at=datetime(2026, 11, 10, 12, 0, tzinfo=UTC))
    desk = Desk(session)
    with session.store.begin() as tx:
        letter = desk.follow(tx, notice, "reminder")
    assert (letter.letter, letter.follows, letter.state) == ("reminder", notice.id, NoticeState.DRAFT)
    assert letter.reference != notice.reference
    kept, facts = desk.show(letter.id)
    assert kept.missing == ()
    assert facts.earlier is not None
    assert (facts.earlier.reference, facts.earlier.their_reference) == (notice.reference, "THEIRS-1")
    text = desk.approve(letter.id).text
    assert notice.reference in text
    assert events(session, letter.id)[0][1]["follows"] == notice.id


def test_a_decision_can_be_contested_where_the_law_gives_a_complaint(session: Session) -> None:
    case = opened(session)
    notice = sent(session, case.id)
    desk = Desk(session)
    at = now()
    refused = desk.outcome(notice.id, Outcome.REFUSED, words="Not a violation.", at=at)
    assert (refused.outcome, refused.decided_at, refused.their_words) == ("refused", at, "Not a violation.")
    with session.store.begin() as tx:
        letter = desk.follow(tx, refused, "complaint", route="eu-dsa-20")
    _, facts = desk.show(letter.id)
    assert facts.earlier is not None
    assert (facts.earlier.outcome, facts.earlier.decided_on) == ("refused", at.date())
    at_host = sent(session, case.id, OVH)
    with pytest.raises(NoRoute), session.store.begin() as tx:
        desk.follow(tx, at_host, "complaint", route="eu-dsa-20")


def test_a_complaint_number_brings_the_open_notices_back_to_be_approved(session: Session) -> None:
    case = opened(session)
    left = sent(session, case.id)
    found(session, case.id, OVH)
    desk = Desk(session)
    drafts = desk.draft(case.id, [], None).notices
    host = next(one for one in drafts if one.recipient == "ovhcloud")
    desk.approve(host.id)
    casework.edit_case(session, case.id, {"complaint_number": "2026/00123", "complaint_on": "2026-11-19"})
    again = Desk(session).with_complaint(case.id)
    assert {(one.recipient, one.letter, one.state) for one in again} == {
        ("ovhcloud", "notice", NoticeState.DRAFT),
        ("x", "reminder", NoticeState.DRAFT),
    }
    assert desk.show(host.id)[0].text == ""
    facts = desk.show(next(one.id for one in again if one.follows == left.id))[1]
    assert facts.complaint is not None
    assert facts.complaint.number == "2026/00123"
    # Told once: what waits already isn't drafted a second time.
    assert Desk(session).with_complaint(case.id) == []


def test_no_reminder_is_drafted_for_whoever_is_not_told_of_the_complaint(session: Session) -> None:
    case = opened(session)
    sent(session, case.id, OVH)
    casework.edit_case(session, case.id, {"complaint_number": "2026/00123", "complaint_on": "2026-11-19"})
    assert Desk(session).with_complaint(case.id) == []


def test_what_left_and_was_asked_about_is_withdrawn_by_a_letter_too(session: Session) -> None:
    case = opened(session)
    left = sent(session, case.id)
    desk = Desk(session)
    desk.outcome(left.id, Outcome.MORE_INFORMATION, words="Who are you?")
    (answer,) = climb(session, now())
    done = desk.withdraw([left.id])
    assert [(one.letter, one.state) for one in done] == [
        ("notice", NoticeState.WITHDRAWN),
        ("withdrawal", NoticeState.DRAFT),
        ("more-information", NoticeState.WITHDRAWN),
    ]
    assert desk.show(answer.id)[0].state is NoticeState.WITHDRAWN
    assert desk.withdraw([left.id, answer.id]) == []


def test_a_reminder_that_left_stays_as_it_is_when_the_answer_comes(session: Session) -> None:
    case = opened(session)
    left = sent(session, case.id)
    desk = Desk(session)
    (reminder,) = climb(session, now() + timedelta(days=10))
    desk.approve(reminder.id)
    desk.sent(reminder.id, now(), "")
    desk.outcome(reminder.id, Outcome.MORE_INFORMATION, words="Which post?")
    desk.outcome(left.id, Outcome.REFUSED)
    assert desk.show(reminder.id)[0].state is NoticeState.HELD


@pytest.mark.parametrize("approved", [False, True])
@pytest.mark.parametrize(("outcome", "next_letter"), [(Outcome.REFUSED, "complaint"), (Outcome.REMOVED, "")])
def test_an_answer_takes_back_the_reminder_that_says_none_has_come(
    session: Session, outcome: Outcome, next_letter: str, *, approved: bool
) -> None:
    case = opened(session)
    left = sent(session, case.id)
    desk = Desk(session)
    (reminder,) = climb(session, now() + timedelta(days=10))
    if approved:
        desk.approve(reminder.id)
    desk.outcome(left.id, outcome)
    assert desk.show(reminder.id)[0].state is NoticeState.WITHDRAWN
    assert [one.letter for one in climb(session, now())] == ([next_letter] if next_letter else [])


def test_withdrawing_stops_what_has_not_left_and_writes_about_what_has(session: Session) -> None:
    case = opened(session)
    left = sent(session, case.id)
    found(session, case.id, OVH)
    desk = Desk(session)
    waiting = next(one for one in desk.draft(case.id, [], None).notices if one.recipient == "ovhcloud")
    done = desk.withdraw([left.id, waiting.id])
    assert [(one.recipient, one.letter, one.state) for one in done] == [
        ("x", "notice", NoticeState.WITHDRAWN),
        ("x", "withdrawal", NoticeState.DRAFT),
        ("ovhcloud", "notice", NoticeState.WITHDRAWN),
    ]
    assert left.reference in desk.approve(done[1].id).text
    assert desk.withdraw([left.id]) == []


def test_a_copy_that_is_there_again_gets_a_notice_that_quotes_the_first(session: Session) -> None:
    case = opened(session)
    notice = sent(session, case.id)
    desk = Desk(session)
    desk.outcome(notice.id, Outcome.REMOVED)
    assert [one for one in desk.draft(case.id, [], None).notices if one.recipient == "x"] == []
    with session.store.begin() as tx:
        match = MATCHES.get(tx, notice.match_ids[0])
        MATCHES.renew(tx, match.model_copy(update={"verdict": Verdict.LIVE}), "verdict")
    again = next(one for one in desk.draft(case.id, [], None).notices if one.recipient == "x")
    _, facts = desk.show(again.id)
    assert [one.reference for one in facts.history] == [notice.reference]
    assert notice.reference in desk.approve(again.id).text


# --- in bulk --------------------------------------------------------------------------------------------------------


def listed(tmp_path: Path, *lines: str) -> Path:
    file = tmp_path / "list.csv"
    file.write_text("\n".join(("note,url", *(f"n,{line}" for line in lines))), encoding="utf-8")
    return file


def test_a_list_is_taken_as_copies_that_a_person_knows(session: Session, tmp_path: Path) -> None:
    case = opened(session)
    not_hers = found(session, case.id, X + "/mine", MatchState.MINE)
    new = found(session, case.id, X + "/new", MatchState.NEW)
    given = from_csv(listed(tmp_path, X, "nothing", OVH, X, X + "/mine", X + "/new"))
    assert [(one.line, one.code) for one in given if one.code] == [(3, "not-an-address")]
    matches = bulk.take(session, case.id, given)
    assert [match.url for match in matches] == [X, OVH, X + "/new"]
    assert matches[2].id == new.id
    assert {match.state for match in matches} == {MatchState.CONFIRMED}
    assert {match.method for match in matches[:2]} == {Method.REPORTED}
    assert [kind for kind, _ in events(session, matches[0].id)] == ["address-reported", "match-decided"]
    notices = Desk(session).draft(case.id, [match.id for match in matches], None).notices
    assert {one.recipient: len(one.match_ids) for one in notices} == {"x": 2, "ovhcloud": 1, "pharos": 3}
    assert not_hers.id not in {match for one in notices for match in one.match_ids}


def test_a_letter_holds_no_more_addresses_than_somebody_reads(session: Session, tmp_path: Path) -> None:
    case = opened(session, country="")
    urls = [f"https://x.com/somebody/photo/{number}" for number in range(MOST_ADDRESSES + 1)]
    matches = bulk.take(session, case.id, from_csv(listed(tmp_path, *urls)))
    notices = Desk(session).draft(case.id, [match.id for match in matches], None).notices
    assert [len(one.urls) for one in notices] == [MOST_ADDRESSES, 1]


def test_no_list_is_taken_for_who_is_not_surely_an_adult(session: Session, tmp_path: Path) -> None:
    case = opened(session, adult=Adult.UNSURE)
    with pytest.raises(NotAdult):
        bulk.take(session, case.id, from_csv(listed(tmp_path, X)))
    with session.store.read() as tx:
        assert tx.count("matches") == 0


# --- a contact that a person looked at --------------------------------------------------------------------------------


@pytest.mark.parametrize("address", [scene.ABUSE, "other@gallery.example"])
def test_a_look_at_one_contact_counts_for_no_other(session: Session, address: str) -> None:
    scene.entry(session, confidence="low")
    notice = scene.approved(session, contact_checked=True)
    Desk(session).sent(notice.id, now(), "")
    scene.entry(session, email=address, confidence="low")

    with session.store.begin() as tx:
        reminder = Desk(session).follow(tx, scene.notice_of(session, notice), "reminder")

    assert reminder.contact_checked == (address == scene.ABUSE)
    assert ("contact-unchecked" in reminder.missing) == (address != scene.ABUSE)


def test_the_next_holder_that_was_found_is_looked_at_anew_though_its_id_is_the_same(session: Session) -> None:
    scene.entry(session, confidence="low")
    notice = scene.approved(session, contact_checked=True)
    assert notice.facts is not None
    first = Facts.model_validate(notice.facts).recipient
    behind = first.channels[0].model_copy(update={"email": "noc@network.example"})
    second = first.model_copy(update={"channels": (behind,)})

    assert followed(notice, "notice", first, "eu-dsa-16").contact_checked
    assert not followed(notice, "notice", second, "eu-dsa-16").contact_checked
