"""Links that must never be followed, and whose targets must never be reported as hosts.

In 2021 a crawler followed "search this image" links from imageboards to reverse-search engines, which fetched and
showed the picture, and then received notices as if they hosted it (as one of their operators tells it). The same
holds for proxies, translators, caches, archives and share buttons. Login, logout and deletion links change things.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import parse_qsl

from yarl import URL

from takedown.crawl.lists import listed

# Registrable domain, or a host name where the rest of the domain is a place to look like any other.
NEVER_HOSTS = listed("""
    saucenao.com iqdb.org tineye.com ascii2d.net trace.moe imgops.com karmadecay.com lenso.ai  # reverse image search
    pimeyes.com facecheck.id lens.google.com images.google.com bing.com search4faces.com copyseeker.net
    reverse.photos berify.com fuzzysearch.net image.baidu.com graph.baidu.com pic.sogou.com kheina.com
    translate.google.com translate.goog webcache.googleusercontent.com  # translators, caches
    translate.yandex.com translate.yandex.ru translatetheweb.com microsofttranslator.com papago.naver.com
    cdn.ampproject.org cc.bingj.com cachedview.nl yandexwebcache.net
    web.archive.org archive.today archive.ph archive.is archive.md archive.li archive.vn archive.fo  # archives
    ghostarchive.org megalodon.jp perma.cc webcitation.org 12ft.io
    images.weserv.nl wsrv.nl external-content.duckduckgo.com proxy.duckduckgo.com camo.githubusercontent.com  # proxies
    images1-focus-opensocial.googleusercontent.com proxysite.com croxyproxy.com kproxy.com hidester.com
    corsproxy.io api.allorigins.win cors-anywhere.herokuapp.com r.jina.ai
    addtoany.com addthis.com sharethis.com wa.me api.whatsapp.com getpocket.com share.flipboard.com  # share buttons
    toot.kytta.dev share.diasporafoundation.org
""")

# What a host does beside being a place to look: how such paths begin.
_NEVER_PARTS = {
    name: re.compile(begin)
    for name, begin in (
        ("archive.org", r"/(?:save|web|wayback)(?:/|$)"),
        ("bsky.app", r"/intent/"),
        ("cloudinary.com", r"/[^/]+/(?:image|video)/fetch/"),
        ("digg.com", r"/submit"),
        ("facebook.com", r"/(?:sharer|share\.php|dialog/)"),
        ("line.me", r"/R/(?:msg|share)"),
        ("linkedin.com", r"/(?:shareArticle|sharing/|cws/share)"),
        ("news.ycombinator.com", r"/submitlink"),
        ("reddit.com", r"/submit"),
        ("t.me", r"/share"),
        ("telegram.me", r"/share"),
        ("threads.net", r"/intent/"),
        ("tumblr.com", r"/(?:widgets/)?share"),
        ("twitter.com", r"/(?:intent/|share)"),
        ("vk.com", r"/share\.php"),
        ("x.com", r"/(?:intent/|share)"),
    )
}
_ALL = re.compile(r"")
# Under every country's domain: a search engine itself, not the drives and pages that its firm also offers.
_SEARCH_ENGINES = re.compile(r"(?:images\.|m\.)?(?:google|yandex)(?:\.[a-z]{2,3}){1,2}")

_NEVER_PATHS = re.compile(
    r"/(?:(?:log[-_]?(?:in|out|off)|sign[-_]?(?:in|out|up)|register|wp-login\.php|wp-admin|admin|account|oauth2?"
    r"|searchbyimage|reverse[-_]?search|search/reverse|cdn-cgi|xmlrpc\.php|oembed)(?:/|$|\.)"
    r"|sharer?(?:\.php)?/?$|pin/create/)",
    re.IGNORECASE,
)
_NEVER_KEYS = listed("""
    share replytocom add-to-cart logout login delete remove unsubscribe report vote
    zip tar rss  # made on the fly: work for the server, nothing to see
""")
_NEVER_VALUES = listed("logout login delete edit report register lostpassword")
# Listings that exist in several dresses, each of which would be walked again: nginx and Apache by column, lighttpd,
# Caddy, copyparty.
_SAME_AGAIN = re.compile(r"C=[NMSD][;&]O=[AD](?:[;&].*)?|b=u|h|(?:sort=\w+&order=\w+|order=\w+&sort=\w+)")
_VALUE_KEYS = frozenset({"action", "do", "mode", "act"})
_ABSOLUTE = ("http://", "https://")


def is_avoided(url: URL | str) -> bool:
    """Return whether a link, redirect or media address belongs to somebody who only passes pictures on.

    Args:
        url: as ``guard.parse`` or ``urls.canonical`` gives it.
    """
    host, path, _ = _parted(str(url))
    return _is_passed_on(host, path)


def is_dead_end(url: URL | str) -> bool:
    """Return whether a page link is one that a crawl doesn't follow even on its own host."""
    host, path, query = _parted(str(url))
    if _is_passed_on(host, path) or _NEVER_PATHS.search(path):
        return True
    if not query:
        return False
    return bool(_SAME_AGAIN.fullmatch(query)) or any(_is_refused(key.lower(), value) for key, value in _pairs(query))


def _is_passed_on(host: str, path: str) -> bool:
    never = _never_at(host)
    return never is not None and never.match(path) is not None


def _pairs(query: str) -> list[tuple[str, str]]:
    return parse_qsl(query, keep_blank_values=True)


def _is_refused(key: str, value: str) -> bool:
    """Return whether a parameter changes something, or asks this page about that address: search, proxy, save."""
    return key in _NEVER_KEYS or (key in _VALUE_KEYS and value.lower() in _NEVER_VALUES) or value.startswith(_ABSOLUTE)


def _parted(url: str) -> tuple[str, str, str]:
    """Return host, path and query of a canonical address."""
    before, _, query = url.partition("?")
    authority, slash, path = before.partition("://")[2].partition("/")
    host = authority if authority.startswith("[") else authority.partition(":")[0]
    return host, slash + path, query


@lru_cache(maxsize=4096)
def _never_at(host: str) -> re.Pattern[str] | None:
    """Return which paths of a host pass on what others hold."""
    host = host.removeprefix("www.")
    if _SEARCH_ENGINES.fullmatch(host) or any(_is_of(host, never) for never in NEVER_HOSTS):
        return _ALL
    return next((begin for name, begin in _NEVER_PARTS.items() if _is_of(host, name)), None)


def _is_of(host: str, domain: str) -> bool:
    return host == domain or host.endswith("." + domain)
