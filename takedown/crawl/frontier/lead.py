"""A lead: an address to visit, with what is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from takedown.cases.candidate import PageFacts
from takedown.cases.post import PostFacts

NO_PAGE = PageFacts(url="")
AT_ONCE = frozenset({"start", "more"})
"""Found in these places, what was visited already is visited again: whoever pushes it has reason to."""
_PAGES = frozenset({"start", "page", "more", "spread"})


class Tier(IntEnum):
    """What goes first: the smaller."""

    KNOWN = 0
    """An address of a copy that is known."""
    FRESH_MEDIA = 1
    """Media of a start or of a recent post."""
    FRESH = 2
    """A start or a recent post."""
    MEDIA = 3
    """Other media: before pages, so that few wait."""
    PAGE = 4


MEDIA_TIERS = frozenset({Tier.KNOWN, Tier.FRESH_MEDIA, Tier.MEDIA})
"""What is still handed out once a crawl has read as many pages as it may."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the last visit left of an address.

    Attributes:
        etag, modified: the answer's ``ETag`` and ``Last-Modified``, as served.
        digest: SHA-256 of the body as served, 32 bytes; empty where there was none.
        mark: what the media were held against then (``Crawl``'s ``mark``); other registered pictures, another mark.
        matched: whether something matched.
        listing: whether it was a list that grows.
        unchanged: visits in a row that found it as before.
        visited_at: Unix seconds.
    """

    etag: str = ""
    modified: str = ""
    digest: bytes = b""
    mark: str = ""
    matched: bool = False
    listing: bool = False
    unchanged: int = 0
    visited_at: float = 0.0


@dataclass(frozen=True, slots=True)
class Lead:
    """An address to visit.

    Attributes:
        url: canonical.
        depth: links from the start; media are one deeper than their page.
        page: where it was found.
        found_in: a Candidate's, for media; ``start`` for a configured address, ``page`` for a link to follow, ``more``
            for the next part of a list, ``spread`` for the list of those who passed a post on.
        tier: what goes first.
        own: as of a ``MediaLink`` or a ``PageLink``.
        post: who posted it; of ``spread``, the post that is asked about.
        known: what the last visit left; ``None`` at the first.
    """

    url: str
    depth: int = 0
    page: PageFacts = NO_PAGE
    found_in: str = "start"
    tier: Tier = Tier.PAGE
    own: bool = False
    post: PostFacts | None = None
    known: Known | None = None

    @property
    def is_media(self) -> bool:
        """Whether the address is expected to be media rather than a page."""
        return self.found_in not in _PAGES


@dataclass(frozen=True, slots=True)
class Visited:
    """A lead that was dealt with, and when another visit is worth it (Unix seconds; ``None``: never on its own)."""

    lead: Lead
    known: Known
    due: float | None = None
