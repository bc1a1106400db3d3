"""What is inside a backup, before age locks it: a line of JSON a record, each followed by the bytes that it announces.

    {"takedown": "backup", "version": 1, "made_at": ..., "software": ..., "revision": ...}
    {"file": "header.json", "bytes": 412}                     and 412 bytes
    {"table": "cases", "row": {...}, "bytes": {"label": 93}}   and the bytes of each column, in this order
    {"end": 1234}                                             how many records came before, this one not counted

Nothing is compressed, so nothing can swell. Everything has a limit, because a backup may come from anywhere.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Any, NoReturn

from takedown.cases.noun import rfc3339
from takedown.errors import TakedownError
from takedown.store import Stored

VERSION = 1
FILES = re.compile(
    r"header\.json|config\.toml|recipients-confirmed\.json|recipients/[A-Za-z0-9_-][A-Za-z0-9_.-]{0,99}\.toml"
)
"""The files of a home that a backup may hold, and no others."""
MOST_FILE_BYTES = 1024 * 1024
_MOST_FILES = 10_000
_MOST_FILES_BYTES = 64 * 1024 * 1024
"""All of them together: they are held in memory."""
_MOST_LINE = 1024 * 1024
_MOST_VALUE = 256 * 1024 * 1024
"""Of one row, all its columns together."""


class StrangeBackup(TakedownError):
    """It opened, but what is inside isn't what this program writes; ``why`` is a code (``strange-<code>``)."""


class NewerBackup(TakedownError):
    """A later program wrote it; its ``version``."""


@dataclass(frozen=True, slots=True)
class Head:
    """When the backup was made, by which version of the program, and which schema its rows have."""

    made_at: str
    software: str
    revision: str


def packed(head: Head, files: Iterable[tuple[str, bytes]], rows: Iterable[Stored]) -> Iterator[bytes]:
    """Yield a backup's bytes."""
    count = 0
    for record, octets in _records(head, files, rows):
        yield _line(record)
        yield from octets
        count += 1
    yield _line({"end": count})


def _records(
    head: Head, files: Iterable[tuple[str, bytes]], rows: Iterable[Stored]
) -> Iterator[tuple[dict[str, object], Iterable[bytes]]]:
    yield {"takedown": "backup", "version": VERSION, **_told(head)}, ()
    for name, content in files:
        yield {"file": name, "bytes": len(content)}, (content,)
    for table, row in rows:
        octets = {name: value for name, value in row.items() if isinstance(value, bytes)}
        plain = {name: value for name, value in row.items() if name not in octets}
        lengths = {name: len(value) for name, value in octets.items()}
        yield {"table": table, "row": plain, "bytes": lengths}, octets.values()


class Unpacked:
    """A backup that is read: ``head`` and ``files`` at once, ``rows`` while they are asked for.

    Raises:
        StrangeBackup: it isn't one.
        NewerBackup: a later program wrote it.
    """

    def __init__(self, source: IO[bytes]) -> None:
        self._source = source
        self._count = 0
        self.head = _head(self._record())
        self.files: dict[str, bytes] = {}
        self._next = self._record()
        while "file" in self._next:
            name, content = self._file(self._next)
            self.files[name] = content
            if sum(map(len, self.files.values())) > _MOST_FILES_BYTES:
                _strange("length")
            self._next = self._record()

    def rows(self) -> Iterator[Stored]:
        """Yield every row; the last is only known to be it when the end was reached."""
        while "end" not in self._next:
            yield self._row(self._next)
            self._next = self._record()
        if self._next != {"end": self._count - 1} or self._source.read(1):
            _strange("end")

    def _record(self) -> dict[str, Any]:
        line = self._source.readline(_MOST_LINE)
        if not line.endswith(b"\n"):
            _strange("cut" if len(line) < _MOST_LINE else "length")
        try:
            found = json.loads(line, parse_constant=_no_figure)
        except (ValueError, RecursionError):
            _strange("record")
        if not isinstance(found, dict):
            _strange("record")
        self._count += 1
        return found

    def _file(self, record: dict[str, Any]) -> tuple[str, bytes]:
        name = record["file"]
        if not isinstance(name, str) or not FILES.fullmatch(name) or name in self.files:
            _strange("file")
        if len(self.files) >= _MOST_FILES:
            _strange("length")
        return name, self._octets(record.get("bytes"), MOST_FILE_BYTES)

    def _row(self, record: dict[str, Any]) -> Stored:
        table, row, lengths = (record.get(name) for name in ("table", "row", "bytes"))
        if not (isinstance(table, str) and isinstance(row, dict) and isinstance(lengths, dict)):
            _strange("record")
        if any(isinstance(value, (list, dict, bool)) for value in row.values()) or row.keys() & lengths.keys():
            _strange("record")
        left, octets = _MOST_VALUE, {}
        for name, length in lengths.items():
            octets[name] = self._octets(length, left)
            left -= length
        return table, row | octets

    def _octets(self, length: object, most: int) -> bytes:
        if type(length) is not int or not 0 <= length <= most:
            _strange("length")
        content = self._source.read(length)
        if len(content) != length:
            _strange("cut")
        return content


def _head(record: Mapping[str, Any]) -> Head:
    if record.get("takedown") != "backup" or type(record.get("version")) is not int:
        _strange("other")
    if record["version"] > VERSION:
        raise NewerBackup(version=record["version"])
    told = [record.get(name) for name in ("made_at", "software", "revision")]
    if not all(isinstance(value, str) and len(value) <= 40 and value.isprintable() for value in told):  # noqa: PLR2004 - longer than any of them
        _strange("record")
    return Head(*map(str, told))


def head(at: datetime, software: str, revision: str) -> Head:
    """Return the head of a backup that is made at ``at``."""
    return Head(rfc3339(at), software, revision)


def _told(head: Head) -> dict[str, str]:
    return {"made_at": head.made_at, "software": head.software, "revision": head.revision}


def _line(record: Mapping[str, object]) -> bytes:
    return json.dumps(record, separators=(",", ":"), allow_nan=False).encode("ascii") + b"\n"


def _no_figure(_: str) -> NoReturn:
    _strange("record")


def _strange(why: str) -> NoReturn:
    raise StrangeBackup(why=why)
