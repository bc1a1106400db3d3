"""Discourse: topics and all their posts, with every size of the pictures in them, through its interface.

https://docs.discourse.org (Topics: ``/latest.json``, ``/c/SLUG/ID/l/latest.json``, ``/t/ID.json``,
``/t/ID/posts.json?post_ids[]=``) and https://github.com/discourse/discourse, ``app/controllers/posts_controller.rb``
(``/posts/ID/replies.json``, 20 at once, ``after``; ``/p/ID``). What is only for members doesn't come.
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
from takedown.crawl.read.reader import read

_AT_ONCE = 20
"""Posts of one answer, as Discourse's own pages ask for them."""

_TOPIC = re.compile(r"(?P<root>.*?)/t/(?:[^/]*[^\d/][^/]*/)?(?P<id>\d+)(?:[/.].*)?")
_PLACE = re.compile(r"(?P<root>.*?)/(?:c|tag|t|latest|top|new|categories|posts|p)(?:[/.].*)?")
_LISTED = re.compile(r"(?P<root>.*?)/(?P<list>(?:c|tag)/.+?)(?:/l/\w+)?/?")
_REPLIES = re.compile(r".*/posts/(\d+)/replies\.json")
_PERMALINK = re.compile(r"(.*)/p/(\d+)")
_QUOTE = re.compile(r"<aside[^>]{0,300}\bclass=\"quote\b[^>]{0,500}>")
_QUOTED = re.compile(r"data-post=\"(\d{1,9})\"")
_OF_TOPIC = re.compile(r"data-topic=\"(\d{1,12})\"")
_FURNITURE = re.compile(r"/images/emoji/|//emoji\.|/(?:user|letter)_avatar(?:_proxy)?/|/letter_avatar_proxy/|/plugins/")
_UPLOAD = re.compile(r"/(?:original|optimized|uploads)/")
_SHA1 = re.compile(r"[0-9a-f]{40}")
_ENGINE = re.compile(rb"<meta name=\"generator\" content=\"Discourse ", re.IGNORECASE)

_A, _B = "a" * 40, "b" * 40

_CDN = "https://cdn.forum.example"
_COOKED = (
    "<p>By the <em>sea</em> <img src='https://forum.example/images/emoji/twitter/sea.png?v=12' class='emoji'></p>"
    f"<div class='lightbox-wrapper'><a class='lightbox' href='{_CDN}/original/1X/{_A}.jpeg'>"
    f"<img src='{_CDN}/optimized/1X/{_A}_2_690x388.jpeg' srcset='{_CDN}/optimized/1X/{_A}_2_690x388.jpeg, "
    f"{_CDN}/optimized/1X/{_A}_2_1035x582.jpeg 1.5x'></a></div>"
)
_QUOTING = (
    r"<aside class=\"quote no-group\" data-username=\"jo\" data-post=\"1\" data-topic=\"5\"><blockquote>By the sea"
    f"</blockquote></aside><p>Mine: <img src='/uploads/default/original/1X/{_B}.png'></p>"
)

_LATEST = f"""{{"users":[],"topic_list":{{"per_page":30,"topics":[
{{"id":5,"title":"Walks","slug":"walks","posts_count":3,"created_at":"2026-01-02T03:04:05.000Z","image_url":
"https://cdn.forum.example/original/1X/{_A}.jpeg","thumbnails":[{{"max_width":800,"url":
"https://cdn.forum.example/optimized/1X/{_A}_2_800x600.jpeg"}}]}},{{"id":4,"title":"No picture","slug":"no-picture",
"image_url":null,"thumbnails":null}}],"more_topics_url":"/latest?no_definitions=true&page=1"}}}}""".encode()

_TOPIC_BODY = f"""{{"id":5,"slug":"walks","title":"Walks","post_stream":{{"posts":[
{{"id":70,"username":"jo","created_at":"2026-01-02T03:04:05.000Z","cooked":"{_COOKED}","post_number":1,"reply_to_post_number":null,"topic_id":5,"topic_slug":"walks"}},
{{"id":71,"username":"max","created_at":"2026-01-03T00:00:00.000Z","cooked":"<p>Where?</p>","post_number":2,
"reply_to_post_number":null,"topic_id":5,"topic_slug":"walks"}},
{{"id":72,"username":"kim","created_at":"2026-01-04T00:00:00.000Z","cooked":"{_QUOTING}","post_number":3,"reply_to_post_number":2,"topic_id":5,
"topic_slug":"walks"}}],"stream":[70,71,72,73,74]}}}}""".encode()

