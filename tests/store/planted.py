"""One case with a row in every table, made by the nouns themselves, its personal data easy to find again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from sqlalchemy import insert

from takedown.cases.capture import Capture, CaptureState
from takedown.cases.case import Adult, Case, Consent, Standing, Telling, Terms
from takedown.cases.caution import Caution, CautionKind
from takedown.cases.dispatch import Dispatch
from takedown.cases.guided import Guided
from takedown.cases.look import Look, LookKind
from takedown.cases.match import SAME_SCENE, Confidence, Match, Method, Sighting, Span
from takedown.cases.media import Fingerprint, Media
from takedown.cases.negative import Negative
from takedown.cases.note import Note
from takedown.cases.notice import Notice
from takedown.cases.noun import new_id, now
from takedown.cases.particulars import Particulars
from takedown.cases.reply import Meaning, Reply
from takedown.store import Row, Transaction
from takedown.store.transaction import _SHAPES

NAME = "Canaria Planted-Name"
CONTACT = "canary.contact@example.org"
URL = "https://canary-host.example/album/canary-path.jpg"
PDQ = hashlib.sha256(b"canary pdq").digest()
SHA256 = hashlib.sha256(b"canary file").digest()
LOCAL = hashlib.sha256(b"canary codes").digest() + b"canary-codes" + bytes(3)
FRAMES = b"canary-frames" + bytes(70)

CANARIES = (
    NAME,
    CONTACT,
    "canary-host",
    "canary-path",
    "canary-label",
    "canary-statement",
    "canary-body",
    "canary-text",
    "canary-codes",
    "canary-frames",
    "canary-mandate",
    "canary-number",
    "canary-addressee",
    "canary-words",
    "canary-message",
    "canary-answer",
    "canary-letter",
    "canary-reply",
    "canary-subject",
    "canary-terms",
    "canary-telling",
    "canary-captured",
    "canary-warc",
    "canary-picture",
    "canary-caution",
    "canary-onlooker",
    "canary-edited",
    "canary-guided",
    "canary-note",
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
    ).model_copy(
        update={
            "particulars": Particulars(mandate="canary-mandate", complaint_number="canary-number"),
            "telling": Telling(to="canary-telling@example.org"),
            "guided": Guided(answers={"where": "canary-guided"}),
        }
    )
    fingerprint = Fingerprint(pdq=PDQ, sha256=SHA256, quality=100)
    media = Media.registered(case.id, fingerprint, local=LOCAL, frames=FRAMES, duration=1.5)
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
        reason=SAME_SCENE,
        spans=(Span(1, 2.5, 3, 4.5),),
        seen_fingerprint=fingerprint,
        seen=LOCAL,
    )
    negative = Negative.rejected(match)
    assert negative is not None
    notice = Notice(
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
        letter="reminder",
        follows=new_id(),
        addressee={"name": "canary-addressee"},
        holding={"url": URL},
        outcome="refused",
        decided_at=now(),
        their_words="canary-words",
        edited="canary-edited",
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
            terms=Terms(safe_contact="canary-terms"),
        ),
        "media": media,
        "matches": match,
        "negatives": negative,
        "sightings": Sighting(
            id=new_id(), case_id=case.id, match_id=match.id, seen_at=now(), manifest={"url": URL, "n": 1}
        ),
        "notices": notice,
        "dispatches": Dispatch(
            id=new_id(),
            case_id=case.id,
            notice_id=notice.id,
            created_at=now(),
            not_before=now(),
            message_id="<canary-message@example.org>",
            to=CONTACT,
            answer="250 canary-answer",
            message="canary-letter",
        ),
        "replies": Reply(
            id=new_id(),
            case_id=case.id,
            notice_id=notice.id,
            received_at=now(),
            meaning=Meaning.UNCLEAR,
            message_id="<canary-reply@example.org>",
            sender=CONTACT,
            subject="canary-subject",
            text="canary-reply-text",
        ),
        "captures": Capture(
            id=new_id(),
            case_id=case.id,
            match_id=match.id,
            at=now(),
            state=CaptureState.WHOLE,
            manifest={"url": URL},
            text="canary-captured",
            warc=b"canary-warc",
            picture=b"canary-picture",
        ),
        "cautions": Caution(
            id=new_id(),
            case_id=case.id,
            media_id=media.id,
            kind=CautionKind.FLOOD_PAGES,
            raised_at=now(),
            words="canary-caution",
        ),
        "looks": Look(
            id=new_id(), case_id=case.id, match_id=match.id, at=now(), kind=LookKind.CONTEXT, who="canary-onlooker"
        ),
        "notes": Note.left(case.id, "canary-note", "canary-onlooker"),
    }
    return Planted(case.id, {table: noun.row() for table, noun in nouns.items()} | {"ledger": ledger_row(seq, case.id)})


LATER = {
    "cases": {"level", "particulars", "retain_until", "telling", "agreed", "guided"},
    "consents": {"withdrawn_at", "terms"},
    "ledger": {"salt", "commitment"},
    "media": {"local", "frames", "duration"},
    "matches": {"reason", "spans", "seen_fingerprint", "seen"},
    "notices": {
        "letter", "follows", "addressee", "contact_checked", "holding", "outcome", "decided_at", "their_words",
        "edited",
    },
}  # fmt: skip
"""Columns that the first program didn't have."""


def into_first(tx: Transaction, case: Planted) -> None:
    """Store ``case`` as the first program did: behind today's face, which asks for every field."""
    for table, row in case:
        if table in ("negatives", "dispatches", "replies", "captures", "cautions", "looks", "notes"):
            continue
        shape = _SHAPES[table]
        if table == "cases":
            key = tx._new_key(case.case_id)
        then = {name: value for name, value in row.items() if name not in LATER.get(table, ())}
        tx._link.execute(
            insert(shape.table).values({**then, **shape.closed(row["id"], case.case_id, then, tx._key_of)})
        )
        if table == "cases":
            tx._case_keys.give(case.case_id, key)


def ledger_row(seq: int, case_id: str | None) -> Row:
    return {
        "seq": seq,
        "id": new_id(),
        "at": "2026-11-21T08:00:00.000Z",
        "kind": "case-opened",
        "case_id": case_id,
        "subject": case_id or "",
        "body": {"note": "canary-body"},
        "salt": "canary-salt",
        "commitment": bytes(32),
        "leaf": bytes(32),
        "chain": bytes(32),
        "signature": bytes(64),
    }
