"""What an adapter finds on a page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MediaLink:
    """An address where media should be; ``found_in`` is a Candidate's."""

    url: str
    found_in: str


@dataclass(frozen=True, slots=True)
class PageLink:
    """An address to read next; ``more`` marks the next part of the same list, which is no deeper than this one."""

    url: str
    more: bool = False


@dataclass(frozen=True, slots=True)
class Finds:
    """All that one page gives, each address once, in the order of the page.

    Attributes:
        title: at most 300 characters.
        media: full-size pictures and thumbnails alike; none stands for another, since thumbnails are often crops.
        pages: links that may be pages; those that answer with media are media.
    """

    title: str = ""
    media: tuple[MediaLink, ...] = ()
    pages: tuple[PageLink, ...] = ()
