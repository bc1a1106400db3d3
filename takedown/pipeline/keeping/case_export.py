"""Export: everything of a case, readable for the person, in a zip: what is held about one should be one's to take.

Regulation (EU) 2016/679, articles 15 and 20, are the spirit of it; what a law asks of whom is not told here.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from takedown.cases.case import Case, CaseNotOpen, CaseStatus
from takedown.cases.event import EventKind
from takedown.notices.attachments.table import harmless
from takedown.pipeline.keeping.outfile import new_file
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES
from takedown.store import Transaction
from takedown.vault.age import Lock, lock

_TABLES = {
    "consents": "consents",
    "media": "pictures",
    "matches": "addresses-found",
    "sightings": "sightings",
    "addresses": "looks-at-addresses",
    "posts": "posts",
    "captures": "pages",
    "cautions": "cautions",
    "looks": "looked-at",
    "notices": "notices",
    "dispatches": "mails-sent",
    "replies": "answers",
    "notes": "notes",
    "ledger": "history",
}
"""What the rows of a case are called outside."""
_FINGERPRINTS = frozenset(
    {"fingerprint", "seen_fingerprint", "sha256", "md5", "pdq", "phash", "dhash", "codes", "pdq_variants", "registered"}
)
_OWN = frozenset({"leaf", "chain", "signature", "commitment", "salt", "case_id", "message"})
"""Columns that say nothing to a person: the ledger's arithmetic, and a mail's raw form, whose text is beside."""

_Row = dict[str, Any]


def export(
    session: Session,
    case_ids: list[str] | None,
    out: Path,
    readme: str,
    *,
    to: Lock | None = None,
    with_fingerprints: bool = False,
) -> list[str]:
    """Write cases into the new file ``out``, and return their ids.

    Args:
        session: the open vault.
        case_ids: these, or all that weren't erased.
        out: a zip, or a zip that age locked.
        readme: the text that explains what is in it.
        to: what it is locked with (age); without, everybody who has the file reads it.
        with_fingerprints: also what a copy can be recognised by: treat it as you would the picture.

    Raises:
        NotFound: there is no such case.
        CaseNotOpen: it was erased.
        FileThere, FileUnwritable, DiskFull, BadRecipient: nothing was left of it.
    """
    with new_file(out) as file:
        return _written(session, case_ids, file, readme, to, with_fingerprints=with_fingerprints)


def in_memory(session: Session, case_ids: list[str] | None, readme: str, *, to: Lock | None = None) -> bytes:
    """Return the same as bytes, without fingerprints, for whoever takes them elsewhere; only that it was made is noted.

    Raises:
        NotFound, CaseNotOpen, BadRecipient, EmptyPassphrase, NotEnoughMemory: nothing was made.
    """
    file = io.BytesIO()
    _written(session, case_ids, file, readme, to, with_fingerprints=False)
    return file.getvalue()


def _written(
    session: Session,
    case_ids: list[str] | None,
    file: IO[bytes],
    readme: str,
    to: Lock | None,
    *,
    with_fingerprints: bool,
) -> list[str]:
    """Write cases into ``file``, note that they were, and return their ids."""
    with session.store.read() as tx:
        cases = [_there(CASES.get(tx, item)) for item in case_ids] if case_ids else _all(tx)
        if to is None:
            _zip(file, tx, cases, readme, with_fingerprints=with_fingerprints)
        else:
            plain = io.BytesIO()
            _zip(plain, tx, cases, readme, with_fingerprints=with_fingerprints)
            lock([plain.getvalue()], file, to)
    with session.store.begin() as tx:
        for case in cases:
            body: dict[str, object] = {"fingerprints": with_fingerprints, "locked": to is not None}
            session.ledger.append(tx, EventKind.CASE_EXPORTED, case.id, case.id, body)
    return [case.id for case in cases]


def _there(case: Case) -> Case:
    if case.status is CaseStatus.ERASED:
        raise CaseNotOpen(status=case.status.value)
    return case


def _all(tx: Transaction) -> list[Case]:
    return [case for case in CASES.all(tx, order_by="created_at") if case.status is not CaseStatus.ERASED]


def _zip(file: IO[bytes], tx: Transaction, cases: list[Case], readme: str, *, with_fingerprints: bool) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as box:
        box.writestr("README.txt", readme)
        for case in cases:
            folder = f"case-{case.id}"
            box.writestr(f"{folder}/case.json", _json(case.row()))
            for table, name in _TABLES.items():
                for file_name, content in _files(table, name, tx, case, with_fingerprints=with_fingerprints):
                    box.writestr(f"{folder}/{file_name}", content)


def _files(
    table: str, name: str, tx: Transaction, case: Case, *, with_fingerprints: bool
) -> Iterator[tuple[str, bytes]]:
    """Yield the files of one table: JSON and CSV of its rows, and as files of their own what is long."""
    rows = tx.rows(table, order_by="seq" if table == "ledger" else "id", case_id=case.id)
    if not rows:
        return
    kept = [_shown(row, with_fingerprints=with_fingerprints) for row in rows]
    yield f"{name}.json", _json(kept)
    yield f"{name}.csv", _csv(kept)
    for row in rows:
        yield from _apart(table, row, with_fingerprints=with_fingerprints)


def _apart(table: str, row: _Row, *, with_fingerprints: bool) -> Iterator[tuple[str, bytes]]:
    # The words of a letter that nobody has approved yet are put together when it is read.
    if table == "notices" and row["text"]:
        yield f"letters/{row['created_at'][:10]}-{row['recipient']}-{row['id']}.txt", _octets(row["text"])
    if table == "replies":
        yield f"answers/{row['received_at'][:10]}-{row['id']}.txt", _octets(row["text"])
    if table == "captures":
        yield f"pages/{row['match_id']}-{row['id']}.txt", _octets(row["text"])
        # Both carry the digest of the file that the page shows.
        for field, ending in (("warc", "warc"), ("picture", "png")) if with_fingerprints else ():
            if row[field]:
                yield f"pages/{row['match_id']}-{row['id']}.{ending}", row[field]


def _shown(value: Any, *, with_fingerprints: bool) -> Any:
    """Return ``value`` without bytes, without the program's own arithmetic, and without fingerprints unless asked."""
    if isinstance(value, dict):
        left_out = _OWN if with_fingerprints else _OWN | _FINGERPRINTS
        return {
            name: _shown(item, with_fingerprints=with_fingerprints)
            for name, item in value.items()
            if name not in left_out and not isinstance(item, bytes)
        }
    if isinstance(value, (list, tuple)):
        return [_shown(item, with_fingerprints=with_fingerprints) for item in value]
    return value


def _json(value: object) -> bytes:
    return _octets(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def _octets(text: str | None) -> bytes:
    return (text or "").encode("utf-8", "backslashreplace")  # a stranger's page may hold what is no text


def _csv(rows: list[_Row]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows({name: harmless(_plain(value)) for name, value in row.items()} for row in rows)
    return b"\xef\xbb\xbf" + _octets(out.getvalue())  # by the mark at its head spreadsheets know the encoding


def _plain(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
