"""Lemmy: communities, accounts and posts with their crossposts and comments."""

from __future__ import annotations

import re
from collections.abc import Iterable

from yarl import URL

from takedown.cases.post import PostFacts, PostKind
from takedown.crawl.adapters.adapter import Sample
from takedown.crawl.adapters.gathered import Gathered
from takedown.crawl.adapters.interface import Interface, asking, going_on, origin_of
from takedown.crawl.adapters.shapes import (
    LONGEST_LABEL,
    is_json,
    label,
    line,
    moment,
    name,
    number,
    parsed,
    record,
    records,
    text,
)
from takedown.crawl.read.finds import Finds
from takedown.crawl.read.kinds import Kind, kind_of_address
from takedown.settings import HostSettings

_API = "/api/v3"
_ID = re.compile(r"[0-9]{1,20}")
_COMMUNITY = re.compile(r"/c/([^/]+)/?")
_ACCOUNT = re.compile(r"/u/([^/]+)/?")
_POST = re.compile(r"/post/([0-9]{1,20})/?")
_IN_MARKDOWN = re.compile(r"!\[[^\[\]\n]{0,1000}\]\(\s{0,9}<?([^)\s>]{1,2000})")
_STORED = "/pictrs/image/"
"""Lemmy's own picture store, whose addresses needn't end like media."""

_PIER = b"""{"post":{"id":12,"name":"The pier","url":"https://lemmy.example/pictrs/image/aa.jpeg","creator_id":3,
"body":"Taken ![b](https://lemmy.example/pictrs/image/bb.png) today","published":"2026-03-01T10:00:00.123456Z",
"thumbnail_url":"https://lemmy.example/pictrs/image/cc.webp","ap_id":"https://lemmy.example/post/12","removed":false},
"creator":{"id":3,"name":"ann","actor_id":"https://lemmy.example/u/ann","local":true}}"""
_FAR = b"""{"post":{"id":13,"name":"Boats","url":"https://far.example/picture","url_content_type":"image/png",
"published":"2026-03-01T09:00:00","ap_id":"https://far.example/post/5"},
"creator":{"name":"cy","actor_id":"https://far.example/u/cy","local":false}}"""
_LIST = b'{"posts":[%s,%s,{"post":{"id":14,"url":"https://news.example/a"}},null],"next_page":"Pa1"}'
_NEXT = "https://lemmy.example/api/v3/post/list?type_=Local&sort=New&limit=50&page_cursor=Pa1"
_COMMENTS = b"""{"comments":[{"comment":{"id":50,"post_id":12,"content":"Nice","published":"2026-03-01T11:00:00Z",
"path":"0.50"},"creator":{"name":"bob","local":true}},{"comment":{"id":51,"post_id":12,"path":"0.50.51",
"content":"Mine: ![](https://far.example/pictrs/image/dd.jpg)"},"creator":{"name":"cy",
"actor_id":"https://far.example/u/cy","local":false}},{"comment":{"id":52,"deleted":true,"content":""}}]}"""


