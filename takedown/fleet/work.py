"""A worker's process: one or more roles on one floor, until it is told to stop."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from threading import Event

from procrastinate import App, PsycopgConnector
from procrastinate.exceptions import ConnectorException

from takedown.cases.noun import new_id, now, rfc3339
from takedown.errors import TakedownError
from takedown.fleet.beating import Beating
from takedown.fleet.floor import Floor, Rhythm
from takedown.fleet.jobs import declare
from takedown.fleet.matcher.process import Matcher
from takedown.fleet.matcher.remote import Matchers
from takedown.fleet.mending import mend
from takedown.fleet.queue import Queue
from takedown.matching.kernels import Kernels
from takedown.pipeline.team import services
from takedown.pipeline.team.fleet import FleetSession
from takedown.pipeline.team.server import TeamServer
from takedown.settings import Settings
from takedown.store.engines import conninfo
from takedown.store.team.walls import FLEET

_OWN_THREADS = 4
_STOPS = (signal.SIGTERM, signal.SIGINT)


@contextmanager
def opened(
    home: Path,
    settings: Settings,
    passphrases: Mapping[str, str],
    rhythm: Rhythm | None = None,
    kernels: Kernels | None = None,
) -> Iterator[Floor]:
    """Unseal the roles that ``passphrases`` names, and give their floor; ``kernels`` as ``Matcher.begun`` has them.

    Raises:
        WrongPassphrase, UnknownService: nothing was begun.
        TakedownError: as ``TeamServer.opened``.
    """
    with ExitStack() as stack:
        server = TeamServer.opened(home, settings, FLEET)
        stack.callback(server.close)
        sessions: dict[str, FleetSession] = {}
        for role, passphrase in passphrases.items():
            sessions[role] = FleetSession.entered(server, role, services.unsealed(server, role, passphrase))
            stack.callback(sessions[role].close)
        queue = stack.enter_context(Queue.opened(settings.database.url))
        stopping = Event()
        stack.callback(stopping.set)
        if "matcher" in sessions:
            matcher = Matcher.begun(sessions["matcher"], kernels=kernels)
            stack.callback(matcher.close)
        matchers = Matchers(home, settings)
        stack.callback(matchers.registry.close)
        yield Floor(server, queue, sessions, matchers, rhythm or Rhythm(), stopping)


def work(floor: Floor, concurrency: int, on_ready: Callable[[], None] = lambda: None) -> None:
    """Do the jobs of the floor's roles, ``concurrency`` at once, until SIGTERM or Ctrl-C; then end what is under way.

    What was found by then is stored; what wasn't done is another worker's.
    """
    asyncio.run(_work(floor, concurrency, on_ready))


async def _work(floor: Floor, concurrency: int, on_ready: Callable[[], None]) -> None:
    loop = asyncio.get_running_loop()
    loop.set_default_executor(ThreadPoolExecutor(concurrency + _OWN_THREADS))
    address = conninfo(floor.server.settings.database.url, FLEET)
    most, patience = concurrency + _OWN_THREADS, floor.rhythm.stalled / 2
    # Left to itself the pool tries ever more seldom, and a database that is back would be noticed minutes later.
    links = PsycopgConnector(conninfo=address, min_size=1, max_size=most, timeout=patience, reconnect_timeout=patience)
    app = App(connector=links)
    app.job_manager = Beating(app.connector, floor)
    declare(app, floor)
    async with app.open_async():
        worker = asyncio.create_task(_jobs(app, floor, concurrency))

        def stop() -> None:
            floor.stopping.set()
            worker.cancel()

        for number in _STOPS:
            loop.add_signal_handler(number, stop)
        beside = [asyncio.create_task(_beats(floor)), asyncio.create_task(mend(app, floor))]
        on_ready()
        try:
            with suppress(asyncio.CancelledError):
                await worker
        finally:
            floor.stopping.set()
            for one in beside:
                one.cancel()
            await asyncio.gather(*beside, return_exceptions=True)


async def _jobs(app: App, floor: Floor, concurrency: int) -> None:
    """Do jobs until cancelled.

    While the database is away nothing is lost, and what an operator unsealed stays open: nobody has to come to start
    this worker anew.
    """
    while not floor.stopping.is_set():
        try:
            await app.run_worker_async(
                queues=sorted(floor.sessions),
                concurrency=concurrency,
                install_signal_handlers=False,
                update_heartbeat_interval=floor.rhythm.heartbeat,
                stalled_worker_timeout=floor.rhythm.stalled,
                delete_jobs="successful",
            )
        except ConnectorException:
            await asyncio.sleep(floor.rhythm.heartbeat / 2)


async def _beats(floor: Floor) -> None:
    """Tell operators that each role is there, now and then; the last time, that it ended."""
    at = rfc3339(now())
    rows = {role: f"{role}-{new_id()}" for role in floor.sessions}
    try:
        while True:
            with suppress(TakedownError):  # the database is away for a moment
                await asyncio.to_thread(_beat, floor, rows, at, "working")
            await asyncio.sleep(floor.rhythm.heartbeat)
    finally:
        with suppress(Exception):
            _beat(floor, rows, at, "ended")


def _beat(floor: Floor, rows: Mapping[str, str], started_at: str, state: str) -> None:
    for role, row in rows.items():
        with floor.session(role).store.begin(lasting=False) as tx:
            if not tx.insert_new(
                "workers",
                {"id": row, "role": role, "started_at": started_at, "seen_at": rfc3339(now()), "state": state},
            ):
                tx.update("workers", row, seen_at=rfc3339(now()), state=state)
