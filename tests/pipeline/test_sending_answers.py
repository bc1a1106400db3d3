"""When a letter leaves, and what becomes of it: pauses between letters, and all that a mail server may answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from takedown.cases.dispatch import DispatchState
from takedown.cases.notice import NoticeState
from takedown.cases.noun import now
from takedown.mail.imap import MailboxUnreachable
from takedown.pipeline.mailing.rules import SAME_CONTACT
from takedown.pipeline.mailing.sending import Outbox, SendingUnsure
from takedown.pipeline.notify import Desk
from takedown.pipeline.session import Session
from takedown.settings import ImapSettings
from tests.mail.postbox import Cut, Postbox, free_port
from tests.pipeline import sending_scene as scene

S = DispatchState


@pytest.fixture
def box() -> Iterator[Postbox]:
    with Postbox() as running:
        yield running


# --- not twice, and not too many -------------------------------------------------------------------------------------


def test_nothing_goes_twice_to_the_same_contact_about_one_person_within_a_day(session: Session, box: Postbox) -> None:
    session = scene.connected(session, box)
    first = scene.approved(session)
    delivery = scene.sent_off(session, first)
    second = scene.approved(session, number=2, case=first.case_id)
    other = scene.approved(session, number=3)
    outbox = Outbox(session)
    _, waits = outbox.queue(second.id)
    outbox.queue(other.id)

    assert delivery.dispatch.sent_at is not None
    assert waits.not_before == delivery.dispatch.sent_at + SAME_CONTACT
    # Another person's letter doesn't wait.
    assert [one.notice.id for one in outbox.flush()] == [other.id]
    scene.aged(session, delivery.dispatch, timedelta(days=2))
    scene.aged(session, waits, timedelta(days=2))
    assert [one.notice.id for one in outbox.flush()] == [second.id]
    assert len(box.posted) == 3


def test_two_that_wait_for_one_contact_keep_a_day_apart(file_session: Session, box: Postbox) -> None:
    session = scene.connected(file_session, box, undo_seconds=30)
    first = scene.approved(session)
    second = scene.approved(session, number=2, case=first.case_id)
    outbox = Outbox(session)
    _, one = outbox.queue(first.id)
    _, two = outbox.queue(second.id)

    assert two.not_before == one.not_before + SAME_CONTACT


def test_a_notice_that_a_person_filed_by_hand_counts_too(file_session: Session, box: Postbox) -> None:
    session = scene.connected(file_session, box)
    first = scene.approved(session)
    at = now() - timedelta(hours=3)
    Desk(session).sent(first.id, at, "")
    second = scene.approved(session, number=2, case=first.case_id)

    assert Outbox(session).queue(second.id)[1].not_before == at + SAME_CONTACT


def test_a_withdrawal_leaves_at_once(file_session: Session, box: Postbox) -> None:
    session = scene.connected(file_session, box)
    first = scene.approved(session)
    scene.sent_off(session, first)
    letter = Desk(session).withdraw([first.id])[-1]
    assert letter.letter == "withdrawal"
    scene.sent_off(session, Desk(session).approve(letter.id))

    assert len(box.posted) == 2


def test_no_contact_gets_more_letters_in_an_hour_than_the_settings_allow(file_session: Session, box: Postbox) -> None:
    session = scene.connected(file_session, box, per_hour=2)
    notices = [scene.approved(session, number=number) for number in range(5)]
    outbox = Outbox(session)
    queued = [outbox.queue(notice.id)[1] for notice in notices]
    slots = [dispatch.not_before for dispatch in queued]

    assert [one.dispatch.state for one in outbox.flush()] == [S.SENT, S.SENT]
    assert all(late - early >= timedelta(hours=1) for early, late in zip(slots, slots[2:], strict=False))


# --- what the server says --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("where", ["RCPT", "END"])
def test_a_refusal_leaves_the_notice_approved(file_session: Session, box: Postbox, where: str) -> None:
    session = scene.connected(file_session, box)
    box.answers[where] = "550 5.7.1 Not here"
    notice = scene.approved(session)
    delivery = scene.sent_off(session, notice)

    assert (delivery.dispatch.state, delivery.notice.state) == (S.REFUSED, NoticeState.APPROVED)
    assert "550 5.7.1 Not here" in delivery.dispatch.answer
    box.answers.clear()
    assert scene.sent_off(session, notice).dispatch.state is S.SENT


@pytest.mark.parametrize("where", ["RCPT", "END"])
def test_greylisting_makes_it_come_again_with_the_same_letter(file_session: Session, box: Postbox, where: str) -> None:
    session = scene.connected(file_session, box)
    box.answers[where] = "451 4.7.1 Greylisted"
    notice = scene.approved(session)
    first = scene.sent_off(session, notice).dispatch
    assert (first.state, first.tries) == (S.WAITING, 1)
    assert first.not_before > now() + timedelta(minutes=4)
    assert list(Outbox(session).flush()) == []
    scene.aged(session, first, timedelta(minutes=6))
    second = next(Outbox(session).flush()).dispatch
    assert second.tries == 2
    assert second.not_before > now() + timedelta(minutes=9)
    box.answers.clear()
    scene.aged(session, second, timedelta(minutes=11))
    (last,) = Outbox(session).flush()

    assert (last.dispatch.state, last.notice.state) == (S.SENT, NoticeState.SENT)
    assert [posted.raw.replace(b"\r\n", b"\n") for posted in box.posted] == [
        first.message.encode("ascii").replace(b"\r\n", b"\n")
    ]


def test_after_five_days_it_is_given_up(file_session: Session, box: Postbox) -> None:
    session = scene.connected(file_session, box)
    box.answers["RCPT"] = "451 later"
    notice = scene.approved(session)
    first = scene.sent_off(session, notice).dispatch
    scene.aged(session, first, timedelta(days=5, hours=1))

    assert next(Outbox(session).flush()).dispatch.state is S.REFUSED


@pytest.mark.parametrize("cut", ["greeting", "data", "body"])
def test_a_line_that_is_cut_early_is_tried_again(file_session: Session, box: Postbox, cut: Cut) -> None:
    session = scene.connected(file_session, box)
    box.cut = cut
    notice = scene.approved(session)
    first = scene.sent_off(session, notice).dispatch
    # A short letter may be in the line's buffer as a whole when the other end goes: then nobody knows.
    assert first.state is (S.WAITING if cut != "body" else first.state)
    assert first.state in (S.WAITING, S.UNSURE)
    assert box.posted == []
    box.cut = ""
    scene.aged(session, first, timedelta(minutes=6))
    if first.state is S.UNSURE:
        scene.sent_off(session, notice, again=True)
    else:
        assert next(Outbox(session).flush()).dispatch.state is S.SENT
    assert len(box.posted) == 1


@pytest.mark.parametrize("cut", ["lost", "taken"])
def test_without_an_answer_to_the_last_line_only_a_person_sends_again(session: Session, box: Postbox, cut: Cut) -> None:
    session = scene.connected(session, box)
    box.cut = cut
    notice = scene.approved(session)
    first = scene.sent_off(session, notice).dispatch
    assert first.state is S.UNSURE
    box.cut = ""
    assert list(Outbox(session).flush()) == []
    with pytest.raises(SendingUnsure):
        Outbox(session).queue(notice.id)
    assert len(box.posted) == (cut == "taken")
    again = scene.sent_off(session, notice, again=True)

    assert (again.dispatch.id, again.dispatch.state) == (first.id, S.SENT)
    assert {posted.message_id for posted in box.posted} == {first.message_id}


def test_a_mailbox_that_can_not_be_read_leaves_the_doubt_and_is_told(file_session: Session, box: Postbox) -> None:
    session = scene.connected(file_session, box)
    nobody = ImapSettings(host="127.0.0.1", port=free_port(), security="none")
    session = replace(session, settings=session.settings.model_copy(update={"imap": nobody}))
    box.cut = "taken"
    doubtful, other = scene.approved(session), scene.approved(session, number=2)
    scene.sent_off(session, doubtful)
    box.cut = ""
    Outbox(session).queue(other.id)
    outbox = Outbox(session)

    assert [one.dispatch.state for one in outbox.flush()] == [S.SENT]
    assert isinstance(outbox.trouble, MailboxUnreachable)
    assert [one.state for one in scene.letters(session, doubtful)] == [S.UNSURE]


def test_a_doubt_can_be_given_up_or_closed_by_a_person(file_session: Session, box: Postbox) -> None:
    session = scene.connected(file_session, box)
    box.cut = "taken"
    given_up, arrived = scene.approved(session), scene.approved(session, number=2)
    for notice in (given_up, arrived):
        scene.sent_off(session, notice)
    Outbox(session).undo(given_up.id)
    at = now()
    Desk(session).sent(arrived.id, at, "")
    Outbox(session).cleared()

    assert [one.state for one in scene.letters(session, given_up)] == [S.UNDONE]
    assert [(one.state, one.sent_at) for one in scene.letters(session, arrived)] == [(S.SENT, at)]
