"""The first and the last that somebody sees, in a real browser: the passphrase, leaving, locking, no such page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import PASSPHRASE
from tests.web.browser import Sight, needs_chromium, window
from tests.web.conftest import Site

if TYPE_CHECKING:
    from playwright.sync_api import Browser as Chromium

pytestmark = needs_chromium
AWAY = "/calendar"


def test_shift_three_times_leaves_at_once_and_the_way_back_leads_nowhere(house: Site, chromium: Chromium) -> None:
    with window(chromium, house) as eyes:
        page = eyes.enter().go("/help")
        for _ in range(3):
            page.keyboard.press("Shift")
        page.wait_for_url(f"**{AWAY}")
        page.go_back()

        assert "/help" not in page.url
        assert not any(one.signed_in for one in house.keeper.visitors.all())


@pytest.mark.parametrize("between", ["a", "Tab"])
def test_another_key_between_begins_anew(house: Site, chromium: Chromium, between: str) -> None:
    with window(chromium, house) as eyes:
        page = eyes.enter().go("/help")
        for key in ("Shift", "Shift", between, "Shift"):
            page.keyboard.press(key)
        page.wait_for_timeout(200)

        assert page.url.endswith("/help")


@pytest.mark.parametrize("sight", [Sight(), Sight(scripts=False)], ids=["scripts", "none"])
def test_the_button_leaves_with_and_without_scripts(house: Site, chromium: Chromium, sight: Sight) -> None:
    with window(chromium, house, sight=sight) as eyes:
        page = eyes.enter().go("/help")
        page.locator(".leave").click()
        page.wait_for_url(f"**{AWAY}")

        assert page.context.cookies() == []


def test_one_key_locks(house: Site, chromium: Chromium) -> None:
    with window(chromium, house) as eyes:
        page = eyes.enter().go("/help")
        page.keyboard.press("Control+.")
        page.wait_for_url("**/unlock")

        page.fill("#f-passphrase", PASSPHRASE)
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: not url.endswith("/unlock"))


def test_what_is_left_in_one_window_is_gone_in_the_others(house: Site, chromium: Chromium) -> None:
    with window(chromium, house) as eyes:
        other = eyes.enter().go("/help")
        page = other.context.new_page()
        page.goto(f"{house.url}help")
        for _ in range(3):
            page.keyboard.press("Shift")

        other.wait_for_url(f"**{AWAY}")


def test_what_is_locked_in_one_window_is_not_shown_in_the_others(house: Site, chromium: Chromium) -> None:
    with window(chromium, house) as eyes:
        other = eyes.enter().go("/help")
        page = other.context.new_page()
        page.goto(f"{house.url}help")
        page.keyboard.press("Control+.")

        other.wait_for_url("**/unlock")


def test_what_is_locked_elsewhere_is_not_shown_any_more(house: Site, chromium: Chromium) -> None:
    with window(chromium, house) as eyes:
        eyes.page.clock.install()
        page = eyes.enter().go("/help")
        house.keeper.lock_screen()
        page.clock.run_for(11_000)

        page.wait_for_url("**/unlock")


def test_a_program_that_ended_leaves_nothing_on_the_screen(house: Site, chromium: Chromium) -> None:
    with window(chromium, house) as eyes:
        eyes.page.clock.install()
        page = eyes.enter().go("/help")
        page.route("**/live/here", lambda route: route.abort())
        page.clock.run_for(25_000)
        page.locator("[data-offline]").wait_for(state="visible")
        assert page.locator("h1").is_visible()

        page.clock.run_for(int(house.keeper.settings.vault.lock_minutes * 60_000) + 11_000)
        page.locator("h1").wait_for(state="detached")
        assert page.locator("[data-offline]").is_visible()
