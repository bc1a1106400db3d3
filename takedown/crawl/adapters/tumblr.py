"""Tumblr: blogs and tags, through the second interface with a token, through the first one without."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from yarl import URL

from takedown.cases.post import PostFacts, PostKind
from takedown.crawl.adapters.adapter import Sample, TokenNeeded
from takedown.crawl.adapters.gathered import Gathered
from takedown.crawl.adapters.interface import Interface, asking, going_on, origin_of
from takedown.crawl.adapters.shapes import at, line, moment, name, number, parsed, record, records, text, words
from takedown.crawl.read.extract import extract
from takedown.crawl.read.finds import Finds
from takedown.settings import HostSettings

_API = "https://api.tumblr.com"
_FIRST = "/api/read/json"
_ON_THE_SITE = re.compile(
    r"(?:/blog(?:/view)?)?/(?!tagged/|search/|explore)@?([\w-]{1,100})(?:/([0-9]{1,20})(?:/.*)?)?/?"
)
_ON_THE_BLOG = re.compile(r"/(?:post/|image/)?([0-9]{1,20})?(?:/.*)?")
_TAG = re.compile(r"/tagged/([^/]+)/?")
_OWN = re.compile(r"/v2/blog/([^/]{1,200})/posts/([0-9]{1,20})")
_NOTES = re.compile(r"/v2/blog/([^/]{1,200})/notes")
_BLOG = re.compile(r"[\w.-]{1,200}")
_ID = re.compile(r"[0-9]{1,20}")
_SCRIPT = re.compile(rb"\s*(?:var\s+)?tumblr_api_read\s*=\s*")
_DRESS = (b"<!-- BEGIN TUMBLR FACEBOOK OPENGRAPH TAGS -->", b"assets.tumblr.com/")
"""What Tumblr puts into every blog's page; its share button, on anybody's page, has the second alone."""
_SIZED = re.compile(r"photo-url-[0-9]{2,4}")
_IN_HTML = ("regular-body", "photo-caption", "video-player", "video-caption", "answer", "link-description")

_POSTS = b"""{"meta":{"status":200,"msg":"OK"},"response":{"blog":{"name":"ann"},"posts":[{"id":71,"id_string":"71",
"blog_name":"ann","post_url":"https://ann.tumblr.com/post/71/pier","timestamp":1772359200,"trail":[],"content":[
{"type":"text","text":"The pier"},{"type":"image","media":[
{"type":"image/jpeg","url":"https://64.media.tumblr.com/p1/s1280x1920/a.jpg","width":1280},
{"type":"image/jpeg","url":"https://64.media.tumblr.com/p1/s75x75_c1/b.jpg","width":75,"poster":{"url":null}}]}]},
{"id_string":"72","blog_name":"bob","post_url":"https://bob.tumblr.com/post/72","timestamp":1772362800,
"content":[{"type":"text","text":"Look"}],"trail":[{"post":{"id":"50"},"blog":{"name":"cy"},"content":[{"type":"video",
"media":{"url":"https://va.media.tumblr.com/v.mp4"},"poster":[{"url":"https://64.media.tumblr.com/v.jpg"}]}]}]},null],
"_links":{"next":{"type":"navigation","href":"/v2/blog/ann/posts?offset=20&npf=true","method":"GET"}}}}"""
_NOTED = b"""{"response":{"notes":[{"type":"reblog","timestamp":1772366400,"blog_name":"di","post_id":"90",
"blog_url":"https://di.tumblr.com/","reblog_parent_blog_name":"ann","tags":["sea"]},{"type":"like","blog_name":"x"},
{"type":"reply","timestamp":1772366500,"blog_name":"bob","blog_url":"https://bob.tumblr.com/",
"reply_text":"Nice"}],"_links":{"next":{"href":"/v2/blog/ann/notes?id=71&mode=conversation&before_timestamp=1772366000"}}}}"""
_READ = b"""var tumblr_api_read = {"tumblelog":{"name":"ann"},"posts-start":0,"posts-total":"60","posts":[
{"id":"71","url":"https://ann.tumblr.com/post/71","type":"photo","unix-timestamp":1772359200,
"photo-caption":"<p>The pier</p>","photo-url-1280":"https://64.media.tumblr.com/a_1280.jpg",
"photo-url-75":"https://64.media.tumblr.com/a_75sq.jpg","photos":[{"offset":"o1",
"photo-url-500":"https://64.media.tumblr.com/b_500.jpg"}]},{"id":"70","url":"https://ann.tumblr.com/post/70",
"type":"regular","regular-body":"<p>Sea <img src=\\"https://64.media.tumblr.com/c.png\\"></p>",
"reblogged-root-url":"https://cy.tumblr.com/post/50"}]};"""


class Tumblr(Interface):
    """The adapter of kind ``tumblr``.

    With a token: version 2 of the interface, https://github.com/tumblr/docs/blob/master/api.md (``/posts`` with
    ``npf=true``, ``/tagged``, ``/notes``) and npf-spec.md (image, video and link blocks, the reblog trail). The token
    is an OAuth2 one, shown in a header: the older ``api_key`` would have to stand in addresses, which are kept.
    Without: version 1, ``/api/read/json`` of the blog itself, https://www.tumblr.com/docs/en/api/v1. Tags and notes
    are told by version 2 alone.

    A post's ``uri`` is its address at the interface (``/v2/blog/NAME/posts/ID``), by which its notes are asked, so
    that ``about`` is exact, unless a blog changed its name since. A reblog is about the first post of its trail.
    """

    kind = "tumblr"
    samples = (
        Sample(
            "https://api.tumblr.com/v2/blog/ann/posts?npf=true&limit=20",
            "application/json; charset=utf-8",
            _POSTS,
            media=(
                "https://64.media.tumblr.com/p1/s1280x1920/a.jpg",
                "https://64.media.tumblr.com/p1/s75x75_c1/b.jpg",
                "https://va.media.tumblr.com/v.mp4",
                "https://64.media.tumblr.com/v.jpg",
            ),
            pages=("https://api.tumblr.com/v2/blog/ann/posts?offset=20&npf=true",),
            more=("https://api.tumblr.com/v2/blog/ann/posts?offset=20&npf=true",),
        ),
        Sample(
            "https://api.tumblr.com/v2/blog/ann/notes?id=71&mode=conversation",
            "application/json",
            _NOTED,
            pages=("https://api.tumblr.com/v2/blog/ann/notes?id=71&mode=conversation&before_timestamp=1772366000",),
            more=("https://api.tumblr.com/v2/blog/ann/notes?id=71&mode=conversation&before_timestamp=1772366000",),
            posts=(
                "https://api.tumblr.com/v2/blog/di/posts/90",
                "https://api.tumblr.com/v2/blog/ann/posts/71#reply-bob-1772366500",
            ),
        ),
        Sample(
            "https://ann.tumblr.com/api/read/json?num=50",
            "text/javascript; charset=utf-8",
            _READ,
            media=(
                "https://64.media.tumblr.com/a_1280.jpg",
                "https://64.media.tumblr.com/a_75sq.jpg",
                "https://64.media.tumblr.com/b_500.jpg",
                "https://64.media.tumblr.com/c.png",
            ),
            pages=("https://ann.tumblr.com/api/read/json?num=50&start=2",),
            more=("https://ann.tumblr.com/api/read/json?num=50&start=2",),
        ),
    )
    entries = (
        ("https://www.tumblr.com/ann", ("https://api.tumblr.com/v2/blog/ann/posts?npf=true&limit=20",)),
        ("https://ann.tumblr.com/", ("https://api.tumblr.com/v2/blog/ann.tumblr.com/posts?npf=true&limit=20",)),
        ("https://www.tumblr.com/ann/71/pier", ("https://api.tumblr.com/v2/blog/ann/posts?npf=true&id=71",)),
        (
            "https://ann.tumblr.com/post/71/pier",
            ("https://api.tumblr.com/v2/blog/ann.tumblr.com/posts?npf=true&id=71",),
        ),
        ("https://www.tumblr.com/tagged/sea", ("https://api.tumblr.com/v2/tagged?tag=sea&npf=true&limit=20",)),
    )

    def entry(self, url: URL, host: HostSettings) -> str:
        """See ``Interface``; any server that isn't Tumblr's own is a blog under a name of its own.

        Raises:
            TokenNeeded: a tag, and no token.
        """
        if url.path.startswith(("/v2/", "/api/read")):
            return str(url)
        on_the_site = url.host in ("tumblr.com", "www.tumblr.com")
        if on_the_site and (found := _TAG.fullmatch(url.path)):
            if not host.token_file:
                raise TokenNeeded(site=host.name, kind=self.kind)
            return asking(_API, "/v2/tagged", tag=found[1], npf="true", limit=20)
        found = (_ON_THE_SITE if on_the_site else _ON_THE_BLOG).fullmatch(url.path)
        blog, own = ((found[1], found[2]) if on_the_site else (url.host, found[1])) if found else ("", "")
        if not blog:
            return str(url)
        if host.token_file:
            wanted: dict[str, str | int] = {"id": own} if own else {"limit": 20}
            return asking(_API, f"/v2/blog/{blog}/posts", npf="true", **wanted)
        home = f"https://{blog}.tumblr.com" if on_the_site else origin_of(url)
        return asking(home, _FIRST, **({"id": own} if own else {"num": 50}))

    def reads(self, content_type: str, head: bytes, url: str) -> bool:
        """See ``Adapter``; version 1 answers with a script."""
        return bool(_SCRIPT.match(head)) or super().reads(content_type, head, url)

    def read(self, body: bytes, url: str, content_type: str) -> Finds:
        """See ``Adapter``."""
        if (script := _SCRIPT.match(body)) is None:
            return super().read(body, url, content_type)
        got = Gathered(url)
        _first(parsed(body[script.end() :].rstrip(b"; \t\r\n")), got)
        return got.finds(listing=True)

    def answer(self, said: object, got: Gathered) -> Finds:
        """See ``Interface``."""
        if found := _NOTES.fullmatch(got.base.path):
            _notes(said, got, found[1])
        else:
            tagged = at(said, "response")
            for post in records(tagged) or records(tagged, "posts"):
                _post(post, got)
        _go_on(said, got)
        return got.finds(
            listing="id" not in got.base.query,
            text=line(text(said, "meta", "msg") if not record(said, "response") else ""),
        )

    def spread(self, post: PostFacts) -> Iterable[str]:
        """See ``Adapter``."""
        url = URL(post.uri)
        found = _OWN.fullmatch(url.path)
        if not found or url.fragment or not url.host:
            return ()
        # Replies and reblogs with words first: the list of all reblogs has these again, among more that are new.
        return tuple(
            asking(origin_of(url), f"/v2/blog/{found[1]}/notes", id=found[2], mode=mode)
            for mode in ("conversation", "reblogs_with_tags")
        )

    def recognises(self, body: bytes, url: str, content_type: str) -> bool:  # noqa: ARG002 - as of Adapter
        """Tell by the name, or by what every blog's page carries."""
        host = URL(url).host or ""
        is_dressed = all(mark in body for mark in _DRESS)
        return f".{host}".endswith(".tumblr.com") or is_dressed or bool(_SCRIPT.match(body))


