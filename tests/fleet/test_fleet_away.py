"""A worker whose database goes away stays, with what an operator unsealed, and goes on once the database is back."""

from __future__ import annotations

import time

import psycopg
import pytest

from takedown.pipeline.team.server import TeamServer
from takedown.settings import Settings
from tests.fleet.crew import Crew, eventually
from tests.fleet.fleet_scene import QUICK
from tests.ops.away import away


@pytest.mark.timeout(240)
def test_a_worker_outlasts_its_database(owner_url: str, server: TeamServer) -> None:
    def signs(since: str) -> int:
        """How many workers the queue has heard of since a moment."""
        with psycopg.connect(owner_url) as link:
            question = "SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > %s::timestamptz"
            found = link.execute(question, (since,)).fetchone()
        return int(found[0]) if found else 0

    with Crew(server, Settings()) as crew:
        worker = crew.start("notifier")
        eventually(lambda: signs("-infinity") == 1)
        with away(owner_url):
            # Longer than it waits for a connection.
            time.sleep(QUICK.stalled)
            assert worker.exitcode is None
        with psycopg.connect(owner_url) as link:
            (back,) = link.execute("SELECT now()::text").fetchone() or ("",)

        eventually(lambda: signs(back) == 1)

        assert crew.stop(worker) == 0
