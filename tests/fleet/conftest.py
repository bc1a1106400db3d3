"""A team's server with a queue and two organisations, and web servers on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from takedown.fleet.queue import apply_queue
from takedown.pipeline.team.server import TeamServer
from tests.cli.background import Background
from tests.conftest import NewDatabase
from tests.team_server import House, house, team_server


@pytest.fixture
def owner_url(postgres_url: NewDatabase) -> str:
    return postgres_url()


@pytest.fixture
def server(owner_url: str, home: Path) -> Iterator[TeamServer]:
    with team_server(owner_url, home) as opened:
        apply_queue(owner_url)
        yield opened


@pytest.fixture
def first(server: TeamServer) -> Iterator[House]:
    yield from _made(server, "first")


@pytest.fixture
def second(server: TeamServer) -> Iterator[House]:
    yield from _made(server, "second")


@pytest.fixture
def background() -> Iterator[Background]:
    with Background() as running:
        yield running


def _made(server: TeamServer, slug: str) -> Iterator[House]:
    made = house(server, slug)
    yield made
    for session in made.sessions:
        session.close()
