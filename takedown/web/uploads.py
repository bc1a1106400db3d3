"""Files that a browser hands over: held in memory whole, or asked for piece by piece; never on a disk.

A file of any size can be handed over by pieces: what reads it says which piece it wants, the browser brings that one,
and a few are held.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Protocol

from takedown.cases.noun import new_id
from takedown.errors import TakedownError
from takedown.pipeline.register import Registered

PIECE = 4 * 1024 * 1024
"""Bytes that the browser brings at once."""
HELD = 8
"""Pieces of a file that are held at once."""
PATIENCE = 30.0
"""Seconds that the browser may take to bring a piece."""
_LOOKS = 0.25
_LONGEST_NAME = 200


class OutOfStep(TakedownError):
    """A piece came that nobody waits for. Nothing was kept of it."""


class HeldWhole:
    """A file in memory, as a source; it grows until it is complete. Overwritten by ``clear``."""

    def __init__(self) -> None:
        self._content = bytearray()

    @property
    def size(self) -> int:
        """Bytes so far."""
        return len(self._content)

    def add(self, content: bytes) -> None:
        """Take the next bytes in."""
        self._content += content

    def read(self, offset: int, size: int) -> bytes:
        """Return at most ``size`` bytes from ``offset`` on."""
        with memoryview(self._content) as view:
            return bytes(view[offset : offset + size])

    def clear(self) -> None:
        """Overwrite what is held, piece by piece, and let go of it."""
        nothing = bytes(PIECE)
        for at in range(0, len(self._content), PIECE):
            end = min(at + PIECE, len(self._content))
            self._content[at:end] = nothing[: end - at]
        self._content = bytearray()


@dataclass(frozen=True, slots=True)
class Wanted:
    """A piece that is waited for."""

    offset: int
    size: int


class ByPieces:
    """A file that the browser holds, as a source: ``read`` waits until the piece that it needs was brought.

    Args:
        size: bytes in all, as the browser says.
        is_there: asked several times a second whether anybody is there still to bring something.
        piece: bytes of a piece; the last one may be shorter.
    """

    def __init__(self, size: int, is_there: Callable[[], bool], piece: int = PIECE) -> None:
        self._size, self._is_there, self._piece_size = size, is_there, piece
        self._pieces: OrderedDict[int, bytes] = OrderedDict()
        self._wanted: Wanted | None = None
        self._ended = False
        self._brought = 0
        self._changed = threading.Condition()

    @property
    def size(self) -> int:
        """Bytes in all."""
        return self._size

    @property
    def share(self) -> float:
        """How much of the reading is done, between 0 and 1, as far as one can say: a large file is read twice."""
        passes = 1 if self._size <= HELD * self._piece_size else 2
        return min(1.0, self._brought / (passes * self._size)) if self._size else 1.0

    def read(self, offset: int, size: int) -> bytes:
        """Return at most ``size`` bytes from ``offset`` on.

        Raises:
            OSError: nobody brings them.
        """
        found, at, end = bytearray(), offset, min(offset + size, self._size)
        while at < end:
            start = at - at % self._piece_size
            part = self._piece(start)[at - start : end - start]
            found += part
            at += len(part)
        return bytes(found)

    def next(self, seconds: float) -> Wanted | None:
        """Return the piece that is waited for, as soon as there is one within ``seconds``; ``None``: none is."""
        with self._changed:
            self._changed.wait_for(lambda: self._wanted is not None or self._ended, seconds)
            return self._wanted

    def bring(self, offset: int, content: bytes) -> None:
        """Take in the piece that is waited for.

        Raises:
            OutOfStep: it isn't that one.
        """
        with self._changed:
            if self._wanted != Wanted(offset, len(content)):
                raise OutOfStep
            self._wanted = None
            self._pieces[offset] = content
            self._brought += len(content)
            while len(self._pieces) > HELD:
                self._pieces.popitem(last=False)
            self._changed.notify_all()

    def end(self) -> None:
        """Let go of all that is held; nothing is wanted any more."""
        with self._changed:
            self._ended, self._wanted = True, None
            self._pieces.clear()
            self._changed.notify_all()

    def _piece(self, offset: int) -> bytes:
        with self._changed:
            if offset not in self._pieces:
                self._wanted = Wanted(offset, min(self._piece_size, self._size - offset))
                self._changed.notify_all()
                self._wait(offset)
            self._pieces.move_to_end(offset)
            return self._pieces[offset]

    def _wait(self, offset: int) -> None:
        until = time.monotonic() + PATIENCE
        while not self._changed.wait_for(lambda: offset in self._pieces or self._ended, _LOOKS):
            if not self._is_there() or time.monotonic() > until:
                break
        if offset not in self._pieces:
            self._wanted = None
            raise TimeoutError


class Take(Protocol):
    """Registers what is in a source; ``Intake.take``, with the vault open for as long as it takes."""

    def __call__(self, name: str, source: ByPieces) -> Registered:
        """Return what became of it."""


@dataclass(eq=False)
class Handing:
    """One file that is handed over by pieces, and what became of it."""

    name: str
    source: ByPieces
    id: str = field(default_factory=new_id)
    result: Registered | None = None
    error: TakedownError | None = None
    is_over: bool = False

    def begin(self, take: Take) -> None:
        """Have it registered, in a thread."""
        threading.Thread(target=self._run, args=(take,), name="handing", daemon=True).start()

    def _run(self, take: Take) -> None:
        try:
            self.result = take(self.name, self.source)
        except TakedownError as error:
            self.error = error
        finally:
            self.is_over = True
            self.source.end()


def called(name: str) -> str:
    """Return what a file is called, as it can be shown: its folders' names and its own, without what can't be seen."""
    seen = "".join(letter for letter in name.replace("\\", "/") if letter.isprintable())
    parts = [part for part in seen.split("/") if part.strip() not in ("", ".", "..")]
    return str(PurePosixPath(*parts))[-_LONGEST_NAME:] if parts else ""
