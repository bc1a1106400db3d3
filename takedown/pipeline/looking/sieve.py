"""One candidate through the jail and the matcher into the store: what matched becomes a match and a sighting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from takedown.cases.candidate import Candidate
from takedown.cases.case import Case, CaseNotOpen, CaseStatus
from takedown.cases.event import EventKind
from takedown.cases.match import Hit, Match, Method, Sighting, Verdict
from takedown.cases.media import Level
from takedown.cases.noun import new_id, now
from takedown.cases.post import Post, PostFacts
from takedown.evidence.manifest import manifest
from takedown.fingerprint.fingerprinter import PASSING, Fingerprinter, Occasion, Unreadable
from takedown.matching.asked import Asked
from takedown.pipeline.cautions.flood import noticed
from takedown.pipeline.looking import known as known_addresses
from takedown.pipeline.looking.identify import Identified, Identifier
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES, MATCHES, POSTS, SIGHTINGS
from takedown.store import Transaction

# What is learnt of a reported address once its picture can be read.
_SEEN = (
    "media_id",
    "page",
    "site",
    "confidence",
    "method",
    "score",
    "distance",
    "transform",
    "reason",
    "spans",
    "seen_fingerprint",
    "seen",
    "verdict",
    "checked_at",
)


OnSeen = Callable[[Candidate, Identified], None]


@dataclass(frozen=True, slots=True)
class Sifted:
    """A match at the candidate's address; ``new`` unless it was stored before."""

    match: Match
    new: bool


class Sieve:
    """Holds candidates against the registry. ``take`` may be called from several threads.

    ``on_seen`` is told of each that could be identified, whatever it is.
    """

    def __init__(
        self,
        session: Session,
        fingerprinter: Fingerprinter,
        registry: Asked,
        user_agent: str,
        on_seen: OnSeen = lambda *_: None,
    ) -> None:
        self._session = session
        self._on_seen = on_seen
        self._identifier = Identifier(fingerprinter, registry, Occasion.FOUND)
        self._user_agent = user_agent

    @property
    def session(self) -> Session:
        """The open vault that it stores into."""
        return self._session

    def take(self, candidate: Candidate, only_case: str = "") -> list[Sifted]:
        """Identify ``candidate``, store what is new, and return every match at its address.

        An address is stored once a case, for the picture that it fits best. One that the person reported before it
        could be read gets its picture now.

        Raises:
            Unreadable: the bytes are no picture and no video, or hostile; ``code`` says which. Also where a part of
                them was looked at, and nothing found in it, before the jail's child was lost.
            CaseNotOpen: every case that it is a match for was closed or erased meanwhile.
        """
        seen = self._identifier.of(candidate.content, only_case)
        self._on_seen(candidate, seen)
        best: dict[str, Hit] = {}
        for hit in seen.hits:
            best.setdefault(hit.case_id, hit)
        if not best and seen.cut in PASSING:
            raise Unreadable(seen.cut, video=True)
        found = [sifted for hit in best.values() if (sifted := self._store(candidate, seen, hit)) is not None]
        if best and not found:
            raise CaseNotOpen(status=CaseStatus.CLOSED.value)
        return found

    def _store(self, candidate: Candidate, seen: Identified, hit: Hit) -> Sifted | None:
        with self._session.store.begin() as tx:
            # Closed, erased, or the consent taken back since the crawl began: then nothing more is kept for it.
            case = CASES.get(tx, hit.case_id)
            if not case.is_searched:
                return None
            match = match_of(candidate, seen, hit, case)
            if not MATCHES.put(tx, match):
                known = MATCHES.known(tx, match.case_id, "url", match.url)[0]
                if known.media_id:
                    return Sifted(known, new=False)
                match = known.model_copy(update={name: getattr(match, name) for name in _SEEN})
                MATCHES.renew(tx, match, *_SEEN)
            noticed(self._session, tx, match)
            known_addresses.note(tx, match, candidate)
            _keep_post(tx, match, candidate.post)
            self._record(tx, match, manifest(candidate, seen.fingerprint, match, self._user_agent))
        return Sifted(match, new=True)

    def _record(self, tx: Transaction, match: Match, facts: dict[str, object]) -> None:
        sighting = Sighting(
            id=new_id(), case_id=match.case_id, match_id=match.id, seen_at=match.seen_at, manifest=facts
        )
        SIGHTINGS.put(tx, sighting)
        self._session.ledger.append(tx, EventKind.SIGHTING, match.case_id, match.id, facts)


def _keep_post(tx: Transaction, match: Match, facts: PostFacts | None) -> None:
    """Store who posted the copy, where the host says so: the root of its spread."""
    if facts is not None:
        POSTS.put(tx, post_of(facts, match))


def post_of(facts: PostFacts, match: Match) -> Post:
    """Return the noun for what a host says of one post that carries ``match`` or refers to it."""
    told = {name: getattr(facts, name) for name in ("uri", "url", "kind", "handle", "at", "text", "about")}
    host = host_of(facts.url) or match.host
    return Post(id=new_id(), case_id=match.case_id, match_id=match.id, seen_at=now(), host=host, **told)


def match_of(candidate: Candidate, seen: Identified, hit: Hit, case: Case) -> Match:
    """Return the match that ``hit`` means at the candidate's address, with as much of what was seen as the case keeps.

    What was seen may be her picture, so it falls under the case's level like what is registered.
    """
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
        reason=hit.reason,
        spans=hit.spans,
        seen_fingerprint=seen.fingerprint.without_variants(),
        seen=seen.local if case.level is Level.STRONG else b"",
        verdict=Verdict.LIVE,
        checked_at=candidate.fetched_at,
    )


def host_of(url: str) -> str:
    """Return the host of ``url`` with its port, when that isn't the scheme's own."""
    return urlsplit(url).netloc.rpartition("@")[2]
