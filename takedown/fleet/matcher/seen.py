"""What crawlers saw in the last days, for what is registered later: digests and codes, with where they were.

Sealed in batches to the matcher's key, so that neither the database nor the crawler that wrote them can read them.
Kept for as long as some organisation wants it, 30 days at most; an organisation that wants none is told none.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from pydantic import TypeAdapter, ValidationError

from takedown.cases.candidate import Candidate
from takedown.cases.media import MAX_LOCAL_BYTES, Fingerprint
from takedown.cases.noun import Noun, Octets, new_id, now, rfc3339
from takedown.fingerprint.view import View
from takedown.matching.carried import look_of
from takedown.pipeline.looking.identify import Identified
from takedown.pipeline.team.fleet import FleetSession
from takedown.pipeline.team.services import UnknownService
from takedown.store import Row, Transaction
from takedown.vault import Tampered
from takedown.vault.sealing import bound
from takedown.vault.team.seats import OpenSeat, seal_to

BATCH = 200
"""Candidates that are sealed together at most."""

_TABLE = "seen"
_MOST_OCTETS = 64 << 20
_MANY = 500


class Seen(Noun):
    """One candidate: its fingerprint with the variants, its local codes as ``kept.pack`` gives them, and where it was.

    Attributes:
        url: where the bytes came from. page: where the address was found. site: the configured host's name.
    """

    fingerprint: Fingerprint
    local: Octets = b""
    url: str
    page: str = ""
    site: str = ""

    @classmethod
    def of_candidate(cls, candidate: Candidate, found: Identified) -> Seen:
        """Return what is kept of a candidate that was identified."""
        return cls(
            fingerprint=found.fingerprint,
            local=found.local,
            url=candidate.final_url,
            page=candidate.page.url,
            site=candidate.site,
        )

    def view(self) -> View | None:
        """Return its local codes as a look (``look_of``); ``None`` where there are none.

        Raises:
            ValueError: packed by another version.
        """
        return look_of(self.local) if 0 < len(self.local) <= MAX_LOCAL_BYTES else None


_SEEN = TypeAdapter(list[Seen])


def keeps(tx: Transaction) -> dict[str, int]:
    """Return for how many days each organisation wants candidates kept; those that want none aren't there."""
    rows = tx.each("organisations", only=("keeps_seen", "ended_at"))
    return {str(row["id"]): int(row["keeps_seen"]) for row in rows if row["keeps_seen"] and row["ended_at"] is None}


def keep_seen(session: FleetSession, batch: Sequence[Seen]) -> bool:
    """Keep candidates for the matcher, if any organisation wants it; return whether that is so.

    Raises:
        UnknownService: the matcher has no key yet; nothing was kept.
    """
    with session.store.begin() as tx:
        if not keeps(tx):
            return False
        public = public_of(tx, "matcher")
        for start in range(0, len(batch), BATCH):
            row_id = new_id()
            plain = zlib.compress(_SEEN.dump_json(list(batch[start : start + BATCH])), 1)
            sealed = seal_to(public, _bound(row_id), plain)
            tx.insert(_TABLE, {"id": row_id, "at": rfc3339(now()), "batch": sealed})
    return True


def seen(tx: Transaction, seat: OpenSeat, since: datetime) -> Iterator[tuple[datetime, list[Seen]]]:
    """Yield what was kept since then, batch by batch, with when; a batch that can't be one is left out."""
    for row in tx.each(_TABLE, order_by="at", after=rfc3339(since)):
        try:
            opened = zlib.decompressobj()
            plain = opened.decompress(seat.unseal(_bound(str(row["id"])), bytes(row["batch"])), _MOST_OCTETS)
            yield datetime.fromisoformat(row["at"]), _SEEN.validate_json(plain)
        except (Tampered, ValidationError, zlib.error):
            continue


def prune(session: FleetSession) -> int:
    """Delete what is kept for longer than any organisation wants; return how many batches that were."""
    gone = 0
    with session.store.begin() as tx:
        days = max(keeps(tx).values(), default=0)
        until = rfc3339(now() - timedelta(days=days))
        while old := [row["id"] for row in _first(tx) if row["at"] <= until]:
            gone += tx.delete(_TABLE, id=old)
    return gone


def public_of(tx: Transaction, service: str) -> bytes:
    """Return the public key of a service.

    Raises:
        UnknownService: it has none.
    """
    rows = tx.rows("services", only=("public",), id=service)
    if not rows:
        raise UnknownService(service=service)
    return bytes(rows[0]["public"])


def _first(tx: Transaction) -> list[Row]:
    return tx.rows(_TABLE, order_by="at", limit=_MANY, only=("at",))


def _bound(row_id: str) -> bytes:
    return bound(_TABLE, row_id, "batch")
