"""Workers that are killed: a host has one visitor at a time, its pace is kept, nothing is lost and nothing doubled.

A short form; ``bench/team_fleet.py`` kills fifty times.
"""

from __future__ import annotations

import random
import time
from itertools import pairwise
from pathlib import Path

import psycopg
import pytest

from takedown.cases.case import Case
from takedown.cases.event import EventKind
from takedown.pipeline.team.server import TeamServer
from tests.cli.background import Background, gallery
from tests.cli.pictures import jpeg
from tests.crawl.crawl_server import Server
from tests.fleet.crew import Crew, eventually
from tests.fleet.fleet_scene import opened_case, registered, settings_for
from tests.team_server import House

HOSTS, PICTURES, KILLS, SIZE = 3, 5, 3, 120
DELAY, ANSWER = 0.3, 0.1
"""Seconds between two requests, and that each answer takes: two visitors at once would meet."""
FINISHED = "SELECT id FROM host_visits WHERE finished_at IS NOT NULL"
ALL = ("crawler", "matcher", "notifier")


def asked(owner_url: str, question: str) -> set[str]:
    """Return what the owner of the database reads."""
    with psycopg.connect(owner_url) as link:
        return {str(row[0]) for row in link.execute(question.encode())}


def assert_paced(host: Server) -> None:
    """See from the server's own log that one visitor came at a time, and not in haste."""
    assert host.most_in_flight == 1
    gaps = [later.at - earlier.at for earlier, later in pairwise(host.visits)]
    assert min(gaps) > DELAY / 2, gaps


def assert_whole(house: House, case: Case, expected: set[str]) -> None:
    """See that each copy was found once, and its ledger tells of each once."""
    session = house.as_member("supervisor")
    with session.store.read() as tx:
        found = [row["url"] for row in tx.rows("matches", case_id=case.id)]
        assert sorted(found) == sorted(expected)
        assert tx.count("sightings", case_id=case.id) == len(expected)
        assert tx.count("ledger", kind=EventKind.SIGHTING.value, case_id=case.id) == len(expected)
        assert all(not one.code for one in session.ledger.verify(tx))


@pytest.mark.timeout(240)
def test_crawlers_that_are_killed_lose_nothing_and_do_nothing_twice(
    owner_url: str, server: TeamServer, first: House, background: Background, tmp_path: Path
) -> None:
    desk = first.desk()
    case = opened_case(desk)
    registered(desk, case, tmp_path / "pictures", range(PICTURES), SIZE)
    shown = {f"{seed}.jpg": jpeg(seed, 80, size=SIZE) for seed in range(PICTURES)}
    hosts = {f"host-{number}": background.serve(gallery(shown), ANSWER) for number in range(HOSTS)}
    chance = random.Random(7)
    with Crew(server, settings_for(hosts, delay=DELAY)) as crew:
        for _ in range(2):
            crew.start(*ALL)
        for _ in range(KILLS):
            time.sleep(chance.uniform(0.3, 1.5))
            crew.kill(chance.choice(crew.running))
            crew.start(*ALL)
        eventually(lambda: asked(owner_url, FINISHED) == set(hosts))
        assert {crew.stop(process) for process in list(crew.running)} == {0}

    for host in hosts.values():
        assert_paced(host)
    expected = {host.url(f"/{name}") for host in hosts.values() for name in shown}
    assert_whole(first, case, expected)
    assert asked(owner_url, "SELECT status FROM procrastinate_jobs WHERE status = 'failed'") == set()
    assert asked(owner_url, "SELECT args::text FROM procrastinate_jobs WHERE args::text ~ '127.0.0.1|http'") == set()
