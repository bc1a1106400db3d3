"""A vault goes into one file and comes back from it whole, on either database, or nothing is left."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest

from takedown.cases.event import EventKind
from takedown.errors import DiskFull, TakedownError
from takedown.pipeline import casework
from takedown.pipeline.keeping import backup_format
from takedown.pipeline.keeping.backup import FileNotForBackup, backup, last_backup
from takedown.pipeline.keeping.backup_format import NewerBackup, StrangeBackup
from takedown.pipeline.keeping.outfile import FileThere, FileUnwritable, new_file
from takedown.pipeline.keeping.restore import HomeNotEmpty, MixedBackup, Restored, restore
from takedown.pipeline.session import Session
from takedown.settings import Settings
from takedown.store import DatabaseNotEmpty, NewerSchema, StrangeRow
from takedown.vault import Passphrase, Vault, WrongPassphrase
from takedown.vault.age import ByIdentity, ByPassphrase, Lock, LockBroken, NotLocked, WrongLockPassphrase
from tests.conftest import CHEAP, PASSPHRASE, NewDatabase
from tests.pipeline.backup_scene import BY, HEAD, TO, changed, inside, line, locked, packed, secret
from tests.pipeline.casefile import found, opened

URL = "https://host.example/album/one.jpg"


@pytest.fixture
def used(session: Session) -> Session:
    """A vault with cases, one of them erased, and a match."""
    found(session, opened(session).id, URL)
    casework.erase_case(session, opened(session).id)
    return session


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of a small vault on SQLCipher."""
    folder = tmp_path_factory.mktemp("backup")
    with Vault.create(folder / "home", PASSPHRASE, CHEAP):
        session = again(folder / "home")
    found(session, opened(session).id, URL)
    backup(session, folder / "kept.age", TO)
    session.close()
    return folder / "kept.age"


def _opened_full(really: Callable[..., int], name: object, flags: int, *more: int) -> int:
    return really("/dev/full", os.O_WRONLY) if ".part" in str(name) else really(name, flags, *more)


def rows(session: Session) -> dict[str, list[dict[str, object]]]:
    """Return every row as it is stored."""
    held: dict[str, list[dict[str, object]]] = {}
    with session.store.dumped() as dump:
        for table, row in dump.rows:
            held.setdefault(table, []).append(dict(row))
    return held


def again(home: Path, settings: Settings | None = None) -> Session:
    return Session.opened(home, settings or Settings(), PASSPHRASE)


@pytest.mark.parametrize("onto", ["sqlcipher", "postgres"])
def test_a_vault_comes_back_on_either_database(
    used: Session, tmp_path: Path, postgres_url: NewDatabase, onto: str
) -> None:
    before = rows(used)
    out, home, config = tmp_path / "kept.age", tmp_path / "back", tmp_path / "config.toml"
    config.write_text(f'[database]\nurl = "{postgres_url()}"\n' if onto == "postgres" else "", encoding="utf-8")

    made = backup(used, out, TO)
    done = restore(out, home, BY, secret, config)

    assert (done.rows, done.defects, done.missing) == (made.rows, 0, ())
    restored = again(home, Settings.model_validate({"database": {"url": _url(config)}}))
    after = rows(restored)
    assert {table: held for table, held in after.items() if not table.startswith("ledger")} == {
        table: held for table, held in before.items() if not table.startswith("ledger")
    }
    assert after["ledger"][:-1] == before["ledger"]
    assert after["ledger"][-1]["kind"] == EventKind.RESTORED
    casework.erase_case(restored, casework.list_cases(restored)[0].id)
    restored.close()


def _url(config: Path) -> str:
    text = config.read_text(encoding="utf-8")
    return text.split('"')[1] if text else ""


def test_a_backup_of_one_moment_while_others_write(file_session: Session) -> None:
    opened(file_session)
    with file_session.store.dumped() as dump:
        held = [next(dump.rows)]
        opened(file_session)
        held += list(dump.rows)

    assert [table for table, _ in held].count("cases") == 1


def test_a_backup_is_noted_and_is_for_its_owner_alone(file_session: Session, tmp_path: Path) -> None:
    assert last_backup(file_session) is None
    backup(file_session, tmp_path / "kept.age", TO)

    assert last_backup(file_session) is not None
    assert (tmp_path / "kept.age").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["kept.age"]


