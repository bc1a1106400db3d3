"""The files of a bundle below ``data/``, one by one in their order."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from takedown.cases.noun import rfc3339
from takedown.evidence.bundle import layout, stamps
from takedown.evidence.bundle.bag import File, fingerprint
from takedown.evidence.bundle.box import BundleTooLarge
from takedown.evidence.bundle.card import Card
from takedown.evidence.bundle.proven import CAPTURE_PARTS, LARGEST_JSON
from takedown.evidence.canonical import canonical
from takedown.notices.attachments.table import harmless
from takedown.notices.handover.account import Account, Seen
from takedown.notices.handover.howto import howto
from takedown.notices.handover.pages import pdf
from takedown.pipeline.looking.travelled import COLUMNS, record
from takedown.pipeline.proof.account import account_of
from takedown.pipeline.proof.gather import Gathered, Letter, capture_of
from takedown.pipeline.session import Session
from takedown.words import LANGUAGES

ADDRESS_COLUMNS = (
    *("number", "url", "page", "host", "method", "reported", "state", "first_seen", "last_seen", "checked_at"),
    *("sha256", "bytes", "width", "height", "sightings", "captures"),
)


def payload(session: Session, found: Gathered) -> Iterator[File]:
    """Yield every file, captures as they are read."""
    account = account_of(session, found)
    yield layout.CASE, _card(found).written()
    yield layout.ADDRESSES, _table(ADDRESS_COLUMNS, (_address(one) for one in account.seen))
    if found.posts:
        yield layout.POSTS, _table(COLUMNS, (record(post).values() for post in found.posts))
    for number, sighting in enumerate(found.sightings, start=1):
        yield f"data/sightings/{number}/manifest.json", canonical(sighting.manifest)
    yield from _captures(session, found)
    for number, letter in enumerate(found.letters, start=1):
        yield f"data/notices/{number}/letter.txt", letter.notice.text.encode()
        yield f"data/notices/{number}/receipts.json", _receipts(letter)
    yield from _proof(found)
    yield from _read_by_people(account)


def _card(found: Gathered) -> Card:
    scope = "whole" if found.whole else "addresses"
    key = fingerprint(found.proof.public_key)
    return Card(found.case.id, found.case.created_at, found.at, scope, len(found.matches), key)


def _captures(session: Session, found: Gathered) -> Iterator[File]:
    for number, key in enumerate(found.captures, start=1):
        capture, folder = capture_of(session, key), f"data/captures/{number}"
        parts = {"text": capture.text.encode(), "warc": capture.warc, "picture": capture.picture}
        yield f"{folder}/manifest.json", canonical(capture.manifest)
        yield from ((f"{folder}/{CAPTURE_PARTS[name]}", content) for name, content in parts.items() if content)


def _proof(found: Gathered) -> Iterator[File]:
    row = found.proof.row()
    entries = b"".join(canonical(entry) + b"\n" for entry in row.pop("entries"))
    if len(entries) > LARGEST_JSON:
        raise BundleTooLarge
    yield layout.ENTRIES, entries
    yield layout.PROOF, canonical(row)
    yield from stamps.files(found.proof)


def _read_by_people(account: Account) -> Iterator[File]:
    for language in LANGUAGES:
        yield f"data/report-{language}.pdf", pdf(account, language)
        yield f"data/CHECK-{language}.txt", howto(account, language)


def _address(one: Seen) -> Iterable[object]:
    return (
        *(one.number, one.url, one.page, one.host, one.method, "yes" if one.reported else "no", one.verdict),
        *(rfc3339(one.first), rfc3339(one.last), rfc3339(one.checked_at) if one.checked_at else ""),
        *(" ".join(one.sha256), one.size or "", one.width or "", one.height or ""),
        *(" ".join(map(str, one.sightings)), " ".join(map(str, one.captures))),
    )


def _table(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> bytes:
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([harmless(str(value)) for value in row] for row in rows)
    return file.getvalue().encode()


def _receipts(letter: Letter) -> bytes:
    """Return how a letter left and what came back; whom it is from stands in the letter alone."""
    notice = letter.notice.row()
    told: dict[str, Any] = {
        name: notice[name]
        for name in ("id", "recipient", "route", "language", "letter", "state", "sent_at", "reference")
    }
    told |= {"their_reference": letter.notice.their_reference, "urls": list(letter.notice.urls)}
    told["left"] = [
        {name: row[name] for name in ("state", "to", "sent_at", "tries", "message_id", "answer")}
        for row in (one.row() for one in letter.dispatches)
    ]
    told["came"] = [
        {name: row[name] for name in ("received_at", "meaning", "decided_by_person", "sender", "subject", "text")}
        for row in (one.row() for one in letter.replies)
    ]
    return json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"
