"""Consent taken back: everything that hasn't left stops at once, also in another process; what left is taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from takedown.cases.case import Adult, Case, CaseNotOpen, ConsentOver, NotAdult, Standing, Terms
from takedown.cases.dispatch import DispatchState
from takedown.cases.match import MatchState
from takedown.cases.notice import NoticeState, Outcome
from takedown.cases.noun import now
from takedown.pipeline import casework, recheck
from takedown.pipeline.looking import spread
from takedown.pipeline.mailing.rules import NoMandate
from takedown.pipeline.mailing.sending import Outbox
from takedown.pipeline.notify import Desk
from takedown.pipeline.person import consent
from takedown.pipeline.proof.prove import verify_ledger
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES, CONSENTS, NOTICES
from takedown.settings import Settings
from takedown.vault import Vault
from tests.conftest import PASSPHRASE, NewDatabase
from tests.mail.postbox import Postbox
from tests.pipeline import sending_scene as scene
from tests.pipeline.casefile import COMPLETE, events, found, opened
from tests.pipeline.sending_child import Runner

N, D = NoticeState, DispatchState


@pytest.fixture
def box() -> Iterator[Postbox]:
    with Postbox() as running:
        yield running


@pytest.fixture
def two_sided(request: pytest.FixtureRequest, vault: Vault, postgres_url: NewDatabase) -> Iterator[Session]:
    """A session that another process can open as well."""
    url = postgres_url() if request.param == "postgres" else ""
    held = Session.opened(vault.home, Settings.model_validate({"database": {"url": url}}), PASSPHRASE)
    yield held
    held.close()


def case_of(session: Session, case_id: str) -> Case:
    with session.store.read() as tx:
        return CASES.get(tx, case_id)


def test_a_withdrawal_stops_what_has_not_left_and_takes_back_what_has(session: Session, box: Postbox) -> None:
    session = scene.connected(session, box, undo_seconds=600)
    left = scene.approved(session)
    waiting = scene.approved(session, number=2, case=left.case_id)
    Desk(session).sent(left.id, now(), "")
    Outbox(session).queue(waiting.id)

    done = consent.withdraw(session, left.case_id)

    assert ([one.id for one in done.stopped.notices], done.stopped.letters, done.left) == ([waiting.id], 1, ())
    assert (done.before, done.stopped.under_way) == (False, ())
    (letter,) = done.letters
    assert (letter.letter, letter.follows, letter.state) == ("withdrawal", left.id, N.DRAFT)
    assert scene.notice_of(session, left).state is scene.notice_of(session, waiting).state is N.WITHDRAWN
    assert [one.state for one in scene.letters(session, waiting)] == [D.UNDONE]
    assert events(session, left.case_id)[-1] == ("consent-withdrawn", {"stopped": 1, "outbox": 1, "letters": 1})
    assert [proof.item for proof in verify_ledger(session) if not proof.ok] == []

    again = consent.withdraw(session, left.case_id)
    assert (again.before, again.letters, again.stopped.notices) == (True, (), ())
    assert events(session, left.case_id)[-1] == ("consent-withdrawn", {"stopped": 1, "outbox": 1, "letters": 1})


def test_the_letter_that_takes_back_is_approved_and_sent_without_a_consent(file_session: Session, box: Postbox) -> None:
    session = scene.connected(file_session, box)
    left = scene.approved(session)
    Desk(session).sent(left.id, now(), "")
    (letter,) = consent.withdraw(session, left.case_id).letters

    Desk(session).approve(letter.id, seen=True)
    delivery = scene.sent_off(session, letter)

    assert delivery.notice.state is N.SENT
    assert [posted.to for posted in box.posted] == [(scene.ABUSE, scene.SENDER)]


def test_every_step_that_asks_sees_it_and_a_new_consent_lets_it_go_on(file_session: Session) -> None:
    session = file_session
    case = opened(session)
    match = found(session, case.id, "https://example.org/a.jpg")
    steps = (
        lambda: Desk(session).draft(case.id, [], "en"),
        lambda: Desk(session).draft(None, [match.id], "en"),
        lambda: recheck.due_for_recheck(session, case.id),
        lambda: spread.roots(session, case.id),
        lambda: casework.show_case(session, case.id).for_search(),
    )
    consent.withdraw(session, case.id)

    for step in steps:
        with pytest.raises(ConsentOver) as refused:
            step()
        assert refused.value.data["why"] == "withdrawn"
    assert recheck.due_for_recheck(session, None) == []
    with session.store.read() as tx:
        assert casework.searched(tx) == []

    given = consent.give(session, case.id, "Again.", Terms(until=now().date(), safe_words="it is about the book"))
    assert (given.scope, given.terms.safe_words) == ("search-and-notify", "it is about the book")
    for step in steps:
        step()
    _, consents = consent.consents_of(session, case.id)
    assert [one.withdrawn_at is None for one in consents] == [False, True]


@pytest.mark.parametrize(("days", "why"), [(-1, ""), (0, ""), (1, "over"), (400, "over")])
def test_a_consent_holds_to_the_end_of_its_last_day(days: int, why: str) -> None:
    until = date(2026, 11, 22)
    case = Case.opened(label="l", adult=Adult.YES, standing=Standing.SUBJECT)
    agreed = case.agreed.model_copy(update={"until": until})

    assert agreed.lacking(until + timedelta(days=days)) == why


def test_what_ended_by_its_own_date_is_stopped_and_what_left_stays(file_session: Session, box: Postbox) -> None:
    session = scene.connected(file_session, box)
    left = scene.approved(session)
    waiting = scene.approved(session, number=2, case=left.case_id)
    Desk(session).sent(left.id, now(), "")
    over(session, left.case_id)

    with pytest.raises(ConsentOver):
        Outbox(session).queue(waiting.id)
    (done,) = consent.settle(session)

    assert [one.id for one in done.stopped.notices] == [waiting.id]
    assert scene.notice_of(session, left).state is N.SENT
    assert list(consent.settle(session)) == []


def over(session: Session, case_id: str) -> None:
    """Have the consent have ended yesterday."""
    with session.store.begin() as tx:
        case = CASES.get(tx, case_id)
        agreed = case.agreed.model_copy(update={"until": now().date() - timedelta(days=1)})
        CASES.renew(tx, case.model_copy(update={"agreed": agreed}), "agreed")


def test_a_consent_cannot_end_before_it_begins(file_session: Session) -> None:
    case = opened(file_session)

    with pytest.raises(consent.ConsentAlreadyOver):
        consent.give(file_session, case.id, "s", Terms(until=now().date() - timedelta(days=1)))
    assert len(consent.consents_of(file_session, case.id)[1]) == 1


def test_a_closed_case_can_be_withdrawn_and_an_erased_one_has_nothing_left(file_session: Session) -> None:
    closed, erased = opened(file_session), opened(file_session)
    casework.close_case(file_session, closed.id)
    casework.erase_case(file_session, erased.id)

    assert consent.withdraw(file_session, closed.id).case.agreed.withdrawn_at is not None
    with pytest.raises(CaseNotOpen):
        consent.withdraw(file_session, erased.id)


def test_what_was_removed_is_not_asked_about_again(file_session: Session, box: Postbox) -> None:
    session = scene.connected(file_session, box)
    gone = scene.approved(session)
    Desk(session).sent(gone.id, now(), "")
    Desk(session).outcome(gone.id, Outcome.REMOVED)

    done = consent.withdraw(session, gone.case_id)

    assert (done.letters, done.stopped.notices) == ((), ())
    assert scene.notice_of(session, gone).state is N.REMOVED


@pytest.mark.parametrize("two_sided", ["sqlcipher", "postgres"], indirect=True)
def test_another_process_stops_right_before_the_last_line(two_sided: Session, box: Postbox) -> None:
    """The letter's words are on the line already when the consent is taken back here; the last line never leaves."""
    session = scene.connected(two_sided, box, copy_to_self=False)
    notice = scene.approved(session)
    Outbox(session).queue(notice.id)
    withdrawn: list[consent.Withdrawn] = []

    def reached(place: str) -> None:
        if place == "data" and not withdrawn:
            withdrawn.append(consent.withdraw(session, notice.case_id))

    box.reached = reached
    with Runner() as runner:
        runner.start(session)
        assert runner.ended() == 0

    assert [one.id for one in withdrawn[0].stopped.notices] == [notice.id]
    assert box.posted == []
    assert [one.state for one in scene.letters(session, notice)] == [D.UNDONE]


