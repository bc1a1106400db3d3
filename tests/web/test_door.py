"""The door: who gets in, who doesn't, and how one leaves."""

from __future__ import annotations

import pytest

from takedown.web.guard.headers import HEADERS
from tests.conftest import PASSPHRASE
from tests.web.conftest import Site


@pytest.mark.parametrize("path", ["/unlock", "/static/app.css", "/nowhere", "/leave", "/"])
def test_every_answer_has_the_headers(site: Site, path: str) -> None:
    answer = site.visitor().client.get(path)

    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert "etag" not in answer.headers
    assert "server" not in answer.headers


def test_another_name_is_refused(site: Site) -> None:
    assert site.visitor().client.get("/unlock", headers={"host": "elsewhere.example"}).status_code == 421


@pytest.mark.parametrize("origin", ["http://elsewhere.example", "null", ""])
def test_a_form_from_another_page_is_refused(site: Site, origin: str) -> None:
    visitor = site.entered()

    answer = visitor.client.post("/lock", data={"csrf": visitor.token()}, headers={"origin": origin})

    assert answer.status_code == 403
    assert site.keeper.is_open


def test_a_form_without_its_token_does_nothing(site: Site) -> None:
    visitor = site.entered()
    origin = site.url.rstrip("/")

    answer = visitor.client.post("/lock", data={"csrf": "x"}, headers={"origin": origin})

    assert answer.status_code == 403
    assert visitor.client.get("/unlock").status_code == 303


def test_the_start_link_lets_in_once(site: Site) -> None:
    first, second = site.visitor(), site.visitor()

    first.get(site.link)
    second.get(site.link)

    assert first.client.get("/unlock").status_code == 303
    assert second.client.get("/").headers["location"] == "/unlock"


def test_the_passphrase_opens_and_another_does_not(site: Site) -> None:
    visitor = site.visitor()

    wrong = visitor.post("/unlock", 403, on="/unlock", passphrase="not this one")
    visitor.post("/unlock", on="/unlock", passphrase=PASSPHRASE)

    assert "passphrase" in wrong.text
    assert visitor.client.get("/unlock").status_code == 303


def test_leaving_ends_on_a_page_that_says_nothing(site: Site) -> None:
    visitor = site.entered()

    left = visitor.get("/leave")

    assert left.url.path == "/calendar"
    assert "td" not in left.text.partition("<title>")[2].partition("</title>")[0].split()
    assert visitor.client.get("/").headers["location"] == "/unlock"
