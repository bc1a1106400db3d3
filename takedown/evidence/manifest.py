"""What was seen at an address, without the media: the facts that let an officer repeat the visit.

The hinge is ``media.sha256``: the digest of the bytes as served. Whoever later obtains the file from the host can
show that it is the same one.
"""

from __future__ import annotations

import platform
from typing import Any

from takedown import __version__
from takedown.cases.candidate import Candidate
from takedown.cases.match import Match
from takedown.cases.media import Fingerprint
from takedown.cases.noun import rfc3339

SCHEMA = 1


def manifest(candidate: Candidate, seen: Fingerprint, match: Match, user_agent: str) -> dict[str, Any]:
    """Return the facts of one sighting, ready for ``canonical``.

    Args:
        candidate: what was fetched.
        seen: its fingerprint; the digests are of the bytes as served.
        match: which registered picture it was held to be, by which method.
        user_agent: as which the program presented itself.
    """
    return {
        "schema": SCHEMA,
        "case": match.case_id,
        "match": match.id,
        "url": candidate.url,
        "final_url": candidate.final_url,
        "redirects": [{"url": hop.url, "status": hop.status} for hop in candidate.hops],
        "fetched_at": rfc3339(candidate.fetched_at),
        "client": {
            "software": "takedown",
            "version": __version__,
            "user_agent": user_agent,
            "python": platform.python_version(),
            "system": platform.system(),
        },
        "http": {"status": candidate.status, "headers": candidate.headers},
        "media": _media(candidate, seen),
        "perceptual": {
            "pipeline": seen.pipeline,
            "method": match.method.value,
            "distance": match.distance,
            "score": match.score,
            "transform": match.transform,
            "quality": seen.quality,
            "registered": match.media_id,
        },
        "page": {
            "url": candidate.page.url,
            "sha256": candidate.page.sha256,
            "title": candidate.page.title,
            "found_in": candidate.found_in,
        },
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
