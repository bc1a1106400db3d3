"""Exchange with hash banks: a case's hashes out, other tools' lists in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from takedown.cases.event import EventKind
from takedown.cases.media import Fingerprint, Media, Origin
from takedown.cases.negative import Negative, NegativeOrigin
from takedown.errors import TakedownError
from takedown.pipeline.cautions.collision import Others
from takedown.pipeline.exchanging import hashlists
from takedown.pipeline.exchanging.hashlists import Line, ListFormat, Signal
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES, MEDIA, NEGATIVES
from takedown.store import Transaction

MAX_LIST_BYTES = 64 * 1024 * 1024

Signals = tuple[bytes | None, ...]
"""What two fingerprints must share to be the same."""


class BadHashList(TakedownError):
    """The file isn't there, isn't text, or is larger than 64 MiB; ``file``. Nothing was imported."""


@dataclass(frozen=True, slots=True)
class Imported:
    """One entry of a list and what now stands for it; the line's ``code`` says why there is nothing."""

    line: Line
    media: Media | None = None
    negative: Negative | None = None


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
    return import_text(session, case_id, _text(file))


def import_text(session: Session, case_id: str, text: str) -> list[Imported]:
    """Take every sound entry of a list that is in memory into a case, as ``import_list``.

    Raises:
        NotFound, NotAdult, CaseNotOpen: nothing was imported.
    """
    lines = list(hashlists.read(text))
    with session.store.begin() as tx:
        case = CASES.get(tx, case_id).for_search()
        known = {_signals(one.fingerprint): one for one in MEDIA.all(tx, order_by="registered_at", case_id=case.id)}
        before = {one.id for one in known.values()}
        imported = []
        for line in lines:
            media = None if line.signal is None else _stored(tx, known, _media(case.id, line.signal))
            imported.append(Imported(line, media))
        taken = [one.media.id for one in imported if one.media is not None]
        new = _new(taken, before)
        body: dict[str, object] = {"count": len(taken), "media": new}
        session.ledger.append(tx, EventKind.HASHES_IMPORTED, case.id, case.id, body)
        others = Others(session, case.id)
        for media in {one.media.id: one.media for one in imported if one.media is not None}.values():
            if media.id in new:
                others.met(tx, media, media.fingerprint)
    return imported


def import_negatives(session: Session, file: Path, case_id: str = "") -> list[Imported]:
    """Take every sound entry of a list as a known nuisance, for one case or for every case of the vault.

    Raises:
        BadHashList: nothing was imported.
        NotFound, NotAdult, CaseNotOpen: nothing was imported.
    """
    lines = list(hashlists.read(_text(file)))
    with session.store.begin() as tx:
        if case_id:
            CASES.get(tx, case_id).for_search()
        held = NEGATIVES.all(tx, order_by="added_at", case_id=case_id or None, origin=NegativeOrigin.IMPORTED.value)
        known = {_signals(one.fingerprint): one for one in held}
        before = {one.id for one in held}
        imported = [
            Imported(line, negative=_silenced(tx, known, line.signal, case_id) if line.signal else None)
            for line in lines
        ]
        taken = [one.negative.id for one in imported if one.negative is not None]
        body: dict[str, object] = {"count": len(taken), "as": "negatives", "negatives": _new(taken, before)}
        session.ledger.append(tx, EventKind.HASHES_IMPORTED, case_id or None, case_id, body)
    return imported


def _new(taken: list[str], before: set[str]) -> list[str]:
    """Return what is there only since this import: the ledger says of each that it is, in one entry for the list."""
    return [one for one in dict.fromkeys(taken) if one not in before]


def _silenced(tx: Transaction, known: dict[Signals, Negative], signal: Signal, case_id: str) -> Negative:
    negative = Negative.imported(hashlists.fingerprint(signal), case_id)
    signals = _signals(negative.fingerprint)
    if signals not in known:
        NEGATIVES.put(tx, negative)
        known[signals] = negative
    return known[signals]


def _media(case_id: str, signal: Signal) -> Media:
    fingerprint, kind = hashlists.fingerprint(signal), hashlists.kind(signal)
    return Media.registered(case_id, fingerprint, kind=kind, origin=Origin.IMPORTED)


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
