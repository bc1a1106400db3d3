"""The next part of a list: by what a link says of itself, by its number, by an address that waits for a button."""

from __future__ import annotations

import re
from collections.abc import Mapping

from takedown.crawl.lists import listed

CURSOR_ATTRIBUTES = listed("""
    data-next data-next-url data-next-page data-next-page-url data-next-href data-nexturl data-load-more
    data-load-more-url data-more-url data-infinite-next data-ajax-next hx-next
""")
"""Where a button keeps the address of what it would load (the values of some are numbers or words, not addresses)."""

_NEXT_CLASS = re.compile(
    r"(?<!\S)(?:next|next[-_]?page|page[-_]?next|(?:nav|pager|pagination)(?:[-_]{1,2}|__)(?:next|older)"
    r"|nextpostslink|older|older-posts|load[-_]?more|show[-_]?more|infinite-more-link)(?!\S)",
    re.IGNORECASE,
)
_NEXT_WORD = re.compile(
    r"\W*(?:next|older|load more|show more|more results|suivante?|page suivante|plus ancien|nächste|weiter|ältere"
    r"|siguiente|próxim[ao]|volgende|avanti|successiv[ao]|далее|次へ|下一页)\b",
    re.IGNORECASE,
)
_IN_QUERY = re.compile(
    r"([?&])(?:page|p|pg|paged|page_?(?:no|num|number)|pagina|seite|start|offset|skip|from|st|pid)=(\d{1,9})(?=&|$)",
    re.IGNORECASE,
)
_SIZE = re.compile(r"(?<=[?&])(?:limit|per_?page|page_?size|rows)=\d{1,6}(?:&|$)", re.IGNORECASE)
_IN_PATH = re.compile(r"/(?:page|seite|pagina)[/-]?(\d{1,7})(?=/|\?|\.|$)", re.IGNORECASE)


def says_next(attributes: Mapping[str, str | None]) -> bool:
    """Return whether a link's ``rel``, class, label or title calls it the next part."""
    kind, style = attributes.get("rel"), attributes.get("class")
    if (kind and "next" in kind.lower().split()) or (style and _NEXT_CLASS.search(style)):
        return True
    label = attributes.get("aria-label") or attributes.get("title")
    return bool(label and _NEXT_WORD.match(label))


class Part:
    """Where a page stands in a numbered list.

    Args:
        url: its canonical address.
    """

    def __init__(self, url: str) -> None:
        self._list, self._number = _parted(url)

    def goes_on_at(self, target: str) -> bool:
        """Return whether ``target`` is a later part of the same list."""
        if "?" not in target and "/pag" not in target and "/seite" not in target:
            return False
        where, number = _parted(target)
        return number > self._number and where == self._list

    def is_beside(self, target: str) -> bool:
        """Return whether ``target``, called the next part, is one of the same list, and not the next of many entries.

        Parts of a list have one path, or one that goes on from the first one's; entries each have a path of their own.
        """
        path, own = target.partition("?")[0], self._list.partition("?")[0]
        return path == own or _parted(path)[0].rstrip("/") == own.rstrip("/") or path.startswith(own.rstrip("/") + "/")


def _parted(url: str) -> tuple[str, int]:
    """Return an address without its number, and the number; the first part often has none."""
    in_path = _IN_PATH.search(url)
    if in_path is not None:
        return url[: in_path.start()] + "/" + url[in_path.end() :].lstrip("/"), int(in_path[1])
    url = _SIZE.sub("", url).rstrip("?&") if "=" in url else url
    in_query = _IN_QUERY.search(url)
    if in_query is not None:
        rest = url[in_query.end() :].lstrip("&")
        return (url[: in_query.start()] + (in_query[1] + rest if rest else "")), int(in_query[2])
    return url, 0
