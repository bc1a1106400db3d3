"""What one answer gives, gathered piece by piece: each address once, none that a crawl may not visit."""

from __future__ import annotations

from yarl import URL

from takedown.cases.post import PostFacts
from takedown.crawl.net.urls import joined_or_none
from takedown.crawl.read.avoid import is_avoided
from takedown.crawl.read.extract import MOST_LINKS
from takedown.crawl.read.finds import Finds, MediaLink, PageLink


class Gathered:
    """Collects the finds of one answer.

    Args:
        url: where it was read; relative addresses start from there.
    """

    def __init__(self, url: str) -> None:
        self.base = URL(url)
        self._media: dict[str, MediaLink] = {}
        self._pages: dict[str, PageLink] = {}
        self._posts: dict[str, PostFacts] = {}

    def resolved(self, href: str) -> str:
        """Return the address that a person or a crawl could open, or an empty text."""
        return joined_or_none(self.base, href) or ""

    def media(
        self,
        href: str,
        *,
        found_in: str = "api",
        page: str = "",
        post: PostFacts | None = None,
        own: bool = False,
        like: str = "",
    ) -> None:
        """Take the address of a file, unless it is no address, or somebody's who only passes pictures on."""
        url = self.resolved(href)
        if url and url not in self._media and len(self._media) < MOST_LINKS and not is_avoided(URL(url)):
            self._media[url] = MediaLink(url, found_in, page, post, own, like)

    def page(self, href: str, *, more: bool = False, fresh: bool = False, own: bool = False) -> None:
        """Take an address to read next, unless it is this one."""
        url = self.resolved(href)
        if url and url != self.resolved(str(self.base)) and len(self._pages) < MOST_LINKS:
            self._pages.setdefault(url, PageLink(url, more=more, fresh=fresh, own=own))

    def post(self, post: PostFacts) -> None:
        """Take a repost, quote or reply; without a ``uri`` or an address it is nothing that could be told apart."""
        if post.uri and post.url:
            self._posts.setdefault(post.uri, post)

    def finds(self, *, title: str = "", listing: bool = False, text: str = "") -> Finds:
        """Return all of it."""
        return Finds(
            title, tuple(self._media.values()), tuple(self._pages.values()), tuple(self._posts.values()), listing, text
        )
