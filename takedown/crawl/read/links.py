"""Where the links of one answer lead, each written out in full and judged by its name; quick, for there are many."""

from __future__ import annotations

import re
from enum import Enum

from yarl import URL

from takedown.crawl.net.guard import MAX_URL, AddressRefused, parse
from takedown.crawl.net.urls import joined_or_none
from takedown.crawl.read.kinds import ARCHIVE_ENDS, DOCUMENT_ENDS, MEDIA_ENDS, OTHER_ENDS, PLAYLIST_ENDS


class Name(Enum):
    """What the end of an address's path promises."""

    MEDIA = "media"
    PLAYLIST = "playlist"
    """The list of a film's parts: HLS (RFC 8216), DASH (ISO/IEC 23009-1)."""
    BUNDLE = "bundle"
    """An archive or a document that may hold pictures."""
    OTHER = "other"
    """Neither a page nor anything that holds pictures."""
    OPEN = "open"
    """Only the answer will tell."""


MOST_RESOLVED = 50_000
"""Different links of one answer; the rest of a page made of links leads nowhere."""
_PACKED = frozenset({"gz", "bz2", "xz"})
"""One packed file, of which only ``.tar.gz`` and the like hold several."""
_NAMES = (
    dict.fromkeys(OTHER_ENDS, Name.OTHER)
    | dict.fromkeys(MEDIA_ENDS, Name.MEDIA)
    | dict.fromkeys(ARCHIVE_ENDS | DOCUMENT_ENDS, Name.BUNDLE)
    | dict.fromkeys(PLAYLIST_ENDS, Name.PLAYLIST)
)

# Spelled as it is, nothing in such an address is ever rewritten: the test holds both ways against each other.
_PLAIN = r"[A-Za-z0-9_~!$&'()*+,;=@-]"
_PATH = rf"(?:{_PLAIN}|%(?:[89A-F][0-9A-F]|20))(?:{_PLAIN}|[.](?![./])|%(?:[89A-F][0-9A-F]|20))*+"
_EASY = re.compile(
    rf"(?P<origin>https?://[^/?#\s]{{1,260}})?(?P<slash>/)?(?P<path>{_PATH}(?:/{_PATH})*+/?)?"
    r"(?P<query>\?[A-Za-z0-9_.~&=/,-]++)?(?:#[A-Za-z0-9_-]*+)?"
)


_NOWHERE = URL("http://nowhere.invalid/")


class Links:
    """Resolves what one answer names against its base.

    Args:
        base: the address that relative links start from, as read.
    """

    def __init__(self, base: URL) -> None:
        self.base = base
        self._home = str(base.origin())
        self._page = self._home + (base.raw_path or "/")
        self._folder = self._page[: self._page.rindex("/") + 1]
        self._origins = {self._home: self._home}
        self._known: dict[str, str | None] = {}

    def resolved(self, href: str) -> str | None:
        """Return where ``href`` leads in the one spelling, or ``None``: nowhere that a crawl could go."""
        if href not in self._known:
            if len(self._known) >= MOST_RESOLVED:
                return None
            self._known[href] = self._resolved(href)
        return self._known[href]

    def _resolved(self, href: str) -> str | None:
        easy = _EASY.fullmatch(href)
        target = self._pieced_together(easy) if easy is not None else None
        if target is not None and len(target) <= MAX_URL:
            return target
        if href.startswith("/") and not href.startswith("//") and "://" in href:
            href = self._home + href  # a picture server's path that carries a whole address: /resize/80/https://...
        try:
            return joined_or_none(self.base, href)
        except IndexError:  # yarl 1.25 stumbles over ``//[::1]@``
            return None

    def _pieced_together(self, easy: re.Match[str]) -> str | None:
        origin, slash, path, query = easy.group("origin", "slash", "path", "query")
        query = query or ""
        if slash is not None:
            home = self._home if origin is None else self._origin(origin)
            return None if home is None else f"{home}/{path or ''}{query}"
        if origin is not None:
            return None
        if path is not None:
            return self._folder + path + query
        return self._page + query if query else None

    def _origin(self, written: str) -> str | None:
        """Return scheme, host and port in the one spelling; a page names few of them, many times."""
        if written not in self._origins:
            try:
                self._origins[written] = str(parse(written + "/").origin())
            except AddressRefused:
                return None
        return self._origins[written]


def absolute(text: str) -> str | None:
    """Return the whole address ``text`` in the one spelling, or ``None``: a path, or nowhere to go."""
    return Links(_NOWHERE).resolved(text) if text.lower().startswith(("http://", "https://")) else None


def name_of(url: str) -> Name:
    """Return what the name of a canonical address promises."""
    path = url.partition("?")[0]
    stem, dot, end = path.rpartition("/")[2].rpartition(".")
    if not dot or not stem.strip("."):
        return Name.OPEN
    if end in _PACKED:
        return Name.BUNDLE if stem.endswith(".tar") else Name.OTHER
    return _NAMES.get(dot + end.lower(), Name.OPEN)


def is_media_name(url: str) -> bool:
    """Return whether the address ends like a picture or a film."""
    return name_of(url) is Name.MEDIA
