"""What an adapter finds in an answer."""

from __future__ import annotations

from dataclasses import dataclass

from takedown.cases.post import PostFacts


@dataclass(frozen=True, slots=True)
class MediaLink:
    """An address where media should be.

    Attributes:
        url: absolute and canonical (``urls.joined_or_none``).
        found_in: a Candidate's: ``img``, ``srcset``, ``source``, ``poster``, ``link``, ``css``, ``meta``, ``lazy``,
            ``script``, ``listing``, ``feed``, ``sitemap``, ``api``, ``playlist``.
        page: where a person can open what shows it, if that isn't the answer itself (an API's entry, a feed's item).
        post: who posted it, where the answer says so.
        own: the host names this file as its own, wherever it lies (an API's media server): it is in scope.
        like: links of one answer with the same non-empty word are renditions of one picture (``srcset``'s widths, an
            API's sizes). None is left out for it: thumbnails are often crops.
    """

    url: str
    found_in: str
    page: str = ""
    post: PostFacts | None = None
    own: bool = False
    like: str = ""


@dataclass(frozen=True, slots=True)
class PageLink:
    """An address to read next.

    Attributes:
        more: the next part of the same list: no deeper than this one, and not walked once all of this part is known.
        fresh: a recent post, which is read before older things.
        embedded: shown inside the page (an iframe): read where it is in scope, and the page then only embeds.
        own: as of a ``MediaLink``: an API address of the same host that may lie on another server.
    """

    url: str
    more: bool = False
    fresh: bool = False
    embedded: bool = False
    own: bool = False


@dataclass(frozen=True, slots=True)
class Finds:
    """All that one answer gives, each address once, in the order of the answer.

    Attributes:
        title: at most 300 characters.
        media: full-size pictures and thumbnails alike; none stands for another, since thumbnails are often crops.
        pages: links that may be pages; those that answer with media are media.
        posts: reposts, quotes and replies, where the answer lists the spread of a post.
        listing: a list that grows at its head (a directory, a timeline, an album): read again in every crawl.
        text: the answer's own words without markup, at most 10,000 characters: what tells a placeholder or a login.
        robots: what a page's ``<meta name=robots>`` asks of crawlers (``nofollow``, ``noimageindex``, ``none``...), in
            lower case; whoever walks acts on it.
    """

    title: str = ""
    media: tuple[MediaLink, ...] = ()
    pages: tuple[PageLink, ...] = ()
    posts: tuple[PostFacts, ...] = ()
    listing: bool = False
    text: str = ""
    robots: frozenset[str] = frozenset()
