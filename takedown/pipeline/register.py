"""Register: bytes go into the jail, a fingerprint comes out, the vault seals it; nothing of the file is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from takedown.cases.event import EventKind
from takedown.cases.media import Media, MediaKind
from takedown.fingerprint.fingerprinter import Fingerprinter
from takedown.matching.confidence import MIN_QUALITY
from takedown.pipeline.files import Probe, probes
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES, MEDIA

VIDEO = "video-later"


class Status(StrEnum):
    """What became of one file."""

    REGISTERED = "registered"
    KNOWN = "known"
    REFUSED = "refused"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Registered:
    """One file and what became of it; ``code`` says why it isn't registered anew (``reason-<code>`` in ``locale/``)."""

    path: Path
    status: Status
    media: Media | None = None
    code: str = ""

    @property
    def kind(self) -> MediaKind:
        """Return what the file is, or would be."""
        return MediaKind.VIDEO if self.code == VIDEO else MediaKind.IMAGE


def register(session: Session, case_id: str, paths: list[Path], fingerprinter: Fingerprinter) -> Iterator[Registered]:
    """Register files and folders for a case, in order; each result is stored before it is told.

    Raises:
        NotFound: no such case.
        NotAdult, CaseNotOpen: nothing was read.
    """
    with session.store.read() as tx:
        CASES.get(tx, case_id).for_search()
    for probe in probes(paths, fingerprinter):
        yield _take(session, case_id, probe)


def _take(session: Session, case_id: str, probe: Probe) -> Registered:
    if probe.fingerprint is None:
        status = Status.REFUSED if probe.code == VIDEO else Status.UNREADABLE
        return Registered(probe.path, status, code=probe.code)
    if probe.fingerprint.quality < MIN_QUALITY:
        return Registered(probe.path, Status.REFUSED, code="too-plain")
    media = Media.registered(case_id, probe.fingerprint)
    with session.store.begin() as tx:
        CASES.get(tx, case_id).for_search()
        if MEDIA.put(tx, media):
            session.ledger.append(tx, EventKind.MEDIA_REGISTERED, case_id, media.id, {"kind": media.kind.value})
            return Registered(probe.path, Status.REGISTERED, media)
        known = MEDIA.known(tx, case_id, "sha256", media.sha256)[0]
    return Registered(probe.path, Status.KNOWN, known, code="known")
