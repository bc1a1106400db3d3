"""One page in a Chromium that is cut off: each of its requests is answered by us, or noted, or refused."""

from __future__ import annotations

import asyncio
import html
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING, Protocol

from yarl import URL

from takedown.crawl.net.answer import Fetched, Judge
from takedown.crawl.net.urls import joined_or_none
from takedown.crawl.read.avoid import is_avoided
from takedown.crawl.read.charset import decoded
from takedown.crawl.read.extract import MOST_LINKS
from takedown.crawl.read.kinds import Kind, kind_of_address, kind_of_answer
from takedown.errors import TakedownError
from takedown.settings import MEBIBYTE

if TYPE_CHECKING:
    from playwright.async_api import BrowserContext, CDPSession, Request, Route, WebSocketRoute
    from playwright.async_api import Page as Tab

Get = Callable[[str, Judge], Awaitable[Fetched]]
"""Fetches an address, with whatever decides that it may be fetched at all; raises ``TakedownError``."""

_QUIET = 0.5
"""Seconds without a request after which a page counts as finished."""
_BEAT = 0.05
_TO_OPEN = 15.0
_TO_ANSWER = 5.0
"""Seconds in which a page should give its elements; one that is stuck in its scripts never does."""

# What a page is made of, by Chromium's ``ResourceType``. All else (sockets, event streams, beacons, reports, manifests)
# is refused, and so is every method but GET: nothing is ever changed on a host.
_ANSWERED = frozenset({"document", "script", "stylesheet", "xhr", "fetch"})
_SHOWN = frozenset({"image", "media"})
_SHARED = frozenset({"script", "stylesheet"})
_MEDIA = frozenset({Kind.MEDIA, Kind.PLAYLIST, Kind.ARCHIVE, Kind.DOCUMENT})
_HEADERS = ("content-type", "content-security-policy", "x-content-type-options")

