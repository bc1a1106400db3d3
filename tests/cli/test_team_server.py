"""A team's server from the command line: made, migrated, looked after, backed up and restored."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pyrage
import pytest

from takedown.cli import team
from takedown.fleet.queue import apply_queue
from takedown.pipeline.team import founding, organisations
from takedown.pipeline.team.health import readiness
from takedown.pipeline.team.keys import SERVICES
from takedown.pipeline.team.server import TeamServer
from takedown.settings import Settings
from takedown.store.failures import NewerSchema
from takedown.store.team.walls import FLEET, WEB
from tests.cli.shell import Ran, Shell, rest_of
from tests.conftest import CHEAP, NewDatabase
from tests.team_server import PASSPHRASE, for_roles, house

CANARY = "canary-organisation"


@dataclass(frozen=True, slots=True)
class Server:
    """A shell whose configuration names a team's database, and that database as its owner."""

    shell: Shell
    owner_url: str

    def run(self, *words: object, **environment: str) -> Ran:
        return self.shell.run(*words, TAKEDOWN_OWNER_URL=self.owner_url, **environment)

    def does(self, *words: object, status: int = 0, **environment: str) -> list[dict[str, object]]:
        ran = self.run(*words, "--json", **environment)
        assert ran.status == status, ran
        return ran.lines

    def opened(self, role: str = WEB) -> TeamServer:
        settings = Settings().model_copy(update={"database": for_roles(self.owner_url)})
        return TeamServer.opened(self.shell.home, settings, role)

    def sql(self, words: str) -> list[tuple[object, ...]]:
        with psycopg.connect(self.owner_url, autocommit=True) as link:
            asked = link.execute(words.encode())
            return asked.fetchall() if asked.description else []

    def file_of(self, table: str) -> Path:
        """Return the file in which PostgreSQL keeps a table, once all of it is there."""
        self.sql("CHECKPOINT")
        [(folder,)], [(file,)] = self.sql("SHOW data_directory"), self.sql(f"SELECT pg_relation_filepath('{table}')")
        return Path(str(folder), str(file))

    def on(self, owner_url: str, folder: Path) -> Server:
        """Return another server, on another database, whose home is empty."""
        folder.mkdir()
        return _configured(Shell(folder), owner_url)


def _configured(shell: Shell, owner_url: str) -> Server:
    shell.home.mkdir(mode=0o700, exist_ok=True)
    (shell.home / "config.toml").write_text(f'[database]\nurl = "{for_roles(owner_url).url}"\n', encoding="utf-8")
    return Server(shell, owner_url)


@pytest.fixture
def bare(postgres_url: NewDatabase, tmp_path: Path) -> Server:
    (tmp_path / "shell").mkdir()
    return _configured(Shell(tmp_path / "shell"), postgres_url())


@pytest.fixture
def made(bare: Server) -> Server:
    """The same, made ready with keys that open at once."""
    settings = Settings().model_copy(update={"database": for_roles(bare.owner_url)})
    secrets = dict.fromkeys(SERVICES, PASSPHRASE)
    founding.make(bare.shell.home, settings, bare.owner_url, apply_queue, lambda: secrets, CHEAP)
    return bare


@pytest.fixture
def identity(tmp_path: Path) -> tuple[Path, str]:
    """A key of backups: its file, and its public half."""
    key = pyrage.x25519.Identity.generate()
    file = tmp_path / "backups.key"
    file.write_text(f"# made by a test\n{key}\n", encoding="utf-8")
    return file, str(key.to_public())


@pytest.fixture
def programs(postgres_bin: Path) -> str:
    """A PATH on which PostgreSQL's own programs are found first."""
    return f"{postgres_bin}:{os.environ['PATH']}"


