"""The token itself: what it may do, a new secret for it, and its end in one call."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter
from pydantic import Field, StrictInt

from takedown.cases.team.role import Role
from takedown.cases.team.token import Scope, Token
from takedown.pipeline.team import tokens
from takedown.web.api.route import Called, Guarded, needs
from takedown.web.api.shapes import WHOLE, Moment, Sent, Shown

router = APIRouter(prefix="/tokens/current", tags=["tokens"], route_class=Guarded)


class TokenShown(Shown):
    """A token. ``scopes``: those that count; its role may include fewer than it was made for."""

    id: str
    name: str
    role: Role
    scopes: list[Scope]
    clients: Annotated[list[str], Field(description="Ids of clients, or ``*`` for every one.")]
    acts_for: str | None
    made_at: Moment
    ends_at: Moment
    confirmed: bool


class NewToken(TokenShown):
    """A token, and its text, which is shown once."""

    token: str


class Rotation(Sent):
    """``overlap_hours``: so long the old secret works beside the new one."""

    overlap_hours: Annotated[StrictInt, Field(ge=0, le=168), WHOLE] = 24


class Revoked(Shown):
    """How many tokens ended: it, those that it replaced, and those that replaced it."""

    ended: int


@router.get("", openapi_extra=needs(None))
def read_token(call: Called) -> TokenShown:
    """Say what this token may do."""
    return TokenShown(**_shown(call.session.token))


@router.post("/rotate", status_code=201, openapi_extra=needs(None))
def rotate_token(call: Called, wanted: Rotation) -> NewToken:
    """Give this token a new secret; the old one works for a while more. It ends on the same day as before."""
    token, text = tokens.rotate(call.session, timedelta(hours=wanted.overlap_hours))
    return NewToken(token=text, **_shown(token))


@router.delete("", openapi_extra=needs(None))
def revoke_token(call: Called) -> Revoked:
    """End this token at once, with those that it replaced or that replaced it."""
    return Revoked(ended=tokens.revoke(call.session, call.session.token.id))


def _shown(token: Token) -> dict[str, object]:
    return {
        "id": token.id,
        "name": token.name,
        "role": token.role,
        "scopes": sorted(token.allowed),
        "clients": token.clients.split(","),
        "acts_for": token.acts_for,
        "made_at": token.made_at,
        "ends_at": token.ends_at,
        "confirmed": token.confirmed_at is not None,
    }
