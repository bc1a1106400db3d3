"""How far and how fast a case's copies travelled: its posts in order of time, their figures, and a file of them.

Posts are read one by one or a few at a time: a case may have tens of thousands, each with its words.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import ClassVar, TextIO

from takedown.cases.noun import rfc3339
from takedown.cases.post import Post
from takedown.errors import TakedownError
from takedown.notices.attachments.table import harmless
from takedown.pipeline.keeping.outfile import new_file
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES, POSTS

COLUMNS = ("post", "match", "kind", "host", "handle", "at", "seen_at", "url", "uri", "about", "text")
_AT_A_TIME = 250


class UnknownFileKind(TakedownError):
    """The file's name ends neither in ``.csv`` nor in ``.jsonl``; ``file``. Nothing was written."""

    exit_status: ClassVar[int] = 2


@dataclass(slots=True)
class Carrier:
    """Who carried it: how many posts, and by the host's clock the first and the last, where it tells."""

    posts: int = 0
    first: datetime | None = None
    last: datetime | None = None

    def count(self, at: datetime | None) -> None:
        """Take one post in."""
        self.posts += 1
        if at is not None:
            self.first, self.last = min(self.first or at, at), max(self.last or at, at)


@dataclass(slots=True)
class Figures:
    """The figures of one case; texts and addresses are not among them.

    Attributes:
        all: every post, the first and the last.
        kinds, hosts, days: posts by kind, by host, by day (``2026-11-21``, UTC; empty where the host doesn't tell).
        carriers: by handle and host.
        half: when half of the posts whose time is known were out.
    """

    all: Carrier = field(default_factory=Carrier)
    kinds: Counter[str] = field(default_factory=Counter)
    hosts: Counter[str] = field(default_factory=Counter)
    days: Counter[str] = field(default_factory=Counter)
    carriers: dict[tuple[str, str], Carrier] = field(default_factory=dict)
    half: datetime | None = None

    def count(self, post: Post) -> None:
        """Take one post in."""
        self.all.count(post.at)
        self.kinds[post.kind.value] += 1
        self.hosts[post.host] += 1
        self.days["" if post.at is None else post.at.astimezone(UTC).date().isoformat()] += 1
        if post.handle:
            self.carriers.setdefault((post.handle, post.host), Carrier()).count(post.at)


def figures(session: Session, case_id: str) -> Figures:
    """Return how far and how fast the copies of a case travelled.

    Raises:
        NotFound: there is no such case.
    """
    found, times = Figures(), []
    with session.store.read() as tx:
        CASES.get(tx, case_id)
        for post in POSTS.each(tx, order_by="seen_at", case_id=case_id):
            found.count(post)
            if post.at is not None:
                times.append(post.at)
    if times:
        found.half = sorted(times)[(len(times) - 1) // 2]
    return found


def posts(session: Session, case_id: str) -> Iterator[Post]:
    """Yield the posts of a case in order of time: the host's, or where it doesn't tell, when they were seen.

    Raises:
        NotFound: there is no such case.
    """
    with session.store.read() as tx:
        CASES.get(tx, case_id)
        order = sorted(
            (post.at or post.seen_at, post.id) for post in POSTS.each(tx, order_by="seen_at", case_id=case_id)
        )
        for start in range(0, len(order), _AT_A_TIME):
            ids = [item for _, item in order[start : start + _AT_A_TIME]]
            some = {post.id: post for post in POSTS.all(tx, order_by="id", id=ids)}
            yield from (some[item] for item in ids)


def export(session: Session, case_id: str, out: Path) -> int:
    """Write the posts of a case into a new file, for its owner's eyes (0600); return how many they were.

    Raises:
        NotFound: there is no such case. Nothing was written, as with the others.
        UnknownFileKind: the name ends neither in ``.csv`` nor in ``.jsonl``.
        FileThere: it is there already, and stays as it is.
        FileUnwritable, DiskFull: it can't be written.
    """
    write = _KINDS.get(out.suffix.lower())
    if write is None:
        raise UnknownFileKind(file=str(out))
    with session.store.read() as tx:
        CASES.get(tx, case_id)
    with new_file(out) as raw:
        file = TextIOWrapper(raw, encoding="utf-8", newline="")
        try:
            return write(file, posts(session, case_id))
        finally:
            file.detach()  # what it holds is written; the file itself is closed by whom it belongs to


def record(post: Post) -> dict[str, str]:
    """Return a post as text by the names of ``COLUMNS``."""
    at = "" if post.at is None else rfc3339(post.at)
    values = (post.id, post.match_id, post.kind.value, post.host, post.handle, at, rfc3339(post.seen_at))
    return dict(zip(COLUMNS, (*values, post.url, post.uri, post.about, post.text), strict=True))


def _csv(file: TextIO, found: Iterator[Post]) -> int:
    writer, count = csv.writer(file, lineterminator="\n"), 0
    writer.writerow(COLUMNS)
    for count, post in enumerate(found, start=1):  # noqa: B007 - the last count is the answer
        writer.writerow([harmless(value) for value in record(post).values()])
    return count


def _jsonl(file: TextIO, found: Iterator[Post]) -> int:
    count = 0
    for count, post in enumerate(found, start=1):  # noqa: B007 - the last count is the answer
        file.write(json.dumps(record(post), ensure_ascii=False) + "\n")
    return count


_KINDS: dict[str, Callable[[TextIO, Iterator[Post]], int]] = {".csv": _csv, ".jsonl": _jsonl}
