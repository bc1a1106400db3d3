"""What a bundle holds, by name: the only names that are written, and the only ones that are taken.

RFC 8493 (BagIt 1.0) for the bag. The signature stands beside the tag manifest, which can't list it.
"""

from __future__ import annotations

import re

BAGIT = "bagit.txt"
DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
INFO = "bag-info.txt"
MANIFEST = "manifest-sha256.txt"
KEY = "public-key.pem"
TAG_MANIFEST = "tagmanifest-sha256.txt"
SIGNATURE = "tagmanifest-sha256.sig"
LISTED_TAGS = (BAGIT, INFO, MANIFEST, KEY)
"""What the tag manifest lists, in its order."""
AFTER = (INFO, MANIFEST, KEY, TAG_MANIFEST, SIGNATURE)
"""The tag files behind the payload; ``bagit.txt`` is the first of all."""

CASE = "data/case.json"
ADDRESSES = "data/addresses.csv"
POSTS = "data/posts.csv"
PROOF = "data/ledger/proof.json"
ENTRIES = "data/ledger/entries.jsonl"
REQUIRED = (
    CASE,
    ADDRESSES,
    PROOF,
    ENTRIES,
    "data/report-fr.pdf",
    "data/report-en.pdf",
    "data/CHECK-fr.txt",
    "data/CHECK-en.txt",
)

_NUMBER = r"[1-9][0-9]{0,6}"
_PAYLOAD = re.compile(
    "|".join(
        (
            *(re.escape(name) for name in (*REQUIRED, POSTS)),
            rf"data/sightings/{_NUMBER}/manifest\.json",
            rf"data/captures/{_NUMBER}/(manifest\.json|page\.(txt|warc|png))",
            rf"data/notices/{_NUMBER}/(letter\.txt|receipts\.json)",
            rf"data/timestamps/{_NUMBER}\.(json|tsq|tsr|pem)",
        )
    )
)


def is_payload(name: str) -> bool:
    """Return whether a bundle may hold a payload file of this name."""
    return _PAYLOAD.fullmatch(name) is not None


def is_known(name: str) -> bool:
    """Return whether a bundle may hold a file of this name."""
    return name == BAGIT or name in AFTER or is_payload(name)
