"""The darkroom: hostile bytes go into a jail of their own, bare pixels come out, a plain PNG is made of them here."""

from __future__ import annotations

import struct
import zlib
from types import TracebackType
from typing import Self

from takedown.fingerprint.fingerprinter import CODES, Unreadable
from takedown.jail import Jail, Limits, Lost, MemorySource, Refused
from takedown.media.still_wire import ANSWER_BYTES, QUESTION, OutOfForm, Still, unpack
from takedown.settings import JailSettings

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_GREY, _RGB = 0, 2
_FAST = 1
_SHARE = 0.5
"""Of the time that an answer may take: after so much of it the frame found so far will do."""


class Darkroom:
    """Makes stills in one jailed child, a fresh one for each file: none can answer for the next. Any thread may ask.

    Args:
        settings: the limits of a child.
    """

    def __init__(self, settings: JailSettings | None = None) -> None:
        chosen = settings or JailSettings()
        limits = Limits(
            seconds=chosen.seconds,
            memory_bytes=chosen.memory_bytes,
            max_bytes=QUESTION.size,
            answer_bytes=ANSWER_BYTES,
            visits=1,
        )
        limiting = (chosen.max_bytes, chosen.max_pixels, chosen.max_video_seconds, chosen.seconds * _SHARE)
        self._jail = Jail(
            "takedown.media.still", workers=1, limits=limits, arguments=tuple(str(limit) for limit in limiting)
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def still(self, content: bytes, second: float = 0.0) -> Still:
        """Return a small still of ``content``; of what moves, the one nearest to ``second`` that there is in time.

        Raises:
            Unreadable: there is none, and why.
            JailUnavailable: nothing can be decoded safely on this machine; nothing was.
            JailClosed: this darkroom was closed.
        """
        if not content:
            raise Unreadable("empty")
        with self._jail.visit() as visit:
            try:
                return unpack(visit.ask(QUESTION.pack(len(content), second), MemorySource(content)))
            except Refused as refused:
                raise Unreadable(refused.reason if refused.reason in CODES else "crashed") from None
            except Lost as lost:
                raise Unreadable(lost.reason) from None
            except OutOfForm:
                visit.distrust()
                raise Unreadable("crashed") from None

    def close(self) -> None:
        """End the child."""
        self._jail.close()


def png(size: tuple[int, int], pixels: bytes) -> bytearray:
    """Return pixels, one byte (grey) or three (RGB) each, as a PNG without anything else (ISO/IEC 15948)."""
    width, height = size
    row = len(pixels) // height
    lines = b"".join(b"\0" + pixels[at : at + row] for at in range(0, len(pixels), row))
    head = struct.pack("!IIBBBBB", width, height, 8, _GREY if row == width else _RGB, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(lines, _FAST)), (b"IEND", b""))
    made = bytearray(_SIGNATURE)
    for kind, body in parts:
        made += struct.pack("!I", len(body)) + kind + body + struct.pack("!I", zlib.crc32(kind + body))
    return made
