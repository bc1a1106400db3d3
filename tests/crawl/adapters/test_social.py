"""The adapters of social networks against local servers that answer in the documented shapes, part by part."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from takedown.cases.post import PostFacts, PostKind
from takedown.crawl.adapters.adapter import Adapter, Sample, TokenNeeded
from takedown.crawl.adapters.registry import adapter_for
from takedown.crawl.net.fetch import Fetcher
from takedown.crawl.read.finds import Finds, MediaLink
from takedown.settings import HostSettings
from tests.crawl.adapters import social_server as social
from tests.crawl.crawl_server import Server, quick, serving

SOCIAL = ("mastodon", "bluesky", "lemmy", "reddit", "tumblr", "x", "telegram")
TOKEN = "made-up"


@dataclass
class Walked:
    """All that a walk over one host's interface gave."""

    asked: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    media: dict[str, MediaLink] = field(default_factory=dict)
    posts: dict[str, PostFacts] = field(default_factory=dict)
    listings: set[str] = field(default_factory=set)

    def take(self, url: str, finds: Finds) -> list[str]:
        for link in finds.media:
            self.media.setdefault(link.url, link)
        for post in finds.posts:
            self.posts.setdefault(post.uri, post)
        if finds.listing:
            self.listings.add(url)
        return [page.url for page in finds.pages]


async def walk(adapter: Adapter, server: Server, starts: list[str]) -> Walked:
    """Ask what the adapter wants asked until nothing is left."""
    walked, waiting = Walked(), list(starts)
    headers = dict(adapter.headers(host(adapter.kind, starts[0]), TOKEN))
    async with Fetcher(quick(), allow=[server.pair], delay=0, concurrency=8) as fetcher:
        while waiting:
            url = waiting.pop(0)
            if url in walked.asked:
                continue
            walked.asked.append(url)
            answer = await fetcher.get(
                url, lambda kind, head, at: 1_000_000 * adapter.reads(kind, head, at), headers=headers
            )
            if answer.status != 200:
                walked.refused.append(url)
                continue
            waiting += walked.take(url, adapter.read(answer.body, answer.final_url, answer.content_type))
    return walked


async def absent(server: Server, walked: Walked) -> list[str]:
    """The files that an answer still names, and that are deleted."""
    async with Fetcher(quick(), allow=[server.pair], delay=0, concurrency=8) as fetcher:
        answers = [await fetcher.get(url, lambda *_: 10_000) for url in walked.media]
    return [answer.url for answer in answers if answer.status == 404]


def host(kind: str, start: str, token_file: str = "token") -> HostSettings:
    return HostSettings(name="here", kind=kind, start=[start], token_file=token_file)


LISTS = [
    ("mastodon", social.mastodon, "/public/local", 4),
    ("mastodon", social.mastodon, "/@ann", 5),
    ("bluesky", social.atproto, "/xrpc/app.bsky.feed.getAuthorFeed?actor=ann.example&limit=10", 3),
    ("lemmy", social.lemmy, "/", 3),
    ("reddit", social.reddit, "/r/sea/", 3),
    ("tumblr", social.tumblr, "/v2/blog/ann/posts?npf=true", 3),
    ("tumblr", social.tumblr_without_token, "/api/read/json?num=10", 3),
    ("x", social.x, "/2/users/by/username/ann", 4),
    ("telegram", social.telegram, "/pierchannel", 3),
]


@pytest.mark.parametrize(("kind", "say", "start", "answers"), LISTS)
async def test_every_picture_of_a_list_is_found_whatever_repeats(
    kind: str, say: social.Say, start: str, answers: int
) -> None:
    adapter = adapter_for(kind)
    async with serving(social.talking(say)) as server:
        starts = list(adapter.starts(host(kind, server.url(start))))
        walked = await walk(adapter, server, starts)
        missing = await absent(server, walked)
        origin = server.url("")
    assert set(walked.media) == social.pictures(origin)
    assert missing == [f"{origin}/files/{social.GONE}.jpg"]
    assert len(walked.asked) == answers
    assert not walked.refused
    assert not walked.posts
    assert walked.listings
    for link in walked.media.values():
        assert link.own
        assert link.post is not None
        assert link.post.kind is PostKind.POST
        assert "ann" in link.post.handle or link.post.handle == "pierchannel"
        assert link.page == link.post.url


async def test_a_personal_data_server_gives_every_file_of_every_account() -> None:
    adapter = adapter_for("bluesky")
    async with serving(social.talking(social.atproto)) as server:
        origin = server.url("")
        walked = await walk(adapter, server, list(adapter.starts(host("bluesky", server.url()))))
    own = {url for url in walked.media if url.startswith(origin)}
    assert own == {
        f"{origin}/xrpc/com.atproto.sync.getBlob?did=did:plc:ann&cid=bafy{number}" for number in range(1, 26)
    }
    assert {link.own for url, link in walked.media.items() if url not in own} == {False}
    assert walked.refused == [f"{origin}/xrpc/com.atproto.repo.describeRepo?repo=did:plc:no"]
    assert len(walked.asked) == 7
    assert not any("gone" in url for url in walked.asked)
    post = next(iter(walked.media.values())).post
    assert post is not None
    assert post.handle == "ann.example"
    assert adapter.spread(post) == ()


