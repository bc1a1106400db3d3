"""One case with a row in every table, made by the nouns themselves, its personal data easy to find again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from takedown.cases.case import Adult, Case, Consent, Standing
from takedown.cases.match import Confidence, Match, Method, Sighting
from takedown.cases.media import Fingerprint, Media
from takedown.cases.notice import Notice
from takedown.cases.noun import new_id, now
from takedown.store import Row, Transaction

NAME = "Canaria Planted-Name"
CONTACT = "canary.contact@example.org"
URL = "https://canary-host.example/album/canary-path.jpg"
PDQ = hashlib.sha256(b"canary pdq").digest()
SHA256 = hashlib.sha256(b"canary file").digest()

CANARIES = (
    NAME,
    CONTACT,
    "canary-host",
    "canary-path",
    "canary-label",
    "canary-statement",
    "canary-body",
    "canary-text",
)
DIGESTS = (PDQ, SHA256)


@dataclass
class Planted:
    """The rows of one case, by table."""

    case_id: str
    rows: dict[str, Row] = field(repr=False)

    def __iter__(self) -> Iterator[tuple[str, Row]]:
        return iter(self.rows.items())

    def into(self, tx: Transaction) -> None:
        for table, row in self:
            tx.insert(table, row)


def planted(seq: int = 1) -> Planted:
    case = Case.opened(
        label="canary-label", adult=Adult.YES, standing=Standing.SUBJECT, country="FR", contact=CONTACT, name=NAME
    )
    media = Media.registered(case.id, Fingerprint(pdq=PDQ, sha256=SHA256, quality=100))
    match = Match(
        id=new_id(),
        case_id=case.id,
        media_id=media.id,
        seen_at=now(),
        url=URL,
        page="https://canary-host.example/",
        host="canary-host.example",
        confidence=Confidence.LIKELY,
        method=Method.PDQ,
        score=0.875,
        distance=12,
    )
    nouns = {
        "cases": case,
        "consents": Consent(
            id=new_id(),
            case_id=case.id,
            given_at=now(),
            scope="search-and-notify",
            standing=Standing.SUBJECT,
            statement="canary-statement",
        ),
        "media": media,
        "matches": match,
        "sightings": Sighting(
            id=new_id(), case_id=case.id, match_id=match.id, seen_at=now(), manifest={"url": URL, "n": 1}
        ),
        "notices": Notice(
            id=new_id(),
            case_id=case.id,
            created_at=now(),
            recipient="ovhcloud",
            route="eu-dsa-16",
            language="fr",
            reference="TD-1",
            urls=(URL,),
            match_ids=(match.id,),
            text="canary-text",
        ),
    }
    return Planted(case.id, {table: noun.row() for table, noun in nouns.items()} | {"ledger": ledger_row(seq, case.id)})


def ledger_row(seq: int, case_id: str | None) -> Row:
    return {
        "seq": seq,
        "id": new_id(),
        "at": "2026-11-21T08:00:00.000Z",
        "kind": "case-opened",
        "case_id": case_id,
        "subject": case_id or "",
        "body": {"note": "canary-body"},
        "leaf": bytes(32),
        "chain": bytes(32),
        "signature": bytes(64),
    }
