"""Moebooru: posts with all their sizes, through its interface.

Its own ``/help/api`` (the shapes of Danbooru 1.13) and https://github.com/moebooru/moebooru,
``app/models/post/api_methods.rb``. A deleted post keeps its preview alone. The ``source`` of a post isn't visited.
Its interface gives comments one by one only, so nothing is told of spread.
"""

from __future__ import annotations

import re

from yarl import URL

from takedown.cases.post import PostFacts
from takedown.crawl.adapters import shapes
from takedown.crawl.adapters.adapter import Sample
from takedown.crawl.adapters.behind import Behind
from takedown.crawl.adapters.gathered import Gathered
from takedown.crawl.read.finds import Finds

_LIMIT = 100
_SHOW = re.compile(r"(.*)/post/show/(\d+)(?:/.*)?")
_LIST = re.compile(r"(.*)/post(?:/index)?(?:\.json)?/?")
_ENGINE = re.compile(rb"github\.com/moebooru/moebooru|\bPost\.register_resp\(", re.IGNORECASE)
_SIZES = ("file_url", "jpeg_url", "sample_url", "preview_url")

_POSTS = b"""[{"id":812,"tags":"sea walk","created_at":1767000000,"creator_id":3,"author":"jo","source":
"https://elsewhere.example/1","md5":"ab","file_url":"https://files.moe.example/image/ab/812.png",
"preview_url":"https://assets.moe.example/data/preview/ab.jpg","sample_url":"https://files.moe.example/sample/ab/812.jpg",
"jpeg_url":"https://files.moe.example/jpeg/ab/812.jpg","rating":"s","status":"active"},
{"id":811,"tags":"gone","created_at":1766000000,"author":"jo","status":"deleted",
"preview_url":"https://assets.moe.example/data/preview/cd.jpg"}]"""


class Moebooru(Behind):
    """The adapter of kind ``moebooru``."""

    kind = "moebooru"
    samples = (
        Sample(
            "https://moe.example/post.json?tags=sea&limit=100",
            "application/json; charset=utf-8",
            _POSTS,
            media=(
                "https://files.moe.example/image/ab/812.png",
                "https://files.moe.example/jpeg/ab/812.jpg",
                "https://files.moe.example/sample/ab/812.jpg",
                "https://assets.moe.example/data/preview/ab.jpg",
                "https://assets.moe.example/data/preview/cd.jpg",
            ),
            pages=("https://moe.example/post.json?tags=sea&limit=100&page=2",),
            more=("https://moe.example/post.json?tags=sea&limit=100&page=2",),
            never=("https://elsewhere.example/1",),
        ),
        Sample("https://moe.example/post.json?limit=100&page=9", "application/json", b"[]"),
    )
    entries = (
        ("https://moe.example/", ("https://moe.example/post.json?limit=100",)),
        ("https://moe.example/post?tags=sea", ("https://moe.example/post.json?tags=sea&limit=100",)),
        ("https://moe.example/post/show/812/sea-walk", ("https://moe.example/post.json?tags=id:812",)),
        ("https://moe.example/post.json?limit=5", ("https://moe.example/post.json?limit=5",)),
    )

    def entry(self, page: URL) -> str:
        """See ``Behind``."""
        return _entry(page)

    def read(self, body: bytes, url: str, content_type: str) -> Finds:  # noqa: ARG002 - JSON says what it is
        """Return the posts with every size of their files, and where the list goes on."""
        posts = shapes.records(shapes.parsed(body))
        found = Gathered(url)
        for post in posts:
            _post(found, post)
        single = found.base.query.get("tags", "").startswith("id:")
        if posts and not single:
            page = max(shapes.number(dict(found.base.query), "page"), 1) + 1
            found.page(str(found.base.update_query(page=str(page))), more=True, own=True)
        return found.finds(listing=not single)

    def recognises(self, body: bytes, url: str, content_type: str) -> bool:  # noqa: ARG002 - as of Adapter
        """Return whether a page names the software, or an answer has its shape."""
        if not shapes.is_json(content_type, body[:64]):
            return bool(_ENGINE.search(body))
        first = shapes.record(shapes.parsed(body), 0)
        return "jpeg_url" in first and "creator_id" in first


def _entry(page: URL) -> str:
    if post := _SHOW.fullmatch(page.path):
        return str(page.with_path(f"{post[1]}/post.json").with_query(tags=f"id:{post[2]}"))
    query = {"limit": str(_LIMIT)} if "limit" not in page.query else {}
    here = _LIST.fullmatch(page.path)
    root = here[1] if here else page.path.removesuffix("/")
    return str(page.with_path(f"{root}/post.json").with_query(page.query).extend_query(query))


def _post(found: Gathered, post: dict[str, object]) -> None:
    number = shapes.name(post, "id")
    page = found.resolved(f"{found.base.path.removesuffix('.json')}/show/{number}")
    if not number.isdigit() or not page:
        return
    facts = PostFacts(
        uri=page,
        url=page,
        handle=shapes.line(shapes.text(post, "author")),
        at=shapes.moment(post, "created_at"),
        text=shapes.line(shapes.text(post, "tags")),
    )
    for key in _SIZES:
        found.media(shapes.text(post, key), page=page, post=facts, own=True, like=page)
