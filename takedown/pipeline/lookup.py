"""Match: files held against everything registered; nothing is stored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from takedown.cases.match import Hit
from takedown.fingerprint.fingerprinter import Fingerprinter
from takedown.matching.registry import Registry
from takedown.pipeline.casework import searched
from takedown.pipeline.files import probes
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import MEDIA


@dataclass(frozen=True, slots=True)
class Looked:
    """One file and what it may be a copy of, best first; ``code`` says why when it couldn't be read."""

    path: Path
    hits: tuple[Hit, ...] = ()
    code: str = ""


def registry_of(session: Session) -> Registry:
    """Return everything registered for cases that are open and of an adult, read from the sealed store."""
    registry = Registry()
    with session.store.read() as tx:
        for case in searched(tx):
            for media in MEDIA.all(tx, order_by="registered_at", case_id=case.id):
                registry.add(media)
    return registry


def look_up(session: Session, paths: list[Path], fingerprinter: Fingerprinter) -> Iterator[Looked]:
    """Yield one line a file, as soon as it is known."""
    registry = registry_of(session)
    for probe in probes(paths, fingerprinter.of, fingerprinter.workers):
        hits = registry.match(probe.found) if probe.found else []
        yield Looked(probe.path, tuple(hits), probe.code)
