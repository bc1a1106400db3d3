"""Tokens of programs from the command line: made, confirmed by another person, renewed with its text, and ended."""

from __future__ import annotations

from pathlib import Path

import pytest

from takedown.pipeline.team import entering, tokens, totp
from tests.cli.shell import Ran, Shell
from tests.cli.test_team_members_cli import helpers, shell
from tests.team_server import PASSPHRASE, House
from tests.web.team.signin_site import code

__all__ = ["helpers", "shell"]


def test_a_token_is_made_confirmed_renewed_and_ended(helpers: House, shell: Shell, tmp_path: Path) -> None:
    (file := tmp_path / "passphrase").write_text(PASSPHRASE, encoding="utf-8")
    letters = {}
    for login in ("administrator", "supervisor"):
        half = entering.by_passphrase(helpers.server, helpers.organisation, login, PASSPHRASE)
        letters[login] = totp.secret_for(half)
        entering.set_up_codes(helpers.server, half, code(letters[login]))

    def run(login: str, *words: object) -> Ran:
        with helpers.server.outside(helpers.organisation.id).begin() as tx:  # each code counts once
            tx.update("members", helpers.members[login].id, totp_step=0)
        who = ("--org", "helpers", "--login", login, "--code", code(letters[login]), "--json")
        return shell.run("team", "token", *words, *who, TAKEDOWN_PASSPHRASE_FILE=str(file))

    wanted = ("make", "--name", "archive", "--role", "case-worker", "--scope", "cases:read", "--scope", "figures:read")
    (made,) = run("administrator", *wanted).lines
    assert made["scopes"] == ["cases:read", "figures:read"]
    assert run("administrator", "confirm", made["token"]).status != 0
    assert [(one["token"], one["confirmed_by"]) for one in run("supervisor", "list").lines] == [(made["token"], None)]
    assert run("supervisor", "confirm", made["token"]).lines == [{"token": made["token"], "shared": 0}]

    (text := tmp_path / "token").write_text(f"{made['text']}\n", encoding="utf-8")
    (renewed,) = shell.run("team", "token", "rotate", "--token-file", text, "--overlap-hours", "0", "--json").lines
    with pytest.raises(tokens.NoToken):
        tokens.opened(helpers.server, str(made["text"]))
    tokens.opened(helpers.server, str(renewed["text"])).close()
    assert shell.run("team", "token", "rotate", "--token-file", tmp_path / "none", "--json").status == 1
    assert run("administrator", "revoke", renewed["token"]).lines == [{"token": renewed["token"], "ended": 2}]
    with pytest.raises(tokens.NoToken):
        tokens.opened(helpers.server, str(renewed["text"]))
