"""Bluesky and other servers of the AT Protocol: what a personal data server holds, and what an AppView shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from yarl import URL

from takedown.cases.post import PostFacts, PostKind
from takedown.crawl.adapters.adapter import Sample
from takedown.crawl.adapters.gathered import Gathered
from takedown.crawl.adapters.interface import Interface, asking, going_on, origin_of, repost_of
from takedown.crawl.adapters.shapes import at, is_json, line, moment, parsed, record, records, text
from takedown.crawl.read.finds import Finds
from takedown.settings import HostSettings

_POSTS = "app.bsky.feed.post"
_URI = re.compile(rf"at://(did:[a-z0-9]{{1,20}}:[\w.:%-]{{1,200}})/{re.escape(_POSTS)}/([\w.~:-]{{1,512}})")
_REPO = re.compile(r"did:[a-z0-9]{1,20}:[\w.:%-]{1,200}|[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_CID = re.compile(r"[A-Za-z0-9]{1,200}")
_PROFILE = re.compile(r"/profile/([^/]+)(?:/post/([^/]+))?/?")
_SITE = "https://bsky.app"
_APPVIEW = "https://public.api.bsky.app"
_SEARCH = "https://api.bsky.app"
"""The public, cached AppView refuses searches."""
_BLUESKYS_OWN = (".bsky.app", ".bsky.network", ".bsky.social")
_CDN = "https://cdn.bsky.app/img"
_DEEPEST = 100
_NESTED = 4

_RECORDS = b"""{"cursor":"3kb","records":[{"uri":"at://did:plc:ann/app.bsky.feed.post/3kc","cid":"bafyc","value":{
"$type":"app.bsky.feed.post","text":"The pier","createdAt":"2026-03-01T10:00:00Z","embed":{
"$type":"app.bsky.embed.recordWithMedia","record":{},"media":{"$type":"app.bsky.embed.images","images":[{"alt":"",
"image":{"$type":"blob","ref":{"$link":"bafkrei1"},"mimeType":"image/jpeg","size":9}}]}}}},
{"uri":"at://did:plc:ann/app.bsky.feed.post/3kb","cid":"bafyb","value":{"text":"Waves","createdAt":"yesterday",
"embed":{"video":{"$type":"blob","ref":{"$link":"bafkrei2"},"mimeType":"video/mp4","size":9}}}},
{"uri":"at://did:plc:ann/app.bsky.feed.post/3ka","value":{"text":"A link","embed":{"external":{
"uri":"https://news.example/","thumb":{"ref":{"$link":"../escape"}}}}}},{"uri":"at://odd","value":null}]}"""
_AUTHOR = b"""{"did":"did:plc:ann","handle":"ann.example","avatar":"https://cdn.bsky.app/img/avatar/ann@jpeg"}"""
_VIEW = b"""{"uri":"at://did:plc:ann/app.bsky.feed.post/3kc","cid":"bafyc","author":%s,
"record":{"text":"The pier","createdAt":"2026-03-01T10:00:00Z"},"indexedAt":"2026-03-01T10:00:01Z",
"embed":{"$type":"app.bsky.embed.images#view","images":[{
"thumb":"https://cdn.bsky.app/img/feed_thumbnail/plain/did:plc:ann/bafkrei1@jpeg",
"fullsize":"https://cdn.bsky.app/img/feed_fullsize/plain/did:plc:ann/bafkrei1@jpeg","alt":""}]}}""".replace(
    b"%s", _AUTHOR
)
_FEED = b"""{"cursor":"2026","feed":[{"post":%s,"reason":{"$type":"app.bsky.feed.defs#reasonRepost","by":{}}},
{"post":{"uri":"at://did:plc:bob/app.bsky.feed.post/3kd","author":{"did":"did:plc:bob","handle":"handle.invalid"},
"record":{"text":"Look"},"embed":{"record":{"uri":"at://did:plc:ann/app.bsky.feed.post/3kz","author":null,
"value":{"text":"Sea"},"embeds":[{"playlist":"https://video.bsky.app/watch/a/b/playlist.m3u8",
"thumbnail":"https://video.bsky.app/watch/a/b/thumbnail.jpg"}]}}}}]}""".replace(b"%s", _VIEW)
_REPOSTED = b"""{"uri":"at://did:plc:ann/app.bsky.feed.post/3kc","cursor":"x/1","repostedBy":[
{"did":"did:plc:bob","handle":"bob.example","indexedAt":"2020-01-01T00:00:00Z"},{"did":"did:plc:cy"},{"did":5}]}"""
_QUOTED = b"""{"uri":"at://did:plc:ann/app.bsky.feed.post/3kc","posts":[{"uri":"at://did:plc:bob/app.bsky.feed.post/3ke",
"author":{"did":"did:plc:bob","handle":"bob.example"},"record":{"text":"See"},"indexedAt":"2026-03-02T00:00:00Z"}]}"""
_THREAD = b"""{"thread":{"$type":"app.bsky.feed.defs#threadViewPost","post":%s,"replies":[{"post":{
"uri":"at://did:plc:bob/app.bsky.feed.post/3kf","author":{"did":"did:plc:bob","handle":"bob.example"},
"record":{"text":"Nice"}},"replies":[{"post":{"uri":"at://did:plc:cy/app.bsky.feed.post/3kg",
"author":{"did":"did:plc:cy","handle":"cy.example"},"record":{"text":"Yes"}}}]},
{"uri":"at://did:plc:x/app.bsky.feed.post/3","notFound":true}]}}""".replace(b"%s", _VIEW)
_CALL = "https://public.api.bsky.app/xrpc/app.bsky.feed"
_ASKED = "at://did:plc:ann/app.bsky.feed.post/3kc"
_SHOWN = (
    "https://cdn.bsky.app/img/feed_thumbnail/plain/did:plc:ann/bafkrei1@jpeg",
    "https://cdn.bsky.app/img/feed_fullsize/plain/did:plc:ann/bafkrei1@jpeg",
)


class Bluesky(Interface):
    """The adapter of kind ``bluesky``.

    Follows the lexicons of https://github.com/bluesky-social/atproto (``lexicons/com/atproto/repo/listRecords.json``,
    ``.../sync/listRepos.json``, ``.../sync/getBlob.json``, ``lexicons/app/bsky/feed/*.json``,
    ``lexicons/app/bsky/embed/*.json``), as documented on https://docs.bsky.app/docs/category/http-reference.

    Addresses of bsky.app are asked of Bluesky's public AppView. Any other server is taken for a personal data server:
    its accounts are listed, their posts, and the files themselves by ``getBlob``. Which server holds an account is
    known only to the directory of its identity, another host: it isn't asked.

    A post's ``uri`` is its ``at://`` address, which is an argument of the calls that list who passed it on, so that
    ``about`` is exact. Its ``url`` is the AppView's page; of a personal data server other than Bluesky's, which has
    no pages and tells of no reposts, the address of the record. Reposts come without a time.
    """

    kind = "bluesky"
    samples = (
        Sample(
            "https://pds.example/xrpc/com.atproto.sync.listRepos?limit=500",
            "application/json",
            b'{"cursor":"c1","repos":[{"did":"did:plc:ann","head":"h","rev":"r","active":true},'
            b'{"did":"did:plc:gone","active":false,"status":"takendown"},{"did":null}]}',
            pages=(
                "https://pds.example/xrpc/com.atproto.repo.describeRepo?repo=did:plc:ann",
                "https://pds.example/xrpc/com.atproto.sync.listRepos?limit=500&cursor=c1",
            ),
            more=("https://pds.example/xrpc/com.atproto.sync.listRepos?limit=500&cursor=c1",),
        ),
        Sample(
            "https://pds.example/xrpc/com.atproto.repo.describeRepo?repo=did:plc:ann",
            "application/json",
            b'{"handle":"ann.example","did":"did:plc:ann","didDoc":{},"handleIsCorrect":true,'
            b'"collections":["app.bsky.feed.like","app.bsky.feed.post"]}',
            pages=(
                (
                    "https://pds.example/xrpc/com.atproto.repo.listRecords"
                    "?repo=ann.example&collection=app.bsky.feed.post&limit=100"
                ),
            ),
        ),
        Sample(
            "https://pds.example/xrpc/com.atproto.repo.listRecords?repo=ann.example&collection=app.bsky.feed.post",
            "application/json",
            _RECORDS,
            media=(
                "https://pds.example/xrpc/com.atproto.sync.getBlob?did=did:plc:ann&cid=bafkrei1",
                "https://pds.example/xrpc/com.atproto.sync.getBlob?did=did:plc:ann&cid=bafkrei2",
                "https://cdn.bsky.app/img/feed_fullsize/plain/did:plc:ann/bafkrei1@jpeg",
                "https://cdn.bsky.app/img/feed_thumbnail/plain/did:plc:ann/bafkrei1@jpeg",
            ),
            pages=(
                (
                    "https://pds.example/xrpc/com.atproto.repo.listRecords"
                    "?repo=ann.example&collection=app.bsky.feed.post&cursor=3kb"
                ),
            ),
            more=(
                (
                    "https://pds.example/xrpc/com.atproto.repo.listRecords"
                    "?repo=ann.example&collection=app.bsky.feed.post&cursor=3kb"
                ),
            ),
        ),
        Sample(
            f"{_CALL}.getAuthorFeed?actor=ann.example&limit=100",
            "application/json; charset=utf-8",
            _FEED,
            media=(*_SHOWN, "https://video.bsky.app/watch/a/b/thumbnail.jpg"),
            pages=(
                "https://video.bsky.app/watch/a/b/playlist.m3u8",
                f"{_CALL}.getAuthorFeed?actor=ann.example&limit=100&cursor=2026",
            ),
            more=(f"{_CALL}.getAuthorFeed?actor=ann.example&limit=100&cursor=2026",),
        ),
        Sample(
            f"{_CALL}.getRepostedBy?uri={_ASKED}&limit=100",
            "application/json",
            _REPOSTED,
            pages=(f"{_CALL}.getRepostedBy?uri={_ASKED}&limit=100&cursor=x/1",),
            more=(f"{_CALL}.getRepostedBy?uri={_ASKED}&limit=100&cursor=x/1",),
            posts=(f"{_ASKED}#repost-did:plc:bob", f"{_ASKED}#repost-did:plc:cy"),
        ),
        Sample(
            f"{_CALL}.getQuotes?uri={_ASKED}&limit=100",
            "application/json",
            _QUOTED,
            posts=("at://did:plc:bob/app.bsky.feed.post/3ke",),
        ),
        Sample(
            f"{_CALL}.getPostThread?uri={_ASKED}",
            "application/json",
            _THREAD,
            media=_SHOWN,
            posts=("at://did:plc:bob/app.bsky.feed.post/3kf", "at://did:plc:cy/app.bsky.feed.post/3kg"),
        ),
    )
    entries = (
        (
            "https://bsky.app/profile/ann.example",
            (f"{_CALL}.getAuthorFeed?actor=ann.example&limit=100&filter=posts_with_replies",),
        ),
        (
            "https://bsky.app/profile/did:plc:ann/post/3kc",
            (f"{_CALL}.getPostThread?uri={_ASKED}&depth=100&parentHeight=0",),
        ),
        (
            "https://bsky.app/search?q=pier",
            ("https://api.bsky.app/xrpc/app.bsky.feed.searchPosts?q=pier&sort=latest&limit=100",),
        ),
        (
            "https://bsky.app/hashtag/sea",
            ("https://api.bsky.app/xrpc/app.bsky.feed.searchPosts?q=%23sea&sort=latest&limit=100",),
        ),
        ("https://pds.example/", ("https://pds.example/xrpc/com.atproto.sync.listRepos?limit=500",)),
        (
            "https://pds.example/profile/ann.example",
            ("https://pds.example/xrpc/com.atproto.repo.describeRepo?repo=ann.example",),
        ),
    )

    def entry(self, url: URL, host: HostSettings) -> str:  # noqa: ARG002 - as of Interface
        """See ``Interface``."""
        if url.path.startswith("/xrpc/"):
            return str(url)
        profile = _PROFILE.fullmatch(url.path)
        if url.host in ("bsky.app", "www.bsky.app"):
            return _of_the_site(url, profile)
        if profile:
            return _call(origin_of(url), "com.atproto.repo.describeRepo", repo=profile[1])
        return _call(origin_of(url), "com.atproto.sync.listRepos", limit=500)

    def answer(self, said: object, got: Gathered) -> Finds:
        """See ``Interface``."""
        method = got.base.name
        if method in _READERS:
            _READERS[method](said, got)
        if (cursor := text(said, "cursor")) and any(
            isinstance(value, list) and value for value in record(said).values()
        ):
            got.page(going_on(got.base, cursor=cursor), more=True)
        return got.finds(listing=method in _LISTINGS, text=line(f"{text(said, 'error')} {text(said, 'message')}"))

    def spread(self, post: PostFacts) -> Iterable[str]:
        """See ``Adapter``."""
        page = URL(post.url)
        if not _URI.fullmatch(post.uri) or not _PROFILE.fullmatch(page.path):
            return ()
        appview = _APPVIEW if origin_of(page) == _SITE else origin_of(page)
        return (
            _call(appview, "app.bsky.feed.getRepostedBy", uri=post.uri, limit=100),
            _call(appview, "app.bsky.feed.getQuotes", uri=post.uri, limit=100),
            _call(appview, "app.bsky.feed.getPostThread", uri=post.uri, depth=_DEEPEST, parentHeight=0),
        )

    def recognises(self, body: bytes, url: str, content_type: str) -> bool:
        """Tell by the server's front page, ``describeServer``, or that it is bsky.app."""
        if URL(url).host in ("bsky.app", "www.bsky.app"):
            return True
        if is_json(content_type, body[:64]):
            said = parsed(body)
            return text(said, "did").startswith("did:") and isinstance(at(said, "availableUserDomains"), list)
        return b"AT Protocol Personal Data Server" in body[:4096]


def _of_the_site(url: URL, profile: re.Match[str] | None) -> str:
    if profile and profile[2]:
        uri = f"at://{profile[1]}/{_POSTS}/{profile[2]}"
        return _call(_APPVIEW, "app.bsky.feed.getPostThread", uri=uri, depth=_DEEPEST, parentHeight=0)
    if profile:
        feed = "app.bsky.feed.getAuthorFeed"
        return _call(_APPVIEW, feed, actor=profile[1], limit=100, filter="posts_with_replies")
    wanted = url.query.get("q", "") if url.path == "/search" else ""
    if url.path.startswith("/hashtag/"):
        wanted = f"#{url.parts[2]}"
    if wanted:
        return _call(_SEARCH, "app.bsky.feed.searchPosts", q=wanted, sort="latest", limit=100)
    return str(url)


def _call(origin: str, method: str, **query: str | int) -> str:
    return asking(origin, f"/xrpc/{method}", **query)


def _repos(said: object, got: Gathered) -> None:
    for repo in records(said, "repos"):
        if repo.get("active") is not False and _REPO.fullmatch(did := text(repo, "did")):
            got.page(_call(origin_of(got.base), "com.atproto.repo.describeRepo", repo=did))


def _repo(said: object, got: Gathered) -> None:
    """Ask for an account's posts by its handle, so that the address of the list tells it."""
    names = [text(said, "handle")] if at(said, "handleIsCorrect") is True else []
    for who in (*names, text(said, "did")):
        if _REPO.fullmatch(who):
            listing = "com.atproto.repo.listRecords"
            got.page(_call(origin_of(got.base), listing, repo=who, collection=_POSTS, limit=100))
            return


def _records(said: object, got: Gathered) -> None:
    for one in records(said, "records"):
        _record(one, got)


def _record(one: object, got: Gathered) -> None:
    found = _URI.fullmatch(text(one, "uri"))
    if not found:
        return
    value = record(one, "value")
    asked = got.base.query.get("repo", "")
    handle = asked if _REPO.fullmatch(asked) else found[1]
    post = PostFacts(
        found[0],
        _record_page(got, found[1], found[2]),
        handle=handle,
        at=moment(value, "createdAt"),
        text=line(text(value, "text")),
    )
    for cid, is_picture in _blobs(record(value, "embed")):
        blob = _call(origin_of(got.base), "com.atproto.sync.getBlob", did=found[1], cid=cid)
        got.media(blob, page=post.url, post=post, own=True, like=cid)
        for preset in ("feed_fullsize", "feed_thumbnail") if is_picture else ():
            address = f"{_CDN}/{preset}/plain/{found[1]}/{cid}@jpeg"
            got.media(address, page=post.url, post=post, own=_is_blueskys(got.base), like=cid)


def _blobs(embed: dict[str, object]) -> Iterator[tuple[str, bool]]:
    """Yield the content id of each file of a record's embed, and whether it is a picture."""
    images = [record(image, "image") for image in (*records(embed, "images"), *records(embed, "items"))]
    thumbs = [record(embed, "external", "thumb")]
    media = record(embed, "media")
    if media:
        yield from _blobs({**media, "media": None})
    for blob, is_picture in ((record(embed, "video"), False), *((image, True) for image in (*images, *thumbs))):
        cid = text(blob, "ref", "$link") or text(blob, "cid")  # the second: files from before blobs had references
        if _CID.fullmatch(cid):
            yield cid, is_picture


def _record_page(got: Gathered, did: str, key: str) -> str:
    if _is_blueskys(got.base):
        return got.resolved(f"{_SITE}/profile/{did}/post/{key}")
    return _call(origin_of(got.base), "com.atproto.repo.getRecord", repo=did, collection=_POSTS, rkey=key)


def _is_blueskys(url: URL) -> bool:
    return f".{url.host}".endswith(_BLUESKYS_OWN)


def _feed(said: object, got: Gathered) -> None:
    for one in records(said, "feed"):
        _view(record(one, "post"), got)


def _posts(said: object, got: Gathered) -> None:
    for one in records(said, "posts"):
        _view(one, got)


def _reposts(said: object, got: Gathered) -> None:
    about = got.base.query.get("uri", "")
    for who in records(said, "repostedBy"):
        did = text(who, "did")
        if _REPO.fullmatch(did):
            url = got.resolved(f"{_site(got)}/profile/{did}")
            got.post(PostFacts(repost_of(about, did), url, PostKind.REPOST, _handle(who), about=about))


def _quotes(said: object, got: Gathered) -> None:
    for one in records(said, "posts"):
        facts = _facts(one, got, PostKind.QUOTE, got.base.query.get("uri", ""))
        if facts:
            got.post(facts)
        _view(one, got, facts)


def _thread(said: object, got: Gathered) -> None:
    """Read a post and the replies below it; the recursion is one of the answer, so it is walked with a list."""
    waiting = [(record(said, "thread"), "")]
    while waiting:
        one, parent = waiting.pop(0)
        post = record(one, "post")
        facts = _facts(post, got, PostKind.REPLY if parent else PostKind.POST, parent)
        if facts is not None and parent:
            got.post(facts)
        _view(post, got, facts)
        waiting += [(reply, facts.uri if facts else parent) for reply in records(one, "replies")]


def _view(post: dict[str, object], got: Gathered, facts: PostFacts | None = None, depth: int = 0) -> None:
    """Take the files of a post as an AppView shows it, and those of the posts that it quotes, each as its own's."""
    facts = facts or _facts(post, got)
    for number, embed in enumerate((record(post, "embed"), *records(post, "embeds"))):
        for inner in (embed, record(embed, "media")):
            _shown(inner, got, facts, number)
        for quoted in (record(embed, "record"), record(embed, "record", "record")):
            if quoted and depth < _NESTED:
                _view(quoted, got, depth=depth + 1)


def _shown(embed: dict[str, object], got: Gathered, facts: PostFacts | None, number: int) -> None:
    page = facts.url if facts else ""
    uri = facts.uri if facts else str(got.base)
    for place, image in enumerate(
        (*records(embed, "images"), *records(embed, "items"), record(embed, "external"), embed)
    ):
        for field in ("fullsize", "thumb", "thumbnail"):
            got.media(text(image, field), page=page, post=facts, own=True, like=f"{uri}#{number}-{place}")
    got.page(text(embed, "playlist"), own=True)


def _facts(post: dict[str, object], got: Gathered, kind: PostKind = PostKind.POST, about: str = "") -> PostFacts | None:
    found = _URI.fullmatch(text(post, "uri"))
    if not found:
        return None
    said = record(post, "record") or record(post, "value")
    author = record(post, "author")
    return PostFacts(
        found[0],
        got.resolved(f"{_site(got)}/profile/{found[1]}/post/{found[2]}"),
        kind,
        _handle(author) or found[1],
        moment(post, "indexedAt") or moment(said, "createdAt"),
        line(text(said, "text")),
        about,
    )


def _handle(author: dict[str, object]) -> str:
    """Return the handle, or the lasting id of an account whose handle doesn't lead back to it."""
    handle = text(author, "handle")
    return handle if handle and handle != "handle.invalid" else text(author, "did")


def _site(got: Gathered) -> str:
    return _SITE if _is_blueskys(got.base) else origin_of(got.base)


_READERS: dict[str, Callable[[object, Gathered], None]] = {
    "com.atproto.sync.listRepos": _repos,
    "com.atproto.repo.describeRepo": _repo,
    "com.atproto.repo.listRecords": _records,
    "com.atproto.repo.getRecord": _record,
    "app.bsky.feed.getAuthorFeed": _feed,
    "app.bsky.feed.getFeed": _feed,
    "app.bsky.feed.getListFeed": _feed,
    "app.bsky.feed.searchPosts": _posts,
    "app.bsky.feed.getPosts": _posts,
    "app.bsky.feed.getRepostedBy": _reposts,
    "app.bsky.feed.getQuotes": _quotes,
    "app.bsky.feed.getPostThread": _thread,
}
_LISTINGS = frozenset(
    method for method in _READERS if method.rpartition(".")[2].startswith(("list", "search", "getAuthor", "getFeed"))
)
