"""The face of this room: bytes in, fingerprints and codes or a plain reason out; the decoding happens in the jail."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from takedown.cases.media import Fingerprint
from takedown.fingerprint import wire
from takedown.fingerprint.filevisit import CODES, PASSING, FileVisit, NoSecret, Unreadable
from takedown.fingerprint.keyed import Projection
from takedown.fingerprint.occasion import FrameLimits, Occasion
from takedown.fingerprint.view import Purpose
from takedown.jail import Jail, Limits, MemorySource, Source, Walls
from takedown.settings import JailSettings

__all__ = ["CODES", "PASSING", "FileVisit", "Fingerprinter", "NoSecret", "Occasion", "Purpose", "Unreadable"]

_QUESTION_BYTES = 4096


class Fingerprinter:
    """Fingerprints files in jailed children. Any thread may ask; as many are served at once as there are children.

    Args:
        settings: the limits of a child.
        secret: the vault's, 32 bytes, for local codes; it never enters the jail. Without it there are none.

    Attributes:
        workers: how many children there are.
        max_bytes: the largest picture file; a video's size has no limit.
    """

    def __init__(self, settings: JailSettings | None = None, secret: bytes | None = None) -> None:
        chosen = settings or JailSettings()
        self.workers = chosen.workers or os.cpu_count() or 1
        self.max_bytes = chosen.max_bytes
        self._frame_limits = FrameLimits(chosen.max_video_seconds, chosen.max_video_work, chosen.max_candidate_work)
        self._projection = Projection(secret) if secret is not None else None
        limits = Limits(
            seconds=chosen.seconds,
            memory_bytes=chosen.memory_bytes,
            max_bytes=_QUESTION_BYTES,
            answer_bytes=wire.ANSWER_BYTES,
        )
        self._jail = Jail(
            "takedown.fingerprint.worker",
            workers=self.workers,
            limits=limits,
            arguments=(str(chosen.max_bytes), str(chosen.max_pixels), str(chosen.max_video_seconds)),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @contextmanager
    def visit(self, content: bytes | Source, occasion: Occasion = Occasion.COMPARE) -> Iterator[FileVisit]:
        """Open ``content`` in a child and hold it there for several questions; waits for a free child.

        A thread must not open a visit within another: it would wait for the child that it holds itself.

        Args:
            content: the file.
            occasion: why it is opened; the child has served no other occasion, and a candidate gets less time.

        Raises:
            Unreadable: it can't be opened, and why.
            OSError: a source can't be read.
            JailUnavailable: nothing can be decoded safely on this machine; nothing was.
            JailClosed: this fingerprinter was closed.
        """
        source = MemorySource(content) if isinstance(content, bytes) else content
        if not source.size:
            raise Unreadable("empty")
        with self._jail.visit(occasion.value) as visit:
            yield FileVisit(visit, source, self._projection, self._frame_limits, occasion)

    def of(self, content: bytes | Source) -> Fingerprint:
        """Return the fingerprint of a picture, or of a video's first frame, its eight PDQ variants included.

        Raises:
            Unreadable: it has none, and why.
            OSError: a source can't be read.
            JailUnavailable: nothing can be decoded safely on this machine; nothing was.
            JailClosed: this fingerprinter was closed.
        """
        with self.visit(content) as visit:
            return visit.fingerprint

    def walls(self) -> Walls:
        """Return the walls around the children, for the health check.

        Raises:
            JailUnavailable: no child can be started.
        """
        return self._jail.walls()

    def close(self) -> None:
        """End every child."""
        self._jail.close()
