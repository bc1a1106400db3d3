"""Every adapter by the ``kind`` that a ``[[hosts]]`` table names. Explicit: what isn't listed here doesn't exist."""

from __future__ import annotations

import difflib

from takedown.crawl.adapters.adapter import Adapter
from takedown.crawl.adapters.autoindex import Autoindex
from takedown.crawl.adapters.bluesky import Bluesky
from takedown.crawl.adapters.browser import BrowserPages
from takedown.crawl.adapters.copyparty import Copyparty
from takedown.crawl.adapters.danbooru import Danbooru
from takedown.crawl.adapters.discourse import Discourse
from takedown.crawl.adapters.feed import Feed
from takedown.crawl.adapters.fourchan import Fourchan
from takedown.crawl.adapters.gelbooru import Gelbooru
from takedown.crawl.adapters.lemmy import Lemmy
from takedown.crawl.adapters.lynxchan import Lynxchan
from takedown.crawl.adapters.mastodon import Mastodon
from takedown.crawl.adapters.moebooru import Moebooru
from takedown.crawl.adapters.reddit import Reddit
from takedown.crawl.adapters.sitemap import Sitemap
from takedown.crawl.adapters.telegram import Telegram
from takedown.crawl.adapters.tumblr import Tumblr
from takedown.crawl.adapters.vichan import Vichan
from takedown.crawl.adapters.web import Web
from takedown.crawl.adapters.wordpress import WordPress
from takedown.crawl.adapters.x import X
from takedown.errors import TakedownError

_ALL: tuple[Adapter, ...] = (
    Web(),
    WordPress(),
    Sitemap(),
    Feed(),
    Copyparty(),
    Autoindex(),
    Bluesky(),
    Mastodon(),
    BrowserPages(),
    Danbooru(),
    Discourse(),
    Fourchan(),
    Gelbooru(),
    Lemmy(),
    Lynxchan(),
    Moebooru(),
    Reddit(),
    Telegram(),
    Tumblr(),
    Vichan(),
    X(),
)

ADAPTERS: dict[str, Adapter] = {adapter.kind: adapter for adapter in _ALL}


class UnknownAdapter(TakedownError):
    """A host's ``kind`` names no adapter; ``kind`` and the ``nearest`` known one."""


def adapter_for(kind: str) -> Adapter:
    """Return the adapter of ``kind``.

    Raises:
        UnknownAdapter: there is none.
    """
    if kind not in ADAPTERS:
        raise UnknownAdapter(kind=kind, nearest=difflib.get_close_matches(kind, ADAPTERS, n=1, cutoff=0.0)[0])
    return ADAPTERS[kind]