_ANSWERS = b"""[{"id":75,"username":"lou","created_at":"2026-01-05T00:00:00.000Z","cooked":"<p>Yes</p>","post_number":9,
"reply_to_post_number":2,"topic_id":5,"topic_slug":"walks"}]"""

_PICTURES = (
    f"https://cdn.forum.example/original/1X/{_A}.jpeg",
    f"https://cdn.forum.example/optimized/1X/{_A}_2_690x388.jpeg",
    f"https://cdn.forum.example/optimized/1X/{_A}_2_1035x582.jpeg",
    f"https://forum.example/uploads/default/original/1X/{_B}.png",
)


class Discourse(Behind):
    """The adapter of kind ``discourse``."""

    kind = "discourse"
    samples = (
        Sample(
            "https://forum.example/latest.json",
            "application/json; charset=utf-8",
            _LATEST,
            media=(
                f"https://cdn.forum.example/original/1X/{_A}.jpeg",
                f"https://cdn.forum.example/optimized/1X/{_A}_2_800x600.jpeg",
            ),
            pages=(
                "https://forum.example/t/5.json",
                "https://forum.example/t/4.json",
                "https://forum.example/latest.json?no_definitions=true&page=1",
            ),
            more=("https://forum.example/latest.json?no_definitions=true&page=1",),
        ),
        Sample(
            "https://forum.example/t/5.json",
            "application/json; charset=utf-8",
            _TOPIC_BODY,
            media=_PICTURES,
            pages=("https://forum.example/t/5/posts.json?post_ids%5B%5D=73&post_ids%5B%5D=74",),
            posts=("https://forum.example/p/71", "https://forum.example/p/72"),
            never=("https://forum.example/images/emoji/twitter/sea.png?v=12",),
        ),
        Sample(
            "https://forum.example/posts/71/replies.json",
            "application/json; charset=utf-8",
            _ANSWERS,
            posts=("https://forum.example/p/75",),
        ),
    )
    entries = (
        ("https://forum.example/", ("https://forum.example/latest.json",)),
        ("https://forum.example/latest", ("https://forum.example/latest.json",)),
        ("https://forum.example/sub/c/walks/sea/7", ("https://forum.example/sub/c/walks/sea/7/l/latest.json",)),
        ("https://forum.example/c/walks/4/l/latest", ("https://forum.example/c/walks/4/l/latest.json",)),
        ("https://forum.example/tag/sea", ("https://forum.example/tag/sea/l/latest.json",)),
        ("https://forum.example/t/walks/5/3", ("https://forum.example/t/5.json",)),
        ("https://forum.example/t/5", ("https://forum.example/t/5.json",)),
    )

    def entry(self, page: URL) -> str:
        """See ``Behind``."""
        return _entry(page)

    def read(self, body: bytes, url: str, content_type: str) -> Finds:  # noqa: ARG002 - JSON says what it is
        """Return topics, posts with their pictures, who answers whom, and where a list or a topic goes on."""
        value = shapes.parsed(body)
        found = Gathered(url)
        listed = shapes.records(value, "topic_list", "topics")
        for topic in listed:
            _listed(found, topic)
        if onwards := shapes.text(value, "topic_list", "more_topics_url"):
            found.page(_as_json(onwards), more=True, own=True)
        posts = shapes.records(value, "post_stream", "posts") or shapes.records(value)
        _posts(found, posts)
        _rest(found, value, posts)
        return found.finds(title=shapes.line(shapes.text(value, "title"))[:300], listing=bool(listed))

    def spread(self, post: PostFacts) -> Iterable[str]:
        """Return the list of direct answers to a post."""
        here = _PERMALINK.fullmatch(post.uri)
        return (f"{here[1]}/posts/{here[2]}/replies.json",) if here else ()

    def recognises(self, body: bytes, url: str, content_type: str) -> bool:  # noqa: ARG002 - as of Adapter
        """Return whether a page names the software, or an answer has its shape."""
        if shapes.is_json(content_type, body[:64]):
            return "topics" in shapes.record(shapes.parsed(body), "topic_list")
        return bool(_ENGINE.search(body))


def _entry(page: URL) -> str:
    path = page.path
    if topic := _TOPIC.fullmatch(path):
        return str(page.with_path(f"{topic['root']}/t/{topic['id']}.json"))
    if path.endswith(".json"):
        return str(page)
    if place := _LISTED.fullmatch(path):
        return str(page.with_path(f"{place['root']}/{place['list']}/l/latest.json"))
    return str(page.with_path(f"{_root(path)}/latest.json"))


def _root(path: str) -> str:
    """Return the folder that the forum stands in, which is mostly the root."""
    place = _PLACE.fullmatch(path)
    return place["root"] if place else path.removesuffix("/")


