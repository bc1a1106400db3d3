"""A matcher's answers: one thread for each connection, of which there are few, as a crawler keeps its own."""

from __future__ import annotations

import socketserver
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from socket import SHUT_RDWR, socket
from threading import BoundedSemaphore, Lock, Thread
from typing import Any

from takedown.fingerprint.view import FrameView
from takedown.fleet.matcher import wire
from takedown.fleet.matcher.memory import Memory
from takedown.fleet.matcher.sockets import listening
from takedown.fleet.matcher.wire import Kind, Message, Misfit

CONNECTIONS = 64
"""At one time; whoever is one more is turned away, and asks another matcher."""
PATIENCE = 300.0
"""Seconds that a connection may rest, or a message take, before it is closed."""

STALE, MISFIT, BUSY, FAILED = "stale", "misfit", "busy", "failed"
"""Why there is no answer: the log couldn't be read lately; that is no question; too many ask; a mistake of ours."""


class Answers(socketserver.ThreadingMixIn, socketserver.BaseServer):
    """Listens at a socket of its own from when it is made until ``close``; answers from ``memory``.

    Attributes:
        name: of the socket.
    """

    daemon_threads = True
    block_on_close = False
    request_queue_size = CONNECTIONS

    def __init__(self, memory: Memory, folder: Path) -> None:
        """Begin to listen in ``folder``.

        Raises:
            OSError: no socket can be made there.
        """
        super().__init__(str(folder), _Asking)
        self.memory = memory
        self.socket, self.name = listening(folder)
        self.room = BoundedSemaphore(CONNECTIONS)
        self._links: set[socket] = set()
        self._linking = Lock()
        self._serving = Thread(target=self.serve_forever, kwargs={"poll_interval": 0.1}, name="matcher", daemon=True)
        self._serving.start()

    def close(self) -> None:
        """Take no more connections, and end those that there are: whoever asks goes on to another matcher."""
        self.name.unlink(missing_ok=True)
        self.shutdown()
        self._serving.join()
        self.socket.close()
        with self._linking:
            for link in self._links:
                with suppress(OSError):
                    link.shutdown(SHUT_RDWR)

    def fileno(self) -> int:
        """Return what is waited at; for ``socketserver``."""
        return self.socket.fileno()

    def get_request(self) -> tuple[socket, str]:
        """Return the next connection; for ``socketserver``."""
        link, _ = self.socket.accept()
        with self._linking:
            self._links.add(link)
        return link, ""

    def shutdown_request(self, request: Any) -> None:
        """Close a connection; for ``socketserver``."""
        with self._linking:
            self._links.discard(request)
        request.close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: whoever broke off isn't the operator's business, and what was asked stands in no log."""


class _Asking(socketserver.StreamRequestHandler):
    """One crawler's connection."""

    timeout = PATIENCE
    server: Answers

    def handle(self) -> None:
        if not self.server.room.acquire(blocking=False):
            self.wfile.write(wire.of_refusal(BUSY))
            return
        try:
            while (question := wire.read(self.rfile)) is not None:
                self.wfile.write(self._answer(question))
        except OSError:  # broken off
            return
        except Exception as problem:  # noqa: BLE001 - whatever an enemy thinks of ends his own connection alone
            with suppress(OSError):
                self.wfile.write(wire.of_refusal(MISFIT if isinstance(problem, Misfit) else FAILED))
        finally:
            self.server.room.release()

    def _answer(self, question: Message) -> bytes:
        memory = self.server.memory
        if not memory.is_fresh:
            self._drain(question)
            return wire.of_refusal(STALE)
        registry = memory.registry
        match question.kind:
            case Kind.STATE:
                return wire.of_state(len(registry), has_local=registry.has_local, mark=str(memory.last))
            case Kind.MATCH:
                return wire.of_hits(registry.match(wire.probe_of(question), wire.boxes_of(question)))
            case Kind.EXACT:
                return wire.of_hits(registry.exact(wire.probe_of(question)))
            case Kind.PARTS:
                view = wire.look_in(question)
                if view is None:
                    raise Misfit(question.kind)
                parts = registry.match_parts(wire.probe_of(question), view)
                return wire.of_hits(parts.hits, promising=parts.promising)
            case Kind.FRAMES:
                frames = _Frames(self.rfile)
                return wire.of_hits(registry.match_frames(wire.probe_of(question), frames, lambda: frames.duration))
        raise Misfit(question.kind)

    def _drain(self, question: Message) -> None:
        """Read what belongs to a question that isn't answered."""
        if question.kind is Kind.FRAMES:
            for _ in _Frames(self.rfile):
                pass


class _Frames:
    """The frames of a video as they come."""

    def __init__(self, source: wire.Connection) -> None:
        self._source = source
        self.duration = 0.0

    def __iter__(self) -> Iterator[FrameView]:
        for _ in range(wire.MOST_FRAMES):
            message = wire.read(self._source)
            if message is None or message.kind not in (Kind.FRAME, Kind.END):
                raise Misfit(Kind.FRAMES)
            if message.kind is Kind.END:
                self.duration = wire.duration_of(message)
                return
            yield wire.frame_of(message)
        raise Misfit(Kind.FRAMES)
