"""Looking at one found picture: asked for, veiled first, clear for a moment, each time recorded, kept nowhere."""

from __future__ import annotations

import asyncio
import io
import os
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import httpx
import pytest
from aiohttp import web
from PIL import Image

from takedown.cases.case import Adult
from takedown.cases.match import Match, MatchState
from takedown.pipeline.looking import picture
from takedown.pipeline.person import consent
from takedown.pipeline.session import Session
from takedown.store import Store
from takedown.vault import Vault
from takedown.web.guard.headers import HEADERS
from takedown.web.pages.looking import KIND
from tests.cli.background import Background
from tests.cli.pictures import gif_bomb, jpeg
from tests.crawl.crawl_server import Answer, Handler, Server
from tests.pipeline.casefile import events, found, opened
from tests.web.browser import needs_chromium, window
from tests.web.conftest import Site, Visitor, opened_site
from tests.web.test_found import said

if TYPE_CHECKING:
    from playwright.sync_api import Browser as Chromium


async def slow(_: web.Request) -> web.Response:
    await asyncio.sleep(1)
    return web.Response(body=jpeg(0), content_type="image/jpeg")


PAGES: dict[str, Answer | Handler] = {
    "/a.jpg": (200, "image/jpeg", jpeg(0)),
    "/page": (200, "text/html", b"<title>t</title>words"),
    "/bomb.gif": (200, "image/gif", gif_bomb()),
    "/slow.jpg": slow,
}
PNG = b"\x89PNG\r\n\x1a\n"


@dataclass
class Scene:
    site: Site
    server: Server
    case: str
    visitor: Visitor

    @property
    def session(self) -> Session:
        return self.site.session

    def match(self, path: str = "/a.jpg") -> Match:
        return found(self.session, self.case, self.server.url(path), MatchState.NEW, site="site", context_seen=False)

    def asked(self, match: Match, visitor: Visitor | None = None) -> httpx.Response:
        """Ask for the picture; return the page once it is there, or once it is said why it isn't."""
        visitor = visitor or self.visitor
        page = f"/m/{match.id}/picture"
        visitor.post(page, on=page)
        while any(job.kind == KIND for job in self.site.keeper.jobs.running):
            time.sleep(0.02)
        return visitor.get(page)

    def views(self, match: Match) -> list[object]:
        return [body["how"] for kind, body in events(self.session, match.id) if kind == "picture-seen"]

    def held(self) -> list[picture.Picture]:
        return [one.held["picture"] for one in self.site.keeper.visitors.all() if "picture" in one.held]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Background() as background:
        yield background.serve(PAGES)


@pytest.fixture
def scene(vault: Vault, file_store: Store, server: Server) -> Iterator[Scene]:
    host = {"name": "site", "start": [server.url()], "allow": [server.pair], "delay": 0}
    server.visits.clear()
    with opened_site(vault, file_store, hosts=[host]) as site:
        yield Scene(site, server, opened(site.session).id, site.entered())


def opened_png(content: bytes) -> Image.Image:
    with Image.open(io.BytesIO(content), formats=["PNG"]) as made:
        made.load()
        return made


def test_it_is_veiled_then_clear_while_held_and_each_time_recorded(scene: Scene, written: list[str]) -> None:
    match = scene.match()
    page = f"/m/{match.id}/picture"
    assert scene.server.visits == []
    before = set(written)

    shown = scene.asked(match)
    veil = scene.visitor.get(f"{page}/veil")

    assert f'src="{page}/veil"' in shown.text
    assert opened_png(veil.content).mode == "L"
    assert max(opened_png(veil.content).size) <= 8
    assert scene.views(match) == []
    clear = scene.visitor.post(f"{page}/clear", on=page)
    scene.visitor.post(f"{page}/clear", on=page)
    assert opened_png(clear.content).size == (320, 320)
    assert scene.views(match) == ["held", "held"]
    assert "Seen clearly here: 2 times. Today, in all cases of this vault: 2 times." in said(
        scene.visitor.get(page).text
    )
    for answer in (shown, veil, clear):
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert [visit for visit in scene.server.paths if visit != "/robots.txt"] == ["/a.jpg"]
    new = {name for name in set(written) - before if not name.startswith(str(scene.session.home))}
    assert new <= {os.devnull}  # what a child says to nobody
    kept = b"".join(file.read_bytes() for file in scene.session.home.iterdir() if file.is_file())
    assert PNG not in kept
    assert clear.content[60:120] not in kept


def test_without_scripts_it_is_shown_for_five_seconds_a_single_time(scene: Scene) -> None:
    match = scene.match()
    page = f"/m/{match.id}/picture"
    scene.asked(match)

    shown = scene.visitor.post(f"{page}/show", on=page)
    once = re.search(rf'src="({page}/once/[^"]+)"', shown.text)

    assert once
    assert shown.headers["refresh"] == f"5; url={page}"
    assert scene.views(match) == []
    assert scene.visitor.get(once[1]).content.startswith(PNG)
    assert scene.visitor.get(once[1], 410).content == b"410"
    assert scene.views(match) == ["timed"]
    assert scene.visitor.get(f"{page}/show").url.path == page