def _post(post: dict[str, object], got: Gathered) -> None:
    blog, own = text(post, "blog_name"), text(post, "id_string") or name(post, "id")
    if not _BLOG.fullmatch(blog) or not _ID.fullmatch(own):
        return
    trail = records(post, "trail")
    root = _trailed(trail[0], got) if trail else ""
    parts = [*trail, post]
    facts = PostFacts(
        _uri(got, blog, own),
        got.resolved(text(post, "post_url")) or got.resolved(f"https://{blog}.tumblr.com/post/{own}"),
        PostKind.REPOST if trail else PostKind.POST,
        blog,
        moment(post, "timestamp"),
        line(" ".join(text(block, "text") for block in records(post, "content"))),
        root,
    )
    for place, block in enumerate(block for part in parts for block in records(part, "content")):
        for href in _files(block):
            got.media(href, page=facts.url, post=facts, own=True, like=f"{facts.uri}#{place}")


def _trailed(item: dict[str, object], got: Gathered) -> str:
    """Return the ``uri`` of a post in a trail; of a deleted one only the blog's name is left."""
    blog, own = text(item, "blog", "name"), name(item, "post", "id")
    return _uri(got, blog, own) if _BLOG.fullmatch(blog) and _ID.fullmatch(own) else ""


def _files(block: dict[str, object]) -> Iterator[str]:
    """Yield the addresses of a block's files; ``media`` and ``poster`` are one object or a list of sizes."""
    for field in ("media", "poster", "filmstrip"):
        for size in (record(block, field), *records(block, field)):
            yield text(size, "url")
            yield text(size, "poster", "url")


