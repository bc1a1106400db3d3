"""Hosts whose pages have a JSON interface behind them, page for page; nothing but JSON is read there."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable

from yarl import URL

from takedown.crawl.adapters.adapter import Adapter
from takedown.crawl.adapters.shapes import is_json
from takedown.settings import HostSettings


class Behind(Adapter):
    """An adapter that asks the interface behind each page that a person sees."""

    @abstractmethod
    def entry(self, page: URL) -> str:
        """Return the interface's address for ``page``."""

    def starts(self, host: HostSettings) -> Iterable[str]:
        """See ``Adapter``."""
        return [self.entry(URL(start)) for start in host.start]

    def reads(self, content_type: str, head: bytes, url: str) -> bool:  # noqa: ARG002 - the type tells
        """Return whether it is JSON."""
        return is_json(content_type, head)
