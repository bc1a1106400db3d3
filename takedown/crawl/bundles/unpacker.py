"""Archives and documents, opened in a jail of their own; their media come out as bytes in memory, one at a time."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Generator
from types import TracebackType
from typing import Self

from takedown.jail import Jail, Limits, Lost, MemorySource, Refused, Visit
from takedown.media.unpack_wire import MEMBER_HEAD, NAME_BYTES, NEXT, OPEN, Member, OutOfForm, unpack
from takedown.settings import MEBIBYTE, JailSettings

__all__ = ["Member", "Unpacker"]

_MOST_MEMBERS = 1_000
"""The child's own limit."""
_TOTAL_BYTES = 256 * MEBIBYTE
_ARCHIVE_SECONDS = 3.0
"""What a whole archive may take, as a multiple of what one answer of the jail may take."""


class Unpacker:
    """Unpacks in one jailed child, a fresh one for each archive: none can answer for the next. Any thread may ask.

    Args:
        settings: the limits of a child; ``max_bytes`` is also that of a member.
    """

    def __init__(self, settings: JailSettings | None = None) -> None:
        chosen = settings or JailSettings()
        self._seconds = chosen.seconds * _ARCHIVE_SECONDS
        limits = Limits(
            seconds=chosen.seconds,
            memory_bytes=chosen.memory_bytes,
            max_bytes=OPEN.size,
            answer_bytes=MEMBER_HEAD + NAME_BYTES + chosen.max_bytes,
            visits=1,
        )
        total = max(_TOTAL_BYTES, chosen.max_bytes)
        self._jail = Jail(
            "takedown.media.unpack",
            workers=1,
            limits=limits,
            arguments=(str(chosen.max_bytes), str(total), str(chosen.max_pixels)),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def members(self, content: bytes, skipped: Counter[str] | None = None) -> Generator[Member, None, None]:
        """Yield the media in ``content``; a child lost on the way ends them, and what was seen before counts.

        Args:
            content: an archive or document, as served.
            skipped: gets what was left out, by reason: those of ``takedown.media.unpack_wire``, and ``not-archive``,
                ``timeout``, ``memory`` or ``crashed`` for all that was still to come.

        Raises:
            JailUnavailable: nothing can be unpacked safely on this machine; nothing was.
            JailClosed: this unpacker was closed.
        """
        left_out = Counter[str]() if skipped is None else skipped
        with self._jail.visit() as visit:
            try:
                yield from self._asked(visit, content, left_out)
            except (Lost, Refused) as problem:
                left_out[str(problem.data["reason"])] += 1
            except OutOfForm:
                visit.distrust()
                left_out["crashed"] += 1

    def close(self) -> None:
        """End the child."""
        self._jail.close()

    def _asked(self, visit: Visit, content: bytes, left_out: Counter[str]) -> Generator[Member, None, None]:
        """Ask for one member after another; only the asking takes of the archive's time."""
        source, question, seconds = MemorySource(content), OPEN.pack(len(content)), self._seconds
        for _ in range(_MOST_MEMBERS + 1):
            started = time.monotonic()
            found = unpack(visit.ask(question, source, max(0.0, seconds)))
            seconds -= time.monotonic() - started
            if not isinstance(found, Member):
                left_out.update(found)
                return
            yield found
            question = NEXT
        raise OutOfForm  # it goes on beyond its own limit
