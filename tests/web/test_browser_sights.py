"""How else somebody may use the pages: without a mouse, and without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.browser import Sight, needs_chromium, window
from tests.web.conftest import Site
from tests.web.scene import Scene, lived_in

if TYPE_CHECKING:
    from playwright.sync_api import Browser as Chromium
    from playwright.sync_api import Page

pytestmark = needs_chromium
_FOCUS = """
() => {
    const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
    const told = one.tagName + ' ' + (one.textContent || one.value || '').trim().slice(0, 30);
    return { told, ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
             seen: box.bottom > 0 && box.top < innerHeight, index: one.tabIndex };
}
"""


@pytest.fixture(scope="module")
def scene(house: Site) -> Scene:
    """A vault as it is after some days."""
    return lived_in(house)


def walk(page: Page) -> None:
    """Press the key that goes on, and expect to see where one is each time."""
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    told = []
    for _ in range(12):
        page.keyboard.press("Tab")
        place = page.evaluate(_FOCUS)
        if place["told"].startswith("BODY"):
            break
        told.append(place["told"])
        assert place["ring"], place
        assert place["seen"], place
        assert place["index"] == 0, place

    assert told


def test_the_keyboard_alone_reaches_everything_in_order_and_sees_where_it_is(
    house: Site, chromium: Chromium, scene: Scene
) -> None:
    with window(chromium, house) as eyes:
        eyes.enter()
        for path in ("/queue", "/c/{case_id}/found", "/m/{match_id}", "/n/{notice_id}", "/cases/new"):
            walk(eyes.go(scene.filled(path)))


def test_without_scripts_the_page_says_the_same(house: Site, chromium: Chromium, scene: Scene) -> None:
    with window(chromium, house, sight=Sight(scripts=False)) as eyes:
        eyes.enter()
        for path in ("/queue", "/c/{case_id}/found", "/m/{match_id}", "/n/{notice_id}", "/c/{case_id}"):
            page = eyes.go(scene.filled(path))

            assert page.locator("h1").count() == 1, path
            assert page.locator("main").inner_text().strip(), path
            assert page.locator("[data-needs-script]:visible").count() == 0, path


def test_a_decision_is_made_and_taken_back_without_scripts(house: Site, chromium: Chromium, scene: Scene) -> None:
    with window(chromium, house, sight=Sight(scripts=False)) as eyes:
        page = eyes.enter().go(f"/m/{scene.match_id}")
        page.locator('main button[value="mine"]').click()
        page.locator('form[action="/undo"] button').click()

        assert page.locator('[role="status"]').first.inner_text()
        assert eyes.go(f"/m/{scene.match_id}").locator('main button[aria-current="true"]').count() == 0
