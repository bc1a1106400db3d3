"""An organisation of the demonstration: its members come, its programs get tokens, two people look."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextlib import closing
from functools import partial
from typing import TypeVar

from takedown.cases.team.role import Role
from takedown.cases.team.token import Scope
from takedown.pipeline.cautions import looks
from takedown.pipeline.team import members, staff, tokens
from takedown.pipeline.team.handover import card_of
from takedown.pipeline.team.server import TeamServer
from takedown.pipeline.team.session import TeamSession
from takedown.pipeline.team.signin import seat_of, session_of
from takedown.pipeline.team.tokens import Wanted

T = TypeVar("T")
_WORK = (
    Scope.CLIENTS_READ,
    Scope.CASES_READ,
    Scope.CASES_WRITE,
    Scope.MEDIA_WRITE,
    Scope.ADDRESSES_WRITE,
    Scope.MATCHES_READ,
    Scope.MATCHES_DECIDE,
    Scope.NOTICES_READ,
    Scope.NOTICES_DRAFT,
    Scope.EVIDENCE_READ,
    Scope.FIGURES_READ,
)
_APPROVING = (Scope.CASES_READ, Scope.NOTICES_READ, Scope.NOTICES_APPROVE)


class House:
    """One organisation, whose administrator and supervisor have come by their links.

    Args:
        server: the team's. slug: of the organisation. links: of the two, by role.
    """

    def __init__(self, server: TeamServer, slug: str, links: dict[str, str]) -> None:
        self._server = server
        self.organisation = server.organisation(slug)
        self._passphrases = {role: secrets.token_urlsafe(18) for role in links}
        for role, link in links.items():
            token, words = link.rpartition("#")[2], self._passphrases[role]
            members.join(server, self.organisation, token, login=role, name=role.title(), passphrase=words)
        asked = self._as(Role.ADMINISTRATOR, lambda session: staff.invite(session, Role.CASE_WORKER))
        words = self._passphrases[Role.CASE_WORKER] = secrets.token_urlsafe(18)
        login = Role.CASE_WORKER.value
        members.join(server, self.organisation, asked, login=login, name=login.title(), passphrase=words)

    def tokens(self) -> tuple[str, str]:
        """Return the tokens of two programs: one that works on cases, one that approves in the supervisor's name."""
        supervisor = self._as(Role.SUPERVISOR, lambda session: session.actor.id)
        works = Wanted("a program", Role.CASE_WORKER, _WORK, days=1)
        approves = Wanted("the supervisor's", Role.SUPERVISOR, _APPROVING, acts_for=supervisor, days=1)
        texts = []
        for wanted in (works, approves):
            token, text = self._as(Role.ADMINISTRATOR, partial(tokens.make, wanted=wanted))
            self._as(Role.SUPERVISOR, partial(tokens.confirm, token_id=token.id))
            texts.append(text)
        return texts[0], texts[1]

    def look(self, matches: list[str]) -> int:
        """Have two members look at where these were found, in words; return how many places each has seen."""
        for role in (Role.CASE_WORKER, Role.SUPERVISOR):
            seen = self._as(role, lambda session: looks.context(session, matches))
        return len(seen)

    def card(self) -> str:
        """Return the card that people seal to, as the organisation's page gives it."""
        return card_of(self.organisation).model_dump_json()

    def _as(self, role: Role, does: Callable[[TeamSession], T]) -> T:
        member, seat = seat_of(self._server, self.organisation, role.value, self._passphrases[role.value])
        with closing(session_of(self._server, self.organisation, member, seat)) as session:
            return does(session)