def _notes(said: object, got: Gathered, blog: str) -> None:
    asked = got.base.query.get("id", "")
    about = _uri(got, blog, asked) if _ID.fullmatch(asked) else ""
    for note in records(said, "response", "notes"):
        _note(note, got, about)


def _note(note: dict[str, object], got: Gathered, about: str) -> None:
    """Read a reblog or a reply; a like passes nothing on."""
    what, who, own = text(note, "type"), text(note, "blog_name"), name(note, "post_id")
    home, when = got.resolved(text(note, "blog_url")), moment(note, "timestamp")
    if not _BLOG.fullmatch(who) or not home or not about:
        return
    if what == "reblog" and _ID.fullmatch(own):
        page = got.resolved(f"{home.rstrip('/')}/post/{own}")
        said = line(text(note, "added_text"))
        kind = PostKind.QUOTE if said else PostKind.REPOST
        got.post(PostFacts(_uri(got, who, own), page, kind, who, when, said, about))
    elif what == "reply":
        uri = f"{about}#reply-{who}-{number(note, 'timestamp')}"
        got.post(PostFacts(uri, home, PostKind.REPLY, who, when, line(text(note, "reply_text")), about))


def _go_on(said: object, got: Gathered) -> None:
    """Follow the link that the answer gives; a list without one goes on by number."""
    response = at(said, "response")
    href = text(response, "_links", "next", "href")
    shown = len(records(response, "posts"))
    if href.startswith("/"):
        got.page(href, more=True)
    elif shown and "id" not in got.base.query and "_links" not in record(response):
        got.page(going_on(got.base, offset=max(number(got.base.query.get("offset", "0")), 0) + shown), more=True)
    elif tagged := records(response):
        got.page(going_on(got.base, before=number(tagged[-1], "timestamp")), more=True)


