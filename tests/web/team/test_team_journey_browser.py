"""Her way and theirs, whole: from pictures in her browser to a letter, a copy that is gone, and all taken back.

What isn't a person is real: PostgreSQL, a worker in a process of its own, a host, a mail server, and a browser.
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from email import message_from_bytes, policy
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import psycopg
import pytest
from PIL import Image

from takedown.cases.team.role import Role
from takedown.fleet.queue import apply_queue
from takedown.pipeline.team import web_sessions
from takedown.settings import Settings
from takedown.words import Words
from tests.cli.background import Background, gallery
from tests.conftest import NewDatabase
from tests.crawl.crawl_server import Server
from tests.fingerprint import photographs
from tests.fleet.crew import Crew
from tests.fleet.fleet_scene import settings_for
from tests.mail.postbox import Postbox, Posted
from tests.pipeline.sending_scene import entry
from tests.team_server import House, house, team_server
from tests.web.browser import NARROW, Eyes, Sight, needs_chromium, window
from tests.web.conftest import Site
from tests.web.team.rooms import COOKIE
from tests.web.team.sent import choose
from tests.web.team.signin_site import team_pages
from tests.web.team.test_door_browser import arrive

if TYPE_CHECKING:
    from playwright.sync_api import Browser as Chromium

pytestmark = needs_chromium
WORDS = Words("en")
LONGEST = 60.0


@dataclass
class Place:
    """What is there: the organisation with its pages and its worker, a host, a mail server; the database's address."""

    here: House
    site: Site
    host: Server
    box: Postbox
    owner_url: str


def saved(number: int, size: float = 1.0, quality: int = 92) -> bytes:
    """Return one of the ordinary photographs as a file."""
    picture, into = Image.fromarray(photographs.scenes()[number]), io.BytesIO()
    picture.resize((int(picture.width * size), int(picture.height * size))).save(into, "JPEG", quality=quality)
    return into.getvalue()


@pytest.fixture
def place(postgres_url: NewDatabase, tmp_path: Path) -> Iterator[Place]:
    owner_url = postgres_url()
    with ExitStack() as stack:
        box = stack.enter_context(Postbox())
        shown = {"copy.jpg": saved(0, 0.75, 70), "other.jpg": saved(3)}
        host = stack.enter_context(Background()).serve(gallery(shown, "Holidays"))
        settings = settings_of(host, box)
        server = stack.enter_context(team_server(owner_url, tmp_path, settings))
        apply_queue(owner_url)
        here = house(server, "helpers")
        here.with_member("intake", Role.INTAKE)
        entry(here.as_member("supervisor"))
        stack.enter_context(Crew(server, settings)).start("crawler", "matcher", "notifier")
        pages = stack.enter_context(team_pages(here))
        yield Place(here, cast("Site", SimpleNamespace(url=pages.url)), host, box, owner_url)
        for session in here.sessions:
            session.close()


def settings_of(host: Server, box: Postbox) -> Settings:
    smtp = {"host": "127.0.0.1", "port": box.port, "security": "none", "undo_seconds": 0, "copy_to_self": False}
    told = settings_for({"here": host}, smtp=smtp)
    told.hosts[0].recipients.append("a_gallery")
    return told


@contextmanager
def signed_in(place: Place, chromium: Chromium, login: str, *, width: int = 1280) -> Iterator[Eyes]:
    """Give a window in which a member is signed in."""
    session = place.here.as_member(login)
    seat = (place.here.organisation.id, session.actor.id, session.keyring.seat)
    with session.store.begin() as tx:
        token = web_sessions.begin(tx, *seat, "", timedelta(hours=1))
    with window(chromium, place.site, "en", Sight(width=width)) as eyes:
        eyes.colours = False  # measured in test_team_pages_browser
        eyes.page.context.add_cookies([{"name": COOKIE, "value": token, "url": place.site.url}])
        yield eyes


def again(eyes: Eyes, path: str, there: Callable[[], bool]) -> None:
    """Load a page until something is there, as somebody does who waits for it."""
    until = time.monotonic() + LONGEST
    eyes.go(path)
    while not there():
        assert time.monotonic() < until, eyes.page.inner_text("main")
        time.sleep(0.3)
        eyes.go(path)


def letter_of(posted: Posted) -> str:
    """Return the words of a letter, on one line."""
    body = message_from_bytes(posted.raw, policy=policy.default).get_body()
    assert body is not None
    return " ".join(str(body.get_content()).split())


