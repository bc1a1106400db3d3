"""After a wipe nothing opens, nothing of the program's is left, what isn't its own stays, and it can be finished."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from takedown.errors import HomeUnusable, TakedownError
from takedown.pipeline.keeping import wipe as wiping
from takedown.pipeline.keeping.wipe import NothingToWipe, wipe
from takedown.pipeline.session import Session
from takedown.settings import Settings
from takedown.store import StoreUnreachable
from takedown.vault import NoVault, Vault
from tests.conftest import CHEAP, PASSPHRASE, NewDatabase
from tests.pipeline.casefile import found, opened

URL = "https://host.example/album/one.jpg"


@pytest.fixture
def used(file_session: Session) -> Session:
    found(file_session, opened(file_session).id, URL)
    (file_session.home / "recipients").mkdir()
    (file_session.home / "recipients" / "own.toml").write_text("", encoding="utf-8")
    (file_session.home / "config.toml").write_text("", encoding="utf-8")
    (file_session.home / "work.lock").touch()
    return file_session


def test_nothing_is_left(used: Session) -> None:
    used.close()
    done = wipe(used.home)

    assert (done.left, done.unreached, done.database) == ((), "", False)
    assert not used.home.exists()
    with pytest.raises(NothingToWipe):
        wipe(used.home)


def test_what_isnt_the_programs_own_stays(used: Session) -> None:
    used.close()
    (used.home / "letter to my lawyer.odt").write_bytes(b"mine")
    (used.home / "recipients" / "notes.txt").write_bytes(b"mine")

    assert wipe(used.home).left == ("letter to my lawyer.odt", "recipients")
    assert (used.home / "recipients" / "notes.txt").read_bytes() == b"mine"


@pytest.mark.parametrize("name", ["header.json", "store.db", "tries.json", "work.lock", "config.toml"])
def test_what_a_link_leads_to_is_left_as_it_is(used: Session, tmp_path: Path, name: str) -> None:
    used.close()
    mine = tmp_path / "mine"
    mine.write_bytes(b"a letter of somebody else's")
    (used.home / name).unlink(missing_ok=True)
    (used.home / name).symlink_to(mine)

    assert wipe(used.home, tmp_path / "none.toml" if name == "config.toml" else None).left == ()
    assert mine.read_bytes() == b"a letter of somebody else's"
    assert not used.home.exists()


def test_what_a_link_leads_to_is_not_emptied_by_working_beside_it(used: Session, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.write_bytes(b"mine")
    (used.home / "work.lock").unlink()
    (used.home / "work.lock").symlink_to(mine)

    with pytest.raises(HomeUnusable), used.working():
        pytest.fail("it worked")
    assert mine.read_bytes() == b"mine"


def test_a_mark_of_the_mailbox_that_was_being_written_goes_too(used: Session) -> None:
    used.close()
    (used.home / "mailbox.new").write_text("{", encoding="ascii")

    assert wipe(used.home).left == ()


def test_a_folder_that_is_somebody_elses_is_not_entered(used: Session, tmp_path: Path) -> None:
    used.close()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "own.toml").write_bytes(b"mine")
    (used.home / "rdap").symlink_to(elsewhere)

    wipe(used.home)

    assert (elsewhere / "own.toml").read_bytes() == b"mine"


def test_the_files_are_overwritten_before_they_go(used: Session, tmp_path: Path) -> None:
    used.close()
    for name in ("header.json", "store.db"):
        os.link(used.home / name, tmp_path / name)
    before = {name: (tmp_path / name).read_bytes() for name in ("header.json", "store.db")}

    wipe(used.home)

    for name, content in before.items():
        after = (tmp_path / name).read_bytes()
        assert len(after) == len(content)
        assert all(after[place : place + 16] not in content for place in range(0, len(after) - 16, 512))


WORKS = """
import sys
from pathlib import Path
from takedown.pipeline import casework
from takedown.pipeline.session import Session
from takedown.settings import Settings
from takedown.store import StoreUnreachable
from takedown.cases.case import Adult, Case, Standing
from takedown.errors import TakedownError
session = Session.opened(Path(sys.argv[1]), Settings(), sys.argv[2])
casework.list_cases(session)
print("ready", flush=True)
sys.stdin.readline()
for step in (
    lambda: casework.list_cases(session),
    lambda: casework.open_case(session, Case.opened(label="l", adult=Adult.YES, standing=Standing.SUBJECT), "x"),
):
    try:
        step()
    except TakedownError as problem:
        print(type(problem).__name__, flush=True)
    else:
        print("went on", flush=True)
