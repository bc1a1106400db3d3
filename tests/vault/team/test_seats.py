"""What is sealed to a seat opens there, for what it was sealed for, and nowhere else; a seat opens with its secret."""

from __future__ import annotations

from secrets import token_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takedown.vault import Cost, Locked, NotRecoveryWords, Tampered, WrongPassphrase, WrongRecoveryWords, new_words
from takedown.vault.secret import RecoveryWords
from takedown.vault.team.seats import (
    PUBLIC_BYTES,
    OpenSeat,
    new_seat,
    open_by_passphrase,
    open_by_secret,
    seal_to,
    wrap_by_passphrase,
    wrap_by_secret,
)

LIGHT = Cost(time=1, memory_kib=8, lanes=1)
PRIVATE, PUBLIC = new_seat()
SEAT = OpenSeat(PRIVATE)
OTHER = OpenSeat(new_seat()[0])
SECRET = token_bytes(32)


@given(st.binary(max_size=200), st.binary(max_size=40))
def test_what_is_sealed_to_a_seat_comes_back(plain: bytes, info: bytes) -> None:
    sealed = seal_to(PUBLIC, info, plain)

    assert SEAT.unseal(info, sealed) == plain
    assert len(sealed) == PUBLIC_BYTES + len(plain) + 16
    assert sealed != seal_to(PUBLIC, info, plain)


@given(st.binary(max_size=40), st.binary(max_size=40))
def test_it_opens_for_nothing_else_and_for_nobody_else(info: bytes, other: bytes) -> None:
    sealed = seal_to(PUBLIC, info, b"key")

    with pytest.raises(Tampered):
        OTHER.unseal(info, sealed)
    if info != other:
        with pytest.raises(Tampered):
            SEAT.unseal(other, sealed)


@given(st.data())
def test_one_altered_bit_closes_it(data: st.DataObject) -> None:
    sealed = bytearray(seal_to(PUBLIC, b"info", b"a key"))
    bit = data.draw(st.integers(0, len(sealed) * 8 - 1))
    sealed[bit // 8] ^= 1 << bit % 8

    with pytest.raises(Tampered):
        SEAT.unseal(b"info", bytes(sealed))


@given(st.binary(max_size=150))
def test_any_bytes_are_refused_with_the_same_error(noise: bytes) -> None:
    with pytest.raises(Tampered):
        SEAT.unseal(b"", noise)
    with pytest.raises(Tampered):
        open_by_secret(noise, SECRET)
    with pytest.raises(Tampered):
        open_by_passphrase(noise, "four quiet words here")
    with pytest.raises(Tampered):
        seal_to(noise, b"", b"key")


@pytest.mark.parametrize("octets", [b"", bytes(32), b"\xff" * 32, b"\1" * 31])
def test_a_number_beyond_the_curve_is_no_private_key(octets: bytes) -> None:
    with pytest.raises(Tampered):
        OpenSeat(octets)


def test_every_seat_is_another_one() -> None:
    made = {bytes(new_seat()[0]) for _ in range(20)}

    assert len(made) == 20
    assert SEAT.public == PUBLIC != OTHER.public


def test_a_passphrase_opens_what_it_wrapped_and_another_does_not() -> None:
    wrapped = wrap_by_passphrase(PRIVATE, "four quiet words here", LIGHT)

    assert open_by_passphrase(wrapped, "four quiet words here") == PRIVATE
    assert bytes(PRIVATE).hex().encode() not in wrapped
    with pytest.raises(WrongPassphrase):
        open_by_passphrase(wrapped, "four quiet words there")


def test_a_lowered_cost_opens_nothing() -> None:
    wrapped = wrap_by_passphrase(PRIVATE, "four quiet words here", Cost(time=2, memory_kib=8, lanes=1))

    with pytest.raises(WrongPassphrase):
        open_by_passphrase(wrapped.replace(b'"time":2', b'"time":1'), "four quiet words here")


def test_recovery_words_open_a_seat_however_they_are_typed() -> None:
    words = new_words("fr")
    wrapped = wrap_by_passphrase(PRIVATE, RecoveryWords(" ".join(words)), LIGHT)

    assert open_by_passphrase(wrapped, RecoveryWords(", ".join(word.upper() for word in words))) == PRIVATE
    with pytest.raises(WrongRecoveryWords):
        open_by_passphrase(wrapped, RecoveryWords(" ".join(new_words("fr"))))
    with pytest.raises(NotRecoveryWords):
        open_by_passphrase(wrapped, RecoveryWords("twelve words"))
    with pytest.raises(Tampered):
        open_by_passphrase(wrapped, "a passphrase where words were asked")


@given(st.binary(max_size=300), st.binary(min_size=32, max_size=43))
def test_a_secret_wraps_keys_of_any_length(keys: bytes, secret: bytes) -> None:
    assert open_by_secret(wrap_by_secret(bytearray(keys), secret), secret) == keys


@given(st.binary(min_size=32, max_size=32), st.data())
def test_a_token_s_secret_opens_what_it_wrapped_alone(secret: bytes, data: st.DataObject) -> None:
    wrapped = wrap_by_secret(PRIVATE, secret)
    spoilt = bytearray(wrapped)
    bit = data.draw(st.integers(0, len(spoilt) * 8 - 1))
    spoilt[bit // 8] ^= 1 << bit % 8

    assert open_by_secret(wrapped, secret) == PRIVATE
    with pytest.raises(Tampered):
        open_by_secret(wrapped, SECRET)
    with pytest.raises(Tampered):
        open_by_secret(bytes(spoilt), secret)


def test_a_seat_that_was_forgotten_opens_nothing() -> None:
    private, public = new_seat()
    seat = OpenSeat(private)
    sealed = seal_to(public, b"", b"key")
    assert seat.private() == private
    seat.forget()

    with pytest.raises(Locked):
        seat.unseal(b"", sealed)
    with pytest.raises(Locked):
        seat.private()
