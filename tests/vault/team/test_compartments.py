"""A part of a case's key opens that part, says of the rest that it isn't shared, and never gives a wrong value."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takedown.errors import NotShared
from takedown.store.tables import metadata
from takedown.store.team.tables import team
from takedown.vault import Locked, Tampered
from takedown.vault.team.compartments import (
    _OF_TABLE,
    EVERY,
    PACKED_BYTES,
    Compartment,
    CompartmentKey,
    compartment_of,
    new_key,
    packed,
)

KEY = bytes(range(32))
SOME = [part for size in range(1, 5) for part in combinations(EVERY, size)]
COLUMNS = [
    (table.name, column.name)
    for table in chain(metadata.sorted_tables, team.sorted_tables)
    for column in table.columns
    if column.info.get("sealed")
]
parts = st.sampled_from(SOME)
columns = st.sampled_from(COLUMNS)


def of(part: tuple[Compartment, ...], key: bytes = KEY) -> CompartmentKey:
    return CompartmentKey.unpacked(packed(key, part))


@given(columns, st.text(max_size=8), st.binary(max_size=60), parts, parts)
def test_a_part_opens_what_is_in_it_and_nothing_else(
    column: tuple[str, str], row: str, plain: bytes, writer: tuple[Compartment, ...], reader: tuple[Compartment, ...]
) -> None:
    place = (column[0], row, column[1])
    # What is in no compartment is in its writer's highest one.
    compartment = compartment_of(*column) or writer[-1]
    if compartment not in writer:
        with pytest.raises(NotShared):
            of(writer).seal(place, plain)
        return
    sealed = of(writer).seal(place, plain)
    if compartment in reader:
        assert of(reader).unseal(place, sealed) == plain
    else:
        with pytest.raises(NotShared):
            of(reader).unseal(place, sealed)


@given(columns, st.binary(max_size=60), st.data())
def test_altered_moved_or_another_key_s_bytes_are_never_opened(
    column: tuple[str, str], plain: bytes, data: st.DataObject
) -> None:
    whole = CompartmentKey.of_key(KEY)
    place = (column[0], "row", column[1])
    sealed = whole.seal(place, plain)
    spoilt = bytearray(sealed)
    bit = data.draw(st.integers(0, len(spoilt) * 8 - 1))
    spoilt[bit // 8] ^= 1 << bit % 8

    assert whole.unseal(place, sealed) == plain
    for key, where, octets in (
        (whole, place, bytes(spoilt)),
        (whole, (column[0], "another", column[1]), sealed),
        (of(EVERY, bytes(32)), place, sealed),
    ):
        with pytest.raises(Tampered):
            key.unseal(where, octets)


@given(parts, parts)
def test_a_part_is_shared_on_as_far_as_it_reaches(
    held: tuple[Compartment, ...], wanted: tuple[Compartment, ...]
) -> None:
    key = of(held)
    if set(wanted) <= set(held):
        assert CompartmentKey.unpacked(key.packed(wanted)).held == wanted
        assert len(key.packed(wanted)) <= PACKED_BYTES <= 132
    else:
        with pytest.raises(NotShared):
            key.packed(wanted)


@given(parts)
def test_a_part_says_nothing_of_the_key_or_of_another_part(part: tuple[Compartment, ...]) -> None:
    octets = packed(KEY, part)

    assert (KEY in octets) is (part == EVERY)
    if part != EVERY:
        for other in set(EVERY) - set(part):
            assert packed(KEY, [other])[1:] not in octets


@given(st.binary(max_size=140))
def test_only_what_was_packed_is_unpacked(octets: bytes) -> None:
    try:
        key = CompartmentKey.unpacked(octets)
    except Tampered:
        return
    assert key.packed(key.held) == octets


@given(st.text(max_size=20), parts)
def test_an_index_is_the_same_for_everybody_who_holds_its_part(value: str, part: tuple[Compartment, ...]) -> None:
    whole = CompartmentKey.of_key(KEY)
    for field, compartment in (("media.sha256", "media"), ("matches.url", "found"), ("replies.message_id", "mail")):
        if compartment in part:
            assert of(part).index(field, value) == whole.index(field, value)
        else:
            with pytest.raises(NotShared):
                of(part).index(field, value)


def test_a_key_that_was_forgotten_opens_nothing() -> None:
    key = CompartmentKey.of_key(new_key())
    sealed = key.seal(("media", "row", "local"), b"codes")
    key.forget()

    uses: tuple[Callable[[], bytes], ...] = (
        lambda: key.unseal(("media", "row", "local"), sealed),
        lambda: key.seal(("notes", "row", "words"), b""),
        lambda: key.index("media.sha256", "x"),
        lambda: key.packed(["media"]),
    )
    for use in uses:
        with pytest.raises(Locked):
            use()


def test_every_sealed_column_has_its_place() -> None:
    assert sorted({table for table, _ in COLUMNS} - {*_OF_TABLE, "ledger"}) == []
    assert compartment_of("cases", "adult") == "found"
    assert compartment_of("cases", "name") == compartment_of("anything", "else") == "person"
