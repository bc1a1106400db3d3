"""Under 18 or unsure: every page and every form is in one table, and none visits, fingerprints, captures or shows.

A route that comes later and isn't in the table fails the test, as a function of the pipeline does
(``tests/pipeline/test_minors.py``).
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from fastapi.routing import APIRoute

from takedown.cases.case import Adult
from takedown.cases.match import Match, MatchState
from takedown.cases.notice import Notice, NoticeState
from takedown.cases.noun import new_id, now
from takedown.pipeline.looking import addresses
from takedown.pipeline.shelf import MATCHES, NOTICES
from takedown.store import Store
from takedown.vault import Vault
from takedown.web.guard.size import STREAMED
from takedown.web.pages import ROUTERS
from tests.cli.background import Background, gallery
from tests.cli.pictures import jpeg
from tests.crawl.crawl_server import Server
from tests.pipeline.casefile import opened
from tests.pipeline.test_minors import made_of_pictures
from tests.web.conftest import Site, Visitor, opened_site
from tests.web.minors_routes import TABLE, Typed

_BROKEN = 500
_ALTER = ("/n/", "/close", "/erase", "/settings/", "/decide", "/do")
"""In the paths of what may change the case, so that the next one gets another."""


@dataclass
class Scene:
    """Pages, a browser, and a server that counts its visitors."""

    site: Site
    visitor: Visitor
    token: str
    server: Server

    def case(self, adult: Adult) -> dict[str, str]:
        """Open a case with one address and a letter that was drafted before anybody knew; return its ids."""
        case = opened(self.site.session, adult=adult)
        match: Match = addresses.reported(case.id, self.server.url("/a.jpg"))
        match = match.model_copy(update={"state": MatchState.CONFIRMED})
        notice = Notice(
            id=new_id(),
            case_id=case.id,
            created_at=now(),
            recipient="x",
            route="eu-dsa-16",
            language="en",
            reference=f"AB-{new_id()[-6:].upper()}",
            urls=(match.url,),
            match_ids=(match.id,),
        )
        with self.site.session.store.begin() as tx:
            MATCHES.put(tx, match)
            NOTICES.put(tx, notice)
        return {"url": match.url, "match": match.id, "case": case.id, "notice": notice.id}

    def asked(self, method: str, path: str, typed: Typed, ids: dict[str, str]) -> httpx.Response:
        headers = {"origin": self.site.url.rstrip("/"), "x-csrf-token": self.token}
        if method == "GET":
            return self.visitor.client.get(path)
        fields = {name: value.format(**ids) for name, value in typed.fields.items()}
        if not path.endswith(STREAMED):
            return self.visitor.client.post(path, data=fields, headers=headers)
        content = jpeg(0) if typed.file == b"picture" else typed.file
        return self.visitor.client.post(path, files={"file": ("a", content)}, headers=headers)

    def over(self) -> None:
        """Wait until nothing goes on beside the pages."""
        until = time.monotonic() + 20
        while self.site.keeper.jobs.running:
            assert time.monotonic() < until, self.site.keeper.jobs.running
            time.sleep(0.01)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Background() as background:
        yield background.serve(gallery({"a.jpg": jpeg(0)}))


@pytest.fixture
def scene(vault: Vault, file_store: Store, server: Server) -> Iterator[Scene]:
    hosts = [{"name": "site", "start": [server.url()], "allow": [server.pair], "delay": 0}]
    with opened_site(vault, file_store, hosts=hosts) as site:
        visitor = site.entered()
        yield Scene(site, visitor, visitor.token(), server)


def routes() -> list[str]:
    """Name every route as its method and path."""
    found = [route for router in ROUTERS for route in router.routes]
    every = [route for route in found if isinstance(route, APIRoute)]
    assert len(every) == len(found)
    return [f"{method} {route.path}" for route in every for method in route.methods or ()]


def filled(path: str, ids: dict[str, str]) -> str:
    """Return a route's path with what is there."""
    known = {"case_id": ids["case"], "match_id": ids["match"], "item": ids["match"], "notice_id": ids["notice"]}
    more = {"kind": "pdf", "what": "consent", "number": "1", "offset": "0"}
    return re.sub(r"\{(\w+)[^}]*\}", lambda found: (known | more).get(found[1], new_id()), path)


def test_every_route_is_in_the_table() -> None:
    assert sorted(set(routes()) ^ set(TABLE)) == []


@pytest.mark.parametrize("adult", [Adult.NO, Adult.UNSURE])
def test_no_route_visits_fingerprints_captures_drafts_or_shows(scene: Scene, adult: Adult) -> None:
    session = scene.site.session
    settings = Path(scene.site.keeper.config)
    ids: dict[str, str] = {}
    for name, typed in TABLE.items():
        if not isinstance(typed, Typed):
            continue
        method, _, path = name.partition(" ")
        ids = ids or scene.case(adult)
        for row in [Typed(), typed] if typed != Typed() else [typed]:
            answer = scene.asked(method, filled(path, ids), row, ids)
            assert answer.status_code < _BROKEN, (name, answer.status_code)
            assert not answer.headers.get("content-type", "").startswith("image/"), name
        scene.over()
        assert scene.server.visits == [], name
        assert made_of_pictures(session) == [], name
        with session.store.read() as tx:
            letter = NOTICES.get(tx, ids["notice"]) if "erase" not in path else None
            assert letter is None or letter.state not in (NoticeState.APPROVED, NoticeState.SENT) or "filed" in path, (
                name
            )
            assert not tx.rows("dispatches", raw=True), name
        assert not settings.exists(), name
        assert not any("picture" in key for key in vars(scene.site.keeper)["_kept"]), name
        if method == "POST" and any(part in path for part in _ALTER):
            ids = {}