def test_nobody_else_gets_it_and_a_form_without_its_token_neither(scene: Scene) -> None:
    match = scene.match()
    page = f"/m/{match.id}/picture"
    scene.asked(match)
    stranger = scene.site.visitor()
    origin = scene.site.url.rstrip("/")

    assert stranger.client.get(f"{page}/veil").headers["location"] == "/unlock"
    forged = scene.visitor.client.post(f"{page}/clear", headers={"origin": origin})
    assert forged.status_code == 403
    second = scene.site.entered()
    second.get(f"{page}/veil", 410)
    second.post(f"{page}/clear", 410, on=page)
    assert scene.views(match) == []


def test_it_is_overwritten_when_put_away_when_another_is_asked_for_and_when_she_leaves(scene: Scene) -> None:
    match, other = scene.match(), scene.match("/a.jpg?2")
    PAGES["/a.jpg?2"] = PAGES["/a.jpg"]
    page = f"/m/{match.id}/picture"

    scene.asked(match)
    (first,) = scene.held()
    assert scene.visitor.post(f"{page}/away", on=page).url.path == f"/m/{match.id}"
    scene.visitor.get(f"{page}/veil", 410)
    scene.asked(match)
    (second,) = scene.held()
    scene.asked(other)
    (third,) = scene.held()
    scene.visitor.get("/leave")

    assert scene.held() == []
    assert [one.is_there for one in (first, second)] == [False, False]
    assert third.match_id == other.id


def test_who_leaves_while_it_is_fetched_has_nothing_and_the_vault_locks_then(scene: Scene) -> None:
    page = f"/m/{scene.match('/slow.jpg').id}/picture"
    waiting = scene.visitor.post(page, on=page)
    assert f"Asking {scene.server.pair}" in said(waiting.text)
    assert "<noscript>" in waiting.text

    scene.visitor.get("/leave")
    until = time.monotonic() + 20
    while scene.site.keeper.is_open and time.monotonic() < until:
        time.sleep(0.02)

    assert scene.held() == []
    assert not scene.site.keeper.is_open


def test_after_its_time_it_is_gone(scene: Scene) -> None:
    match = scene.match()
    page = f"/m/{match.id}/picture"
    scene.asked(match)
    (held,) = scene.held()
    held.drop()  # as its clock does

    assert "overwritten" in said(scene.visitor.get(page).text)
    assert scene.visitor.post(f"{page}/show", on=page).url.path == page
    scene.visitor.post(f"{page}/clear", 410, on=page)
    assert scene.views(match) == []


def test_what_is_no_picture_any_more_is_told_in_words(scene: Scene) -> None:
    for path, why in (
        ("/page", "whether the copy is on it, only a person can say"),
        ("/gone", "the host says that it isn’t there"),
        ("/bomb.gif", "larger than this program opens"),
    ):
        answer = said(scene.asked(scene.match(path)).text)
        assert why in answer
        assert "Nothing of it was kept." in answer
    assert scene.held() == []


def test_a_host_that_is_away_and_a_search_that_goes_on_are_told(scene: Scene) -> None:
    match = scene.match("/a.jpg?x")
    away = found(scene.session, scene.case, "http://127.0.0.1:9/a.jpg", MatchState.NEW, site="site")
    assert "one that this program doesn’t visit" in said(scene.asked(away).text)
    with scene.session.working():
        assert "Another process is visiting hosts" in said(scene.asked(match).text)
    assert scene.server.visits == []


def test_under_18_or_without_a_consent_nothing_is_fetched(scene: Scene) -> None:
    minor, over = opened(scene.session, adult=Adult.NO), opened(scene.session)
    url = scene.server.url("/a.jpg")
    for case, status in ((minor.id, 403), (over.id, 409)):
        match = found(scene.session, case, url, MatchState.NEW, context_seen=False)
        if case == over.id:
            consent.withdraw(scene.session, case)
        page = f"/m/{match.id}/picture"
        for answer in (scene.visitor.get(page, status), scene.visitor.post(page, status, on="/help")):
            assert "<img" not in answer.text.partition("<main")[2]
        scene.visitor.post(f"{page}/show", status, on="/help")
        assert scene.views(match) == []
    assert scene.server.visits == []


@needs_chromium
def test_in_a_browser_it_is_clear_only_while_the_pointer_or_a_key_is_held(scene: Scene, chromium: Chromium) -> None:
    match = scene.match()
    with window(chromium, scene.site) as eyes:
        page = eyes.enter().go(f"/m/{match.id}")
        page.locator(f'form[action="/m/{match.id}/picture"] button').click()
        hold, clear = page.locator("[data-hold]"), page.locator("canvas")
        hold.wait_for()
        assert eyes.findings() == []
        assert not clear.is_visible()

        hold.hover()
        page.mouse.down()
        clear.wait_for()
        page.mouse.up()
        clear.wait_for(state="hidden")
        hold.focus()
        page.keyboard.down("Space")
        clear.wait_for()
        page.keyboard.up("Space")
        clear.wait_for(state="hidden")
        assert scene.views(match) == ["held", "held"]
        page.keyboard.press("Escape")
        page.wait_for_url(f"**/m/{match.id}")

    assert scene.held() == []


def test_french_says_it_too(scene: Scene) -> None:
    match = scene.match()
    visitor = scene.site.entered("fr")

    page = scene.asked(match, visitor).text

    assert "L’image, en gris et floutée" in page
    assert "Vue nettement ici\u00a0: jamais." in said(page)
