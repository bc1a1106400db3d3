"""The text that somebody would read of an HTML message, and nothing that it would load or run."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_UNSEEN = frozenset({"head", "script", "style", "template", "title"})
_LINES = frozenset(
    {"address", "blockquote", "br", "div", "h1", "h2", "h3", "h4", "li", "p", "pre", "table", "td", "tr"}
)


_OPENS = re.compile(r"<!--|<!\[")
_CLOSES = {"<!--": "-->", "<![": ">"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._unseen = 0
        self._quoted = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - no attribute is read
        if tag in _UNSEEN:
            self._unseen += 1
        if tag == "blockquote":
            self._quoted += 1
        if tag in _LINES:
            self._line()

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        if tag == "blockquote":
            self._quoted = max(0, self._quoted - 1)
        if tag in _LINES:
            self._line()

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.words.append(re.sub(r"\s+", " ", data))

    def _line(self) -> None:
        # Quoted text keeps the mark that it has in plain messages: it is somebody else's, perhaps our own.
        self.words.append("\n> " if self._quoted else "\n")


def from_html(source: str) -> str:
    """Return the text of ``source``; lines inside a quotation begin with ``> ``."""
    reader = _Reader()
    try:
        reader.feed(_closed(source))
        reader.close()
    except (AssertionError, RecursionError):  # what the library raises for markup that it can't follow
        pass
    lines = (" ".join(line.split()) for line in "".join(reader.words).split("\n"))
    return "\n".join(line for line in lines if line not in ("", ">"))


def _closed(source: str) -> str:
    """Return ``source`` without comments, and cut where one, or a tag, is never closed.

    The library looks for the end of each again and again: half a megabyte of beginnings would keep it busy for minutes.
    """
    kept, at = [], 0
    while found := _OPENS.search(source, at):
        kept.append(source[at : found.start()])
        close = _CLOSES[found[0]]
        end = source.find(close, found.end())
        at = end + len(close) if end >= 0 else len(source)
    tags, closing, rest = "".join([*kept, source[at:]]).rpartition(">")
    return tags + closing + rest.partition("<")[0]
