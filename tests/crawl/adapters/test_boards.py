"""Forums, imageboards and boorus, walked from their front to their last page on servers that answer as documented."""

from __future__ import annotations

from datetime import UTC, datetime

from takedown.cases.post import PostFacts, PostKind
from takedown.crawl.adapters.danbooru import Danbooru
from takedown.crawl.adapters.discourse import Discourse
from takedown.crawl.adapters.fourchan import Fourchan
from takedown.crawl.adapters.gelbooru import Gelbooru
from takedown.crawl.adapters.lynxchan import Lynxchan
from takedown.crawl.adapters.moebooru import Moebooru
from takedown.crawl.adapters.vichan import Vichan
from tests.crawl.adapters.boards import MADE, Pages, Walked, as_json, as_xml, files, spread, walked
from tests.crawl.crawl_server import HTML, Server, serving


def found(server: Server, walk: Walked) -> set[str]:
    return {url.removeprefix(server.url("")) for url in walk.media}


def visited_once(server: Server) -> bool:
    return len(server.paths) == len(set(server.paths))


def chan_post(number: int, thread: int, comment: str = "", **more: object) -> dict[str, object]:
    """A post with a file, in 4chan's shape; ``thread`` 0 for the first of a thread."""
    file = {"tim": 10_000 + number, "ext": ".jpg", "filename": "x", "fsize": 1}
    said = {"no": number, "resto": thread, "time": MADE + 60 * number, "name": "Anonymous", "com": comment}
    return said | file | more


def fourchan_pages() -> Pages:
    threads = {1: [2, 3, 4], 5: [6], 7: []}
    pages: Pages = {
        "/boards.json": as_json({"boards": [{"board": "w"}]}),
        "/w/archive.json": as_json([7]),
        "/w/catalog.json": as_json(
            [
                {"page": 1, "threads": [chan_post(1, 0, last_replies=[chan_post(4, 1)])]},
                {"page": 2, "threads": [chan_post(5, 0)]},
            ]
        ),
    }
    for thread, replies in threads.items():
        posts = [chan_post(thread, 0, "first"), *(chan_post(one, thread, f"&gt;&gt;{one - 1} yes") for one in replies)]
        pages[f"/w/thread/{thread}.json"] = as_json({"posts": posts})
        for number in (thread, *replies):
            pages |= files(f"/w/{10_000 + number}.jpg", f"/w/{10_000 + number}s.jpg")
    return pages


async def test_fourchan_from_its_boards_to_its_archive() -> None:
    adapter = Fourchan()
    async with serving(fourchan_pages()) as server:
        walk = await walked(adapter, server, server.url("/w/"))
        assert visited_once(server)
        assert found(server, walk) == {f"/w/1000{n}{s}.jpg" for n in range(1, 8) for s in ("", "s")}
        first = walk.media[server.url("/w/10001.jpg")]
        assert first.post is not None
        assert first.post.at == datetime.fromtimestamp(MADE + 60, UTC)
        assert (first.page, first.own, first.post.handle) == (server.url("/w/thread/1"), True, "Anonymous")
        assert first.like == walk.media[server.url("/w/10001s.jpg")].like
        passed_on = await spread(adapter, server, first.post)
    about = {post.uri.rpartition("#p")[2]: post.about.rpartition("#p")[2] for post in passed_on.posts.values()}
    assert about == {"2": "1", "3": "2", "4": "3"}
    assert {post.kind for post in passed_on.posts.values()} == {PostKind.REPLY}
    assert passed_on.read == [server.url("/w/thread/1.json")]


