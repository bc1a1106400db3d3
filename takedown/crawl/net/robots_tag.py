"""``X-Robots-Tag`` headers and the robots element of a page: what a host asks about one answer.

Source: Google, "Robots meta tag, data-nosnippet, and X-Robots-Tag specifications"
(https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag), the only description that there is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

# The rules that carry a value; before any other colon stands the name of a visitor.
_WITH_VALUE = frozenset({"unavailable_after", "max-snippet", "max-image-preview", "max-video-preview"})
_UNAVAILABLE = re.compile(r"\s*unavailable_after\s*:\s*(?P<date>(?:[a-z]{3}|[a-z]+day)\s*,[^,]*|[^,]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RobotsTag:
    """What is asked: ``noindex`` (don't keep it), ``nofollow`` (its links), ``noimageindex`` (its pictures)."""

    noindex: bool = False
    nofollow: bool = False
    noimageindex: bool = False

    @property
    def none(self) -> bool:
        """Whether both the answer and its links are out of bounds."""
        return self.noindex and self.nofollow


def robots_tag(values: Iterable[str], agent: str, at: datetime | None = None) -> RobotsTag:
    """Return what ``values`` ask of ``agent``; the strictest of all that speak of it holds.

    Args:
        values: of each header or element, one text each; several headers may be joined by line breaks.
        agent: our name, in any case.
        at: the moment for ``unavailable_after``; now by default.
    """
    rules = {rule for value in values for line in value.splitlines() for rule in _rules(line, agent.lower(), at)}
    return RobotsTag(
        noindex=bool(rules & {"noindex", "none"}),
        nofollow=bool(rules & {"nofollow", "none"}),
        noimageindex="noimageindex" in rules,
    )


def _rules(line: str, agent: str, at: datetime | None) -> Iterator[str]:
    """Yield the rules of ``line`` that are for everybody or for ``agent``."""
    ours = True
    rest = line
    while rest:
        if date := _UNAVAILABLE.match(rest):
            if ours and _is_over(date["date"], at):
                yield "noindex"
            rest = rest[date.end() :].partition(",")[2]
            continue
        element, _, after = rest.partition(",")
        name, colon, value = (part.strip().lower() for part in element.partition(":"))
        if colon and name not in _WITH_VALUE:
            ours = name == agent
            rest = f"{value},{after}"
            continue
        if ours:
            yield name
        rest = after


def _is_over(text: str, at: datetime | None) -> bool:
    """Return whether the date lies behind; one that can't be read asks for nothing."""
    moment = _moment(text.strip())
    if moment is None:
        return False
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) <= (at or datetime.now(UTC))


def _moment(text: str) -> datetime | None:
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(text)
        except (ValueError, OverflowError, TypeError):
            continue
    return None
