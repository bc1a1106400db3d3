"""Who holds a share reads as far as it reaches; a share that was moved, altered or forgotten opens nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takedown.errors import NotShared
from takedown.evidence.signing import signed
from takedown.vault import Locked, Tampered
from takedown.vault.team.compartments import CompartmentKey, new_key
from takedown.vault.team.keyring import (
    FleetKeyring,
    Holder,
    TeamKeyring,
    TeamVault,
    opened_share,
    sealed_share,
)
from takedown.vault.team.seats import OpenSeat, new_seat

ROWS = bytes(new_key())
NAME, FINGERPRINT, URL, TEXT = (
    ("cases", "c", "name"),
    ("media", "m", "fingerprint"),
    ("matches", "x", "url"),
    ("notices", "n", "text"),
)
ADA, EVE, MATCHER, NOTIFIER = (new_seat() for _ in range(4))
EVE_HOLDS = Holder("eve", EVE[1])
MATCHER_HOLDS = Holder("matcher", MATCHER[1], ("media",))
NOTIFIER_HOLDS = Holder("notifier", NOTIFIER[1], ("found", "mail"))


def ada(*others: Holder) -> TeamKeyring:
    return TeamKeyring(OpenSeat(ADA[0]), "ada", CompartmentKey.of_key(ROWS), others)


def service(seat: tuple[bytearray, bytes], holder: str) -> FleetKeyring:
    return FleetKeyring(OpenSeat(seat[0]), holder, CompartmentKey.of_key(ROWS))


def test_a_new_case_is_shared_with_every_holder_as_far_as_theirs_reaches() -> None:
    keyring = ada(EVE_HOLDS, MATCHER_HOLDS, NOTIFIER_HOLDS, Holder("ada", ADA[1]))
    own = keyring.new_case_key("c")
    key = keyring.open_case_key("c", own)
    sealed = {place: key.seal(place, b"value") for place in (NAME, FINGERPRINT, URL, TEXT)}
    shares = keyring.shares_of("c")

    assert set(shares) == {"eve", "matcher", "notifier"}
    eve = TeamKeyring(OpenSeat(EVE[0]), "eve", CompartmentKey.of_key(ROWS)).open_case_key("c", shares["eve"])
    assert all(eve.unseal(place, octets) == b"value" for place, octets in sealed.items())
    for seat, holder, held in ((MATCHER, "matcher", {FINGERPRINT}), (NOTIFIER, "notifier", {URL, TEXT})):
        part = service(seat, holder).open_case_key("c", shares[holder])
        for place, octets in sealed.items():
            if place in held:
                assert part.unseal(place, octets) == b"value"
            else:
                with pytest.raises(NotShared):
                    part.unseal(place, octets)


def test_the_shares_of_a_new_key_are_given_once() -> None:
    keyring = ada(EVE_HOLDS)
    keyring.new_case_key("c")
    keyring.shares_of("c")

    with pytest.raises(KeyError):
        keyring.shares_of("c")


def test_who_holds_all_shares_on_and_who_holds_a_part_does_not() -> None:
    keyring = ada()
    own = keyring.new_case_key("c")
    key = keyring.open_case_key("c", own)
    sealed = key.seal(NAME, b"Ada")

    later = keyring.share("c", own, EVE_HOLDS)
    eve = TeamKeyring(OpenSeat(EVE[0]), "eve", CompartmentKey.of_key(ROWS))
    assert eve.open_case_key("c", later).unseal(NAME, sealed) == b"Ada"
    part = TeamKeyring(OpenSeat(MATCHER[0]), "matcher", CompartmentKey.of_key(ROWS))
    with pytest.raises(NotShared):
        part.share("c", keyring.share("c", own, MATCHER_HOLDS), EVE_HOLDS)


@given(st.sampled_from(["c", "d", "org"]), st.sampled_from(["c", "d", "org"]), st.sampled_from(["ada", "eve"]))
def test_a_share_that_was_moved_opens_nothing(subject: str, elsewhere: str, holder: str) -> None:
    seat = OpenSeat(ADA[0])
    share = sealed_share(subject, Holder("ada", ADA[1]), b"key")

    if (subject, "ada") == (elsewhere, holder):
        assert opened_share(seat, holder, elsewhere, share) == b"key"
    else:
        with pytest.raises(Tampered):
            opened_share(seat, holder, elsewhere, share)
    with pytest.raises(Tampered):
        opened_share(OpenSeat(EVE[0]), "ada", subject, share)


@given(st.data())
def test_an_altered_share_opens_nothing(data: st.DataObject) -> None:
    keyring = ada()
    share = bytearray(keyring.new_case_key("c"))
    bit = data.draw(st.integers(0, len(share) * 8 - 1))
    share[bit // 8] ^= 1 << bit % 8

    with pytest.raises(Tampered):
        keyring.open_case_key("c", bytes(share))


def test_a_service_begins_no_case() -> None:
    keyring = service(MATCHER, "matcher")

    with pytest.raises(NotShared):
        keyring.new_case_key("c")
    with pytest.raises(NotShared):
        keyring.shares_of("c")


def test_what_was_forgotten_opens_nothing_any_more(tmp_path: Path) -> None:
    keyring = ada(EVE_HOLDS)
    own = keyring.new_case_key("c")
    key = keyring.open_case_key("c", own)
    sealed = key.seal(NAME, b"Ada")
    rows = keyring.vault_key()
    vault = TeamVault(tmp_path, keyring, new_key(), new_key())
    signature, public = vault.signer.sign(b"entry"), vault.signer.public_key()
    assert signed(public, signature, b"entry")
    assert len(vault.local_secret()) == 32
    vault.lock()

    for use in (
        lambda: key.unseal(NAME, sealed),
        lambda: keyring.open_case_key("c", own),
        lambda: rows.index("leads.site", "x"),
        lambda: vault.signer.sign(b"entry"),
        vault.local_secret,
    ):
        with pytest.raises(Locked):
            use()
    with pytest.raises(KeyError):
        keyring.shares_of("c")


def test_the_secrets_that_a_vault_takes_are_overwritten(tmp_path: Path) -> None:
    seed, local = new_key(), new_key()
    TeamVault(tmp_path, ada(), seed, local).lock()

    assert seed == local == bytearray(32)