async def test_vichan_from_its_front_page_with_several_files_a_post() -> None:
    more_files = [{"tim": "10001-1", "ext": ".png"}, {"tim": "10001-2", "ext": ".jpg", "filedeleted": 1}]
    first = chan_post(1, 0, "first", tim="10001", extra_files=more_files)
    front = b'<!doctype html><div class="boardlist">[<a href="/w/index.html">w</a>]</div><a href="/rules.html">r</a>'
    pages: Pages = {
        "/": (200, HTML, front),
        "/w/catalog.json": as_json([{"threads": [first], "page": 0}, {"threads": [chan_post(5, 0)], "page": 1}]),
        "/w/res/1.json": as_json({"posts": [first, chan_post(2, 1, "&gt;&gt;1 yes", tim="10002")]}),
        "/w/res/5.json": as_json({"posts": [chan_post(5, 0, tim="10005")]}),
        "/w/0.json": as_json({"threads": [{"posts": [first]}]}),
        "/w/1.json": as_json({"threads": [{"posts": [chan_post(5, 0, tim="10005")]}]}),
        "/w/2.json": as_json({"threads": []}),
        **files("/w/src/10001.jpg", "/w/thumb/10001.png", "/w/src/10001-1.png", "/w/src/10002.jpg", "/w/src/10005.jpg"),
    }
    shown = {path for path in pages if "/src/" in path or "/thumb/" in path}
    async with serving(pages) as server:
        walk = await walked(Vichan(), server, server.url())
        assert visited_once(server)
        assert found(server, walk) == shown
        assert walk.missing == [server.url(f"/w/thumb/{name}.png") for name in ("10001-1", "10005", "10002")]
        (reply,) = walk.posts.values()
        assert reply.about == server.url("/w/res/1.html#p1")
    async with serving(pages) as server:
        assert found(server, await walked(Vichan(), server, server.url("/w/0.json"))) == shown
        assert "/w/2.json" in server.paths


async def test_lynxchan_from_its_list_of_boards() -> None:
    def thread(number: int, *answers: dict[str, object]) -> dict[str, object]:
        return {"boardUri": "w", "threadId": number, **said(number), "posts": list(answers)}

    def said(number: int, markdown: str = "words") -> dict[str, object]:
        file = {"path": f"/.media/{number}.jpg", "thumb": f"/.media/t_{number}", "mime": "image/jpeg"}
        made = "2026-01-02T03:04:05.678Z"
        return {"postId": number, "name": "Bernd", "markdown": markdown, "creation": made, "files": [file]}

    pages: Pages = {
        "/boards.js?json=1": as_json({"status": "ok", "data": {"pageCount": 2, "boards": [{"boardUri": "w"}]}}),
        "/boards.js?json=1&page=2": as_json({"status": "ok", "data": {"pageCount": 2, "boards": [{"boardUri": "v"}]}}),
        "/w/catalog.json": as_json([{"threadId": 1, "thumb": "/.media/t_1", "page": 1}, {"threadId": 3, "page": 2}]),
        "/v/catalog.json": as_json([]),
        "/w/res/1.json": as_json(thread(1, said(2, '<a class="quoteLink">&gt;&gt;1</a>'))),
        "/w/res/3.json": as_json(thread(3)),
    }
    pages |= files(*(f"/.media/{name}" for number in (1, 2, 3) for name in (f"{number}.jpg", f"t_{number}")))
    async with serving(pages) as server:
        walk = await walked(Lynxchan(), server, server.url())
        assert visited_once(server)
        assert found(server, walk) == {path for path in pages if path.startswith("/.media/")}
        (reply,) = walk.posts.values()
        assert reply.about == server.url("/w/res/1.html#1")
        assert reply.at == datetime(2026, 1, 2, 3, 4, 5, 678_000, UTC)
        passed_on = await spread(Lynxchan(), server, PostFacts(reply.about, server.url("/w/res/1.html")))
        assert passed_on.posts == walk.posts


