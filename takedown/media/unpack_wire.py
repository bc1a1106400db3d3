"""What goes between the parent and the child that unpacks: fixed forms, bounded lengths, codes instead of sentences.

A question is ``open`` with the size of the file, or ``next``; the answer to both is a member, or the end with what was
left out and why.
"""

from __future__ import annotations

import re
import struct
from collections import Counter
from dataclasses import dataclass

OPEN = struct.Struct("!Q")
NEXT = b""
MEMBER_HEAD = 1 + 2
NAME_BYTES = 1024
REASONS = frozenset({
    "bomb", "broken", "encrypted", "link", "method", "not-media", "too-deep", "too-large", "too-many",
    "too-many-pixels", "too-much", "truncated", "memory",
})  # fmt: skip
"""Why a member, or the rest of an archive, wasn't had."""

_MEMBER, _END = b"M", b"E"
_LINE = re.compile(r"([a-z-]{1,40}) ([0-9]{1,9})")


class OutOfForm(Exception):
    """The answer is none: the child is not to be trusted any more."""


@dataclass(frozen=True, slots=True)
class Member:
    """One member; the name is text from the archive, never a path."""

    name: str
    content: bytes


def pack_member(member: Member) -> bytes:
    """Return a member as an answer."""
    name = member.name.encode("utf-8", "replace")[:NAME_BYTES]
    return b"".join((_MEMBER, struct.pack("!H", len(name)), name, member.content))


def pack_end(skipped: Counter[str]) -> bytes:
    """Return the end as an answer; counts by reason."""
    return _END + "\n".join(f"{reason} {count}" for reason, count in skipped.items()).encode("ascii")


def unpack(answer: bytes) -> Member | Counter[str]:
    """Return the member, or what was left out when there are no more.

    Raises:
        OutOfForm: it is neither.
    """
    if answer[:1] == _MEMBER and len(answer) >= MEMBER_HEAD:
        start = MEMBER_HEAD + int.from_bytes(answer[1:MEMBER_HEAD], "big")
        name = answer[MEMBER_HEAD:start].decode("utf-8", "replace")
        return Member("".join(sign for sign in name if sign.isprintable()), answer[start:])
    if answer[:1] == _END:
        return Counter(dict(_count(line) for line in answer[1:].decode("ascii", "replace").splitlines()))
    raise OutOfForm


def _count(line: str) -> tuple[str, int]:
    found = _LINE.fullmatch(line)
    if found is None or found[1] not in REASONS:
        raise OutOfForm
    return found[1], int(found[2])
