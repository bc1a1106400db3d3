"""What adapters of hosts with a JSON interface share: how addresses are asked, answers read, tokens shown."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import replace

from yarl import URL

from takedown.crawl.adapters.adapter import Adapter
from takedown.crawl.adapters.gathered import Gathered
from takedown.crawl.adapters.shapes import is_json, parsed
from takedown.crawl.net.urls import canonical
from takedown.crawl.read.finds import Finds
from takedown.settings import HostSettings

_HEAD = 1024


class Interface(Adapter):
    """An adapter that asks a JSON interface.

    Any other answer (a login, a notice, a front page) gives its words, and none of its links: the interface's
    addresses say all that they could.
    """

    @abstractmethod
    def entry(self, url: URL, host: HostSettings) -> str:
        """Return the interface's address for one that a person sees in her browser.

        Raises:
            TokenNeeded: only a person's own token opens it, and the host's table names none.
        """

    @abstractmethod
    def answer(self, said: object, got: Gathered) -> Finds:
        """Return what the parsed JSON ``said`` gives; ``got.base`` is the address that was asked."""

    def starts(self, host: HostSettings) -> Iterable[str]:
        """See ``Adapter``."""
        return tuple(dict.fromkeys(self._entry(start, host) for start in host.start))

    def headers(self, host: HostSettings, token: str) -> Mapping[str, str]:  # noqa: ARG002 - as of Adapter
        """Return the token as RFC 6750 wants it."""
        return {"Authorization": f"Bearer {token}"} if token else {}

    def reads(self, content_type: str, head: bytes, url: str) -> bool:
        """See ``Adapter``."""
        return is_json(content_type, head) or super().reads(content_type, head, url)

    def read(self, body: bytes, url: str, content_type: str) -> Finds:
        """See ``Adapter``."""
        if is_json(content_type, body[:_HEAD]):
            return self.answer(parsed(body), Gathered(url))
        return replace(super().read(body, url, content_type), media=(), pages=())

    def _entry(self, start: str, host: HostSettings) -> str:
        try:
            return self.entry(URL(start), host)
        except ValueError:  # no address at all: the guard refuses it, and says so
            return start


def origin_of(url: URL) -> str:
    """Return scheme, host and port as they stand before the path."""
    return str(url.origin())


def asking(origin: str, path: str, **query: str | int) -> str:
    """Return the address of a call; ``path`` and the values as they are meant, not as they are written in it."""
    return canonical(URL(origin).with_path(path).with_query(query))


def going_on(url: URL, **changes: str | int) -> str:
    """Return the same call with another place to go on from."""
    return canonical(url.update_query(changes))


def repost_of(about: str, who: str) -> str:
    """Return a ``uri`` for a repost that the host gives none: ``who``'s of the post ``about``, of which one can be."""
    return f"{about}#repost-{who}"
