"""What is written down of a sighting: every fact of the visit, and not a byte of the picture."""

from __future__ import annotations

import base64
import hashlib
import os
import platform
import random
import ssl
from dataclasses import replace
from datetime import UTC, datetime

import takedown
from takedown.cases.candidate import Candidate, Connection, Hop, PageFacts
from takedown.cases.match import Confidence, Match, Method
from takedown.cases.media import Fingerprint
from takedown.cases.noun import new_id
from takedown.evidence.canonical import canonical
from takedown.evidence.manifest import as_current, manifest

CONTENT = random.Random(1).randbytes(3000)
FETCHED = datetime(2026, 11, 21, 8, 30, 15, 123_000, tzinfo=UTC)

CANDIDATE = Candidate(
    url="https://files.example/a.jpg",
    final_url="https://cdn.example/b.jpg",
    content=CONTENT,
    fetched_at=FETCHED,
    status=200,
    page=PageFacts(url="https://files.example/album", sha256="cd" * 32, title="Album d’été"),
    headers={"content-type": "image/jpeg", "last-modified": "Sat, 21 Nov 2026 08:00:00 GMT"},
    hops=(Hop("https://files.example/a.jpg", 302), Hop("https://mid.example/", 301)),
    found_in="srcset",
    site="files",
    connection=Connection("192.0.2.7", "TLSv1.3", "X", ("ab" * 32, "cd" * 32), "verified"),
    resolved=("192.0.2.7", "2001:db8::7"),
)
SEEN = Fingerprint(
    sha256=hashlib.sha256(CONTENT).digest(),
    md5=hashlib.md5(CONTENT, usedforsecurity=False).digest(),
    pdq=b"\x01" * 32,
    pdq_variants=(b"\x01" * 32,) * 8,
    quality=87,
    width=640,
    height=480,
    format="jpeg",
)
MATCH = Match(
    id=new_id(),
    case_id=new_id(),
    media_id=new_id(),
    seen_at=FETCHED,
    url=CANDIDATE.final_url,
    host="cdn.example",
    confidence=Confidence.CERTAIN,
    method=Method.PDQ,
    score=0.9062,
    distance=12,
    transform="mirror",
)


def test_every_fact_of_the_visit_is_there() -> None:
    assert manifest(CANDIDATE, SEEN, MATCH, "takedown/0 (+https://help.example)") == {
        "schema": 2,
        "kind": "sighting",
        "case": MATCH.case_id,
        "match": MATCH.id,
        "url": "https://files.example/a.jpg",
        "final_url": "https://cdn.example/b.jpg",
        "redirects": [
            {"url": "https://files.example/a.jpg", "status": 302},
            {"url": "https://mid.example/", "status": 301},
        ],
        "fetched_at": "2026-11-21T08:30:15.123Z",
        "dns": [{"name": "cdn.example", "addresses": ["192.0.2.7", "2001:db8::7"]}],
        "peer": "192.0.2.7",
        "tls": {"version": "TLSv1.3", "cipher": "X", "certificates": ["ab" * 32, "cd" * 32], "chain": "verified"},
        "clock": {"source": "system clock", "offset": "unknown", "zone": "UTC"},
        "client": {
            "software": "takedown",
            "version": takedown.__version__,
            "user_agent": "takedown/0 (+https://help.example)",
            "python": platform.python_version(),
            "openssl": ssl.OPENSSL_VERSION,
            "browser": "",
            "system": platform.system(),
            "release": platform.release(),
            "machine": platform.machine(),
            "processors": os.cpu_count(),
        },
        "network": {
            "family": "IPv4",
            "public_address": "unknown",
            "proxy": False,
            "cookies": "none",
            "cache": "none",
            "history": "none",
        },
        "http": {
            "status": 200,
            "headers": {"content-type": "image/jpeg", "last-modified": "Sat, 21 Nov 2026 08:00:00 GMT"},
        },
        "media": {
            "sha256": hashlib.sha256(CONTENT).hexdigest(),
            "md5": hashlib.md5(CONTENT, usedforsecurity=False).hexdigest(),
            "bytes": 3000,
            "format": "jpeg",
            "width": 640,
            "height": 480,
        },
        "perceptual": {
            "pipeline": SEEN.pipeline,
            "method": "pdq",
            "distance": 12,
            "score": 0.9062,
            "transform": "mirror",
            "quality": 87,
            "registered": MATCH.media_id,
        },
        "page": {
            "url": "https://files.example/album",
            "sha256": "cd" * 32,
            "title": "Album d’été",
            "found_in": "srcset",
        },
    }


def test_no_byte_of_the_picture_and_no_code_of_it_is_there() -> None:
    told = canonical(manifest(CANDIDATE, SEEN, MATCH, "agent"))
    for start in range(0, len(CONTENT) - 8, 8):
        assert CONTENT[start : start + 8] not in told
        assert CONTENT[start : start + 8].hex().encode() not in told
    assert b"01" * 32 not in told


def test_the_candidate_itself_never_shows_its_bytes() -> None:
    assert repr(CONTENT[:8])[2:-1] not in repr(CANDIDATE)
    assert "content-type" not in repr(CANDIDATE)


def test_digests_that_are_not_known_are_empty() -> None:
    media = manifest(CANDIDATE, Fingerprint(), MATCH, "agent")["media"]
    assert (media["sha256"], media["md5"], media["format"]) == ("", "", "")


FIRST_SCHEMA = {
    "schema": 1,
    "case": "c",
    "match": "m",
    "url": "https://files.example/a.jpg",
    "final_url": "https://files.example/a.jpg",
    "redirects": [],
    "fetched_at": "2026-11-21T08:30:15.123Z",
    "client": {"software": "takedown", "version": "0", "user_agent": "a", "python": "3.11.2", "system": "Linux"},
    "http": {"status": 200, "headers": {}},
    "media": {"sha256": "ab" * 32, "md5": "", "bytes": 3, "format": "jpeg", "width": 1, "height": 1},
    "perceptual": {"pipeline": 1},
    "page": {"url": "https://files.example/", "sha256": "", "title": "", "found_in": "img"},
}


def test_a_manifest_of_the_first_schema_is_read_and_stays_as_it_is() -> None:
    before = canonical(FIRST_SCHEMA)
    read = as_current(FIRST_SCHEMA)

    assert canonical(FIRST_SCHEMA) == before
    assert read.keys() == manifest(CANDIDATE, SEEN, MATCH, "agent").keys()
    assert read["client"].keys() == manifest(CANDIDATE, SEEN, MATCH, "agent")["client"].keys()
    assert (read["client"]["python"], read["client"]["openssl"]) == ("3.11.2", "")
    assert (read["media"], read["http"]) == (FIRST_SCHEMA["media"], FIRST_SCHEMA["http"])
    assert (read["dns"], read["tls"]["certificates"], read["network"]["proxy"]) == ([], [], "unknown")


def test_a_manifest_of_today_is_read_as_it_is() -> None:
    facts = manifest(CANDIDATE, SEEN, MATCH, "agent")

    assert as_current(facts) == facts


def test_what_a_header_carries_of_a_picture_is_taken_out() -> None:
    picture = base64.b64encode(CONTENT[:400]).decode()
    carried = replace(CANDIDATE, headers={"x-thumbnail": picture, "x-preview": f"data:image/png;base64,{picture[:80]}"})

    told = canonical(manifest(carried, SEEN, MATCH, "agent")).decode()

    assert picture[20:60] not in told
    assert told.count("removed:sha256:") == 2
