"""The registry as a crawler has it: questions to whichever matcher answers."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from socket import socket
from threading import Lock
from time import monotonic
from typing import TypeVar

from takedown.cases.match import Hit
from takedown.cases.media import Fingerprint
from takedown.errors import TakedownError
from takedown.fingerprint.view import ContentBox, FrameView, View
from takedown.fleet.matcher import wire
from takedown.fleet.matcher.sockets import connect, folder_of, names
from takedown.fleet.matcher.wire import Kind, Message, Misfit
from takedown.fleet.registers import mark_of
from takedown.matching.asked import Parts
from takedown.pipeline.looking.lookup import Sought
from takedown.settings import Settings

T = TypeVar("T")

PATIENCE = 60.0
"""Seconds that a matcher may take for one answer."""

_REMEMBERED = 5.0  # seconds for which what a matcher says of itself is taken for true


class NoMatcher(TakedownError):
    """No matcher answered: nothing was compared, nothing is lost, and the address is for later."""


class _Link:
    """A connection to one matcher."""

    def __init__(self, name: Path) -> None:
        self.name = name
        self._socket: socket = connect(name, PATIENCE)
        self._read = self._socket.makefile("rb")

    def ask(self, messages: Sequence[bytes]) -> Message:
        """Send a question and return its answer.

        Raises:
            OSError, Misfit: there is none.
        """
        for message in messages:
            self._socket.sendall(message)
        answer = wire.read(self._read)
        if answer is None or answer.kind is not Kind.ANSWER:
            raise Misfit(Kind.ANSWER)
        return answer

    def close(self) -> None:
        """End it."""
        self._read.close()
        self._socket.close()


class RemoteRegistry:
    """``takedown.matching.asked.Asked``, in the matchers of a folder. Any thread may ask; connections are kept.

    Args:
        folder: of the matchers' sockets.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._idle: list[_Link] = []
        self._lock = Lock()
        self._state: tuple[float, int, bool] = (-_REMEMBERED, 0, False)

    def __len__(self) -> int:
        """Return how many pictures and videos are registered.

        Raises:
            NoMatcher: nobody says.
        """
        return self._said()[0]

    @property
    def has_local(self) -> bool:
        """Whether anything registered has local codes.

        Raises:
            NoMatcher: nobody says.
        """
        return self._said()[1]

    @property
    def position(self) -> int:
        """How far a matcher has followed the log of what is registered: the number of the last change that it knows.

        Raises:
            NoMatcher: nobody says.
        """
        answer = self._answered(lambda message: message.text, wire.packed(Kind.STATE, {}))
        return int(answer.get("mark", 0))

    def match(self, probe: Fingerprint, boxes: Iterable[ContentBox] = ()) -> list[Hit]:
        """As ``Asked.match``.

        Raises:
            NoMatcher: nobody answers.
        """
        return self._ask(wire.of_probe(Kind.MATCH, probe, boxes)).hits

    def exact(self, probe: Fingerprint) -> list[Hit]:
        """As ``Asked.exact``.

        Raises:
            NoMatcher: nobody answers.
        """
        return self._ask(wire.of_probe(Kind.EXACT, probe)).hits

    def match_parts(self, probe: Fingerprint, view: View) -> Parts:
        """As ``Asked.match_parts``.

        Raises:
            NoMatcher: nobody answers.
        """
        return self._ask(wire.of_probe(Kind.PARTS, probe, view=view))

    def match_frames(self, probe: Fingerprint, frames: Iterable[FrameView], duration: Callable[[], float]) -> list[Hit]:
        """As ``Asked.match_frames``; what was seen is kept until the answer comes, for another matcher.

        Raises:
            NoMatcher: nobody answers.
        """
        messages = [wire.of_probe(Kind.FRAMES, probe), *(wire.of_frame(frame) for frame in frames)]
        return self._ask(*messages, wire.of_end(duration())).hits

    def close(self) -> None:
        """End the connections that rest."""
        with self._lock:
            idle, self._idle = self._idle, []
        for link in idle:
            link.close()

    def _said(self) -> tuple[int, bool]:
        at, count, has_local = self._state
        if monotonic() - at > _REMEMBERED:
            answer = self._answered(lambda message: message.text, wire.packed(Kind.STATE, {}))
            count, has_local = int(answer.get("count", 0)), bool(answer.get("has_local", True))
            self._state = (monotonic(), count, has_local)
        return count, has_local

    def _ask(self, *messages: bytes) -> Parts:
        return self._answered(wire.parts_of, *messages)

    def _answered(self, read: Callable[[Message], T], *messages: bytes) -> T:
        """Return the first answer that a matcher gives: one that is connected, then each of the others.

        A kept connection may have been its matcher's last: another try is cheap, and a question changes nothing.
        """
        while (link := self._kept()) is not None:
            with suppress(OSError, Misfit):
                return self._of(link, read, messages)
        known = names(self._folder)
        for name in random.sample(known, len(known)):
            with suppress(OSError, Misfit):
                return self._of(_Link(name), read, messages)
        raise NoMatcher

    def _of(self, link: _Link, read: Callable[[Message], T], messages: Sequence[bytes]) -> T:
        try:
            answer = read(link.ask(messages))
        except BaseException:
            link.close()
            raise
        with self._lock:
            self._idle.append(link)
        return answer

    def _kept(self) -> _Link | None:
        with self._lock:
            return self._idle.pop() if self._idle else None


class Matchers:
    """What the fleet's jobs ask what is looked for (``takedown.fleet.floor.Registers``): the matchers of this server.

    Args:
        home: the server's. settings: its configuration.
    """

    def __init__(self, home: Path, settings: Settings) -> None:
        self.registry = RemoteRegistry(folder_of(home))
        self._settings = settings

    def sought(self) -> Sought | None:
        """Return what is looked for; ``None`` while no matcher answers."""
        try:
            len(self.registry)
        except NoMatcher:
            return None
        return Sought(self.registry, mark_of(self._settings))

    def position(self) -> int:
        """Return how far a matcher has followed the log.

        Raises:
            NoMatcher: nobody says.
        """
        return self.registry.position

    def close(self) -> None:
        """End the connections that rest."""
        self.registry.close()
