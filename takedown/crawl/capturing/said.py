"""Who showed it and when, as a page itself says: in its data (schema.org as JSON-LD), its head, its markup."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from takedown.cases.noun import rfc3339
from takedown.evidence.captured import Said

_LONGEST = 200
_MOST_ITEMS = 500
_MOST_SCRIPT = 200_000

# Dates of publication before those of upload; of the markup only what says that it is a date of this page.
_DATES = ("datePublished", "uploadDate", "dateCreated")
_META_DATES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dcterms.date",
)
# What templates of sites print where nobody filled something in.
_NOTHING = frozenset({"", "None", "none", "null", "undefined"})
_META_NAMES = ("author", "article:author", "twitter:creator", "profile:username", "dc.creator")


def said_on(tree: LexborHTMLParser) -> Said:
    """Return what a page says of its uploader and its date; what it doesn't say is empty.

    Hostile or broken data give less, and never raise.
    """
    items = list(_items(tree))
    handle, handle_source = _first([*_authors(items), *_meta(tree, _META_NAMES), *_marked_authors(tree)])
    moment, moment_source = _first([*_dates(items), *_meta(tree, _META_DATES), *_marked_dates(tree)])
    return Said(handle, handle_source, _moment(moment), moment_source)


def _first(found: list[tuple[str, str]]) -> tuple[str, str]:
    # Data may hold halves of letters, which nothing could be signed with.
    clean = ((" ".join(value.encode("utf-8", "replace").decode().split()), source) for value, source in found)
    return next(((value[:_LONGEST], source) for value, source in clean if value not in _NOTHING), ("", ""))


def _items(tree: LexborHTMLParser) -> Iterator[dict[str, Any]]:
    """Yield the objects of every JSON-LD block, those inside ``@graph`` too."""
    for node in tree.css("script[type='application/ld+json' i]")[:20]:
        try:
            data = json.loads(node.text()[:_MOST_SCRIPT])
        except (ValueError, RecursionError):
            continue
        waiting, seen = [data], 0
        while waiting and (seen := seen + 1) <= _MOST_ITEMS:
            item = waiting.pop(0)
            if isinstance(item, list):
                waiting += item[:_MOST_ITEMS]
            elif isinstance(item, dict):
                waiting.append(item.get("@graph"))
                yield item


def _authors(items: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for item in items:
        for key in ("author", "creator"):
            for person in _several(item.get(key)):
                names = [person] if isinstance(person, str) else _named(person)
                yield from ((name, "json-ld") for name in names)


def _several(value: object) -> list[object]:
    return value[:5] if isinstance(value, list) else [value]


def _named(person: object) -> list[str]:
    keys = ("alternateName", "name", "url")
    return [person[key] for key in keys if isinstance(person.get(key), str)] if isinstance(person, dict) else []


def _dates(items: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    return ((item[key], "json-ld") for key in _DATES for item in items if isinstance(item.get(key), str))


def _meta(tree: LexborHTMLParser, wanted: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    found: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        found.setdefault(name.strip().lower(), attributes.get("content") or "")
    return ((found[name], "meta") for name in wanted if name in found)


def _marked_authors(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for node in tree.css("[rel~=author], [itemprop=author], .p-nickname, .p-author, a.username")[:5]:
        yield node.text(), "markup"


def _marked_dates(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    times = tree.css("time[datetime]")[:200]
    dated = [node.attributes.get("datetime") or "" for node in times]
    marked = tree.css("time.dt-published[datetime], time[itemprop=datePublished][datetime], time[pubdate][datetime]")
    yield from ((node.attributes.get("datetime") or "", "markup") for node in marked[:5])
    if len(set(dated)) == 1:  # of several dates nothing says which one is the post's
        yield dated[0], "markup"


def _moment(text: str) -> str:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    return rfc3339(moment.astimezone(UTC)) if moment.tzinfo is not None else text