SPREADS = [
    (
        "mastodon",
        social.mastodon,
        "{}/api/v1/statuses/1",
        "{}/@ann/1",
        {PostKind.REPOST: 80, PostKind.QUOTE: 100, PostKind.REPLY: 120},
    ),
    (
        "bluesky",
        social.atproto,
        social.ROOT,
        "{}/profile/did:plc:ann/post/1",
        {PostKind.REPOST: 250, PostKind.QUOTE: 150, PostKind.REPLY: 41},
    ),
    ("lemmy", social.lemmy, "{}/post/1", "{}/post/1", {PostKind.REPOST: 20, PostKind.REPLY: 130}),
    (
        "reddit",
        social.reddit,
        "{}/comments/p1",
        "{}/r/sea/comments/p1/boat/",
        {PostKind.REPOST: 230, PostKind.REPLY: 371},
    ),
    (
        "tumblr",
        social.tumblr,
        "{}/v2/blog/ann/posts/1",
        "https://ann.tumblr.com/post/1",
        {PostKind.REPOST: 300, PostKind.REPLY: 60},
    ),
    (
        "x",
        social.x,
        "{}/2/tweets/1",
        "https://x.com/ann/status/1",
        {PostKind.REPOST: 250, PostKind.QUOTE: 150, PostKind.REPLY: 130},
    ),
]


@pytest.mark.parametrize(("kind", "say", "uri", "url", "expected"), SPREADS)
async def test_who_passed_a_post_on_is_listed_to_the_end(
    kind: str, say: social.Say, uri: str, url: str, expected: dict[PostKind, int]
) -> None:
    adapter = adapter_for(kind)
    async with serving(social.talking(say, TOKEN)) as server:
        origin = server.url("")
        post = PostFacts(uri.format(origin), url.format(origin))
        walked = await walk(adapter, server, list(adapter.spread(post)))
    assert not walked.refused
    assert Counter(one.kind for one in walked.posts.values()) == expected
    assert post.uri not in walked.posts
    known = {post.uri, *walked.posts}
    assert {one.about for one in walked.posts.values()} <= known
    assert sum(one.about == post.uri for one in walked.posts.values()) > 20
    for one in walked.posts.values():
        assert one.url.startswith("http")
        assert isinstance(one.at, datetime) or one.at is None


@pytest.mark.parametrize(("kind", "say", "uri", "url"), [spread[:4] for spread in SPREADS])
async def test_the_root_that_a_list_of_posts_gives_is_the_one_that_its_spread_is_about(
    kind: str, say: social.Say, uri: str, url: str
) -> None:
    adapter = adapter_for(kind)
    start = next(start for one, _, start, _ in LISTS if one == kind)
    async with serving(social.talking(say)) as server:
        origin = server.url("")
        walked = await walk(adapter, server, list(adapter.starts(host(kind, server.url(start)))))
    first = walked.media[f"{origin}/files/1.jpg"].post
    assert first is not None
    assert first.uri == uri.format(origin)
    assert first.url == url.format(origin)
    assert first.text.startswith("Boat")
    assert first.at is not None


async def test_telegram_tells_nobody_who_passed_a_post_on() -> None:
    post = PostFacts("https://t.me/pierchannel/1", "https://t.me/pierchannel/1")
    assert adapter_for("telegram").spread(post) == ()


@pytest.mark.parametrize(("kind", "start"), [("x", "https://x.com/ann"), ("tumblr", "https://tumblr.com/tagged/sea")])
def test_without_a_token_nothing_is_asked_where_one_is_needed(kind: str, start: str) -> None:
    with pytest.raises(TokenNeeded) as problem:
        list(adapter_for(kind).starts(host(kind, start, token_file="")))
    assert problem.value.data == {"site": "here", "kind": kind}


@pytest.mark.parametrize(
    ("kind", "start", "asked"),
    [
        ("tumblr", "https://ann.tumblr.com/", "https://ann.tumblr.com/api/read/json?num=50"),
        ("tumblr", "https://www.tumblr.com/ann/71/x", "https://ann.tumblr.com/api/read/json?id=71"),
        ("tumblr", "https://photos.example/post/5", "https://photos.example/api/read/json?id=5"),
        ("reddit", "https://reddit.com/r/sea", "https://www.reddit.com/r/sea/new.json?limit=100&raw_json=1"),
    ],
)
def test_without_a_token_the_open_interface_is_asked(kind: str, start: str, asked: str) -> None:
    assert list(adapter_for(kind).starts(host(kind, start, token_file=""))) == [asked]


@pytest.mark.parametrize("kind", SOCIAL)
def test_no_address_at_all_is_left_to_the_guard(kind: str) -> None:
    assert list(adapter_for(kind).starts(host(kind, "http://[broken/"))) == ["http://[broken/"]


@pytest.mark.parametrize("kind", SOCIAL)
def test_a_token_is_shown_only_where_there_is_one(kind: str) -> None:
    adapter, table = adapter_for(kind), host(kind, "https://host.example/")
    assert adapter.headers(table, "") == {}
    shown = {} if kind == "telegram" else {"Authorization": f"Bearer {TOKEN}"}
    assert adapter.headers(table, TOKEN) == shown


