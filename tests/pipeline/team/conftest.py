"""A team's server with two organisations."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from takedown.pipeline.team.server import TeamServer
from tests.conftest import NewDatabase
from tests.team_server import House, house, team_server


@pytest.fixture
def server(postgres_url: NewDatabase, home: Path) -> Iterator[TeamServer]:
    with team_server(postgres_url(), home) as opened:
        yield opened


@pytest.fixture
def first(server: TeamServer) -> Iterator[House]:
    made = house(server, "first")
    yield made
    for session in made.sessions:
        session.close()


@pytest.fixture
def second(server: TeamServer) -> Iterator[House]:
    made = house(server, "second")
    yield made
    for session in made.sessions:
        session.close()
