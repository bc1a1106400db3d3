"""vichan and its forks (lainchan, infinity): boards through the JSON that they write beside their pages.

https://github.com/vichan-devel/vichan, ``inc/api.php`` (4chan's shapes, ``tim`` as text, ``extra_files``) and
``inc/config.php`` (``dir`` for ``src/``, ``thumb/`` and ``res/``; ``thumb_ext``); for infinity's ``fpath``
https://gitlab.com/catamphetamine/imageboard, ``docs/engines/infinity.md``. The interface names no thumbnail: vichan's
default ending is tried. A site has no list of its boards except on its front page and on infinity.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from yarl import URL

from takedown.crawl.adapters import shapes
from takedown.crawl.adapters.adapter import Sample
from takedown.crawl.adapters.gathered import Gathered
from takedown.crawl.adapters.imageboard import Board, Imageboard, parts_of
from takedown.crawl.read.finds import Finds
from takedown.crawl.read.reader import is_readable, read

_ENGINE = re.compile(rb"github\.com/(?:vichan-devel/vichan|lainchan/lainchan|ctrlcctrlv/infinity)|Tinyboard \+")
_FILMS = frozenset({".webm", ".mp4", ".m4v", ".mov", ".ogv", ".avi", ".mkv"})

_CATALOG = b"""[{"threads":[{"no":12,"sub":"Walks","com":"by the sea","name":"Anonymous","time":1700000000,"replies":2,
"images":2,"sticky":0,"locked":0,"cyclical":"0","last_modified":1700000300,"tn_h":255,"tn_w":255,"h":1200,"w":1200,
"fsize":90000,"filename":"beach","ext":".jpg","tim":"1700000000123","md5":"x","resto":0,"extra_files":[{"tn_h":200,
"tn_w":200,"h":900,"w":900,"fsize":1000,"filename":"b","ext":".png","tim":"1700000000123-1","md5":"y"}]}],"page":0},
{"threads":[{"no":9,"com":"old","name":"Anonymous","time":1600000000,"resto":0}],"page":1}]"""

_THREAD = b"""{"posts":[{"no":12,"sub":"Walks","com":"by the sea","name":"Anonymous","time":1700000000,"ext":".jpg",
"tim":"1700000000123","filename":"beach","resto":0},{"no":13,

"com":"<a onclick=\\"highlightReply('12', event);\\" href=\\"/b/res/12.html#12\\">&gt;&gt;12</a>?",
"name":"Jo","trip":"!xyz","time":1700000100,"resto":12},
{"no":14,"com":"here","name":"Anonymous","time":1700000200,"ext":".webm","tim":"1700000200456","resto":12},
{"no":15,"com":"gone","name":"Anonymous","time":1700000300,"ext":"deleted","tim":"","resto":12}]}"""

_INFINITY = b"""{"posts":[{"no":3,"name":"Anonymous","time":1700000000,"ext":".gif","fpath":1,"resto":0,
"tim":"f0ab0c0000000000000000000000000000000000000000000000000000000000"}]}"""

_FRONT = b"""<!doctype html><html><head><title>A board</title></head><body><div class="boardlist">[ <a
href="/b/index.html">b</a> / <a href="/walks/">walks</a> / <a href="/faq.html">faq</a> ]</div><footer><p>- Tinyboard +
<a href="https://github.com/vichan-devel/vichan">vichan</a> 5.2.0 -</p></footer></body></html>"""


class Vichan(Imageboard):
    """The adapter of kind ``vichan``."""

    kind = "vichan"
    thread = "res"
    samples = (
        Sample(
            "https://chan.example/b/catalog.json",
            "application/json",
            _CATALOG,
            media=(
                "https://chan.example/b/src/1700000000123.jpg",
                "https://chan.example/b/thumb/1700000000123.png",
                "https://chan.example/b/src/1700000000123-1.png",
                "https://chan.example/b/thumb/1700000000123-1.png",
            ),
            pages=("https://chan.example/b/res/12.json", "https://chan.example/b/res/9.json"),
        ),
        Sample(
            "https://chan.example/b/res/12.json",
            "application/json",
            _THREAD,
            media=(
                "https://chan.example/b/src/1700000000123.jpg",
                "https://chan.example/b/thumb/1700000000123.png",
                "https://chan.example/b/src/1700000200456.webm",
                "https://chan.example/b/thumb/1700000200456.png",
            ),
            posts=tuple(f"https://chan.example/b/res/12.html#p{number}" for number in (13, 14, 15)),
        ),
        Sample(
            "https://chan.example/x/res/3.json",
            "application/json",
            _INFINITY,
            media=tuple(f"https://chan.example/file_store/{folder}f0ab0c{'0' * 58}.gif" for folder in ("", "thumb/")),
        ),
        Sample(
            "https://chan.example/b/0.json",
            "application/json",
            b'{"threads":[{"posts":[{"no":12,"name":"Anonymous","time":1700000000,"resto":0}]}]}',
            pages=("https://chan.example/b/res/12.json", "https://chan.example/b/1.json"),
            more=("https://chan.example/b/1.json",),
        ),
        Sample(
            "https://chan.example/",
            "text/html",
            _FRONT,
            pages=("https://chan.example/b/catalog.json", "https://chan.example/walks/catalog.json"),
        ),
    )
    entries = (
        ("https://chan.example/", ("https://chan.example/",)),
        ("https://chan.example/b/index.html", ("https://chan.example/b/catalog.json",)),
        ("https://chan.example/sub/b/res/12.html", ("https://chan.example/sub/b/res/12.json",)),
        ("https://chan.example/b/catalog.json", ("https://chan.example/b/catalog.json",)),
    )

    def reads(self, content_type: str, head: bytes, url: str) -> bool:
        """Return whether it is JSON, or a front page."""
        return shapes.is_json(content_type, head) or is_readable(content_type, head, url)

    def read(self, body: bytes, url: str, content_type: str) -> Finds:
        """Return what an answer of the interface names; of a page, the catalogs of the boards that it links to."""
        if shapes.is_json(content_type, body[:64]):
            return super().read(body, url, content_type)
        page = read(body, url, content_type)
        found = Gathered(url)
        for link in page.pages:
            target = URL(link.url)
            _, board, thread = parts_of(target)
            if board and not thread and target.name in ("", "index.html") and target.origin() == found.base.origin():
                found.page(str(target.with_path(f"{target.path.rpartition('/')[0]}/catalog.json").with_query(None)))
        return found.finds(title=page.title, text=page.text)

    def entry(self, page: URL) -> tuple[str, ...]:
        """Return a board's catalog, a thread, or the front page."""
        root, board, thread = parts_of(page)
        if page.path.endswith(".json") or not board:
            return (str(page),)
        path = f"{root}/{board}/res/{thread}.json" if thread else f"{root}/{board}/catalog.json"
        return (str(page.with_path(path)),)

    def board(self, url: URL) -> Board:
        """Return the board, whose three places are one."""
        root, name, _ = parts_of(url)
        return Board(name, *[f"{url.origin()}{root}/{name}"] * 3)

    def page_of(self, board: Board, number: str) -> str:
        """Return the page that is written for a thread."""
        return f"{board.page}/res/{number}.html"

    def files(self, post: dict[str, object]) -> Iterator[tuple[str, ...]]:
        """Yield the first file and those beside it."""
        for file in (post, *shapes.records(post, "extra_files")):
            name, end = shapes.name(file, "tim"), shapes.text(file, "ext")
            if not name or not end.startswith(".") or "/" in name + end or shapes.number(file, "filedeleted"):
                continue
            if "fpath" in file:
                yield from _infinity(file, name, end)
            else:
                yield f"src/{name}{end}", f"thumb/{name}.png"

    def recognises(self, body: bytes, url: str, content_type: str) -> bool:  # noqa: ARG002 - as of Adapter
        """Return whether a page names the engine, or a catalog has its shape."""
        if not shapes.is_json(content_type, body[:64]):
            return bool(_ENGINE.search(body))
        first = shapes.record(shapes.parsed(body), 0)
        return "page" in first and "cyclical" in shapes.record(first, "threads", 0)


def _infinity(file: dict[str, object], name: str, end: str) -> Iterator[tuple[str, ...]]:
    """Yield a file of infinity's: with ``fpath`` in one store for all boards; a film's thumbnail is a JPEG."""
    thumb = f"{name}.jpg" if end in _FILMS else f"{name}{end}"
    if shapes.number(file, "fpath"):
        yield f"../file_store/{name}{end}", f"../file_store/thumb/{thumb}"
    else:
        yield f"src/{name}{end}", f"thumb/{thumb}"