@pytest.mark.parametrize("kind", [kind for kind in SOCIAL if kind != "telegram"])
def test_a_login_wall_gives_its_words_and_no_links(kind: str) -> None:
    wall = b"<!doctype html><title>Log in</title><img src=/logo.png><a href=/elsewhere>Sign up</a>"
    adapter = adapter_for(kind)
    finds = adapter.read(wall, adapter.samples[0].url, "text/html")
    assert finds.title == "Log in"
    assert not finds.media
    assert not finds.pages


FRONTS = [
    ("mastodon", "https://m.example/", "text/html", b"<html><body><div class='app-holder' id='mastodon'></div></body>"),
    ("mastodon", "https://m.example/api/v1/instance", "application/json", b'{"uri":"m.example","version":"4.5.0"}'),
    ("mastodon", "https://m.example/nodeinfo/2.0", "application/json", b'{"software":{"name":"gotosocial"}}'),
    (
        "bluesky",
        "https://pds.example/",
        "text/plain",
        b"\nThis is an AT Protocol Personal Data Server (aka, an atproto PDS)",
    ),
    (
        "bluesky",
        "https://pds.example/xrpc/com.atproto.server.describeServer",
        "application/json",
        b'{"did":"did:web:pds.example","availableUserDomains":[".pds.example"]}',
    ),
    ("lemmy", "https://l.example/", "text/html", b'<script>window.isoData = {"site_res":{"site_view":{}}}</script>'),
    ("lemmy", "https://l.example/api/v3/site", "application/json", b'{"site_view":{"site":{}},"version":"0.19.3"}'),
    ("reddit", "https://old.reddit.com/", "text/html", b"<html></html>"),
    ("tumblr", "https://ann.tumblr.com/", "text/html", b"<html></html>"),
    (
        "tumblr",
        "https://photos.example/",
        "text/html",
        b"<!-- BEGIN TUMBLR FACEBOOK OPENGRAPH TAGS --><script src=https://assets.tumblr.com/a.js>",
    ),
    ("x", "https://x.com/ann", "text/html", b"<html></html>"),
    ("telegram", "https://t.me/s/pierchannel", "text/html", b"<html></html>"),
]


@pytest.mark.parametrize(("kind", "url", "content_type", "body"), FRONTS)
def test_a_front_page_is_recognised_by_its_own_adapter_alone(
    kind: str, url: str, content_type: str, body: bytes
) -> None:
    assert [one for one in SOCIAL if adapter_for(one).recognises(body, url, content_type)] == [kind]


def test_an_ordinary_page_is_nobodys() -> None:
    page = (
        b"<!doctype html><title>Blog</title><p>We are on mastodon, reddit and t.me</p>"
        b'<script src="https://assets.tumblr.com/share-button.js"></script>'
    )
    for body, content_type in ((page, "text/html"), (b'{"version":"1"}', "application/json"), (b"", "")):
        assert not [one for one in SOCIAL if adapter_for(one).recognises(body, "https://blog.example/", content_type)]


HOSTILE: st.SearchStrategy[object] = st.sampled_from(
    [
        None,
        True,
        -1,
        10**400,
        1e308,
        "",
        "\ud800",
        "javascript:alert(1)",
        "http://[::1",
        "http://user:pw@host.example/",
        "https://host.example:99999/",
        "../../..",
        "at://",
        [],
        {},
        [[None]],
        {"id": {"id": []}},
        ["http://169.254.169.254/"],
    ]
)
JSON_SAMPLES = [
    (kind, sample)
    for kind in SOCIAL
    for sample in adapter_for(kind).samples
    if sample.body.lstrip().startswith((b"{", b"["))
]


def spoiled(value: object, data: st.DataObject) -> object:
    """The same JSON with something else in some places."""
    if data.draw(st.integers(0, 9)) == 0:
        return data.draw(HOSTILE)
    if isinstance(value, dict):
        return {key: spoiled(inner, data) for key, inner in value.items()}
    if isinstance(value, list):
        return [spoiled(inner, data) for inner in value]
    return value


@settings(deadline=None)
@given(st.sampled_from(JSON_SAMPLES), st.data())
def test_fields_of_any_shape_give_less_and_raise_nothing(chosen: tuple[str, Sample], data: st.DataObject) -> None:
    kind, sample = chosen
    adapter = adapter_for(kind)
    body = json.dumps(spoiled(json.loads(sample.body), data)).encode()
    finds = adapter.read(body, sample.url, "application/json")
    addresses = (
        [link.url for link in finds.media] + [page.url for page in finds.pages] + [post.url for post in finds.posts]
    )
    assert all(url.startswith(("http://", "https://")) and "@host" not in url for url in addresses)
    for post in (*finds.posts, *(link.post for link in finds.media if link.post is not None)):
        json.dumps([post.handle, post.text, post.uri]).encode()
        f"{post.handle}{post.text}{post.uri}".encode()
        list(adapter.spread(post))