def test_nothing_inside_tells_of_a_case(file: Path) -> None:
    content = inside(file)

    assert b"host.example" not in content
    assert b"Association" not in content
    assert b"header.json" in content


def test_a_passphrase_locks_and_opens_it_too(file_session: Session, tmp_path: Path) -> None:
    backup(file_session, tmp_path / "kept.age", ByPassphrase("outer", work=4))

    assert restore(tmp_path / "kept.age", tmp_path / "back", ByPassphrase("outer"), secret).defects == 0
    with pytest.raises(WrongLockPassphrase):
        restore(tmp_path / "kept.age", tmp_path / "third", ByPassphrase("inner"), secret)


def test_own_entries_and_settings_come_along(file_session: Session, tmp_path: Path) -> None:
    home = file_session.home
    (home / "config.toml").write_text('[smtp]\npassword_file = "mail-password"\n', encoding="utf-8")
    (home / "mail-password").write_text("canary", encoding="utf-8")
    (home / "recipients").mkdir()
    (home / "recipients" / "own.toml").write_text("canary = 1", encoding="utf-8")

    backup(file_session, tmp_path / "kept.age", TO)
    done = restore(tmp_path / "kept.age", tmp_path / "back", BY, secret)

    assert done.missing == ("mail-password",)
    assert sorted(path.name for path in (tmp_path / "back").iterdir()) == [
        "config.toml", "header.json", "recipients", "recipients-confirmed.json", "store.db", "store.made",
    ]  # fmt: skip
    assert (tmp_path / "back" / "recipients" / "own.toml").read_text(encoding="utf-8") == "canary = 1"


def test_a_strange_file_among_the_programs_own_is_told(file_session: Session, tmp_path: Path) -> None:
    (file_session.home / "config.toml").write_bytes(b"#" * 2_000_000)

    with pytest.raises(FileNotForBackup):
        backup(file_session, tmp_path / "kept.age", TO)
    assert not (tmp_path / "kept.age").exists()


def test_nothing_is_written_over_another_file(file_session: Session, tmp_path: Path) -> None:
    (tmp_path / "kept.age").write_bytes(b"mine")

    with pytest.raises(FileThere):
        backup(file_session, tmp_path / "kept.age", TO)
    with pytest.raises(FileUnwritable):
        backup(file_session, tmp_path / "nowhere" / "kept.age", TO)
    assert (tmp_path / "kept.age").read_bytes() == b"mine"


def test_who_is_killed_while_writing_leaves_nothing_that_looks_finished(tmp_path: Path) -> None:
    place = tmp_path / "stick"
    place.mkdir()
    child = os.fork()
    if child == 0:
        with new_file(place / "kept.age") as out:
            out.write(b"age-encryption.org/v1\n")
            out.flush()
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)

    assert [path.suffix for path in place.iterdir()] == [".part"]
    with new_file(place / "kept.age") as out:
        out.write(b"again")
    assert (place / "kept.age").read_bytes() == b"again"


@pytest.mark.parametrize("under", [TO, ByPassphrase("outer", work=4)])
def test_a_full_disk_leaves_nothing(file_session: Session, tmp_path: Path, under: Lock) -> None:
    place = tmp_path / "stick"
    place.mkdir()
    # The system's own file that is always full stands in for a file on a full stick.
    full = partial(_opened_full, os.open)
    with pytest.MonkeyPatch.context() as small:
        small.setattr(os, "open", full)
        with pytest.raises(DiskFull):
            backup(file_session, place / "kept.age", under)

    assert list(place.iterdir()) == []
    assert last_backup(file_session) is None


def refused(file: Path, home: Path, by: ByIdentity = BY) -> TakedownError:
    """Restore, which is refused; nothing is left of it anywhere."""
    there = set(home.parent.iterdir())
    with pytest.raises(TakedownError) as told:
        restore(file, home, by, secret)
    assert set(home.parent.iterdir()) == there
    return told.value


def row_of(table: str, row: dict[str, object], **lengths: int) -> tuple[object, bytes]:
    return {"table": table, "row": row, "bytes": lengths}, b"x" * sum(lengths.values())