class Lemmy(Interface):
    """The adapter of kind ``lemmy``.

    Follows the HTTP interface, version 3, of Lemmy 0.18 and 0.19 as its client declares it
    (https://join-lemmy.org/api/, https://github.com/LemmyNet/lemmy-js-client, ``PostView``, ``GetPostsResponse``,
    ``GetPostResponse``, ``GetCommentsResponse``). 0.19 goes on by ``page_cursor``, 0.18 and all other lists by number.
    A token is optional; closed servers want one.

    A post's ``uri`` and ``url`` are where this server shows it (``/post/ID``, ``/comment/ID``), whatever server it
    comes from: the lists of comments and crossposts are asked by the same ids, so that ``about`` is exact.
    """

    kind = "lemmy"
    samples = (
        Sample(
            "https://lemmy.example/api/v3/post/list?type_=Local&sort=New&limit=50",
            "application/json",
            _LIST % (_PIER, _FAR),
            media=(
                "https://lemmy.example/pictrs/image/aa.jpeg",
                "https://lemmy.example/pictrs/image/bb.png",
                "https://lemmy.example/pictrs/image/cc.webp",
                "https://far.example/picture",
            ),
            pages=(_NEXT,),
            more=(_NEXT,),
            never=("https://news.example/a",),
        ),
        Sample(
            "https://lemmy.example/api/v3/user?username=ann&sort=New&limit=50",
            "application/json",
            b'{"person_view":{},"posts":[%s],"comments":[],"moderates":[]}' % _FAR,
            media=("https://far.example/picture",),
            pages=("https://lemmy.example/api/v3/user?username=ann&sort=New&limit=50&page=2",),
            more=("https://lemmy.example/api/v3/user?username=ann&sort=New&limit=50&page=2",),
        ),
        Sample(
            "https://lemmy.example/api/v3/post?id=12",
            "application/json",
            b'{"post_view":%s,"community_view":{},"moderators":[],"cross_posts":[%s]}' % (_PIER, _FAR),
            media=(
                "https://lemmy.example/pictrs/image/aa.jpeg",
                "https://lemmy.example/pictrs/image/bb.png",
                "https://lemmy.example/pictrs/image/cc.webp",
                "https://far.example/picture",
            ),
            posts=("https://lemmy.example/post/13",),
        ),
        Sample(
            "https://lemmy.example/api/v3/comment/list?post_id=12&type_=All&sort=New&limit=50&page=1",
            "application/json",
            _COMMENTS,
            media=("https://far.example/pictrs/image/dd.jpg",),
            pages=("https://lemmy.example/api/v3/comment/list?post_id=12&type_=All&sort=New&limit=50&page=2",),
            more=("https://lemmy.example/api/v3/comment/list?post_id=12&type_=All&sort=New&limit=50&page=2",),
            posts=(
                "https://lemmy.example/comment/50",
                "https://lemmy.example/comment/51",
                "https://lemmy.example/comment/52",
            ),
        ),
    )
    entries = (
        ("https://lemmy.example/", ("https://lemmy.example/api/v3/post/list?type_=Local&sort=New&limit=50",)),
        (
            "https://lemmy.example/c/sea@far.example",
            (("https://lemmy.example/api/v3/post/list?type_=All&sort=New&limit=50&community_name=sea@far.example"),),
        ),
        ("https://lemmy.example/u/ann", ("https://lemmy.example/api/v3/user?username=ann&sort=New&limit=50",)),
        ("https://lemmy.example/post/12", ("https://lemmy.example/api/v3/post?id=12",)),
    )

    def entry(self, url: URL, host: HostSettings) -> str:  # noqa: ARG002 - as of Interface
        """See ``Interface``; an address that means nothing here is read as the server's front page."""
        origin = origin_of(url)
        if url.path.startswith("/api/"):
            return str(url)
        if found := _ACCOUNT.fullmatch(url.path):
            return asking(origin, f"{_API}/user", username=found[1], sort="New", limit=50)
        if found := _POST.fullmatch(url.path):
            return asking(origin, f"{_API}/post", id=found[1])
        listing = f"{_API}/post/list"
        if found := _COMMUNITY.fullmatch(url.path):
            return asking(origin, listing, type_="All", sort="New", limit=50, community_name=found[1])
        return asking(origin, listing, type_="Local", sort="New", limit=50)

    def answer(self, said: object, got: Gathered) -> Finds:
        """See ``Interface``."""
        call = got.base.path.removeprefix(_API)
        if call == "/post":
            _one_post(said, got)
        else:
            for view in records(said, "posts"):
                _gather(view, got, _facts(view, got))
            for view in records(said, "comments"):
                _comment(view, got, is_spread=call == "/comment/list")
            _go_on(said, got)
        return got.finds(listing=call in ("/post/list", "/user"), text=line(text(said, "error")))

    def spread(self, post: PostFacts) -> Iterable[str]:
        """See ``Adapter``."""
        url = URL(post.uri)
        found = _POST.fullmatch(url.path)
        if not found or not url.host:
            return ()
        listing = {"type_": "All", "sort": "New", "limit": "50", "page": "1"}
        return (
            asking(origin_of(url), f"{_API}/post", id=found[1]),
            asking(origin_of(url), f"{_API}/comment/list", post_id=found[1], **listing),
        )

    def recognises(self, body: bytes, url: str, content_type: str) -> bool:
        """Tell by the front page of ``lemmy-ui``, ``/api/v3/site`` or the NodeInfo document."""
        if not is_json(content_type, body[:64]):
            return b"window.isoData" in body and b'"site_view"' in body
        said = parsed(body)
        is_site = URL(url).path == f"{_API}/site" and bool(record(said, "site_view"))
        return is_site or text(said, "software", "name").lower() == "lemmy"


