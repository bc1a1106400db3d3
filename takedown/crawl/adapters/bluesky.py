"""Bluesky and other servers of the AT Protocol: what a personal data server holds, and what an AppView shows."""

from __future__ import annotations

import re
from collections.abc import Iterable

from yarl import URL

from takedown.cases.post import PostFacts
from takedown.crawl.adapters.adapter import Sample
from takedown.crawl.adapters.atproto import LISTINGS, POSTS, READERS, SITE, URI, calling
from takedown.crawl.adapters.gathered import Gathered
from takedown.crawl.adapters.interface import Interface, going_on, origin_of
from takedown.crawl.adapters.shapes import at, is_json, line, parsed, record, text
from takedown.crawl.read.finds import Finds
from takedown.settings import HostSettings

_PROFILE = re.compile(r"/profile/([^/]+)(?:/post/([^/]+))?/?")
_APPVIEW = "https://public.api.bsky.app"
_SEARCH = "https://api.bsky.app"
"""The public, cached AppView refuses searches."""
_DEEPEST = 100

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
            media=(
                *_SHOWN,
                "https://video.bsky.app/watch/a/b/thumbnail.jpg",
                "https://video.bsky.app/watch/a/b/playlist.m3u8",
            ),
            pages=(f"{_CALL}.getAuthorFeed?actor=ann.example&limit=100&cursor=2026",),
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
            return calling(origin_of(url), "com.atproto.repo.describeRepo", repo=profile[1])
        return calling(origin_of(url), "com.atproto.sync.listRepos", limit=500)

    def answer(self, said: object, got: Gathered) -> Finds:
        """See ``Interface``."""
        method = got.base.name
        if method in READERS:
            READERS[method](said, got)
        if (cursor := text(said, "cursor")) and any(
            isinstance(value, list) and value for value in record(said).values()
        ):
            got.page(going_on(got.base, cursor=cursor), more=True)
        return got.finds(listing=method in LISTINGS, text=line(f"{text(said, 'error')} {text(said, 'message')}"))

    def spread(self, post: PostFacts) -> Iterable[str]:
        """See ``Adapter``."""
        page = URL(post.url)
        if not URI.fullmatch(post.uri) or not _PROFILE.fullmatch(page.path):
            return ()
        appview = _APPVIEW if origin_of(page) == SITE else origin_of(page)
        return (
            calling(appview, "app.bsky.feed.getRepostedBy", uri=post.uri, limit=100),
            calling(appview, "app.bsky.feed.getQuotes", uri=post.uri, limit=100),
            calling(appview, "app.bsky.feed.getPostThread", uri=post.uri, depth=_DEEPEST, parentHeight=0),
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
        uri = f"at://{profile[1]}/{POSTS}/{profile[2]}"
        return calling(_APPVIEW, "app.bsky.feed.getPostThread", uri=uri, depth=_DEEPEST, parentHeight=0)
    if profile:
        feed = "app.bsky.feed.getAuthorFeed"
        return calling(_APPVIEW, feed, actor=profile[1], limit=100, filter="posts_with_replies")
    wanted = url.query.get("q", "") if url.path == "/search" else ""
    if url.path.startswith("/hashtag/"):
        wanted = f"#{url.parts[2]}"
    if wanted:
        return calling(_SEARCH, "app.bsky.feed.searchPosts", q=wanted, sort="latest", limit=100)
    return str(url)
