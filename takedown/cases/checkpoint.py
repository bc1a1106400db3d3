"""A checkpoint of the ledger, and the timestamps that others gave for it."""

from __future__ import annotations

from enum import StrEnum

from takedown.cases.noun import Moment, Noun, Octets, Raw


class Checkpoint(Noun):
    """The ledger as it stood: ``count`` entries, the last link, the Merkle root over all links (RFC 9162), signed."""

    id: str
    made_at: Moment
    count: int
    chain: Octets
    root: Octets
    signature: Octets


class TimestampState(StrEnum):
    """``queued`` until an authority answered; ``refused``: it answered with something that doesn't hold.

    ``passed``: a later checkpoint, which covers this one, was stamped by the same authority first.
    """

    QUEUED = "queued"
    STAMPED = "stamped"
    REFUSED = "refused"
    PASSED = "passed"


class Timestamp(Noun):
    """One authority's token for one checkpoint (RFC 3161).

    Attributes:
        authority: its name in the configuration. token: the DER ``TimeStampResp``; empty unless stamped.
        stamped_at: the time in the token. why: a code while it isn't stamped (``stamp-<code>`` in ``locale/``).
        roots: the certificates, in PEM, that the token had to lead to when it came; later checks use them too.
    """

    id: str
    checkpoint_id: str
    authority: str
    state: TimestampState = TimestampState.QUEUED
    queued_at: Moment
    asked_at: Moment | None = None
    stamped_at: Moment | None = None
    tries: int = 0
    why: str = ""
    roots: str = ""
    token: Raw = b""
