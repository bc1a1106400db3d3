"""What an address does with the file: keeps it, or only shows, finds, caches or translates what another one keeps.

Whoever doesn't keep it can't remove it at its source; notices to reverse-search engines as if they were hosts have been
sent before (see ``read.avoid``).
"""

from __future__ import annotations

import re

from yarl import URL

from takedown.cases.holding import Role
from takedown.crawl.holders.domains import same_owner
from takedown.crawl.lists import listed
from takedown.crawl.net.guard import AddressRefused, parse
from takedown.crawl.net.urls import canonical
from takedown.crawl.read.avoid import is_avoided
from takedown.crawl.read.links import Links, absolute, is_media_name
from takedown.crawl.read.proxied import named_within

_TRANSLATES = listed("""
    translate.google.com translate.goog translate.yandex.com translate.yandex.ru translatetheweb.com
    microsofttranslator.com papago.naver.com
""")
# Each keeps, for a while or for good, a copy of its own of what others host.
_CACHES = listed("""
    webcache.googleusercontent.com cdn.ampproject.org cc.bingj.com cachedview.nl yandexwebcache.net
    web.archive.org archive.today archive.ph archive.is archive.md archive.li archive.vn archive.fo ghostarchive.org
    megalodon.jp perma.cc webcitation.org images.weserv.nl wsrv.nl external-content.duckduckgo.com
    camo.githubusercontent.com images1-focus-opensocial.googleusercontent.com i0.wp.com i1.wp.com i2.wp.com i3.wp.com
    12ft.io
""")
# Each fetches for whoever asks, and is said to keep nothing.
_PASSES_ON = listed("""
    proxy.duckduckgo.com proxysite.com croxyproxy.com kproxy.com hidester.com corsproxy.io api.allorigins.win
    cors-anywhere.herokuapp.com r.jina.ai addtoany.com addthis.com sharethis.com wa.me api.whatsapp.com getpocket.com
    share.flipboard.com toot.kytta.dev share.diasporafoundation.org
    iframely.net embedly.com embed.ly noembed.com
""")
_SEARCHES = listed("""
    saucenao.com iqdb.org tineye.com ascii2d.net trace.moe imgops.com karmadecay.com lenso.ai pimeyes.com facecheck.id
    lens.google.com images.google.com bing.com search4faces.com copyseeker.net reverse.photos berify.com fuzzysearch.net
    image.baidu.com graph.baidu.com pic.sogou.com kheina.com
    duckduckgo.com qwant.com search.yahoo.com search.brave.com startpage.com ecosia.org
""")
_ROLES: dict[str, Role] = {
    **dict.fromkeys(_SEARCHES, "search"),
    **dict.fromkeys(_PASSES_ON, "embeds"),
    **dict.fromkeys(_CACHES, "cache"),
    **dict.fromkeys(_TRANSLATES, "translates"),
}
"""By a name, and for all below it that have no longer one here."""
_SEARCH_ENGINE = re.compile(r"(?:www\.|images\.|m\.)*(?:google|yandex)(?:\.[a-z]{2,3}){1,2}")
# Where a path of a host that otherwise keeps files shows somebody else's.
_CACHE_AT = ("archive.org", "cloudinary.com")
# A capture names the address whose state it keeps: web.archive.org/web/20260101000000/https://... .
_CAPTURE = re.compile(r"/(?:web/)?\d{4,14}[a-z_]*/(https?:/{1,2}.+)", re.IGNORECASE)


def role_of(url: str, file: str = "") -> Role:
    """Return what ``url`` does with the file.

    Args:
        url: an address of the web; another text counts as a host's.
        file: the address at which the file itself was seen, where that is known: on somebody else's server, the page
            only embeds it.
    """
    try:
        parsed = parse(url)
    except AddressRefused:
        return "hosts"
    plain = canonical(parsed)
    return _known(plain, parsed.raw_host or "") or _shown(plain, parsed.raw_host or "", file)


def behind(url: str) -> str:
    """Return the address that ``url`` names as that of the file or page itself, or nothing.

    A capture in an archive, a proxy and a picture server carry it in their own address.
    """
    try:
        parsed = parse(url)
    except AddressRefused:
        return ""
    capture = _CAPTURE.match(parsed.path)
    inner = absolute(capture[1].replace(":/", "://", 1).replace(":///", "://")) if capture else None
    return inner or named_within(canonical(parsed), Links(parsed)) or ""


def _known(url: str, host: str) -> Role | None:
    labels = host.split(".")
    ends = (".".join(labels[at:]) for at in range(len(labels)))
    found = next((_ROLES[end] for end in ends if end in _ROLES), None)
    if found is not None:
        return found
    if _SEARCH_ENGINE.fullmatch(host):
        return "search"
    if not is_avoided(url):
        return None
    return "cache" if any(_is_of(host, name) for name in _CACHE_AT) else "embeds"


def _shown(url: str, host: str, file: str) -> Role:
    inner = file or _media_behind(url)
    theirs = URL(inner).raw_host or "" if inner.startswith(("http://", "https://")) else ""
    return "embeds" if theirs and theirs != host and not same_owner(theirs, host) else "hosts"


def _media_behind(url: str) -> str:
    inner = behind(url)
    return inner if is_media_name(inner) else ""


def _is_of(host: str, name: str) -> bool:
    return host == name or host.endswith("." + name)
