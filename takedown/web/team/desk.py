"""Desks: what a page has in the place of one person's keeper; one for each browser in which a member is signed in.

A desk is made from the browser's token by whichever process is asked, and says nothing that another process couldn't
find out: keys come out of the database, under the token. What is told once, what can be undone with a click, and what
was typed into a search are held by the process alone, for minutes; another process knows nothing of them.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from contextlib import suppress
from dataclasses import replace

from takedown.cases.team.member import Member
from takedown.cases.team.organisation import Organisation
from takedown.cases.team.role import RIGHTS, Right
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import NotFound
from takedown.pipeline.team import clients, letterbox, places, web_sessions
from takedown.pipeline.team import known as in_common
from takedown.pipeline.team.places import Place
from takedown.pipeline.team.server import TeamServer
from takedown.pipeline.team.session import TeamSession
from takedown.pipeline.team.shelves import MEMBERS
from takedown.pipeline.team.web_sessions import InBrowser, SignedOut
from takedown.store import StoreUnreachable
from takedown.vault import Locked
from takedown.web import memory
from takedown.web.keeper import Keeper
from takedown.web.visitors import Visitor

MOST = 500
"""Desks held at once; the one that was used longest ago makes room, and is made anew when it is asked for."""


class Signed(Visitor):
    """A browser in which a member is signed in: whether it still is, the database says."""

    @property
    def is_in(self) -> bool:
        """Whether she is signed in."""
        return self.signed_in


class Desk(Keeper):
    """Holds one member's session, and what goes on for her beside the pages.

    Args:
        session: hers. member: who she is. visitor: her browser.
    """

    is_team = True

    def __init__(self, session: TeamSession, member: Member, visitor: Visitor) -> None:
        vault = session.settings.vault.model_copy(update={"lock_minutes": session.settings.team.idle_minutes})
        settings = session.settings.model_copy(update={"vault": vault})
        super().__init__(session.home, settings)
        self.team: TeamSession = replace(session, settings=settings)
        self.member, self.visitor, self.used_at = member, visitor, time.monotonic()
        self._take(self.team)

    @property
    def organisation(self) -> Organisation:
        """Hers."""
        return self.team.organisation

    @property
    def name(self) -> str:
        """What she is called."""
        return self.member.name or self.member.login

    def may(self, right: str) -> bool:
        """Return whether her role includes a right."""
        return Right(right) in RIGHTS[self.member.role]

    def called(self, who: str) -> str:
        """Return the name of the member whose seat ``who`` is; a name that was typed stays."""
        known = self.kept("names", lambda: places.names(self.team))
        if who and who not in known:
            known.update(places.names(self.team))
        return known.get(who, who)

    def clients(self) -> list[tuple[str, str]]:
        """Return the clients whose cases she may have."""
        return [(one.id, one.name) for one in clients.for_member(self.team)]

    def opening(self, session: Session, client: str) -> Session:  # noqa: ARG002 - hers
        """Return the session in which a new case of ``client`` is opened, or of the first that she may have.

        Raises:
            NotFound: there is no such client, or not for her.
        """
        mine = [one.id for one in clients.for_member(self.team)]
        if not mine or (client and client not in mine):
            raise NotFound(noun="client", id=client)
        return self.team.for_client(client or mine[0])

    def place(self, case_id: str) -> Place:
        """Return where a case stands.

        Raises:
            NotFound: there is none, or it isn't shared with her.
        """
        return places.place(self.team, case_id)

    def admits(self, visitor: Visitor) -> bool:
        """Return whether the database says that she is still in, as who she came; if not, drop the keys at once."""
        try:
            browser = web_sessions.found(self.team.server, visitor.id, attended=False)
        except SignedOut:
            visitor.sign_out()
            self.lock()
            return False
        except StoreUnreachable:
            return False  # whoever watches asks again, and is told so
        if not _is_still(self, browser):
            self.lock()  # the next page makes another desk
            return False
        return True

    def touch(self) -> None:
        """Say that she asked for something."""
        self.used_at = time.monotonic()

    def forget(self) -> None:
        """Forget what is held beside the cases, as one is erased."""
        super().forget()
        self.visitor.forget()

    def lock_screen(self) -> None:
        """Drop the keys."""
        self.lock()

    def _job_ended(self) -> None:
        """Keep the keys: whether she is in, the database says."""


class Desks:
    """Every desk of this process. Threads may share it.

    Args:
        server: the team's.
    """

    def __init__(self, server: TeamServer) -> None:
        self._server = server
        self._held: OrderedDict[str, Desk] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, token: str, form_token: str, *, attended: bool = True) -> Desk | None:
        """Return the desk of the browser with ``token``; none where nobody is signed in there, or not any more.

        Args:
            token: of the browser's cookie. form_token: that its forms carry.
            attended: a person asks; else only a page that wonders.
        """
        try:
            browser = web_sessions.found(self._server, token, attended=attended)
        except SignedOut:
            self.drop(token)
            return None
        with self._lock:
            desk = self._held.get(token)
            if desk is not None and desk.is_open and _is_still(desk, browser):
                self._held.move_to_end(token)
                return desk
        return self._made(token, form_token, desk)

    def drop(self, token: str) -> None:
        """Drop the keys of one, there or not."""
        with self._lock:
            desk = self._held.pop(token, None)
        if desk is not None:
            desk.visitor.sign_out()
            desk.lock()

    def sweep(self) -> None:
        """Drop those that nobody uses, or that were ended elsewhere; to be called every minute.

        For the others, do what taking back from outside calls for: within a minute wherever a member is signed in.
        """
        in_common.sweep(self._server)
        with self._lock:
            known = list(self._held.items())
        idle = self._server.settings.team.idle_minutes * 60
        for token, desk in known:
            if time.monotonic() - desk.used_at > idle or self._is_over(token):
                self.drop(token)
                continue
            with suppress(Locked):  # dropped this moment
                list(letterbox.heed(desk.team))

    def close(self) -> None:
        """Drop all of them."""
        with self._lock:
            known = list(self._held)
        for token in known:
            self.drop(token)

    def _is_over(self, token: str) -> bool:
        try:
            web_sessions.found(self._server, token, attended=False)
        except SignedOut:
            return True
        return False

    def _made(self, token: str, form_token: str, before: Desk | None) -> Desk | None:
        with suppress(SignedOut):
            session = web_sessions.opened(self._server, token)
            with session.store.read() as tx:
                member = MEMBERS.get(tx, session.actor.id)
            visitor = before.visitor if before is not None else Signed(id=token, token=form_token, signed_in=True)
            desk = Desk(session, member, visitor)
            with self._lock:
                first = self._held.setdefault(token, desk)
                if first is before:
                    first = self._held[token] = desk
                over = [self._held.popitem(last=False)[1] for _ in range(len(self._held) - MOST)]
                over += [one for one in (before, desk) if one is not None and one is not first]
            for one in over:
                one.lock()
            memory.read_beforehand(first)
            return first
        return None


def _is_still(desk: Desk, browser: InBrowser) -> bool:
    """Return whether a desk was made of what is so still: another role, or other clients, take another session."""
    now = browser.member
    same = (now.role, now.clients) == (desk.member.role, desk.member.clients)
    return same and browser.organisation == desk.organisation
