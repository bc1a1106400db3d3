"""What becomes of an approved notice: sent, answered, withdrawn, each move once and none skipped."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from takedown.cases.notice import NoticeState, Outcome
from takedown.cases.noun import now, rfc3339
from takedown.cases.states import IllegalMove
from takedown.pipeline.notify import OWN_RHYTHM, Desk, NotYet
from takedown.pipeline.session import Session
from tests.pipeline.casefile import events, found, opened, with_settings
from tests.pipeline.desk_scene import X, approved, sent


def test_a_draft_is_never_sent_and_nothing_has_an_outcome_before(session: Session) -> None:
    case = opened(session, country="")
    found(session, case.id, X)
    desk = Desk(session)
    notice = desk.draft(None, [], None).notices[0]
    with pytest.raises(IllegalMove) as refused:
        desk.sent(notice.id, now(), "")
    assert refused.value.data == {"noun": "notice", "state": "draft", "to": "sent"}
    for outcome in set(Outcome) - {Outcome.WRONG_RECIPIENT, Outcome.MORE_INFORMATION}:
        with pytest.raises(IllegalMove):
            desk.outcome(notice.id, outcome)
    assert [kind for kind, _ in events(session, notice.id)] == ["notice-drafted"]


def test_sending_starts_the_clock_of_the_settings(file_session: Session) -> None:
    session = with_settings(file_session, notifier={"reminder_days": 5})
    at = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
    notice = approved(session)
    done = Desk(session).sent(notice.id, at, "CASE-77")
    assert (done.state, done.sent_at, done.due_at) == (NoticeState.SENT, at, at + timedelta(days=5))
    assert (done.due_basis, done.their_reference) == (OWN_RHYTHM, "CASE-77")
    assert Desk(session).show(notice.id)[0] == done
    told = [body for kind, body in events(session, notice.id) if kind == "notice-moved"]
    filed = {"state": "sent", "sent_at": rfc3339(at), "their_reference": "CASE-77"}
    assert told == [{"state": "approved"}, filed]


def test_nothing_was_sent_in_the_future(file_session: Session) -> None:
    notice = approved(file_session)
    with pytest.raises(NotYet):
        Desk(file_session).sent(notice.id, datetime.now(UTC) + timedelta(minutes=6), "")
    assert Desk(file_session).show(notice.id)[0] == notice
    # A clock that is a little behind is no lie.
    assert Desk(file_session).sent(notice.id, datetime.now(UTC) + timedelta(minutes=2), "").state is NoticeState.SENT


@pytest.mark.parametrize(
    ("outcome", "state", "clock"),
    [
        (Outcome.REMOVED, NoticeState.REMOVED, False),
        (Outcome.REFUSED, NoticeState.REFUSED, False),
        (Outcome.MORE_INFORMATION, NoticeState.HELD, True),
        (Outcome.WRONG_RECIPIENT, NoticeState.WITHDRAWN, False),
        (Outcome.NO_ANSWER, NoticeState.ESCALATED, True),
    ],
)
def test_each_outcome_leads_to_its_state(
    file_session: Session, outcome: Outcome, state: NoticeState, *, clock: bool
) -> None:
    notice = sent(file_session)
    done = Desk(file_session).outcome(notice.id, outcome)
    assert (done.state, done.due_at is not None, bool(done.due_basis)) == (state, clock, clock)
    assert Desk(file_session).show(notice.id)[0] == done
    assert events(file_session, notice.id)[-1] == ("notice-moved", {"state": state.value, "outcome": outcome.value})


def test_a_withdrawn_notice_is_drafted_again_and_can_never_come_back(session: Session) -> None:
    notice = sent(session)
    desk = Desk(session)
    assert [one.recipient for one in desk.draft(None, [], None).notices] == []
    desk.outcome(notice.id, Outcome.WRONG_RECIPIENT)
    again = desk.draft(None, [], None).notices
    assert [(one.recipient, one.match_ids) for one in again] == [(notice.recipient, notice.match_ids)]
    assert again[0].reference != notice.reference
    with pytest.raises(IllegalMove):
        desk.approve(notice.id)
    with pytest.raises(IllegalMove):
        desk.sent(notice.id, now(), "")
