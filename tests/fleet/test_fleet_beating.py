"""A worker that was taken for dead while it was held up: what it had is another's, and stays that one's."""

from __future__ import annotations

import asyncio

import psycopg
from procrastinate import App, PsycopgConnector
from procrastinate.jobs import Job, Status

from takedown.fleet.beating import Beating
from takedown.fleet.floor import Floor
from takedown.fleet.mending import once
from takedown.pipeline.team.server import TeamServer
from takedown.settings import Settings
from takedown.store.engines import conninfo
from takedown.store.team.walls import FLEET
from tests.fleet.fleet_scene import floor_of

JOBS = "SELECT status::text, worker_id FROM procrastinate_jobs"


async def begun(app: App, worker: int) -> Job:
    """Return the one job that waits, which ``worker`` has from now on."""
    job = await app.job_manager.fetch_job(queues=None, worker_id=worker)
    assert job is not None
    return job


async def handed_on(app: App, floor: Floor, owner_url: str) -> None:
    """Have one worker held up over a job until another has it, and both come to its end."""
    async with app.open_async():
        first = await app.job_manager.register_worker()
        lost = await begun(app, first)
        with psycopg.connect(owner_url) as link:
            link.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 hour'")
        await once(app, floor)
        await app.job_manager.finish_job(lost, Status.SUCCEEDED, delete_job=True)
        second = await app.job_manager.register_worker()
        taken = await begun(app, second)
        assert taken.id == lost.id, "it wasn't lost"
        await app.job_manager.finish_job(lost, Status.SUCCEEDED, delete_job=True)
        with psycopg.connect(owner_url) as link:
            assert link.execute(JOBS).fetchall() == [("doing", second)]
        await app.job_manager.finish_job(taken, Status.SUCCEEDED, delete_job=True)
        with psycopg.connect(owner_url) as link:
            assert link.execute(JOBS).fetchall() == []


def test_a_job_that_was_given_to_another_worker_is_not_ended_by_the_first(server: TeamServer, owner_url: str) -> None:
    with floor_of(server, Settings(), "notifier") as floor:
        floor.queue.recheck("here")
        address = conninfo(floor.server.settings.database.url, FLEET)
        app = App(connector=PsycopgConnector(conninfo=address, min_size=1, max_size=2))
        app.job_manager = Beating(app.connector, floor)
        asyncio.run(handed_on(app, floor, owner_url))
