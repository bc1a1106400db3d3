"""Whoever can write to the database puts no key of his own in another's place: nothing is ever sealed to it.

HPKE says nothing of who made a public key. Each seat's is repeated under the organisation's key, which the database
doesn't hold.
"""

from __future__ import annotations

import psycopg
import pytest

from takedown.cases.case import Adult, Case, Standing
from takedown.cases.team.role import Role
from takedown.pipeline import casework
from takedown.pipeline.team import grants
from takedown.pipeline.team.session import TeamSession
from takedown.vault import Tampered
from takedown.vault.team.seats import new_seat
from tests.team_server import House


def opened(session: TeamSession) -> Case:
    case = Case.opened(label="a label", adult=Adult.YES, standing=Standing.SUBJECT)
    return casework.open_case(session, case, "I agree.")


def as_owner(first: House, query: str, *values: object) -> None:
    address = first.server.settings.database.url.replace("postgresql://", "postgresql://postgres:@", 1)
    with psycopg.connect(address, autocommit=True) as owner:
        assert owner.execute(query.encode(), values).rowcount > 0


def test_no_case_is_opened_while_a_members_key_was_exchanged(first: House) -> None:
    desk = first.desk()
    as_owner(first, "UPDATE seats SET public = %s WHERE id = %s", new_seat()[1], first.members["worker"].id)

    with pytest.raises(Tampered):
        desk.for_client(first.client())
    assert casework.list_cases(first.as_member("supervisor")) == []


def test_nothing_is_shared_with_a_seat_that_was_exchanged(first: House) -> None:
    case = opened(first.desk())
    late = first.with_member("late", Role.CASE_WORKER)
    supervisor = first.as_member("supervisor")
    as_owner(first, "UPDATE seats SET public = %s WHERE id = %s", new_seat()[1], late.id)

    with pytest.raises(Tampered):
        grants.share(supervisor, case.id, late.id)
    with supervisor.store.read() as tx:
        assert late.id not in tx.shares(supervisor.actor.id).holders(case.id)


def test_a_proof_is_good_for_its_own_seat_alone(first: House) -> None:
    worker, other = first.members["worker"].id, first.members["administrator"].id
    as_owner(
        first, "UPDATE seats SET (public, proof) = (SELECT public, proof FROM seats WHERE id = %s) WHERE id = %s",
        other, worker,
    )  # fmt: skip

    with pytest.raises(Tampered):
        first.desk()


def test_the_fleets_own_keys_exchanged_change_nothing_for_who_was_founded_before(first: House) -> None:
    desk = first.desk()
    before = opened(desk)
    as_owner(first, "UPDATE services SET public = %s", new_seat()[1])
    first.desk()

    case = opened(first.desk())
    seat = f"{first.organisation.id}-matcher"
    with desk.store.read() as tx:
        pinned = tx.get("seats", seat)
        assert pinned is not None
        assert "matcher" in tx.shares(desk.actor.id).holders(case.id)
        assert pinned["public"] != tx.rows("services", only=["public"])[0]["public"]
    assert before.id != case.id
    as_owner(first, "UPDATE seats SET public = %s WHERE id = %s", new_seat()[1], seat)
    with pytest.raises(Tampered):
        first.desk()
