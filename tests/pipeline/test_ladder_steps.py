"""The ladder at work: what is due is drafted once and stops for a person, whatever happened to the copies meanwhile."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest

from takedown.cases.address import Address, AddressRole, Looked
from takedown.cases.case import Case
from takedown.cases.event import EventKind
from takedown.cases.holding import Contact, Holder, Holding
from takedown.cases.match import Match, MatchState, Verdict
from takedown.cases.notice import Notice, NoticeState, Outcome
from takedown.cases.noun import new_id, now
from takedown.notices import draft as letters
from takedown.notices.course import Rung
from takedown.notices.lint import lint
from takedown.pipeline import casework, review
from takedown.pipeline.following.ladder import climb, due
from takedown.pipeline.notify import Desk
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import ADDRESSES, MATCHES, NOTICES
from tests.pipeline.casefile import events, found, opened

X, X2, X3 = "https://x.com/somebody/photo/1", "https://x.com/somebody/photo/2", "https://x.com/somebody/photo/3"
DAY = timedelta(days=1)


def on_x(session: Session, *urls: str, ago: timedelta = 30 * DAY, country: str = "DE") -> tuple[Case, Notice]:
    """Open a case with copies at ``urls`` and a notice to X that left a while ago."""
    case = opened(session, country=country)
    for url in urls:
        found(session, case.id, url)
    (notice,) = [one for one in Desk(session).draft(case.id, [], None).notices if one.recipient == "x"]
    return case, left(session, notice, ago)


def left(session: Session, notice: Notice, ago: timedelta) -> Notice:
    """Send a draft as if its case lacked nothing: what the ladder does is the same in every state's law."""
    with session.store.begin() as tx:
        approved = notice.model_copy(update={"state": NoticeState.APPROVED, "missing": ()})
        NOTICES.renew(tx, approved, "state", "missing")
        session.ledger.append(tx, EventKind.NOTICE_MOVED, notice.case_id, notice.id, {"state": "approved"})
    return Desk(session).sent(notice.id, now() - ago, "")


def looked(session: Session, match: Match, *looks: tuple[Verdict, datetime]) -> None:
    """Store an address of ``match`` as looks have left it."""
    address = Address(
        id=new_id(), case_id=match.case_id, match_id=match.id, role=AddressRole.FILE, added_at=now(), url=match.url
    )
    for verdict, at in looks:
        address = address.looked(Looked(at=at, verdict=verdict, reason="media"), timedelta())
    with session.store.begin() as tx:
        ADDRESSES.put(tx, address)


def rungs(session: Session, at: datetime | None = None) -> list[tuple[str, str]]:
    return [(one.step.rung.value, one.recipient) for one in due(session, at or now())]


def test_a_reminder_is_drafted_once_and_stops_for_a_person(session: Session) -> None:
    case, notice = on_x(session, X, X2)
    assert rungs(session) == [("reminder", "x")]
    (reminder,) = climb(session, now())
    assert climb(session, now()) == []
    assert climb(session, now() + 300 * DAY) == []
    assert (reminder.letter, reminder.follows, reminder.recipient) == ("reminder", notice.id, "x")
    assert (reminder.state, set(reminder.urls)) == (NoticeState.DRAFT, {X, X2})
    assert reminder.reference != notice.reference
    assert rungs(session) == [("approve", "x")]
    ((kind, body),) = events(session, reminder.id)
    assert (kind, body["letter"], body["follows"]) == ("notice-drafted", "reminder", notice.id)
    assert [one.id for one in Desk(session).all(case.id)] == [notice.id, reminder.id]


def test_nothing_is_drafted_before_its_date_and_the_clock_can_be_advanced(session: Session) -> None:
    _, notice = on_x(session, X, ago=DAY)
    assert notice.due_at is not None
    assert climb(session, notice.due_at - timedelta(seconds=1)) == []
    (step,) = [one.step for one in due(session, now())]
    assert (step.rung, step.at, step.basis) == (Rung.REMINDER, notice.due_at, "own-rhythm")
    assert len(climb(session, notice.due_at)) == 1


def test_two_processes_draft_it_once(session: Session) -> None:
    on_x(session, X, X2)
    with ThreadPoolExecutor(2) as pool:
        made = list(pool.map(lambda _: climb(session, now()), range(2)))
    assert sorted(len(one) for one in made) == [0, 1]


