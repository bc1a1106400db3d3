"""Pages with a copy on them, kept for evidence by the fleet: one visit a match, for each organisation its own."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest

from takedown.cases.capture import Capture, CaptureState
from takedown.cases.case import Case
from takedown.cases.event import EventKind
from takedown.fleet.crawling import crawl
from takedown.fleet.planning import plan_captures
from takedown.fleet.rechecking import capture_here, place
from takedown.pipeline import casework
from takedown.pipeline.shelf import CAPTURES
from takedown.pipeline.team.server import TeamServer
from takedown.settings import Settings
from tests.cli.background import Background, gallery
from tests.cli.pictures import jpeg
from tests.crawl.crawl_server import Server
from tests.fleet.fleet_scene import floor_of, opened_case, registered, settings_for
from tests.team_server import House

BOTH = ("crawler", "matcher")


@pytest.fixture
def cases(first: House, second: House, tmp_path: Path) -> tuple[Case, Case]:
    made = []
    for house in (first, second):
        desk = house.desk()
        made.append(opened_case(desk))
        registered(desk, made[-1], tmp_path / "pictures", range(1))
    return made[0], made[1]


@pytest.fixture
def host(background: Background) -> Server:
    return background.serve(gallery({"a.jpg": jpeg(0, 80, size=120), "b.jpg": jpeg(7, size=120)}))


def keeping(host: Server, *, pages: bool = True) -> Settings:
    return settings_for({"here": host}, evidence={"capture": pages, "picture": False})


def kept(house: House, case: Case) -> list[Capture]:
    with house.as_member("supervisor").store.read() as tx:
        return CAPTURES.all(tx, order_by="at", case_id=case.id)


def queued(owner_url: str) -> list[dict[str, str]]:
    with psycopg.connect(owner_url) as link:
        rows = link.execute("SELECT args FROM procrastinate_jobs WHERE task_name = 'capture'").fetchall()
    return [row[0] for row in rows]


def test_the_page_of_a_match_is_kept_once_for_each_organisation(
    server: TeamServer, first: House, second: House, cases: tuple[Case, Case], host: Server, owner_url: str
) -> None:
    with floor_of(server, keeping(host), *BOTH) as floor:
        crawl(floor, "here")
        place(floor)
        plan_captures(floor, floor.session("crawler"))
        assert queued(owner_url) == [{"host": "here"}]
        visited = len(host.visits)
        capture_here(floor, "here")
        assert {path for path in host.paths[visited:] if path != "/robots.txt"} == {"/"}
        visited = len(host.visits)
        capture_here(floor, "here")
        assert len(host.visits) == visited, "all of them were kept"

    for house, case in ((first, cases[0]), (second, cases[1])):
        (one,) = kept(house, case)
        assert (one.state, one.picture) == (CaptureState.WHOLE, b"")
        session = house.as_member("supervisor")
        with session.store.read() as tx:
            assert tx.count("ledger", kind=EventKind.CAPTURED.value, case_id=case.id) == 1
            assert all(not entry.code for entry in session.ledger.verify(tx))


def test_nothing_is_kept_for_a_case_that_was_closed_nor_where_the_server_keeps_no_pages(
    server: TeamServer, first: House, second: House, cases: tuple[Case, Case], host: Server, owner_url: str
) -> None:
    with floor_of(server, keeping(host, pages=False), *BOTH) as floor:
        crawl(floor, "here")
        place(floor)
        plan_captures(floor, floor.session("crawler"))
        visited = len(host.visits)
        capture_here(floor, "here")
        assert (len(host.visits), queued(owner_url)) == (visited, [])
    casework.close_case(first.as_member("supervisor"), cases[0].id)
    with floor_of(server, keeping(host), *BOTH) as floor:
        capture_here(floor, "here")
    assert kept(first, cases[0]) == []
    assert len(kept(second, cases[1])) == 1
