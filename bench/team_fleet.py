"""A fleet whose processes are killed: is each host's pace kept, is anything lost, is anything done twice?

``python bench/team_fleet.py``: four crawlers, a matcher, a notifier and a process of the pages and the API, on one
PostgreSQL and forty hosts on loopback; ``kill -9`` to any of them at fifty random moments, each started anew at once.
Meanwhile members have letters sent and a program opens cases. What is counted afterwards: how the hosts were asked, by
their own logs; copies, letters and cases that are lost, or there twice. A worker that is silent for eight seconds is
given up here, where it is a minute otherwise, so that an hour fits into ten minutes.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import psycopg
from rich.console import Console
from rich.table import Table

# A script's own folder is where Python looks first; the measurement is a package of the folder above.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.fleet import tally
from bench.fleet.hosts import SIZE, standing
from bench.fleet.office import working
from bench.fleet.tally import Kill, Run
from takedown.cases.team.token import Scope
from takedown.fleet.queue import apply_queue
from tests.databases import new_database, serving
from tests.fleet.crew import Crew, eventually
from tests.fleet.fleet_scene import opened_case, registered, settings_for
from tests.fleet.letters_scene import mail_of
from tests.fleet.worker_child import WEB
from tests.mail.postbox import Postbox
from tests.team_server import House, house, team_server
from tests.web.api.programs import token

CREW = (*[("crawler",)] * 4, ("matcher",), ("notifier",), WEB)
_LONGEST = 1800.0
_VISITS = "SELECT args ->> 'host' FROM procrastinate_jobs WHERE status = 'doing' AND worker_id = %s"
_OPEN = """
SELECT (SELECT count(*) FROM host_visits WHERE finished_at IS NOT NULL),
       (SELECT count(*) FROM procrastinate_jobs WHERE args ->> 'timestamp' IS NULL AND task_name <> 'place'
          AND status IN ('todo', 'doing') AND coalesce(scheduled_at, now()) < now() + interval '1 minute'),
       (SELECT count(*) FROM dispatches WHERE state IN ('waiting', 'sending'))
"""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--hosts", type=int, default=40)
    options.add_argument("--albums", type=int, default=6, help="of each host; a copy and two other pictures in each")
    options.add_argument("--kills", type=int, default=50)
    options.add_argument("--delay", type=float, default=1.0)
    options.add_argument("--spread", type=float, default=6.0, help="seconds between two kills, at most")
    options.add_argument("--seconds", type=float, default=540.0, help="no kill later than that")
    options.add_argument("--seed", type=int, default=8)
    chosen = options.parse_args()
    began = time.monotonic()
    with Postbox() as box, standing(chosen.hosts, chosen.albums) as hosts, _scene() as (url, houses, folder):
        cases = [_case(one, folder, chosen.albums) for one in houses]
        text = token(houses[0], Scope.CASES_WRITE)[1]
        told = settings_for(hosts.by_name, delay=chosen.delay, concurrency=1, **mail_of(box))
        about = [host.url("/letter/{}.jpg") for host in hosts.by_name.values()]
        run = Run()
        with Crew(houses[0].server, told) as crew:
            shift = _Shift(url, crew)
            for roles in CREW:
                shift.start(*roles)
            with working(houses, box, about, lambda: crew.address, text) as office:
                shift.kill_some(run, random.Random(chosen.seed), chosen.kills, chosen.spread, began + chosen.seconds)
            killing = time.monotonic() - began
            eventually(lambda: _is_done(url, chosen.hosts), _LONGEST)
            shift.stop_all(run)
        seconds = time.monotonic() - began
        hosts.gather()
        expected = hosts.copies()
        figures = tally.merged(
            [
                tally.visits(hosts, chosen.delay),
                *(tally.copies(one, case, expected) for one, case in zip(houses, cases, strict=True)),
                tally.letters(houses, box, office),
                tally.cases(houses[0], office),
                tally.jobs(url),
                tally.ends(run),
                tally.recovery(run, hosts, office),
                {"seconds until the last kill, in all": f"{killing:.0f}, {seconds:.0f}"},
            ]
        )
        _show(figures, f"{chosen.hosts} hosts, {len(run.kills)} kills")


@dataclass
class _Shift:
    """The processes at work: what each is, and under which number the queue knows it."""

    url: str
    crew: Crew
    _roles: dict[ForkServerProcess, tuple[str, ...]] = field(default_factory=dict)
    _workers: dict[ForkServerProcess, int] = field(default_factory=dict)
    _last: int = 0

    def start(self, *roles: str) -> None:
        process = self.crew.start(*roles)
        self._roles[process] = roles
        if roles != WEB:
            eventually(lambda: self._newest() > self._last)
            self._last = self._workers[process] = self._newest()

    def kill_some(self, run: Run, chance: random.Random, kills: int, spread: float, until: float) -> None:
        """Kill any process at random moments, none later than ``until``, and start another one in its place."""
        while len(run.kills) < kills and time.monotonic() < until:
            time.sleep(chance.uniform(0.1, spread))
            process = chance.choice(self.crew.running)
            roles = self._roles.pop(process)
            hosts = self._visited(self._workers.pop(process, 0))
            at = time.monotonic()
            self.crew.kill(process)
            run.kills.append(Kill(roles[0], at, hosts))
            self.start(*roles)

    def stop_all(self, run: Run) -> None:
        """Tell everybody to end."""
        run.stopped += [(self._roles[process][0], self.crew.stop(process)) for process in list(self.crew.running)]

    def _visited(self, worker: int) -> tuple[str, ...]:
        with psycopg.connect(self.url) as link:
            return tuple(str(row[0]) for row in link.execute(_VISITS, (worker,)) if row[0])

    def _newest(self) -> int:
        with psycopg.connect(self.url) as link:
            row = link.execute("SELECT coalesce(max(id), 0) FROM procrastinate_workers").fetchone()
        assert row is not None
        return int(row[0])


@contextmanager
def _scene() -> Iterator[tuple[str, Sequence[House], Path]]:
    """Give a team's server with two organisations: its database, them, and a folder for files."""
    folder = Path(tempfile.mkdtemp(prefix="fleet"))
    try:
        with serving() as postgres:
            url = str(postgres.get_uri(new_database(postgres)))
            with team_server(url, folder / "home") as server:
                apply_queue(url)
                houses = [house(server, name) for name in ("first", "second")]
                yield url, houses, folder
                for one in houses:
                    for session in one.sessions:
                        session.close()
    finally:
        shutil.rmtree(folder)


def _case(one: House, folder: Path, pictures: int) -> str:
    """Open a case in which pictures are registered, the same in each organisation; return its id."""
    desk = one.desk()
    case = opened_case(desk)
    registered(desk, case, folder / "pictures", range(pictures), SIZE)
    return case.id


def _is_done(url: str, hosts: int) -> bool:
    with psycopg.connect(url) as link:
        return link.execute(_OPEN).fetchone() == (hosts, 0, 0)


def _show(figures: dict[str, object], title: str) -> None:
    table = Table(title=title)
    table.add_column("what")
    table.add_column("figure", justify="right")
    for what, figure in figures.items():
        table.add_row(what, str(figure))
    Console(width=140).print(table)


if __name__ == "__main__":
    main()
