"""Probe: which adapter reads a host, found out in at most six requests, its robots file obeyed."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

from yarl import URL

from takedown.crawl.adapters import shapes
from takedown.crawl.adapters.adapter import Adapter, TokenNeeded
from takedown.crawl.adapters.registry import ADAPTERS, adapter_for
from takedown.crawl.net.answer import BudgetSpent, Fetched, Requests
from takedown.crawl.net.fetch import Fetcher
from takedown.crawl.net.guard import parse, server_of
from takedown.crawl.net.robots import Robots
from takedown.crawl.net.urls import joined_or_none
from takedown.crawl.read.kinds import Kind, kind_of_answer
from takedown.crawl.read.reader import read
from takedown.errors import TakedownError
from takedown.pipeline import aio
from takedown.pipeline.looking.sieve import host_of
from takedown.settings import HostSettings, Settings

MOST_REQUESTS = 6
"""The robots file and redirects included."""
WEB, SITEMAP, BROWSER = "web", "sitemap", "browser"
_FEW = 3
_NODEINFO = "/.well-known/nodeinfo"

# Documents by which hosts tell what they are. One is asked for only where the page hints at it; where nothing does, at
# those without a hint. A relative one lies beside the page.
_DOCUMENTS: tuple[tuple[str, re.Pattern[bytes] | None], ...] = (
    ("/wp-json/", re.compile(rb"wp-(?:content|includes|json)")),
    ("/latest.json", re.compile(rb"discourse", re.IGNORECASE)),
    ("/posts.json?limit=1", re.compile(rb"danbooru", re.IGNORECASE)),
    ("/post.json?limit=1", re.compile(rb"moebooru|/post/show/", re.IGNORECASE)),
    ("index.php?page=dapi&s=post&q=index&json=1&limit=1", re.compile(rb"page=post&(?:amp;)?s=(?:list|view)")),
    ("catalog.json", re.compile(rb"catalog(?:\.html|\.json)?\b|/res/\d+", re.IGNORECASE)),
    ("/api/v1/instance", re.compile(rb"mastodon|misskey|pixelfed|pleroma|akkoma", re.IGNORECASE)),
    (_NODEINFO, None),
    ("/xrpc/com.atproto.server.describeServer", None),
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a probe found out.

    Attributes:
        url: the address as asked. kind: the adapter. start: what to put in the table. name: free for a host.
        why: a code: ``name`` (the host's own), ``page`` (what stands on it), ``document`` (what the host says of
            itself), ``sitemap`` (the robots file names one, the page shows little), ``plain`` (none of these).
        needs_token: the interface answers with the person's own token only.
        allow: the private ``host:port`` that the configuration allows, as the new table has to.
    """

    url: str
    kind: str
    why: str
    start: str
    name: str
    needs_token: bool = False
    allow: tuple[str, ...] = ()


def probe(settings: Settings, url: str) -> Suggestion:
    """Visit ``url`` and say what reads it. Nothing is stored.

    Raises:
        AddressRefused: the guard refuses it; private addresses need a configured host that allows them.
        RobotsRefused, RobotsUnreadable: automatic visitors aren't wanted there.
        TakedownError: it can't be read.
    """
    return aio.run(_probe(settings, url))


def needs_token(adapter: Adapter, start: str) -> bool:
    """Return whether the host answers only to somebody with a token."""
    try:
        list(adapter.starts(HostSettings(name="probe", kind=adapter.kind, start=[start])))
    except TokenNeeded:
        return True
    return False


async def _probe(settings: Settings, url: str) -> Suggestion:
    parse(url)
    kind, why, start = _recognised(b"", url, ""), "name", url
    if not kind:
        async with _visitor(settings, url) as visitor:
            kind, why, start = await visitor.found(url)
    server = server_of(parse(start))
    host = _host_of(settings, url)
    allow = (server,) if host is not None and server in host.allow else ()
    return Suggestion(url, kind, why, start, _free_name(settings, start), needs_token(adapter_for(kind), start), allow)


def _recognised(body: bytes, url: str, content_type: str) -> str:
    """Return the kind of the first adapter that knows the answer; the browser is asked last."""
    for kind in sorted(ADAPTERS, key=lambda kind: kind == BROWSER):
        if kind != WEB and ADAPTERS[kind].recognises(body, url, content_type):
            return kind
    return ""


