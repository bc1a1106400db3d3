"""What was seen at an address, without the media: the facts that let an officer repeat the visit.

The hinge is ``media.sha256``: the digest of the bytes as served. Whoever later obtains the file from the host can
show that it is the same one. Beside it stands what NF Z67-147 (AFNOR, September 2010) asks of a record of a page: the
machine and its system, the agent, the network, the clock, that no cache and no cookie had a part in it, the path.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from takedown.cases.candidate import Candidate
from takedown.cases.match import Match
from takedown.cases.media import Fingerprint
from takedown.evidence.visit import UNKNOWN, Visit, client, clock

SCHEMA = 2
SIGHTING, CAPTURE = "sighting", "capture"


def manifest(candidate: Candidate, seen: Fingerprint, match: Match, user_agent: str) -> dict[str, Any]:
    """Return the facts of one sighting, ready for ``canonical``.

    Args:
        candidate: what was fetched.
        seen: its fingerprint; the digests are of the bytes as served.
        match: which registered picture it was held to be, by which method.
        user_agent: as which the program presented itself.
    """
    visit = Visit.of(candidate, urlsplit(candidate.final_url).hostname or "")
    return {
        "schema": SCHEMA,
        "kind": SIGHTING,
        "case": match.case_id,
        "match": match.id,
        **visit.facts(),
        "clock": clock(),
        "client": client(user_agent),
        "network": visit.network(),
        "media": _media(candidate, seen),
        "perceptual": perceptual(match, seen),
        "page": {
            "url": candidate.page.url,
            "sha256": candidate.page.sha256,
            "title": candidate.page.title,
            "found_in": candidate.found_in,
        },
    }


def perceptual(match: Match, seen: Fingerprint) -> dict[str, Any]:
    """Return how the copy was recognised, without a code of it."""
    return {
        "pipeline": seen.pipeline,
        "method": match.method.value,
        "distance": match.distance,
        "score": match.score,
        "transform": match.transform,
        "quality": seen.quality,
        "registered": match.media_id,
    }


def as_current(stored: Mapping[str, Any]) -> dict[str, Any]:
    """Return a stored manifest of any schema in today's shape; what an older one doesn't say is empty or unknown.

    For reading alone: what is stored, and what the ledger signed, stays as it is.
    """
    facts = copy.deepcopy(dict(stored))
    if facts.get("schema") != 1:
        return facts
    told = facts.pop("client", {})
    return {
        **facts,
        "schema": SCHEMA,
        "kind": SIGHTING,
        "dns": [],
        "peer": "",
        "tls": {"version": "", "cipher": "", "certificates": [], "chain": ""},
        "clock": clock(),
        "client": {**dict.fromkeys(client(""), ""), "processors": 0, **told},
        "network": {"family": UNKNOWN, "public_address": UNKNOWN, "proxy": UNKNOWN, "cookies": "none"}
        | {"cache": "none", "history": "none"},
    }


def _media(candidate: Candidate, seen: Fingerprint) -> dict[str, Any]:
    return {
        "sha256": seen.sha256.hex() if seen.sha256 else "",
        "md5": seen.md5.hex() if seen.md5 else "",
        "bytes": len(candidate.content),
        "format": seen.format,
        "width": seen.width,
        "height": seen.height,
    }
