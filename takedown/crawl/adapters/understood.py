"""What an adapter makes of an answer, whatever that does to it: one answer never ends the crawl of every host."""

from __future__ import annotations

from yarl import URL

from takedown.crawl.adapters.adapter import Adapter
from takedown.crawl.net.answer import BadAnswer
from takedown.crawl.read.finds import Finds


def finds_of(adapter: Adapter, body: bytes, url: str, content_type: str) -> Finds:
    """Return what ``adapter`` reads in an answer.

    Raises:
        BadAnswer: it stumbled over it, which no adapter should (``Adapter.read``) and some parser some day will.
    """
    try:
        return adapter.read(body, url, content_type)
    except Exception:  # noqa: BLE001 - what it raises may quote the answer, and is this answer's trouble alone
        raise BadAnswer(host=URL(url).raw_host or "", why="protocol") from None
