"""Register: bytes go into the jail, a fingerprint comes out, the vault seals it; nothing of the file is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from takedown.cases.caution import Caution, CautionKind
from takedown.cases.event import EventKind
from takedown.cases.media import Media, MediaKind
from takedown.fingerprint.fingerprinter import Fingerprinter
from takedown.jail import Source
from takedown.pipeline.cautions.caution import raised
from takedown.pipeline.cautions.collision import Others
from takedown.pipeline.cautions.limits import check_pictures
from takedown.pipeline.looking.describe import Description, describing, left_at
from takedown.pipeline.looking.files import Probe, probe_of, probes
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
        cautions: why a new picture waits for a second look before anything is sent about it.
    """

    path: Path
    status: Status
    media: Media | None = None
    kind: MediaKind = MediaKind.IMAGE
    code: str = ""
    note: str = ""
    cautions: tuple[CautionKind, ...] = ()


def register(session: Session, case_id: str, paths: list[Path], fingerprinter: Fingerprinter) -> Iterator[Registered]:
    """Register files and folders for a case, in order; each result is stored before it is told.

    Raises:
        NotFound: no such case.
        NotAdult, CaseNotOpen: nothing was read.
        PicturesPerDay: what was told before is stored, and nothing after it.
    """
    with session.store.read() as tx:
        case = CASES.get(tx, case_id).for_search()
    others = Others(session, case_id)
    for probe in probes(paths, describing(fingerprinter, case.level), fingerprinter):
        yield _take(session, case_id, probe, others)


def kept_bytes(media: Media) -> int:
    """Return how many bytes of signals are kept of a picture or video."""
    code = media.fingerprint
    signals = (code.sha256, code.md5, code.pdq, code.phash, code.dhash, media.local, media.frames)
    return sum(len(signal) for signal in signals if signal)


class Intake:
    """Registers for a case what is handed over one by one; any thread may. Make a new one for each lot.

    Args:
        session: the open vault.
        case_id: the case.
        fingerprinter: the jail.

    Raises:
        NotFound: no such case.
        NotAdult, CaseNotOpen: nothing was read.
    """

    def __init__(self, session: Session, case_id: str, fingerprinter: Fingerprinter) -> None:
        self._session, self._case_id = session, case_id
        with session.store.read() as tx:
            level = CASES.get(tx, case_id).for_search().level
        self._describe = describing(fingerprinter, level)
        self._others = Others(session, case_id)

    def take(self, name: str, source: Source) -> Registered:
        """Register one file; what became of it is stored before it is told.

        Args:
            name: what the person calls it; told back to her, and stored nowhere.
            source: what is in it.

        Raises:
            NotFound, NotAdult, CaseNotOpen: the case is no more what it was; nothing was read.
            PicturesPerDay: nothing was stored.
        """
        with self._session.store.read() as tx:
            CASES.get(tx, self._case_id).for_search()
        probe = probe_of(Path(name), source, self._describe)
        return _take(self._session, self._case_id, probe, self._others)


def _take(session: Session, case_id: str, probe: Probe[Description], others: Others) -> Registered:
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
        held = MEDIA.known(tx, case_id, "sha256", media.sha256)
        if not held:
            check_pictures(session, tx, case_id)
        if MEDIA.put(tx, media):
            session.ledger.append(tx, EventKind.MEDIA_REGISTERED, case_id, media.id, {"kind": media.kind.value})
            cautions = tuple(_cautions(session, tx, media, found, others))
            return Registered(probe.path, Status.REGISTERED, media, media.kind, note=found.note, cautions=cautions)
        known = held[0] if held else MEDIA.known(tx, case_id, "sha256", media.sha256)[0]
        completed = _completed(session, tx, known, media)
    note = found.note if completed is known else "completed"
    return Registered(probe.path, Status.KNOWN, completed, completed.kind, code="known", note=note)


def _cautions(
    session: Session, tx: Transaction, media: Media, found: Description, others: Others
) -> Iterator[CautionKind]:
    """Raise what a new picture gives cause for, and yield the kinds."""
    if found.sign is not None:
        yield raised(session, tx, Caution.of_media(found.sign.kind, media.case_id, media.id, found.sign.detail)).kind
    met = others.met(tx, media, found.fingerprint)
    if met is not None:
        yield met.kind


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
