"""One look at an address that is already known: is the copy there, gone, hidden, or out of reach?

The person reported the address or a crawl found it. One look proves nothing by itself: ``cases.address`` says what
looks together prove. A page that answers isn't live for that: it is where it names an address that serves the copy.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from http import HTTPStatus
from typing import Any

from takedown.cases.candidate import Candidate, PageFacts
from takedown.cases.match import Verdict
from takedown.crawl.bundles.parts import BUNDLES
from takedown.crawl.looking.placeholder import says_abroad, says_absent
from takedown.crawl.looking.soft import is_front, is_login, names, signs_of
from takedown.crawl.net.answer import BadAnswer, Fetched, Gate, HostUnreachable, TooLarge, TooManyRedirects, TooSlow
from takedown.crawl.net.fetch import Fetcher
from takedown.crawl.net.guard import AddressRefused, parse
from takedown.crawl.net.hours import HostQuiet
from takedown.crawl.net.pace import HostGivenUp
from takedown.crawl.net.robots import RobotsRefused, RobotsUnreadable
from takedown.crawl.read.charset import decoded
from takedown.crawl.read.finds import Finds
from takedown.crawl.read.kinds import Kind, kind_of_answer
from takedown.crawl.read.reader import read
from takedown.crawl.scope import Scope
from takedown.crawl.visiting.outcome import candidate_of
from takedown.errors import TakedownError
from takedown.settings import MEBIBYTE

MOST_MEDIA = 40
"""Media fetched from one page that a person reported."""
REPORTED = "reported"

_VERDICTS: dict[int, tuple[Verdict, str]] = {
    HTTPStatus.NOT_FOUND: (Verdict.GONE, "not-found"),
    HTTPStatus.GONE: (Verdict.GONE, "removed"),
    HTTPStatus.UNAUTHORIZED: (Verdict.BLOCKED, "login"),
    HTTPStatus.PAYMENT_REQUIRED: (Verdict.BLOCKED, "payment"),
    HTTPStatus.FORBIDDEN: (Verdict.BLOCKED, "forbidden"),
    HTTPStatus.PROXY_AUTHENTICATION_REQUIRED: (Verdict.BLOCKED, "login"),
    HTTPStatus.TOO_MANY_REQUESTS: (Verdict.BLOCKED, "rate-limited"),
    # RFC 7725: withheld for legal reasons, often from one country only; others may still see it, so it isn't gone.
    HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS: (Verdict.BLOCKED, "legal"),
}
# What interfaces answer with 400 for something that isn't there: the lexicons of com.atproto.repo.getRecord and
# com.atproto.sync.getBlob, and what the reference server says beside them (https://atproto.com/specs/xrpc).
_API_ABSENT = frozenset(
    {
        "RecordNotFound",
        "BlobNotFound",
        "RepoNotFound",
        "NotFound",
        "RepoTakendown",
        "RepoDeactivated",
        "AccountTakedown",
    }
)
_API_KEYS = ("error", "code", "message", "detail", "title", "error_description")
_NO_ANSWER: tuple[type[TakedownError], ...] = (HostUnreachable, TooSlow, RobotsUnreadable)
# Of an address that this program doesn't visit nothing was learnt: not even that it can't be reached.
_ODD_ANSWER: tuple[type[TakedownError], ...] = (AddressRefused, BadAnswer, TooLarge, TooManyRedirects)


@dataclass(frozen=True, slots=True)
class Sought:
    """What should be at a known address of a copy.

    Attributes:
        media: the address serves the media themselves; else it names them.
        names: the addresses that serve the copy; none where it was never read.
        listed: it is a feed or an interface, which may list a file that is gone.
        seen: an earlier look read it and found the copy there; else that it isn't named there now says nothing.
    """

    media: bool
    names: frozenset[str] = frozenset()
    listed: bool = False
    seen: bool = True


@dataclass(frozen=True, slots=True)
class Look:
    """What one look found.

    Attributes:
        verdict: of media, ``live`` says only that some are there: whether they are the copy, its fingerprint tells.
        reason: a code (``look-<code>`` in ``locale/``).
        status: HTTP status, 0 without an answer.
        candidate: the media, with reason ``media``.
        page: the page's facts, with reason ``page``; finds: what is on it.
    """

    verdict: Verdict
    reason: str
    status: int = 0
    candidate: Candidate | None = field(default=None, repr=False)
    page: PageFacts | None = field(default=None, repr=False)
    finds: Finds = field(default=Finds(), repr=False)


@dataclass(frozen=True, slots=True)
class Visited:
    """One visit, from which several looks can be taken: what ``url`` answered, or why there is no answer."""

    url: str
    answer: Fetched | None = None
    problem: Look | None = None
    quiet_until: float | None = None
    """Not visited, as the configuration asks for this hour: when it may be, in seconds since 1970."""

    @property
    def bundle(self) -> Kind | None:
        """What has to be taken apart to see the media in it, where the answer is such a thing."""
        if self.answer is None or not self.answer.body or self.answer.status >= HTTPStatus.MULTIPLE_CHOICES:
            return None
        kind = kind_of_answer(self.answer.content_type, self.answer.body, self.answer.final_url)
        return kind if kind in BUNDLES else None


_GIVEN_UP = {
    "asked": Look(Verdict.BLOCKED, "rate-limited"),
    "silent": Look(Verdict.UNREACHABLE, "host-given-up"),
}


async def visit(
    fetcher: Fetcher, url: str, *, max_bytes: int = 20 * MEBIBYTE, gate: Gate | None = None, bundles: bool = False
) -> Visited:
    """Visit ``url`` once; never raises for what the network does.

    Args:
        fetcher: entered; its ``allow`` says which private addresses may be visited.
        url: the address.
        max_bytes: of media.
        gate: asked before each hop, as of ``Fetcher.get``: a robots file's ``check``.
        bundles: archives and documents are fetched as well.
    """

    def judge(content_type: str, head: bytes, address: str) -> int:
        kind = kind_of_answer(content_type, head, address)
        if kind is Kind.MEDIA:
            return max_bytes
        if kind in (Kind.ARCHIVE, Kind.DOCUMENT):
            return fetcher.settings.max_archive_bytes if bundles else 0
        if kind is Kind.PLAYLIST:
            return fetcher.settings.max_page_bytes
        return fetcher.settings.max_page_bytes if _is_text(content_type, head, address) else 0

    try:
        answer = await fetcher.get(url, judge, gate=gate, refusals=True)
    except HostGivenUp as problem:
        return Visited(url, problem=_GIVEN_UP.get(str(problem.data["why"]), _GIVEN_UP["silent"]))
    except HostQuiet as problem:
        return Visited(url, problem=Look(Verdict.UNKNOWN, "host-quiet"), quiet_until=float(problem.data["moment"]))
    except RobotsRefused:
        return Visited(url, problem=Look(Verdict.BLOCKED, "robots"))
    except _NO_ANSWER as problem:
        return Visited(url, problem=Look(Verdict.UNREACHABLE, _code(problem)))
    except _ODD_ANSWER as problem:
        return Visited(url, problem=Look(Verdict.UNKNOWN, _code(problem)))
    answer.share.release()
    return Visited(url, answer)


def look_of(visited: Visited, sought: Sought | None = None) -> Look:
    """Return what a visit means for what is sought at its address; for nothing in particular, what is there."""
    answer = visited.answer
    if answer is None:
        return visited.problem or Look(Verdict.UNKNOWN, "status")
    if answer.status >= HTTPStatus.MULTIPLE_CHOICES:
        return _refused(answer)
    if not answer.body:
        reason = "empty" if answer.headers.get("content-length") == "0" else "other-type"
        return Look(Verdict.UNKNOWN, reason, answer.status)
    if kind_of_answer(answer.content_type, answer.body, answer.final_url) is Kind.MEDIA:
        return _media(answer)
    if sought is None:
        return _page(answer)
    found = _instead(answer, sought) if sought.media else _named(answer, sought)
    return replace(found, status=answer.status)


def beside(visited: Visited, sought: Sought) -> dict[str, bool]:
    """Return the other sizes of the copy that a page names, and whether each is what the page links to."""
    answer = visited.answer
    if answer is None or not answer.body:
        return {}
    media = read(answer.body, answer.final_url, answer.content_type).media
    groups = {link.like for link in media if link.like and link.url in sought.names}
    found = {link.url: link.found_in == "link" for link in media if link.like in groups}
    return {url: linked for url, linked in found.items() if url not in sought.names}


async def look(fetcher: Fetcher, url: str, *, max_bytes: int = 20 * MEBIBYTE) -> Look:
    """Visit ``url`` once and return what is there; never raises for what the network does.

    Args:
        fetcher: entered; its ``allow`` says which private addresses may be visited.
        url: the address.
        max_bytes: of media.
    """
    return look_of(await visit(fetcher, url, max_bytes=max_bytes))


async def media_of(fetcher: Fetcher, page: Look) -> AsyncIterator[Candidate]:
    """Yield the media of a page that a person reported, one at a time; what can't be read is left out.

    Args:
        fetcher: as for ``look``.
        page: a look with reason ``page``; any other yields nothing.
    """
    for link in page.finds.media[:MOST_MEDIA]:
        seen = await look(fetcher, link.url)
        if seen.candidate is not None:
            yield replace(seen.candidate, page=page.page or seen.candidate.page, found_in=link.found_in)


def same_home(url: str, other: str) -> bool:
    """Return whether two addresses have one host name or one registrable domain, so that one shows its own file."""
    try:
        return Scope([parse(url)], ()).is_home(parse(other))
    except AddressRefused:
        return False


def _is_text(content_type: str, head: bytes, address: str) -> bool:
    mime = content_type.partition(";")[0].strip().lower()
    written = mime.startswith("text/") or mime.endswith(("json", "xml"))
    return written or kind_of_answer(content_type, head, address) is Kind.PAGE


def _media(answer: Fetched) -> Look:
    return Look(Verdict.LIVE, "media", answer.status, candidate_of(answer, PageFacts(url=""), REPORTED))


def _page(answer: Fetched) -> Look:
    """Return a page that nothing in particular is sought on, with all that is on it."""
    if kind_of_answer(answer.content_type, answer.body, answer.final_url) is not Kind.PAGE:
        return Look(Verdict.UNKNOWN, "other-type", answer.status)
    finds = read(answer.body, answer.final_url, answer.content_type)
    facts = PageFacts(url=answer.final_url, sha256=sha256(answer.body).hexdigest(), title=finds.title)
    return Look(Verdict.UNKNOWN, "page", answer.status, page=facts, finds=finds)


def _refused(answer: Fetched) -> Look:
    """Return what a status means; where it says little, what its body says."""
    status = answer.status
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return Look(Verdict.UNREACHABLE, "server-error", status)
    if status == HTTPStatus.BAD_REQUEST and _interface_says_absent(answer):
        return Look(Verdict.GONE, "api-not-found", status)
    if status == HTTPStatus.FORBIDDEN and says_abroad(signs_of(answer.body, answer.content_type).text):
        return Look(Verdict.BLOCKED, "geographic", status)
    verdict, reason = _VERDICTS.get(status, (Verdict.UNKNOWN, "status"))
    return Look(verdict, reason, status)


def _interface_says_absent(answer: Fetched) -> bool:
    said = _said(answer)
    return any(one in _API_ABSENT or says_absent(one) for one in said)


def _said(answer: Fetched) -> list[str]:
    """Return what an interface's error says in the fields in which such errors are written."""
    try:
        body: Any = json.loads(decoded(answer.body, answer.content_type))
    except (ValueError, RecursionError):
        return []
    inner = body.get("error") if isinstance(body, dict) else None
    parts = [part for part in (body, inner) if isinstance(part, dict)]
    return [part[key] for part in parts for key in _API_KEYS if isinstance(part.get(key), str)]


