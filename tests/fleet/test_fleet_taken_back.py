"""What a person takes back from outside stops while nobody is signed in; what had left is answered by whoever comes."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest

from takedown.cases.case import Standing
from takedown.cases.dispatch import DispatchState
from takedown.cases.noun import now
from takedown.cases.team.letter import Letter, Shown
from takedown.fleet.letters import letters, send_due
from takedown.pipeline.team import door, letterbox
from takedown.pipeline.team.door import Given
from takedown.pipeline.team.handover import card_of, sealed, sentences
from takedown.pipeline.team.server import TeamServer
from tests.fleet.fleet_scene import floor_of
from tests.fleet.letters_scene import sent_by, settings_of, states
from tests.mail.postbox import Postbox
from tests.team_server import CHEAP, House


@pytest.fixture
def box() -> Iterator[Postbox]:
    with Postbox() as running:
        yield running


def came(here: House) -> tuple[Given, str]:
    """Have somebody's letter taken in; return what leads back to it, and its case."""
    said = sentences(here.organisation.name, Standing.SUBJECT)[0]
    shown = Shown(pdq=bytes([1] * 32), quality=80, width=100, height=80)
    letter = Letter(made_at=now(), statement=said, country="FR", pictures=(shown,))
    given = door.receive(here.server, here.organisation, sealed(card_of(here.organisation), letter), CHEAP)
    session = here.as_member("supervisor")
    [waiting] = letterbox.waiting(session)
    return given, letterbox.take_in(session, waiting.id).case.id


def due(owner_url: str) -> None:
    """Have the time of every letter have come: one to a contact that was written to just now waits a day."""
    with psycopg.connect(owner_url) as link:
        link.execute("UPDATE dispatches SET not_before = '2026-01-01T00:00:00.000Z'")


def test_nothing_leaves_any_more_though_nobody_is_signed_in(
    server: TeamServer, first: House, box: Postbox, owner_url: str
) -> None:
    given, case_id = came(first)
    with floor_of(server, settings_of(box), "notifier") as floor:
        left = sent_by(first, box, 0, case_id=case_id)
        letters(floor)
        send_due(floor, first.organisation.id)
        waits = sent_by(first, box, 1, case_id=case_id)
        for session in first.sessions:
            session.close()
        first.sessions.clear()

        assert door.withdraw(server, first.organisation, given).sent == 1
        due(owner_url)
        letters(floor)
        send_due(floor, first.organisation.id)
    assert len(box.posted) == 1
    assert states(first) == {left.id: DispatchState.SENT, waits.id: DispatchState.UNDONE}
    # Letters are the members': those that take back what had left are drafted as one of them comes.
    [done] = letterbox.heed(first.as_member("worker"))
    assert [(one.letter, one.follows) for one in done.letters] == [("withdrawal", left.id)]
    assert door.standing(server, first.organisation, given).sent == 1
