"""Whatever any host serves that names addresses, read by what it is."""

from __future__ import annotations

from takedown.crawl.read.extract import extract
from takedown.crawl.read.finds import Finds
from takedown.crawl.read.kinds import Kind, kind_of_answer


def is_readable(content_type: str, head: bytes, url: str) -> bool:
    """Return whether an answer with these first bytes is one that ``read`` understands."""
    return kind_of_answer(content_type, head, url) is Kind.PAGE


def read(body: bytes, url: str, content_type: str) -> Finds:
    """Return what ``body``, served at ``url``, gives; hostile or broken bytes give less, and never raise."""
    return extract(body, url, content_type)
