"""Match: files held against everything registered; nothing is stored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from takedown.cases.match import Hit
from takedown.cases.media import PIPELINE
from takedown.fingerprint.fingerprinter import Fingerprinter
from takedown.matching.asked import Asked
from takedown.matching.registry import Registry
from takedown.pipeline.casework import searched
from takedown.pipeline.looking.files import probes
from takedown.pipeline.looking.identify import Identifier
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import MEDIA, NEGATIVES

MATCHER = 1
"""Raised whenever matching finds what it didn't before: what was held against the registry is then held again."""


@dataclass(frozen=True, slots=True)
class Looked:
    """One file and what it may be a copy of, best first; ``code`` says why when it couldn't be read."""

    path: Path
    hits: tuple[Hit, ...] = ()
    code: str = ""


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for; ``mark`` names it, and changes with all that may make a difference to what matches."""

    registry: Asked
    mark: str


def registry_of(session: Session) -> Asked:
    """Return everything registered for cases that are open and of an adult, and what is known to be no copy.

    Read from the sealed store, one noun at a time.
    """
    return sought(session).registry


def sought(session: Session) -> Sought:
    """Return the same with the name of just this registry."""
    registry = Registry()
    jail = session.settings.jail
    # What was too large or too long to be looked at may not be, with other limits.
    limits = (jail.max_bytes, jail.max_pixels, jail.max_video_seconds, jail.max_candidate_work, jail.max_video_work)
    content = sha256(f"{MATCHER} {PIPELINE} {limits}".encode())
    with session.store.read() as tx:
        cases = [case.id for case in searched(tx)]
        for case_id in cases:
            for media in MEDIA.each(tx, order_by="registered_at", case_id=case_id):
                registry.add(media)
                # What was missing of one may have been added since.
                content.update(f"{media.id} {len(media.local)} {len(media.frames)}".encode())
        for scope in (None, *cases):
            for negative in NEGATIVES.each(tx, order_by="added_at", case_id=scope):
                registry.add_negative(negative)
                content.update(negative.id.encode())
    return Sought(registry, content.hexdigest()[:16])


def look_up(session: Session, paths: list[Path], fingerprinter: Fingerprinter) -> Iterator[Looked]:
    """Yield one line a file, as soon as it is known."""
    identifier = Identifier(fingerprinter, registry_of(session))
    for probe in probes(paths, identifier.of, fingerprinter):
        yield Looked(probe.path, tuple(probe.found.hits) if probe.found else (), probe.code)
