"""A token's life: confirmed, rotated, revoked in one call, over; and approving in the name of a member."""

from __future__ import annotations

import pytest

from takedown.cases.team.token import Scope
from takedown.pipeline.letters import bulk
from takedown.pipeline.looking import addresses
from takedown.pipeline.notify import Desk
from takedown.pipeline.team import tokens
from takedown.pipeline.team.server import TeamServer
from tests.team_server import House
from tests.web.api.programs import Program, token


def test_a_leaked_token_is_ended_in_one_call_with_all_that_came_from_it(first: House, address: str) -> None:
    with Program.of(first, address) as old:
        case = old.opened()
        said = old.post("/tokens/current/rotate", {"overlap_hours": 24}).json()
        with Program.with_text(address, old.token, said["token"]) as new:
            for program in (old, new):
                assert program.get(f"/cases/{case}").status_code == 200
            assert new.get("/tokens/current").json()["ends_at"] == old_end(first, said["id"])
            later = old.opened()
            assert new.get(f"/cases/{later}").status_code == 200

            assert new.http.delete("/tokens/current").json() == {"ended": 2}
            for program in (old, new):
                assert program.get(f"/cases/{case}").status_code == 401
    with first.as_member("supervisor").store.read() as tx:
        assert tx.shares("").holders(case)
        assert not {old.token.id, said["id"]} & set(tx.shares("").holders(case))
        assert tx.get("seats", old.token.id)["wrapped"] == b""  # type: ignore[index]


def old_end(house: House, token_id: str) -> str:
    with house.as_member("supervisor").store.read() as tx:
        row = tx.get("tokens", token_id)
        assert row is not None
        return str(row["ends_at"])


def test_an_overlap_ends(first: House, address: str) -> None:
    with Program.of(first, address) as old:
        said = old.post("/tokens/current/rotate", {"overlap_hours": 0}).json()
        assert old.get("/cases").status_code == 401
        with Program.with_text(address, old.token, said["token"]) as new:
            assert new.get("/cases").status_code == 200


def test_a_member_revokes_whatever_was_made(first: House, address: str) -> None:
    made, text = token(first)
    with Program.with_text(address, made, text) as program:
        assert program.get("/cases").status_code == 200
        assert tokens.revoke(first.as_member("supervisor"), made.id) == 1
        assert program.get("/cases").status_code == 401
    assert made.id not in {one.id for one in tokens.listed(first.as_member("administrator"))}


def test_the_database_opens_no_token(first: House, server: TeamServer) -> None:
    made, text = token(first)
    secret = text.split("_", 3)[3].encode()
    with server.outside(first.organisation.id).read() as tx:
        rows = [tx.get("tokens", made.id), tx.get("seats", made.id)]

    assert not any(secret in str(row).encode() for row in rows)
    with pytest.raises(tokens.NoToken):
        tokens.opened(server, f"td_{first.organisation.id}_{made.id}_{'A' * 43}")


@pytest.mark.parametrize("text", ["", "td_", "td_x_y_z", "Bearer", "td_2222-2222-2222_2222-2222-2222_" + "é" * 43])
def test_what_is_no_token_opens_nothing(server: TeamServer, text: str) -> None:
    with pytest.raises(tokens.NoToken):
        tokens.opened(server, text)


def test_a_token_approves_in_the_name_of_the_member_who_confirmed_it(first: House, address: str) -> None:
    supervisor = first.members["supervisor"].id
    with pytest.raises(tokens.BadToken):
        token(first, Scope.NOTICES_APPROVE)
    with pytest.raises(tokens.NotTheirs):
        token(first, Scope.NOTICES_APPROVE, acts_for=first.members["worker"].id)
    scopes = (Scope.NOTICES_APPROVE, Scope.NOTICES_READ, Scope.CASES_WRITE)
    with Program.of(first, address, *scopes, acts_for=supervisor) as program:
        case = program.opened(contact="a@a.example", country="FR")
        desk = first.desk()
        bulk.take(desk, case, addresses.from_arguments(["https://x.com/i/1"]))
        (notice, *_) = Desk(desk).draft(case, [], "en").notices
        answer = program.post(f"/notices/{notice.id}/approve", {"contact_checked": True})
        said = answer.json()
        if answer.status_code == 200:
            assert said["state"] == "approved"
        else:
            assert said["type"] == "urn:takedown:error-not-complete", said
    with first.as_member("supervisor").store.read() as tx:
        (entry,) = tx.rows("ledger", order_by="-seq", limit=1, subject=notice.id)
    assert entry["kind"] == "notice-drafted" or entry["body"]["by"] == supervisor


def test_no_token_sends_what_nobody_approved(program: Program, first: House) -> None:
    case = program.opened()
    bulk.take(first.desk(), case, addresses.from_arguments(["https://x.com/i/2"]))
    (notice, *_) = program.post("/notices", {"case": case}).json()["notices"]

    for path, body in (("send", None), ("filed", {"at": "2026-01-01T00:00:00Z"})):
        answer = program.post(f"/notices/{notice['id']}/{path}", body)
        assert answer.status_code == 409, answer.text
    assert program.get(f"/notices/{notice['id']}").json()["state"] == "draft"
    assert program.get(f"/notices/{notice['id']}/document", form="pdf").content.startswith(b"%PDF")
