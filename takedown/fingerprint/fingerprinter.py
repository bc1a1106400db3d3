"""The face of this room: bytes in, a fingerprint or a plain reason out; the decoding happens in the jail."""

from __future__ import annotations

import hashlib
import os
from types import TracebackType
from typing import Self

from takedown.cases.media import Fingerprint
from takedown.errors import TakedownError
from takedown.fingerprint import wire
from takedown.jail import Jail, Limits, Lost, Refused, Walls
from takedown.settings import JailSettings

CODES = (
    "empty",
    "not-media",
    "video-later",
    "truncated",
    "corrupt",
    "too-large",
    "too-many-pixels",
    "timeout",
    "memory",
    "crashed",
)
"""Every reason for which a file has no fingerprint; ``reason-<code>`` in locale/ says it in words."""


class Unreadable(TakedownError):
    """The file has no fingerprint; ``code`` is one of ``CODES``."""

    def __init__(self, code: str) -> None:
        super().__init__(code=code)
        self.code = code


class Fingerprinter:
    """Fingerprints files in jailed children. Any thread may ask; as many are served at once as there are children.

    Args:
        settings: the limits of a child.

    Attributes:
        workers: how many children there are.
        max_bytes: the largest file that is read.
    """

    def __init__(self, settings: JailSettings | None = None) -> None:
        chosen = settings or JailSettings()
        self.workers = chosen.workers or os.cpu_count() or 1
        self.max_bytes = chosen.max_bytes
        limits = Limits(
            seconds=chosen.seconds,
            memory_bytes=chosen.memory_bytes,
            max_bytes=chosen.max_bytes,
            answer_bytes=wire.SIZE,
        )
        self._jail = Jail(
            "takedown.fingerprint.worker",
            workers=self.workers,
            limits=limits,
            arguments=(str(chosen.max_pixels),),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def of(self, content: bytes) -> Fingerprint:
        """Return the fingerprint of the picture file ``content``, its eight PDQ variants included.

        Raises:
            Unreadable: it has none, and why.
            JailUnavailable: nothing can be decoded safely on this machine; nothing was.
            JailClosed: this fingerprinter was closed.
        """
        if not content:
            raise Unreadable("empty")
        try:
            return _own(wire.unpack(self._jail.ask(content)), content)
        except Refused as refused:
            raise Unreadable(refused.reason if refused.reason in CODES else "crashed") from None
        except Lost as lost:
            raise Unreadable(lost.reason) from None
        except wire.OutOfForm:
            raise Unreadable("crashed") from None

    def walls(self) -> Walls:
        """Return the walls around the children, for the health check.

        Raises:
            JailUnavailable: no child can be started.
        """
        return self._jail.walls()

    def close(self) -> None:
        """End every child."""
        self._jail.close()


def _own(found: Fingerprint, content: bytes) -> Fingerprint:
    """Return ``found`` if it speaks of ``content``.

    The digest is what later proves which file was served, so it isn't left to a process that a hostile file may have
    taken over; a child that answers with what it was asked before is found out too.

    Raises:
        OutOfForm: its digests are not those of ``content``.
    """
    sha256 = hashlib.sha256(content).digest()
    if found.sha256 != sha256 or found.md5 != hashlib.md5(content, usedforsecurity=False).digest():
        raise wire.OutOfForm
    return found
