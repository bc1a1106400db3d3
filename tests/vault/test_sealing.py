"""What is sealed opens with its key, at its place, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takedown.vault import Tampered
from takedown.vault.sealing import SealingKey, bound

KEY = SealingKey(bytes(range(32)))
OTHER = SealingKey(bytes(32))
# Lone surrogates too: a hostile page can put one into an address.
any_text = st.text(st.characters(), max_size=30)
places = st.tuples(st.text(max_size=12), st.text(max_size=20), st.text(max_size=12))


@given(places, st.binary(max_size=300))
def test_what_was_sealed_comes_back(place: tuple[str, str, str], plain: bytes) -> None:
    sealed = KEY.seal(place, plain)
    assert KEY.unseal(place, sealed) == plain
    assert len(sealed) == len(plain) + 29
    assert sealed != KEY.seal(place, plain)


@given(places, places)
def test_what_stands_elsewhere_is_refused(place: tuple[str, str, str], elsewhere: tuple[str, str, str]) -> None:
    sealed = KEY.seal(place, b"Ada")
    if place != elsewhere:
        with pytest.raises(Tampered):
            KEY.unseal(elsewhere, sealed)


@given(places, st.binary(max_size=60), st.data())
def test_one_altered_bit_is_refused(place: tuple[str, str, str], plain: bytes, data: st.DataObject) -> None:
    sealed = bytearray(KEY.seal(place, plain))
    bit = data.draw(st.integers(0, len(sealed) * 8 - 1))
    sealed[bit // 8] ^= 1 << bit % 8
    with pytest.raises(Tampered):
        KEY.unseal(place, bytes(sealed))


@given(st.binary(max_size=80))
def test_any_bytes_are_refused_with_the_same_error(noise: bytes) -> None:
    with pytest.raises(Tampered) as refused:
        KEY.unseal(("media", "id", "sha256"), noise)
    assert refused.value.data == {"table": "media", "column": "sha256"}


def test_another_case_s_key_opens_nothing() -> None:
    with pytest.raises(Tampered):
        OTHER.unseal(("a", "b", "c"), KEY.seal(("a", "b", "c"), b"Ada"))


@given(st.text(max_size=8), any_text, st.text(max_size=8), any_text)
def test_an_index_is_the_same_for_the_same_value_alone(field: str, value: str, field2: str, value2: str) -> None:
    assert (KEY.index(field, value) == KEY.index(field2, value2)) is ((field, value) == (field2, value2))
    assert KEY.index(field, value) != OTHER.index(field, value)


@given(st.lists(st.text(max_size=5)), st.lists(st.text(max_size=5)))
def test_no_two_places_look_alike(one: list[str], two: list[str]) -> None:
    assert (bound(*one) == bound(*two)) is (one == two)