def _as_json(page: str) -> str:
    """Return the interface's address of a list: of a page, with the same query."""
    path, mark, query = page.partition("?")
    return f"{path if path.endswith('.json') else path.removesuffix('/') + '.json'}{mark}{query}"


def _listed(found: Gathered, topic: dict[str, object]) -> None:
    number, root = shapes.name(topic, "id"), _root(found.base.path)
    if not number.isdigit():
        return
    found.page(f"{root}/t/{number}.json", own=True)
    page = found.resolved(f"{root}/t/{shapes.text(topic, 'slug') or '-'}/{number}")
    pictures = [shapes.text(topic, "image_url")]
    pictures += [shapes.text(thumbnail, "url") for thumbnail in shapes.records(topic, "thumbnails")]
    for picture in pictures:
        _picture(found, picture, "api", page, None)


def _posts(found: Gathered, posts: list[dict[str, object]]) -> None:
    asked = _REPLIES.fullmatch(found.base.path)
    uris = {shapes.number(post, "post_number"): _uri(found, shapes.name(post, "id")) for post in posts}
    for post in posts:
        facts = _facts(found, post)
        if facts.uri and facts.url:
            _pictures(found, facts, shapes.text(post, "cooked"))
            kind, number = _answered(post)
            about = _uri(found, asked[1]) if asked else uris.get(number, "")
            if about and about != facts.uri:
                found.post(PostFacts(facts.uri, facts.url, kind, facts.handle, facts.at, facts.text, about))
    if asked and len(posts) >= _AT_ONCE:
        last = max(shapes.number(post, "post_number") for post in posts)
        found.page(str(found.base.with_query(after=str(last))), more=True, own=True)


def _rest(found: Gathered, value: object, posts: list[dict[str, object]]) -> None:
    """Take the posts that a topic names and doesn't show, in parts that stay the same when the topic grows."""
    shown = {shapes.name(post, "id") for post in posts}
    named = [shapes.name({"id": one}, "id") for one in shapes.items(value, "post_stream", "stream")]
    hidden = [one for one in named if one.isdigit() and one not in shown]
    topic = _TOPIC.fullmatch(found.base.path)
    for start in range(0, len(hidden) if topic else 0, _AT_ONCE):
        query = "&".join(f"post_ids%5B%5D={one}" for one in hidden[start : start + _AT_ONCE])
        found.page(f"{_root(found.base.path)}/t/{shapes.name(value, 'id')}/posts.json?{query}", own=True)


def _facts(found: Gathered, post: dict[str, object]) -> PostFacts:
    topic, number = shapes.name(post, "topic_id"), shapes.name(post, "post_number")
    slug = shapes.text(post, "topic_slug") or "-"
    return PostFacts(
        uri=_uri(found, shapes.name(post, "id")),
        url=found.resolved(f"{_root(found.base.path)}/t/{slug}/{topic}/{number}"),
        handle=shapes.line(shapes.text(post, "username")),
        at=shapes.moment(post, "created_at"),
        text=shapes.words(shapes.text(post, "cooked")),
    )


def _uri(found: Gathered, number: str) -> str:
    """Return a post's permanent address."""
    return found.resolved(f"{_root(found.base.path)}/p/{number}") if number.isdigit() else ""


def _answered(post: dict[str, object]) -> tuple[PostKind, int]:
    """Return what a post does, and the number of the post of its topic that it refers to: the first, if no other."""
    cooked = shapes.text(post, "cooked")[:_QUOTES_READ]
    for aside in _QUOTE.findall(cooked):
        topic, number = _OF_TOPIC.search(aside), _QUOTED.search(aside)
        if topic and number and topic[1] == shapes.name(post, "topic_id"):
            return PostKind.QUOTE, int(number[1])
    return PostKind.REPLY, shapes.number(post, "reply_to_post_number") or 1


_QUOTES_READ = 100_000
"""Characters of a post in which quotes are looked for."""


def _pictures(found: Gathered, facts: PostFacts, cooked: str) -> None:
    for link in read(cooked.encode(), str(found.base), "text/html; charset=utf-8").media:
        _picture(found, link.url, link.found_in, facts.url, facts)


def _picture(found: Gathered, href: str, found_in: str, page: str, facts: PostFacts | None) -> None:
    """Take a picture of a post; what was uploaded here is the forum's own, wherever it lies."""
    if href and not _FURNITURE.search(href):
        sha1 = _SHA1.search(href)
        own = bool(_UPLOAD.search(href))
        found.media(href, found_in=found_in, page=page, post=facts, own=own, like=sha1[0] if sha1 else "")