def test_what_is_gone_is_not_in_the_reminder_and_all_gone_ends_it(session: Session) -> None:
    case, _ = on_x(session, X, X2)
    with session.store.read() as tx:
        first, second = MATCHES.all(tx, order_by="seen_at", case_id=case.id)
    looked(session, first, (Verdict.GONE, now() - 2 * DAY), (Verdict.GONE, now() - DAY))
    (reminder,) = climb(session, now())
    assert (reminder.match_ids, reminder.urls) == ((second.id,), (second.url,))
    looked(session, second, (Verdict.GONE, now() - 2 * DAY), (Verdict.GONE, now() - DAY))
    assert (due(session, now()), climb(session, now() + 90 * DAY)) == ([], [])


def test_what_a_person_decided_otherwise_is_left_alone(file_session: Session) -> None:
    _, notice = on_x(file_session, X)
    review.decide(file_session, list(notice.match_ids), MatchState.MINE)
    assert (due(file_session, now()), climb(file_session, now())) == ([], [])


def test_a_closed_case_has_no_steps(file_session: Session) -> None:
    case, _ = on_x(file_session, X)
    casework.close_case(file_session, case.id)
    assert (due(file_session, now()), climb(file_session, now())) == ([], [])


def test_the_police_first_holds_every_step(session: Session) -> None:
    case, notice = on_x(session, X)
    until = now() + 5 * DAY
    casework.edit_case(session, case.id, {"police_first_until": until.isoformat()})
    assert climb(session, until - timedelta(seconds=1)) == []
    (one,) = due(session, now())
    assert (one.step.rung, one.step.at, one.notice.id) == (Rung.POLICE_FIRST, until, notice.id)
    assert [one.letter for one in climb(session, until)] == ["reminder"]


def holds(session: Session, notice: Notice, *holders: Holder) -> None:
    holding = Holding(url=notice.urls[0], host="x.com", at=now(), holders=holders)
    with session.store.begin() as tx:
        NOTICES.renew(tx, notice.model_copy(update={"holding": holding.row()}), "holding")


def test_up_to_the_host_and_to_a_network_that_the_directory_lacks(session: Session) -> None:
    _, notice = on_x(session, X)
    contact = Contact(
        address="abuse@net.example", found="rdap-abuse", source="https://rdap.example/", confidence="medium"
    )
    network = Holder(part="network", name="NET-EXAMPLE", handle="NET-1", contacts=(contact,), source="rdap")
    holds(session, notice, Holder(part="host", name="OVH", recipient="ovhcloud", source="rdap"), network)
    seen = []
    for _ in range(4):
        (draft,) = climb(session, now())
        seen.append((draft.letter, draft.recipient))
        left(session, draft, 10 * DAY)
    assert seen[:3] == [("reminder", "x"), ("notice", "ovhcloud"), ("reminder", "ovhcloud")]
    assert draft.addressee is not None
    assert draft.addressee["name"] == "NET-EXAMPLE"
    assert draft.addressee["channels"][0]["email"] == "abuse@net.example"
    assert Desk(session).show(draft.id)[1].recipient.name == "NET-EXAMPLE"


def test_every_letter_of_the_ladder_is_clean_and_quotes_what_it_follows(file_session: Session) -> None:
    session, passed, seen = file_session, 200, []
    _, first = on_x(session, X, ago=passed * DAY, country="FR")
    holds(session, first, Holder(part="host", name="OVH", recipient="ovhcloud", source="rdap"))
    while drafts := climb(session, now()):
        passed -= 12 if drafts[0].route != "eu-gdpr-17" else 40
        seen.append(drafts[0].recipient if len(drafts) == 1 else drafts[0].route)
        for draft in drafts:
            _, facts = Desk(session).show(draft.id)
            text = letters.text(facts, draft.route)
            assert lint(text, facts, draft.route) == ()
            quoted = facts.earlier.reference if facts.earlier else ""
            # A new recipient isn't told of letters to others; the regulator is told of the request in vain.
            assert (quoted in text) is (draft.letter != "notice" or draft.route in ("eu-gdpr-17", "fr-cnil"))
            left(session, draft, passed * DAY)
    assert seen == ["x", "ovhcloud", "ovhcloud", "own-rules", "eu-gdpr-17", "fr-cnil", "police_chat_fr"]


def test_one_letter_to_an_engine_about_the_copies_of_one_person_at_several_hosts(session: Session) -> None:
    case, notice = on_x(session, X)
    ovh = found(session, case.id, "https://files.cluster.ovh.net/album/3.jpg")
    (other,) = [one for one in Desk(session).draft(case.id, [], None).notices if one.recipient == "ovhcloud"]
    left(session, other, 30 * DAY)
    for draft in climb(session, now()):
        left(session, draft, 10 * DAY)
    drafts = climb(session, now())
    assert {draft.recipient for draft in drafts} >= {"google_search", "bing"}
    assert len({draft.recipient for draft in drafts}) == len(drafts)
    assert all(set(draft.match_ids) == {*notice.match_ids, ovh.id} for draft in drafts)
    assert climb(session, now()) == []


