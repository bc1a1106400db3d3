"""One look at an address that is already known: is the copy there, gone, or out of reach?

The person reported the address or a crawl found it; visiting it once is what she asks for, so the robots file, which
speaks to those who go from link to link, isn't asked. The pace and the guard hold all the same.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from http import HTTPStatus

from takedown.cases.candidate import Candidate, PageFacts
from takedown.cases.match import Verdict
from takedown.crawl.net.answer import BadAnswer, Fetched, HostUnreachable, TooLarge, TooManyRedirects, TooSlow
from takedown.crawl.net.fetch import Fetcher
from takedown.crawl.net.guard import AddressRefused, parse
from takedown.crawl.net.pace import HostGivenUp
from takedown.crawl.read.extract import extract
from takedown.crawl.read.finds import Finds
from takedown.crawl.read.kinds import Kind, kind_of_answer
from takedown.crawl.scope import Scope
from takedown.crawl.visitor import candidate_of
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
_NO_ANSWER: tuple[type[TakedownError], ...] = (HostUnreachable, TooSlow)
# Of an address that this program doesn't visit nothing was learnt: not even that it can't be reached.
_ODD_ANSWER: tuple[type[TakedownError], ...] = (AddressRefused, BadAnswer, TooLarge, TooManyRedirects)


@dataclass(frozen=True, slots=True)
class Look:
    """What one look found.

    Attributes:
        verdict: ``live`` says only that media are there: whether they are still the copy, its fingerprint tells.
        reason: a code: ``media``, ``page``, ``empty``, ``other-type``, ``not-found``, ``removed``, ``login``,
            ``payment``, ``forbidden``, ``rate-limited``, ``legal``, ``server-error``, ``status``, or an error's
            (``too-slow``...).
        status: HTTP status, 0 without an answer.
        candidate: the media, with ``live``.
        page: the page's facts, with reason ``page``; finds: what is on it.
    """

    verdict: Verdict
    reason: str
    status: int = 0
    candidate: Candidate | None = field(default=None, repr=False)
    page: PageFacts | None = field(default=None, repr=False)
    finds: Finds = field(default=Finds(), repr=False)


_GIVEN_UP = {
    "asked": Look(Verdict.BLOCKED, "rate-limited"),
    "silent": Look(Verdict.UNREACHABLE, "host-given-up"),
}


async def look(fetcher: Fetcher, url: str, *, max_bytes: int = 20 * MEBIBYTE) -> Look:
    """Visit ``url`` once and return what is there; never raises for what the network does.

    Args:
        fetcher: entered; its ``allow`` says which private addresses may be visited.
        url: the address.
        max_bytes: of media.
    """
    try:
        answer = await _visit(fetcher, url, max_bytes)
    except HostGivenUp as problem:
        return _GIVEN_UP[str(problem.data["why"])]
    except _NO_ANSWER as problem:
        return Look(Verdict.UNREACHABLE, _code(problem))
    except _ODD_ANSWER as problem:
        return Look(Verdict.UNKNOWN, _code(problem))
    answer.share.release()
    if answer.status >= HTTPStatus.MULTIPLE_CHOICES:
        return _without_body(answer.status)
    return _with_body(answer)


async def media_of(fetcher: Fetcher, page: Look, *, most: int = MOST_MEDIA) -> AsyncIterator[Candidate]:
    """Yield the media of a page that a person reported, one at a time; what can't be read is left out.

    Args:
        fetcher: as for ``look``.
        page: a look with reason ``page``; any other yields nothing.
        most: addresses tried at most.
    """
    for link in page.finds.media[:most]:
        seen = await look(fetcher, link.url)
        if seen.candidate is not None:
            yield _found_on(seen.candidate, page.page, link.found_in)


def same_home(url: str, other: str) -> bool:
    """Return whether two addresses have one host name or one registrable domain, so that one shows its own file."""
    try:
        return Scope([parse(url)], ()).is_home(parse(other))
    except AddressRefused:
        return False


async def _visit(fetcher: Fetcher, url: str, max_bytes: int) -> Fetched:
    def judge(content_type: str, head: bytes, address: str) -> int:
        kind = kind_of_answer(content_type, head, address)
        return {Kind.MEDIA: max_bytes, Kind.PAGE: fetcher.settings.max_page_bytes}.get(kind, 0)

    return await fetcher.get(url, judge)


def _without_body(status: int) -> Look:
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return Look(Verdict.UNREACHABLE, "server-error", status)
    verdict, reason = _VERDICTS.get(status, (Verdict.UNKNOWN, "status"))
    return Look(verdict, reason, status)


def _with_body(answer: Fetched) -> Look:
    if not answer.body:
        reason = "empty" if answer.headers.get("content-length") == "0" else "other-type"
        return Look(Verdict.UNKNOWN, reason, answer.status)
    if kind_of_answer(answer.content_type, answer.body, answer.final_url) is Kind.MEDIA:
        candidate = candidate_of(answer, PageFacts(url=""), REPORTED, "")
        return Look(Verdict.LIVE, "media", answer.status, candidate)
    finds = extract(answer.body, answer.final_url, answer.content_type)
    facts = PageFacts(url=answer.final_url, sha256=sha256(answer.body).hexdigest(), title=finds.title)
    return Look(Verdict.UNKNOWN, "page", answer.status, page=facts, finds=finds)


def _found_on(candidate: Candidate, page: PageFacts | None, found_in: str) -> Candidate:
    return replace(candidate, page=page or candidate.page, found_in=found_in)


def _code(problem: TakedownError) -> str:
    return problem.key().removeprefix("error-")
