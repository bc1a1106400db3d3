"""Tokens: made, shown once, confirmed by another person, renewed, and ended at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from fastapi import APIRouter
from pydantic import ValidationError
from starlette.responses import Response

from takedown.cases.team.member import MemberState
from takedown.cases.team.organisation import EVERY_CLIENT
from takedown.cases.team.role import READERS, RIGHTS, Right, Role
from takedown.cases.team.token import RIGHT_OF, Scope, Token
from takedown.errors import TakedownError
from takedown.pipeline.team import places, staff, tokens
from takedown.pipeline.team.session import TeamSession
from takedown.pipeline.team.tokens import NoToken, Wanted
from takedown.web.here import Here, Opened
from takedown.web.team.front import team_of
from takedown.web.team.signin.step import server_of

router = APIRouter(prefix="/team/tokens")

DAYS = (7, 30, 90, 180, 366)
"""How long a token can be made to last."""
HOURS = (0, 1, 24, 168)
"""How long an old secret can go on beside the new one."""
ROLES = tuple(role for role in Role if role in READERS)
_USUAL = 90


@router.get("")
def overview(here: Opened) -> Response:
    """Show every token that she may end or confirm."""
    return _overview(here)


@router.post("")
def make(here: Opened) -> Response:
    """Make a token, and show its text this once."""
    session = team_of(here)
    try:
        token, text = tokens.make(session, _wanted(here, session))
    except ValidationError:
        return _overview(here, here.words("team-tokens-name-wrong"))
    except TakedownError as problem:
        return _overview(here, _why(here, problem))
    return here.page("team/token_made.html", made=token, text=text, waits=True)


@router.post("/rotate")
def rotate(here: Opened) -> Response:
    """Give a token a new secret, for whoever has the old one, and show it this once."""
    session = team_of(here)
    try:
        old = tokens.opened(server_of(here), here.field("token"))
    except NoToken:
        return _overview(here, here.words("team-tokens-rotate-not"))
    try:
        # Another organisation's is none here.
        if old.organisation.id != session.organisation.id:
            return _overview(here, here.words("team-tokens-rotate-not"))
        token, text = tokens.rotate(old, timedelta(hours=_number(here, "hours", HOURS, HOURS[-2])))
    except TakedownError as problem:
        return _overview(here, _why(here, problem))
    finally:
        old.close()
    return here.page("team/token_made.html", made=token, text=text, waits=False)


@router.post("/{token_id}/confirm")
def confirm(here: Opened, token_id: str) -> Response:
    """Share with a token the cases of its clients."""
    return _done(here, lambda: tokens.confirm(team_of(here), token_id), "team-tokens-confirmed")


@router.post("/{token_id}/revoke")
def revoke(here: Opened, token_id: str) -> Response:
    """End a token, and what it replaced or what replaced it."""
    return _done(here, lambda: tokens.revoke(team_of(here), token_id), "team-tokens-revoked")


def _done(here: Here, change: Callable[[], int], told: str) -> Response:
    try:
        n = change()
    except tokens.NotTheirs as problem:
        return _overview(here, here.words.error(problem))
    return here.go("/team/tokens", told, n=n)


def _overview(here: Here, trouble: str = "") -> Response:
    session = team_of(here)
    mine = RIGHTS[session.actor.role]
    return here.page(
        "team/tokens.html",
        422 if trouble else 200,
        trouble=trouble,
        found=tokens.listed(session),
        called=places.names(session),
        clients=staff.clients_of(session),
        makes=Right.TOKENS in mine,
        hooks=Right.TOKENS in mine,
        may_confirm=lambda token: _may_confirm(session, token),
        every_client=EVERY_CLIENT,
        roles=ROLES,
        scopes=list(Scope),
        roles_of=_roles_of,
        approvers=_approvers(session),
        days=DAYS,
        usual=_USUAL,
        hours=HOURS,
    )


def _may_confirm(session: TeamSession, token: Token) -> bool:
    if token.confirmed_at is not None or token.made_by == session.actor.id:
        return False
    if token.acts_for is not None:
        return token.acts_for == session.actor.id
    return Right.ASSIGN in RIGHTS[session.actor.role]


def _roles_of(scope: Scope) -> list[Role]:
    """Return the roles in which a scope counts."""
    return [role for role in ROLES if RIGHT_OF[scope] in RIGHTS[role]]


def _approvers(session: TeamSession) -> list[tuple[str, str]]:
    """Return the members in whose name a program could approve: id and name."""
    return [
        (one.id, one.name)
        for one in staff.all_members(session)
        if one.state is MemberState.ACTIVE and Right.APPROVE in RIGHTS[one.role]
    ]


def _wanted(here: Here, session: TeamSession) -> Wanted:
    named = set(here.fields("scopes"))
    return Wanted(
        name=here.field("name"),
        role=next((role for role in ROLES if role.value == here.field("role")), Role.INTAKE),
        scopes=tuple(one for one in Scope if one.value in named),
        clients=tuple(filter(None, staff.clients_among(session, here.fields("clients")).split(","))),
        acts_for=here.field("acts_for") or None,
        days=_number(here, "days", DAYS, _USUAL),
    )


def _number(here: Here, name: str, known: tuple[int, ...], otherwise: int) -> int:
    return next((one for one in known if str(one) == here.field(name)), otherwise)


def _why(here: Here, problem: TakedownError) -> str:
    """Return what is amiss in words of the page, where it has some."""
    key = f"team-tokens-bad-{problem.data.get('why', '')}" if isinstance(problem, tokens.BadToken) else ""
    return here.words(key) if key else here.words.error(problem)
