"""What members and programs ask of the fleet: a look now, a crawl now, and what they add is visited by itself."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest

from takedown.cases.case import Adult, Case, NotAdult, Standing
from takedown.cases.match import Match
from takedown.cases.team.role import NotYours, Role
from takedown.fleet.crawling import crawl
from takedown.fleet.planning import crawl_soon, look_soon, place_and_plan
from takedown.fleet.rechecking import recheck
from takedown.pipeline import casework
from takedown.pipeline.shelf import MATCHES
from takedown.pipeline.team import api_addresses, wishes
from takedown.pipeline.team.server import TeamServer
from tests.cli.background import Background, gallery
from tests.cli.pictures import jpeg
from tests.fleet.fleet_scene import floor_of, opened_case, registered, settings_for
from tests.team_server import House

BOTH = ("crawler", "matcher")


@pytest.fixture
def case(first: House, tmp_path: Path) -> Case:
    session = first.desk()
    made = opened_case(session)
    registered(session, made, tmp_path / "first", range(1))
    return made


def waiting(owner_url: str) -> list[tuple[str, dict[str, str]]]:
    with psycopg.connect(owner_url) as link:
        return link.execute(
            "SELECT task_name, args FROM procrastinate_jobs WHERE status = 'todo' ORDER BY id"
        ).fetchall()


def matches(house: House, case: Case) -> list[Match]:
    with house.as_member("supervisor").store.read() as tx:
        return MATCHES.all(tx, order_by="seen_at", case_id=case.id)


def test_an_address_that_a_program_adds_is_visited_and_what_is_on_its_page_is_found(
    server: TeamServer, first: House, case: Case, background: Background, owner_url: str
) -> None:
    host = background.serve(gallery({"a.jpg": jpeg(0, 80, size=120), "b.jpg": jpeg(7, size=120)}))
    supervisor = first.as_member("supervisor")
    api_addresses.keep(supervisor, case.id, [host.url("/")])
    wishes.take_up(supervisor)
    assert waiting(owner_url) == [("place", {})]
    with floor_of(server, settings_for({"here": host}), *BOTH) as floor:
        place_and_plan(floor)
        assert ("recheck", {"host": "here"}) in waiting(owner_url)
        recheck(floor, "here")
    assert {(one.url, bool(one.media_id)) for one in matches(first, case)} == {
        (host.url("/"), False),
        (host.url("/a.jpg"), True),
    }


def test_an_address_of_somebody_who_may_be_under_age_is_kept_and_not_visited(
    server: TeamServer, first: House, background: Background
) -> None:
    host = background.serve(gallery({"a.jpg": jpeg(0, size=120)}))
    unsure = Case.opened(label="", adult=Adult.UNSURE, standing=Standing.SUBJECT, name="")
    desk = first.desk()
    casework.open_case(desk, unsure, "I agree.")
    api_addresses.keep(desk, unsure.id, [host.url("/a.jpg")])
    with pytest.raises(NotAdult):
        wishes.look(desk, unsure.id)
    with pytest.raises(NotAdult):
        wishes.crawl(desk, unsure.id)
    with floor_of(server, settings_for({"here": host}), *BOTH) as floor:
        look_soon(floor, unsure.id)
        place_and_plan(floor)
        recheck(floor, "here")
    assert host.visits == []
    assert [one.url for one in matches(first, unsure)] == [host.url("/a.jpg")]


def test_a_member_has_the_addresses_of_a_case_looked_at_and_the_hosts_searched_once(
    server: TeamServer, first: House, case: Case, background: Background, owner_url: str
) -> None:
    host = background.serve(gallery({"a.jpg": jpeg(0, 80, size=120)}))
    worker = first.as_member("supervisor")
    assert wishes.crawl(worker, case.id)
    assert not wishes.crawl(worker, case.id), "it waits already"
    assert wishes.look(worker, case.id)
    assert waiting(owner_url) == [("crawl_soon", {}), ("look_case", {"case_id": case.id})]
    first.with_member("auditor", Role.AUDITOR)
    with pytest.raises(NotYours):
        wishes.crawl(first.as_member("auditor"), case.id)
    with floor_of(server, settings_for({"here": host}), *BOTH) as floor:
        crawl_soon(floor)
        assert ("crawl", {"host": "here"}) in waiting(owner_url)
        crawl(floor, "here")
        visited = len(host.visits)
        crawl_soon(floor)
        crawl(floor, "here")
        assert len(host.visits) == visited, "it was searched just now"
        with floor.session("crawler").store.begin() as tx:
            tx.update("host_visits", "here", finished_at="2026-01-01T00:00:00.000Z")
        crawl_soon(floor)
        crawl(floor, "here")
        assert len(host.visits) > visited
        look_soon(floor, case.id)
        assert ("recheck", {"host": "here"}) not in waiting(owner_url), "they were seen just now"
    assert len(matches(first, case)) == 1
