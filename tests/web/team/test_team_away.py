"""The pages while the database is away: whoever asks is told so in her language, in words and not by a code."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from takedown.words import LANGUAGES, Words
from tests.conftest import NewDatabase
from tests.ops.away import away
from tests.team_server import House, house, team_server
from tests.web.team.signin_site import team_pages


@pytest.fixture
def owner_url(postgres_url: NewDatabase) -> str:
    return postgres_url()


@pytest.fixture
def here(owner_url: str, home: Path) -> Iterator[House]:
    with team_server(owner_url, home) as server:
        yield house(server, "helpers")


def test_members_and_people_who_ask_for_help_are_told_and_come_back(here: House, owner_url: str) -> None:
    with team_pages(here) as site:
        member = site.entered("supervisor")
        with away(owner_url):
            for language in LANGUAGES:
                person = site.visitor(language)
                for client, path in (
                    (member.client, "/cases"),
                    (person.client, "/o/helpers"),
                    (member.client, "/team"),
                ):
                    answer = client.get(path, headers={"accept-language": language})
                    assert answer.status_code == 503, path
                    assert answer.headers["retry-after"]
                    assert Words(language)("team-away") in unescape(answer.text)
                    assert "script" not in answer.text
        member.get("/cases")
        site.visitor().get("/o/helpers")