def test_a_server_is_made_ready_once_and_stays_as_it_is(bare: Server, tmp_path: Path) -> None:
    folder = tmp_path / "passphrases"
    folder.mkdir()
    for name in SERVICES:
        (folder / name).write_text(f"{PASSPHRASE} {name}\n", encoding="utf-8")

    assert bare.does("team", "migrate", "--check", status=1)[0]["state"] == "none"
    first = bare.does("team", "init", "--service-passphrases", folder)
    secret = (bare.shell.home / "team.key").read_bytes()
    again = bare.does("team", "init")

    assert (first[0]["services"], again[0]["services"]) == ("made", "kept")
    assert (bare.shell.home / "team.key").read_bytes() == secret
    assert (bare.shell.home / "team.key").stat().st_mode & 0o077 == 0
    assert bare.does("team", "migrate", "--check")[0]["state"] == "current"
    assert bare.does("team", "migrate")[0]["state"] == "current"
    assert [bare.does("team", "ready", "--role", role)[0]["ready"] for role in ("web", "fleet")] == [True, True]


@pytest.mark.parametrize("text", ['crawler = "a long enough passphrase"', "no TOML", "matcher = 1"])
def test_passphrases_that_cant_be_read_make_no_key(bare: Server, tmp_path: Path, text: str) -> None:
    file = tmp_path / "passphrases.toml"
    file.write_text(text, encoding="utf-8")

    ran = bare.run("team", "init", "--service-passphrases", file)

    assert ran.status == 1
    assert "No key was made" in ran.said
    assert bare.sql("SELECT count(*) FROM services") == [(0,)]


def test_without_a_terminal_or_a_file_no_passphrase_is_asked(bare: Server) -> None:
    assert bare.run("team", "init").status == 4


def test_an_organisation_is_founded_and_its_words_are_told_once(made: Server) -> None:
    [told] = made.does("team", "organisation", "new", "--slug", "house", "--name", "The House")
    taken = made.run("team", "organisation", "new", "--slug", "house", "--name", "Another")

    assert isinstance(told["words"], list)
    assert isinstance(told["invitations"], dict)
    assert len(told["words"]) == 12
    assert set(told["invitations"]) == {"administrator", "supervisor"}
    assert taken.status == 1
    [listed] = made.does("team", "organisation", "list")
    assert (listed["slug"], listed["name"], listed["state"]) == ("house", "The House", "open")
    assert set(listed) == {"organisation", "slug", "name", "made_at", "state"}


def test_a_person_reads_the_words_and_what_they_are_for(made: Server) -> None:
    ran = made.run("team", "organisation", "new", "--slug", "house", "--name", "The House")

    assert ran.status == 0
    assert "  12. " in ran.out
    assert "shown this once" in ran.out
    assert ran.out.count("/o/house/join#") == 2


def test_the_doctor_names_what_isnt_at_work(made: Server) -> None:
    checks = {str(one["check"]): one["ok"] for one in made.does("team", "doctor", status=1)}

    assert {name for name, ok in checks.items() if not ok} == {"crawler", "matcher", "notifier"}
    assert {"database", "walls", "services", "queue", "re-checks", "clock", "jail"} <= checks.keys()
    assert all(one["ok"] for one in made.does("team", "doctor", "--role", "web"))


def test_whoever_could_pass_through_the_walls_is_turned_away(made: Server) -> None:
    (made.shell.home / "config.toml").write_text(f'[database]\nurl = "{made.owner_url}"\n', encoding="utf-8")

    assert [one["ok"] for one in made.does("team", "doctor", status=1)][-1] is False
    assert made.run("team", "organisation", "list").status == 1


def test_what_the_extra_brings_is_named_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(team, "find_spec", lambda name: None if name == "procrastinate" else object())

    with pytest.raises(team.ServerNotInstalled) as told:
        team._installed()
    assert told.value.data == {"package": "procrastinate"}


