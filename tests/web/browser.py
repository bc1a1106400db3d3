"""A real browser on the pages: Debian's Chromium, which reaches this machine alone, and an eye that sees what is amiss.

``Eyes.findings`` runs axe-core (every rule of WCAG 2.2 AA, and its good practice) and adds what axe can't see:
scrolling sideways, a page without exactly one heading, errors of scripts, violations of the policy on content,
requests to anywhere else.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import ConsoleMessage, Page, Request, sync_playwright
from playwright.sync_api import Error as PageError

from takedown.crawl.browser.chromium import NAMES, missing
from takedown.words import Language
from tests.web.conftest import Site

# The full check insists: there a machine without Chromium is an error, not a reason to skip.
needs_chromium = pytest.mark.skipif(
    bool(missing()) and os.environ.get("TAKEDOWN_CI") != "1",
    reason="no Chromium on this machine (Debian: apt install chromium)",
)

LOCALES: dict[Language, str] = {"en": "en-GB", "fr": "fr-FR"}
WIDE, NARROW, HEIGHT = 1440, 320, 900
"""CSS pixels: a desk, the smallest telephone (WCAG 2.2, 1.4.10), and how high either is."""
_FLAGS = (
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    "--no-proxy-server",
    "--disable-background-networking",
    "--disable-crash-reporter",
    "--disable-gpu",
)
_RULES: dict[str, Any] = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
    "preload": False,
}
# What is measured is the page at rest. It may have loaded itself anew a moment ago: without its styles everything would
# be amiss. On a busy machine a page is loaded before it is laid out, and only then asks for its letters: until they are
# there it is set in others, which are wider. And colours that are still changing are neither the old nor the new ones.
_AT_REST = """
async () => {
    if (document.readyState !== 'complete') await new Promise((done) => addEventListener('load', done, { once: true }));
    document.documentElement.getBoundingClientRect();
    await document.fonts.ready;
    const ends = (one) => Number.isFinite(one.effect?.getComputedTiming().endTime);
    await Promise.allSettled(document.getAnimations().filter(ends).map((one) => one.finished));
}
"""
_FINDINGS = """
async (rules) => {
    return (await axe.run(document, rules)).violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id} at ${node.target.join(' ')}: ${node.failureSummary.replace(/\\s+/g, ' ')}`));
}
"""
_WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
_SO_WIDE = "async (width) => { while (innerWidth !== width) await new Promise(requestAnimationFrame); }"
_MOVES = """
() => [...document.querySelectorAll('*')].filter((one) => {
    const style = getComputedStyle(one);
    return style.animationName !== 'none' || parseFloat(style.transitionDuration) > 0;
}).map((one) => `${one.tagName}.${one.className} moves`)
"""
_GONE = ("Execution context was destroyed", "Cannot find context", "axe is not defined")
"""What Chromium says where a page went, or loaded itself anew, while it was being looked at."""
_LOOKS = 5
_SLOW = 60_000
"""Milliseconds for a page to come: a machine that does much else at once is slow, and no page is amiss for that."""
# In a stretch that scrolls by itself something may be wider; elsewhere it would be cut off or push the page.
_STICKING_OUT = """
() => [...document.querySelectorAll('body *')].filter((one) => {
    const box = one.getBoundingClientRect();
    const out = box.width && box.right > document.documentElement.clientWidth + 1;
    return out && !one.closest('.scroll, .sr, .skip, svg');
}).slice(0, 5).map((one) => `${one.tagName.toLowerCase()}.${one.className} sticks out`)
"""


@dataclass
class Eyes:
    """A browser's window on ``site``, and what went wrong in it so far.

    ``colours``: whether contrasts are measured, which takes as long as everything else together. Whoever walks a second
    time past the same pages in the same colours can do without.
    """

    site: Site
    page: Page
    troubles: list[str] = field(default_factory=list)
    colours: bool = True
    _has_axe: bool = False

    def __post_init__(self) -> None:
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("request", self._asked)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.troubles.append(message.text)

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.site.url, "data:", "blob:" + self.site.url)):
            self.troubles.append(f"asked {request.url}")

    def enter(self) -> Eyes:
        """Sign in by a start link; return itself."""
        self.go(self.site.new_link())
        return self

    def go(self, path: str) -> Page:
        """Show ``path``; return the page."""
        self.page.goto(self.site.url.rstrip("/") + path)
        return self.page

    def at_rest(self) -> None:
        """Wait until the page that is shown is all there and stands still."""
        self.page.wait_for_load_state()
        self.page.evaluate(_AT_REST)

    def look(self, script: str, *given: Any) -> Any:
        """Return what ``script`` finds on the page at rest; where the page goes meanwhile, on the one that comes."""
        for left in reversed(range(_LOOKS)):
            try:
                self.at_rest()
                return self.page.evaluate(script, *given)
            except PageError as error:
                if not left or not any(one in error.message for one in _GONE):
                    raise
        raise AssertionError

    def resize(self, width: int, height: int) -> None:
        """Make the window so large, and wait until the page knows."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.look(_SO_WIDE, width)

    def sticking_out(self) -> list[str]:
        """Return what is wider than the page that is shown; nothing where it doesn't scroll sideways."""
        wider: int = self.look(_WIDER)
        found: list[str] = self.look(_STICKING_OUT) if wider > 0 else []
        return [*found, f"{wider} px too wide"] if wider > 0 else []

    def findings(self) -> list[str]:
        """Return all that is amiss on the page that is shown; what went wrong before counts once."""
        headings: int = self.look("document.querySelectorAll('h1').length")
        found = [f"one h1, not {headings}"] if headings != 1 else []
        found += self.sticking_out()
        if not self._has_axe:
            # From now on each page comes with it: it is large, and takes its time on the way.
            self.page.add_init_script(_axe())
            self.look(_axe())
            self._has_axe = True
        rules = _RULES | {"rules": _RULES["rules"] | {"color-contrast": {"enabled": self.colours}}}
        found += self.look(_FINDINGS, rules)
        self.troubles, before = [], self.troubles
        return [f"{self.page.url}: {one}" for one in found + before]


def from_the_right(eyes: Eyes) -> list[str]:
    """Return what sticks out of the page that is shown, as in a language that is written from the right."""
    eyes.look("document.documentElement.dir = 'rtl'")
    return [f"from the right, {one}" for one in eyes.sticking_out()]


def enlarged(eyes: Eyes) -> list[str]:
    """Return what sticks out of the page that is shown at 200 % in a window of 1280 pixels."""
    before = eyes.page.viewport_size
    assert before is not None
    eyes.resize(1280 // 2, HEIGHT // 2)
    found = [f"at 200 %, {one}" for one in eyes.sticking_out()]
    eyes.resize(before["width"], before["height"])
    return found


def moving(eyes: Eyes) -> list[str]:
    """Return what moves on the page that is shown, for somebody who wants less of it."""
    moves: list[str] = eyes.look(_MOVES)
    return moves


def amiss(eyes: Eyes, *paths: str, then: Iterable[Callable[[Eyes], list[str]]] = ()) -> list[str]:
    """Visit ``paths`` one after the other; return all that is amiss on them.

    ``then`` looks at the same page in other ways, on the same visit.
    """
    found: list[str] = []
    for path in paths:
        eyes.go(path)
        found += eyes.findings()
        found += [f"{path}: {one}" for look in then for one in look(eyes)]
    return found


@contextmanager
def browsing() -> Iterator[Chromium]:
    """Start Chromium.

    Its library runs an event loop in this thread for as long: a module that has it may not have asynchronous tests.
    """
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=_executable(), args=list(_FLAGS), chromium_sandbox=os.geteuid() != 0, timeout=90_000
        )
        try:
            yield chromium
        finally:
            chromium.close()


@dataclass(frozen=True, slots=True)
class Sight:
    """How somebody looks at a page.

    Attributes:
        width: CSS pixels at a zoom of 1. zoom: 2 for 200 %. scripts: whether there are any.
        colours: what the system prefers. still: whether it prefers less movement.
    """

    width: int = WIDE
    zoom: int = 1
    scripts: bool = True
    colours: Literal["light", "dark"] = "light"
    still: bool = False


@contextmanager
def window(chromium: Chromium, site: Site, language: Language = "en", sight: Sight | None = None) -> Iterator[Eyes]:
    """Open a window of its own on ``site`` in a browser that asks for ``language``: nothing is shared with another."""
    sight = sight or Sight()
    context = chromium.new_context(
        locale=LOCALES[language],
        viewport={"width": sight.width // sight.zoom, "height": HEIGHT // sight.zoom},
        device_scale_factor=sight.zoom,
        color_scheme=sight.colours,
        java_script_enabled=sight.scripts,
        reduced_motion="reduce" if sight.still else "no-preference",
    )
    context.set_default_timeout(15_000)
    context.set_default_navigation_timeout(_SLOW)
    try:
        yield Eyes(site, context.new_page())
    finally:
        context.close()


def _executable() -> str:
    return next(filter(None, map(shutil.which, NAMES)))


@cache
def _axe() -> str:
    found = find_spec("axe_playwright_python")
    assert found is not None
    assert found.origin is not None
    return (Path(found.origin).parent / "axe.min.js").read_text(encoding="utf-8")
