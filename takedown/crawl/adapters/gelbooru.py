"""Gelbooru 0.1, 0.2 and 0.2.5: posts with all their sizes, and the comments under them, through its interface.

https://gelbooru.com/index.php?page=wiki&s=view&id=18780 (``page=dapi&s=post&q=index``, ``json=1``, ``pid``) and
https://safebooru.org/index.php?page=help&topic=dapi. Three shapes: an object with ``post``, a bare list whose
addresses follow from ``directory`` and ``image``, and XML where ``json=1`` isn't known. Where the interface answers to
keys alone, which it takes in the address, the public pages are read instead: a key would end up in evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from yarl import URL

from takedown.cases.post import PostFacts, PostKind
from takedown.crawl.adapters import shapes
from takedown.crawl.adapters.adapter import Adapter, Sample
from takedown.crawl.adapters.gathered import Gathered
from takedown.crawl.read.finds import Finds
from takedown.crawl.read.reader import is_readable, read
from takedown.settings import HostSettings

_LIMIT = 100
_KEYED = ("gelbooru.com", "rule34.xxx")
"""Whose interface answers to keys alone (gallery-dl 1.32, ``extractor/gelbooru.py`` and ``gelbooru_v02.py``)."""
_XML = re.compile(rb"\s*<(?:\?xml|posts|comments)\b")
_ENGINE = re.compile(rb"Running Gelbooru|Gelbooru (?:Beta )?0\.\d", re.IGNORECASE)
_FILES = re.compile(r"/(?:images|samples|thumbnails)/.*[0-9a-f]{32}|/(?:images|samples|thumbnails)/+\d+/")
_MADE = re.compile(r"\w{3} (?P<month>\w{3}) (?P<day>\d\d) (?P<time>[\d:]{8}) (?P<zone>[+-]\d{4}) (?P<year>\d{4})")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SIZES = ("file_url", "sample_url", "preview_url")

_NEW = b"""{"@attributes":{"limit":100,"offset":0,"count":101},"post":[{"id":51,"created_at":
"Sat Nov 21 17:00:00 -0600 2026","md5":"0123456789abcdef0123456789abcdef","owner":"jo","creator_id":4,"tags":"sea walk",
"source":"https://elsewhere.example/1","file_url":"https://img3.gel.example/images/01/23/0123456789abcdef0123456789abcdef.jpg",
"preview_url":"https://img3.gel.example/thumbnails/01/23/thumbnail_0123456789abcdef0123456789abcdef.jpg","sample_url":""}]}"""

_BARE = b"""[{"directory":"4061","hash":"ab","id":50,"image":"0f.png","change":1700000000,"owner":"danbooru",
"sample":true,"tags":"sea"}]"""

_OLD = b"""<?xml version="1.0" encoding="UTF-8"?><posts count="1" offset="0"><post id="49"
file_url="//gel.example/images/1/a.jpg"
sample_url="//gel.example/samples/1/sample_a.jpg" preview_url="//gel.example/thumbnails/1/thumbnail_a.jpg" tags=" sea "
creator_id="7" created_at="Mon Jan 05 10:00:00 +0000 2026" source=""/></posts>"""

_SAID = b"""<?xml version="1.0" encoding="UTF-8"?><comments type="array"><comment created_at="2026-01-06 12:09"
post_id="49" body="Is this you?" creator="Anonymous" id="3" creator_id="0"/></comments>"""

_LIST = b"""<!doctype html><html><head><title>sea</title></head><body><article class="thumbnail-preview"><a id="p51"
href="/index.php?page=post&amp;s=view&amp;id=51&amp;tags=sea"><img
src="https://img3.gelbooru.com/thumbnails/01/23/thumbnail_0123456789abcdef0123456789abcdef.jpg" alt="sea"></a></article>
<a href="/index.php?page=tags&amp;s=list">Tags</a><img src="/layout/logo.png"><div class="pagination"><b>1</b>
<a href="?page=post&amp;s=list&amp;tags=sea&amp;pid=42">2</a>
<a href="?page=post&amp;s=list&amp;tags=sea&amp;pid=84">3</a></div></body></html>"""


class Gelbooru(Adapter):
    """The adapter of kind ``gelbooru``."""

    kind = "gelbooru"
    samples = (
        Sample(
            "https://gel.example/index.php?page=dapi&s=post&q=index&json=1&limit=100",
            "application/json; charset=utf-8",
            _NEW,
            media=(
                "https://img3.gel.example/images/01/23/0123456789abcdef0123456789abcdef.jpg",
                "https://img3.gel.example/thumbnails/01/23/thumbnail_0123456789abcdef0123456789abcdef.jpg",
            ),
            pages=("https://gel.example/index.php?page=dapi&s=post&q=index&json=1&limit=100&pid=1",),
            more=("https://gel.example/index.php?page=dapi&s=post&q=index&json=1&limit=100&pid=1",),
            never=("https://elsewhere.example/1",),
        ),
        Sample(
            "https://gel.example/index.php?page=dapi&s=post&q=index&json=1&limit=1",
            "application/json",
            _BARE,
            media=(
                "https://gel.example/images/4061/0f.png",
                "https://gel.example/samples/4061/sample_0f.jpg",
                "https://gel.example/thumbnails/4061/thumbnail_0f.jpg",
            ),
            pages=("https://gel.example/index.php?page=dapi&s=post&q=index&json=1&limit=1&pid=1",),
            more=("https://gel.example/index.php?page=dapi&s=post&q=index&json=1&limit=1&pid=1",),
        ),
        Sample(
            "https://gel.example/index.php?page=dapi&s=post&q=index&json=1&limit=100&pid=2",
            "text/xml",
            _OLD,
            media=(
                "https://gel.example/images/1/a.jpg",
                "https://gel.example/samples/1/sample_a.jpg",
                "https://gel.example/thumbnails/1/thumbnail_a.jpg",
            ),
        ),
        Sample(
            "https://gel.example/index.php?page=dapi&s=comment&q=index&post_id=49",
            "text/xml",
            _SAID,
            posts=("https://gel.example/index.php?page=post&s=view&id=49#c3",),
        ),
        Sample(
            "https://gelbooru.com/index.php?page=post&s=list&tags=sea",
            "text/html; charset=utf-8",
            _LIST,
            media=("https://img3.gelbooru.com/thumbnails/01/23/thumbnail_0123456789abcdef0123456789abcdef.jpg",),
            pages=(
                "https://gelbooru.com/index.php?page=post&s=view&id=51",
                "https://gelbooru.com/index.php?page=post&s=list&tags=sea&pid=42",
            ),
            more=("https://gelbooru.com/index.php?page=post&s=list&tags=sea&pid=42",),
            never=("https://gelbooru.com/layout/logo.png",),
        ),
    )
    entries = (
        ("https://gel.example/", ("https://gel.example/index.php?page=dapi&s=post&q=index&json=1&limit=100",)),
        (
            "https://gel.example/index.php?page=post&s=list&tags=sea",
            ("https://gel.example/index.php?page=dapi&s=post&q=index&json=1&limit=100&tags=sea",),
        ),
        (
            "https://gel.example/index.php?page=post&s=view&id=49&tags=sea",
            ("https://gel.example/index.php?page=dapi&s=post&q=index&json=1&limit=100&id=49",),
        ),
        ("https://gelbooru.com/", ("https://gelbooru.com/index.php?page=post&s=list&tags=all",)),
        (
            "https://gelbooru.com/index.php?page=post&s=view&id=51",
            ("https://gelbooru.com/index.php?page=post&s=view&id=51",),
        ),
    )

    def starts(self, host: HostSettings) -> Iterable[str]:
        """Return the interface's lists and posts behind the pages that a person sees, or pages where it wants keys."""
        return [_entry(URL(start)) for start in host.start]

    def reads(self, content_type: str, head: bytes, url: str) -> bool:
        """Return whether it is JSON, XML or a page."""
        return shapes.is_json(content_type, head) or bool(_XML.match(head)) or is_readable(content_type, head, url)

    def read(self, body: bytes, url: str, content_type: str) -> Finds:
        """Return the posts with every size of their files, where a list goes on, and comments as replies."""
        found = Gathered(url)
        if shapes.is_json(content_type, body[:64]):
            value = shapes.parsed(body)
            posts = shapes.records(value, "post") or shapes.records(value)
            _posts(found, posts, shapes.number(value, "@attributes", "count"))
        elif _XML.match(body[:64]):
            _xml(found, body)
        else:
            return _page(found, read(body, url, content_type))
        return found.finds(listing="id" not in found.base.query)

    def spread(self, post: PostFacts) -> Iterable[str]:
        """Return the comments under a post, where the interface answers without a key."""
        url = URL(post.uri)
        if _is_keyed(url) or not url.query.get("id", "").isdigit():
            return ()
        return (str(url.with_query(page="dapi", s="comment", q="index", post_id=url.query["id"]).with_fragment(None)),)

    def recognises(self, body: bytes, url: str, content_type: str) -> bool:
        """Return whether the address is one of theirs, a page names the software, or an answer has its shape."""
        if shapes.is_json(content_type, body[:64]):
            value = shapes.parsed(body)
            return "@attributes" in shapes.record(value) or "directory" in shapes.record(value, 0)
        return _is_keyed(URL(url)) or bool(_ENGINE.search(body))


