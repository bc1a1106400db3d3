"""A fleet whose processes are killed: is each host's pace kept, is anything lost, is anything done twice?

``python bench/team_fleet.py``: four crawlers, a matcher and a notifier, each a process of its own, on one PostgreSQL
and forty hosts on loopback; ``kill -9`` to any of them at fifty random moments, each started anew at once. What is
counted afterwards: requests closer together than each host asked for, by the hosts' own logs; two visitors at once;
copies that weren't found; matches, sightings and entries of the ledger that are there twice. A worker that is silent
for eight seconds is given up here, where it is a minute otherwise, so that an hour fits into ten minutes.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import psycopg
from rich.console import Console
from rich.table import Table

# A script's own folder is where Python looks first; the measurement is a package of the folder above.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from takedown.cases.event import EventKind
from takedown.fleet.queue import apply_queue
from tests.cli.background import Background
from tests.cli.pictures import jpeg
from tests.crawl.crawl_server import HTML, Answer, Handler, Server
from tests.databases import new_database, serving
from tests.fleet.crew import Crew, eventually
from tests.fleet.fleet_scene import opened_case, registered, settings_for
from tests.team_server import House, house, team_server

CREW = (*[("crawler",)] * 4, ("matcher",), ("notifier",))
PICTURES, SIZE, ALBUMS = 6, 120, 4
ANSWER = 0.02
LATE = 0.01
"""Seconds: by so much two arrivals may be closer than they were sent, since a busy machine looks at both late."""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--hosts", type=int, default=40)
    options.add_argument("--kills", type=int, default=50)
    options.add_argument("--delay", type=float, default=1.0)
    options.add_argument("--seconds", type=float, default=1800.0, help="no kill later than that")
    options.add_argument("--spread", type=float, default=6.0, help="seconds between two kills, at most")
    options.add_argument("--seed", type=int, default=8)
    chosen = options.parse_args()
    with _scene(chosen.hosts) as (url, first, second, hosts):
        folder = Path(first.server.home).parent
        began = time.monotonic()
        cases = _cases(folder, first, second)
        with Crew(first.server, settings_for(hosts, delay=chosen.delay)) as crew:
            killed = _killed(crew, random.Random(chosen.seed), chosen.kills, chosen.seconds, chosen.spread)
            eventually(lambda: _finished(url) == set(hosts), 3600)
            stopped = [crew.stop(process) for process in list(crew.running)]
        _told(url, hosts, cases, chosen.delay, killed, stopped, time.monotonic() - began)
        for one in (first, second):
            for session in one.sessions:
                session.close()


@contextmanager
def _scene(count: int) -> Iterator[tuple[str, House, House, dict[str, Server]]]:
    folder = Path(tempfile.mkdtemp(prefix="fleet"))
    try:
        with serving() as postgres, Background() as background:
            url = str(postgres.get_uri(new_database(postgres)))
            with team_server(url, folder / "home") as server:
                apply_queue(url)
                hosts = {f"host-{number:02}": background.serve(_pages(number), ANSWER) for number in range(count)}
                yield url, house(server, "first"), house(server, "second"), hosts
    finally:
        shutil.rmtree(folder)


def _pages(number: int) -> dict[str, Answer | Handler]:
    """Return a host with albums, each of one copy and two pictures of others."""
    links = "".join(f'<a href="/album/{album}">an album</a>' for album in range(ALBUMS))
    pages: dict[str, Answer | Handler] = {"/": (200, HTML, f"<title>host</title>{links}".encode())}
    for album in range(ALBUMS):
        names = [f"/{album}/{kind}.jpg" for kind in ("copy", "a", "b")]
        shown = "".join(f'<img src="{name}">' for name in names)
        pages[f"/album/{album}"] = (200, HTML, f"<title>album</title>{shown}".encode())
        seeds = (album % PICTURES, 1000 + 2 * (number * ALBUMS + album), 1001 + 2 * (number * ALBUMS + album))
        for name, seed in zip(names, seeds, strict=True):
            pages[name] = (200, "image/jpeg", jpeg(seed, 80, SIZE))
    return pages


def _cases(folder: Path, first: House, second: House) -> list[tuple[House, str]]:
    """Open a case in each organisation, in which the same pictures are registered."""
    made = []
    for one in (first, second):
        desk = one.desk()
        case = opened_case(desk)
        registered(desk, case, folder / "pictures", range(PICTURES), SIZE)
        made.append((one, case.id))
    return made


def _killed(crew: Crew, chance: random.Random, kills: int, seconds: float, spread: float) -> Counter[str]:
    """Kill any worker at random moments, and start another one in its place; return how many of each role."""
    roles = {crew.start(*one): one for one in CREW}
    killed: Counter[str] = Counter()
    until = time.monotonic() + seconds
    for _ in range(kills):
        if time.monotonic() > until:
            break
        time.sleep(chance.uniform(0.1, spread))
        process = chance.choice(crew.running)
        killed.update(roles[process])
        crew.kill(process)
        roles[crew.start(*roles[process])] = roles[process]
    return killed


def _finished(url: str) -> set[str]:
    with psycopg.connect(url) as link:
        return {str(row[0]) for row in link.execute("SELECT id FROM host_visits WHERE finished_at IS NOT NULL")}


def _told(
    url: str,
    hosts: dict[str, Server],
    cases: list[tuple[House, str]],
    delay: float,
    killed: Counter[str],
    stopped: list[int],
    seconds: float,
) -> None:
    gaps = [later.at - earlier.at for host in hosts.values() for earlier, later in pairwise(host.visits)]
    expected = {host.url(f"/{album}/copy.jpg") for host in hosts.values() for album in range(ALBUMS)}
    table = Table(title=f"{len(hosts)} hosts, {sum(killed.values())} kills: {dict(killed)}; {seconds:.0f} s")
    table.add_column("what")
    table.add_column("figure", justify="right")
    rows: dict[str, object] = {
        "requests": sum(len(host.visits) for host in hosts.values()),
        "requests of copies, other than one each": sum(
            abs(sum(visit.path == f"/{album}/copy.jpg" for visit in host.visits) - 1)
            for host in hosts.values()
            for album in range(ALBUMS)
        ),
        f"closer together than {delay} s": sum(gap < delay - LATE for gap in gaps),
        "shortest gap, s": f"{min(gaps):.3f}",
        "hosts with two visitors at once": sum(host.most_in_flight > 1 for host in hosts.values()),
        "workers that didn't end well when told to": sum(status != 0 for status in stopped),
    }
    for one, case in cases:
        session = one.as_member("supervisor")
        with session.store.read() as tx:
            found = [str(row["url"]) for row in tx.rows("matches", case_id=case)]
            name = one.organisation.slug
            rows[f"{name}: copies lost"] = len(expected - set(found))
            rows[f"{name}: matches twice or of nothing"] = len(found) - len(set(found) & expected)
            rows[f"{name}: sightings beside one each"] = tx.count("sightings", case_id=case) - len(expected)
            entries = tx.count("ledger", kind=EventKind.SIGHTING.value, case_id=case)
            rows[f"{name}: entries of the ledger beside one each"] = entries - len(expected)
            rows[f"{name}: defects of the ledger"] = sum(bool(entry.code) for entry in session.ledger.verify(tx))
    with psycopg.connect(url) as link:
        for status, count in link.execute("SELECT status, count(*) FROM procrastinate_jobs GROUP BY status"):
            rows[f"jobs left, {status}"] = count
    for what, figure in rows.items():
        table.add_row(what, str(figure))
    Console().print(table)


if __name__ == "__main__":
    main()
