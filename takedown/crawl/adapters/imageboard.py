"""What the interfaces of imageboards have in common: numbered posts that quote one another, each with its files.

4chan documented the shapes (https://github.com/4chan/4chan-API, pages Boards, Catalog, Indexes, Threads, Archive);
vichan and its forks answer in the same ones.
"""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from yarl import URL

from takedown.cases.post import PostFacts, PostKind
from takedown.crawl.adapters import shapes
from takedown.crawl.adapters.adapter import Adapter
from takedown.crawl.adapters.gathered import Gathered
from takedown.crawl.read.finds import Finds
from takedown.settings import HostSettings

# ``>>123`` is a post of the same board; ``>>>/b/123`` is one of another board.
_QUOTED = re.compile(r"(?<!>)(?<!&gt;)(?:&gt;|>){2}(\d{1,20})(?!\d)")
_PATH = re.compile(r"(?P<root>.*?)/(?P<board>[^/]+)/(?:(?:thread|res)/(?P<thread>\d+)(?:[/.].*)?|[^/]*)")
_INDEX = re.compile(r".*/(\d+)\.json")


@dataclass(frozen=True, slots=True)
class Said:
    """One post of a thread.

    Attributes:
        number: as the board counts. facts: of kind ``post``. quotes: the numbers that it answers.
        shows: whether it has a file.
    """

    number: str
    facts: PostFacts
    quotes: tuple[str, ...] = ()
    shows: bool = False


def quoted(markup: str) -> tuple[str, ...]:
    """Return the numbers of the posts that a comment quotes, each once."""
    return tuple(dict.fromkeys(_QUOTED.findall(markup)))


def handle(name: str, trip: str, poster: str) -> str:
    """Return who posted as the board shows it: a name, its signature, and the poster's id within the thread."""
    return " ".join(filter(None, (f"{name}{trip}", f"ID:{poster}" if poster else "")))


def replies(thread: Sequence[Said]) -> Iterator[PostFacts]:
    """Yield each post after the first as an answer to one other.

    That is the first post it quotes that shows a file, else the first that it quotes, else the thread's first.
    """
    known = {said.number: said for said in thread}
    for said in thread[1:]:
        named = [known[number] for number in said.quotes if number in known and number != said.number]
        about = next((other for other in named if other.shows), named[0] if named else thread[0])
        yield replace(said.facts, kind=PostKind.REPLY, about=about.facts.uri)


@dataclass(frozen=True, slots=True)
class Board:
    """Where one board's answers, pages and files lie: addresses without a slash at their end."""

    name: str
    api: str
    page: str
    media: str


class Imageboard(Adapter):
    """A board with 4chan's shapes; its forks say where their files and threads are.

    Attributes:
        thread: the folder that threads lie in.
    """

    thread = "thread"

    def starts(self, host: HostSettings) -> Iterable[str]:
        """Return the catalogs and threads behind the pages that a person sees."""
        return [address for start in host.start for address in self.entry(URL(start))]

    def reads(self, content_type: str, head: bytes, url: str) -> bool:  # noqa: ARG002 - the type tells
        """Return whether it is JSON."""
        return shapes.is_json(content_type, head)

    def read(self, body: bytes, url: str, content_type: str) -> Finds:  # noqa: ARG002 - JSON says what it is
        """Return the boards, threads, posts and files that an answer of the interface names."""
        value = shapes.parsed(body)
        found = Gathered(url)
        board = self.board(URL(url))
        self._boards(found, value)
        self._lists(found, board, value)
        for thread in (value, *shapes.records(value, "threads")):
            self._thread(found, board, shapes.records(thread, "posts"))
        title = shapes.words(shapes.text(value, "posts", 0, "sub"))
        return found.finds(title=title[:300], listing=isinstance(value, list))

    def spread(self, post: PostFacts) -> Iterable[str]:
        """Return the thread: whoever answers a post does so there."""
        return self.entry(URL(post.url))

    @abstractmethod
    def entry(self, page: URL) -> tuple[str, ...]:
        """Return the interface's addresses for a page."""

    @abstractmethod
    def board(self, url: URL) -> Board:
        """Return the board that an address of the interface belongs to."""

    @abstractmethod
    def files(self, post: dict[str, object]) -> Iterator[tuple[str, ...]]:
        """Yield the renditions of each file of a post, the full size first, as paths within the board's files."""

    def _boards(self, found: Gathered, value: object) -> None:
        for board in shapes.records(value, "boards"):
            if uri := shapes.text(board, "board") or shapes.text(board, "uri"):
                found.page(f"/{uri}/catalog.json", own=True)

    def _lists(self, found: Gathered, board: Board, value: object) -> None:
        """Take the threads of a catalog, an archive or an index page, and where an index goes on."""
        for place, page in enumerate(shapes.items(value)):
            threads = shapes.records(page, "threads")
            for thread in threads:
                self._preview(found, board, thread, fresh=place == 0)
            if not threads and (number := shapes.name(page)):
                self._link(found, board, number)
        threads = shapes.records(value, "threads")
        for thread in threads:
            self._link(found, board, shapes.name(thread, "posts", 0, "no"))
        if threads and (index := _INDEX.fullmatch(found.base.path)):
            found.page(f"{int(index[1]) + 1}.json", more=True, own=True)

    def _preview(self, found: Gathered, board: Board, thread: dict[str, object], *, fresh: bool) -> None:
        self._link(found, board, shapes.name(thread, "no"), fresh=fresh)
        self._thread(found, board, [thread, *shapes.records(thread, "last_replies")], whole=False)

    def _link(self, found: Gathered, board: Board, number: str, *, fresh: bool = False) -> None:
        if number.isdigit():
            found.page(f"{board.api}/{self.thread}/{number}.json", fresh=fresh, own=True)

    def _thread(self, found: Gathered, board: Board, posts: Sequence[dict[str, object]], *, whole: bool = True) -> None:
        """Take the files of a thread's posts and, where it is there from its first post on, who answers whom."""
        first = shapes.name(posts[0], "resto") if posts else ""
        number = first if first not in ("", "0") else shapes.name(posts[0], "no") if posts else ""
        page = found.resolved(self.page_of(board, number)) if number else ""
        said = [self._post(found, board, page, post) for post in posts if page and shapes.name(post, "no")]
        if whole and first in ("", "0"):
            for reply in replies(said):
                found.post(reply)

    def page_of(self, board: Board, number: str) -> str:
        """Return where a person opens a thread."""
        return f"{board.page}/{self.thread}/{number}"

    def _post(self, found: Gathered, board: Board, page: str, post: dict[str, object]) -> Said:
        number, comment = shapes.name(post, "no"), shapes.text(post, "com")
        facts = PostFacts(
            uri=f"{page}#p{number}",
            url=page,
            handle=shapes.line(handle(*(shapes.words(shapes.text(post, key)) for key in ("name", "trip", "id")))),
            at=shapes.moment(post, "time"),
            text=shapes.words(f"{shapes.text(post, 'sub')}<br>{comment}"),
        )
        shows = False
        for place, renditions in enumerate(self.files(post)):
            shows = True
            for path in renditions:
                found.media(f"{board.media}/{path}", page=page, post=facts, own=True, like=f"{facts.uri}/{place}")
        return Said(number, facts, quoted(comment), shows)


def parts_of(url: URL) -> tuple[str, str, str]:
    """Return the folder above a board (mostly nothing), the board and the thread that an address names."""
    shape = _PATH.fullmatch(url.path)
    return (shape["root"], shape["board"], shape["thread"] or "") if shape else ("", "", "")