def test_several_may_make_the_same_server_ready_at_once(
    bare: Server, postgres_url: NewDatabase, tmp_path: Path
) -> None:
    # Roles are the whole PostgreSQL's: another database of the same one waits for nobody.
    other = bare.on(postgres_url(), tmp_path / "other")
    file = tmp_path / "passphrases.toml"
    file.write_text("".join(f'{name} = "{PASSPHRASE}"\n' for name in SERVICES), encoding="utf-8")
    words = ("team", "init", "--service-passphrases", file, "--json")

    running = [one.shell.start(*words, TAKEDOWN_OWNER_URL=one.owner_url) for one in (bare, bare, other)]
    done = [(*rest_of(process), process.returncode) for process in running]

    assert [status for *_, status in done] == [0, 0, 0], done
    made = [json.loads(out)["services"] for out, *_ in done]
    assert (sorted(made[:2]), made[2]) == (["kept", "made"], "made")


def test_a_running_program_goes_on_while_a_later_one_adds_to_the_tables(made: Server) -> None:
    server = made.opened()
    before = house(server, "before")

    made.sql("ALTER TABLE cases ADD COLUMN later text")
    made.sql("ALTER TABLE members ADD COLUMN later text NOT NULL DEFAULT ''")
    made.sql("UPDATE team_version SET version_num = '9999'")

    assert readiness(server).ready
    after = organisations.found(server, slug="after", name="After", cost=CHEAP).organisation
    assert [one.slug for one in server.organisations()] == [before.organisation.slug, after.slug]
    with before.desk().store.read() as tx:
        assert len(tx.rows("members")) == 3
    server.close()
    for session in before.sessions:
        session.close()
    # What starts anew is told, and nothing is changed.
    with pytest.raises(NewerSchema):
        made.opened()
    assert made.does("team", "migrate", "--check", status=1)[0]["state"] == "newer"
    ran = made.run("team", "init")
    assert (ran.status, "later version" in ran.said) == (1, True)


def test_a_process_isnt_ready_on_older_tables(made: Server) -> None:
    server = made.opened(FLEET)
    made.sql("UPDATE team_version SET version_num = '0000'")

    assert readiness(server).why == "schema"
    server.close()


def test_upkeep_leaves_nothing_of_what_was_deleted(made: Server) -> None:
    server = made.opened()
    organisations.found(server, slug="house", name="The House", cost=CHEAP)
    server.close()
    [(wrapped,)] = made.sql("SELECT wrapped FROM shares WHERE subject = 'org:key' LIMIT 1 OFFSET 1")
    assert isinstance(wrapped, bytes)
    made.sql("DELETE FROM shares WHERE subject = 'org:key'")
    made.sql("INSERT INTO workers VALUES ('old', 'crawler', '', '2020-01-01T00:00:00.000Z', 'working')")
    [(old,)] = made.sql(
        "SELECT setting || '/' || pg_relation_filepath('shares') FROM pg_settings WHERE name = 'data_directory'"
    )
    made.sql("CHECKPOINT")
    assert wrapped in Path(str(old)).read_bytes()

    done = {(one["table"], one["done"]): one["rows"] for one in made.does("team", "maintain")}

    made.sql("CHECKPOINT")
    [(new,)] = made.sql(
        "SELECT setting || '/' || pg_relation_filepath('shares') FROM pg_settings WHERE name = 'data_directory'"
    )
    assert wrapped not in Path(str(new)).read_bytes()
    assert not Path(str(old)).exists() or not Path(str(old)).read_bytes()
    assert done["workers", "pruned"] == 1
    assert ("shares", "rewritten") in done
    assert ("members", "analysed") in done


def test_upkeep_is_the_owners_alone(made: Server) -> None:
    as_web = made.owner_url.replace("postgres:@", f"{WEB}@", 1)

    ran = replace(made, owner_url=as_web).run("team", "maintain")

    assert (ran.status, "Nothing was changed" in ran.said) == (1, True)