def test_a_refusal_a_question_and_a_wrong_address_are_answered(session: Session) -> None:
    expected = {
        Outcome.REFUSED: ("complaint", "eu-dsa-20"),
        Outcome.MORE_INFORMATION: ("more-information", "eu-dsa-16"),
        Outcome.WRONG_RECIPIENT: ("wrong-recipient", "eu-dsa-16"),
    }
    for outcome, answer in expected.items():
        _, notice = on_x(session, X, ago=DAY)
        Desk(session).outcome(notice.id, outcome)
        (draft,) = climb(session, now())
        assert (draft.letter, draft.route, draft.follows) == (*answer, notice.id)
        Desk(session).show(draft.id)


def test_there_again_is_a_new_notice_that_follows_the_earlier_one(session: Session) -> None:
    case, notice = on_x(session, X)
    Desk(session).outcome(notice.id, Outcome.REMOVED)
    assert climb(session, now() + 300 * DAY) == []
    with session.store.begin() as tx:
        session.ledger.append(tx, EventKind.REAPPEARED, case.id, notice.match_ids[0], {"url": X, "was": "gone"})
    (draft,) = climb(session, now())
    assert (draft.letter, draft.recipient, draft.follows) == ("notice", "x", notice.id)
    assert climb(session, now()) == []
    _, facts = Desk(session).show(draft.id)
    assert notice.reference in {earlier.reference for earlier in (*facts.history, facts.earlier) if earlier}
    left(session, draft, timedelta())
    assert rungs(session) == [("reminder", "x")]


def test_what_was_gone_without_a_word_is_quoted_with_the_day_of_the_proof(file_session: Session) -> None:
    began = now()
    session = file_session
    case, notice = on_x(session, X)
    with session.store.begin() as tx:
        for kind, body in (
            (EventKind.RECHECKED, {"was": "live", "verdict": "gone", "url": X}),
            (EventKind.RECHECKED, {"was": "gone", "verdict": "live", "url": X}),
            (EventKind.REAPPEARED, {"was": "gone", "url": X}),
        ):
            session.ledger.append(tx, kind, case.id, notice.match_ids[0], dict(body))
    (draft,) = climb(session, now())
    _, facts = Desk(session).show(draft.id)
    (earlier,) = facts.history
    assert earlier.reference == notice.reference
    assert earlier.removed_on in {began.date(), now().date()}
    assert notice.reference in letters.text(facts, draft.route)


def test_the_same_picture_at_another_address_of_the_host_quotes_the_notice_before(file_session: Session) -> None:
    session = file_session
    case, notice = on_x(session, X)
    Desk(session).outcome(notice.id, Outcome.REMOVED)
    with session.store.begin() as tx:
        (old,) = MATCHES.all(tx, order_by="seen_at", case_id=case.id)
        MATCHES.renew(tx, old.model_copy(update={"verdict": Verdict.GONE}), "verdict")
    new = found(session, case.id, X2, media_id=old.media_id)
    stranger = found(session, case.id, X3)
    for match, quoted in ((new, [notice.reference]), (stranger, [])):
        (draft,) = Desk(session).draft(case.id, [match.id], None).notices
        assert [earlier.reference for earlier in Desk(session).show(draft.id)[1].history] == quoted


def test_what_a_person_withdrew_is_followed_by_nothing_and_a_draft_taken_back_by_the_next_rung(
    session: Session,
) -> None:
    on_x(session, X)
    (reminder,) = climb(session, now())
    Desk(session).withdraw([reminder.id])
    assert climb(session, now()) == []
    assert {draft.recipient for draft in climb(session, now() + 4 * DAY)} >= {"google_search"}
    _, other = on_x(session, X3)
    Desk(session).withdraw([other.id])
    assert [one.letter for one in climb(session, now() + 90 * DAY)] == []


@pytest.mark.parametrize("country", ["FR", "DE"])
def test_drafts_that_wait_are_shown_with_the_steps_of_the_others(session: Session, country: str) -> None:
    on_x(session, X, country=country)
    shown = rungs(session)
    assert ("reminder", "x") in shown
    assert (("approve", "pharos") in shown) is (country == "FR")
