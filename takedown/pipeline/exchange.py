"""Exchange with hash banks: a case's hashes out, other tools' lists in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from takedown.cases.event import EventKind
from takedown.cases.media import Fingerprint, Media, Origin
from takedown.errors import TakedownError
from takedown.pipeline import hashlists
from takedown.pipeline.hashlists import Line, ListFormat, Signal
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES, MEDIA
from takedown.store import Transaction

MAX_LIST_BYTES = 64 * 1024 * 1024

Signals = tuple[bytes | None, ...]
"""What two fingerprints must share to be the same."""


class BadHashList(TakedownError):
    """The file isn't there, isn't text, or is larger than 64 MiB; ``file``. Nothing was imported."""


@dataclass(frozen=True, slots=True)
class Imported:
    """One entry of a list and the picture that now stands for it; the line's ``code`` says why there is none."""

    line: Line
    media: Media | None = None


def export(session: Session, case_id: str, shape: ListFormat) -> list[Signal]:
    """Return the hashes of a case that a list of this shape can hold; that they were taken out is recorded.

    Raises:
        NotFound, NotAdult, CaseNotOpen: nothing was exported.
    """
    with session.store.begin() as tx:
        case = CASES.get(tx, case_id).for_search()
        media = MEDIA.all(tx, order_by="registered_at", case_id=case.id)
        found = [signal for one in media for signal in hashlists.signals(one, shape)]
        body: dict[str, object] = {"format": shape.value, "count": len(found)}
        session.ledger.append(tx, EventKind.HASHES_EXPORTED, case.id, case.id, body)
    return found


def import_list(session: Session, case_id: str, file: Path) -> list[Imported]:
    """Take every sound entry of a list into a case, in one go; bad entries are told, each with its place.

    Raises:
        BadHashList: nothing was imported.
        NotFound, NotAdult, CaseNotOpen: nothing was imported.
    """
    lines = list(hashlists.read(_text(file)))
    with session.store.begin() as tx:
        case = CASES.get(tx, case_id).for_search()
        known = {_signals(one.fingerprint): one for one in MEDIA.all(tx, order_by="registered_at", case_id=case.id)}
        imported = []
        for line in lines:
            media = None if line.signal is None else _stored(tx, known, _media(case.id, line.signal))
            imported.append(Imported(line, media))
        body: dict[str, object] = {"count": sum(one.media is not None for one in imported)}
        session.ledger.append(tx, EventKind.HASHES_IMPORTED, case.id, case.id, body)
    return imported


def _media(case_id: str, signal: Signal) -> Media:
    return Media.registered(case_id, hashlists.fingerprint(signal), origin=Origin.IMPORTED)


def _stored(tx: Transaction, known: dict[Signals, Media], media: Media) -> Media:
    """Store ``media``, or return what stands for its signal already: an earlier entry, or the registered file."""
    signals = _signals(media.fingerprint)
    if signals not in known:
        known[signals] = media if MEDIA.put(tx, media) else MEDIA.known(tx, media.case_id, "sha256", media.sha256)[0]
    return known[signals]


def _signals(one: Fingerprint) -> Signals:
    return (one.pdq, one.md5, one.sha256, one.phash, one.dhash)


def _text(file: Path) -> str:
    try:
        if file.stat().st_size > MAX_LIST_BYTES:
            raise BadHashList(file=str(file))
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise BadHashList(file=str(file)) from problem