def _is_keyed(url: URL) -> bool:
    host = url.raw_host or ""
    return any(host == name or host.endswith(f".{name}") for name in _KEYED)


def _entry(page: URL) -> str:
    asked = page.query
    if asked.get("page") == "dapi" or (_is_keyed(page) and asked.get("s") in ("view", "list")):
        return str(page)
    index = page.with_path(f"{page.path.rpartition('/')[0]}/index.php")
    if _is_keyed(page):
        return str(index.with_query(page="post", s="list", tags="all"))
    query = {"page": "dapi", "s": "post", "q": "index", "json": "1", "limit": str(_LIMIT)}
    name = "id" if asked.get("s") == "view" else "tags"
    return str(index.with_query(query | ({name: asked[name]} if asked.get(name) else {})))


def _posts(found: Gathered, posts: list[dict[str, object]], count: int) -> None:
    """Take the posts, and the next part of the list unless ``count`` (0: unknown) says that this was the last."""
    for post in posts:
        _post(found, post)
    asked = found.base.query
    page = shapes.number(dict(asked), "pid") + 1
    size = shapes.number(dict(asked), "limit") or _LIMIT
    if posts and "id" not in asked and (not count or page * size < count):
        found.page(str(found.base.update_query(pid=str(page))), more=True, own=True)