def _one_post(said: object, got: Gathered) -> None:
    view = record(said, "post_view")
    asked = _facts(view, got)
    _gather(view, got, asked)
    for crossed in records(said, "cross_posts"):
        facts = _facts(crossed, got, PostKind.REPOST, asked.uri if asked else "")
        if facts is not None:
            got.post(facts)
        _gather(crossed, got, facts)


def _comment(view: dict[str, object], got: Gathered, *, is_spread: bool) -> None:
    """Read a comment; its ``path`` names those above it, from ``0`` down to itself."""
    comment = record(view, "comment")
    own = name(comment, "id")
    if not _ID.fullmatch(own):
        return
    above = text(comment, "path").split(".")[1:-1]
    if above and _ID.fullmatch(above[-1]):
        about = _address(got, "comment", above[-1])
    else:
        about = _address(got, "post", name(comment, "post_id") or got.base.query.get("post_id", ""))
    said = text(comment, "content")
    url = _address(got, "comment", own)
    post = PostFacts(url, url, PostKind.REPLY, _handle(view), moment(comment, "published"), line(said), about)
    if is_spread:
        got.post(post)
    _in_markdown(said, got, post)


def _gather(view: dict[str, object], got: Gathered, facts: PostFacts | None) -> None:
    post = record(view, "post")
    page = facts.url if facts else ""
    for field in ("url", "thumbnail_url", "embed_video_url"):
        href = text(post, field)
        if _is_media(got.resolved(href), text(post, "url_content_type") if field == "url" else "", field):
            got.media(href, page=page, post=facts, own=True, like=page)
    _in_markdown(text(post, "body"), got, facts)


def _is_media(url: str, content_type: str, field: str) -> bool:
    """Return whether a post's link is a file: most lead to articles elsewhere."""
    if not url or field == "thumbnail_url":
        return bool(url)
    return content_type.startswith(("image/", "video/")) or _STORED in url or kind_of_address(url) is Kind.MEDIA


def _in_markdown(said: str, got: Gathered, facts: PostFacts | None) -> None:
    for found in _IN_MARKDOWN.finditer(said):
        got.media(found[1], found_in="img", page=facts.url if facts else "", post=facts, own=True)


def _go_on(said: object, got: Gathered) -> None:
    if not records(said, "posts") and not records(said, "comments"):
        return
    cursor = text(said, "next_page")
    if cursor:
        got.page(going_on(got.base, page_cursor=cursor), more=True)
    elif "next_page" not in record(said):
        asked = number(got.base.query.get("page", "1"))
        got.page(going_on(got.base, page=max(asked, 1) + 1), more=True)


def _facts(view: dict[str, object], got: Gathered, kind: PostKind = PostKind.POST, about: str = "") -> PostFacts | None:
    post = record(view, "post")
    own = name(post, "id")
    if not _ID.fullmatch(own):
        return None
    url = _address(got, "post", own)
    said = line(f"{text(post, 'name')} {text(post, 'body')}")
    return PostFacts(url, url, kind, _handle(view), moment(post, "published"), said, about)


def _address(got: Gathered, what: str, own: str) -> str:
    return asking(origin_of(got.base), f"/{what}/{own}") if _ID.fullmatch(own) else ""


def _handle(view: dict[str, object]) -> str:
    """Return ``name``, or ``name@server`` of an account of another server."""
    creator = record(view, "creator")
    handle = label(creator, "name")
    if creator.get("local") is False and (home := _host(text(creator, "actor_id"))):
        return f"{handle}@{home}"[:LONGEST_LABEL]
    return handle


def _host(address: str) -> str:
    try:
        return URL(address).host or ""
    except (ValueError, IndexError):  # yarl raises the second for "//[::1]@"
        return ""
