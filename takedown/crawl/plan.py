"""What one crawl is asked to do, whatever the host."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from takedown.crawl.frontier.queue import MemoryQueue, Queue
from takedown.settings import HostSettings, JailSettings


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan of a crawl.

    Attributes:
        mark: names what media are held against, such as a digest of the registry. Media that were held against the
            same are not handed out again while they are unchanged; after another mark all of them are.
        again: visit everything that is known, due or not, and walk every list to its end.
        eager: visit lists however seldom they change: somebody waits for the result.
        budget: requests at most over all hosts, or ``None``.
        jail: the limits under which archives and documents are opened.
        known: addresses of pages, at whatever host, that are known to show a copy; they go first when they are due.
        queue_of: the queue of a host; what it holds is where the crawl goes on.
        token_of: the person's own access token for a host, or nothing.
    """

    mark: str = ""
    again: bool = False
    eager: bool = True
    budget: int | None = None
    jail: JailSettings = field(default_factory=JailSettings)
    known: Sequence[str] = ()
    queue_of: Callable[[HostSettings], Queue] = lambda _: MemoryQueue()
    token_of: Callable[[HostSettings], str] = lambda _: ""
