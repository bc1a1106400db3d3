"""Letters of a server: what a person sent leaves once, whoever of the notifiers dies on the way."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest

from takedown.cases.dispatch import DispatchState
from takedown.cases.notice import NoticeState
from takedown.fleet.letters import chores_of, letters, send_due
from takedown.pipeline import casework
from takedown.pipeline.shelf import NOTICES
from takedown.pipeline.team.server import TeamServer
from tests.fleet.crew import Crew, eventually
from tests.fleet.fleet_scene import floor_of
from tests.fleet.letters_scene import sent_by, settings_of, states
from tests.mail.postbox import Postbox
from tests.team_server import House


@pytest.fixture
def box() -> Iterator[Postbox]:
    with Postbox() as running:
        yield running


def test_a_letter_that_a_member_sent_leaves_once_with_the_organisations_name(
    server: TeamServer, first: House, second: House, box: Postbox
) -> None:
    notice, other = sent_by(first, box, 0), sent_by(second, box, 1)
    casework.close_case(second.as_member("supervisor"), other.case_id)
    with floor_of(server, settings_of(box), "notifier") as floor:
        letters(floor)
        for _ in range(2):
            send_due(floor, first.organisation.id)
            send_due(floor, second.organisation.id)
        chores_of(floor, first.organisation.id)
    assert [one.sender for one in box.posted] == [first.organisation.notifier_email]
    assert states(first) == {notice.id: DispatchState.SENT}
    assert states(second) == {other.id: DispatchState.UNDONE}, "its case was closed meanwhile"
    session = first.as_member("supervisor")
    with session.store.read() as tx:
        sent = NOTICES.get(tx, notice.id)
        assert sent.state is NoticeState.SENT
        session.ledger.check_ours(tx)


@pytest.mark.timeout(240)
def test_a_notifier_that_is_killed_sends_nothing_twice(server: TeamServer, first: House, box: Postbox) -> None:
    with Crew(server, settings_of(box)) as crew:
        before, after, calm = (sent_by(first, box, number) for number in range(3))
        stages = ["data", "taken"]

        def reached(stage: str) -> None:
            if stages and stage == stages[0]:
                stages.pop(0)
                os.kill(crew.running[-1].pid or 0, signal.SIGKILL)

        box.reached = reached
        for _ in range(2):
            process = crew.start("notifier")
            process.join(60)
            crew.kill(process)
        last = crew.start("notifier")
        eventually(lambda: not {DispatchState.WAITING, DispatchState.SENDING} & set(states(first).values()))
        assert crew.stop(last) == 0
    assert len({one.message_id for one in box.posted}) == len(box.posted) == 3
    ended = states(first)
    assert ended[before.id] is DispatchState.UNSURE or ended[after.id] is DispatchState.UNSURE
    assert sorted(ended.values()) == [DispatchState.SENT, DispatchState.SENT, DispatchState.UNSURE]
    assert set(ended) == {before.id, after.id, calm.id}
