"""The program's own registry, which also notes the largest score of a look: also where it is too little to be said."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from takedown.fingerprint.view import View
from takedown.matching.bank import Bank, Place
from takedown.matching.registry import Registry
from takedown.matching.votes import Sight


@dataclass
class Closest:
    """The largest score by local codes, and the media that has it."""

    score: float = 0.0
    media_id: str = ""


class NotedBank(Bank):
    """Notes what is seen, for each thread by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.thread = threading.local()

    def sights(self, view: View, whole: Sequence[bytes] = ()) -> list[Sight]:
        """Return what the program's own bank returns."""
        found = super().sights(view, whole)
        closest: Closest | None = getattr(self.thread, "closest", None)
        for sight in found[:1]:
            if closest is not None and sight.score > closest.score and isinstance(sight.item, Place):
                closest.score, closest.media_id = sight.score, sight.item.media_id
        return found


class NotedRegistry(Registry):
    """Answers as the program's own."""

    def __init__(self) -> None:
        super().__init__()
        self._noted = NotedBank()
        self._bank = self._noted

    @contextmanager
    def noting(self) -> Iterator[Closest]:
        """Note the largest score of this thread's looks in what is yielded, until the end."""
        self._noted.thread.closest = closest = Closest()
        yield closest
        self._noted.thread.closest = None