def _post(found: Gathered, post: dict[str, object]) -> None:
    number = shapes.name(post, "id")
    page = _view(found, number)
    if not page:
        return
    facts = PostFacts(
        uri=page,
        url=page,
        handle=shapes.line(shapes.name(post, "owner") or shapes.name(post, "creator_id")),
        at=_made(shapes.text(post, "created_at")),
        text=shapes.line(shapes.text(post, "tags")),
    )
    for url in [shapes.text(post, key) for key in _SIZES if shapes.text(post, key)] or _derived(post):
        found.media(url, page=page, post=facts, own=True, like=page)


def _derived(post: dict[str, object]) -> list[str]:
    """Return the addresses that older versions leave to their readers."""
    folder, image = shapes.name(post, "directory"), shapes.text(post, "image")
    if not folder or not image or "/" in image:
        return []
    stem = image.rpartition(".")[0]
    sample = [f"samples/{folder}/sample_{stem}.jpg"] if shapes.at(post, "sample") else []
    return [f"images/{folder}/{image}", *sample, f"thumbnails/{folder}/thumbnail_{stem}.jpg"]


def _view(found: Gathered, number: str) -> str:
    """Return where a person opens a post."""
    return found.resolved(f"index.php?page=post&s=view&id={number}") if number.isdigit() else ""


def _made(text: str) -> datetime | None:
    shape = _MADE.fullmatch(text)
    if shape is None or shape["month"] not in _MONTHS:
        return None
    month = _MONTHS.index(shape["month"]) + 1
    return shapes.moment(f"{shape['year']}-{month:02}-{shape['day']}T{shape['time']}{shape['zone']}")


def _xml(found: Gathered, body: bytes) -> None:
    try:
        root: Element = fromstring(body)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        return
    if root.tag == "comments":
        for comment in root[: shapes.MOST_ITEMS]:
            _comment(found, dict(comment.attrib))
    elif root.tag == "posts":
        posts: list[dict[str, object]] = [dict(post.attrib) for post in root[: shapes.MOST_ITEMS]]
        _posts(found, posts, shapes.number(dict(root.attrib), "count"))


def _comment(found: Gathered, comment: dict[str, object]) -> None:
    page = _view(found, shapes.name(comment, "post_id"))
    said = shapes.moment(comment, "created_at")
    facts = PostFacts(
        uri=f"{page}#c{shapes.name(comment, 'id')}",
        url=page,
        kind=PostKind.REPLY,
        handle=shapes.line(shapes.text(comment, "creator")),
        at=said.astimezone(UTC) if said else None,
        text=shapes.line(shapes.text(comment, "body")),
        about=page,
    )
    if page:
        found.post(facts)


def _page(found: Gathered, page: Finds) -> Finds:
    """Return the files and posts of a public page, and the next part of its list."""
    here = _view(found, found.base.query.get("id", ""))
    post = PostFacts(uri=here, url=here) if here else None
    for file in page.media:
        if _FILES.search(URL(file.url).path):
            found.media(file.url, found_in=file.found_in, page=here, post=post, own=True, like=here)
    links = [URL(link.url) for link in page.pages if URL(link.url).query.get("page") == "post"]
    for link in links:
        if link.query.get("s") == "view" and (view := _view(found, link.query.get("id", ""))):
            found.page(view)
    offset = shapes.number(dict(found.base.query), "pid")
    ahead = [
        link for link in links if link.query.get("s") == "list" and shapes.number(dict(link.query), "pid") > offset
    ]
    if ahead:
        found.page(str(min(ahead, key=lambda link: shapes.number(dict(link.query), "pid"))), more=True)
    return found.finds(title=page.title, listing=not here, text=page.text)
