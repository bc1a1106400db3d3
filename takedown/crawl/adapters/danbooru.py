"""Danbooru: posts with all their sizes, and the comments under them, through its interface.

https://danbooru.donmai.us/wiki_pages/help:api (``/posts.json``, ``page=b<id>``, ``/comments.json``) and
https://github.com/danbooru/danbooru, ``app/models/media_asset.rb`` (the variants). Posts that are for other accounts
only come without addresses. The ``source`` of a post is another host's page and isn't visited.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from yarl import URL

from takedown.cases.post import PostFacts, PostKind
from takedown.crawl.adapters import shapes
from takedown.crawl.adapters.adapter import Sample
from takedown.crawl.adapters.behind import Behind
from takedown.crawl.adapters.gathered import Gathered
from takedown.crawl.read.finds import Finds

_LIMIT = 200
"""The most that one answer gives."""
_COMMENTS = 1000
_POST = re.compile(r"(.*)/posts/(\d+)(?:\.json)?/?")
_ENGINE = re.compile(rb"github\.com/danbooru/danbooru|<body[^>]{0,5000}data-current-user-", re.IGNORECASE)

_POSTS = b"""[{"id":9002,"created_at":"2026-01-02T03:04:05.678-05:00","uploader_id":31,"score":3,"source":
"https://elsewhere.example/p/1.jpg","md5":"ab","rating":"g","tag_string":"sea walk","file_ext":"jpg",
"media_asset":{"id":7,"file_ext":"jpg","variants":[{"type":"180x180","url":"https://cdn.booru.example/180x180/ab.jpg"},
{"type":"720x720","url":"https://cdn.booru.example/720x720/ab.webp"},
{"type":"original","url":"https://cdn.booru.example/original/ab.jpg"}]},
"file_url":"https://cdn.booru.example/original/ab.jpg","large_file_url":"https://cdn.booru.example/sample/ab.jpg",
"preview_file_url":"https://cdn.booru.example/180x180/ab.jpg"},
{"id":9001,"created_at":"2026-01-01T00:00:00.000-05:00","uploader_id":32,"tag_string":"hidden","is_banned":true}]"""

_SAID = b"""[{"id":5,"created_at":"2026-01-03T00:00:00.000-05:00","post_id":9002,"creator_id":40,"body":"[b]You[/b]?"},
{"id":4,"created_at":"2026-01-02T12:00:00.000-05:00","post_id":9002,"creator_id":41,"body":"No","is_deleted":false}]"""


class Danbooru(Behind):
    """The adapter of kind ``danbooru``."""

    kind = "danbooru"
    samples = (
        Sample(
            "https://booru.example/posts.json?limit=200",
            "application/json; charset=utf-8",
            _POSTS,
            media=(
                "https://cdn.booru.example/original/ab.jpg",
                "https://cdn.booru.example/sample/ab.jpg",
                "https://cdn.booru.example/180x180/ab.jpg",
                "https://cdn.booru.example/720x720/ab.webp",
            ),
            pages=("https://booru.example/posts.json?limit=200&page=b9001",),
            more=("https://booru.example/posts.json?limit=200&page=b9001",),
            never=("https://elsewhere.example/p/1.jpg",),
        ),
        Sample(
            "https://booru.example/comments.json?group_by=comment&limit=1000&search%5Bpost_id%5D=9002",
            "application/json; charset=utf-8",
            _SAID,
            posts=("https://booru.example/comments/5", "https://booru.example/comments/4"),
        ),
    )
    entries = (
        ("https://booru.example/", ("https://booru.example/posts.json?limit=200",)),
        ("https://booru.example/posts?tags=sea+walk", ("https://booru.example/posts.json?tags=sea+walk&limit=200",)),
        ("https://booru.example/posts/9002?q=sea", ("https://booru.example/posts/9002.json",)),
        ("https://booru.example/posts.json?tags=a&limit=20", ("https://booru.example/posts.json?tags=a&limit=20",)),
    )

    def entry(self, page: URL) -> str:
        """See ``Behind``."""
        return _entry(page)

    def read(self, body: bytes, url: str, content_type: str) -> Finds:  # noqa: ARG002 - JSON says what it is
        """Return the posts with every size of their files, where a list goes on, and comments as replies."""
        value = shapes.parsed(body)
        found = Gathered(url)
        if found.base.path.endswith("/comments.json"):
            _comments(found, shapes.records(value))
            return found.finds(listing=True)
        posts = shapes.records(value) or [shapes.record(value)]
        for post in posts:
            _post(found, post)
        ids = [shapes.number(post, "id") for post in posts if shapes.number(post, "id") > 0]
        if ids and isinstance(value, list):
            found.page(str(found.base.update_query(page=f"b{min(ids)}")), more=True, own=True)
        return found.finds(listing=isinstance(value, list))

    def spread(self, post: PostFacts) -> Iterable[str]:
        """Return the comments under a post; who made it a favourite isn't spread."""
        here = _POST.fullmatch(URL(post.uri).path)
        if here is None:
            return ()
        query = {"group_by": "comment", "limit": str(_COMMENTS), "search[post_id]": here[2]}
        return (str(URL(post.uri).with_path(f"{here[1]}/comments.json").with_query(query)),)

    def recognises(self, body: bytes, url: str, content_type: str) -> bool:  # noqa: ARG002 - as of Adapter
        """Return whether a page names the software, or an answer has its shape."""
        if not shapes.is_json(content_type, body[:64]):
            return bool(_ENGINE.search(body))
        first = shapes.record(shapes.parsed(body), 0)
        return "tag_string" in first and "media_asset" in first


def _entry(page: URL) -> str:
    if post := _POST.fullmatch(page.path):
        return str(page.with_path(f"{post[1]}/posts/{post[2]}.json"))
    query = {"limit": str(_LIMIT)} if "limit" not in page.query else {}
    root = page.path.removesuffix("/").removesuffix(".json").removesuffix("/posts")
    return str(page.with_path(f"{root}/posts.json").with_query(page.query).extend_query(query))


def _post(found: Gathered, post: dict[str, object]) -> None:
    number = shapes.name(post, "id")
    page = found.resolved(f"{_root(found)}/posts/{number}")
    if not number.isdigit() or not page:
        return
    facts = PostFacts(
        uri=page,
        url=page,
        handle=shapes.name(post, "uploader_id"),
        at=shapes.moment(post, "created_at"),
        text=shapes.line(shapes.text(post, "tag_string")),
    )
    named = [shapes.text(post, key) for key in ("file_url", "large_file_url", "preview_file_url")]
    variants = [shapes.text(variant, "url") for variant in shapes.records(post, "media_asset", "variants")]
    for url in (*named, *variants):
        found.media(url, page=page, post=facts, own=True, like=page)


def _comments(found: Gathered, comments: list[dict[str, object]]) -> None:
    for comment in comments:
        number, about = shapes.name(comment, "id"), shapes.name(comment, "post_id")
        url = found.resolved(f"{_root(found)}/comments/{number}")
        facts = PostFacts(
            uri=url,
            url=url,
            kind=PostKind.REPLY,
            handle=shapes.name(comment, "creator_id"),
            at=shapes.moment(comment, "created_at"),
            text=shapes.line(shapes.text(comment, "body")),
            about=found.resolved(f"{_root(found)}/posts/{about}"),
        )
        if number and about:
            found.post(facts)


def _root(found: Gathered) -> str:
    """Return the folder that the site stands in, which is mostly the root."""
    return re.sub(r"/(?:posts|comments)(?:/\d+)?\.json", "", found.base.path)
