"""Local servers that answer as the interfaces of social networks are documented to.

Each has ``POSTS`` posts with a picture, in several parts; one post is in every part, one picture is gone. The first
post was passed on some hundred times. What they say is made up.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence

from aiohttp import web
from yarl import URL

from tests.crawl.crawl_server import JPEG, Answer, Handler

POSTS = 25
PART = 10
GONE = 3
"""The post whose picture was deleted."""

Say = Callable[[URL], object]
"""What stands at an address: JSON, HTML as text, bytes of a picture, or ``None``."""


class Everywhere(dict[str, Answer | Handler]):
    """One handler for every path."""

    def __init__(self, handler: Handler) -> None:
        super().__init__({"/": handler})
        self._handler = handler

    def get(self, key: object, default: object = None) -> Handler:
        del key, default
        return self._handler


def talking(say: Say, token: str = "") -> Mapping[str, Answer | Handler]:
    """Pages for ``serving``: what ``say`` says, to whom shows ``token``."""

    async def answer(request: web.Request) -> web.StreamResponse:
        if token and request.headers.get("Authorization") != f"Bearer {token}":
            return web.json_response({"error": "unauthorized"}, status=401)
        if request.path.startswith("/files/") or request.path.endswith(".getBlob"):
            is_gone = request.path == f"/files/{GONE}.jpg"
            return web.Response(
                status=404 if is_gone else 200, body=b"" if is_gone else JPEG, content_type="image/jpeg"
            )
        said = say(request.url)
        if said is None:
            return web.json_response({"error": "Record not found"}, status=404)
        if isinstance(said, str):
            return web.Response(text=said, content_type="text/html")
        return web.Response(text=json.dumps(said), content_type="application/json")

    return Everywhere(answer)


def pictures(origin: str) -> set[str]:
    return {f"{origin}/files/{number}.jpg" for number in range(1, POSTS + 1)}


def _asked(url: URL, key: str, default: int = 0) -> int:
    return int(url.query.get(key, default))


def _part(items: Sequence[object], start: int, size: int) -> tuple[list[object], int | None]:
    """One part of a list, and where the next one starts."""
    end = start + size
    return list(items[start:end]), end if end < len(items) else None


def _when(number: int) -> str:
    return f"2026-03-{number % 28 + 1:02}T10:00:00.000Z"


# Mastodon


def _status(origin: str, number: int, **more: object) -> dict[str, object]:
    return {
        "id": str(number),
        "created_at": _when(number),
        "uri": f"{origin}/users/ann/statuses/{number}",
        "url": f"{origin}/@ann/{number}",
        "content": f"<p>Boat {number}</p>",
        "account": {"id": "1", "acct": "ann", "url": f"{origin}/@ann"},
        "reblog": None,
        "media_attachments": [],
        **more,
    }


def mastodon(url: URL) -> object:
    origin = str(url.origin())

    def posted(number: int) -> dict[str, object]:
        photo = {"id": f"7{number}", "type": "image", "url": f"{origin}/files/{number}.jpg", "preview_url": None}
        return _status(origin, number, media_attachments=[photo])

    match url.path.split("/")[3:]:
        case ["accounts", "lookup"]:
            return {"id": "1", "acct": url.query["acct"]}
        case ["timelines", "public"] | ["accounts", "1", "statuses"]:
            older = [number for number in range(POSTS, 0, -1) if number < _asked(url, "max_id", POSTS + 1)]
            return [posted(number) for number in ([POSTS, *older[: PART - 1]] if older else [])]
        case ["statuses", "1", "reblogged_by"]:
            return [
                {"id": str(who), "acct": f"a{who}", "url": f"{origin}/@a{who}"} for who in range(_asked(url, "limit"))
            ]
        case ["statuses", "1", "quotes"]:
            older = [number for number in range(1100, 1000, -1) if number < _asked(url, "max_id", 2000)]
            return [_status(origin, number) for number in older[:40]]
        case ["statuses", "1", "context"]:
            parents = {number: 1 if number % 3 else number - 1 for number in range(2000, 2120)}
            replies = [_status(origin, own, in_reply_to_id=str(parent)) for own, parent in parents.items()]
            return {"ancestors": [], "descendants": replies}
    return None


# The AT Protocol

DID = "did:plc:ann"
ROOT = f"at://{DID}/app.bsky.feed.post/1"


def _view(number: int, did: str = DID, **more: object) -> dict[str, object]:
    return {
        "uri": f"at://{did}/app.bsky.feed.post/{number}",
        "author": {"did": did, "handle": f"{did[8:]}.example"},
        "record": {"text": f"Boat {number}", "createdAt": _when(number)},
        "indexedAt": _when(number),
        **more,
    }


def atproto(url: URL) -> object:
    origin, start = str(url.origin()), _asked(url, "cursor")
    shown: list[dict[str, object]] = [
        {"thumb": None, "fullsize": f"{origin}/files/{number}.jpg"} for number in range(1, POSTS + 1)
    ]
    if url.name.startswith("app."):
        return _appview(url, start, shown)
    match url.name:
        case "com.atproto.sync.listRepos":
            repos, following = _part(
                [{"did": DID}, {"did": "did:plc:gone", "active": False}, {"did": "did:plc:no"}], start, 2
            )
            return {"repos": repos, "cursor": str(following or "")}
        case "com.atproto.repo.describeRepo" if url.query["repo"] == DID:
            return {"did": DID, "handle": "ann.example", "handleIsCorrect": True}
        case "com.atproto.repo.listRecords":
            records = [
                {
                    "uri": f"at://{DID}/app.bsky.feed.post/{number}",
                    "value": {"text": "Boat", "embed": {"images": [{"image": {"ref": {"$link": f"bafy{number}"}}}]}},
                }
                for number in range(1, POSTS + 1)
            ]
            part, following = _part(records, start, PART)
            return {"records": part, "cursor": str(following or "")}
    return None


def _appview(url: URL, start: int, shown: list[dict[str, object]]) -> object:
    match url.name:
        case "app.bsky.feed.getAuthorFeed":
            feed = [{"post": _view(number + 1, embed={"images": [image]})} for number, image in enumerate(shown)]
            part, following = _part(feed, start, PART)
            return {"feed": [feed[0], *part], "cursor": str(following or "")}
        case "app.bsky.feed.getRepostedBy" if url.query["uri"] == ROOT:
            whos, following = _part(
                [{"did": f"did:plc:r{who}", "handle": f"r{who}.example"} for who in range(250)], start, 100
            )
            return {"uri": ROOT, "repostedBy": whos, "cursor": str(following or "")}
        case "app.bsky.feed.getQuotes" if url.query["uri"] == ROOT:
            quotes, following = _part([_view(number, "did:plc:quo") for number in range(150)], start, 100)
            return {"uri": ROOT, "posts": quotes, "cursor": str(following or "")}
        case "app.bsky.feed.getPostThread":
            below = [{"post": _view(number, "did:plc:cy")} for number in range(40)]
            replies = [{"post": _view(500, "did:plc:di"), "replies": below}, {"uri": "at://x", "notFound": True}]
            return {"thread": {"post": _view(1), "replies": replies}}
    return None


# Lemmy


def _lemmy_post(origin: str, number: int) -> dict[str, object]:
    post = {"id": number, "name": f"Boat {number}", "url": f"{origin}/files/{number}.jpg", "published": _when(number)}
    return {"post": post, "creator": {"name": "ann", "local": True}}


def lemmy(url: URL) -> object:
    origin = str(url.origin())
    match url.path:
        case "/api/v3/post/list":
            posts, following = _part(
                [_lemmy_post(origin, own) for own in range(1, POSTS + 1)], _asked(url, "page_cursor"), PART
            )
            return {"posts": [_lemmy_post(origin, 1), *posts], "next_page": str(following) if following else None}
        case "/api/v3/post" if url.query["id"] == "1":
            crossed = [_lemmy_post(origin, number) for number in range(900, 920)]
            return {"post_view": _lemmy_post(origin, 1), "cross_posts": crossed}
        case "/api/v3/comment/list" if url.query["post_id"] == "1":
            paths = {own: f"0.{own}" if own % 2 else f"0.{own - 1}.{own}" for own in range(1, 131)}
            comments, _ = _part(
                [
                    {"comment": {"id": own, "post_id": 1, "path": path, "content": "Nice", "published": _when(own)}}
                    for own, path in paths.items()
                ],
                (_asked(url, "page", 1) - 1) * 50,
                50,
            )
            return {"comments": comments}
    return None


# Reddit


def _listing(children: Sequence[object], after: object = None) -> dict[str, object]:
    return {"kind": "Listing", "data": {"children": list(children), "after": after}}


def _link(origin: str, number: int) -> dict[str, object]:
    data = {"id": f"p{number}", "title": f"Boat {number}", "author": "ann", "created_utc": 1772359200.0 + number}
    place = {"permalink": f"/r/sea/comments/p{number}/boat/", "url": f"{origin}/files/{number}.jpg"}
    return {"kind": "t3", "data": {**data, **place}}


def _comment(own: str, parent: str, replies: object = "") -> dict[str, object]:
    data = {
        "id": own,
        "parent_id": parent,
        "author": "bob",
        "body": "Nice",
        "created_utc": 1772359999,
        "replies": replies,
    }
    return {"kind": "t1", "data": data}


def _more(children: list[str], parent: str) -> dict[str, object]:
    return {"kind": "more", "data": {"children": children, "parent_id": parent}}


def reddit(url: URL) -> object:
    origin = str(url.origin())
    start = int(url.query.get("after", "t3_0").removeprefix("t3_"))
    match url.path:
        case "/r/sea/new.json":
            links, following = _part([_link(origin, number) for number in range(1, POSTS + 1)], start, PART)
            return _listing([_link(origin, 1), *links], f"t3_{following}" if following else None)
        case "/duplicates/p1.json":
            links, following = _part([_link(origin, number) for number in range(1000, 1230)], start, 100)
            return [_listing([_link(origin, 1)]), _listing(links, f"t3_{following}" if following else None)]
        case "/comments/p1.json":
            deep = _listing([_comment("d1", "t1_c0", _listing([_more([], "t1_d1")]))])
            shown = [_comment("c0", "t3_p1", deep), *(_comment(f"c{number}", "t3_p1") for number in range(1, 100))]
            return [
                _listing([_link(origin, 1)]),
                _listing([*shown, _more([f"m{number}" for number in range(250)], "t3_p1")]),
            ]
        case "/comments/p1/_/d1.json":
            below = _listing([_comment(f"e{number}", "t1_d1") for number in range(20)])
            return [_listing([_link(origin, 1)]), _listing([_comment("d1", "t1_c0", below)])]
        case "/api/morechildren.json":
            return {"json": {"data": {"things": [_comment(own, "t3_p1") for own in url.query["children"].split(",")]}}}
    return None


# Tumblr


def _npf(origin: str, number: int) -> dict[str, object]:
    image = {"type": "image", "media": [{"type": "image/jpeg", "url": f"{origin}/files/{number}.jpg", "width": 1280}]}
    post = {"id_string": str(number), "blog_name": "ann", "post_url": f"https://ann.tumblr.com/post/{number}"}
    return {**post, "timestamp": 1772359200 + number, "content": [{"type": "text", "text": "Boat"}, image], "trail": []}


def tumblr(url: URL) -> object:
    origin, start = str(url.origin()), _asked(url, "offset")
    posts = [_npf(origin, number) for number in range(1, POSTS + 1)]
    match url.path:
        case "/v2/blog/ann/posts":
            part, following = _part(posts, start, PART)
            links = {"next": {"href": f"{url.path}?npf=true&offset={following}"}} if following else {}
            return {"response": {"posts": [posts[0], *part], "_links": links}}
        case "/v2/blog/ann/notes" if url.query["id"] == "1":
            is_talk = url.query["mode"] == "conversation"
            notes = [
                {
                    "type": "reply" if is_talk else "reblog",
                    "timestamp": 1772360000 + number,
                    "blog_name": f"b{number}",
                    "blog_url": f"https://b{number}.tumblr.com/",
                    **({"reply_text": "Nice"} if is_talk else {"post_id": str(5000 + number)}),
                }
                for number in range(60 if is_talk else 300)
            ]
            part, following = _part(notes, _asked(url, "before_timestamp"), 50)
            before = url.update_query(before_timestamp=following or 0)
            return {
                "response": {"notes": part, "_links": {"next": {"href": str(before.relative())}} if following else {}}
            }
    return None


def tumblr_without_token(url: URL) -> object:
    origin, start = str(url.origin()), _asked(url, "start")
    numbers, _ = _part(list(range(1, POSTS + 1)), start, PART)
    posts = [
        {"id": str(number), "url": f"{origin}/post/{number}", "photo-url-1280": f"{origin}/files/{number}.jpg"}
        for number in (1, *map(int, map(str, numbers)))
    ]
    said = {"tumblelog": {"name": "ann"}, "posts-start": start - 1, "posts-total": POSTS, "posts": posts}
    return f"var tumblr_api_read = {json.dumps(said)};\n" if url.path == "/api/read/json" else None


# X


def _tweet(number: int, who: str = "1", **more: object) -> dict[str, object]:
    return {"id": str(number), "author_id": who, "text": f"Boat {number}", "created_at": _when(number), **more}


def x(url: URL) -> object:
    origin, start = str(url.origin()), _asked(url, "pagination_token")
    users = [{"id": "1", "username": "ann"}, {"id": "2", "username": "bob"}]

    def some(items: Sequence[object], size: int, **includes: object) -> dict[str, object]:
        part, following = _part(items, start, size)
        meta = {"result_count": len(part), **({"next_token": str(following)} if following else {})}
        return {"data": part, "includes": {"users": users, **includes}, "meta": meta}

    match url.path:
        case "/2/users/by/username/ann":
            return {"data": {"id": "1", "username": "ann"}}
        case "/2/users/1/tweets":
            keyed = [_tweet(own, attachments={"media_keys": [f"3_{own}"]}) for own in range(1, POSTS + 1)]
            photos = [
                {"media_key": f"3_{own}", "type": "photo", "url": f"{origin}/files/{own}.jpg"}
                for own in range(1, POSTS + 1)
            ]
            return some(keyed, PART, media=photos)
        case "/2/tweets/1/retweeted_by":
            return some([{"id": str(who), "username": f"r{who}"} for who in range(10, 260)], 100)
        case "/2/tweets/1/quote_tweets":
            return some(
                [_tweet(own, "2", referenced_tweets=[{"type": "quoted", "id": "1"}]) for own in range(300, 450)], 100
            )
        case "/2/tweets/search/recent" if url.query["query"] == "conversation_id:1":
            said = [_tweet(own, "2", referenced_tweets=[{"type": "replied_to", "id": "1"}]) for own in range(600, 730)]
            return some([*said, _tweet(1)], 100)
    return None


# Telegram


def telegram(url: URL) -> object:
    origin = str(url.origin())
    if url.path != "/s/pierchannel":
        return None
    older = [number for number in range(POSTS, 0, -1) if number < _asked(url, "before", POSTS + 1)][:PART]
    messages = "".join(
        f'<div class="tgme_widget_message" data-post="pierchannel/{number}"><a class="tgme_widget_message_photo_wrap" '
        f"style=\"background-image:url('{origin}/files/{number}.jpg')\"></a>"
        f'<div class="tgme_widget_message_text js-message_text">Boat {number}</div><a class="tgme_widget_message_date">'
        f'<time datetime="{_when(number)}"></time></a></div>'
        for number in (POSTS, *reversed(older))
    )
    last = older[-1] if older else 1
    more = (
        f'<a class="tme_messages_more" href="/s/pierchannel?before={last}" data-before="{last}"></a>'
        if last > 1
        else ""
    )
    return f"<!DOCTYPE html><html><head><title>Pier</title></head><body>{more}{messages}</body></html>"
