"""4chan: boards, catalogs, archives and threads through its read-only interface.

https://github.com/4chan/4chan-API: ``README`` (one request a second, ``If-Modified-Since``), ``Catalog``, ``Threads``,
``Endpoints_and_domains``, ``Archive`` and ``User_images_and_static_content``. The default ``delay`` keeps the first
rule, the crawl's conditional requests the second. Nobody but the thread itself tells who answered a post.
"""

from __future__ import annotations

from collections.abc import Iterator

from yarl import URL

from takedown.crawl.adapters import shapes
from takedown.crawl.adapters.adapter import Sample
from takedown.crawl.adapters.imageboard import Board, Imageboard, parts_of

_PAGES = ("4chan.org", "4channel.org")
_API, _MEDIA, _BOARDS = "a.4cdn.org", "i.4cdn.org", "boards.4chan.org"

_CATALOG = b"""[{"page":1,"threads":[{"no":570368,"sticky":1,"now":"12\\/31\\/18(Mon)17:05:48","name":"Anonymous",
"sub":"Welcome","com":"Paper engineering.<br>Be kind.","filename":"folding","ext":".png","w":530,"h":449,"tn_w":250,
"tn_h":211,"tim":1546293948883,"time":1546293948,"md5":"uZUeZeB14FVR+Mc2ScHvVA==","fsize":516657,"resto":0,
"replies":2,"images":2,"last_replies":[{"no":570371,"name":"Anonymous","com":"See these","filename":"faq","ext":".jpg",
"tim":1546294889019,"time":1546294889,"resto":570368}]}]},{"page":2,"threads":[{"no":570100,"name":"Anonymous",
"com":"No picture","time":1546290000,"resto":0,"replies":0,"images":0}]}]"""

_THREAD = b"""{"posts":[{"no":570368,"name":"Anonymous","sub":"Welcome","com":"Paper","filename":"folding","ext":".png",
"tim":1546293948883,"time":1546293948,"resto":0,"semantic_url":"welcome"},
{"no":570370,"name":"Jo","trip":"!abc","com":"<a href=\\"#p570368\\" class=\\"quotelink\\">&gt;&gt;570368</a><br>Nice",
"time":1546294496,"resto":570368},
{"no":570371,"name":"Anonymous","com":"gone","filename":"x","ext":".jpg","tim":1546294889019,"filedeleted":1,
"time":1546294889,"resto":570368},
{"no":570372,"name":"Anonymous","com":"&gt;&gt;&gt;/b/570368 &gt;&gt;570370","filename":"v","ext":".webm",
"tim":1546294890000,"time":1546294890,"resto":570368}]}"""


class Fourchan(Imageboard):
    """The adapter of kind ``fourchan``. On any other server pages, interface and files are in one place."""

    kind = "fourchan"
    samples = (
        Sample(
            "https://a.4cdn.org/po/catalog.json",
            "application/json",
            _CATALOG,
            media=(
                "https://i.4cdn.org/po/1546293948883.png",
                "https://i.4cdn.org/po/1546293948883s.jpg",
                "https://i.4cdn.org/po/1546294889019.jpg",
                "https://i.4cdn.org/po/1546294889019s.jpg",
            ),
            pages=("https://a.4cdn.org/po/thread/570368.json", "https://a.4cdn.org/po/thread/570100.json"),
        ),
        Sample(
            "https://a.4cdn.org/po/thread/570368.json",
            "application/json",
            _THREAD,
            media=(
                "https://i.4cdn.org/po/1546293948883.png",
                "https://i.4cdn.org/po/1546293948883s.jpg",
                "https://i.4cdn.org/po/1546294890000.webm",
                "https://i.4cdn.org/po/1546294890000s.jpg",
            ),
            posts=tuple(f"https://boards.4chan.org/po/thread/570368#p{number}" for number in (570370, 570371, 570372)),
            never=("https://i.4cdn.org/po/1546294889019.jpg",),
        ),
        Sample(
            "https://a.4cdn.org/po/archive.json",
            "application/json",
            b"[571958,572866]",
            pages=("https://a.4cdn.org/po/thread/571958.json", "https://a.4cdn.org/po/thread/572866.json"),
        ),
        Sample(
            "https://a.4cdn.org/boards.json",
            "application/json",
            b'{"boards":[{"board":"3","title":"3DCG"},{"board":"po","is_archived":1}]}',
            pages=("https://a.4cdn.org/3/catalog.json", "https://a.4cdn.org/po/catalog.json"),
        ),
    )
    entries = (
        ("https://www.4chan.org/", ("https://a.4cdn.org/boards.json",)),
        (
            "https://boards.4chan.org/po/",
            ("https://a.4cdn.org/po/catalog.json", "https://a.4cdn.org/po/archive.json"),
        ),
        ("https://boards.4channel.org/po/thread/570368/welcome", ("https://a.4cdn.org/po/thread/570368.json",)),
        ("https://a.4cdn.org/po/catalog.json", ("https://a.4cdn.org/po/catalog.json",)),
        (
            "http://mirror.example/po/",
            ("http://mirror.example/po/catalog.json", "http://mirror.example/po/archive.json"),
        ),
    )

    def entry(self, page: URL) -> tuple[str, ...]:
        """Return a board's catalog and archive, a thread, or the list of boards."""
        if page.path.endswith(".json"):
            return (str(page),)
        api = page.origin() if not _is_theirs(page) else URL.build(scheme=page.scheme, host=_API)
        _, board, thread = parts_of(page)
        if thread:
            return (str(api.with_path(f"/{board}/thread/{thread}.json")),)
        if board:
            return tuple(str(api.with_path(f"/{board}/{name}.json")) for name in ("catalog", "archive"))
        return (str(api.with_path("/boards.json")),)

    def board(self, url: URL) -> Board:
        """Return the three places of a board."""
        _, name, _ = parts_of(url)
        if url.raw_host != _API:
            return Board(name, *[f"{url.origin()}/{name}"] * 3)
        api, page, media = (f"{url.scheme}://{host}/{name}" for host in (_API, _BOARDS, _MEDIA))
        return Board(name, api, page, media)

    def files(self, post: dict[str, object]) -> Iterator[tuple[str, ...]]:
        """Yield the file, whose thumbnail is always a JPEG."""
        number, end = shapes.name(post, "tim"), shapes.text(post, "ext")
        if number.isdigit() and end.startswith(".") and "/" not in end and not shapes.number(post, "filedeleted"):
            yield f"{number}{end}", f"{number}s.jpg"

    def recognises(self, body: bytes, url: str, content_type: str) -> bool:  # noqa: ARG002 - as of Adapter
        """Return whether the address is one of 4chan's."""
        return _is_theirs(URL(url))


def _is_theirs(url: URL) -> bool:
    host = url.raw_host or ""
    return host == _API or any(host == name or host.endswith(f".{name}") for name in _PAGES)
