"""What an adapter is: the knowledge of one kind of host, without any network."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from takedown.cases.post import PostFacts
from takedown.crawl.read.finds import Finds
from takedown.crawl.read.reader import is_readable, read
from takedown.errors import TakedownError
from takedown.settings import HostSettings


class TokenNeeded(TakedownError):
    """The host's interface answers only with the person's own token; ``site`` and ``kind``. Nothing was contacted."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One answer of a host of this kind and what must be found in it; the contract test feeds it to the adapter.

    Attributes:
        url: where it was read; content_type, body: as served.
        media, pages, posts: the addresses (of posts the ``uri``) that must be among the finds, each exactly so.
        more: those of ``pages`` that must be marked ``more``.
        never: addresses that must not be among the finds.
    """

    url: str
    content_type: str
    body: bytes = field(repr=False)
    media: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


class Adapter:
    """Turns the answers of one kind of host into addresses of media and of further answers. Keeps no state.

    As it stands it reads what any host serves: pages, feeds, sitemaps, playlists. A kind of host overrides what it
    knows better. An address that a person configures is one that she sees in her browser; ``starts`` turns it into
    the interface's.

    Attributes:
        kind: its name in a ``[[hosts]]`` table.
        samples: at least one answer with what is in it.
        entries: addresses as a person would configure them, and what ``starts`` makes of each.
        renders: whether pages only exist after their scripts have run (``crawl.browser``), and ``read`` gets those.
    """

    kind: ClassVar[str]
    samples: ClassVar[tuple[Sample, ...]]
    entries: ClassVar[tuple[tuple[str, tuple[str, ...]], ...]]
    renders: ClassVar[bool] = False

    def starts(self, host: HostSettings) -> Iterable[str]:
        """Return the addresses to begin with.

        Raises:
            TokenNeeded: the interface wants a token, and the host's table names none.
        """
        return host.start

    def headers(self, host: HostSettings, token: str) -> Mapping[str, str]:  # noqa: ARG002 - for those that need it
        """Return headers for requests to the origins of ``starts``; they are never sent to another origin."""
        return {}

    def reads(self, content_type: str, head: bytes, url: str) -> bool:
        """Return whether an answer with these first bytes is one for ``read``; others are media, or nothing."""
        return is_readable(content_type, head, url)

    def read(self, body: bytes, url: str, content_type: str) -> Finds:
        """Return what the answer ``body`` of ``url`` gives; hostile or broken bytes give less, and never raise."""
        return read(body, url, content_type)

    def spread(self, post: PostFacts) -> Iterable[str]:  # noqa: ARG002 - for those that need it
        """Return the addresses that list who reposted, quoted and answered ``post``; none where the host tells nobody.

        What they answer is given to ``read``, whose ``posts`` then refer to ``post``, and whose ``pages`` marked
        ``more`` continue the list.
        """
        return ()

    def recognises(self, body: bytes, url: str, content_type: str) -> bool:  # noqa: ARG002 - for those that need it
        """Return whether this front page can only come from a host of this kind (``hosts probe``)."""
        return False
