"""A token: a program's own way in, with no more than its scopes, its role and its clients let it do."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from takedown.cases.noun import Later, Moment, Noun
from takedown.cases.team.organisation import EVERY_CLIENT
from takedown.cases.team.role import RIGHTS, Right, Role


class Scope(StrEnum):
    """What a token was made for."""

    CLIENTS_READ = "clients:read"
    CLIENTS_WRITE = "clients:write"
    CASES_READ = "cases:read"
    CASES_WRITE = "cases:write"
    CASES_ERASE = "cases:erase"
    MEDIA_WRITE = "media:write"
    ADDRESSES_WRITE = "addresses:write"
    MATCHES_READ = "matches:read"
    MATCHES_DECIDE = "matches:decide"
    NOTICES_READ = "notices:read"
    NOTICES_DRAFT = "notices:draft"
    NOTICES_APPROVE = "notices:approve"
    NOTICES_SEND = "notices:send"
    EVIDENCE_READ = "evidence:read"
    EXPORTS_WRITE = "exports:write"
    FIGURES_READ = "figures:read"
    EVENTS_READ = "events:read"
    HASHES_EXPORT = "hashes:export"
    WEBHOOKS_WRITE = "webhooks:write"


RIGHT_OF: dict[Scope, Right] = {
    Scope.CLIENTS_READ: Right.READ,
    Scope.CLIENTS_WRITE: Right.CLIENTS,
    Scope.CASES_READ: Right.READ,
    Scope.CASES_WRITE: Right.OPEN,
    Scope.CASES_ERASE: Right.ERASE,
    Scope.MEDIA_WRITE: Right.TAKE_IN,
    Scope.ADDRESSES_WRITE: Right.TAKE_IN,
    Scope.MATCHES_READ: Right.READ,
    Scope.MATCHES_DECIDE: Right.WORK,
    Scope.NOTICES_READ: Right.READ,
    Scope.NOTICES_DRAFT: Right.WORK,
    Scope.NOTICES_APPROVE: Right.APPROVE,
    Scope.NOTICES_SEND: Right.WORK,
    Scope.EVIDENCE_READ: Right.READ,
    Scope.EXPORTS_WRITE: Right.WORK,
    Scope.FIGURES_READ: Right.FIGURES,
    Scope.EVENTS_READ: Right.READ,
    Scope.HASHES_EXPORT: Right.WORK,
    Scope.WEBHOOKS_WRITE: Right.WORK,
}
"""What the role has to include for a scope to count: a token may do what both say."""


class Token(Noun):
    """A token as it is kept; ``id`` is its seat's. Its secret is kept nowhere.

    Attributes:
        made_by: the administrator. confirmed_by: the supervisor who shared cases with it; without that it reads none.
        role: what bounds its scopes. scopes, clients: separated by commas; ``*`` of clients is every one.
        acts_for: the member in whose name it approves; ``None`` where it doesn't.
        replaces: the token whose place it took over.
    """

    id: str
    made_by: str
    role: Role
    scopes: str
    clients: str = EVERY_CLIENT
    acts_for: str | None = None
    made_at: Moment
    ends_at: Moment
    confirmed_by: str | None = None
    confirmed_at: Moment | None = None
    revoked_at: Moment | None = None
    seen_at: Moment | None = None
    replaces: str | None = None
    name: Annotated[str, Field(max_length=200), Later] = ""

    @property
    def allowed(self) -> frozenset[Scope]:
        """The scopes that count: those of its own that its role includes."""
        named = set(self.scopes.split(","))
        return frozenset(one for one in Scope if one.value in named and RIGHT_OF[one] in RIGHTS[self.role])

    def is_there(self, at: Moment) -> bool:
        """Whether it opens anything at this moment."""
        return self.revoked_at is None and at < self.ends_at

    def takes(self, client_id: str, at: Moment) -> bool:
        """Whether a new case of this client is shared with it."""
        here = self.confirmed_at is not None and self.is_there(at)
        return here and (self.clients == EVERY_CLIENT or client_id in self.clients.split(","))
