"""Whom a site says to write to: ``security.txt``, and its own pages, in a handful of requests and with its leave."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, field
from http import HTTPStatus

from selectolax.lexbor import LexborHTMLParser
from yarl import URL

from takedown.cases.holding import Contact
from takedown.cases.noun import now
from takedown.cases.recipient import Trust
from takedown.crawl.holders import security_txt
from takedown.crawl.holders.domains import same_owner
from takedown.crawl.holders.mails import addresses
from takedown.crawl.holders.private import is_free_mail, reads_personal
from takedown.crawl.holders.signposts import Signpost, signposts
from takedown.crawl.net.answer import BudgetSpent, Fetched
from takedown.crawl.net.breaker import HostGivenUp
from takedown.crawl.net.fetch import Fetcher
from takedown.crawl.net.robots import Robots, RobotsRefused
from takedown.crawl.read.charset import decoded
from takedown.crawl.read.hostile import without_bombs
from takedown.errors import TakedownError

MOST_REQUESTS = 8
"""Of one site, its robots file and redirects included."""
MOST_SECONDS = 60.0
"""Of one site, pauses that it asks for included."""
MOST_PAGE_BYTES = 512 * 1024
MOST_CONTACTS = 8
_MOST_OF_A_PAGE = 3
_FILLED = HTTPStatus.OK

# Parts before the @ that are a function's and not a person's (RFC 2142 and custom), the most fitting first.
_FUNCTIONS = (
    "dmca",
    "abuse",
    "takedown",
    "copyright",
    "removal",
    "report",
    "legal",
    "compliance",
    "privacy",
    "dpo",
    "contact",
    "support",
    "info",
    "admin",
    "webmaster",
    "security",
)


@dataclass(slots=True)
class Told:
    """What a site told.

    Attributes:
        contacts: the most fitting first. headers: of its front page, names in lower case.
        personal: it speaks as one person's site does. failed: nobody answered.
    """

    contacts: list[Contact] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    personal: bool = False
    failed: bool = False


async def told(fetcher: Fetcher, robots: Robots, origin: URL) -> Told:
    """Ask the site at ``origin``; never raises for what it does.

    Args:
        fetcher: entered, with ``MOST_REQUESTS`` of its own to spend.
        robots: its robots file, which is obeyed.
        origin: scheme, host and port.
    """
    site = _Site(fetcher, robots, origin)
    try:
        async with asyncio.timeout(MOST_SECONDS):
            await site.ask()
    except TimeoutError:
        site.found.failed = not site.found.contacts
    site.found.contacts = _best(site.found.contacts)
    return site.found


class _Site:
    """The visits to one site."""

    def __init__(self, fetcher: Fetcher, robots: Robots, origin: URL) -> None:
        self.found = Told()
        self._fetcher = fetcher
        self._robots = robots
        self._origin = origin
        self._over = False

    async def ask(self) -> None:
        """Read what it says, until that is enough or too much."""
        front = await self._get("/")
        if front is None:
            self.found.failed = True
            return
        self.found.headers = front.headers
        await self._security_txt()
        await self._pages(front)

    async def _security_txt(self) -> None:
        answer = await self._get(security_txt.PATH)
        # Many sites answer any address with a page of their own.
        if answer is None or answer.status != _FILLED or "html" in answer.content_type:
            return
        text = answer.body[: security_txt.MOST_BYTES].decode("utf-8", "replace")
        # RFC 9116, 3: only what came over https counts.
        trust: Trust = "medium" if answer.final_url.startswith("https://") else "low"
        for address in security_txt.contacts(text, now()):
            self._add(address, "security-txt", answer.final_url, trust)

    async def _pages(self, front: Fetched) -> None:
        if not _is_page(front):
            return
        tree = _tree(front)
        posts = signposts(tree, URL(front.final_url))
        title = tree.css_first("title")
        links = " ".join(node.text()[:100] for node in tree.css("a")[:500])
        self.found.personal = reads_personal(f"{title.text() if title is not None else ''} {links}")
        for mail, linked in addresses(tree)[:_MOST_OF_A_PAGE]:
            if linked:
                self._add(mail, "mail-link", front.final_url, self._trust(mail))
        for post in posts:
            if self._over or len(self.found.contacts) >= MOST_CONTACTS:
                return
            await self._read(post)

    async def _read(self, post: Signpost) -> None:
        answer = await self._get(post.url)
        if answer is None or answer.status != _FILLED or not _is_page(answer):
            return
        if not post.linked and URL(answer.final_url).path != URL(post.url).path:
            return  # sent elsewhere: there is no such page
        tree = _tree(answer)
        has_form = tree.css_first("form textarea") is not None
        mails = _functions_first([mail for mail, _ in addresses(tree)])
        for mail in mails[:_MOST_OF_A_PAGE]:
            self._add(mail, post.kind, answer.final_url, self._trust(mail))
        if has_form:
            self._add(answer.final_url, post.kind, answer.final_url, "medium")

    def _trust(self, mail: str) -> Trust:
        """Return how sure it is that an address on the site's page is the site's: less so if it is somebody else's."""
        domain = mail.rpartition("@")[2]
        return "medium" if same_owner(domain, self._origin.raw_host or "") or is_free_mail(mail) else "low"

    def _add(self, address: str, found: str, source: str, confidence: Trust) -> None:
        if all(one.address != address for one in self.found.contacts):
            contact = Contact(address=address, found=found, source=source, confidence=confidence)
            self.found.contacts.append(contact)

    async def _get(self, path: str) -> Fetched | None:
        """Return an answer of any status; ``None`` where it isn't allowed or there is none."""
        if self._over:
            return None
        try:
            answer = await self._fetcher.get(str(self._origin.join(URL(path))), _judge, gate=self._gate, cut=True)
        except (BudgetSpent, HostGivenUp):
            self._over = True
            return None
        except TakedownError:
            return None
        answer.share.release()
        return answer

    async def _gate(self, url: URL) -> None:
        """Keep to the site: what it redirects to elsewhere says nothing about it, and isn't asked."""
        host = self._origin.raw_host or ""
        if url.raw_host != host and not same_owner(url.raw_host or "", host):
            raise RobotsRefused(host=url.raw_host or "")
        await self._robots.check(url)


def _judge(content_type: str, _head: bytes, _url: str) -> int:
    mime = content_type.partition(";")[0].strip().lower()
    return MOST_PAGE_BYTES if mime.startswith("text/") or mime in ("", "application/xhtml+xml") else 0


def _is_page(answer: Fetched) -> bool:
    mime = answer.content_type.partition(";")[0].strip().lower()
    return mime.endswith("html") or (not mime and b"<" in answer.body)


def _tree(answer: Fetched) -> LexborHTMLParser:
    return LexborHTMLParser(without_bombs(decoded(answer.body, answer.content_type)))


def _functions_first(mails: Iterable[str]) -> list[str]:
    return sorted(mails, key=_rank)


def _rank(mail: str) -> int:
    local = mail.partition("@")[0]
    return next((at for at, name in enumerate(_FUNCTIONS) if name in local), len(_FUNCTIONS))


_ORDER = ("page-dmca", "page-abuse", "security-txt", "page-contact", "page-legal", "mail-link")


def _best(contacts: list[Contact]) -> list[Contact]:
    """Return at most ``MOST_CONTACTS``: those that are made for it first, those that may be others' last."""
    return sorted(contacts, key=lambda one: (one.confidence == "low", _ORDER.index(one.found)))[:MOST_CONTACTS]
