"""What comes back from one address: an answer, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from yarl import URL

from takedown.cases.candidate import Connection, Hop
from takedown.crawl.net.memory import Share
from takedown.errors import TakedownError


class HostUnreachable(TakedownError):
    """No connection; ``host`` and ``why``: ``name`` (there is none), ``tls``, ``proxy`` (its fault), ``connection``."""


class TooLarge(TakedownError):
    """The body is larger than ``limit`` bytes; ``host``. Nothing of it was kept."""


class TooSlow(TakedownError):
    """The server didn't answer or didn't finish within ``seconds``; ``host``."""


class TooManyRedirects(TakedownError):
    """More than ``limit`` redirects, or one without a target; ``host``."""


class BadAnswer(TakedownError):
    """The answer breaks HTTP; ``host`` and ``why``: ``length``, ``encoding``, ``bomb`` (too dense), ``protocol``."""


class BudgetSpent(TakedownError):
    """The number of requests allowed for this run is used up; ``limit``."""


Judge = Callable[[str, bytes, str], int]
"""Content type, first bytes and address of an answer to the most bytes worth reading; 0: leave it."""
Gate = Callable[[URL], Awaitable[None]]
"""Called before each hop; raises what keeps the hop from being made."""


@dataclass(frozen=True, slots=True)
class Head:
    """The heads of one exchange as they were on the wire, for evidence: nothing is left out but by who keeps them.

    Attributes:
        version: ``1.1`` or the like. reason: the words beside the status.
        served: the answer's headers in their order, as bytes. sent: ours.
    """

    version: str = "1.1"
    reason: str = ""
    served: Sequence[tuple[bytes, bytes]] = field(default=(), repr=False)
    sent: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(slots=True)
class Fetched:
    """One answer, after redirects.

    Attributes:
        url: the address asked for; final_url: the one that answered.
        status: HTTP status; headers: names in lower case, no cookies; of several ``link`` one, of several
            ``x-robots-tag`` one with line breaks between.
        body: decompressed; empty unless the status is 2xx and the judge wanted it.
        hops: the redirects on the way. fetched_at: UTC, when the last answer began.
        size: bytes of the body as served, before they were unfolded; 0 where it wasn't read.
        connection, head: what the last answer came over, and its heads.
        resolved: the addresses that its host's name had; none where it is a number or a proxy resolves it.
        proxied: whether it went through a proxy.
    """

    url: str
    final_url: str
    status: int
    headers: dict[str, str] = field(repr=False)
    body: bytes = field(repr=False)
    hops: tuple[Hop, ...]
    fetched_at: datetime
    share: Share = field(repr=False)
    size: int = 0
    connection: Connection = field(default=Connection())
    head: Head = field(default=Head(), repr=False)
    resolved: tuple[str, ...] = ()
    proxied: bool = False

    @property
    def content_type(self) -> str:
        """The ``Content-Type`` as served, or nothing."""
        return self.headers.get("content-type", "")


class Requests:
    """How many requests a run may still make; ``limit`` ``None``: as many as its hosts' own limits give.

    Attributes:
        made: requests so far, robots files and redirects included.
    """

    def __init__(self, limit: int | None = None) -> None:
        self.limit = limit
        self.made = 0

    def spend(self) -> None:
        """Count one.

        Raises:
            BudgetSpent: it would be one too many.
        """
        if self.limit is not None and self.made >= self.limit:
            raise BudgetSpent(limit=self.limit)
        self.made += 1
