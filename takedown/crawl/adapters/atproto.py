"""What the calls of the AT Protocol answer: the records of a repository, and posts as an AppView shows them."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator

from yarl import URL

from takedown.cases.post import PostFacts, PostKind
from takedown.crawl.adapters.gathered import Gathered
from takedown.crawl.adapters.interface import asking, origin_of, repost_of
from takedown.crawl.adapters.shapes import at, label, line, moment, record, records, text

POSTS = "app.bsky.feed.post"
URI = re.compile(rf"at://(did:[a-z0-9]{{1,20}}:[\w.:%-]{{1,200}})/{re.escape(POSTS)}/([\w.~:-]{{1,512}})")
SITE = "https://bsky.app"
_REPO = re.compile(r"did:[a-z0-9]{1,20}:[\w.:%-]{1,200}|[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_CID = re.compile(r"[A-Za-z0-9]{1,200}")
_BLUESKYS_OWN = (".bsky.app", ".bsky.network", ".bsky.social")
_CDN = "https://cdn.bsky.app/img"
_NESTED = 4


def calling(origin: str, method: str, **query: str | int) -> str:
    """Return the address of a call (https://atproto.com/specs/xrpc)."""
    return asking(origin, f"/xrpc/{method}", **query)


def _repos(said: object, got: Gathered) -> None:
    for repo in records(said, "repos"):
        if repo.get("active") is not False and _REPO.fullmatch(did := text(repo, "did")):
            got.page(calling(origin_of(got.base), "com.atproto.repo.describeRepo", repo=did))


def _repo(said: object, got: Gathered) -> None:
    """Ask for an account's posts by its handle, so that the address of the list tells it."""
    names = [text(said, "handle")] if at(said, "handleIsCorrect") is True else []
    for who in (*names, text(said, "did")):
        if _REPO.fullmatch(who):
            listing = "com.atproto.repo.listRecords"
            got.page(calling(origin_of(got.base), listing, repo=who, collection=POSTS, limit=100))
            return


def _records(said: object, got: Gathered) -> None:
    for one in records(said, "records"):
        _record(one, got)


def _record(one: object, got: Gathered) -> None:
    found = URI.fullmatch(text(one, "uri"))
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
        blob = calling(origin_of(got.base), "com.atproto.sync.getBlob", did=found[1], cid=cid)
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
        return got.resolved(f"{SITE}/profile/{did}/post/{key}")
    return calling(origin_of(got.base), "com.atproto.repo.getRecord", repo=did, collection=POSTS, rkey=key)


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
    """Read a post and the replies below it; the recursion is one of the answer, so it is walked with a queue."""
    waiting = deque([(record(said, "thread"), "")])
    while waiting:
        one, parent = waiting.popleft()
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
    got.media(text(embed, "playlist"), page=page, post=facts, own=True, like=f"{uri}#{number}")


def _facts(post: dict[str, object], got: Gathered, kind: PostKind = PostKind.POST, about: str = "") -> PostFacts | None:
    found = URI.fullmatch(text(post, "uri"))
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
    handle = label(author, "handle")
    return handle if handle and handle != "handle.invalid" else label(author, "did")


def _site(got: Gathered) -> str:
    return SITE if _is_blueskys(got.base) else origin_of(got.base)


READERS: dict[str, Callable[[object, Gathered], None]] = {
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
LISTINGS = frozenset(
    method for method in READERS if method.rpartition(".")[2].startswith(("list", "search", "getAuthor", "getFeed"))
)
