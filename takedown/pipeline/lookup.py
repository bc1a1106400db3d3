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
from takedown.pipeline.identify import Identifier
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import MEDIA, NEGATIVES


@dataclass(frozen=True, slots=True)
class Looked:
    """One file and what it may be a copy of, best first; ``code`` says why when it couldn't be read."""

    path: Path
    hits: tuple[Hit, ...] = ()
    code: str = ""


def registry_of(session: Session) -> Registry:
    """Return everything registered for cases that are open and of an adult, and what is known to be no copy.

    Read from the sealed store, one noun at a time.
    """
    registry = Registry()
    with session.store.read() as tx:
        cases = [case.id for case in searched(tx)]
        for case_id in cases:
            for media in MEDIA.each(tx, order_by="registered_at", case_id=case_id):
                registry.add(media)
        for scope in (None, *cases):
            for negative in NEGATIVES.each(tx, order_by="added_at", case_id=scope):
                registry.add_negative(negative)
    return registry


def look_up(session: Session, paths: list[Path], fingerprinter: Fingerprinter) -> Iterator[Looked]:
    """Yield one line a file, as soon as it is known."""
    identifier = Identifier(fingerprinter, registry_of(session))
    for probe in probes(paths, identifier.of, fingerprinter):
        yield Looked(probe.path, tuple(probe.found.hits) if probe.found else (), probe.code)