"""


def test_a_process_that_has_it_open_ends_with_an_error_that_has_words(used: Session) -> None:
    used.close()
    command = [sys.executable, "-c", WORKS, str(used.home), PASSPHRASE]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "ready\n"
        wipe(used.home)
        told, _ = other.communicate("go\n", timeout=60)

    assert other.returncode == 0
    assert set(told.split()) <= {"DamagedStore", "StoreUnreachable"}
    assert len(told.split()) == 2
    assert not used.home.exists()


@pytest.mark.parametrize(
    ("step", "after"), [("overwrite", 0), ("destroy_file", 0), ("destroy_file", 1), ("destroy_file", 4)]
)
def test_a_wipe_that_was_ended_from_outside_is_finished_by_the_next(
    used: Session, monkeypatch: pytest.MonkeyPatch, step: str, after: int
) -> None:
    used.close()
    with monkeypatch.context() as ended:
        ended.setattr(wiping, step, _ends(getattr(wiping, step), after))
        with pytest.raises(KeyboardInterrupt):
            wipe(used.home)
    with pytest.raises(TakedownError):
        Session.opened(used.home, Settings(), PASSPHRASE)
    wipe(used.home)

    assert not used.home.exists()


def _ends(really: Callable[[Path], None], after: int) -> Callable[[Path], None]:
    done: list[Path] = []

    def step(file: Path) -> None:
        really(file)
        done.append(file)
        if len(done) > after:
            raise KeyboardInterrupt

    return step


@pytest.fixture
def on_server(tmp_path: Path, postgres_url: NewDatabase) -> tuple[Path, str]:
    """A vault on PostgreSQL with a case in it."""
    home, url = tmp_path / "team", postgres_url()
    with Vault.create(home, PASSPHRASE, CHEAP):
        (home / "config.toml").write_text(f'[database]\nurl = "{url}"\n', encoding="utf-8")
    session = Session.opened(home, Settings.model_validate({"database": {"url": url}}), PASSPHRASE)
    opened(session)
    session.close()
    return home, url


def tables(url: str) -> list[str]:
    with psycopg.connect(url) as link:
        return [name for (name,) in link.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")]


def test_a_servers_tables_go_too_and_only_the_programs(on_server: tuple[Path, str]) -> None:
    home, url = on_server
    with psycopg.connect(url) as link:
        link.execute("CREATE TABLE somebody_elses (x int)")

    done = wipe(home)

    assert (done.database, done.unreached) == (True, "")
    assert tables(url) == ["somebody_elses"]
    assert not home.exists()


def test_whoever_works_on_the_server_ends_with_an_error_that_has_words(on_server: tuple[Path, str]) -> None:
    home, url = on_server
    other = Session.opened(home, Settings.model_validate({"database": {"url": url}}), PASSPHRASE)
    wipe(home)

    with pytest.raises(StoreUnreachable):
        opened(other)
    other.close()


def test_a_server_that_isnt_there_is_told_and_finished_later(on_server: tuple[Path, str]) -> None:
    home, url = on_server
    config = (home / "config.toml").read_text(encoding="utf-8")
    (home / "config.toml").write_text('[database]\nurl = "postgresql://nobody@127.0.0.1:9/none"\n', encoding="utf-8")

    done = wipe(home)

    assert done.unreached
    assert not done.database
    with pytest.raises(NoVault):
        Session.opened(home, Settings(), PASSPHRASE)
    (home / "config.toml").write_text(config, encoding="utf-8")
    assert wipe(home).database
    assert tables(url) == []
    assert not home.exists()


def test_a_configuration_alone_makes_nobody_destroy_a_database(on_server: tuple[Path, str], tmp_path: Path) -> None:
    home, url = on_server
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    (fresh / "config.toml").write_bytes((home / "config.toml").read_bytes())

    assert not wipe(fresh).database
    assert "cases" in tables(url)


def test_a_configuration_that_cant_be_read_keeps_nobody_from_leaving(used: Session) -> None:
    used.close()
    (used.home / "config.toml").write_bytes(b"\xff not toml")

    wipe(used.home)

    assert not used.home.exists()
