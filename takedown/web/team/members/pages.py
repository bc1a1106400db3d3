"""Members: who is there, somebody new, another role, and an end at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from takedown.cases.team.member import Member, MemberState
from takedown.cases.team.role import READERS, RIGHTS, Right, Role
from takedown.errors import TakedownError
from takedown.pipeline.shelf import NotFound
from takedown.pipeline.team import grants, staff
from takedown.pipeline.team.session import TeamSession
from takedown.web.here import Here, Opened
from takedown.web.team.front import team_of
from takedown.web.team.signin import step
from takedown.web.team.signin.step import server_of

router = APIRouter(prefix="/team/members")


class NoClients(TakedownError):
    """A member without any client has nothing to do here. Nothing was changed."""


@router.get("")
def overview(here: Opened) -> Response:
    """Show who is there."""
    return _overview(here)


@router.post("/invite")
def invite(here: Opened) -> Response:
    """Make a link for somebody new, and show it this once."""
    session = team_of(here)
    try:
        token = staff.invite(session, _role(here), _clients(here, session))
    except NoClients as problem:
        return _overview(here, here.words.error(problem))
    address = server_of(here).settings.team.address.rstrip("/") or f"http://{here.request.headers['host']}"
    link = f"{address}/o/{session.organisation.slug}/join#{token}"
    return here.page("team/invited.html", link=link)


@router.get("/{member_id}")
def one(here: Opened, member_id: str) -> Response:
    """Show a member, and what can be changed about her."""
    return _one(here, member_id)


@router.post("/{member_id}/withdraw")
def withdraw(here: Opened, member_id: str) -> Response:
    """Have a link work no longer."""
    staff.withdraw(team_of(here), member_id)
    return here.go("/team/members", "team-members-withdrawn")


@router.post("/{member_id}/role")
def change(here: Opened, member_id: str) -> Response:
    """Give another role."""
    session = team_of(here)
    changed = _tried(here, member_id, lambda: staff.change(session, member_id, _role(here), _clients(here, session)))
    return changed or here.go(f"/team/members/{member_id}", "team-members-changed")


@router.post("/{member_id}/second")
def forget_second(here: Opened, member_id: str) -> Response:
    """Have the second step set up anew."""
    changed = _tried(here, member_id, lambda: staff.forget_second(team_of(here), member_id))
    return changed or here.go(f"/team/members/{member_id}", "team-members-second-done")


@router.post("/{member_id}/share")
def share(here: Opened, member_id: str) -> Response:
    """Share every case that can be."""
    n = grants.share_all(team_of(here), member_id)
    return here.go(f"/team/members/{member_id}", "team-members-shared", n=n)


@router.post("/{member_id}/leave")
def leave(here: Opened, member_id: str) -> Response:
    """Let go, at once."""
    session = team_of(here)
    if here.field("sure") != "yes":
        return _one(here, member_id, here.words("team-members-leave-unsure"))
    try:
        gone = staff.leave(session, member_id)
    except TakedownError as problem:
        return _one(here, member_id, here.words.error(problem))
    if member_id == session.actor.id:
        return step.signed_out(here)
    return here.go("/team/members", "team-members-gone", cases=len(gone.cases), assigned=len(gone.assigned))


def _overview(here: Here, trouble: str = "") -> Response:
    session = team_of(here)
    return here.page(
        "team/members.html",
        422 if trouble else 200,
        trouble=trouble,
        clients=staff.clients_of(session),
        organisation=session.organisation.name,
        members=staff.all_members(session),
        manages=Right.MEMBERS in RIGHTS[session.actor.role],
        shares=Right.ASSIGN in RIGHTS[session.actor.role],
        roles=list(Role),
    )


def _one(here: Here, member_id: str, trouble: str = "") -> Response:
    session = team_of(here)
    member = _member(session, member_id)
    values: dict[str, Any] = {
        "member": member,
        "manages": Right.MEMBERS in RIGHTS[session.actor.role],
        "shares": Right.ASSIGN in RIGHTS[session.actor.role] and member.role in READERS,
        "roles": list(Role),
        "clients": staff.clients_of(session),
        "is_active": member.state is MemberState.ACTIVE,
        "trouble": trouble,
    }
    return here.page("team/member.html", 409 if trouble else 200, **values)


def _member(session: TeamSession, member_id: str) -> Member:
    found = next((one for one in staff.all_members(session) if one.id == member_id), None)
    if found is None:
        raise NotFound(noun="member", id=member_id)
    return found


def _role(here: Here) -> Role:
    named = here.field("role")
    return next((role for role in Role if role.value == named), Role.INTAKE)


def _clients(here: Here, session: TeamSession) -> str:
    """Return the clients that were ticked; all that she has where all were, or where there is only one to have."""
    chosen = staff.clients_among(session, here.fields("clients"))
    if not chosen:
        raise NoClients
    return chosen


def _tried(here: Here, member_id: str, change: Callable[[], object]) -> Response | None:
    try:
        change()
    except TakedownError as problem:
        return _one(here, member_id, here.words.error(problem))
    return None
