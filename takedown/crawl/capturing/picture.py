"""A page drawn without what it shows: every picture and film is a grey box that carries a digest.

Nothing of the media is loaded, so there is nothing to paint over. The page's source comes without media (``bare``),
its style sheets too; Chromium is told by a content security policy to load no picture, film, font, frame or script
from anywhere, ``data:`` included, and every request but that for a style sheet is refused.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from yarl import URL

from takedown.crawl.browser.browser import Browser, Get
from takedown.crawl.capturing.boxes import BOXES
from takedown.crawl.net.urls import joined_or_none
from takedown.crawl.read.charset import decoded
from takedown.errors import TakedownError
from takedown.evidence.bare import bare
from takedown.settings import MEBIBYTE

if TYPE_CHECKING:
    from playwright.async_api import BrowserContext, FloatRect, Request, Route, WebSocketRoute
    from playwright.async_api import Page as Tab

WIDTH, MOST_HEIGHT = 1280, 6000
"""Pixels of the picture; a longer page ends there."""
MOST_SHEETS = 8
SHEET_BYTES = MEBIBYTE // 2
_SECONDS = 45.0
_POLICY = "default-src 'none'; style-src 'unsafe-inline' http: https:"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one picture or film: the SHA-256 of its bytes in hex, as much of it as is shown; its pixels."""

    digest: str
    width: int = 0
    height: int = 0


class Easel:
    """Draws pages, one after another.

    Args:
        browser: entered.
        get: fetches a style sheet, if it may be fetched: under the guard, at its host's pace.
    """

    def __init__(self, browser: Browser, get: Get) -> None:
        self._browser = browser
        self._get = get
        self._sheets: dict[str, str] = {}

    @property
    def version(self) -> str:
        """What draws."""
        return self._browser.version

    async def drawn(self, url: str, html: str, known: Mapping[str, Known]) -> bytes:
        """Return the page as a PNG, ``WIDTH`` pixels wide and at most ``MOST_HEIGHT`` high; in memory alone.

        Args:
            url: where it was read. html: its source without media.
            known: the media whose digests are known, by address.

        Raises:
            BrowserMissing, PageNotRendered: see ``Browser``.
        """
        return await self._browser.with_page(
            url, lambda context: _Drawing(context, self._sheet, url, html).png(known), scripted=False
        )

    async def _sheet(self, url: str) -> str:
        """Return a style sheet without media, fetched once for all pages; an empty one where it can't be had."""
        if url not in self._sheets:
            self._sheets[url] = await self._fetched(url)
        return self._sheets[url]

    async def _fetched(self, url: str) -> str:
        try:
            answer = await self._get(url, lambda *_: SHEET_BYTES)
        except TakedownError:
            return ""
        answer.share.release()
        if answer.status != HTTPStatus.OK or "css" not in answer.content_type:
            return ""
        return bare(decoded(answer.body, answer.content_type)).text


_Sheet = Callable[[str], Awaitable[str]]


class _Drawing:
    """One page; ``png`` is called once."""

    def __init__(self, context: BrowserContext, sheet: _Sheet, url: str, html: str) -> None:
        self._context = context
        self._sheet = sheet
        self._url = url
        self._html = html
        self._asked = 0
        self._begun = False

    async def png(self, known: Mapping[str, Known]) -> bytes:
        from playwright.async_api import Error

        await self._context.route("**/*", self._answer)
        await self._context.route_web_socket("**/*", _closed)
        tab = await self._context.new_page()
        await tab.set_viewport_size({"width": WIDTH, "height": 900})
        with suppress(Error):  # a sheet that never comes; what is there by then is drawn
            await tab.goto(self._url, wait_until="load", timeout=1000 * _SECONDS)
        told = {url: [one.digest, one.width, one.height] for url, one in known.items()}
        await tab.evaluate(BOXES, told)
        return await _shot(tab)

    async def _answer(self, route: Route, request: Request) -> None:
        """Answer the page itself and its style sheets; refuse all else."""
        from playwright.async_api import Error

        with suppress(Error):
            if request.is_navigation_request() and self._begun:
                await route.fulfill(status=HTTPStatus.NO_CONTENT)  # where it sends itself on to; it stays as it is
            elif request.is_navigation_request():
                self._begun = True
                headers = {"content-security-policy": _POLICY, "referrer-policy": "no-referrer"}
                await route.fulfill(content_type="text/html; charset=utf-8", headers=headers, body=self._html)
            elif request.resource_type == "stylesheet" and (url := self._allowed(request.url)):
                await route.fulfill(content_type="text/css; charset=utf-8", body=await self._sheet(url))
            else:
                await route.abort()

    def _allowed(self, url: str) -> str:
        self._asked += 1
        return (joined_or_none(URL(self._url), url) or "") if self._asked <= MOST_SHEETS else ""


async def _shot(tab: Tab) -> bytes:
    height = await tab.evaluate("document.documentElement.scrollHeight")
    clip: FloatRect = {"x": 0, "y": 0, "width": WIDTH, "height": max(1, min(int(height), MOST_HEIGHT))}
    return await tab.screenshot(type="png", full_page=True, clip=clip, animations="disabled", timeout=1000 * _SECONDS)


async def _closed(socket: WebSocketRoute) -> None:
    await socket.close()
