"""Workers of the fleet: each with its part of every case, writing into the ledger of the case's own organisation."""

from __future__ import annotations

import pytest

from takedown.cases.case import Adult, Case, Standing
from takedown.cases.event import EventKind
from takedown.errors import NotShared
from takedown.pipeline import casework
from takedown.pipeline.proof.prove import verify_ledger
from takedown.pipeline.shelf import CASES
from takedown.pipeline.team.server import TeamServer
from takedown.pipeline.team.session import TeamSession
from tests.team_server import House, worker


def opened(session: TeamSession) -> Case:
    case = Case.opened(label="a label", adult=Adult.YES, standing=Standing.SUBJECT, name="a name")
    return casework.open_case(session, case, "I agree.")


def test_a_worker_reads_whether_a_case_is_searched_and_not_whose_it_is(
    server: TeamServer, first: House, second: House
) -> None:
    cases = {opened(house.desk()).id for house in (first, second)}

    with worker(server, "crawler") as session, session.store.read() as tx:
        found = casework.searched(tx)
    assert {case.id for case in found} == cases
    assert {(case.label, case.name) for case in found} == {("", "")}


def test_what_a_worker_records_goes_into_the_ledger_of_the_cases_organisation(
    server: TeamServer, first: House, second: House
) -> None:
    case = opened(first.desk())
    with worker(server, "crawler") as session, session.store.begin() as tx:
        session.ledger.append(tx, EventKind.RECHECKED, case.id, case.id, {"n": 1})
        session.ledger.append(tx, EventKind.HOST_CRAWLED, None, "crawl", {"n": 2})

    supervisor = first.as_member("supervisor")
    with supervisor.store.read() as tx:
        last = tx.rows("ledger", order_by="-seq", limit=1)[0]
        assert (last["kind"], last["body"]) == ("rechecked", {"n": 1})
        supervisor.ledger.check_ours(tx)
    with second.as_member("supervisor").store.read() as tx:
        assert not tx.rows("ledger", kind="rechecked")


def test_a_worker_writes_nothing_outside_its_part(server: TeamServer, first: House) -> None:
    case = opened(first.desk())
    with (
        worker(server, "matcher") as session,
        pytest.raises(NotShared),
        session.store.begin() as tx,
    ):
        CASES.renew(tx, case.model_copy(update={"label": "another"}), "label")


def test_what_a_worker_records_of_no_case_is_read_by_the_organisation(server: TeamServer, first: House) -> None:
    with worker(server, "notifier") as session:
        inner = session.within(first.organisation)
        with inner.store.begin() as tx:
            inner.ledger.append(tx, EventKind.CASE_EXPIRED, None, "a case that is gone", {"tallies": 1})

    supervisor = first.as_member("supervisor")
    assert [proof.item for proof in verify_ledger(supervisor) if not proof.ok] == []
    with supervisor.store.read() as tx:
        assert tx.rows("ledger", order_by="-seq", limit=1)[0]["body"] == {"tallies": 1}
