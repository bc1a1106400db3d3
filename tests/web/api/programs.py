"""Programs that ask the API: each with a token that a real administrator made and a real supervisor confirmed."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

import httpx

from takedown.cases.team.organisation import EVERY_CLIENT
from takedown.cases.team.role import RIGHTS, Role
from takedown.cases.team.token import RIGHT_OF, Scope, Token
from takedown.pipeline.team import tokens
from takedown.pipeline.team.tokens import Wanted
from tests.team_server import House

WORKERS = tuple(one for one in Scope if RIGHT_OF[one] in RIGHTS[Role.SUPERVISOR] and one is not Scope.NOTICES_APPROVE)
"""Every scope of a supervisor's but approving, which is done in somebody's name."""


def token(
    house: House,
    *scopes: Scope,
    role: Role = Role.SUPERVISOR,
    clients: tuple[str, ...] = (EVERY_CLIENT,),
    confirmed: bool = True,
    acts_for: str | None = None,
) -> tuple[Token, str]:
    """Return a new token of ``house``, and its text."""
    wanted = Wanted("a program", role, scopes or WORKERS, clients, acts_for)
    made = tokens.make(house.as_member("administrator"), wanted)
    if confirmed:
        tokens.confirm(house.as_member("supervisor"), made[0].id)
    return made


@dataclass
class Program:
    """A program with a token; requests that change something have a key of their own."""

    http: httpx.Client
    token: Token
    text: str

    @classmethod
    def of(cls, house: House, address: str, *scopes: Scope, **more: Any) -> Self:
        return cls.with_text(address, *token(house, *scopes, **more))

    @classmethod
    def with_text(cls, address: str, made: Token, text: str) -> Self:
        headers = {"authorization": f"Bearer {text}"}
        return cls(httpx.Client(base_url=address, headers=headers, timeout=240), made, text)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, problem: object, trace: TracebackType | None) -> None:
        self.http.close()

    def get(self, path: str, **query: str | int) -> httpx.Response:
        return self.http.get(path, params=query)

    def post(self, path: str, body: object = None, *, key: str | None = None) -> httpx.Response:
        return self.http.post(path, json=body, headers={"idempotency-key": key or secrets.token_hex(8)})

    def opened(self, **more: object) -> str:
        """Return the id of a new adult's case."""
        body = {"adult": "yes", "standing": "subject", "consent": {"statement": "I agree."}, "label": "a label", **more}
        answer = self.post("/cases", body)
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])
