"""Every page there is, in a real browser: nothing for axe to find, and nothing sticks out however it is looked at.

Each page is visited once in each language; on the same visit it is turned from right to left, enlarged, and made still.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from takedown.words import Language
from tests.web.browser import NARROW, Sight, amiss, enlarged, from_the_right, moving, needs_chromium, window
from tests.web.conftest import Site
from tests.web.scene import Scene, lived_in, pages

if TYPE_CHECKING:
    from playwright.sync_api import Browser as Chromium

# Dozens of pages in one walk: on a machine that does much else at once it takes longer than a test may by default.
pytestmark = [needs_chromium, pytest.mark.timeout(1200)]
OUTSIDE = ("/unlock", "/unlock?with=recovery", "/calendar", "/help", "/arrival", "/arrival/lines")


@pytest.fixture(scope="module")
def scene(house: Site) -> Scene:
    """A vault as it is after some days."""
    return lived_in(house)


@pytest.fixture(scope="module")
def inside(house: Site, scene: Scene) -> list[str]:
    """The paths of all pages for somebody who is in."""
    return [*pages(scene, house.entered())]


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
