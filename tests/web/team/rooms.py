"""Two organisations with a case that is full of words nobody else may read, and browsers of whoever tries."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta

import httpx

from takedown.cases.match import MatchState
from takedown.cases.team.role import Role
from takedown.pipeline.notify import Desk
from takedown.pipeline.person import notes
from takedown.pipeline.team import clients, grants, web_sessions
from takedown.pipeline.team.session import TeamSession
from tests.pipeline.casefile import found, opened
from tests.team_server import House
from tests.web.conftest import Visitor
from tests.web.team.signin_site import team_pages

OF_CASE = ("canarylabel", "canaryname", "canarycontact", "canary-host", "canarynote", "canarysearch")
"""Words of the case: nobody reads them with whom it isn't shared."""
OF_HOUSE = ("canaryclient", "canarymember")
"""Words of the organisation: nobody else's members read them."""
COOKIE = "td-team"


@dataclass
class Rooms:
    """Pages that answer at ``url`` for both organisations, and the ids of what is in the first one's case."""

    url: str
    first: House
    second: House
    ids: dict[str, str] = field(default_factory=dict)
    clients: list[httpx.Client] = field(default_factory=list)

    def entered(self, house: House, login: str) -> Visitor:
        """A browser in which a member is signed in."""
        session = house.as_member(login)
        with session.store.begin() as tx:
            token = web_sessions.begin(
                tx, house.organisation.id, session.actor.id, session.keyring.seat, "", timedelta(hours=1)
            )
        return self.with_token(token)

    def with_token(self, token: str) -> Visitor:
        """A browser with the cookie of a session."""
        made = httpx.Client(base_url=self.url, cookies={COOKIE: token}, headers={"accept-language": "en"}, timeout=30)
        self.clients.append(made)
        return Visitor(made)


@contextmanager
def answering(first: House, second: House) -> Iterator[Rooms]:
    """Serve the pages of both houses."""
    with team_pages(first) as site:
        rooms = Rooms(site.url, first, second)
        yield rooms
        for one in rooms.clients:
            one.close()


def filled(rooms: Rooms) -> dict[str, str]:
    """Fill the first house; return the ids of what is there, by the names that paths and forms have for them."""
    first = rooms.first
    supervisor = first.as_member("supervisor")
    other = clients.add(supervisor, "canaryclient")
    first.with_member("auditor", Role.AUDITOR)
    first.with_member("narrow", Role.CASE_WORKER, other.id)
    desk = first.desk("worker")
    case = opened(desk, name="canaryname", contact="canarycontact@example.org")
    with desk.store.begin() as tx:
        tx.update("cases", case.id, label="canarylabel")
    waits = found(desk, case.id, "https://canary-host.example/1", MatchState.NEW)
    found(desk, case.id, "https://canary-host.example/2")
    notes.leave(desk, case.id, "canarynote", "canarymember")
    notice = Desk(desk).draft(case.id, [], None).notices[0]
    # Whoever comes later has nothing of what was there before, until it is shared with her.
    first.with_member("late", Role.SUPERVISOR)
    first.with_member("canarymember", Role.CASE_WORKER)
    return {
        "case_id": case.id,
        "match_id": waits.id,
        "item": waits.id,
        "notice_id": notice.id,
        "client_id": other.id,
        "member_id": first.members["worker"].id,
    }


def traces(session: TeamSession, ids: dict[str, str]) -> dict[str, object]:
    """Return what would differ if anybody had done something in the case."""
    with session.store.read() as tx:
        return {
            "events": tx.count("ledger", case_id=ids["case_id"]),
            "case": tx.get("cases", ids["case_id"]),
            "match": tx.get("matches", ids["match_id"]),
            "notice": tx.get("notices", ids["notice_id"]),
            "place": tx.get("case_places", ids["case_id"]),
            "readers": [one.id for one in grants.readers_of(session, ids["case_id"])],
            "client": tx.get("clients", ids["client_id"]),
        }
