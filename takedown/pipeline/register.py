"""Register: bytes go into the jail, a fingerprint comes out, the vault seals it; nothing of the file is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from takedown.cases.event import EventKind
from takedown.cases.media import Media, MediaKind
from takedown.fingerprint.fingerprinter import Fingerprinter
from takedown.pipeline.describe import Description, describing, left_at
from takedown.pipeline.files import Probe, probes
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES, MEDIA
from takedown.store import Transaction

_COMPLETED = ("kind", "fingerprint", "local", "frames", "duration")


class Status(StrEnum):
    """What became of one file."""

    REGISTERED = "registered"
    KNOWN = "known"
    REFUSED = "refused"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Registered:
    """One file and what became of it.

    Attributes:
        code: why it isn't registered anew (``reason-<code>`` in ``locale/``).
        note: what is to be known of what was kept (``note-<code>``).
    """

    path: Path
    status: Status
    media: Media | None = None
    kind: MediaKind = MediaKind.IMAGE
    code: str = ""
    note: str = ""


def register(session: Session, case_id: str, paths: list[Path], fingerprinter: Fingerprinter) -> Iterator[Registered]:
    """Register files and folders for a case, in order; each result is stored before it is told.

    Raises:
        NotFound: no such case.
        NotAdult, CaseNotOpen: nothing was read.
    """
    with session.store.read() as tx:
        case = CASES.get(tx, case_id).for_search()
    for probe in probes(paths, describing(fingerprinter, case.level), fingerprinter):
        yield _take(session, case_id, probe)


def _take(session: Session, case_id: str, probe: Probe[Description]) -> Registered:
    found = probe.found
    if found is None:
        kind = MediaKind.VIDEO if probe.video else MediaKind.IMAGE
        return Registered(probe.path, Status.UNREADABLE, kind=kind, code=probe.code)
    if found.refusal:
        return Registered(probe.path, Status.REFUSED, kind=found.kind, code=found.refusal)
    with session.store.begin() as tx:
        # The level may have changed since the file was looked at.
        level = CASES.get(tx, case_id).for_search().level
        media = left_at(level, _media(case_id, found))
        if MEDIA.put(tx, media):
            session.ledger.append(tx, EventKind.MEDIA_REGISTERED, case_id, media.id, {"kind": media.kind.value})
            return Registered(probe.path, Status.REGISTERED, media, media.kind, note=found.note)
        known = MEDIA.known(tx, case_id, "sha256", media.sha256)[0]
        completed = _completed(session, tx, known, media)
    note = found.note if completed is known else "completed"
    return Registered(probe.path, Status.KNOWN, completed, completed.kind, code="known", note=note)


def _media(case_id: str, found: Description) -> Media:
    return Media.registered(
        case_id,
        found.fingerprint,
        kind=found.kind,
        local=found.local,
        frames=found.frames,
        duration=found.duration,
    )


def _completed(session: Session, tx: Transaction, known: Media, media: Media) -> Media:
    """Return ``known`` with what ``media``, of the same file, has more: codes of a level that it didn't have then."""
    # A video's frames are there at every level; with their codes they are longer.
    more = (media.local and not known.local) or len(media.frames) > len(known.frames)
    if not more and known.fingerprint.pdq is not None:
        return known
    renewed = known.model_copy(update={name: getattr(media, name) for name in _COMPLETED})
    MEDIA.renew(tx, renewed, *_COMPLETED)
    body: dict[str, object] = {"kind": renewed.kind.value, "completed": True}
    session.ledger.append(tx, EventKind.MEDIA_REGISTERED, known.case_id, known.id, body)
    return renewed