HEADER = ({"file": "header.json", "bytes": 2}, b"{}")
HOSTILE: dict[str, tuple[object, ...]] = {
    "nothing": ("cut",),
    "no backup": ("other", ({"takedown": "else", "version": 1}, b"")),
    "a list": ("record", ([1, 2], b"")),
    "a revision that is none": ("record", ({**HEAD, "revision": 5}, b"")),
    "no header": ("no-header", ({**HEAD, "revision": "0005"}, b""), ({"end": 1}, b"")),
    "a way out of the folder": ("file", ({**HEAD, "revision": "0005"}, b""), ({"file": "../x", "bytes": 1}, b"x")),
    "a path from the root": ("file", ({**HEAD, "revision": "0005"}, b""), ({"file": "/x", "bytes": 1}, b"x")),
    "a hidden entry": (
        "file",
        ({**HEAD, "revision": "0005"}, b""),
        ({"file": "recipients/../x.toml", "bytes": 0}, b""),
    ),
    "a database": ("file", ({**HEAD, "revision": "0005"}, b""), ({"file": "store.db", "bytes": 1}, b"x")),
    "a header twice": ("file", ({**HEAD, "revision": "0005"}, b""), HEADER, HEADER),
    "a vast file": ("length", ({**HEAD, "revision": "0005"}, b""), ({"file": "header.json", "bytes": 2**40}, b"")),
    "a length below nothing": (
        "length",
        ({**HEAD, "revision": "0005"}, b""),
        ({"file": "header.json", "bytes": -1}, b""),
    ),
    "a file that ends early": ("cut", ({**HEAD, "revision": "0005"}, b""), ({"file": "header.json", "bytes": 9}, b"x")),
    "a line without an end": ("length", ({"x": "y" * 2**20}, b"")),
}


def test_files_that_are_vast_together_are_refused() -> None:
    mebibyte = 2**20
    files = [({"file": f"recipients/{n}.toml", "bytes": mebibyte}, bytes(mebibyte)) for n in range(65)]
    with pytest.raises(StrangeBackup) as told:
        backup_format.Unpacked(BytesIO(packed([({**HEAD, "revision": "0005"}, b""), *files])))

    assert told.value.data == {"why": "length"}


def test_a_row_that_is_vast_in_all_its_columns_together_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup_format, "_MOST_VALUE", 1000)
    read = [({**HEAD, "revision": "0005"}, b""), row_of("x", {}, one=600, two=401), ({"end": 2}, b"")]
    unpacked = backup_format.Unpacked(BytesIO(packed(read)))
    with pytest.raises(StrangeBackup) as told:
        list(unpacked.rows())

    assert told.value.data == {"why": "length"}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_backup_is_refused_by_name(tmp_path: Path, name: str) -> None:
    why, *records = HOSTILE[name]
    told = refused(locked(packed(records), tmp_path / "hostile.age"), tmp_path / "back")  # type: ignore[arg-type]

    assert isinstance(told, StrangeBackup)
    assert told.data == {"why": why}


@pytest.mark.parametrize("content", [b"", b"not age at all", b"age-encryption.org/v1\n", b"PK\x03\x04" + bytes(99)])
def test_what_age_never_locked_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "other").write_bytes(content)

    assert isinstance(refused(tmp_path / "other", tmp_path / "back"), (NotLocked, WrongLockPassphrase))


def test_a_backup_that_was_cut_short_leaves_nothing(file: Path, tmp_path: Path) -> None:
    short = tmp_path / "short.age"
    short.write_bytes(file.read_bytes()[:-100])

    assert isinstance(refused(short, tmp_path / "back"), LockBroken)


def _row_changed(content: bytes, table: bytes, was: bytes, now: bytes) -> bytes:
    place = content.index(b'{"table":"' + table)
    return content[:place] + content[place:].replace(was, now, 1)


