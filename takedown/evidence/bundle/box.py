"""The container: a zip that can be spelled in one way only, so that any byte of it that was changed can be named.

APPNOTE 6.3.10, members stored one after another without compression, gaps, extra fields, comments, times or rights
of their own. Written here rather than by a library because the reader recomputes every header: it must not depend on
whose library, or which version of it, wrote the file. What is unpacked is never written to disk.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from takedown.errors import TakedownError

LONGEST_NAME = 120
MOST_MEMBERS = 250_000
LARGEST = 0xFFFFFFFF - 64 * 1024 * 1024
"""Bytes of a whole container: its offsets have 32 bits."""

_LOCAL = struct.Struct("<4s5H3I2H")
_ENTRY = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_END64 = struct.Struct("<4sQ2H2I4Q")
_LOCATOR = struct.Struct("<4sIQI")
_VERSION, _VERSION64, _UNIX, _DAY, _RIGHTS = 20, 45, 3 << 8 | 20, 0x0021, 0o100600 << 16
_MANY = 0xFFFF
_LINK = 0o120000
_KIND = 0o170000


class BundleTooLarge(TakedownError):
    """More than a bundle can hold; nothing was written."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something wrong with the container; ``code`` as ``bundle-defect-<code>`` in ``locale/``."""

    item: str
    code: str


@dataclass(frozen=True, slots=True)
class Member:
    """One file in a container: where its bytes are, and what its directory entry says of them."""

    name: str
    start: int
    size: int
    crc: int
    entry: bytes

    @property
    def header_at(self) -> int:
        """Where the member's own header begins."""
        return self.start - _LOCAL.size - len(self.name)


@dataclass(slots=True)
class Opened:
    """What could be read of a container. ``members`` is empty where its directory can't be trusted at all."""

    members: list[Member]
    flaws: list[Flaw]


def packed(files: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    """Yield a container of ``files``, in their order and in chunks; names are ASCII.

    Raises:
        BundleTooLarge: some chunks were yielded already.
    """
    at, count, directory = 0, 0, []
    for name, content in files:
        encoded, crc = name.encode("ascii"), zlib.crc32(content)
        directory.append(_entry(encoded, crc, len(content), at))
        header = _header(encoded, crc, len(content))
        at, count = at + len(header) + len(content), count + 1
        if at > LARGEST or count > MOST_MEMBERS:
            raise BundleTooLarge
        yield header
        yield content
    yield from directory
    yield _end(count, sum(map(len, directory)), at)


def opened(content: bytes) -> Opened:
    """Read a container; it is trusted in nothing, and costs no more memory than its directory."""
    if len(content) > LARGEST:
        return Opened([], [Flaw("bundle", "too-large")])
    found = _directory(content)
    if isinstance(found, Flaw):
        return Opened([], [found])
    members, flaws = found
    return Opened(members, [*flaws, *_headers(content, members), *_changed(content, members)])


def _header(name: bytes, crc: int, size: int) -> bytes:
    return _LOCAL.pack(b"PK\x03\x04", _VERSION, 0, 0, 0, _DAY, crc, size, size, len(name), 0) + name


def _entry(name: bytes, crc: int, size: int, at: int) -> bytes:
    plain = (_VERSION, 0, 0, 0, _DAY, crc, size, size, len(name), 0, 0, 0, 0, _RIGHTS, at)
    return _ENTRY.pack(b"PK\x01\x02", _UNIX, *plain) + name


def _end(count: int, size: int, at: int) -> bytes:
    few = min(count, _MANY)
    plain = _END.pack(b"PK\x05\x06", 0, 0, few, few, size, at, 0)
    if count < _MANY:
        return plain
    wide = _END64.pack(
        b"PK\x06\x06", _END64.size - 12, _UNIX & 0xFF00 | _VERSION64, _VERSION64, 0, 0, count, count, size, at
    )
    return wide + _LOCATOR.pack(b"PK\x06\x07", 0, at + size, 1) + plain


def _directory(content: bytes) -> tuple[list[Member], list[Flaw]] | Flaw:
    """Return the members as the directory names them, with what is odd about their entries."""
    told = _told(content)
    if told is None:
        return Flaw("end-record", "container")
    count, size, at = told
    if count > MOST_MEMBERS:
        return Flaw("bundle", "too-many")
    if content[at + size :] != _end(count, size, at):
        return Flaw("end-record", "container")
    return _entries(content[at : at + size], count, at)


def _told(content: bytes) -> tuple[int, int, int] | None:
    """Return how many members the end record tells of, and how long and where the directory is."""
    if len(content) < _END.size:
        return None
    _, _, _, _, count, size, at, _ = _END.unpack_from(content, len(content) - _END.size)
    wide_at = at + size
    if count == _MANY and wide_at + _END64.size <= len(content):
        count = _END64.unpack_from(content, wide_at)[6]
    return count, size, at


def _entries(directory: bytes, count: int, end: int) -> tuple[list[Member], list[Flaw]] | Flaw:
    members: list[Member] = []
    flaws: list[Flaw] = []
    seen: set[str] = set()
    place = at = 0
    for number in range(1, count + 1):
        if place + _ENTRY.size > len(directory):
            return Flaw("directory", "container")
        fields = _ENTRY.unpack_from(directory, place)
        crc, size, length, rights = fields[7], fields[9], fields[10], fields[15]
        raw = directory[place + _ENTRY.size : place + _ENTRY.size + length]
        place += _ENTRY.size + length
        name = _name(raw)
        if name is None:
            return Flaw(f"directory entry {number}", "name-refused")
        if name in seen:
            flaws.append(Flaw(name, "name-twice"))
        seen.add(name)
        if (rights >> 16) & _KIND == _LINK:
            flaws.append(Flaw(name, "link-refused"))
        elif fields[4]:
            flaws.append(Flaw(name, "compressed"))
        start = at + _LOCAL.size + length
        spelled = _entry(raw, crc, size, at)
        if directory[place - len(spelled) : place] != spelled:
            flaws.append(Flaw(f"{name} (directory)", "container"))
        members.append(Member(name, start, size, crc, spelled))
        at = start + size
        if at > end:
            return Flaw(f"{name} (directory)", "container")
    if place != len(directory) or at != end:
        return Flaw("directory", "container")
    return members, flaws


def _name(raw: bytes) -> str | None:
    """Return a name that may be told to a person; one that leads out of the folder, or hides, is none."""
    if not raw or len(raw) > LONGEST_NAME or not raw.isascii():
        return None
    name = raw.decode("ascii")
    parts = name.split("/")
    odd = not name.isprintable() or "\\" in name or ":" in name or " " in name
    return None if odd or any(part in ("", ".", "..") for part in parts) else name


def _headers(content: bytes, members: list[Member]) -> Iterator[Flaw]:
    for one in members:
        spelled = _header(one.name.encode("ascii"), one.crc, one.size)
        if content[one.header_at : one.start] != spelled:
            yield Flaw(f"{one.name} (header)", "container")


def _changed(content: bytes, members: list[Member]) -> Iterator[Flaw]:
    view = memoryview(content)
    for one in members:
        if zlib.crc32(view[one.start : one.start + one.size]) != one.crc:
            yield Flaw(one.name, "changed")
