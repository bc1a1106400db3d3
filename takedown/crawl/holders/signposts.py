"""Where a site says whom to write to: its links with such words, in four languages, and paths that are customary."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser
from yarl import URL

from takedown.crawl.net.urls import joined_or_none
from takedown.crawl.read.avoid import is_dead_end

_MOST_LINKS = 3000

# What a page is for, the most fitting first, by words of a link's text or path in English, French, German and Spanish.
KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "page-dmca",
        re.compile(
            r"dmca|take[-_ ]?down|notice[-_ ]and[-_ ]action|content[-_ ]?remov|remov(?:e|al)[-_ ]?(?:content|request)"
            r"|retrait[-_ ]?de[-_ ]?contenu|copyright[-_ ]?(?:claim|agent|notice|policy|complaint)"
            r"|inhalte?[-_ ]?(?:melden|entfernen)|retirada[-_ ]?de[-_ ]?contenido",
            re.IGNORECASE,
        ),
    ),
    (
        "page-abuse",
        re.compile(
            r"\babuse\b|report[-_ ]?(?:abuse|content|a[-_ ]?violation|illegal)|signal(?:er|ement)|abus\b|missbrauch"
            r"|melde(?:stelle|formular)|denuncia|2257",
            re.IGNORECASE,
        ),
    ),
    (
        "page-contact",
        re.compile(r"\bcontact|kontakt|contacte[zr]?|nous[-_ ]?écrire|nous[-_ ]?ecrire|contacto", re.IGNORECASE),
    ),
    (
        "page-legal",
        re.compile(
            r"\blegal\b|imprint|impressum|mentions?[-_ ]?l[ée]gales?|aviso[-_ ]?legal|nota[-_ ]?legal"
            r"|anbieterkennzeichnung",
            re.IGNORECASE,
        ),
    ),
)

# Asked for where the front page links to no page of that kind, in this order. None is asked for twice.
CUSTOMARY: tuple[tuple[str, str], ...] = (
    ("page-dmca", "/dmca"),
    ("page-abuse", "/abuse"),
    ("page-contact", "/contact"),
    ("page-legal", "/legal"),
    ("page-legal", "/imprint"),
    ("page-legal", "/impressum"),
    ("page-legal", "/mentions-legales"),
)


@dataclass(frozen=True, slots=True)
class Signpost:
    """An address at which a page of this ``kind`` (``Contact.found``) is, or may be where nobody ``linked`` to it."""

    kind: str
    url: str
    linked: bool


def signposts(tree: LexborHTMLParser, page: URL) -> list[Signpost]:
    """Return where to look after the front page ``page``, the most fitting first.

    Only addresses of the same origin: another one isn't asked because a page says so.
    """
    found: dict[str, Signpost] = {}
    for node in tree.css("a[href]")[:_MOST_LINKS]:
        href = node.attributes.get("href") or ""
        url = joined_or_none(page, href)
        kind = _kind(f"{node.text()[:200]} {href[:200]}")
        if kind and url is not None and URL(url).origin() == page.origin() and not is_dead_end(url):
            found.setdefault(url, Signpost(kind, url, linked=True))
    linked = _one_of_each(found.values())
    kinds = {one.kind for one in linked}
    guessed = [Signpost(kind, str(page.origin().with_path(path)), linked=False) for kind, path in CUSTOMARY]
    return linked + [one for one in guessed if one.kind not in kinds and one.url not in found]


def _kind(words: str) -> str:
    return next((kind for kind, said in KINDS if said.search(words)), "")


def _one_of_each(found: Iterable[Signpost]) -> list[Signpost]:
    """Return the first of each kind, as a site names its own pages before what others wrote."""
    first: dict[str, Signpost] = {}
    for one in found:
        first.setdefault(one.kind, one)
    order = [kind for kind, _ in KINDS]
    return sorted(first.values(), key=lambda one: order.index(one.kind))
