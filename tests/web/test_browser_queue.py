"""The morning view by keyboard alone: rows are walked, opened, decided and selected; single keys can be turned off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from takedown.cases.match import Confidence, Match, MatchState
from takedown.pipeline.shelf import MATCHES
from tests.pipeline.casefile import found, opened
from tests.web.browser import Sight, needs_chromium, window
from tests.web.conftest import Site

if TYPE_CHECKING:
    from playwright.sync_api import Browser as Chromium

pytestmark = needs_chromium


@pytest.fixture(scope="module")
def rows(house: Site) -> list[Match]:
    """Four places that nobody has decided, in the order in which they are shown."""
    case = opened(house.session).id
    urls = [f"https://gallery.example/{number}" for number in range(4)]
    return [found(house.session, case, url, MatchState.NEW, confidence=Confidence.LIKELY) for url in urls]


def states(site: Site, of: list[Match]) -> list[str]:
    """Return how matches stand."""
    with site.session.store.read() as tx:
        return [MATCHES.get(tx, match.id).state.value for match in of]


def test_rows_are_read_decided_and_selected_by_single_keys(house: Site, chromium: Chromium, rows: list[Match]) -> None:
    with window(chromium, house) as eyes:
        page = eyes.enter().go("/queue")
        for key in ("j", "j", "Enter"):
            page.keyboard.press(key)
        page.locator("[data-panel]").get_by_text(rows[1].url, exact=True).wait_for()
        page.keyboard.press("c")
        page.locator(".q-kept button").wait_for()
        page.locator("[data-panel]").get_by_text(rows[2].url, exact=True).wait_for()
        assert states(house, rows) == ["new", "confirmed", "new", "new"]

        for key in ("x", "j", "x", "r"):
            page.keyboard.press(key)
        page.wait_for_url("**/queue/many")
        assert states(house, rows) == ["new", "confirmed", "new", "new"]
        assert eyes.findings() == []
        page.locator("main form button.primary").click()
        page.wait_for_url("**/queue?*")
        assert states(house, rows) == ["new", "confirmed", "rejected", "rejected"]

        page.keyboard.press("/")
        page.keyboard.type("cjx?")
        assert page.locator("#q-text").input_value() == "cjx?"


def test_single_keys_can_be_turned_off(house: Site, chromium: Chromium, rows: list[Match]) -> None:
    with window(chromium, house) as eyes:
        page = eyes.enter().go("/queue")
        page.keyboard.press("?")
        assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
        page.locator("button[name=keys]").click()
        page.locator("[data-keys=off]").wait_for()
        before = states(house, rows)
        for key in ("j", "x", "c"):
            page.keyboard.press(key)
        assert page.locator("[data-row] input:checked").count() == 0
        assert states(house, rows) == before


def test_without_scripts_a_row_opens_as_a_page_and_is_decided_there(
    house: Site, chromium: Chromium, rows: list[Match]
) -> None:
    with window(chromium, house, sight=Sight(scripts=False)) as eyes:
        page = eyes.enter().go("/queue")
        page.locator(f"#r-{rows[0].id}").click()
        page.locator("button[name=as][value=mine]").click()
        page.get_by_role("button", name="Undo").wait_for()
        assert states(house, rows)[0] == "mine"
