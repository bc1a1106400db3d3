"""What a crawl saw, kept sealed for the matchers in small batches, where an organisation wants it."""

from __future__ import annotations

from threading import Lock

from takedown.cases.candidate import Candidate
from takedown.fleet.matcher.seen import Seen, keep_seen
from takedown.pipeline.looking.identify import Identified
from takedown.pipeline.team.fleet import FleetSession

FEW = 40
"""Candidates of one batch: so many a crawler that dies leaves untold, which were compared all the same."""


class Remembered:
    """Collects what one piece of a crawl saw. Any thread may ``note``."""

    def __init__(self, session: FleetSession) -> None:
        self._session = session
        self._lock = Lock()
        self._batch: list[Seen] = []

    def note(self, candidate: Candidate, found: Identified) -> None:
        """Take one candidate."""
        with self._lock:
            self._batch.append(Seen.of_candidate(candidate, found))
            full = len(self._batch) >= FEW
        if full:
            self.keep()

    def keep(self) -> None:
        """Write down what was taken since the last time."""
        with self._lock:
            batch, self._batch = self._batch, []
        if batch:
            keep_seen(self._session, batch)
