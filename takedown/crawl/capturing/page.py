"""A page read for evidence: its words, where it leads, and its source without media."""

from __future__ import annotations

from hashlib import sha256
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from takedown.crawl.capturing.said import said_on
from takedown.crawl.net.answer import Fetched
from takedown.crawl.net.fetch import Fetcher
from takedown.crawl.read.charset import decoded
from takedown.crawl.read.hostile import without_bombs
from takedown.crawl.read.reader import read
from takedown.evidence.bare import bare
from takedown.evidence.captured import Outlinks, PageRecord
from takedown.evidence.visit import Visit
from takedown.evidence.warc import Exchange

MOST_OUTLINKS = 500
"""Of media and of pages, each."""
_LONGEST_TITLE = 300
_UNSEEN = ["script", "style", "noscript", "template", "title", "textarea"]


def visit_of(answer: Fetched, fetcher: Fetcher) -> Visit:
    """Return the visit that ``fetcher`` made, without the body."""
    hosts = dict.fromkeys(urlsplit(one).hostname or "" for one in (*(hop.url for hop in answer.hops), answer.final_url))
    return Visit(
        url=answer.url,
        final_url=answer.final_url,
        status=answer.status,
        headers=answer.headers,
        fetched_at=answer.fetched_at,
        hops=answer.hops,
        connection=answer.connection,
        names=tuple((host, addresses) for host in hosts if (addresses := fetcher.resolved(host))),
        proxied=answer.proxied,
    )


def exchange_of(answer: Fetched) -> Exchange:
    """Return the heads of the last request and answer as they were on the wire."""
    return Exchange(
        url=answer.final_url,
        at=answer.fetched_at,
        status=answer.status,
        reason=answer.head.reason,
        version=answer.head.version,
        served=[(name.decode("latin-1"), value.decode("latin-1")) for name, value in answer.head.served],
        sent=list(answer.head.sent.items()),
        peer=answer.connection.peer,
    )


def page_of(answer: Fetched, fetcher: Fetcher, most_text: int, robots: str = "") -> PageRecord:
    """Return what an HTML page says; broken or hostile markup gives less, and never raises.

    Args:
        answer: of the page, body and all. fetcher: that visited it.
        most_text: characters of its words that are kept.
        robots: as of a ``PageRecord``.
    """
    clean = bare(decoded(answer.body, answer.content_type))
    tree = LexborHTMLParser(without_bombs(clean.text))
    said = said_on(tree)  # before the scripts, which hold data, are taken out of the tree
    title, text = _words(tree)
    return PageRecord(
        visit=visit_of(answer, fetcher),
        sha256=sha256(answer.body).hexdigest(),
        size=len(answer.body),
        title=title,
        text=text[:most_text],
        cut=len(text) > most_text,
        html=clean.text,
        removed=clean.removed,
        outlinks=_outlinks(clean.text, answer.final_url),
        said=said,
        robots=robots,
    )


def _words(tree: LexborHTMLParser) -> tuple[str, str]:
    node = tree.css_first("title")
    title = " ".join(node.text().split())[:_LONGEST_TITLE] if node is not None else ""
    tree.strip_tags(_UNSEEN)
    text = tree.body.text(separator="\n") if tree.body is not None else ""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return title, "\n".join(line for line in lines if line)


def _outlinks(markup: str, url: str) -> Outlinks:
    finds = read(markup.encode("utf-8", "replace"), url, "text/html; charset=utf-8")
    media, pages = [link.url for link in finds.media], [link.url for link in finds.pages]
    left = max(0, len(media) - MOST_OUTLINKS) + max(0, len(pages) - MOST_OUTLINKS)
    return Outlinks(tuple(media[:MOST_OUTLINKS]), tuple(pages[:MOST_OUTLINKS]), left)
