"""A member who is limited to some clients knows of no other, does nothing for another, and gives no more than hers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from takedown.cases.team.role import NotYours, Role
from takedown.cases.team.token import Scope
from takedown.pipeline.shelf import NotFound
from takedown.pipeline.team import audit, clients, staff, tokens
from takedown.pipeline.team.session import TeamSession
from takedown.pipeline.team.staff import LastOfRole
from tests.pipeline.team.sign_ins import opened
from tests.team_server import House, house, team_server
from tests.web.team.signin_site import team_pages

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import NewDatabase


@dataclass
class Firm:
    """A firm with two clients beside itself, and somebody in each role who has the first of them alone."""

    house: House
    mine: str
    other: str

    def limited(self, role: Role = Role.SUPERVISOR) -> TeamSession:
        return self.house.as_member(f"limited-{role.value}")


@pytest.fixture
def firm(postgres_url: NewDatabase, home: Path) -> Iterator[Firm]:
    with team_server(postgres_url(), home) as server:
        made = house(server, "firm")
        boss = made.as_member("supervisor")
        mine, other = clients.add(boss, "Mine").id, clients.add(boss, "Other").id
        for role in Role:
            made.with_member(f"limited-{role.value}", role, mine)
        yield Firm(made, mine, other)
        for session in made.sessions:
            session.close()


def test_a_supervisor_of_one_client_does_nothing_for_another(firm: Firm) -> None:
    limited = firm.limited()

    clients.change(limited, firm.mine, "Mine still", None)
    for step in (
        lambda: clients.change(limited, firm.other, "Taken", None),
        lambda: clients.export(limited, firm.other, ""),
        lambda: clients.end(limited, firm.other, unexported=True),
        lambda: limited.for_client(firm.other),
    ):
        with pytest.raises(NotFound):
            step()
    with pytest.raises(NotYours):
        clients.add(limited, "One more")
    found = clients.all_clients(firm.house.as_member("supervisor"))
    assert [one.client.name for one in found] == ["Firm", "Mine still", "Other"]


def test_she_knows_of_no_other_client(firm: Firm) -> None:
    boss = firm.house.as_member("supervisor")
    opened(boss.for_client(firm.other))
    for role in Role:
        assert [one.name for one in staff.clients_of(firm.limited(role))] == ["Mine"]
    limited = firm.limited()
    assert [(one.client.name, one.is_own) for one in clients.all_clients(limited)] == [("Mine", False)]
    assert (audit.counts(limited)["cases"], audit.counts(boss)["cases"]) == ({}, {"open": 1})
    opened(boss.for_client(firm.mine))
    assert audit.counts(limited)["cases"] == {"open": 1}


def test_no_page_says_the_name_of_another_client(firm: Firm) -> None:
    mine, theirs = (firm.house.members[one].id for one in ("limited-supervisor", "supervisor"))
    with team_pages(firm.house) as site:
        for role in (Role.SUPERVISOR, Role.ADMINISTRATOR):
            visitor = site.entered(f"limited-{role.value}")
            paths = ["/team/members", f"/team/members/{theirs}", f"/team/members/{mine}", "/team/tokens"]
            paths += ["/team/clients", "/team/letters", "/team"] if role is Role.SUPERVISOR else []
            for path in paths:
                assert "Other" not in visitor.get(path).text, path
        supervisor = site.entered("limited-supervisor")
        assert 'action="/team/clients"' not in supervisor.get("/team/clients").text
        assert 'action="/team/clients"' in site.entered("supervisor").get("/team/clients").text
        supervisor.post("/team/clients", 403, name="One more")
        assert supervisor.client.get(f"/team/clients/{firm.other}").status_code == 404


def test_an_administrator_of_one_client_gives_no_other(firm: Firm) -> None:
    limited, wide = firm.limited(Role.ADMINISTRATOR), firm.house.members["worker"].id
    for step in (
        lambda: staff.invite(limited, Role.CASE_WORKER),
        lambda: staff.invite(limited, Role.CASE_WORKER, firm.other),
        lambda: staff.change(limited, limited.actor.id, Role.ADMINISTRATOR),
        lambda: staff.change(limited, wide, Role.AUDITOR, firm.mine),
        lambda: tokens.make(limited, tokens.Wanted("wide", Role.INTAKE, (Scope.CASES_READ,))),
    ):
        with pytest.raises(NotFound):
            step()
    assert staff.clients_among(limited, [firm.mine, firm.other]) == firm.mine
    assert staff.clients_among(firm.house.as_member("administrator"), [firm.mine]) == firm.mine
    firm.house.joined(staff.invite(limited, Role.CASE_WORKER, firm.mine), "narrow")
    staff.leave(limited, wide)  # cutting somebody off takes no client of hers


def test_a_token_of_every_client_takes_a_supervisor_who_has_them(firm: Firm) -> None:
    administrator, limited = firm.house.as_member("administrator"), firm.limited()
    wanted = tokens.Wanted("wide", Role.INTAKE, (Scope.CASES_READ,))
    wide, _ = tokens.make(administrator, wanted)
    narrow, _ = tokens.make(administrator, tokens.Wanted("narrow", Role.INTAKE, (Scope.CASES_READ,), (firm.mine,)))

    assert [one.id for one in tokens.listed(limited)] == [narrow.id]
    with pytest.raises(NotYours):
        tokens.confirm(limited, wide.id)
    with pytest.raises(NotFound):
        tokens.revoke(limited, wide.id)
    tokens.confirm(limited, narrow.id)
    tokens.confirm(firm.house.as_member("supervisor"), wide.id)


def test_the_last_who_has_every_client_stays(firm: Firm) -> None:
    administrator = firm.house.as_member("administrator")
    for login in ("administrator", "supervisor"):
        member = firm.house.members[login]
        with pytest.raises(LastOfRole):
            staff.change(administrator, member.id, member.role, firm.mine)
        with pytest.raises(LastOfRole):
            staff.leave(administrator, member.id)
    staff.leave(administrator, firm.house.members["limited-supervisor"].id)
