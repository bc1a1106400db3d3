"""The team's own list of cases, and where one case stands: who looks after it, who is at it, with whom it is shared."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import ValidationError
from starlette.responses import Response

from takedown.cases.team.member import Member
from takedown.pipeline.person.notes import EmptyNote
from takedown.pipeline.team import grants, places, wishes
from takedown.pipeline.team.places import Place
from takedown.web.here import Here, Opened
from takedown.web.team.front import team_of

router = APIRouter(prefix="/team")

SHOWN = ("mine", "free", "busy", "all")
"""Which cases can be asked for: hers, those that nobody looks after, those that somebody is at, all."""


@router.get("")
def list_(here: Opened) -> Response:
    """Show whose the cases are."""
    every = places.all_places(team_of(here))
    shown = here.asked("which", "mine" if any(_fits(here, "mine", one) for one in every) else "all")
    shown = shown if shown in SHOWN else "all"
    return here.page(
        "team/desk.html",
        place="team",
        found=[one for one in every if _fits(here, shown, one)],
        shown=shown,
        counts={which: sum(_fits(here, which, one) for one in every) for which in SHOWN},
        members=grants.readers(team_of(here)),
        newcomers=grants.newcomers(team_of(here)),
    )


@router.get("/case/{case_id}")
def one(here: Opened, case_id: str) -> Response:
    """Show where one case stands."""
    return _shown(here, case_id)


@router.post("/case/{case_id}/take")
def take(here: Opened, case_id: str) -> Response:
    """Be at a case: nobody else changes anything in it meanwhile."""
    grants.take(team_of(here), case_id)
    return here.go(f"/case/{case_id}", "team-cases-taken")


@router.post("/case/{case_id}/give-back")
def give_back(here: Opened, case_id: str) -> Response:
    """Be done with it for now."""
    grants.give_back(team_of(here), case_id)
    return here.go(_back(here, case_id), "team-cases-given-back")


@router.post("/case/{case_id}/take-over")
def take_over(here: Opened, case_id: str) -> Response:
    """Take a case that somebody else is at, with a word for her."""
    try:
        places.take_over(team_of(here), case_id, here.field("words"))
    except EmptyNote:
        return _shown(here, case_id, 422, here.words("team-cases-word-wanted"))
    except ValidationError:
        return _shown(here, case_id, 422, here.words("web-case-note-too-long"), here.field("words"))
    return here.go(f"/case/{case_id}", "team-cases-taken-over")


@router.post("/case/{case_id}/hand-over")
def hand_over(here: Opened, case_id: str) -> Response:
    """Have somebody look after a case from now on, with a note."""
    team = team_of(here)
    places.check_free(team, places.About([case_id]))
    try:
        grants.hand_over(team, case_id, here.field("member"), here.field("words"))
    except ValidationError:
        return _shown(here, case_id, 422, here.words("web-case-note-too-long"), here.field("words"))
    return here.go(f"/team/case/{case_id}", "team-cases-handed-over", name=_name(here, here.field("member")))


@router.post("/case/{case_id}/share")
def share(here: Opened, case_id: str) -> Response:
    """Let somebody else read it too."""
    grants.share(team_of(here), case_id, here.field("member"))
    return here.go(f"/team/case/{case_id}", "team-cases-shared", name=_name(here, here.field("member")))


@router.post("/case/{case_id}/unshare")
def unshare(here: Opened, case_id: str) -> Response:
    """Let somebody read it no longer; who takes it from herself doesn't see it any more."""
    team, member = team_of(here), here.field("member")
    name = _name(here, member)
    grants.take_back(team, case_id, member)
    then = "/team" if member == team.actor.id else f"/team/case/{case_id}"
    return here.go(then, "team-cases-unshared", name=name)


@router.post("/case/{case_id}/look")
def look(here: Opened, case_id: str) -> Response:
    """Have a case's addresses looked at now."""
    wishes.look(team_of(here), case_id)
    return here.go(f"/team/case/{case_id}", "team-cases-look-asked")


@router.post("/case/{case_id}/crawl")
def crawl(here: Opened, case_id: str) -> Response:
    """Have the hosts searched now."""
    wishes.crawl(team_of(here), case_id)
    return here.go(f"/team/case/{case_id}", "team-cases-crawl-asked")


def _shown(here: Here, case_id: str, status: int = 200, trouble: str = "", typed: str = "") -> Response:
    team = team_of(here)
    place = places.place(team, case_id)
    readers, others = grants.readers_of(team, case_id), grants.readers(team)
    known = {member.id for member in readers}
    return here.page(
        "team/case.html",
        status,
        place="team",
        one=place,
        mine=place.at is not None and place.at.id == team.actor.id,
        readers=readers,
        others=[member for member in others if member.id not in known and _may_have(member, place)],
        heirs=[member for member in others if member.id != place.place.assigned_to and _may_have(member, place)],
        searched=wishes.may_look(team, case_id),
        hosts=len(team.settings.hosts),
        may_hand=here.keeper.may("assign") or place.place.assigned_to == team.actor.id,
        trouble=trouble,
        typed=typed,
    )


def _may_have(member: Member, place: Place) -> bool:
    return member.has_client(place.place.client_id)


def _name(here: Here, member_id: str) -> str:
    return places.names(team_of(here)).get(member_id, "")


def _fits(here: Here, which: str, one: Place) -> bool:
    if which == "all":
        return True
    if one.status != "open":
        return False
    if which == "mine":
        return one.place.assigned_to == team_of(here).actor.id
    return one.assigned is None if which == "free" else one.at is not None


def _back(here: Here, case_id: str) -> str:
    return f"/case/{case_id}" if here.field("page") == "case" else f"/team/case/{case_id}"
