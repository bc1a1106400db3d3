"""A crawl for all organisations at once: each host visited once, each organisation told what is its own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic

import pytest

from takedown.cases.case import Case
from takedown.cases.event import EventKind
from takedown.cases.match import Match
from takedown.fleet.crawling import crawl
from takedown.fleet.matcher.looking_back import LookingBack, due_revisits
from takedown.fleet.planning import plan_crawls, plan_revisits
from takedown.fleet.rechecking import place, recheck
from takedown.fleet.revisiting import revisit
from takedown.fleet.turns import standing
from takedown.pipeline import casework
from takedown.pipeline.shelf import ADDRESSES, MATCHES
from takedown.pipeline.team.server import TeamServer
from tests.cli.background import Background, gallery
from tests.cli.pictures import jpeg
from tests.fleet.crew import eventually
from tests.fleet.fleet_scene import floor_of, opened_case, registered, settings_for
from tests.team_server import House

BOTH = ("crawler", "matcher")


def matches(house: House, case: Case) -> list[Match]:
    with house.as_member("supervisor").store.read() as tx:
        return MATCHES.all(tx, order_by="seen_at", case_id=case.id)


@pytest.fixture
def cases(first: House, second: House, tmp_path: Path) -> tuple[Case, Case]:
    """A case in each organisation, in which the same picture is registered."""
    made = []
    for house in (first, second):
        desk = house.desk()
        made.append(opened_case(desk))
        registered(desk, made[-1], tmp_path / "pictures", range(1))
    return made[0], made[1]


def test_one_visit_finds_the_copies_of_two_organisations_and_tells_each_its_own(
    server: TeamServer, first: House, second: House, cases: tuple[Case, Case], background: Background
) -> None:
    host = background.serve(gallery({"a.jpg": jpeg(0, 80, size=120), "b.jpg": jpeg(7, size=120)}))
    with floor_of(server, settings_for({"here": host}), *BOTH) as floor:
        crawl(floor, "here")
        assert standing(floor.session("crawler"), "here")["finished_at"] is not None

    assert host.paths.count("/a.jpg") == 1
    for house, case in ((first, cases[0]), (second, cases[1])):
        found = matches(house, case)
        assert [one.url for one in found] == [host.url("/a.jpg")]
        session = house.as_member("supervisor")
        with session.store.read() as tx:
            assert tx.count("matches") == 1
            told = tx.rows("ledger", kind=EventKind.SIGHTING.value)
            assert [row["case_id"] for row in told] == [case.id]
            assert {row["case_id"] for row in tx.rows("ledger", raw=True)} <= {None, case.id}
            session.ledger.check_ours(tx)


@pytest.mark.usefixtures("cases")
def test_a_crawl_that_was_made_is_made_again_when_it_is_due_and_not_before(
    server: TeamServer, background: Background
) -> None:
    host = background.serve(gallery({"a.jpg": jpeg(0, size=120)}))
    with floor_of(server, settings_for({"here": host}), *BOTH) as floor:
        assert plan_crawls(floor, floor.session("crawler")) == 1
        assert plan_crawls(floor, floor.session("crawler")) == 0, "it waits in the queue already"
        crawl(floor, "here")
        visited = len(host.visits)
        crawl(floor, "here")
    assert len(host.visits) == visited


@pytest.mark.usefixtures("cases")
def test_a_worker_that_was_held_up_lets_go_of_its_host_for_whoever_has_it_by_then(
    server: TeamServer, background: Background
) -> None:
    host = background.serve(gallery({f"{seed}.jpg": jpeg(seed, size=120) for seed in range(20)}))
    with floor_of(server, settings_for({"here": host}, delay=0.2), *BOTH) as floor:
        with ThreadPoolExecutor(1) as threads:
            running = threads.submit(crawl, floor.for_a_job(), "here")
            eventually(lambda: len(host.visits) > 3)
            # Held up for longer than the others wait, and awake again before anybody asked.
            floor.alive[:] = [monotonic() - 2 * floor.rhythm.stalled]
            floor.beat(monotonic())
            assert not floor.ends(), "what begins now is begun by a worker that lives"
            floor.alive.clear()  # nobody gives signs of life in this process
            running.result(60)
        assert len(host.visits) < 20
        assert standing(floor.session("crawler"), "here")["finished_at"] is None
        crawl(floor.for_a_job(), "here")
        assert standing(floor.session("crawler"), "here")["finished_at"] is not None
    assert host.most_in_flight == 1


def test_a_case_that_was_closed_gets_nothing_more_and_the_other_does(
    server: TeamServer, first: House, second: House, cases: tuple[Case, Case], background: Background
) -> None:
    host = background.serve(gallery({"a.jpg": jpeg(0, size=120)}))
    with floor_of(server, settings_for({"here": host}), *BOTH) as floor:
        floor.registers.sought()
        casework.close_case(first.as_member("supervisor"), cases[0].id)
        crawl(floor, "here")
    assert matches(first, cases[0]) == []
    assert len(matches(second, cases[1])) == 1


def test_known_addresses_are_looked_at_host_by_host_and_each_organisation_is_told(
    server: TeamServer, first: House, second: House, cases: tuple[Case, Case], background: Background
) -> None:
    pages = gallery({"a.jpg": jpeg(0, size=120)})
    host = background.serve(pages)
    with floor_of(server, settings_for({"here": host}), *BOTH) as floor:
        crawl(floor, "here")
        place(floor)
        session = floor.session("crawler")
        with session.store.begin() as tx:
            for address in ADDRESSES.all(tx, order_by="added_at"):
                ADDRESSES.renew(tx, address.model_copy(update={"next_at": address.added_at}), "next_at")
        host.pages = {}
        visited = len(host.visits)
        recheck(floor, "here")
    assert sorted(host.paths[visited:]).count("/a.jpg") == 1
    for house, case in ((first, cases[0]), (second, cases[1])):
        with house.as_member("supervisor").store.read() as tx:
            looked = [one for one in ADDRESSES.all(tx, order_by="added_at", case_id=case.id) if len(one.looks) > 1]
            assert looked
            assert tx.count("ledger", kind=EventKind.RECHECKED.value, case_id=case.id) == len(looked)


def test_what_is_registered_later_is_found_in_what_was_seen_and_visited_for_its_case_alone(
    server: TeamServer, first: House, second: House, cases: tuple[Case, Case], background: Background, tmp_path: Path
) -> None:
    host = background.serve(gallery({"a.jpg": jpeg(4, 80, size=120), "b.jpg": jpeg(7, size=120)}))
    with floor_of(server, settings_for({"here": host}), *BOTH) as floor:
        crawl(floor, "here")
        assert matches(second, cases[1]) == []
        registered(second.as_member("supervisor"), cases[1], tmp_path / "later", range(4, 5))
        visited = len(host.visits)
        assert LookingBack(floor.session("matcher")).look() == 1
        plan_revisits(floor, floor.session("crawler"))
        revisit(floor, "here")
        assert due_revisits(floor.session("crawler")) == []
    assert [path for path in host.paths[visited:] if path != "/robots.txt"] == ["/a.jpg"]
    assert [(one.url, one.site) for one in matches(second, cases[1])] == [(host.url("/a.jpg"), "here")]
    assert matches(first, cases[0]) == []


@pytest.mark.usefixtures("cases")
def test_what_a_crawl_found_meanwhile_is_not_visited_again_for_its_case(
    server: TeamServer, background: Background
) -> None:
    host = background.serve(gallery({"a.jpg": jpeg(0, 80, size=120)}))
    with floor_of(server, settings_for({"here": host}), *BOTH) as floor:
        crawl(floor, "here")
        visited = len(host.visits)
        assert LookingBack(floor.session("matcher")).look() == 2, "one for each organisation"
        revisit(floor, "here")
        assert due_revisits(floor.session("crawler")) == []
    assert len(host.visits) == visited


def test_what_is_registered_while_the_fleet_works_is_looked_for_at_once(
    server: TeamServer, first: House, cases: tuple[Case, Case], background: Background, tmp_path: Path
) -> None:
    host = background.serve(gallery({"a.jpg": jpeg(4, 80, size=120)}))
    with floor_of(server, settings_for({"here": host}), *BOTH) as floor:
        registered(first.as_member("supervisor"), cases[0], tmp_path / "later", range(4, 5))
        sought = floor.registers.sought()
        assert sought is not None
        eventually(lambda: len(sought.registry) == 3)
        crawl(floor, "here")
    assert [one.url for one in matches(first, cases[0])] == [host.url("/a.jpg")]
