"""What a visit leaves for the next one: validators, digest, and against what the media were held."""

from __future__ import annotations

import time
from collections.abc import Mapping
from hashlib import sha256

from takedown.crawl.frontier.lead import Known, Lead
from takedown.settings import HostSettings

MOST_FRUITLESS = 200_000
"""Digests remembered for one crawl; about 20 MB."""
READER = 1
"""Raised whenever answers are read better than before: what was read by an older one is read again."""


class Memoranda:
    """Makes and reads the ``Known`` of one host's leads.

    Args:
        host: what of its settings says how answers are read is part of the mark of every page.
        mark: of the registry that media are held against.
    """

    def __init__(self, host: HostSettings, mark: str) -> None:
        how = (READER, host.kind, host.start, host.media, host.max_depth)
        self._reader = sha256(repr(how).encode()).hexdigest()[:12]
        self._registry = mark
        self._fruitless: set[bytes] = set()

    @property
    def mark(self) -> str:
        """What is noted beside each digest: how answers are read, and what media are held against."""
        return f"{self._reader}/{self._registry}"

    def fruitless(self, digest: bytes) -> None:
        """Remember that media with this digest matched nothing."""
        if self._registry and len(self._fruitless) < MOST_FRUITLESS:
            self._fruitless.add(digest[:16])

    def was_fruitless(self, digest: bytes) -> bool:
        """Return whether media with this digest were held against the registry in this crawl, and nothing matched."""
        return digest[:16] in self._fruitless

    def validators(self, lead: Lead) -> dict[str, str]:
        """Return the headers that let the host answer "as before" (RFC 9110, 13.1), where as before is enough."""
        known = lead.known
        if known is None or not self._is_enough(lead, known):
            return {}
        given = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
        return {name: value for name, value in given.items() if value}

    def is_as_before(self, lead: Lead, digest: bytes) -> bool:
        """Return whether a body with this digest is what the last visit found, and was dealt with in the same way."""
        known = lead.known
        return known is not None and known.digest == digest and self._is_enough(lead, known)

    def is_other_registry(self, lead: Lead) -> bool:
        """Return whether the address was last visited with another registry."""
        return lead.known is not None and lead.known.mark.partition("/")[2] != self._registry

    def same(self, lead: Lead) -> Known:
        """Return what is known after a visit that found everything as before; ``lead`` was visited before."""
        before = lead.known or Known()
        return Known(
            etag=before.etag,
            modified=before.modified,
            digest=before.digest,
            mark=self.mark,
            matched=before.matched,
            listing=before.listing,
            unchanged=max(0, before.unchanged) + 1,
            visited_at=time.time(),
        )

    def read(
        self, lead: Lead, headers: Mapping[str, str], digest: bytes, *, listing: bool = False, matched: bool = False
    ) -> Known:
        """Return what is known after a visit that found something new."""
        before = lead.known
        return Known(
            etag=headers.get("etag", ""),
            modified=headers.get("last-modified", ""),
            digest=digest,
            mark=self.mark,
            matched=matched,
            listing=listing,
            unchanged=0 if before is None else min(0, before.unchanged) - 1,
            visited_at=time.time(),
        )

    def failed(self, lead: Lead) -> Known:
        """Return what is known after a visit that brought nothing; what was known before it holds no longer."""
        before = lead.known or Known()
        in_a_row = max(0, before.unchanged) + 1 if not before.digest else 0
        return Known(mark=self.mark, matched=before.matched, unchanged=in_a_row, visited_at=time.time())

    def _is_enough(self, lead: Lead, known: Known) -> bool:
        reader, _, registry = known.mark.partition("/")
        return registry == self._registry if lead.is_media else reader == self._reader
