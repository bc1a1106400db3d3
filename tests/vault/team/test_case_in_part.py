"""A service reads a case as far as its part of the key reaches: whether it may do anything, and nothing of a person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takedown.cases.case import Adult, Case, NotAdult, Standing
from takedown.cases.match import Match
from takedown.errors import NotShared
from takedown.store.rows import Row, Shape
from takedown.store.tables import CASES, MATCHES
from takedown.vault.team.compartments import EVERY, Compartment, CompartmentKey, new_key, packed

KEY = new_key()
SHAPE = Shape(CASES)


def read(row: Row, *part: Compartment) -> Row:
    """The row as whoever holds this part of the key has it from the database."""
    whole, some = CompartmentKey.of_key(KEY), CompartmentKey.unpacked(packed(KEY, part))
    return SHAPE.opened(SHAPE.stored(row, lambda _: whole), lambda _: some)


@given(
    st.text(st.characters(codec="utf-8"), max_size=40),
    st.sampled_from(list(Adult)),
    st.sampled_from(list(Standing)),
)
def test_a_service_reads_what_it_may_do_and_no_word_of_a_person(label: str, adult: Adult, standing: Standing) -> None:
    case = Case.opened(label=label, adult=adult, standing=standing, country="FR", contact="ada@example.org", name="Ada")
    found = Case.of(read(case.row(), "found"))

    assert (found.adult, found.standing, found.level, found.agreed) == (adult, standing, case.level, case.agreed)
    assert (found.label, found.name, found.contact, found.country) == ("", "", "", "")
    assert found.is_searched is case.is_searched
    assert Case.of(read(case.row(), *EVERY)) == case


def test_who_may_not_tell_the_age_searches_nothing() -> None:
    case = Case.opened(label="A", adult=Adult.YES, standing=Standing.SUBJECT)

    with pytest.raises(NotAdult):
        Case.of(read(case.row(), "media")).for_search()


def test_a_service_writes_nothing_that_it_may_not_read() -> None:
    part = CompartmentKey.unpacked(packed(KEY, ["found"]))

    assert SHAPE.closed("c", "c", {"adult": "yes"}, lambda _: part).keys() == {"adult"}
    with pytest.raises(NotShared):
        SHAPE.closed("c", "c", {"adult": "yes", "name": "Ada"}, lambda _: part)


def test_what_is_not_shared_is_empty_in_other_tables() -> None:
    shape, whole = Shape(MATCHES), CompartmentKey.of_key(KEY)
    row: Row = dict.fromkeys(Match.model_fields) | {"id": "m", "case_id": "c", "url": "https://a.example/b"}
    held = shape.stored(row, lambda _: whole)
    matcher = CompartmentKey.unpacked(packed(KEY, ["media"]))

    assert shape.opened(held, lambda _: whole)["url"] == "https://a.example/b"
    assert shape.opened(held, lambda _: matcher)["url"] is None