def _host_of(settings: Settings, url: str) -> HostSettings | None:
    """Return the configured host that ``url`` belongs to, whose manners then hold."""
    server = server_of(parse(url))
    for host in settings.hosts:
        if server in host.allow or host_of(url) in map(host_of, host.start):
            return host
    return None


def _free_name(settings: Settings, start: str) -> str:
    """Return the host's name, with a number where another host is called so."""
    name = (parse(start).raw_host or "").removeprefix("www.")
    taken = {host.name for host in settings.hosts}
    names: Iterable[str] = (name, *(f"{name}-{number}" for number in range(2, len(taken) + 3)))
    return next(one for one in names if one not in taken)


@asynccontextmanager
async def _visitor(settings: Settings, url: str) -> AsyncIterator[_Visitor]:
    host = _host_of(settings, url) or HostSettings(name="probe", start=[url])
    fetcher = Fetcher(
        settings.crawl,
        allow=host.allow,
        delay=host.delay,
        concurrency=1,
        proxy=host.proxy,
        quiet=host.quiet,
        requests=Requests(MOST_REQUESTS),
    )
    async with fetcher:
        robots = Robots(fetcher, host.robots)
        try:
            yield _Visitor(fetcher, robots)
        finally:
            await robots.close()


class _Visitor:
    """The few visits of one probe."""

    def __init__(self, fetcher: Fetcher, robots: Robots) -> None:
        self._fetcher = fetcher
        self._robots = robots

    async def found(self, url: str) -> tuple[str, str, str]:
        """Return the kind, why, and where to start."""
        page = await self._get(url)
        if kind := _recognised(page.body, page.final_url, page.content_type):
            return kind, "page", page.final_url
        with suppress(BudgetSpent):
            if kind := await self._told(page):
                return kind, "document", page.final_url
        finds = read(page.body, page.final_url, page.content_type)
        sitemaps = await self._sitemaps(URL(page.final_url))
        if sitemaps and SITEMAP in ADAPTERS and not finds.media and len(finds.pages) < _FEW:
            return SITEMAP, "sitemap", sitemaps[0]
        return WEB, "plain", page.final_url

    async def _sitemaps(self, page: URL) -> list[str]:
        named = (joined_or_none(page, line) for line in await self._robots.sitemaps(page))
        return [url for url in named if url is not None]

    async def _told(self, page: Fetched) -> str:
        """Ask the host for its documents until an adapter knows one."""
        hinted = [path for path, hint in _DOCUMENTS if hint is not None and hint.search(page.body)]
        for path in (*hinted, *(path for path, hint in _DOCUMENTS if hint is None)):
            answer = await self._document(URL(page.final_url).join(URL(path)))
            if answer is not None and path == _NODEINFO:
                answer = await self._nodeinfo(answer)
            if answer is not None and (kind := _recognised(answer.body, answer.final_url, answer.content_type)):
                return kind
        return ""

    async def _nodeinfo(self, links: Fetched) -> Fetched | None:
        """Follow the well-known document to the one that names the software (http://nodeinfo.diaspora.software)."""
        hrefs = [shapes.text(link, "href") for link in shapes.records(shapes.parsed(links.body), "links")]
        here = URL(links.final_url)
        inside = [href for href in hrefs if href.startswith(f"{here.origin()}/")]
        return await self._document(URL(inside[-1])) if inside else None

    async def _document(self, url: URL) -> Fetched | None:
        """Return the answer, or ``None`` where there is none to be had."""
        try:
            answer = await self._get(str(url))
        except BudgetSpent:
            raise
        except TakedownError:
            return None
        return answer if answer.body else None

    async def _get(self, url: str) -> Fetched:
        answer = await self._fetcher.get(url, self._judge, gate=self._robots.check)
        answer.share.release()
        return answer

    def _judge(self, content_type: str, head: bytes, url: str) -> int:
        is_media = kind_of_answer(content_type, head, url) is Kind.MEDIA
        return 0 if is_media else self._fetcher.settings.max_page_bytes
