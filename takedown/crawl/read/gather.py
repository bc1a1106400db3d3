"""What one answer names, gathered: each address once, judged by its name, with what is known of it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from yarl import URL

from takedown.crawl.read.avoid import is_avoided, is_dead_end
from takedown.crawl.read.finds import MediaLink, PageLink
from takedown.crawl.read.links import Links, Name, is_media_name, name_of
from takedown.crawl.read.proxied import named_within

MOST_LINKS = 20_000
"""Media and pages taken from one page, each: a page made of links is a trap."""


_LIKE_A_NAME = re.compile(r"\.\w{2,5}(?:[?#]\S*)?\s*$")
_LONGEST_TAIL = 600


@dataclass(slots=True)
class _Media:
    found_in: str
    like: str


@dataclass(slots=True)
class _Page:
    more: bool = False
    fresh: bool = False
    embedded: bool = False


class Gathered:
    """Takes what an answer names, in its order.

    Args:
        base: what its relative links start from.
        own: the answer's own canonical address, which leads nowhere new.
    """

    def __init__(self, base: URL, own: str) -> None:
        self.links = Links(base)
        self._own = own
        self._media: dict[str, _Media] = {}
        self._pages: dict[str, _Page] = {}

    def shown(self, href: str, found_in: str, like: str = "") -> None:
        """Take what is shown as a picture or a film: it may have any name, its answer says what it is."""
        target = self.links.resolved(href)
        if target is not None:
            name = name_of(target)
            if name is not Name.OTHER:
                self._take(target, "playlist" if name is Name.PLAYLIST else found_in, like)

    def named(self, href: str, found_in: str, like: str = "") -> None:
        """Take what may be no address at all, if it ends like media or a playlist."""
        if not _LIKE_A_NAME.search(href[-_LONGEST_TAIL:]):
            return
        target = self.links.resolved(href)
        if target is not None and name_of(target) in (Name.MEDIA, Name.PLAYLIST):
            self.shown(href, found_in, like)

    def followed(self, href: str, *, more: bool = False, embedded: bool = False, like: str = "") -> None:
        """Take a link: to media, to an archive or a document that may hold some, or to a page."""
        target = self.links.resolved(href)
        if target is None:
            return
        name = name_of(target)
        if name is Name.OPEN:
            if not is_dead_end(target):
                self._turn(target, more=more, embedded=embedded)
                self._full_size(target, like)
        elif name is not Name.OTHER:
            self._take(target, "playlist" if name is Name.PLAYLIST else "link", like)

    def subscribed(self, href: str) -> None:
        """Take a feed of the page's, which lists what is new, unless it is of this page alone or of comments."""
        target = self.links.resolved(href)
        if target is None or is_avoided(target) or "/comments/" in target:
            return
        home = self._own.count("/") <= 3  # noqa: PLR2004 - scheme and host
        if home or not target.startswith(self._own.rstrip("/") + "/"):
            self._turn(target, fresh=True)

    def media(self) -> tuple[MediaLink, ...]:
        """Return the media so far."""
        alike = Counter(media.like for media in self._media.values())
        return tuple(
            MediaLink(url, media.found_in, like=media.like if alike[media.like] > 1 else "")
            for url, media in self._media.items()
        )

    def pages(self) -> tuple[PageLink, ...]:
        """Return the pages so far."""
        return tuple(
            PageLink(url, page.more, page.fresh, page.embedded) for url, page in self._pages.items() if url != self._own
        )

    def has_children(self) -> bool:
        """Return whether two or more addresses lie beneath the answer's own, as in a directory or an album."""
        path, _, name = self._own.partition("?")[0].rpartition("/")
        above = f"{path}/" if name in ("", "index.html", "index.htm", "index.php") else f"{path}/{name}/"
        beneath = (url for urls in (self._pages, self._media) for url in urls if _lies_beneath(url, above))
        return next(beneath, None) is not None and next(beneath, None) is not None

    def _take(self, target: str, found_in: str, like: str) -> None:
        """Keep the first place in which an address was found, and the file that it was made from."""
        if len(self._media) >= MOST_LINKS:
            return
        known = self._media.get(target)
        if known is not None:
            known.like = known.like or like
            return
        original = named_within(target, self.links) if _may_carry(target) else None
        avoided = is_avoided(target)
        if not avoided:
            self._media[target] = _Media(found_in, like or (target if original else ""))
        if original is not None and original not in self._media and not is_avoided(original):
            self._media[original] = _Media(found_in, like or ("" if avoided else target))

    def _turn(self, target: str, *, more: bool = False, fresh: bool = False, embedded: bool = False) -> None:
        page = self._pages.get(target)
        if page is None:
            if len(self._pages) < MOST_LINKS:
                self._pages[target] = _Page(more, fresh, embedded)
            return
        page.more |= more
        page.fresh |= fresh
        page.embedded |= embedded

    def _full_size(self, target: str, like: str) -> None:
        """Take the file that a viewer's address names: ``view.php?full=/up/a.jpg``."""
        if "?" in target and "." in target.partition("?")[2]:
            carried = named_within(target, self.links)
            if carried is not None and is_media_name(carried) and not is_avoided(carried):
                self._take(carried, "link", like)


def _lies_beneath(url: str, above: str) -> bool:
    return len(url) > len(above) and url.startswith(above) and url[len(above)] != "?"


def _may_carry(target: str) -> bool:
    return "?" in target or ".wp.com/" in target or "http" in target[8:]
