"""A passphrase, a key file and recovery words open one vault; what was replaced opens nothing any more."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from takedown.errors import TakedownError
from takedown.vault import (
    Cost,
    DamagedHeader,
    EmptyPassphrase,
    KeyFileNeeded,
    KeyFileUnreadable,
    Keyholder,
    Locked,
    NoRecoveryWords,
    Passphrase,
    PassphraseNeeded,
    RecoveryWords,
    Secret,
    Vault,
    WrongPassphrase,
    WrongPassphraseOrKeyFile,
    WrongRecoveryWords,
    new_words,
)
from takedown.vault.header import parsed
from takedown.vault.keys import header_of, is_whole, new_data_key, new_slot, unwrapped
from tests.vault.test_vault import DATABASE_KEY_1, HEADER_1

CHEAP = Cost(time=1, memory_kib=64, lanes=1)
WORDS = RecoveryWords("legal winner thank year wave sausage worth useful legal winner thank yellow")
OTHER_WORDS = RecoveryWords("zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo wrong")

PASSPHRASE_KEY_2 = (
    "6dc6ea5cfda86eacb6ef713c25d4b7609a9f94d74225303ccafc8340b4fc"
    "210435a1a9315222f423038f12e2a311d5d38c92c67f652253856338b2d7"
)
RECOVERY_KEY_2 = (
    "7c38b61b1abd158f3e873d216c396ef1ae2fa4e2bf200d3d73c64d216f53"
    "f4a02864aa15a57bc5ead9a5abf53f865946de0ec7d252aa048605179c97"
)
HEADER_2 = """\
{
  "version": 2,
  "slots": [
    {
      "kdf": "argon2id",
      "time": 1,
      "memory_kib": 64,
      "lanes": 1,
      "salt": "212ba58729ae1479938cbb1c572beac1",
      "wrapped_key": "@0@",
      "version": 2,
      "kind": "passphrase",
      "key_file": true
    },
    {
      "kdf": "argon2id",
      "time": 1,
      "memory_kib": 64,
      "lanes": 1,
      "salt": "a0d9840ff3b9d3b4c2c99eb93bb97f7a",
      "wrapped_key": "@1@",
      "version": 2,
      "kind": "recovery",
      "key_file": false
    }
  ],
  "mac": "8b440c51bddb0b7484154655aed44e68faae8e0f1255fee3dfd44bfd1aa678dd"
}
"""
DATABASE_KEY_2 = "a3e0148e77aacb285cf156f93d266c3da91e318dda9728f70176b7b1aa78f07f"


def key_of(home: Path, secret: str | Secret) -> bytes:
    with Vault.unlock(home, secret) as opened:
        return opened.database_key()


def holder(home: Path, secret: str | Secret) -> Keyholder:
    return Keyholder(home, secret, CHEAP)


def refuse(home: Path, secret: str | Secret, error: type[TakedownError] = WrongPassphrase) -> None:
    with pytest.raises(error):
        Vault.unlock(home, secret)
    (home / "tries.json").unlink(missing_ok=True)


def test_a_changed_passphrase_opens_the_same_vault_and_the_old_one_nothing(vault: Vault, passphrase: str) -> None:
    home = vault.home
    with holder(home, passphrase) as keys:
        keys.set_passphrase(Passphrase("another one"))

    assert key_of(home, "another one") == vault.database_key()
    refuse(home, passphrase)
    assert sorted(file.name for file in home.iterdir()) == ["header.json"]


def test_recovery_words_open_the_vault_until_new_ones_are_made(vault: Vault, passphrase: str) -> None:
    home = vault.home
    refuse(home, WORDS, NoRecoveryWords)
    with holder(home, passphrase) as keys:
        keys.set_recovery(WORDS)
        assert keys.has_recovery
    assert key_of(home, WORDS) == key_of(home, passphrase) == vault.database_key()
    refuse(home, OTHER_WORDS, WrongRecoveryWords)

    with holder(home, WORDS) as keys:
        keys.set_recovery(OTHER_WORDS)
    assert key_of(home, OTHER_WORDS) == vault.database_key()
    refuse(home, WORDS, WrongRecoveryWords)

    with holder(home, passphrase) as keys:
        keys.drop_recovery()
    refuse(home, OTHER_WORDS, NoRecoveryWords)
    assert key_of(home, passphrase) == vault.database_key()


def test_recovery_words_set_a_new_passphrase_and_still_open(vault: Vault, passphrase: str) -> None:
    with holder(vault.home, passphrase) as keys:
        keys.set_recovery(WORDS)
    with holder(vault.home, WORDS) as keys:
        keys.set_passphrase(Passphrase("a new one"))

    refuse(vault.home, passphrase)
    assert key_of(vault.home, "a new one") == key_of(vault.home, WORDS) == vault.database_key()


def test_neither_the_passphrase_nor_the_key_file_opens_alone(vault: Vault, passphrase: str, tmp_path: Path) -> None:
    home, file, other = vault.home, tmp_path / "stick", tmp_path / "other"
    other.write_bytes(b"another file")
    with holder(home, passphrase) as keys:
        keys.make_key_file(file)
        assert keys.has_key_file

    assert file.stat().st_mode & 0o777 == 0o600
    assert key_of(home, Passphrase(passphrase, file)) == vault.database_key()
    refuse(home, passphrase, KeyFileNeeded)
    refuse(home, Passphrase(passphrase, other), WrongPassphraseOrKeyFile)
    refuse(home, Passphrase("wrong", file), WrongPassphraseOrKeyFile)
    refuse(home, Passphrase(passphrase, tmp_path / "away"), KeyFileUnreadable)
    other.write_bytes(b"")
    refuse(home, Passphrase(passphrase, other), KeyFileUnreadable)


def test_a_new_passphrase_keeps_the_key_file_until_it_is_dropped(vault: Vault, passphrase: str, tmp_path: Path) -> None:
    home, file = vault.home, tmp_path / "stick"
    with holder(home, passphrase) as keys:
        keys.make_key_file(file)
        keys.set_recovery(WORDS)
    with holder(home, WORDS) as keys:
        with pytest.raises(PassphraseNeeded):
            keys.make_key_file(tmp_path / "more")
        with pytest.raises(PassphraseNeeded):
            keys.drop_key_file()
        with pytest.raises(KeyFileNeeded):
            keys.set_passphrase(Passphrase("second"))
        keys.set_passphrase(Passphrase("second", file))
    refuse(home, "second", KeyFileNeeded)
    assert not (tmp_path / "more").exists()

    with holder(home, Passphrase("second", file)) as keys:
        keys.drop_key_file()
    assert key_of(home, "second") == key_of(home, Passphrase("second", file)) == vault.database_key()


def test_a_file_that_is_there_never_becomes_the_key_file(vault: Vault, passphrase: str, tmp_path: Path) -> None:
    file = tmp_path / "letter"
    file.write_text("hers")
    with holder(vault.home, passphrase) as keys, pytest.raises(FileExistsError):
        keys.make_key_file(file)
    assert file.read_text() == "hers"
    assert key_of(vault.home, passphrase) == vault.database_key()


def test_a_header_of_version_1_stays_one_until_something_is_changed(home: Path) -> None:
    home.mkdir()
    (home / "header.json").write_text(HEADER_1)
    assert key_of(home, "frozen").hex() == DATABASE_KEY_1
    with holder(home, "frozen"):
        pass
    assert (home / "header.json").read_text() == HEADER_1

    with holder(home, "frozen") as keys:
        keys.set_recovery(WORDS)
    assert json.loads((home / "header.json").read_text())["version"] == 2
    assert key_of(home, "frozen").hex() == key_of(home, WORDS).hex() == DATABASE_KEY_1


def test_a_vault_of_header_2_opens_for_good(home: Path, tmp_path: Path) -> None:
    """Written by the first version of the program that had slots; whoever changes them must go on reading this."""
    home.mkdir()
    (home / "header.json").write_text(HEADER_2.replace("@0@", PASSPHRASE_KEY_2).replace("@1@", RECOVERY_KEY_2))
    (tmp_path / "stick").write_bytes(b"a key file")

    assert key_of(home, WORDS).hex() == DATABASE_KEY_2
    assert key_of(home, Passphrase("frozen", tmp_path / "stick")).hex() == DATABASE_KEY_2


def test_two_changes_at_once_keep_both(vault: Vault, passphrase: str) -> None:
    with holder(vault.home, passphrase) as one, holder(vault.home, passphrase) as two:
        one.set_passphrase(Passphrase("from one"))
        two.set_recovery(WORDS)

    assert key_of(vault.home, "from one") == key_of(vault.home, WORDS) == vault.database_key()
    refuse(vault.home, passphrase)


def test_a_header_that_somebody_replaced_meanwhile_is_left_alone(vault: Vault, passphrase: str) -> None:
    file = vault.home / "header.json"
    with holder(vault.home, passphrase) as keys:
        Vault.create(vault.home / "other", passphrase, CHEAP).lock()
        file.write_bytes((vault.home / "other" / "header.json").read_bytes())
        before = file.read_bytes()
        with pytest.raises(DamagedHeader):
            keys.set_recovery(WORDS)
    assert file.read_bytes() == before


def test_a_locked_keyholder_changes_nothing(vault: Vault, passphrase: str) -> None:
    before = (vault.home / "header.json").read_bytes()
    keys = holder(vault.home, passphrase)
    keys.lock()
    with pytest.raises(Locked):
        keys.set_recovery(WORDS)
    with pytest.raises(Locked):
        keys.drop_recovery()
    with pytest.raises(Locked):
        keys.set_passphrase(Passphrase("x"))
    assert (vault.home / "header.json").read_bytes() == before


def test_what_cannot_be_a_secret_changes_nothing(vault: Vault, passphrase: str) -> None:
    before = (vault.home / "header.json").read_bytes()
    with holder(vault.home, passphrase) as keys, pytest.raises(EmptyPassphrase):
        keys.set_passphrase(Passphrase("  "))
    assert (vault.home / "header.json").read_bytes() == before


def test_a_backup_of_hard_links_keeps_its_header(vault: Vault, passphrase: str, tmp_path: Path) -> None:
    """What is overwritten after a change is a file that nobody else has a name for."""
    copy = tmp_path / "backup.json"
    copy.hardlink_to(vault.home / "header.json")
    before = copy.read_bytes()
    with holder(vault.home, passphrase) as keys:
        keys.set_passphrase(Passphrase("another one"))
    assert copy.read_bytes() == before


def test_the_bytes_of_the_old_header_are_overwritten(vault: Vault, passphrase: str) -> None:
    with (vault.home / "header.json").open("rb") as old:
        with holder(vault.home, passphrase) as keys:
            keys.set_passphrase(Passphrase("another one"))
        assert not old.read().strip(b"\0")


DATA_KEY = new_data_key()
SOUND = header_of(DATA_KEY, new_slot(DATA_KEY, Passphrase("words"), CHEAP), new_slot(DATA_KEY, WORDS, CHEAP)).text()


def key_from(text: bytes, secret: Secret) -> bytes | None:
    """Return the data key that ``text`` gives, or nothing where it is refused, as opening a vault does it."""
    try:
        header = parsed(text, Path("home"))
        key = unwrapped(header, secret)
    except TakedownError:
        return None
    return bytes(key) if is_whole(header, key) else None


def test_every_byte_of_the_header_counts() -> None:
    assert key_from(SOUND, WORDS) == key_from(SOUND, Passphrase("words")) == bytes(DATA_KEY)
    for place in range(len(SOUND)):
        altered = bytearray(SOUND)
        altered[place] ^= 1
        assert key_from(bytes(altered), WORDS) is None, place
        assert key_from(bytes(altered), Passphrase("words")) is None, place


@settings(max_examples=300, deadline=None)
@given(place=st.integers(0, len(SOUND) - 1), cut=st.integers(0, 80), put=st.binary(max_size=80))
def test_an_altered_header_gives_no_key(place: int, cut: int, put: bytes) -> None:
    altered = SOUND[:place] + put + SOUND[place + cut :]
    assert (key_from(altered, WORDS) is None) == (altered != SOUND)


FAR = st.integers(max_value=0) | st.integers(min_value=1_048_577) | st.floats() | st.text(max_size=5) | st.none()


@settings(max_examples=100, deadline=None)
@given(field=st.sampled_from(["time", "memory_kib", "lanes"]), figure=FAR, slot=st.integers(0, 1))
def test_absurd_work_is_refused_before_it_is_begun(field: str, figure: object, slot: int) -> None:
    header = json.loads(SOUND)
    header["slots"][slot][field] = figure
    with pytest.raises(DamagedHeader):
        parsed(json.dumps(header, indent=2).encode() + b"\n", Path("home"))


@settings(max_examples=100, deadline=None)
@given(text=st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=20))
def test_slots_of_any_shape_are_damaged(text: object) -> None:
    header = json.loads(SOUND) | {"slots": text}
    with pytest.raises(DamagedHeader):
        parsed(json.dumps(header, indent=2).encode() + b"\n", Path("home"))


def test_slots_of_another_vault_open_nothing() -> None:
    mine, theirs = json.loads(SOUND), new_data_key()
    other = json.loads(header_of(theirs, new_slot(theirs, Passphrase("theirs"), CHEAP)).text())
    mine["slots"][0] = other["slots"][0]
    planted = json.dumps(mine, indent=2).encode() + b"\n"

    assert key_from(planted, Passphrase("theirs")) is None
    assert key_from(planted, WORDS) is None


@pytest.mark.parametrize("language", ["fr", "en"])
def test_made_words_open(vault: Vault, passphrase: str, language: str) -> None:
    made = new_words(language)  # type: ignore[arg-type]
    with holder(vault.home, passphrase) as keys:
        keys.set_recovery(RecoveryWords(" ".join(made)))
    assert key_of(vault.home, RecoveryWords("\n".join(word.upper() for word in made))) == vault.database_key()
