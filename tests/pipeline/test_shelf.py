"""Nouns come out of the tables as they went in, or not at all."""

from __future__ import annotations

import pytest

from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES, NotFound
from takedown.vault import Tampered
from tests.pipeline.casefile import opened


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