_HEIGHT = "document.documentElement.scrollHeight"
_DOWN = f"window.scrollTo(0, {_HEIGHT}); {_HEIGHT}"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one page may cost.

    Attributes:
        seconds: until it is taken as it is, the host's pace included.
        requests: answered, the page itself not counted.
        page_bytes: of one answer; total_bytes: of all of them.
        characters: of its elements written out.
        scrolls: to its end, as often as that makes it longer.
    """

    seconds: float = 60.0
    requests: int = 80
    page_bytes: int = 5 * MEBIBYTE
    total_bytes: int = 32 * MEBIBYTE
    characters: int = 5 * MEBIBYTE
    scrolls: int = 8


@dataclass(frozen=True, slots=True)
class Rendered:
    """What stands on a page after its scripts have run.

    Attributes:
        final_url: where it was read, after redirects. html: its elements; as served where its scripts never came to
            an end, and cut at the limit.
        media: what it wanted to show, in its order: addresses of pictures, films, playlists, archives.
        status: HTTP status of the page itself; without a page of its own ``html`` is empty.
        headers: of the page itself, names in lower case, no cookies.
    """

    final_url: str
    html: str = field(repr=False)
    media: tuple[str, ...]
    status: int = HTTPStatus.OK
    headers: dict[str, str] = field(default_factory=dict, repr=False)


class Shelf(Protocol):
    """Answers that several pages share."""

    def get(self, url: str) -> tuple[str, bytes] | None:
        """Return the content type and the bytes of ``url``."""
        ...

    def put(self, url: str, content_type: str, body: bytes) -> None:
        """Keep them."""
        ...


class Page:
    """One visit. ``rendered`` is called once.

    Args:
        context: a new one, for this page alone. get: fetches what is answered. limits: see there.
        shelf: what other pages of the site have fetched.
    """

    def __init__(self, context: BrowserContext, get: Get, limits: Limits, shelf: Shelf) -> None:
        self._context = context
        self._get = get
        self._limits = limits
        self._shelf = shelf
        self._media: dict[str, None] = {}
        self._ready: dict[str, Fetched] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._answered = 0
        self._bytes = 0
        self._last = 0.0
        self._tab: Tab | None = None

    async def rendered(self, url: str) -> Rendered:
        """Return what is on the page.

        Raises:
            TakedownError: as ``get`` for the page itself.
        """
        answer = await self._get(url, self._judge)
        answer.share.release()
        kind = kind_of_answer(answer.content_type, answer.body[:1024], answer.final_url) if answer.body else None
        if kind is not Kind.PAGE:
            return Rendered(answer.final_url, "", tuple(self._media), answer.status, answer.headers)
        self._ready[answer.final_url] = answer
        try:
            text = await self._run(answer.final_url)
        finally:
            await self._end()
        here = joined_or_none(URL(answer.final_url), self._tab.url) if self._tab is not None and text else None
        if here is None:  # it never came to an end, or has sent itself to where it may not go
            here, text = answer.final_url, decoded(answer.body, answer.content_type)[: self._limits.characters]
        return Rendered(here, text, tuple(self._media), answer.status, answer.headers)

    async def _run(self, url: str) -> str:
        """Open the page, wait, scroll, and return its elements; nothing where it doesn't answer any more."""
        from playwright.async_api import Error

        ends = _clock() + self._limits.seconds
        async with asyncio.timeout(_TO_OPEN):
            await self._context.route("**/*", self._routed)
            await self._context.route_web_socket("**/*", _closed)
            self._tab = await self._context.new_page()
        self._context.on("page", lambda tab: self._start(_shut(tab)))
        with suppress(Error, TimeoutError):
            await self._tab.goto(url, wait_until="commit", timeout=1000 * self._limits.seconds)
            await self._settled(ends)
            async with asyncio.timeout_at(_clock() + max(ends - _clock(), 0.0) + _TO_ANSWER):
                asker = _Asker(await self._context.new_cdp_session(self._tab))
                await self._scroll(asker, ends)
                return await asker.text(f"document.documentElement.outerHTML.slice(0, {self._limits.characters})")
        return ""

    async def _scroll(self, asker: _Asker, ends: float) -> None:
        """Go to the end of the page as long as that makes it longer or brings something."""
        height = -1.0
        for _ in range(self._limits.scrolls):
            before = (self._answered, len(self._media))
            longer = await asker.number(_DOWN)
            await self._settled(ends)
            if _clock() >= ends or (longer == height and before == (self._answered, len(self._media))):
                return
            height = longer

    async def _settled(self, ends: float) -> None:
        """Wait until nothing was asked for a while, or time is up."""
        self._last = _clock()
        while _clock() < ends and (self._tasks or _clock() - self._last < _QUIET):  # noqa: ASYNC110 - no event is one
            await asyncio.sleep(_BEAT)

    async def _end(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _start(self, work: Awaitable[None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _routed(self, route: Route, request: Request) -> None:
        self._last = _clock()
        self._start(self._answer(route, request))

    async def _answer(self, route: Route, request: Request) -> None:
        """Answer one request of the page. Whatever goes wrong is that request's alone."""
        from playwright.async_api import Error

        with suppress(Error):  # the page has left meanwhile
            if request.resource_type in _SHOWN or _promises_media(request.url):
                self._note(request.url)
                await route.abort()
            elif request.resource_type not in _ANSWERED or request.method != "GET" or self._is_elsewhere(request):
                await route.abort()
            else:
                await self._fulfil(route, request)
        self._last = _clock()

    async def _fulfil(self, route: Route, request: Request) -> None:
        shared = self._shelf.get(request.url) if request.resource_type in _SHARED else None
        if shared is not None:
            await route.fulfill(headers={"content-type": shared[0], **_open_to(request)}, body=shared[1])
            return
        answer = await self._fetched(request.url)
        if answer is None:
            await route.abort()
        elif request.is_navigation_request() and answer.final_url != request.url:
            # Addresses on the page start from where it was read, so the frame has to be there.
            self._ready[answer.final_url] = answer
            await route.fulfill(content_type="text/html; charset=utf-8", body=_leading_to(answer.final_url))
        elif answer.body or not _is_good(answer.status):
            headers = {name: answer.headers[name] for name in _HEADERS if name in answer.headers}
            await route.fulfill(status=answer.status, headers=headers | _open_to(request), body=answer.body)
            if request.resource_type in _SHARED and _is_good(answer.status):
                self._shelf.put(request.url, answer.content_type, answer.body)
        else:
            await route.abort()

    async def _fetched(self, url: str) -> Fetched | None:
        """Return the answer of an address, or ``None`` where it is refused or more than a page may have."""
        if url in self._ready:
            return self._ready.pop(url)
        if self._answered >= self._limits.requests or is_avoided(URL(url)):
            return None
        self._answered += 1
        try:
            answer = await self._get(url, self._judge)
        except TakedownError:
            return None
        answer.share.release()
        self._bytes += len(answer.body)
        return answer

    def _judge(self, content_type: str, head: bytes, url: str) -> int:
        """Take what isn't media, while it isn't too much; note what is."""
        if kind_of_answer(content_type, head, url) in _MEDIA:
            self._note(url)
            return 0
        return min(self._limits.page_bytes, self._limits.total_bytes - self._bytes)

    def _note(self, url: str) -> None:
        clean = joined_or_none(URL(url), url) if url.startswith("http") and len(self._media) < MOST_LINKS else None
        if clean and kind_of_address(clean) is not Kind.OTHER and not is_avoided(URL(clean)):
            self._media.setdefault(clean)

    def _is_elsewhere(self, request: Request) -> bool:
        """Return whether a window that the page has opened asks, and not the page."""
        from playwright.async_api import Error

        try:
            return request.frame.page is not self._tab
        except Error:  # a frame that isn't there yet belongs to a navigation of the page itself, or to a worker
            return False


class _Asker:
    """Asks a page in a world of its own, where the page's scripts have changed nothing."""

    def __init__(self, session: CDPSession) -> None:
        self._session = session

    async def text(self, expression: str) -> str:
        """Return a text."""
        value = await self._value(expression)
        return value if isinstance(value, str) else ""

    async def number(self, expression: str) -> float:
        """Return a number."""
        value = await self._value(expression)
        return float(value) if isinstance(value, int | float) else 0.0

    async def _value(self, expression: str) -> object:
        tree = await self._session.send("Page.getFrameTree")
        frame = tree["frameTree"]["frame"]["id"]
        world = await self._session.send("Page.createIsolatedWorld", {"frameId": frame})
        asked = {
            "expression": expression,
            "contextId": world["executionContextId"],
            "returnByValue": True,
            "timeout": 1000 * _TO_ANSWER,
        }
        answer = await self._session.send("Runtime.evaluate", asked)
        value: object = answer.get("result", {}).get("value")
        return value


def _promises_media(url: str) -> bool:
    return url.startswith("http") and kind_of_address(url) in _MEDIA


def _is_good(status: int) -> bool:
    return HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES


def _open_to(request: Request) -> dict[str, str]:
    """Return leave for the page to read an answer of another origin: it was asked for without any credential."""
    origin = request.headers.get("origin")
    return {"access-control-allow-origin": origin, "access-control-allow-credentials": "true"} if origin else {}


def _leading_to(url: str) -> str:
    return f'<!doctype html><meta http-equiv="refresh" content="0;url={html.escape(url)}">'


async def _closed(socket: WebSocketRoute) -> None:
    await socket.close()


async def _shut(tab: Tab) -> None:
    from playwright.async_api import Error

    with suppress(Error):
        await tab.close()


def _clock() -> float:
    return asyncio.get_running_loop().time()
