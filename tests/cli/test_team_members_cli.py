"""Members from the command line, and the way back with the words that lie offline."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from takedown.cases.noun import now
from takedown.cases.team.role import Role
from takedown.pipeline import casework
from takedown.pipeline.team import entering, totp
from tests.cli.shell import Ran, Shell
from tests.conftest import NewDatabase
from tests.pipeline.team.sign_ins import opened
from tests.team_server import PASSPHRASE, House, for_roles, house, team_server
from tests.web.team.signin_site import code


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    (tmp_path / "shell").mkdir()
    made = Shell(tmp_path / "shell")
    made.home.mkdir(mode=0o700)
    return made


@pytest.fixture
def helpers(postgres_url: NewDatabase, shell: Shell) -> Iterator[House]:
    url = postgres_url()
    (shell.home / "config.toml").write_text(f'[database]\nurl = "{for_roles(url).url}"\n', encoding="utf-8")
    with team_server(url, shell.home) as server:
        made = house(server, "helpers")
        yield made
        for session in made.sessions:
            session.close()


def test_members_are_listed_asked_and_let_go_by_an_administrator_with_a_code(
    helpers: House, shell: Shell, tmp_path: Path
) -> None:
    half = entering.by_passphrase(helpers.server, helpers.organisation, "administrator", PASSPHRASE)
    letters = totp.secret_for(half)
    entering.set_up_codes(helpers.server, half, code(letters))
    (file := tmp_path / "passphrase").write_text(PASSPHRASE, encoding="utf-8")

    def run(*words: object, given: str | None = None) -> Ran:
        with helpers.server.outside(helpers.organisation.id).begin() as tx:  # each code counts once
            tx.update("members", helpers.members["administrator"].id, totp_step=0)
        who = ("--org", "helpers", "--login", "administrator", "--code", given or code(letters), "--json")
        return shell.run("team", "member", *words, *who, TAKEDOWN_PASSPHRASE_FILE=str(file))

    listed = run("list")
    assert [(one["login"], one["state"]) for one in listed.lines] == [
        (login, "active") for login in ("administrator", "supervisor", "worker")
    ]
    (asked,) = run("invite", "--role", "intake").lines
    assert helpers.joined(str(asked["link"]).rpartition("#")[2], "new").role == "intake"
    assert run("invite", "--role", "queen").status == 2
    worker = helpers.members["worker"].id
    assert run("leave", worker).status == 1  # nobody was there to say yes
    (gone,) = run("leave", worker, "--yes").lines
    assert (gone["member"], gone["cases"]) == (worker, [])
    refused = run("list", given="000000")
    assert (refused.status, refused.lines) == (4, [])
    with helpers.server.outside(helpers.organisation.id).read() as tx:  # a verb leaves no session behind
        going = tx.rows("web_sessions", member_id=helpers.members["administrator"].id, revoked_at=None)
    assert len([row for row in going if not row["id"].startswith("half-")]) == 1
    assert all(row["ends_at"] > now().isoformat() for row in going)


def test_the_words_ask_a_supervisor_to_come_and_share_every_case(helpers: House, shell: Shell, tmp_path: Path) -> None:
    case = opened(helpers.desk())
    (file := tmp_path / "words").write_text(" ".join(helpers.words), encoding="utf-8")

    def run(*words: object) -> Ran:
        return shell.run("--recovery-file", file, "team", "recover", "--org", "helpers", *words, "--json")

    asked = run().lines[0]
    new = helpers.joined(str(asked["link"]).rpartition("#")[2], "later")
    assert [line["shared"] for line in run("--share-with", new.id).lines] == [1]

    assert casework.show_case(helpers.as_member("later"), case.id) == case
    (link,) = [line["link"] for line in run("--role", "administrator").lines if "link" in line]
    assert helpers.joined(str(link).rpartition("#")[2], "keeper").role is Role.ADMINISTRATOR
    assert run("--role", "auditor").status == 2
    file.write_text("twelve words that are none", encoding="utf-8")
    assert run().status == 4