@dataclass
class Walk:
    """Each with a window of their own; what was amiss on the pages that they saw."""

    place: Place
    her: Eyes
    intake: Eyes
    worker: Eyes
    supervisor: Eyes
    amiss: list[str] = field(default_factory=list)
    case: str = ""
    match: str = ""
    letter: str = ""
    given: tuple[str, str] = ("", "")

    def sees(self, eyes: Eyes, path: str) -> str:
        """Have somebody see a page; return its words."""
        eyes.go(path)
        self.amiss += eyes.findings()
        return eyes.page.inner_text("main")

    def presses(self, eyes: Eyes, button: str) -> str:
        """Have somebody press a button; return the words of the page that comes then."""
        with eyes.page.expect_navigation():
            eyes.page.locator(button).first.click()
        self.amiss += eyes.findings()
        return eyes.page.inner_text("main")

    def sends(self) -> None:
        """Have her choose two pictures, and send what is made of them."""
        page = self.her.page
        self.amiss += arrive(self.her, WORDS)
        page.locator("#f-pictures").wait_for()
        choose(page, {f"{number}.jpg": saved(number) for number in (0, 1)})
        page.get_by_text(WORDS("door-device-all-read")).wait_for()
        page.click("[data-send-button]")
        page.locator("[data-number]").wait_for()
        self.amiss += self.her.findings()
        self.given = (page.inner_text("[data-number]"), page.inner_text("[data-code]"))

    def is_found(self) -> None:
        """Have it taken in, handed over and searched for."""
        self.sees(self.intake, "/team/letters")
        self.presses(self.intake, 'form[action$="/take-in"] button')
        self.case = self.intake.page.url.rpartition("/")[2]
        self.sees(self.supervisor, f"/team/case/{self.case}")
        self.supervisor.page.select_option("form[action$='/hand-over'] select", label="Worker")
        self.presses(self.supervisor, "form[action$='/hand-over'] button")
        self.presses(self.supervisor, "form[action$='/crawl'] button")
        found = self.worker.page.locator("a[href^='/m/']")
        again(self.worker, f"/c/{self.case}/found", lambda: found.count() > 0)
        self.amiss += self.worker.findings()
        self.match = str(found.first.get_attribute("href"))

    def is_drafted(self) -> None:
        """Have the worker confirm what was found, and draft a letter, which doesn't leave by one person's word."""
        self.sees(self.worker, self.match)
        self.presses(self.worker, "button[name=as][value=confirmed]")
        self.sees(self.worker, f"/c/{self.case}/letters")
        self.presses(self.worker, "form[action$='/draft'] button")
        self.letter = str(self.worker.page.get_by_role("link", name="A gallery").first.get_attribute("href"))
        self.sees(self.worker, self.letter)
        assert "two people look" in self.sees(self.worker, f"{self.letter}/send")
        with self.worker.page.expect_navigation():
            self.worker.page.click("button[name=way][value=mail]")
        assert "Ask somebody else to look" in self.worker.page.inner_text("main")
        self.worker.troubles.clear()  # the browser tells of a refusal
        assert not self.place.box.posted

    def is_sent(self) -> str:
        """Have a second person look and send it; return the letter that arrived."""
        self.supervisor.go(self.match)
        self.supervisor.go(f"{self.letter}/send")
        self.presses(self.supervisor, "button[name=way][value=mail]")
        again(self.worker, self.letter, lambda: "The letter as it left" in self.worker.page.inner_text("main"))
        [posted] = self.place.box.posted
        return letter_of(posted)

    def stands(self) -> str:
        """Have her ask how it stands; return what the page says."""
        page = self.her.go("/o/helpers/standing")
        page.fill("#f-number", self.given[0])
        page.fill("#f-code", self.given[1])
        with page.expect_navigation():
            page.click("main button.primary")
        return page.inner_text("main")

    def is_gone(self) -> bool:
        """Have every address looked at, as after a while; return whether she reads that the copy is gone."""
        with psycopg.connect(self.place.owner_url) as link:
            link.execute("UPDATE addresses SET next_at = '2026-01-01T00:00:00.000Z'")
        return "1 of them gone" in self.stands()

    def is_taken_back(self) -> str:
        """Have her take everything back; return what the worker's page of letters says then."""
        self.amiss += self.her.findings()
        self.her.page.check("#f-sure")
        assert "One letter had left" in self.presses(self.her, "form[action*='/withdraw'] button")
        self.sees(self.worker, "/team/letters")
        return self.sees(self.worker, f"/c/{self.case}/letters")


@pytest.mark.timeout(550)  # far above what it takes: a machine that runs other tests beside it is slow
def test_from_her_pictures_to_a_copy_that_is_gone_and_all_taken_back(place: Place, chromium: Chromium) -> None:
    with ExitStack() as stack:
        her = stack.enter_context(window(chromium, place.site, "en", Sight(width=NARROW)))
        her.colours = False
        intake, worker, supervisor = (
            stack.enter_context(signed_in(place, chromium, login)) for login in ("intake", "worker", "supervisor")
        )
        walk = Walk(place, her, intake, worker, supervisor)
        walk.sends()
        walk.is_found()
        walk.is_drafted()

        words = walk.is_sent()
        assert place.host.url("/copy.jpg") in words
        assert place.host.url("/other.jpg") not in words
        assert "with the authorisation of the person shown in these images, recorded on" in words
        stands = walk.stands()
        assert "1 copy found" in stands
        assert "1 letter sent" in stands

        place.host.pages = {}
        again(her, "/o/helpers", walk.is_gone)

        told = walk.is_taken_back()
        assert "withdrawal" in told
        assert "withdrawn by you" in told
        assert walk.amiss == []
    assert len(place.box.posted) == 1
