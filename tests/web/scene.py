"""A vault as it is after some days: two cases with copies in every state, letters on their way, something to undo."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fastapi.routing import APIRoute

from takedown.cases.match import Confidence, MatchState
from takedown.cases.noun import now
from takedown.pipeline.notify import Desk
from takedown.web.pages import ROUTERS
from tests.pipeline.casefile import found, opened
from tests.web.conftest import Site, Visitor

HTML = "text/html"
_BROKEN = 500


@dataclass(frozen=True, slots=True)
class Scene:
    """The ids of what is there: a case, a copy that nobody decided on, one to be removed, a draft."""

    case_id: str
    match_id: str
    confirmed_id: str
    notice_id: str

    def filled(self, path: str) -> str:
        """Return a route's path with what is there; "" where that isn't a thing of this scene."""
        match_id = self.confirmed_id if "/follow/" in path else self.match_id
        things = {"case_id": self.case_id, "match_id": match_id, "item": match_id, "notice_id": self.notice_id}
        names = set(re.findall(r"\{(\w+)[^}]*\}", path))
        return path.format(**things) if names <= things.keys() else ""


def lived_in(site: Site) -> Scene:
    """Fill the vault of ``site``."""
    session = site.session
    case = opened(session)
    other = opened(session)
    wait = found(session, case.id, "https://gallery.example/view/1", MatchState.NEW, confidence=Confidence.LIKELY)
    found(session, case.id, "https://gallery.example/view/2", MatchState.NEW)
    confirmed = found(session, case.id, "https://x.com/somebody/photo/1")
    found(session, case.id, "https://pictures.example/3", MatchState.NOT_ME)
    found(session, other.id, "https://x.com/else/photo/2")
    desk = Desk(session)
    draft = desk.draft(case.id, [], None).notices[0]
    gone = desk.draft(other.id, [], None).notices[0]
    desk.approve(gone.id)
    desk.sent(gone.id, now(), "48213")
    return Scene(case.id, wait.id, confirmed.id, draft.id)


def pages(scene: Scene, visitor: Visitor) -> Iterator[str]:
    """Yield the path of every page that answers with something to read, by each route once."""
    seen = set()
    for router in ROUTERS:
        for route in router.routes:
            assert isinstance(route, APIRoute)
            path = scene.filled(route.path) if "GET" in (route.methods or ()) else ""
            # Leaving ends the visit; the last answers where nothing is.
            if not path or path == "/leave":
                continue
            answer = visitor.client.get(path, follow_redirects=True)
            assert answer.status_code < _BROKEN, path
            if answer.status_code == 200 and answer.headers["content-type"].startswith(HTML):
                where = answer.url.path
                if where not in seen:
                    seen.add(where)
                    yield where
