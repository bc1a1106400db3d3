"""Two organisations on one server: neither has anything of the other's, and members have what is shared with them."""

from __future__ import annotations

import pytest

from takedown.cases.case import Adult, Case, Standing
from takedown.cases.team.role import NotYours, Right
from takedown.pipeline import casework
from takedown.pipeline.shelf import NotFound
from takedown.pipeline.team.session import TeamSession
from tests.team_server import House

WORDS = "a label that only its organisation reads"


def opened(session: TeamSession, label: str = WORDS) -> Case:
    case = Case.opened(label=label, adult=Adult.YES, standing=Standing.SUBJECT)
    return casework.open_case(session, case, "I agree.")


def test_a_case_is_read_by_those_whom_it_is_shared_with(first: House) -> None:
    case = opened(first.desk())

    assert casework.show_case(first.as_member("worker"), case.id).label == WORDS


def test_another_organisation_has_nothing_of_it(first: House, second: House) -> None:
    case = opened(first.desk())
    stranger = second.as_member("supervisor")

    assert casework.list_cases(stranger) == []
    with pytest.raises(NotFound):
        casework.show_case(stranger, case.id)


def test_an_administrator_reads_no_case(first: House) -> None:
    case = opened(first.desk())
    administrator = first.as_member("administrator")

    assert casework.list_cases(administrator) == []
    with pytest.raises(NotFound):
        casework.show_case(administrator, case.id)
    with pytest.raises(NotYours):
        administrator.check(Right.READ)


def test_each_organisation_has_a_ledger_of_its_own(first: House, second: House) -> None:
    opened(first.desk())
    opened(second.desk())
    for one in (first, second):
        session = one.as_member("supervisor")
        with session.store.read() as tx:
            entries = tx.rows("ledger", order_by="seq", raw=True)
            assert [row["seq"] for row in entries] == list(range(1, len(entries) + 1))
            session.ledger.check_ours(tx)