def test_a_backup_is_restored_whole_on_another_machine(
    made: Server, postgres_url: NewDatabase, tmp_path: Path, identity: tuple[Path, str], programs: str
) -> None:
    server = made.opened()
    of = house(server, CANARY)
    server.close()
    file, key = identity
    out = tmp_path / "whole.age"

    [told] = made.does("team", "backup", "--out", out, "--to", key, PATH=programs)
    other = made.on(postgres_url(), tmp_path / "other")
    other.does("team", "restore", out, "--identity", file, PATH=programs)

    assert told["bytes"] == out.stat().st_size
    assert CANARY.encode() not in out.read_bytes()
    assert out.read_bytes().startswith(b"age-encryption.org/v1\n-> X25519 ")
    assert out.stat().st_mode & 0o077 == 0
    # Whoever could sign in still can: her key, the walls and the secret that her name is found by are all there.
    again = other.opened()
    replace(of, server=again).as_member("worker").close()
    again.close()
    for session in of.sessions:
        session.close()
    assert made.sql("SELECT count(*) FROM pg_policies") == other.sql("SELECT count(*) FROM pg_policies")
    # The queue came along, too.
    assert all(one["ok"] for one in other.does("team", "doctor", "--role", "web"))
    twice = other.run("team", "restore", out, "--identity", file, PATH=programs)
    assert (twice.status, "Nothing was changed" in twice.said) == (1, True)


def test_nothing_is_restored_from_a_file_that_isnt_whole(
    made: Server, postgres_url: NewDatabase, tmp_path: Path, identity: tuple[Path, str], programs: str
) -> None:
    file, key = identity
    whole, cut, other_key = tmp_path / "whole.age", tmp_path / "cut.age", tmp_path / "other.key"
    made.does("team", "backup", "--out", whole, "--to", key, PATH=programs)
    cut.write_bytes(whole.read_bytes()[:-100_000])
    other_key.write_text(str(pyrage.x25519.Identity.generate()), encoding="utf-8")
    other = made.on(postgres_url(), tmp_path / "other")

    for broken, opener in ((cut, file), (whole, other_key), (file, file), (whole, tmp_path / "none.key")):
        ran = other.run("team", "restore", broken, "--identity", opener, PATH=programs)
        assert ran.status in (1, 4), ran
        assert other.sql("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == [(0,)]
    (other.shell.home / "team.key").write_text("ab" * 32 + "\n", encoding="utf-8")
    ran = other.run("team", "restore", whole, "--identity", file, PATH=programs)
    assert (ran.status, "another secret" in ran.said) == (1, True)
    assert other.sql("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == [(0,)]


def test_a_backup_that_fails_leaves_nothing(
    made: Server, tmp_path: Path, identity: tuple[Path, str], programs: str
) -> None:
    out, (_, key) = tmp_path / "out", identity
    out.mkdir()
    empty = tmp_path / "empty"
    empty.mkdir()
    as_web = made.owner_url.replace("postgres:@", f"{WEB}@", 1)

    assert made.run("team", "backup", "--out", out, "--to", key, PATH=str(empty)).status == 1
    assert replace(made, owner_url=as_web).run("team", "backup", "--out", out, "--to", key, PATH=programs).status == 1
    assert made.run("team", "backup", "--out", out, "--to", "age1no", PATH=programs).status == 2
    assert list(out.iterdir()) == []


def test_older_backups_go_once_a_new_one_is_whole(
    made: Server, tmp_path: Path, identity: tuple[Path, str], programs: str
) -> None:
    out, (_, key) = tmp_path / "out", identity
    out.mkdir()
    ages = {days: datetime.now(UTC) - timedelta(days=days) for days in (1, 29, 31, 400)}
    named = {days: out / f"takedown-{moment:%Y%m%dT%H%M%SZ}.age" for days, moment in ages.items()}
    other = out / "takedown-notes.txt"
    for file in (*named.values(), other):
        file.write_text("of a test", encoding="utf-8")

    [told] = made.does("team", "backup", "--out", out, "--to", key, "--keep-days", 30, PATH=programs)

    assert told["removed"] == sorted(str(named[days]) for days in (31, 400))
    assert set(out.iterdir()) == {Path(str(told["out"])), named[1], named[29], other}
