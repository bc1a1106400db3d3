"""One Chromium for a crawl, and the pages that it renders one after another, each in a context of its own."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from yarl import URL

from takedown.crawl.browser.chromium import BrowserMissing, launched, missing
from takedown.crawl.browser.page import Get, Limits, Page, Rendered
from takedown.errors import TakedownError
from takedown.settings import MEBIBYTE

if TYPE_CHECKING:
    from playwright.async_api import Browser as Chromium
    from playwright.async_api import BrowserContext, Playwright

T = TypeVar("T")

MOST_KEPT = 24 * MEBIBYTE
"""Of scripts and style sheets in memory, which the pages of one site share: each is fetched once a crawl."""
_TO_CLOSE = 3.0
"""Seconds in which a page should let itself be closed; one that doesn't takes its Chromium with it."""

_TO_OPEN = 15.0
_TRIES = 2

__all__ = ["Browser", "BrowserMissing", "Get", "Limits", "PageNotRendered", "Rendered"]


class PageNotRendered(TakedownError):
    """A page brought Chromium down each time that it was rendered; ``host``. Nothing of it was kept."""


class Kept:
    """Scripts and style sheets by address; the oldest go when there are too many."""

    def __init__(self) -> None:
        self._answers: OrderedDict[str, tuple[str, bytes]] = OrderedDict()
        self._size = 0

    def get(self, url: str) -> tuple[str, bytes] | None:
        """Return the content type and the bytes of ``url``."""
        return self._answers.get(url)

    def put(self, url: str, content_type: str, body: bytes) -> None:
        """Keep them."""
        if url not in self._answers and len(body) <= MOST_KEPT // 4:
            self._answers[url] = (content_type, body)
            self._size += len(body)
        while self._size > MOST_KEPT:
            _, (_, oldest) = self._answers.popitem(last=False)
            self._size -= len(oldest)


class Browser:
    """Renders pages. Chromium itself reaches nothing: whatever a page asks for is fetched by ``get``, or refused.

    Pictures, films and fonts are never loaded, only their addresses noted. Nothing is clicked.

    Args:
        limits: of one page.

    Raises:
        BrowserMissing: on entering: the optional part or Chromium is missing, or it doesn't start.

    Example:
        async with Browser() as browser:
            rendered = await browser.visit(url, lambda url, judge: fetcher.get(url, judge, gate=gate))
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._kept = Kept()
        self._turn = asyncio.Lock()  # a page takes a processor for itself
        self._stack = AsyncExitStack()
        self._is_lost = False

    async def __aenter__(self) -> Self:
        if why := missing():
            raise BrowserMissing(why=why)
        from playwright.async_api import async_playwright

        self._folder = Path(self._stack.enter_context(TemporaryDirectory()))
        self._playwright: Playwright = await self._stack.enter_async_context(async_playwright())
        try:
            self._chromium: Chromium = await launched(self._playwright, self._folder)
        except BaseException:
            await self._stack.aclose()
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            await self._ended()
        finally:
            await self._stack.aclose()

    async def visit(self, url: str, get: Get) -> Rendered:
        """Fetch ``url``, let its scripts run, scroll to its end, and return what is there then.

        Args:
            url: the page.
            get: fetches an address if the judge wants its answer: a ``Fetcher``'s, with the gate that decides.

        Raises:
            TakedownError: as ``get`` does for the page itself; what fails within it is left out.
            BrowserMissing: Chromium was lost and doesn't start again.
            PageNotRendered: the page brings Chromium down.
        """
        return await self.with_page(
            url, lambda context: Page(context, get, self._limits, self._kept).rendered(url), scripted=True
        )

    @property
    def version(self) -> str:
        """Its name and version, as evidence names what drew a page."""
        return f"Chromium {self._chromium.version}"

    async def with_page(self, url: str, work: Callable[[BrowserContext], Awaitable[T]], *, scripted: bool) -> T:
        """Return what ``work`` makes in a context of its own, without cookies or cache; ``url`` is what it is about.

        Args:
            url: whose host an error names.
            work: answers or refuses every request itself; done again once where it brings Chromium down.
            scripted: whether the page's scripts run.

        Raises:
            TakedownError: as ``work`` does.
            BrowserMissing, PageNotRendered: see ``visit``.
        """
        from playwright.async_api import Error

        async with self._turn:
            for _ in range(_TRIES):
                with suppress(Error, TimeoutError):  # an error's text holds addresses, so it isn't handed on
                    return await self._once(work, scripted=scripted)
                await self._ended()
        raise PageNotRendered(host=URL(url).raw_host or "")

    async def _once(self, work: Callable[[BrowserContext], Awaitable[T]], *, scripted: bool) -> T:
        if self._is_lost or not self._chromium.is_connected():
            self._chromium = await launched(self._playwright, self._folder)
            self._is_lost = False
        async with asyncio.timeout(_TO_OPEN):
            context = await self._chromium.new_context(
                accept_downloads=False, service_workers="block", java_script_enabled=scripted
            )
        try:
            return await work(context)
        finally:
            await self._closed(context.close)

    async def _closed(self, close: Callable[[], Awaitable[None]]) -> None:
        from playwright.async_api import Error

        try:
            async with asyncio.timeout(_TO_CLOSE):
                await close()
        except (TimeoutError, Error):
            await self._ended()

    async def _ended(self) -> None:
        """End a Chromium that is stuck or lost; the next page gets a new one."""
        from playwright.async_api import Error

        self._is_lost = True
        with suppress(Error, TimeoutError):
            async with asyncio.timeout(_TO_CLOSE):
                await self._chromium.close()
