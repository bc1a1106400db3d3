"""LynxChan: boards through the JSON that it writes beside its pages.

https://gitgud.io/LynxChan/LynxChan, ``doc/Json.txt`` (``/BOARD/catalog.json``, ``/BOARD/PAGE.json``,
``/BOARD/res/THREAD.json``) and ``doc/Form.txt`` (``/boards.js?json=1``), as described in
https://gitlab.com/catamphetamine/imageboard, ``docs/engines/lynxchan.md``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from yarl import URL

from takedown.cases.post import PostFacts
from takedown.crawl.adapters import shapes
from takedown.crawl.adapters.adapter import Sample
from takedown.crawl.adapters.behind import Behind
from takedown.crawl.adapters.gathered import Gathered
from takedown.crawl.adapters.imageboard import Said, handle, parts_of, quoted, replies
from takedown.crawl.read.finds import Finds

_ENGINE = re.compile(rb"gitgud\.io/LynxChan", re.IGNORECASE)
_PAGE = re.compile(r"(.*)/(\d+)\.json")

_CATALOG = b"""[{"message":"walks","markdown":"walks","threadId":722,"postCount":3,"fileCount":1,"page":1,
"subject":null,"locked":false,"pinned":false,"cyclic":false,"autoSage":false,"lastBump":"2021-05-16T00:53:19.504Z",
"thumb":"/.media/t_cdc9","mime":"image/jpeg"},{"message":"no picture","threadId":700,"page":2}]"""

_THREAD = b"""{"signedRole":null,"id":null,"name":"Bernd","boardUri":"b","threadId":722,"subject":"Walks",
"markdown":"by the <em>sea</em>","message":"by the sea","creation":"2021-05-16T00:53:19.504Z","files":[{"originalName":
"a.jpg","path":"/.media/cdc9.jpg","thumb":"/.media/t_cdc9","mime":"image/jpeg","size":361180,"width":2287}],"posts":[
{"name":"Bernd","id":"9f0e1d","postId":723,"files":[],"creation":"2021-05-16T01:00:00.000Z",
"markdown":"<a class=\\"quoteLink\\" href=\\"/b/res/722.html#722\\">&gt;&gt;722</a>\\nx"},
{"name":"Bernd","postId":724,"markdown":"film","creation":"2021-05-16T02:00:00.000Z","files":[{"path":"/.media/77.mp4",
"thumb":"/.media/t_77","mime":"video/mp4"},{"path":"/.media/9.zip","thumb":"/genericThumb.png",
"mime":"application/zip"}]}]}"""

_BOARDS = b"""{"status":"ok","data":{"pageCount":2,"boards":[{"boardUri":"b","boardName":"Random","postCount":9},
{"boardUri":"walks","boardName":"Walks"}]}}"""

_GENERIC = frozenset({"/genericThumb.png", "/audioGenericThumb.png", "/spoiler.png"})
"""What is shown in place of a thumbnail, the same for all files."""


class Lynxchan(Behind):
    """The adapter of kind ``lynxchan``."""

    kind = "lynxchan"
    samples = (
        Sample(
            "https://lynx.example/b/catalog.json",
            "application/json",
            _CATALOG,
            media=("https://lynx.example/.media/t_cdc9",),
            pages=("https://lynx.example/b/res/722.json", "https://lynx.example/b/res/700.json"),
        ),
        Sample(
            "https://lynx.example/b/res/722.json",
            "application/json",
            _THREAD,
            media=(
                "https://lynx.example/.media/cdc9.jpg",
                "https://lynx.example/.media/t_cdc9",
                "https://lynx.example/.media/77.mp4",
                "https://lynx.example/.media/t_77",
                "https://lynx.example/.media/9.zip",
            ),
            posts=("https://lynx.example/b/res/722.html#723", "https://lynx.example/b/res/722.html#724"),
        ),
        Sample(
            "https://lynx.example/boards.js?json=1",
            "application/json",
            _BOARDS,
            pages=(
                "https://lynx.example/b/catalog.json",
                "https://lynx.example/walks/catalog.json",
                "https://lynx.example/boards.js?json=1&page=2",
            ),
            more=("https://lynx.example/boards.js?json=1&page=2",),
        ),
        Sample(
            "https://lynx.example/b/1.json",
            "application/json",
            b'{"pageCount":2,"boardName":"Random","threads":[{"threadId":722,"name":"Bernd","posts":[]}]}',
            pages=("https://lynx.example/b/res/722.json", "https://lynx.example/b/2.json"),
            more=("https://lynx.example/b/2.json",),
        ),
    )
    entries = (
        ("https://lynx.example/", ("https://lynx.example/boards.js?json=1",)),
        ("https://lynx.example/b/", ("https://lynx.example/b/catalog.json",)),
        ("https://lynx.example/b/res/722.html", ("https://lynx.example/b/res/722.json",)),
        ("https://lynx.example/b/2.json", ("https://lynx.example/b/2.json",)),
    )

    def entry(self, page: URL) -> str:
        """See ``Behind``."""
        return _entry(page)

    def read(self, body: bytes, url: str, content_type: str) -> Finds:  # noqa: ARG002 - JSON says what it is
        """Return the boards, threads, posts and files that an answer of the interface names."""
        value = shapes.parsed(body)
        found = Gathered(url)
        _boards(found, value)
        for place, thread in enumerate([*shapes.records(value), *shapes.records(value, "threads")]):
            _preview(found, thread, fresh=place < _FRESH)
        _onwards(found, value)
        if shapes.name(value, "threadId"):
            for reply in replies(_thread(found, shapes.record(value))):
                found.post(reply)
        return found.finds(title=shapes.words(shapes.text(value, "subject"))[:300], listing=isinstance(value, list))

    def spread(self, post: PostFacts) -> Iterable[str]:
        """Return the thread: whoever answers a post does so there."""
        return (_entry(URL(post.url)),)

    def recognises(self, body: bytes, url: str, content_type: str) -> bool:  # noqa: ARG002 - as of Adapter
        """Return whether a page names the engine, or an answer has its shape."""
        if not shapes.is_json(content_type, body[:64]):
            return bool(_ENGINE.search(body))
        value = shapes.parsed(body)
        return bool(shapes.name(value, 0, "threadId") or shapes.text(value, "data", "boards", 0, "boardUri"))


_FRESH = 15
"""Threads at the head of a catalog, which those are that were answered last."""


def _entry(page: URL) -> str:
    root, board, thread = parts_of(page)
    if page.path.endswith((".json", "/boards.js")):
        return str(page)
    if not board:
        return str(page.with_path(f"{root}/boards.js").with_query(json="1"))
    return str(page.with_path(f"{root}/{board}/res/{thread}.json" if thread else f"{root}/{board}/catalog.json"))


def _boards(found: Gathered, value: object) -> None:
    for board in shapes.records(value, "data", "boards"):
        if uri := shapes.text(board, "boardUri"):
            found.page(f"/{uri}/catalog.json", own=True)
    page = shapes.number(dict(found.base.query), "page") or 1
    if page < shapes.number(value, "data", "pageCount"):
        found.page(str(found.base.update_query(page=str(page + 1))), more=True, own=True)


def _onwards(found: Gathered, value: object) -> None:
    """Take the next of a board's pages."""
    here = _PAGE.fullmatch(found.base.path)
    if here and int(here[2]) < shapes.number(value, "pageCount"):
        found.page(f"{int(here[2]) + 1}.json", more=True, own=True)


def _preview(found: Gathered, thread: dict[str, object], *, fresh: bool) -> None:
    number = shapes.name(thread, "threadId")
    if not number.isdigit():
        return
    found.page(f"res/{number}.json", fresh=fresh, own=True)
    page = found.resolved(f"res/{number}.html")
    facts = _facts(page, number, thread)
    _files(found, page, facts, thread)
    if (thumb := shapes.text(thread, "thumb")) and thumb not in _GENERIC:
        found.media(thumb, page=page, post=facts, own=True, like=facts.uri)


def _thread(found: Gathered, thread: dict[str, object]) -> list[Said]:
    number = shapes.name(thread, "threadId")
    page = found.resolved(f"{number}.html")
    said = []
    for post in (thread, *shapes.records(thread, "posts")):
        own = shapes.name(post, "postId") or number
        facts = _facts(page, own, post)
        shows = _files(found, page, facts, post)
        said.append(Said(own, facts, quoted(shapes.text(post, "markdown")), shows))
    return said


def _facts(page: str, number: str, post: dict[str, object]) -> PostFacts:
    words = shapes.text(post, "markdown") or shapes.text(post, "message")
    return PostFacts(
        uri=f"{page}#{number}",
        url=page,
        handle=shapes.line(handle(shapes.text(post, "name"), "", shapes.text(post, "id"))),
        at=shapes.moment(post, "creation"),
        text=shapes.words(f"{shapes.text(post, 'subject')}<br>{words}"),
    )


def _files(found: Gathered, page: str, facts: PostFacts, post: dict[str, object]) -> bool:
    files = shapes.records(post, "files")
    for place, file in enumerate(files):
        for path in (shapes.text(file, "path"), shapes.text(file, "thumb")):
            if path not in _GENERIC:
                found.media(path, page=page, post=facts, own=True, like=f"{facts.uri}/{place}")
    return bool(files)