def _first(said: object, got: Gathered) -> None:
    """Read an answer of version 1."""
    blog = text(said, "tumblelog", "name")
    shown = records(said, "posts")
    for post in shown:
        _first_post(post, got, blog)
    last = number(said, "posts-start") + len(shown)
    if shown and "id" not in got.base.query and last < number(said, "posts-total"):
        got.page(going_on(got.base, start=last), more=True)


def _first_post(post: dict[str, object], got: Gathered, blog: str) -> None:
    url, own = got.resolved(text(post, "url")), name(post, "id")
    if not url or not _BLOG.fullmatch(blog) or not _ID.fullmatch(own):
        return
    html = " ".join(text(post, field) for field in _IN_HTML)
    root = _rooted(text(post, "reblogged-root-url") or text(post, "reblogged-from-url"))
    facts = PostFacts(
        f"{_API}/v2/blog/{blog}/posts/{own}",
        url,
        PostKind.REPOST if root else PostKind.POST,
        blog,
        moment(post, "unix-timestamp"),
        words(f"{text(post, 'regular-title')} {html}"),
        root,
    )
    for part in (post, *records(post, "photos")):
        for field in filter(_SIZED.fullmatch, part):
            got.media(text(part, field), page=url, post=facts, own=True, like=f"{url}#{text(part, 'offset')}")
    for link in extract(html.encode(), url).media:
        got.media(link.url, found_in=link.found_in, page=url, post=facts, own=True)


def _rooted(address: str) -> str:
    """Return the ``uri`` of the post at ``https://NAME.tumblr.com/post/ID`` or ``https://www.tumblr.com/NAME/ID``."""
    found = re.match(r"https?://(?:www\.tumblr\.com/([\w-]+)/|([\w-]+)\.tumblr\.com/post/)([0-9]{1,20})", address)
    return f"{_API}/v2/blog/{found[1] or found[2]}/posts/{found[3]}" if found else ""


def _uri(got: Gathered, blog: str, own: str) -> str:
    return asking(origin_of(got.base), f"/v2/blog/{blog}/posts/{own}")
