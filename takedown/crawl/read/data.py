"""Data that a page or an interface carries: JSON of unknown shape, and JSON-LD, whose words schema.org explains."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from takedown.crawl.lists import listed

MOST_STRINGS = 100_000
"""Texts of one piece of data that are looked at."""
LONGEST_DATA = 8 * 1024 * 1024
"""Characters of one piece of data."""

# https://schema.org/MediaObject, https://schema.org/VideoObject, https://schema.org/image
MEDIA_WORDS = listed("contentUrl thumbnailUrl thumbnail image photo primaryImageOfPage associatedMedia")
EMBED_WORDS = frozenset({"embedUrl"})
_MEDIA_TYPES = listed("ImageObject VideoObject MediaObject Photograph Barcode ImageObjectSnapshot")
_NEXT_WORDS = re.compile(
    r"next(?:_?(?:page|url|link|href|page_?url|page_?link))?|(?:load_?)?more_?(?:url|link)", re.IGNORECASE
)
_AROUND_NEXT = frozenset({"href", "url", "next"})


class Text(NamedTuple):
    """A text within data: under which word it stands, under which its object stands, and the object's ``@type``."""

    word: str
    above: str
    type: str
    value: str


def parsed(text: str) -> object:
    """Return JSON as objects, or ``None`` where it is broken, too long or nested too deeply."""
    if len(text) > LONGEST_DATA:
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def texts(data: object) -> Iterator[Text]:
    """Yield every text of ``data`` in its order, ``MOST_STRINGS`` things at most."""
    waiting: list[tuple[str, str, str, object]] = [("", "", "", data)]
    for _ in range(MOST_STRINGS):
        if not waiting:
            return
        word, above, kind, thing = waiting.pop()
        if isinstance(thing, str):
            yield Text(word, above, kind, thing)
        elif isinstance(thing, dict):
            own = _type_of(thing)
            waiting += [(str(key), word, own, thing[key]) for key in reversed(thing)]
        elif isinstance(thing, list):
            waiting += [(word, above, kind, item) for item in reversed(thing)]


def shows_media(text: Text) -> bool:
    """Return whether JSON-LD says that the address is a picture or a film, whatever its name."""
    if text.word in MEDIA_WORDS:
        return True
    return text.word == "url" and (text.type in _MEDIA_TYPES or text.above in MEDIA_WORDS)


def leads_on(text: Text) -> bool:
    """Return whether a text of unknown data is the address of the next part of what it lists."""
    if not text.value.startswith(("/", "?", "http://", "https://")):
        return False
    if _NEXT_WORDS.fullmatch(text.word):
        return True
    return text.word in _AROUND_NEXT and _NEXT_WORDS.fullmatch(text.above) is not None


def _type_of(thing: dict[object, object]) -> str:
    kind = thing.get("@type")
    return str(kind[0] if isinstance(kind, list) and kind else kind or "")
