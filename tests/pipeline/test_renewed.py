"""Renewed: whatever order it is asked in, by halves or whole, it has what a fresh reading would give."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from takedown.cases.event import EventKind
from takedown.pipeline.renewed import Renewed
from takedown.pipeline.session import Session
from takedown.store import Transaction
from tests.pipeline.casefile import opened


def _label(tx: Transaction, case_id: str) -> str:
    (row,) = tx.rows("cases", only=("label",), id=case_id)
    return str(row["label"])


def _change(session: Session, case_id: str, label: str) -> None:
    with session.store.begin() as tx:
        tx.update("cases", case_id, label=label)
        session.ledger.append(tx, EventKind.CASE_EDITED, case_id, case_id, {})


def _erase(session: Session, case_id: str) -> None:
    with session.store.begin() as tx:
        tx.erase_case(case_id)
        session.ledger.append(tx, EventKind.CASE_ERASED, None, case_id, {})


def test_what_changes_between_halves_is_in_the_whole(session: Session) -> None:
    cases = [opened(session).id for _ in range(5)]
    held = Renewed(_label)
    with session.store.read() as tx:
        assert held.some(tx, 2)
    _change(session, cases[0], "other")
    with session.store.read() as tx:
        assert held.some(tx, 2)
        assert not held.some(tx, 2)
        assert list(held.of_each(tx).items()) == [(item, _label(tx, item)) for item in cases]


def test_a_case_is_worked_out_once_however_it_is_asked_for(session: Session) -> None:
    cases = [opened(session).id for _ in range(5)]
    made: list[str] = []

    def make(_tx: Transaction, case_id: str) -> str:
        made.append(case_id)
        return case_id

    held = Renewed(make)
    for most in (2, 0, 1):
        with session.store.read() as tx:
            held.some(tx, most)
    with session.store.read() as tx:
        assert list(held.of_each(tx)) == list(held.of_each(tx)) == cases
    assert made == cases


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(["some", "change", "open", "erase"]), st.integers(0, 3)), max_size=10))
def test_any_order_of_readings_and_changes_gives_what_is_stored(
    file_session: Session, steps: list[tuple[str, int]]
) -> None:
    session, held = file_session, Renewed(_label)
    opened(session)
    for step, number in steps:
        with session.store.read() as tx:
            cases = [row["id"] for row in tx.rows("cases", order_by="created_at", raw=True, status="open")]
            if step == "some":
                held.some(tx, number)
        if step == "open":
            opened(session)
        elif step == "change" and number < len(cases):
            _change(session, cases[number], f"changed {number}")
        elif step == "erase" and number < len(cases):
            _erase(session, cases[number])
    with session.store.read() as tx:
        assert list(held.of_each(tx).items()) == list(Renewed(_label).of_each(tx).items())