async def test_danbooru_page_by_page_with_every_size_and_its_comments() -> None:
    def post(number: int, root: str) -> dict[str, object]:
        sizes = [{"type": "720x720", "url": f"{root}/720x720/{number}.webp"}]
        said = {"id": number, "created_at": "2026-01-02T03:04:05.678-05:00", "uploader_id": 3, "tag_string": "sea"}
        if number % 10 == 0:  # for other accounts only
            return said
        named = {"file_url": f"{root}/original/{number}.jpg", "preview_file_url": f"{root}/180x180/{number}.jpg"}
        return said | named | {"media_asset": {"variants": sizes}, "source": "https://elsewhere.example/1.jpg"}

    shown = [number for number in range(1, 26) if number % 10]
    sizes = ("original/{}.jpg", "180x180/{}.jpg", "720x720/{}.webp")
    paths = [f"/{size.format(number)}" for number in shown for size in sizes]
    said = {"post_id": 25, "body": "x", "created_at": "2026-01-03T00:00:00Z"}
    comments = [said | {"id": number, "creator_id": number} for number in (1, 2)]
    async with serving(files(*paths)) as cdn:
        posts = [post(number, cdn.url("")) for number in range(25, 0, -1)]
        asked = "/comments.json?group_by=comment&limit=1000&search%5Bpost_id%5D=25"
        pages: Pages = {
            "/posts.json?limit=10": as_json(posts[:10]),
            "/posts.json?limit=10&page=b16": as_json(posts[10:20]),
            "/posts.json?limit=10&page=b6": as_json(posts[20:]),
            "/posts.json?limit=10&page=b1": as_json([]),
            asked.replace("%5B", "[").replace("%5D", "]"): as_json(comments),
            asked: as_json(comments),
        }
        async with serving(pages) as server:
            walk = await walked(Danbooru(), server, server.url("/posts?limit=10"), cdn.pair)
            assert visited_once(server)
            assert len(server.paths) == 4
            assert found(cdn, walk) == set(paths)
            link = walk.media[cdn.url("/original/25.jpg")]
            assert link.post is not None
            assert (link.page, link.own) == (server.url("/posts/25"), True)
            assert link.post.at == datetime(2026, 1, 2, 8, 4, 5, 678_000, UTC)
            answers = (await spread(Danbooru(), server, link.post)).posts.values()
            assert [(one.kind, one.about, one.handle) for one in answers] == [
                (PostKind.REPLY, server.url("/posts/25"), "1"),
                (PostKind.REPLY, server.url("/posts/25"), "2"),
            ]


_API = "/index.php?page=dapi&s=post&q=index&json=1&limit=100"


async def test_gelbooru_in_its_three_shapes() -> None:
    made = "Sat Nov 21 17:00:00 -0600 2026"
    new = [{"id": n, "created_at": made, "file_url": f"/images/1/{n}.jpg", "tags": "sea"} for n in range(150)]
    bare = [{"id": n, "directory": 1, "image": f"{n}.jpg", "sample": False} for n in range(150)]
    old: list[dict[str, object]] = [{"id": n, "created_at": made, "file_url": f"/images/1/{n}.jpg"} for n in range(150)]
    comments: list[dict[str, object]] = [{"id": 9, "post_id": 0, "creator": "x", "created_at": "2026-01-06 12:09"}]
    shapes: dict[str, Pages] = {
        "new": {
            _API: as_json({"@attributes": {"count": 150}, "post": new[:100]}),
            f"{_API}&pid=1": as_json({"@attributes": {"count": 150}, "post": new[100:]}),
        },
        "bare": {_API: as_json(bare[:100]), f"{_API}&pid=1": as_json(bare[100:]), f"{_API}&pid=2": as_json([])},
        "old": {
            _API: as_xml("posts", {"count": 150, "offset": 0}, "post", old[:100]),
            f"{_API}&pid=1": as_xml("posts", {"count": 150, "offset": 100}, "post", old[100:]),
            "/index.php?page=dapi&s=comment&q=index&post_id=0": as_xml("comments", {}, "comment", comments),
        },
    }
    pictures = files(*(f"/images/1/{n}.jpg" for n in range(150)))
    for name, pages in shapes.items():
        async with serving(pages | pictures) as server:
            walk = await walked(Gelbooru(), server, server.url("/index.php?page=post&s=list"))
            assert found(server, walk) == set(pictures), name
            assert visited_once(server)
            link = walk.media[server.url("/images/1/0.jpg")]
            assert link.post is not None
            assert link.page == server.url("/index.php?page=post&s=view&id=0")
            assert link.post.at == (None if name == "bare" else datetime(2026, 11, 21, 23, tzinfo=UTC))
            if name == "old":
                (answer,) = (await spread(Gelbooru(), server, link.post)).posts.values()
                assert (answer.about, answer.at) == (link.page, datetime(2026, 1, 6, 12, 9, tzinfo=UTC))