def _instead(answer: Fetched, sought: Sought) -> Look:
    """Return what a text means that stands where media were."""
    code = _sign(answer, sought, shown_only=True)
    if code == _NAMED:  # a viewer around the picture, as some hosts show to who comes from elsewhere
        return Look(Verdict.UNKNOWN, "page")
    if not code:
        is_page = kind_of_answer(answer.content_type, answer.body, answer.final_url) is Kind.PAGE
        code = "page-instead" if is_page else "other-type"
    return Look(_SIGNS.get(code, Verdict.UNKNOWN), code)


def _named(answer: Fetched, sought: Sought) -> Look:
    """Return what a page, a feed or an interface means that should name the copy."""
    code = _sign(answer, sought, shown_only=False) or ("not-on-page" if sought.names else "page")
    if code == _NAMED:
        return Look(Verdict.LIVE, "listed" if sought.listed else "shown")
    if sought.seen:
        return Look(_SIGNS[code], code)
    # Who never saw the copy here learns nothing from a wall or from its absence.
    unseen = {"login-wall": Look(Verdict.BLOCKED, "login"), "not-on-page": Look(Verdict.UNKNOWN, "not-on-page")}
    return unseen.get(code) or Look(_SIGNS[code], code)


_NAMED = "named"
_SIGNS = {
    "login-wall": Verdict.SOFT_GONE,
    "geographic": Verdict.BLOCKED,
    "not-found-words": Verdict.SOFT_GONE,
    "front-page": Verdict.SOFT_GONE,
    "page-instead": Verdict.SOFT_GONE,
    "not-on-page": Verdict.SOFT_GONE,
    "scripts-only": Verdict.UNKNOWN,
    "page": Verdict.UNKNOWN,
}
"""What the signs of a page say of a copy that it should show."""


def _sign(answer: Fetched, sought: Sought, *, shown_only: bool) -> str:
    """Return the weightiest sign of a page, in a code; nothing where it has none."""
    moved = bool(answer.hops)
    if moved and is_login(answer.final_url):  # such a page may name what was asked for
        return "login-wall"
    if names(answer.body, answer.final_url, answer.content_type, sought.names, shown_only=shown_only):
        return _NAMED
    signs = signs_of(answer.body, answer.content_type)
    checks = (
        ("geographic", signs.says_abroad),
        ("login-wall", signs.walls),
        ("not-found-words", signs.says_absent or _interface_says_absent(answer)),
        ("front-page", moved and is_front(answer.final_url) and not is_front(answer.url)),
        ("scripts-only", signs.is_shell),
    )
    return next((code for code, holds in checks if holds), "")


def _code(problem: TakedownError) -> str:
    return problem.key().removeprefix("error-")
