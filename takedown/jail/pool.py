"""The jail: as many children as there are processors, started when first needed, replaced when lost."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from takedown.jail.errors import JailClosed, Lost
from takedown.jail.inmate import Inmate
from takedown.jail.limits import Limits, Walls
from takedown.jail.visit import Visit


class Jail:
    """Asks a worker module in child processes that hold no files, no network and no privileges.

    The worker is a module with ``prepare(*arguments)``, called before the walls stand, and ``work(payload, read) ->
    bytes`` (``takedown.jail.child.Worker``).

    Args:
        worker: the module's name.
        workers: how many children at most; 0 means one for each processor.
        limits: of each child.
        arguments: for ``prepare``.
    """

    def __init__(
        self, worker: str, *, workers: int = 0, limits: Limits | None = None, arguments: Sequence[str] = ()
    ) -> None:
        self._worker = worker
        self._arguments = tuple(arguments)
        self._limits = limits or Limits()
        self._size = workers or os.cpu_count() or 1
        self._places = threading.Semaphore(self._size)
        self._lock = threading.Lock()
        self._idle: list[Inmate] = []
        self._all: set[Inmate] = set()
        self._taken = 0
        self._walls: Walls | None = None
        self._closed = False
        # A child ends with the thread that started it (the kernel's rule), so one thread that outlasts them starts all.
        self._nursery = ThreadPoolExecutor(max_workers=1, thread_name_prefix="jail")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def ask(self, payload: bytes) -> bytes:
        """Return the worker's answer to ``payload``; waits for a free child. Any thread may ask.

        Raises:
            Refused: the worker refused it, with its reason.
            Lost: ``too-large``, ``crashed``, ``timeout`` or ``memory``.
            JailUnavailable: no child can be started.
            JailClosed: too late.
        """
        if len(payload) > self._limits.max_bytes:
            raise Lost("too-large")
        with self.visit() as visit:
            return visit.ask(payload)

    @contextmanager
    def visit(self, kind: str = "") -> Iterator[Visit]:
        """Hold one child for several questions; waits for a free one. A thread must not open a visit within another.

        Args:
            kind: of what is asked; a child that served one kind never serves another, so that an input which has taken
                it over can't answer for one of another kind.

        Raises:
            JailUnavailable: no child can be started.
            JailClosed: too late.
        """
        with self._places:
            inmate = self._take(kind)
            visit = Visit(inmate)
            try:
                yield visit
            finally:
                visit.end()
                inmate.leave()
                self._give_back(inmate)

    def walls(self) -> Walls:
        """Return the walls that a child on this machine has around it; starts one where none was yet.

        Raises:
            JailUnavailable: no child can be started.
            JailClosed: too late.
        """
        if self._walls is None:
            with self._places:
                self._give_back(self._take(None))
        if self._walls is None:
            raise JailClosed
        return self._walls

    def close(self) -> None:
        """End every child and wait until they are gone; who is waiting for an answer gets ``Lost``."""
        with self._lock:
            self._closed = True
            for inmate in self._all:
                inmate.kill()
        for _ in range(self._size):  # once every place is free, nobody uses a child any more
            self._places.acquire()
        for inmate in self._all:
            inmate.end()
        self._all.clear()
        self._places.release(self._size)
        self._nursery.shutdown()

    def _take(self, kind: str | None) -> Inmate:
        """Return a child that has served nothing but ``kind``, in place of one of another kind where there are enough.

        With ``None`` it serves nothing, and any idle one will do.
        """
        with self._lock:
            if self._closed:
                raise JailClosed
            self._taken += 1
            inmate = self._suited(kind)
            if inmate is not None:
                return inmate
            surplus = self._surplus()
        if surplus is not None:
            surplus.end()
        return self._born(kind)

    def _born(self, kind: str | None) -> Inmate:
        try:
            inmate = self._nursery.submit(Inmate, self._worker, self._arguments, self._limits).result()
        except BaseException:
            with self._lock:
                self._taken -= 1
            raise
        inmate.kind = kind
        with self._lock:
            self._walls = inmate.walls
            self._all.add(inmate)
            if self._closed:  # meanwhile: whoever waited for it isn't let begin
                inmate.kill()
        return inmate

    def _suited(self, kind: str | None) -> Inmate | None:
        for inmate in reversed(self._idle):
            if kind is None or inmate.kind in (None, kind):
                self._idle.remove(inmate)
                inmate.kind = inmate.kind if kind is None else kind
                return inmate
        return None

    def _surplus(self) -> Inmate | None:
        """Return the child, idle the longest, that makes room for another one; ``None`` where there is room."""
        if self._taken + len(self._idle) <= self._size:
            return None
        surplus = self._idle.pop(0)
        self._all.discard(surplus)
        return surplus

    def _give_back(self, inmate: Inmate) -> None:
        with self._lock:
            self._taken -= 1
            if inmate.fit() and not self._closed:
                self._idle.append(inmate)
                return
            self._all.discard(inmate)
        inmate.end()