CHANGES: dict[str, tuple[Callable[[bytes], bytes], type[TakedownError]]] = {
    "another table": (lambda held: _row_changed(held, b"cases", b'"cases"', b'"users"'), StrangeRow),
    "the migrations' own table": (
        lambda held: _row_changed(held, b"cases", b'"cases"', b'"alembic_version"'),
        StrangeRow,
    ),
    "another column": (lambda held: _row_changed(held, b"cases", b'"status"', b'"statut"'), StrangeRow),
    "a number for a text": (lambda held: _row_changed(held, b"cases", b'"open"', b"12"), StrangeRow),
    "nothing where something must be": (lambda held: _row_changed(held, b"cases", b'"open"', b"null"), StrangeRow),
    "a truth for a number": (lambda held: _row_changed(held, b"ledger", b'"seq":1', b'"seq":true'), StrangeBackup),
    "a list": (lambda held: _row_changed(held, b"cases", b'"open"', b"[]"), StrangeBackup),
    "half a character": (lambda held: _row_changed(held, b"cases", b'"open"', b'"\\ud800"'), StrangeRow),
    "a row of no case": (lambda held: _row_changed(held, b"consents", b'"case_id":"', b'"case_id":"x'), StrangeRow),
    "a figure that is none": (lambda held: _row_changed(held, b"ledger", b'"seq":1', b'"seq":NaN'), StrangeBackup),
    "a later schema": (lambda held: held.replace(b'"revision":"00', b'"revision":"99', 1), NewerSchema),
    "a later form": (lambda held: held.replace(b'"version":1', b'"version":9', 1), NewerBackup),
    "something behind the end": (lambda held: held + b"more", StrangeBackup),
    "no end": (lambda held: held[: held.rindex(b'{"end"')], StrangeBackup),
    "a row too few": (lambda held: held.replace(b'{"end":', b'{"end":1', 1), StrangeBackup),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_its_database_cant_have_had_is_refused(file: Path, tmp_path: Path, name: str) -> None:
    change, error = CHANGES[name]
    content = inside(file)
    assert change(content) != content

    assert type(refused(changed(file, change), tmp_path / "back")) is error


def test_the_header_of_another_vault_is_refused(file: Path, tmp_path: Path) -> None:
    with Vault.create(tmp_path / "other", PASSPHRASE, CHEAP):
        header = (tmp_path / "other" / "header.json").read_bytes()

    def swapped(content: bytes) -> bytes:
        start = content.index(b'{"file":"header.json"')
        first = content.index(b"\n", start) + 1
        length = int(content[start:first].split(b'"bytes":')[1].rstrip(b"}\n"))
        return (
            content[:start] + line({"file": "header.json", "bytes": len(header)}) + header + content[first + length :]
        )

    assert type(refused(changed(file, swapped), tmp_path / "back")) is MixedBackup


def test_the_vaults_own_passphrase_is_still_needed(file: Path, tmp_path: Path) -> None:
    with pytest.raises(WrongPassphrase):
        restore(file, tmp_path / "back", BY, lambda _: Passphrase("another one"))
    assert not (tmp_path / "back").exists()


def test_a_home_that_holds_something_is_left_as_it_is(file: Path, file_session: Session, tmp_path: Path) -> None:
    (tmp_path / "back").mkdir()
    (tmp_path / "back" / "mine").write_text("mine", encoding="utf-8")

    assert type(refused(file, tmp_path / "back")) is HomeNotEmpty
    assert type(refused(file, file_session.home)) is HomeNotEmpty


def test_an_empty_home_is_taken(file: Path, tmp_path: Path) -> None:
    (tmp_path / "back").mkdir()

    assert restore(file, tmp_path / "back", BY, secret).defects == 0


def test_what_was_left_of_a_killed_restoring_is_cleared_away(file: Path, tmp_path: Path) -> None:
    (tmp_path / ".back.restoring").mkdir()
    (tmp_path / ".back.restoring" / "store.db").write_bytes(b"half")

    assert restore(file, tmp_path / "back", BY, secret).defects == 0
    assert not (tmp_path / ".back.restoring").exists()


def test_a_database_with_another_vault_in_it_is_left_alone(
    file: Path, tmp_path: Path, postgres_url: NewDatabase
) -> None:
    config = tmp_path / "config.toml"
    config.write_text(f'[database]\nurl = "{postgres_url()}"\n', encoding="utf-8")
    restore(file, tmp_path / "one", BY, secret, config)

    with pytest.raises(DatabaseNotEmpty):
        restore(file, tmp_path / "two", BY, secret, config)
    assert not (tmp_path / "two").exists()


def test_a_ledger_that_was_altered_before_the_backup_is_told(file_session: Session, tmp_path: Path) -> None:
    opened(file_session)
    with file_session.store.begin() as tx:
        entry = tx.rows("ledger", order_by="-seq", limit=1, raw=True)[0]
        tx.update("ledger", entry["id"], at="2020-01-01T00:00:00.000Z")
    backup(file_session, tmp_path / "kept.age", TO)

    done = restore(tmp_path / "kept.age", tmp_path / "back", BY, secret)

    assert isinstance(done, Restored)
    assert done.defects > 0
