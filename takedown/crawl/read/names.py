"""JSON of unknown shape: what in it ends like media, what leads on, and the pictures of markup that it holds."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser
from yarl import URL

from takedown.crawl.read.data import leads_on, parsed, texts
from takedown.crawl.read.finds import Finds
from takedown.crawl.read.gather import Gathered
from takedown.crawl.read.hostile import without_bombs
from takedown.crawl.read.inline import script_names
from takedown.crawl.read.places import Walk

_MARKUP = re.compile(r"<(?:img|a|video|source|picture|iframe|figure)\s", re.IGNORECASE)
_MOST_MARKUP = 2 * 1024 * 1024
"""Characters of markup in one answer that are parsed."""
_LEAST_MARKUP = 256
"""Characters that a text of markup counts for at least: each is a tree of its own."""
_FOUND_IN = "api"


def names(text: str, url: str) -> Finds:
    """Return what JSON read at ``url`` gives, broken JSON included."""
    gathered = Gathered(URL(url), url)
    data = parsed(text)
    if data is None:
        for name in script_names(text):
            gathered.named(name, _FOUND_IN)
        return Finds(media=gathered.media())
    left = _MOST_MARKUP
    for found in texts(data):
        if leads_on(found):
            gathered.followed(found.value, more=True)
        elif _MARKUP.search(found.value) and left > 0:
            Walk(gathered, url).over(LexborHTMLParser(without_bombs(found.value[:left])))
            left -= max(len(found.value), _LEAST_MARKUP)
        elif "." in found.value:
            gathered.named(found.value, _FOUND_IN)
    pages = gathered.pages()
    return Finds(media=gathered.media(), pages=pages, listing=any(page.more for page in pages))
