"""What age locked opens whole, with the right words or key, or not at all; pyrage reads what is written here."""

from __future__ import annotations

import io

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from takedown.errors import TakedownError
from takedown.vault.age import (
    INTRO,
    BadIdentity,
    BadRecipient,
    ByIdentity,
    ByPassphrase,
    LockBroken,
    NotLocked,
    ToRecipients,
    WrongLockPassphrase,
    by_passphrase,
    lock,
    unlocked,
)
from takedown.vault.errors import EmptyPassphrase

CHEAP = ByPassphrase("pässwörter und mehr", work=4)
KEY = pyrage.x25519.Identity.generate()
OURS = ToRecipients((str(KEY.to_public()),))
MINE = ByIdentity(f"# created: today\n{KEY}\n")
CHUNK = 65_536


def locked(content: bytes, under: ByPassphrase | ToRecipients = CHEAP) -> bytes:
    out = io.BytesIO()
    lock([content[:7], b"", content[7:]], out, under)
    return out.getvalue()


def opened(content: bytes, by: ByPassphrase | ByIdentity = CHEAP) -> bytes:
    with unlocked(io.BytesIO(content), by) as inside:
        return inside.read()


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_what_is_locked_opens_again_and_with_the_librarys_own_hands(size: int) -> None:
    content = bytes(number % 251 for number in range(size))

    assert opened(locked(content)) == content == pyrage.passphrase.decrypt(locked(content), CHEAP.words)
    assert opened(locked(content, OURS), MINE) == content == pyrage.decrypt(locked(content, OURS), [KEY])


def test_what_another_program_locked_opens() -> None:
    assert opened(pyrage.encrypt(b"words", [KEY.to_public()]), MINE) == b"words"


@pytest.mark.parametrize("by", [ByPassphrase("others"), ByIdentity(str(pyrage.x25519.Identity.generate())), MINE])
def test_another_secret_opens_nothing(by: ByPassphrase | ByIdentity) -> None:
    with pytest.raises(WrongLockPassphrase):
        opened(locked(b"words", OURS if isinstance(by, ByIdentity) and by is not MINE else CHEAP), by)


@pytest.mark.parametrize(("under", "by"), [(CHEAP, CHEAP), (OURS, MINE)])
def test_every_altered_byte_is_found(under: ByPassphrase | ToRecipients, by: ByPassphrase | ByIdentity) -> None:
    whole = locked(b"x" * 300, under)

    for place in range(0, len(whole), 3):
        altered = whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]
        with pytest.raises((NotLocked, WrongLockPassphrase, LockBroken)):
            opened(altered, by)


@pytest.mark.parametrize(("under", "by"), [(CHEAP, CHEAP), (OURS, MINE)])
@pytest.mark.parametrize("left", [-1, -CHUNK, 200])
def test_a_file_that_was_cut_short_is_found(
    under: ByPassphrase | ToRecipients, by: ByPassphrase | ByIdentity, left: int
) -> None:
    with pytest.raises((WrongLockPassphrase, LockBroken)):
        opened(locked(b"x" * 2 * CHUNK, under)[:left], by)


def test_two_chunks_in_each_others_place_are_found() -> None:
    whole = locked(b"x" * 2 * CHUNK)
    head, one, two = whole[: -2 * (CHUNK + 16)], whole[-2 * (CHUNK + 16) : -(CHUNK + 16)], whole[-(CHUNK + 16) :]

    with pytest.raises(LockBroken):
        opened(head + two + one)


@given(st.binary(max_size=300), st.sampled_from([b"", INTRO, INTRO + b"-> scrypt ", INTRO + b"-> X25519 "]))
def test_whatever_the_file_holds_it_is_refused_by_name(content: bytes, before: bytes) -> None:
    file = io.BytesIO(before + content)
    with pytest.raises(TakedownError):
        opened(file.getvalue(), CHEAP if before.endswith(b"scrypt ") else MINE)


def test_a_header_that_asks_for_absurd_work_is_refused() -> None:
    whole = locked(b"words").replace(b" 4\n", b" 40\n", 1)

    with pytest.raises(NotLocked):
        opened(whole)


def test_who_opens_it_is_told_from_outside() -> None:
    assert by_passphrase(io.BytesIO(locked(b"words")))
    assert not by_passphrase(io.BytesIO(locked(b"words", OURS)))


def test_an_empty_passphrase_locks_nothing() -> None:
    with pytest.raises(EmptyPassphrase):
        locked(b"words", ByPassphrase(" "))


@pytest.mark.parametrize("text", ["", "age1", "somebody@example.org", "ssh-ed25519 AAAA"])
def test_what_is_no_recipient_is_refused(text: str) -> None:
    with pytest.raises(BadRecipient):
        locked(b"words", ToRecipients((text,)))


@pytest.mark.parametrize("text", ["", "# nothing", "AGE-SECRET-KEY-1", "words"])
def test_what_is_no_identity_is_refused(text: str) -> None:
    with pytest.raises(BadIdentity):
        opened(locked(b"words", OURS), ByIdentity(text))


def test_who_stops_reading_leaves_nothing_running() -> None:
    with unlocked(io.BytesIO(locked(b"x" * 40 * CHUNK, OURS)), MINE) as inside:
        assert inside.read(10) == b"x" * 10
