"""An event: something that happened, as the ledger keeps it."""

from __future__ import annotations

from enum import StrEnum


class EventKind(StrEnum):
    """What happened. The state of a match or a notice is the fold of its events."""

    CASE_OPENED = "case-opened"
    CASE_EDITED = "case-edited"
    CASE_CLOSED = "case-closed"
    CASE_ERASED = "case-erased"
    CONSENT_RECORDED = "consent-recorded"
    MEDIA_REGISTERED = "media-registered"
    ADDRESS_REPORTED = "address-reported"
    SIGHTING = "sighting"
    MATCH_DECIDED = "match-decided"
    RECHECKED = "rechecked"
    REAPPEARED = "reappeared"
    REUPLOADED = "reuploaded"
    NOTICE_DRAFTED = "notice-drafted"
    NOTICE_MOVED = "notice-moved"
    NOTICE_DISPATCHED = "notice-dispatched"
    REPLY_RECEIVED = "reply-received"
    HOLDER_CHANGED = "holder-changed"
    NEGATIVE_ADDED = "negative-added"
    NEGATIVE_REMOVED = "negative-removed"
    HASHES_IMPORTED = "hashes-imported"
    HASHES_EXPORTED = "hashes-exported"
    HOST_CRAWLED = "host-crawled"
    SPREAD_GATHERED = "spread-gathered"
