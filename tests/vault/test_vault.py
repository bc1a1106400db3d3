"""The vault opens by its passphrase alone, and what is off changes nothing in the home."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from takedown.errors import HomeUnusable, TakedownError
from takedown.vault import (
    Cost,
    DamagedHeader,
    EmptyPassphrase,
    KeyFileNeeded,
    Locked,
    NewerVault,
    NoVault,
    Tampered,
    Vault,
    VaultExists,
    WrongPassphrase,
)

PLACE = ("cases", "bcdf-ghjk-mnpq", "name")

HEADER_1 = (
    '{"version": 1, "kdf": "argon2id", "time": 1, "memory_kib": 64, "lanes": 1, "salt": "ae79e9'
    '77e513b1ec82e523483b0ceeb9", "wrapped_key": "c82b159c623d03fa35158e4b1744377c46bb1552898b6'
    'ed9f231e2d3a45bb025480b118504778a41271891447d0e454e3e3791e318250d85e0c366d8"}'
)
CASE_KEY_1 = (
    "a154e9b2d903f875280b4b1a34837858431c3f80affa8c96220e914ab9f5d03200d058511dca0a68663804187f"
    "8b967d3dc23cd2c76330f792bed5e3"
)
SEALED_1 = "014f2c8b724c4504bb7cb7f5e42e8dcf6f27a46f883ef1561db2843f03bb09504d14"
INDEX_1 = "199760fec721eb4e87052674a7cb17fb38e6a0483b19becc14bf39072cffa275"
DATABASE_KEY_1 = "bef13daeacef6e218c38e73729177f8a9648bf6959f8b5c13dea830f2042cf36"
PUBLIC_KEY_1 = "1efbeb8ab60e2a907fd2b9ecdaa1d93e17060c3f40205c0808708432681e7ecd"


def everything_in(home: Path) -> dict[str, tuple[bytes, int, int]]:
    return {
        str(file.relative_to(home)): (file.read_bytes(), file.stat().st_mtime_ns, file.stat().st_mode)
        for file in sorted(home.rglob("*"))
        if file.is_file()
    }


def test_the_same_passphrase_gives_the_same_keys(home: Path, vault: Vault, passphrase: str) -> None:
    wrapped = vault.keyring.new_case_key("case")
    sealed = vault.keyring.open_case_key("case", wrapped).seal(PLACE, b"Ada")
    with Vault.unlock(home, passphrase) as again:
        assert again.database_key() == vault.database_key()
        assert again.local_secret() == vault.local_secret()
        assert again.signer.public_key() == vault.signer.public_key()
        assert again.keyring.open_case_key("case", wrapped).unseal(PLACE, sealed) == b"Ada"


def test_two_vaults_share_nothing(vault: Vault, tmp_path: Path, passphrase: str, cheap_cost: Cost) -> None:
    with Vault.create(tmp_path / "other", passphrase, cheap_cost) as other:
        assert other.database_key() != vault.database_key()
        assert other.local_secret() != vault.local_secret()
        assert other.signer.public_key() != vault.signer.public_key()
        with pytest.raises(Tampered):
            other.keyring.open_case_key("case", vault.keyring.new_case_key("case"))


@pytest.mark.usefixtures("vault")
def test_only_the_owner_may_read_it(home: Path) -> None:
    assert home.stat().st_mode & 0o777 == 0o700
    assert [(file.name, file.stat().st_mode & 0o777) for file in home.iterdir()] == [("header.json", 0o600)]


@pytest.mark.usefixtures("vault")
def test_a_wrong_passphrase_is_exit_status_4_and_changes_nothing_but_the_count_of_tries(home: Path) -> None:
    before = everything_in(home)
    with pytest.raises(WrongPassphrase) as refused:
        Vault.unlock(home, "correct horse battery stable")
    assert refused.value.exit_status == 4
    after = everything_in(home)
    assert after.pop("tries.json")[2] & 0o777 == 0o600
    assert after == before


@pytest.mark.parametrize(
    "typed", ["cafe\N{COMBINING ACUTE ACCENT} œuf", "caf\N{LATIN SMALL LETTER E WITH ACUTE}\N{NO-BREAK SPACE}œuf"]
)
def test_the_same_letters_typed_otherwise_open_it(home: Path, cheap_cost: Cost, typed: str) -> None:
    Vault.create(home, "caf\N{LATIN SMALL LETTER E WITH ACUTE} œuf", cheap_cost).lock()
    with Vault.unlock(home, typed) as opened:
        assert len(opened.database_key()) == 32


@pytest.mark.parametrize("nothing", ["", "   ", "\N{NO-BREAK SPACE}"])
def test_an_empty_passphrase_makes_no_vault(home: Path, nothing: str, cheap_cost: Cost) -> None:
    with pytest.raises(EmptyPassphrase):
        Vault.create(home, nothing, cheap_cost)
    assert not home.exists()


def test_a_second_vault_in_the_same_home_is_refused(home: Path, vault: Vault, cheap_cost: Cost) -> None:
    before = everything_in(vault.home)
    with pytest.raises(VaultExists):
        Vault.create(home, "another", cheap_cost)
    assert everything_in(home) == before


def test_of_many_made_at_once_one_wins_and_opens(home: Path, cheap_cost: Cost) -> None:
    def make(word: str) -> str:
        try:
            Vault.create(home, word, cheap_cost).lock()
        except VaultExists:
            return ""
        return word

    with ThreadPoolExecutor(8) as threads:
        winners = [word for word in threads.map(make, map(str, range(8))) if word]
    assert len(winners) == 1
    Vault.unlock(home, winners[0]).lock()
    assert [file.name for file in home.iterdir()] == ["header.json"]


def test_no_vault(tmp_path: Path) -> None:
    with pytest.raises(NoVault) as refused:
        Vault.unlock(tmp_path, "any")
    assert refused.value.exit_status == 1
    assert list(tmp_path.iterdir()) == []


def test_a_file_where_the_home_should_be(tmp_path: Path, cheap_cost: Cost) -> None:
    (tmp_path / "home").write_text("not a folder")
    for home in (tmp_path / "home", tmp_path / "home" / "deeper"):
        with pytest.raises(HomeUnusable):
            Vault.create(home, "any", cheap_cost)
    assert (tmp_path / "home").read_text() == "not a folder"


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"memory_kib": 2**40}, DamagedHeader),  # a hostile header can't take the machine's memory
        ({"memory_kib": 1_048_577}, DamagedHeader),
        ({"memory_kib": "64"}, DamagedHeader),
        ({"memory_kib": 64, "lanes": 9}, DamagedHeader),
        ({"time": 10**9}, DamagedHeader),
        ({"time": 0}, DamagedHeader),
        ({"lanes": 1000}, DamagedHeader),
        ({"salt": "00"}, DamagedHeader),
        ({"salt": "zz"}, DamagedHeader),
        ({"wrapped_key": ""}, DamagedHeader),
        ({"kdf": "md5"}, DamagedHeader),
        ({"kind": "recovery"}, DamagedHeader),
        ({"kind": "any"}, DamagedHeader),
        ({"more": 1}, DamagedHeader),
        ({"version": 1}, DamagedHeader),
        ({"time": 2}, WrongPassphrase),  # altered but plausible: another key comes out, and nothing opens
        ({"memory_kib": 65}, WrongPassphrase),
        ({"salt": "00" * 16}, WrongPassphrase),
        ({"wrapped_key": "00" * 60}, WrongPassphrase),
        ({"key_file": True}, KeyFileNeeded),
    ],
)
@pytest.mark.usefixtures("vault")
def test_an_altered_slot_opens_nothing(
    home: Path, passphrase: str, change: dict[str, object], error: type[TakedownError]
) -> None:
    refused(home, passphrase, error, lambda header: header["slots"][0].update(change))


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"version": 0}, DamagedHeader),
        ({"version": 1}, DamagedHeader),
        ({"version": 3}, NewerVault),
        ({"slots": []}, DamagedHeader),
        ({"slots": None}, DamagedHeader),
        ({"mac": "00" * 32}, DamagedHeader),  # the slot opens, but somebody without the key wrote the rest
        ({"mac": ""}, DamagedHeader),
        ({"more": 1}, DamagedHeader),
    ],
)
@pytest.mark.usefixtures("vault")
def test_an_altered_header_opens_nothing(
    home: Path, passphrase: str, change: dict[str, object], error: type[TakedownError]
) -> None:
    refused(home, passphrase, error, lambda header: header.update(change))


def refused(home: Path, passphrase: str, error: type[TakedownError], alter: Callable[[dict[str, Any]], object]) -> None:
    file = home / "header.json"
    header = json.loads(file.read_text())
    alter(header)
    file.write_text(json.dumps(header, indent=2) + "\n")
    before = everything_in(home)
    with pytest.raises(error):
        Vault.unlock(home, passphrase)
    assert {name: found for name, found in everything_in(home).items() if name != "tries.json"} == before


@pytest.mark.parametrize("text", [b"", b"{", b"null", b"[]", b"\xff\xfe", b"[" * 60_000, b"9" * 70_000])
@pytest.mark.usefixtures("vault")
def test_a_header_that_is_none_is_damaged(home: Path, passphrase: str, text: bytes) -> None:
    (home / "header.json").write_bytes(text)
    with pytest.raises(DamagedHeader):
        Vault.unlock(home, passphrase)


def test_a_vault_of_format_1_opens_for_good(home: Path) -> None:
    """Written by the first version of the program; whoever changes the format must go on reading this one."""
    home.mkdir()
    (home / "header.json").write_text(HEADER_1)
    with Vault.unlock(home, "frozen") as opened:
        key = opened.keyring.open_case_key("bcdf-ghjk-mnpq", bytes.fromhex(CASE_KEY_1))
        assert key.unseal(PLACE, bytes.fromhex(SEALED_1)) == b'"Ada"'
        assert key.index("media.sha256", "00").hex() == INDEX_1
        assert opened.database_key().hex() == DATABASE_KEY_1
        assert opened.local_secret() not in (opened.database_key(), opened.signer.public_key())
        assert opened.signer.public_key().hex() == PUBLIC_KEY_1


def test_what_is_signed_verifies_with_the_public_key(vault: Vault) -> None:
    public = Ed25519PublicKey.from_public_bytes(vault.signer.public_key())
    public.verify(vault.signer.sign(b"link"), b"link")


def test_a_locked_vault_gives_nothing_any_more(vault: Vault) -> None:
    wrapped = vault.keyring.new_case_key("case")
    key = vault.keyring.open_case_key("case", wrapped)
    sealed = key.seal(PLACE, b"Ada")
    vault.lock()
    vault.lock()
    for use in (
        vault.database_key,
        vault.local_secret,
        lambda: vault.signer.sign(b""),
        lambda: vault.keyring.new_case_key("case"),
        lambda: vault.keyring.open_case_key("case", wrapped),
        lambda: key.seal(PLACE, b"Ada"),
        lambda: key.unseal(PLACE, sealed),
        lambda: key.index("media.sha256", "00"),
        lambda: vault.keyring.vault_key().seal(PLACE, b"Ada"),
    ):
        with pytest.raises(Locked) as refused:
            use()
        assert refused.value.exit_status == 4


def test_the_default_cost_is_the_second_recommended_option_of_rfc_9106() -> None:
    assert Cost() == Cost(time=3, memory_kib=64 * 1024, lanes=4)
