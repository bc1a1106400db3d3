"""Nouns come out of the tables as they went in, or not at all."""

from __future__ import annotations

import pytest

from takedown.cases.match import RECOGNISED_BY
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES, MATCHES, NotFound
from takedown.vault import Tampered
from tests.pipeline.casefile import found, opened


def test_a_row_that_was_never_a_case_is_told_without_what_it_holds(session: Session) -> None:
    case = opened(session)
    with session.store._linked(writes=True) as link, link.begin():  # as somebody who can write on the server could
        link.exec_driver_sql("UPDATE cases SET status = 'canary'")

    with session.store.read() as tx, pytest.raises(Tampered) as caught:
        CASES.get(tx, case.id)

    assert caught.value.data == {"table": "cases", "column": "status"}
    assert caught.value.__context__ is None  # the validator's own error spells the row out


@pytest.mark.parametrize("asked", ["", "zzzz-zzzz-zzzz", "é", "\udcff"])
def test_an_id_that_is_nowhere_is_not_found(session: Session, asked: str) -> None:
    with session.store.read() as tx, pytest.raises(NotFound):
        CASES.get(tx, asked)


def test_several_come_in_the_order_in_which_they_are_asked_for_and_all_of_them_or_none(session: Session) -> None:
    case = opened(session)
    made = [found(session, case.id, f"https://x.com/{number}").id for number in range(3)]
    asked = [made[2], made[0], made[2]]

    for begun in (session.store.read, session.store.begin):
        with begun() as tx:
            assert [match.id for match in MATCHES.several(tx, asked)] == asked
            assert MATCHES.several(tx, []) == []
            for nowhere in ("zzzz-zzzz-zzzz", "é", ""):
                with pytest.raises(NotFound) as caught:
                    MATCHES.several(tx, [*asked, nowhere])
                assert caught.value.data["id"] == nowhere


def test_what_nobody_asks_for_is_not_opened(session: Session) -> None:
    case = opened(session)
    match = found(session, case.id, "https://x.com/1", distance=7, transform="mirror", seen=b"codes")
    with session.store._linked(writes=True) as link, link.begin():
        link.exec_driver_sql("UPDATE matches SET seen = url")  # what is opened is told

    with session.store.read() as tx:
        (bare,) = MATCHES.all(tx, order_by="seen_at", without=RECOGNISED_BY, case_id=case.id)
        with pytest.raises(Tampered):
            MATCHES.all(tx, order_by="seen_at", case_id=case.id)

    left = {name: getattr(bare, name) for name in RECOGNISED_BY}
    assert bare == match.model_copy(update=left)
    assert (bare.distance, bare.transform, bare.seen) == (0, "none", b"")