async def test_moebooru_page_by_page() -> None:
    def post(number: int) -> dict[str, object]:
        sizes = {name: f"/{name}/{number}.jpg" for name in ("file_url", "jpeg_url", "sample_url", "preview_url")}
        return {"id": number, "created_at": MADE, "author": "jo", "tags": "sea", **sizes}

    posts = [post(number) for number in range(25)]
    pages: Pages = {"/post.json?tags=sea&limit=10": as_json(posts[:10])}
    pages |= {f"/post.json?tags=sea&limit=10&page={n + 1}": as_json(posts[10 * n : 10 * n + 10]) for n in (1, 2, 3)}
    pictures = files(*(str(value) for one in posts for key, value in one.items() if key.endswith("_url")))
    async with serving(pages | pictures) as server:
        walk = await walked(Moebooru(), server, server.url("/post?tags=sea&limit=10"))
        assert visited_once(server)
        assert found(server, walk) == set(pictures)
        link = walk.media[server.url("/sample_url/7.jpg")]
        assert (link.page, link.own) == (server.url("/post/show/7"), True)
        assert len({one.like for one in walk.media.values()}) == 25


def forum_post(
    number: int, topic: int = 5, answers: int | None = None, cooked: str = "<p>words</p>"
) -> dict[str, object]:
    ids: dict[str, object] = {"id": 100 * topic + number, "post_number": number, "reply_to_post_number": answers}
    said = {"username": f"user{number}", "created_at": "2026-01-02T03:04:05.000Z", "cooked": cooked}
    return ids | said | {"topic_id": topic, "topic_slug": "walks"}


async def test_discourse_from_its_latest_topics_to_the_last_post_of_each() -> None:
    names = [f"{number:040x}" for number in range(1, 46)]
    shown = {n: f'<p>x <img src="/uploads/default/original/1X/{name}.jpeg"></p>' for n, name in enumerate(names, 1)}
    posts = [forum_post(n, answers=1 if n > 1 else None, cooked=cooked) for n, cooked in shown.items()]
    stream = [one["id"] for one in posts]
    topics = [{"id": n, "slug": "walks", "image_url": None} for n in (5, 6, 7)]
    pages: Pages = {
        "/latest.json": as_json({"topic_list": {"topics": topics[:2], "more_topics_url": "/latest?page=1"}}),
        "/latest.json?page=1": as_json({"topic_list": {"topics": topics[2:]}}),
        "/t/5.json": as_json({"id": 5, "title": "Walks", "post_stream": {"posts": posts[:20], "stream": stream}}),
        "/t/6.json": as_json({"id": 6, "post_stream": {"posts": [forum_post(1, 6)], "stream": [601]}}),
        "/t/7.json": as_json({"id": 7, "post_stream": {"posts": [], "stream": []}}),
    }
    for start in (20, 40):
        query = "&".join(f"post_ids%5B%5D={one}" for one in stream[start : start + 20])
        value = {"id": 5, "post_stream": {"posts": posts[start : start + 20]}}
        pages[f"/t/5/posts.json?{query}"] = as_json(value)
        pages[f"/t/5/posts.json?{query.replace('%5B%5D', '[]')}"] = as_json(value)
    pages["/posts/501/replies.json"] = as_json(posts[1:21])
    pages["/posts/501/replies.json?after=21"] = as_json(posts[21:])
    pages["/posts/501/replies.json?after=45"] = as_json([])
    pictures = files(*(f"/uploads/default/original/1X/{name}.jpeg" for name in names))
    async with serving(pages | pictures) as server:
        walk = await walked(Discourse(), server, server.url("/latest"))
        assert visited_once(server)
        assert found(server, walk) == set(pictures)
        link = walk.media[server.url(f"/uploads/default/original/1X/{names[0]}.jpeg")]
        assert link.post is not None
        assert (link.page, link.own, link.like) == (server.url("/t/walks/5/1"), True, names[0])
        assert (link.post.uri, link.post.handle, link.post.text) == (server.url("/p/501"), "user1", "x")
        passed_on = await spread(Discourse(), server, link.post)
    assert len(passed_on.posts) == 44
    assert {post.about for post in passed_on.posts.values()} == {link.post.uri}
