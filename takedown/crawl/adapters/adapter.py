"""What an adapter is: the knowledge of one kind of host, without any network."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from takedown.crawl.finds import Finds
from takedown.settings import HostSettings


@dataclass(frozen=True, slots=True)
class Sample:
    """One page of a host of this kind and what must be found on it; the contract test feeds it to the adapter."""

    url: str
    content_type: str
    body: bytes = field(repr=False)
    media: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()


class Adapter(Protocol):
    """Turns the answers of one kind of host into addresses of media and of further answers.

    Attributes:
        kind: its name in a ``[[hosts]]`` table.
        samples: at least one page with what is on it.
    """

    @property
    def kind(self) -> str:
        """The name."""
        ...

    @property
    def samples(self) -> tuple[Sample, ...]:
        """The samples."""
        ...

    def starts(self, host: HostSettings) -> Iterable[str]:
        """Return the addresses to begin with."""
        ...

    def read(self, body: bytes, url: str, content_type: str) -> Finds:
        """Return what the answer ``body`` of ``url`` gives; hostile or broken bytes give less, and never raise."""
        ...