def test_a_letter_under_way_is_told_and_taken_back_once_it_is_known_to_have_left(
    file_session: Session, box: Postbox
) -> None:
    session = scene.connected(file_session, box)
    notice = scene.approved(session)
    withdrawn: list[consent.Withdrawn] = []

    def reached(place: str) -> None:
        if place == "taken" and not withdrawn:
            withdrawn.append(consent.withdraw(session, notice.case_id))

    box.reached = reached
    scene.sent_off(session, notice)

    assert [one.id for one in withdrawn[0].stopped.under_way] == [notice.id]
    assert len(box.posted) == 1
    (done,) = consent.settle(session)
    assert [one.follows for one in done.letters] == [notice.id]
    assert scene.notice_of(session, notice).state is N.WITHDRAWN


@pytest.mark.parametrize("basis", ["eu-dsa-16", "own-rules"])
def test_nothing_is_sent_for_somebody_else_without_an_authorisation(
    file_session: Session, box: Postbox, basis: str
) -> None:
    session = scene.connected(file_session, box)
    scene.entry(session)
    case = Case.opened(label="l", adult=Adult.YES, standing=Standing.REPRESENTATIVE, **COMPLETE)
    casework.open_case(session, case, "s")
    casework.edit_case(session, case.id, {"mandate": "To act.", "mandate_on": "2026-11-01"})
    match = found(session, case.id, scene.URL.format(1), MatchState.CONFIRMED)
    (draft,) = Desk(session).draft(case.id, [match.id], "en", recipient="a_gallery", basis=basis).notices
    Desk(session).approve(draft.id, seen=True)
    casework.edit_case(session, case.id, {"mandate_on": None})

    with pytest.raises(NoMandate):
        Outbox(session).queue(draft.id)
    assert box.posted == []


def test_another_answer_about_the_age_needs_a_new_consent(file_session: Session) -> None:
    session = file_session
    case = opened(session, adult=Adult.UNSURE)

    casework.edit_case(session, case.id, adult="yes")
    with pytest.raises(ConsentOver) as refused:
        case_of(session, case.id).for_search()
    assert refused.value.data["why"] == "addresses-only"
    consent.give(session, case.id, "Anew.")
    case_of(session, case.id).for_search()

    casework.edit_case(session, case.id, adult="no")
    with pytest.raises(NotAdult):
        case_of(session, case.id).for_search()
    with session.store.read() as tx:
        assert [one.scope for one in CONSENTS.all(tx, order_by="given_at", case_id=case.id)] == [
            "addresses-only",
            "search-and-notify",
        ]
        assert NOTICES.all(tx, order_by="created_at", case_id=case.id) == []
