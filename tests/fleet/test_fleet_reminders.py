"""What a fleet drafts by itself once nobody answered: each letter once, for a person to approve; nothing leaves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from takedown.cases.notice import Notice, NoticeState
from takedown.fleet.letters import chores_of, send_due
from takedown.pipeline import casework
from takedown.pipeline.notify import Desk
from takedown.pipeline.person.pausing import pause
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import NOTICES
from takedown.pipeline.team.server import TeamServer
from tests.fleet.fleet_scene import floor_of
from tests.fleet.letters_scene import sent_by, settings_of
from tests.mail.postbox import Postbox
from tests.team_server import House

LATE = timedelta(days=40)


@pytest.fixture
def box() -> Iterator[Postbox]:
    with Postbox() as running:
        yield running


def unanswered(session: Session, notice: Notice) -> None:
    """Have a notice have left so long ago that its date has passed."""
    with session.store.begin() as tx:
        sent = NOTICES.get(tx, notice.id)
        assert sent.sent_at is not None
        assert sent.due_at is not None
        moved = {"sent_at": sent.sent_at - LATE, "due_at": sent.due_at - LATE}
        NOTICES.renew(tx, sent.model_copy(update=moved), *moved)


def after(session: Session, notice: Notice) -> list[Notice]:
    """Return what followed a notice, as the database keeps it."""
    with session.store.read() as tx:
        every = NOTICES.all(tx, order_by="created_at", case_id=notice.case_id)
    return [one for one in every if one.follows == notice.id]


def test_a_notice_that_nobody_answered_is_followed_by_one_draft_that_a_person_approves(
    server: TeamServer, first: House, second: House, box: Postbox
) -> None:
    late, early, other = sent_by(first, box, 0), sent_by(first, box, 1), sent_by(second, box, 2)
    here, there = first.as_member("supervisor"), second.as_member("supervisor")
    with floor_of(server, settings_of(box), "notifier") as floor:
        send_due(floor, first.organisation.id)
        send_due(floor, second.organisation.id)
        for session, notice in ((here, late), (there, other)):
            unanswered(session, notice)
        posted = len(box.posted)
        for _ in range(2):
            chores_of(floor, first.organisation.id)
            send_due(floor, first.organisation.id)
    (reminder,) = after(here, late)
    assert (reminder.letter, reminder.state, reminder.recipient) == ("reminder", NoticeState.DRAFT, late.recipient)
    assert after(here, early) == after(there, other) == []
    assert len(box.posted) == posted == 3
    # The worker doesn't read the case; what the draft lacks is what a member sees that it lacks.
    assert reminder.missing == next(one.missing for one in Desk(here).all(late.case_id) if one.id == reminder.id)
    with here.store.read() as tx:
        here.ledger.check_ours(tx)
        assert all(not entry.code for entry in here.ledger.verify(tx))


def test_nothing_is_drafted_for_a_case_that_is_paused_or_closed(server: TeamServer, first: House, box: Postbox) -> None:
    notices = [sent_by(first, box, number) for number in range(2)]
    session = first.as_member("supervisor")
    with floor_of(server, settings_of(box), "notifier") as floor:
        send_due(floor, first.organisation.id)
        for notice in notices:
            unanswered(session, notice)
        pause(session, notices[0].case_id)
        casework.close_case(session, notices[1].case_id)
        chores_of(floor, first.organisation.id)
    assert [after(session, notice) for notice in notices] == [[], []]
