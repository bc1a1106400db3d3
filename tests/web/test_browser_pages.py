"""Every page there is, in a real browser: nothing for axe to find, and nothing sticks out however it is looked at.

Each page is visited once in each language; on the same visit it is turned from right to left, enlarged, and made still.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from takedown.words import Language
from tests.web.browser import NARROW, Eyes, Sight, amiss, needs_chromium, window
from tests.web.conftest import Site
from tests.web.scene import Scene, lived_in, pages

if TYPE_CHECKING:
    from playwright.sync_api import Browser as Chromium

pytestmark = needs_chromium
OUTSIDE = ("/unlock", "/unlock?with=recovery", "/calendar", "/help", "/arrival", "/arrival/lines")
HEIGHT = 900
_MOVES = """
() => [...document.querySelectorAll('*')].filter((one) => {
    const style = getComputedStyle(one);
    return style.animationName !== 'none' || parseFloat(style.transitionDuration) > 0;
}).map((one) => `${one.tagName}.${one.className} moves`)
"""


@pytest.fixture(scope="module")
def scene(house: Site) -> Scene:
    """A vault as it is after some days."""
    return lived_in(house)


@pytest.fixture(scope="module")
def inside(house: Site, scene: Scene) -> list[str]:
    """The paths of all pages for somebody who is in."""
    return [*pages(scene, house.entered())]


def from_the_right(eyes: Eyes) -> list[str]:
    """Return what sticks out of the page that is shown, as in a language that is written from the right."""
    eyes.page.evaluate("document.documentElement.dir = 'rtl'")
    return [f"from the right, {one}" for one in eyes.sticking_out()]


def enlarged(eyes: Eyes) -> list[str]:
    """Return what sticks out of the page that is shown at 200 % in a window of 1280 pixels."""
    eyes.page.set_viewport_size({"width": 1280 // 2, "height": HEIGHT // 2})
    found = [f"at 200 %, {one}" for one in eyes.sticking_out()]
    eyes.page.set_viewport_size({"width": NARROW, "height": HEIGHT})
    return found


def moving(eyes: Eyes) -> list[str]:
    """Return what moves on the page that is shown, for somebody who wants less of it."""
    moves: list[str] = eyes.page.evaluate(_MOVES)
    return moves


@pytest.mark.parametrize(
    ("language", "sight"),
    [("en", Sight(still=True)), ("fr", Sight(width=NARROW, colours="dark"))],
    ids=["en, wide, light, still", "fr, narrow, dark"],
)
def test_there_is_nothing_amiss_on_any_page(
    house: Site, chromium: Chromium, inside: list[str], language: Language, sight: Sight
) -> None:
    with window(chromium, house, language, sight) as eyes:
        eyes.enter()
        others = (moving,) if sight.still else (enlarged, from_the_right)

        assert amiss(eyes, *inside, then=others) == []


@pytest.mark.parametrize(
    ("language", "sight"), [("fr", Sight()), ("en", Sight(width=NARROW))], ids=["fr, wide", "en, narrow"]
)
def test_there_is_nothing_amiss_for_whoever_is_not_in(
    house: Site, chromium: Chromium, language: Language, sight: Sight
) -> None:
    with window(chromium, house, language, sight) as eyes:
        assert amiss(eyes, *OUTSIDE) == []
