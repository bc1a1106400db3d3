"""Reddit: subreddits, accounts and posts, their crossposts and their comments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from yarl import URL

from takedown.cases.post import PostFacts, PostKind
from takedown.crawl.adapters.adapter import Sample
from takedown.crawl.adapters.gathered import Gathered
from takedown.crawl.adapters.interface import Interface, asking, going_on, origin_of
from takedown.crawl.adapters.shapes import at, is_json, items, label, line, moment, parsed, record, records, text
from takedown.crawl.lists import listed
from takedown.crawl.read.finds import Finds
from takedown.crawl.read.kinds import Kind, kind_of_address
from takedown.settings import HostSettings

_SITE = "https://www.reddit.com"
_WITH_TOKEN = "https://oauth.reddit.com"  # noqa: S105 - an address
_NAMES = listed("reddit.com www.reddit.com old.reddit.com new.reddit.com np.reddit.com m.reddit.com")
_ID = re.compile(r"[0-9a-z]{1,13}")
_FULL = re.compile(r"t([13])_([0-9a-z]{1,13})")
_POST = re.compile(r"(?:/r/[^/]+|/u(?:ser)?/[^/]+)?/comments/([0-9a-z]{1,13})(?:/.*)?")
_SUBREDDIT = re.compile(r"/r/([\w+-]{1,100})(?:/(?:new|hot|top|rising|best))?/?")
_ACCOUNT = re.compile(r"/u(?:ser)?/([\w-]{1,40})(?:/(?:submitted|overview|posts))?/?")
_STUBS = 100
"""Comments that one call of ``morechildren`` gives."""
_FIELDS = ("u", "gif", "mp4")
_GONE = listed("[deleted] [removed]")

_GALLERY = b"""{"kind":"t3","data":{"id":"aaa1","name":"t3_aaa1","title":"Boats &amp; sea","author":"ann",
"created_utc":1772359200.0,"permalink":"/r/sea/comments/aaa1/boats/","url":"https://www.reddit.com/gallery/aaa1",
"selftext":"","thumbnail":"default","is_gallery":true,"media_metadata":{"m1":{"status":"valid","e":"Image",
"m":"image/jpg","s":{"u":"https://preview.redd.it/m1.jpg?width=900&amp;s=f1","x":900},
"p":[{"u":"https://preview.redd.it/m1.jpg?width=108&amp;s=f2"}],
"o":[{"u":"https://preview.redd.it/m1.jpg?blur=40&amp;s=f3"}]},"m2":{"status":"failed"}}}}"""
_VIDEO = b"""{"kind":"t3","data":{"id":"aaa2","title":"Waves","author":"[deleted]",
"permalink":"/r/sea/comments/aaa2/w/","url":"https://v.redd.it/v1","thumbnail":"https://b.thumbs.redditmedia.com/t.jpg","crosspost_parent":"t3_aaa3",
"preview":{"images":[{"source":{"url":"https://external-preview.redd.it/p.png?s=9"},"resolutions":[],
"variants":{"mp4":{"source":{"url":"https://preview.redd.it/p.gif?format=mp4&s=1"},"resolutions":null}}}]},
"crosspost_parent_list":[{"id":"aaa3","secure_media":{"reddit_video":{"hls_url":"https://v.redd.it/v1/HLS.m3u8?a=1",
"dash_url":"https://v.redd.it/v1/DASH.mpd","fallback_url":"https://v.redd.it/v1/DASH_720.mp4?source=fallback"}}}]}}"""
_NEW = b'{"kind":"Listing","data":{"after":"t3_aaa2","children":[%s,%s,{"kind":"t3"}]}}' % (_GALLERY, _VIDEO)
_DUPLICATES = b"""[{"kind":"Listing","data":{"children":[%s]}},{"kind":"Listing","data":{"after":"t3_bbb1","children":[
{"kind":"t3","data":{"id":"bbb1","title":"Again","author":"bob","created_utc":1772362800,
"permalink":"/r/pics/comments/bbb1/again/"}}]}}]""".replace(b"%s", _GALLERY)
_COMMENTS = b"""[{"kind":"Listing","data":{"children":[%s]}},{"kind":"Listing","data":{"children":[
{"kind":"t1","data":{"id":"c1","author":"bob","body":"Nice","created_utc":1772362900,"parent_id":"t3_aaa1",
"permalink":"/r/sea/comments/aaa1/boats/c1/","replies":{"kind":"Listing","data":{"children":[{"kind":"t1","data":{
"id":"c2","author":"ann","body":"Thanks","parent_id":"t1_c1","replies":""}},{"kind":"more","data":{"count":0,
"children":[],"parent_id":"t1_c2","id":"_"}}]}}}},
{"kind":"more","data":{"count":3,"children":["c3","c4","c5"],"parent_id":"t3_aaa1"}}]}}]""".replace(b"%s", _GALLERY)
_THINGS = b"""{"json":{"errors":[],"data":{"things":[{"kind":"t1","data":{"id":"c3","author":"cy","body":"Where?",
"parent_id":"t3_aaa1","link_id":"t3_aaa1"}}]}}}"""
_IN_GALLERY = (
    "https://i.redd.it/m1.jpg",
    "https://preview.redd.it/m1.jpg?width=900&s=f1",
    "https://preview.redd.it/m1.jpg?width=108&s=f2",
    "https://preview.redd.it/m1.jpg?blur=40&s=f3",
)
_MORE = "https://www.reddit.com/api/morechildren.json?link_id=t3_aaa1&children=c3,c4,c5&api_type=json&raw_json=1"


class Reddit(Interface):
    """The adapter of kind ``reddit``.

    Follows https://www.reddit.com/dev/api (``GET /r/subreddit/new``, ``/user/username/where``, ``/comments/article``,
    ``/duplicates/article``, ``/api/morechildren``, ``/search``, and "listings" on ``after``) and, for the fields of a
    post, which it leaves out, what the interface answers: ``preview``, ``media_metadata``, ``reddit_video``,
    ``crosspost_parent_list``. With a token the same calls go to oauth.reddit.com, as Reddit asks of programs.

    A post's ``uri`` is its short address on the server that was asked (``/comments/ID``), a comment's
    ``/comments/ID/_/COMMENT``: both are valid addresses, and the calls name the same ids, so that ``about`` is exact.
    """

    kind = "reddit"
    samples = (
        Sample(
            "https://www.reddit.com/r/sea/new.json?limit=100&raw_json=1",
            "application/json; charset=UTF-8",
            _NEW,
            media=(
                *_IN_GALLERY,
                "https://b.thumbs.redditmedia.com/t.jpg",
                "https://external-preview.redd.it/p.png?s=9",
                "https://preview.redd.it/p.gif?format=mp4&s=1",
                "https://v.redd.it/v1/DASH_720.mp4?source=fallback",
                "https://v.redd.it/v1/HLS.m3u8?a=1",
                "https://v.redd.it/v1/DASH.mpd",
            ),
            pages=("https://www.reddit.com/r/sea/new.json?limit=100&raw_json=1&after=t3_aaa2",),
            more=("https://www.reddit.com/r/sea/new.json?limit=100&raw_json=1&after=t3_aaa2",),
        ),
        Sample(
            "https://www.reddit.com/duplicates/aaa1.json?limit=100&raw_json=1",
            "application/json",
            _DUPLICATES,
            media=_IN_GALLERY,
            pages=("https://www.reddit.com/duplicates/aaa1.json?limit=100&raw_json=1&after=t3_bbb1",),
            more=("https://www.reddit.com/duplicates/aaa1.json?limit=100&raw_json=1&after=t3_bbb1",),
            posts=("https://www.reddit.com/comments/bbb1",),
        ),
        Sample(
            "https://www.reddit.com/comments/aaa1.json?limit=500&raw_json=1",
            "application/json",
            _COMMENTS,
            media=_IN_GALLERY,
            pages=(_MORE, "https://www.reddit.com/comments/aaa1/_/c2.json?limit=500&raw_json=1"),
            more=(_MORE, "https://www.reddit.com/comments/aaa1/_/c2.json?limit=500&raw_json=1"),
            posts=("https://www.reddit.com/comments/aaa1/_/c1", "https://www.reddit.com/comments/aaa1/_/c2"),
        ),
        Sample(_MORE, "application/json", _THINGS, posts=("https://www.reddit.com/comments/aaa1/_/c3",)),
    )
    entries = (
        ("https://old.reddit.com/r/sea/", ("https://oauth.reddit.com/r/sea/new.json?limit=100&raw_json=1",)),
        ("https://reddit.com/u/ann", ("https://oauth.reddit.com/user/ann.json?sort=new&limit=100&raw_json=1",)),
        (
            "https://www.reddit.com/r/sea/comments/aaa1/boats/",
            ("https://oauth.reddit.com/comments/aaa1.json?limit=500&raw_json=1",),
        ),
        (
            "https://www.reddit.com/search/?q=pier",
            ("https://oauth.reddit.com/search.json?q=pier&sort=new&limit=100&raw_json=1",),
        ),
        ("https://other.example/r/sea", ("https://other.example/r/sea/new.json?limit=100&raw_json=1",)),
    )

    def entry(self, url: URL, host: HostSettings) -> str:
        """See ``Interface``; any other page of the site is asked for in its JSON dress."""
        origin = origin_of(url)
        if url.host in _NAMES:
            origin = _WITH_TOKEN if host.token_file else _SITE
        path = url.path.removesuffix(".json")
        if path != url.path:
            return asking(origin, url.path, **{**url.query, "raw_json": "1"})
        if found := _SUBREDDIT.fullmatch(path):
            return asking(origin, f"/r/{found[1]}/new.json", limit=100, raw_json=1)
        if found := _ACCOUNT.fullmatch(path):
            return asking(origin, f"/user/{found[1]}.json", sort="new", limit=100, raw_json=1)
        if found := _POST.fullmatch(path):
            return _comments(origin, found[1])
        if path.rstrip("/").endswith("/search"):
            wanted = {**url.query, "sort": "new", "limit": "100", "raw_json": "1"}
            return asking(origin, f"{path.rstrip('/')}.json", **wanted)
        return asking(origin, f"{path.rstrip('/') or '/new'}.json", limit=100, raw_json=1)

    def answer(self, said: object, got: Gathered) -> Finds:
        """See ``Interface``."""
        path = got.base.path
        if path.startswith("/duplicates/"):
            _duplicates(said, got)
        elif found := _POST.fullmatch(path.removesuffix(".json")):
            _comment_page(said, got, found[1])
        elif path.startswith("/api/morechildren"):
            _tree(records(said, "json", "data", "things"), got, _own(got.base.query.get("link_id", "")))
        else:
            _listing(said, got)
            return got.finds(listing=True, text=line(text(said, "message")))
        return got.finds(text=line(text(said, "message")))

    def spread(self, post: PostFacts) -> Iterable[str]:
        """See ``Adapter``."""
        url = URL(post.uri)
        found = re.fullmatch(r"/comments/([0-9a-z]{1,13})", url.path)
        if not found or not url.host:
            return ()
        origin = origin_of(url)
        return (
            asking(origin, f"/duplicates/{found[1]}.json", limit=100, raw_json=1),
            _comments(origin, found[1]),
        )

    def recognises(self, body: bytes, url: str, content_type: str) -> bool:
        """Tell by the name, the front page's own elements, or a listing as Reddit's code serves it."""
        if URL(url).host in _NAMES or b"<shreddit-app" in body:
            return True
        said = parsed(body) if is_json(content_type, body[:64]) else None
        return text(said, "kind") == "Listing" and isinstance(at(said, "data", "children"), list)


def _comments(origin: str, post: str, below: str = "") -> str:
    return asking(origin, f"/comments/{post}{f'/_/{below}' if below else ''}.json", limit=500, raw_json=1)


def _listing(said: object, got: Gathered) -> None:
    for child in records(said, "data", "children"):
        _gather(record(child, "data"), got)
    _go_on(said, got)


def _go_on(listing: object, got: Gathered) -> None:
    after = text(listing, "data", "after")
    if _FULL.fullmatch(after):
        got.page(going_on(got.base, after=after), more=True)


def _duplicates(said: object, got: Gathered) -> None:
    """Read the post that was asked about, then those that crosspost it or show the same address."""
    asked = got.base.path.removeprefix("/duplicates/").removesuffix(".json").partition("/")[0]
    about = _uri(got, asked)
    for child in records(said, 0, "data", "children"):
        _gather(record(child, "data"), got)
    for child in records(said, 1, "data", "children"):
        facts = _facts(record(child, "data"), got, PostKind.REPOST, about)
        if facts is not None:
            got.post(facts)
        _gather(record(child, "data"), got, facts)
    _go_on(at(said, 1), got)


def _comment_page(said: object, got: Gathered, post: str) -> None:
    for child in records(said, 0, "data", "children"):
        _gather(record(child, "data"), got)
    _tree(records(said, 1, "data", "children"), got, post)


def _tree(children: Iterable[dict[str, object]], got: Gathered, post: str) -> None:
    """Read comments with all below them; the recursion is one of the answer, so it is walked with a list."""
    waiting = list(children) if post else []
    while waiting:
        child = waiting.pop()
        data = record(child, "data")
        if text(child, "kind") == "more":
            _stub(data, got, post)
            continue
        facts = _comment(data, got, post)
        if facts is not None:
            got.post(facts)
        _gather(data, got, facts)
        waiting += records(data, "replies", "data", "children")


def _stub(data: dict[str, object], got: Gathered, post: str) -> None:
    """Ask for the comments that were left out: by their ids, or from the comment on below which they stand."""
    own = [child for child in items(data, "children") if isinstance(child, str) and _ID.fullmatch(child)]
    origin = origin_of(got.base)
    for start in range(0, len(own), _STUBS):
        some = ",".join(own[start : start + _STUBS])
        query: dict[str, str | int] = {"link_id": f"t3_{post}", "children": some, "api_type": "json", "raw_json": "1"}
        got.page(asking(origin, "/api/morechildren.json", **query), more=True)
    below = _FULL.fullmatch(text(data, "parent_id"))
    if not own and below and below[1] == "1":
        got.page(_comments(origin, post, below[2]), more=True)


def _comment(data: dict[str, object], got: Gathered, post: str) -> PostFacts | None:
    own = text(data, "id")
    if not _ID.fullmatch(own):
        return None
    parent = _FULL.fullmatch(text(data, "parent_id"))
    about = _uri(got, post, parent[2]) if parent and parent[1] == "1" else _uri(got, post)
    uri = _uri(got, post, own)
    said = line(text(data, "body"))
    return PostFacts(
        uri, _page(data, got) or uri, PostKind.REPLY, _handle(data), moment(data, "created_utc"), said, about
    )


def _facts(data: dict[str, object], got: Gathered, kind: PostKind = PostKind.POST, about: str = "") -> PostFacts | None:
    own = text(data, "id")
    if not _ID.fullmatch(own):
        return None
    parent = _FULL.fullmatch(text(data, "crosspost_parent"))
    if parent and not about:
        kind, about = PostKind.REPOST, _uri(got, parent[2])
    uri = _uri(got, own)
    said = line(f"{_plain(text(data, 'title'))} {_plain(text(data, 'selftext'))}")
    return PostFacts(uri, _page(data, got) or uri, kind, _handle(data), moment(data, "created_utc"), said, about)


def _gather(data: dict[str, object], got: Gathered, facts: PostFacts | None = None) -> None:
    """Take the files of a post, and of the one that it crossposts: they are shown on its page."""
    facts = facts or _facts(data, got)
    page = facts.url if facts else ""
    for one in (data, *records(data, "crosspost_parent_list")):
        for href, like in _files(one):
            got.media(_plain(href), page=page, post=facts, own=True, like=f"{page}#{like}")
        for field in ("media", "secure_media"):
            video = record(one, field, "reddit_video")
            for dress in ("fallback_url", "hls_url", "dash_url"):
                got.media(_plain(text(video, dress)), page=page, post=facts, own=True, like=f"{page}#video")


def _files(data: dict[str, object]) -> Iterator[tuple[str, str]]:
    """Yield each address of a file, with a word for the picture that it is a rendition of."""
    for field in ("url_overridden_by_dest", "url"):
        if _is_media(text(data, field), text(data, "post_hint")):
            yield text(data, field), "link"
    if text(data, "thumbnail").startswith("http"):
        yield text(data, "thumbnail"), "link"
    for image in records(data, "preview", "images"):
        for dress in (image, *(record(image, "variants", name) for name in ("gif", "mp4", "obfuscated", "nsfw"))):
            for size in (record(dress, "source"), *records(dress, "resolutions")):
                yield text(size, "url"), "link"
    for own, item in record(data, "media_metadata").items():
        for size in (record(item, "s"), *records(item, "p"), *records(item, "o")):
            for field in _FIELDS:
                yield text(size, field), own
        yield _original(text(item, "s", "u")), own


def _original(preview: str) -> str:
    """Return the address of the file as uploaded, which differs from its preview's by the server alone."""
    path = preview.partition("?")[0]
    start = "https://preview.redd.it/"
    return f"https://i.redd.it/{path.removeprefix(start)}" if path.startswith(start) else ""


def _is_media(href: str, hint: str) -> bool:
    """Return whether a post's link is a file: most lead to articles elsewhere."""
    if not href.startswith("http"):
        return False
    try:
        return hint == "image" or kind_of_address(href) is Kind.MEDIA
    except ValueError:
        return False


def _plain(href: str) -> str:
    return href.replace("&amp;", "&")  # as the interface writes them unless asked for ``raw_json``


def _handle(data: dict[str, object]) -> str:
    author = label(data, "author")
    return "" if author in _GONE else author


def _page(data: dict[str, object], got: Gathered) -> str:
    """Return where a person opens it: the interface for tokens shows no pages."""
    permalink = text(data, "permalink")
    if not permalink.startswith("/"):
        return ""
    return got.resolved(f"{_SITE}{permalink}" if origin_of(got.base) == _WITH_TOKEN else permalink)


def _own(full: str) -> str:
    found = _FULL.fullmatch(full)
    return found[2] if found else ""


def _uri(got: Gathered, post: str, comment: str = "") -> str:
    return asking(origin_of(got.base), f"/comments/{post}{f'/_/{comment}' if comment else ''}")
