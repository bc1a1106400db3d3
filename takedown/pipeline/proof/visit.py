"""What one capture visits: the page, where needed the copy's own address, and the drawing of the page."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import md5, sha256
from http import HTTPStatus
from typing import Any

from takedown.cases.capture import CaptureState
from takedown.cases.match import Match
from takedown.cases.media import Fingerprint
from takedown.cases.noun import now
from takedown.cases.post import Post
from takedown.crawl.browser.browser import Browser, BrowserMissing, PageNotRendered
from takedown.crawl.capturing.page import exchange_of, page_of, visit_of
from takedown.crawl.capturing.picture import Easel, Known
from takedown.crawl.looking.look import Visited
from takedown.crawl.net.answer import Fetched, Judge
from takedown.crawl.net.fetch import user_agent
from takedown.crawl.net.witness import LEAF
from takedown.crawl.read.kinds import Kind, kind_of_answer
from takedown.evidence.captured import MediaRecord, PageRecord, Whole
from takedown.evidence.manifest import as_current
from takedown.evidence.warc import Absent, Exchange, Page, warc
from takedown.fingerprint.fingerprinter import Fingerprinter, Unreadable
from takedown.jail import JailUnavailable
from takedown.pipeline.looking.visits import Visits
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import POSTS, SIGHTINGS

SIGHTED, FETCHED = "sighting", "fetched"
_SHOWN = 16
"""Hex digits of the digest of a copy that is known, on a page that is captured for another one."""
_QUIET, _ROBOTS = frozenset({"host-quiet"}), frozenset({"robots"})
_ODD = frozenset({"address-refused", "bad-answer", "too-large", "too-many-redirects"})
_NO_LOSS = frozenset({"page-none", "picture-off"})
"""Reasons that leave nothing out which there was to keep."""


@dataclass(frozen=True, slots=True)
class Group:
    """Matches of one case that one page shows."""

    page: str
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """One capture, ready to be stored."""

    whole: Whole
    state: CaptureState
    reasons: tuple[str, ...]
    text: str = field(repr=False)
    warc: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Read:
    """What the visit to a page gave: its answer, what it says where it is a page, and what is lacking."""

    answer: Fetched | None
    page: PageRecord | None
    reasons: tuple[str, ...] = ()


class Studio:
    """Captures pages, one after another, at their hosts' pace. ``open`` it, ``close`` it."""

    def __init__(self, session: Session, fingerprinter: Fingerprinter) -> None:
        self._session = session
        self._settings = session.settings
        self._fingerprinter = fingerprinter
        self._agent = user_agent(session.settings.crawl.contact)
        self._stack = AsyncExitStack()
        self._easel: Easel | None = None
        self._no_easel = ""

    async def open(self) -> None:
        """Get ready to visit."""
        self._visits = await self._stack.enter_async_context(Visits(self._settings))

    async def close(self) -> None:
        """Close every connection, and the browser."""
        await self._stack.aclose()

    async def take(self, group: Group) -> list[Taken]:
        """Return a capture for each match of the group, whatever its host does."""
        began = now()
        read = await self._read(group)
        records = [await self._media(match, read) for match in group.matches]
        known = await asyncio.to_thread(_known, self._session, group)
        for match, (media, _) in zip(group.matches, records, strict=True):
            if media is not None:
                known[match.url] = Known(media.sha256, media.width, media.height)
        picture, unseen = await self._drawn(read.page, known)
        return [
            await asyncio.to_thread(self._taken, match, began, read, media, picture, (*read.reasons, *why, *unseen))
            for match, (media, why) in zip(group.matches, records, strict=True)
        ]

    async def _read(self, group: Group) -> _Read:
        if not any(match.page for match in group.matches):  # the file's own address was given, and it was read
            return _Read(None, None, ("page-none",))
        if group.matches[0].site:
            visited, robots = await self._visits.found(group.page), ""
        else:
            visited, robots = await self._visits.reported(group.page)
        answer = visited.answer
        if answer is None:
            return _Read(None, None, (_why_not(visited),))
        if answer.status >= HTTPStatus.MULTIPLE_CHOICES:
            return _Read(answer, None, ("page-refused",))
        kind = kind_of_answer(answer.content_type, answer.body[:1024], answer.final_url) if answer.body else None
        if kind is not Kind.PAGE:
            return _Read(answer, None, ("page-none" if kind is Kind.MEDIA else "page-other",))
        fetcher, most = self._visits.to(group.page), self._settings.evidence.max_text
        page = await asyncio.to_thread(page_of, answer, fetcher, most, robots)
        return _Read(answer, page, _shortcomings(page))

    async def _media(self, match: Match, read: _Read) -> tuple[MediaRecord | None, tuple[str, ...]]:
        """Return what is known of the copy's bytes: as it was seen, or as it is served now."""
        seen = await asyncio.to_thread(_sighted, self._session, match)
        if seen is not None:
            return seen, ()
        answer = read.answer
        if match.page != match.url:
            visited = await (self._visits.found(match.url) if match.site else self._reported(match.url))
            answer = visited.answer
        if answer is None or not answer.body or answer.status >= HTTPStatus.MULTIPLE_CHOICES:
            return None, ("media-unknown",)
        if kind_of_answer(answer.content_type, answer.body[:1024], answer.final_url) is not Kind.MEDIA:
            return None, ("media-unknown",)
        return await self._measured(match.url, answer)

    async def _reported(self, url: str) -> Visited:
        visited, _ = await self._visits.reported(url)
        return visited

    async def _measured(self, url: str, answer: Fetched) -> tuple[MediaRecord, tuple[str, ...]]:
        """Return the digests of a file, and its dimensions as the jail reads them."""
        record = MediaRecord(
            source=FETCHED,
            facts=visit_of(answer, self._visits.to(url)).facts(),
            sha256=sha256(answer.body).hexdigest(),
            md5=md5(answer.body, usedforsecurity=False).hexdigest(),
            size=len(answer.body),
        )
        try:
            seen: Fingerprint = await asyncio.to_thread(self._fingerprinter.of, answer.body)
        except (Unreadable, JailUnavailable):  # the digests stand without the jail
            return record, ("media-unread",)
        return replace(record, format=seen.format, width=seen.width, height=seen.height), ()

    async def _drawn(self, page: PageRecord | None, known: dict[str, Known]) -> tuple[bytes, tuple[str, ...]]:
        """Return the page as drawn, or why it isn't."""
        if page is None:
            return b"", ()
        if not self._settings.evidence.picture:
            return b"", ("picture-off",)
        easel = await self._browser()
        if easel is None:
            return b"", (self._no_easel,)
        try:
            return await easel.drawn(page.visit.final_url, page.html, known), ()
        except BrowserMissing as problem:
            self._easel, self._no_easel = None, f"picture-{problem.data['why']}"
            return b"", (self._no_easel,)
        except PageNotRendered:
            return b"", ("picture-failed",)

    async def _browser(self) -> Easel | None:
        """Return what draws, started for the first page that needs it; ``None`` where there is nothing."""
        if self._easel is None and not self._no_easel:
            try:
                self._easel = Easel(await self._stack.enter_async_context(Browser()), self._sheet)
            except BrowserMissing as problem:
                self._no_easel = f"picture-{problem.data['why']}"
        return self._easel

    async def _sheet(self, url: str, judge: Judge) -> Fetched:
        return await self._visits.piece(url, judge("text/css", b"", url), {})

    def _taken(
        self,
        match: Match,
        began: datetime,
        read: _Read,
        media: MediaRecord | None,
        picture: bytes,
        reasons: tuple[str, ...],
    ) -> Taken:
        page = read.page
        fetcher = self._visits.to(match.page or match.url)
        asked = (visit_of(read.answer, fetcher),) if read.answer is not None and page is None else ()
        whole = Whole(
            match=match,
            at=began,
            user_agent=self._agent,
            browser=self._easel.version if picture and self._easel is not None else "",
            page=page,
            media=media,
            asked=asked,
            posts=_posts(self._session, match),
            path=self._path(match),
            picture=picture,
        )
        kept = page is not None or media is not None
        state = (CaptureState.PART if set(reasons) - _NO_LOSS else CaptureState.WHOLE) if kept else CaptureState.FAILED
        return Taken(whole, state, reasons, page.text if page is not None else "", self._warc(page, media, read))

    def _warc(self, page: PageRecord | None, media: MediaRecord | None, read: _Read) -> bytes:
        if page is None and media is None:
            return b""
        source = None
        if page is not None and read.answer is not None:
            source = Page(exchange_of(read.answer), page.html, page.sha256, page.removed)
        return warc(source, _absent(media) if media is not None else None, agent=self._agent, at=now())

    def _path(self, match: Match) -> tuple[str, ...]:
        """Return the way by links: where the host's visit starts, the page, the copy."""
        starts = [host.start[0] for host in self._settings.hosts if host.name == match.site]
        return tuple(dict.fromkeys(one for one in (*starts, match.page, match.url) if one))


