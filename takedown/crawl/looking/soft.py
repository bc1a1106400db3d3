"""Soft answers: a page that says 200 and shows that the copy isn't there, or that one has to sign in to see it.

That a page answers proves nothing. It shows the copy only where it names one of the addresses at which it is served.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser
from yarl import URL

from takedown.crawl.looking.placeholder import says_abroad, says_absent, says_login
from takedown.crawl.net.guard import AddressRefused, parse
from takedown.crawl.net.urls import joined_or_none
from takedown.crawl.read.charset import decoded
from takedown.crawl.read.hostile import without_bombs
from takedown.crawl.read.reader import read

SHORT = 1500
"""Characters of text beyond which a page says more than that something is missing."""
_BARE = 200
"""Characters of text below which a page with scripts shows nothing before they run."""
_MOST_TEXT = 10_000

_LOGIN_PATH = re.compile(
    r"/(?:log[-_]?in|sign[-_]?(?:in|up)|auth(?:enticate|orize)?|session/new|sessions/new|users/sign_in|accounts/login"
    r"|wp-login\.php|connexion|anmelden|checkpoint)(?:/|$|\.)",
    re.IGNORECASE,
)
# AT Protocol records name a file by its content identifier (CIDv1 in base 32), not by an address.
_CONTENT_ID = re.compile(r"\bbaf[ky][a-z2-7]{20,}")
# Interfaces of imageboards give the number that a file is called by, and its end elsewhere (``tim`` and ``ext``).
_STEM = re.compile(r"^(?=[^.]*[0-9])([0-9A-Za-z_-]{12,})(?=\.|$)")
_NAME = re.compile(r"[^/?#]+$")


@dataclass(frozen=True, slots=True)
class Signs:
    """What a page gives away about itself.

    Attributes:
        title, headings: as text. text: all of it, at most 10,000 characters.
        asks_password: a field for a password is on it. scripted: it loads scripts. shows: it has pictures or films.
    """

    title: str = ""
    headings: str = ""
    text: str = ""
    asks_password: bool = False
    scripted: bool = False
    shows: bool = False

    @property
    def told(self) -> str:
        """What it says above all: its title, its headings and, where there is little else, its text."""
        return "\n".join((self.title, self.headings, self.text if len(self.text) <= SHORT else ""))

    @property
    def says_absent(self) -> bool:
        """Whether it says above all that something isn't there."""
        return says_absent(self.told)

    @property
    def says_abroad(self) -> bool:
        """Whether it says above all that something is withheld in this part of the world."""
        return says_abroad(self.told)

    @property
    def walls(self) -> bool:
        """Whether it is there to have somebody sign in."""
        return (self.asks_password and len(self.text) <= SHORT) or says_login(self.told)

    @property
    def is_shell(self) -> bool:
        """Whether it shows nothing before its scripts run, so that nothing can be read from it."""
        return self.scripted and not self.shows and len(self.text) < _BARE


def signs_of(body: bytes, content_type: str) -> Signs:
    """Return the signs of a page; of what is no markup the text alone. Broken bytes give less, and never raise."""
    markup = decoded(body, content_type)
    if "<" not in markup:
        return Signs(text=" ".join(markup[:_MOST_TEXT].split()))
    tree = LexborHTMLParser(without_bombs(markup))
    scripted = tree.css_first("script") is not None
    title = tree.css_first("title")
    headings = " ".join(node.text(separator=" ") for node in tree.css("h1, h2")[:20])
    asks = tree.css_first("input[type=password i]") is not None
    shows = tree.css_first("img, picture, video, [style*='url(' i]") is not None
    tree.strip_tags(["script", "style", "noscript", "template", "title"])
    text = tree.root.text(separator=" ") if tree.root is not None else ""
    return Signs(
        title=title.text() if title is not None else "",
        headings=headings,
        text=" ".join(text.split())[:_MOST_TEXT],
        asks_password=asks,
        scripted=scripted,
        shows=shows,
    )


def is_login(url: str) -> bool:
    """Return whether an answer's address is a place to sign in."""
    return bool(_LOGIN_PATH.search(URL(url).path))


def is_front(url: str) -> bool:
    """Return whether an address is a host's front page, or that of one of its languages."""
    return re.fullmatch(r"/?(?:[a-z]{2}(?:[-_][A-Za-z]{2})?/?|index\.\w+)?", URL(url).path) is not None


def names(body: bytes, url: str, content_type: str, sought: Iterable[str], *, shown_only: bool = False) -> bool:
    """Return whether an answer read at ``url`` shows, links or lists one of the addresses ``sought``.

    What the readers find counts, and so does an address that stands anywhere in the text, as interfaces write it;
    with ``shown_only`` nothing but media that the readers find.
    """
    wanted = {_plain(one) for one in sought}
    if not wanted:
        return False
    finds = read(body, url, content_type)
    if wanted & {_plain(link.url) for link in finds.media}:
        return True
    if shown_only:
        return False
    if wanted & {_plain(link.url) for link in finds.pages}:
        return True
    text = html.unescape(decoded(body, content_type).replace("\\/", "/").replace("\\u0026", "&"))
    return any(_in_text(one, text, url) for one in wanted)


def _in_text(sought: str, text: str, url: str) -> bool:
    address = URL(sought, encoded=True)
    if any(_apart(one, text) for one in (*_decoded_too(sought), sought.partition(":")[2])):
        return True
    if any(found in text for found in _CONTENT_ID.findall(unquote(sought))):
        return True
    if any(_token(stem, text) for stem in _STEM.findall(unquote(address.raw_path).rpartition("/")[2])):
        return True
    own = _same_origin(sought, url)
    if own and len(address.raw_path) > 1 and any(_apart(one, text) for one in _decoded_too(address.raw_path_qs)):
        return True
    name = _NAME.search(address.raw_path)
    beside = name is not None and joined_or_none(URL(url), name[0]) == sought
    return bool(beside and name and any(_quoted(one, text) for one in _decoded_too(name[0])))


def _decoded_too(spelling: str) -> set[str]:
    return {spelling, unquote(spelling)}


def _apart(spelling: str, text: str) -> bool:
    """Return whether an address stands in the text and isn't a part of a longer one."""
    return re.search(rf"(?<![\w%/.-]){re.escape(spelling)}(?![\w%/.-]*\w)", text) is not None


def _token(stem: str, text: str) -> bool:
    return re.search(rf"(?<![0-9A-Za-z]){re.escape(stem)}(?![0-9A-Za-z])", text) is not None


def _quoted(name: str, text: str) -> bool:
    return re.search(rf"""["'(>=/]{re.escape(name)}["')<?#&\s]""", text) is not None


def _same_origin(sought: str, url: str) -> bool:
    try:
        return parse(sought).origin() == parse(url).origin()
    except AddressRefused:
        return False


def _plain(url: str) -> str:
    """Return an address without its fragment, which a host never sees and an archive's member is named by."""
    return url.partition("#")[0]
