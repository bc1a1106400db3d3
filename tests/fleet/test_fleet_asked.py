"""Whoever has taken the place of the pages puts no job into the queue but what a person may ask for there."""

from __future__ import annotations

import json
from typing import Any

import psycopg
import pytest
from psycopg import errors, sql

from takedown.fleet.queue import ROLES, apply_queue
from takedown.pipeline.team import wishes
from takedown.pipeline.team.server import TeamServer
from takedown.pipeline.team.wishes import CRAWL_SOON, CRAWLER, LOOK_CASE, PLACE
from takedown.store.engines import conninfo
from takedown.store.team.walls import ANY_SEAT, WEB
from tests.fleet.fleet_scene import opened_case
from tests.team_server import House

MORE: tuple[dict[str, object], ...] = (
    {"queue_name": "notifier"}, {"lock": "host:here"}, {"queueing_lock": "other"}, {"lock": None}, {"priority": 9},
    {"scheduled_at": "2999-1-1"}, {"status": "doing"}, {"attempts": 9}, {"worker_id": None}, {"id": 1}, {"args": "[]"},
    {"args": "null"}, {"args": '{"case_id": null}'}, {"args": '{"case_id": {"a": 1}}'}, {"args": '{"timestamp": 1}'},
)  # fmt: skip
REFUSED = (errors.InsufficientPrivilege, errors.NotNullViolation)


def put(server: TeamServer, house: House, job: str, what: object, **more: Any) -> None:
    """Put a job in with SQL itself, as the role of the pages, which says that it is of ``house``."""
    lock = ":".join([job, *map(str, what.values())]) if isinstance(what, dict) else job
    row = {"queue_name": CRAWLER, "task_name": job, "lock": lock, "queueing_lock": lock, "args": json.dumps(what)}
    row |= more
    names = sql.SQL(", ").join(map(sql.Identifier, row))
    values = sql.SQL(", ").join(map(sql.Placeholder, row))
    with psycopg.connect(conninfo(server.settings.database.url, WEB)) as link:
        for name, value in {"org": house.organisation.id, "clients": "*", "seat": ANY_SEAT}.items():
            link.execute("SELECT set_config(%s, %s, false)", (f"takedown.{name}", value))
        link.execute(sql.SQL("INSERT INTO procrastinate_jobs ({}) VALUES ({})").format(names, values), row)


def waiting(owner_url: str) -> int:
    with psycopg.connect(owner_url) as link:
        (count,) = link.execute("SELECT count(*) FROM procrastinate_jobs").fetchone() or (0,)
    return int(count)


def test_what_a_person_may_ask_for_is_asked_for(server: TeamServer, first: House, owner_url: str) -> None:
    case = opened_case(first.desk()).id
    put(server, first, PLACE, {})
    put(server, first, CRAWL_SOON, {})
    put(server, first, LOOK_CASE, {"case_id": case})

    assert waiting(owner_url) == 3


def test_no_other_job_is_put_there(server: TeamServer, first: House, owner_url: str) -> None:
    for job in ROLES.keys() - {PLACE, CRAWL_SOON, LOOK_CASE}:
        for what in ({}, {"host": "here"}, {"organisation": first.organisation.id}):
            for queue in {CRAWLER, ROLES[job]}:
                with pytest.raises(REFUSED):
                    put(server, first, job, what, queue_name=queue)

    assert waiting(owner_url) == 0


def test_no_job_is_about_another_organisations_case(
    server: TeamServer, first: House, second: House, owner_url: str
) -> None:
    case = opened_case(first.desk()).id
    for stranger in (second, House(server, second.organisation.model_copy(update={"id": ""}), ())):
        with pytest.raises(REFUSED):
            put(server, stranger, LOOK_CASE, {"case_id": case})

    assert waiting(owner_url) == 0


def test_no_job_says_more_than_what_it_is(server: TeamServer, first: House, owner_url: str) -> None:
    """A lock that isn't its own would keep a host from being visited; a job under way would be nobody's."""
    case = opened_case(first.desk()).id
    for job, what in ((PLACE, {}), (LOOK_CASE, {"case_id": case})):
        for more in MORE:
            with pytest.raises(REFUSED):
                put(server, first, job, what, **more)

    assert waiting(owner_url) == 0


def test_the_walls_of_the_queue_stand_after_it_was_made_once_more(
    server: TeamServer, first: House, owner_url: str
) -> None:
    apply_queue(owner_url)
    with psycopg.connect(owner_url) as link:
        link.execute(sql.SQL("GRANT INSERT ON procrastinate_jobs TO {}").format(sql.Identifier(WEB)))
    apply_queue(owner_url)

    with pytest.raises(errors.InsufficientPrivilege):
        put(server, first, PLACE, {}, status="doing")
    with first.as_member("supervisor").store.begin() as tx:
        assert tx.ask(PLACE, CRAWLER)
    wishes.take_up(first.as_member("supervisor"))
    assert waiting(owner_url) == 1
