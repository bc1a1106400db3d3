"""One candidate through the jail and the matcher into the store: what matched becomes a match and a sighting."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from takedown.cases.candidate import Candidate
from takedown.cases.case import CaseStatus
from takedown.cases.event import EventKind
from takedown.cases.match import Hit, Match, Method, Sighting, Verdict
from takedown.cases.media import Fingerprint
from takedown.cases.noun import new_id
from takedown.evidence.manifest import manifest
from takedown.fingerprint.fingerprinter import Fingerprinter
from takedown.matching.registry import Registry
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES, MATCHES, SIGHTINGS
from takedown.store import Transaction

# What is learnt of a reported address once its picture can be read.
_SEEN = ("media_id", "page", "site", "confidence", "method", "score", "distance", "transform", "verdict", "checked_at")


@dataclass(frozen=True, slots=True)
class Sifted:
    """A match at the candidate's address; ``new`` unless it was stored before."""

    match: Match
    new: bool


class Sieve:
    """Holds candidates against the registry. ``take`` may be called from several threads."""

    def __init__(self, session: Session, fingerprinter: Fingerprinter, registry: Registry, user_agent: str) -> None:
        self._session = session
        self._fingerprinter = fingerprinter
        self._registry = registry
        self._user_agent = user_agent

    def take(self, candidate: Candidate, only_case: str = "") -> list[Sifted]:
        """Fingerprint ``candidate``, store what is new, and return every match at its address.

        An address is stored once a case, for the picture that it fits best. One that the person reported before it
        could be read gets its picture now.

        Raises:
            Unreadable: the bytes are no picture, or hostile; ``code`` says which.
        """
        seen = self._fingerprinter.of(candidate.content)
        best: dict[str, Hit] = {}
        for hit in self._registry.match(seen):
            if only_case in ("", hit.case_id):
                best.setdefault(hit.case_id, hit)
        return [sifted for hit in best.values() if (sifted := self._store(candidate, seen, hit)) is not None]

    def _store(self, candidate: Candidate, seen: Fingerprint, hit: Hit) -> Sifted | None:
        match = match_of(candidate, hit)
        with self._session.store.begin() as tx:
            # The case may have been closed or erased since the crawl began: then nothing more is kept for it.
            if CASES.get(tx, match.case_id).status is not CaseStatus.OPEN:
                return None
            if not MATCHES.put(tx, match):
                known = MATCHES.known(tx, match.case_id, "url", match.url)[0]
                if known.media_id:
                    return Sifted(known, new=False)
                match = known.model_copy(update={name: getattr(match, name) for name in _SEEN})
                MATCHES.renew(tx, match, *_SEEN)
            self._record(tx, match, manifest(candidate, seen, match, self._user_agent))
        return Sifted(match, new=True)

    def _record(self, tx: Transaction, match: Match, facts: dict[str, object]) -> None:
        sighting = Sighting(
            id=new_id(), case_id=match.case_id, match_id=match.id, seen_at=match.seen_at, manifest=facts
        )
        SIGHTINGS.put(tx, sighting)
        self._session.ledger.append(tx, EventKind.SIGHTING, match.case_id, match.id, facts)


def match_of(candidate: Candidate, hit: Hit) -> Match:
    """Return the match that ``hit`` means at the candidate's address."""
    return Match(
        id=new_id(),
        case_id=hit.case_id,
        media_id=hit.media_id,
        seen_at=candidate.fetched_at,
        url=candidate.final_url,
        page=candidate.page.url,
        host=host_of(candidate.final_url),
        site=candidate.site,
        confidence=hit.confidence,
        method=Method(hit.method),
        score=hit.score,
        distance=hit.distance,
        transform=hit.transform,
        verdict=Verdict.LIVE,
        checked_at=candidate.fetched_at,
    )


def host_of(url: str) -> str:
    """Return the host of ``url`` with its port, when that isn't the scheme's own."""
    return urlsplit(url).netloc.rpartition("@")[2]