def _why_not(visited: Visited) -> str:
    """Return the reason of a visit without an answer."""
    reason = visited.problem.reason if visited.problem is not None else ""
    if reason in _QUIET:
        return "page-quiet"
    if reason in _ROBOTS:
        return "page-robots"
    return "page-odd" if reason in _ODD else "page-unreachable"


def _shortcomings(page: PageRecord) -> tuple[str, ...]:
    told = (("text-cut", page.cut), ("chain-leaf", page.visit.connection.chain == LEAF))
    return tuple(code for code, holds in told if holds)


def _sighted(session: Session, match: Match) -> MediaRecord | None:
    """Return what the sighting of a match says of its bytes."""
    with session.store.read() as tx:
        sightings = SIGHTINGS.all(tx, order_by="seen_at", match_id=match.id)
    told = [as_current(one.manifest) for one in sightings]
    return next((_record_of(facts) for facts in told if _digest_in(facts)), None)


def _digest_in(facts: dict[str, Any]) -> str:
    media = facts.get("media")
    return str(media.get("sha256", "")) if isinstance(media, dict) else ""


def _record_of(facts: dict[str, Any]) -> MediaRecord:
    media = facts["media"]
    names = ("url", "final_url", "redirects", "fetched_at", "dns", "peer", "tls", "http")
    return MediaRecord(
        source=SIGHTED,
        facts={name: facts[name] for name in names if name in facts},
        sha256=media["sha256"],
        md5=media.get("md5", ""),
        size=media.get("bytes", 0),
        format=media.get("format", ""),
        width=media.get("width", 0),
        height=media.get("height", 0),
    )


def _known(session: Session, group: Group) -> dict[str, Known]:
    """Return the beginnings of the digests of every copy of this case, by address; never another case's."""
    with session.store.read() as tx:
        sightings = SIGHTINGS.all(tx, order_by="seen_at", case_id=group.matches[0].case_id)
    found: dict[str, Known] = {}
    for facts in (as_current(one.manifest) for one in sightings):
        if digest := _digest_in(facts):
            media = facts["media"]
            shown = Known(f"{digest[:_SHOWN]}…", media.get("width", 0), media.get("height", 0))
            found |= dict.fromkeys((facts.get("url", ""), facts.get("final_url", "")), shown)
    return found


def _posts(session: Session, match: Match) -> list[Post]:
    with session.store.read() as tx:
        return POSTS.all(tx, order_by="seen_at", match_id=match.id)


def _absent(media: MediaRecord) -> Absent:
    http = media.facts.get("http", {})
    return Absent(
        Exchange(
            url=media.facts.get("final_url", ""),
            at=datetime.fromisoformat(media.facts["fetched_at"]),
            status=http.get("status", 0),
            served=list(http.get("headers", {}).items()),
            peer=media.facts.get("peer", ""),
        ),
        media.sha256,
        media.size,
    )
