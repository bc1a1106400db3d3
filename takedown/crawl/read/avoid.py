"""Links that must never be followed, and whose targets must never be reported as hosts.

In 2021 a crawler followed "search this image" links from imageboards to reverse-search engines, which fetched and
showed the picture, and then received notices as if they hosted it (as one of their operators tells it). The same
holds for proxies, translators, caches, archives and share buttons. Login, logout and deletion links change things.
"""

from __future__ import annotations

import re

from yarl import URL

from takedown.crawl.lists import listed

# Registrable domain, or a host name where the rest of the domain is a place to look like any other.
NEVER_HOSTS = listed("""
    saucenao.com iqdb.org tineye.com ascii2d.net trace.moe imgops.com karmadecay.com lenso.ai  # reverse image search
    pimeyes.com facecheck.id lens.google.com images.google.com yandex.com yandex.ru bing.com
    translate.google.com translate.goog webcache.googleusercontent.com  # translators, caches
    web.archive.org archive.org archive.today archive.ph archive.is 12ft.io  # archives
    images.weserv.nl wsrv.nl  # picture proxies
    addtoany.com addthis.com sharethis.com wa.me api.whatsapp.com getpocket.com pinterest.com  # share buttons
""")

_NEVER_PATHS = re.compile(
    r"/(?:log[-_]?(?:in|out|off)|sign[-_]?(?:in|out|up)|register|wp-login\.php|wp-admin|admin|account|oauth2?"
    r"|sharer?(?:\.php)?|searchbyimage|reverse[-_]?search|cdn-cgi|xmlrpc\.php)(?:/|$|\.)",
    re.IGNORECASE,
)
_NEVER_KEYS = listed("""
    share replytocom add-to-cart logout login delete remove unsubscribe report vote
    zip tar rss  # made on the fly: work for the server, nothing to see
""")
_NEVER_VALUES = listed("logout login delete edit report register lostpassword")
# Listings that exist in several dresses, each of which would be walked again: nginx and Apache by column, copyparty.
_SAME_AGAIN = re.compile(r"C=[NMSD][;&]O=[AD]|b=u|h")
_VALUE_KEYS = frozenset({"action", "do", "mode", "act"})


def is_avoided(url: URL) -> bool:
    """Return whether a link, redirect or media address belongs to somebody who only passes pictures on."""
    host = (url.raw_host or "").removeprefix("www.")
    return any(host == never or host.endswith("." + never) for never in NEVER_HOSTS)


def is_dead_end(url: URL) -> bool:
    """Return whether a page link is one that a crawl doesn't follow even on its own host."""
    if is_avoided(url) or _NEVER_PATHS.search(url.path) or _SAME_AGAIN.fullmatch(url.raw_query_string):
        return True
    for key, value in url.query.items():
        if key.lower() in _NEVER_KEYS or (key.lower() in _VALUE_KEYS and value.lower() in _NEVER_VALUES):
            return True
        if value.startswith(("http://", "https://")):  # this page about that address: search, proxy, save, share
            return True
    return False
