"""The front of a team's server: who asks, whether she may, and whether somebody else is at the case.

Every page passes here, whatever it takes itself: one that isn't in the table of rights isn't there.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from secrets import token_urlsafe
from typing import Annotated

from fastapi import Depends, Request
from starlette.responses import Response

from takedown.cases.team.role import Right
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import NotFound
from takedown.pipeline.team import places, web_sessions
from takedown.pipeline.team.server import TeamServer
from takedown.pipeline.team.session import TeamSession
from takedown.settings import Settings
from takedown.vault import Locked
from takedown.vault.sealing import SealingKey
from takedown.web.guard.origin import SAFE
from takedown.web.here import UNATTENDED, Anyone, Here
from takedown.web.keeper import Keeper
from takedown.web.language import preferred
from takedown.web.pages import found, notes
from takedown.web.team.desk import Desk, Desks
from takedown.web.team.rights import Open
from takedown.web.visitors import Visitor
from takedown.words import LANGUAGES, Language

_LONGEST = 200
_ID_BYTES = 32
_LANGUAGE_DAYS = 365


class Nobody(Keeper):
    """What a page has before anybody signed in: the settings, and nothing that could be opened."""

    is_team = True

    def may(self, right: str) -> bool:  # noqa: ARG002 - nobody may do anything
        """Return that she may not."""
        return False


class Front:
    """Lets members in.

    Args:
        server: the team's. cookie: the name of the browser's. language: of a browser that asks for none.
        rights: what each page takes, by its method and path.
    """

    def __init__(self, server: TeamServer, cookie: str, language: Language, rights: dict[str, Right | Open]) -> None:
        self.server, self.desks, self._rights = server, Desks(server), rights
        self._cookie, self._language = cookie, language
        self.nobody = Nobody(server.home, _idle(server.settings))

    def meets(self, request: Request) -> Here:
        """Return who asks."""
        held = request.cookies.get(self._cookie, "")
        held = held if held.isascii() and held.isprintable() and len(held) <= _LONGEST else ""
        attended = not request.url.path.startswith(UNATTENDED)
        desk = self.desks.of(held, self.form_token(held), attended=attended) if "." in held else None
        if desk is not None:
            self._sign(desk)
            request.state.organisation = desk.organisation.id
            return Here(request, desk, desk.visitor, self._speaks(request))
        item = held or token_urlsafe(_ID_BYTES)
        return Here(request, self.nobody, Visitor(id=item, token=self.form_token(item)), self._speaks(request))

    def seen(self, here: Here) -> None:
        """Note that she asked for a page."""
        here.keeper.touch()

    def opens(self, here: Here) -> AbstractContextManager[Session]:
        """Give what is shared with her."""
        if not isinstance(here.keeper, Desk):
            raise Locked
        return here.keeper.using()

    def guards(self, here: Here) -> None:
        """Let pass who may ask for this page.

        Raises:
            NotFound: there is none. Locked: nobody is signed in. NotYours: her role doesn't include it.
            CaseInUse: somebody else is at the case.
        """
        method = "GET" if here.request.method == "HEAD" else here.request.method
        path = here.request.scope["route"].path
        needs = self._rights.get(f"{method} {path}")
        if needs is None:
            raise NotFound(noun="page", id="")
        if needs is Open.ANYBODY:
            return
        if not isinstance(here.keeper, Desk):
            raise Locked
        if isinstance(needs, Right):
            here.keeper.team.check(needs)
        with here.keeper.using():
            there = {name: str(here.request.path_params.get(key, "")) for name, key in _IDS.items()}
            places.check_there(here.keeper.team, **there)
        if method not in SAFE and needs in _CHANGES and not path.startswith("/team/"):
            with here.keeper.using():
                places.check_free(here.keeper.team, _about(here))

    def form_token(self, item: str) -> str:
        """Return what forms of the browser with the cookie ``item`` carry: any process can tell it."""
        return SealingKey(self.server.secret).index("forms", item).hex()

    def _speaks(self, request: Request) -> Language:
        chosen = request.cookies.get(language_cookie(self._cookie), "")
        known = next((one for one in LANGUAGES if one == chosen), None)
        return known or preferred(request.headers, self._language)

    def _sign(self, desk: Desk) -> None:
        """Have whatever asks for a name get hers."""
        held = desk.visitor.held
        held[found.WHO] = held["by"] = desk.team.who
        held[notes.WHO] = desk.name


_IDS = {"case": "case_id", "match": "match_id", "notice": "notice_id", "item": "item"}
_CHANGES = frozenset({Right.WORK, Right.APPROVE, Right.ERASE})


def guarded(here: Anyone) -> Here:
    """Give ``Here`` where the front lets it pass; every page depends on it."""
    front_of(here.request).guards(here)
    return here


Guarded = Annotated[Here, Depends(guarded)]


def front_of(request: Request) -> Front:
    """Return the front that this request came through."""
    front = request.app.state.entry
    if not isinstance(front, Front):
        raise TypeError(front)
    return front


def team_of(here: Here) -> TeamSession:
    """Return the session of the member who asks.

    Raises:
        Locked: nobody is signed in.
    """
    if not isinstance(here.keeper, Desk):
        raise Locked
    return here.keeper.team


def let_in(here: Here, token: str) -> None:
    """Give the browser the token of a session, or of one that waits for the second factor, in its cookie."""
    here.visitor.id = token


def let_out(here: Here) -> None:
    """End the browser's session, and give back the cases that its member was at."""
    front, token = front_of(here.request), here.visitor.id
    if isinstance(here.keeper, Desk):
        places.give_back_all(here.keeper.team)
    if "." in token:
        web_sessions.end(front.server, token)
        front.desks.drop(token)
    here.request.state.visitor = None


def speak(here: Here, answer: Response, language: Language, *, secure: bool) -> None:
    """Have the browser remember a language."""
    name = language_cookie(here.request.app.state.cookie)
    answer.set_cookie(
        name, language, path="/", max_age=_LANGUAGE_DAYS * 86400, httponly=True, samesite="strict", secure=secure
    )


def language_cookie(cookie: str) -> str:
    """Return the name of the cookie with the language; it says nothing of who has it."""
    return f"{cookie}-language"


def _about(here: Here) -> places.About:
    """Return what a form is about: the ids in its path and in its fields."""
    path = here.request.path_params
    cases = [str(path.get("case_id", "")), here.field("case")]
    matches = [str(path.get("match_id", "")), str(path.get("item", "")), *here.fields("id"), *here.field("ids").split()]
    return places.About(cases, matches, [str(path.get("notice_id", "")), *matches])


def _idle(settings: Settings) -> Settings:
    vault = settings.vault.model_copy(update={"lock_minutes": settings.team.idle_minutes})
    return settings.model_copy(update={"vault": vault})
