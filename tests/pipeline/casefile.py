"""Cases and matches as the steps before would have stored them."""

from __future__ import annotations

from dataclasses import replace

from takedown.cases.case import Adult, Case, Standing
from takedown.cases.event import EventKind
from takedown.cases.match import Confidence, Match, MatchState, Method, Sighting
from takedown.cases.noun import new_id, now
from takedown.pipeline import casework, review
from takedown.pipeline.cautions.looks import looked
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES, MATCHES, SIGHTINGS
from takedown.settings import Settings

WORKERS = ("Ana", "Ben")
"""Two people of an organisation that files for somebody."""

ORGANISATION = {"organisation": "Association Exemple", "mandate": "may write for her", "mandate_on": "2026-01-02"}

COMPLETE = {"country": "FR", "contact": "contact@example.org", "name": "Association Exemple"}


def opened(session: Session, *, adult: Adult = Adult.YES, **fields: str) -> Case:
    """Open a case that lacks nothing, unless ``fields`` say otherwise."""
    case = Case.opened(label="l", adult=adult, standing=Standing.SUBJECT, **{**COMPLETE, **fields})
    return casework.open_case(session, case, "I agree.")


def found(
    session: Session,
    case_id: str,
    url: str,
    state: MatchState = MatchState.CONFIRMED,
    *,
    site: str = "",
    confidence: Confidence = Confidence.CERTAIN,
    context_seen: bool = True,
    **more: object,
) -> Match:
    """Store a match at ``url``, looked at unless ``context_seen`` is off, and have it decided as ``state``."""
    match = Match.model_validate(
        {
            "id": new_id(),
            "case_id": case_id,
            "media_id": new_id(),
            "seen_at": now(),
            "url": url,
            "page": url,
            "host": url.split("/")[2],
            "site": site,
            "confidence": confidence,
            "method": Method.PDQ,
            "score": 1.0,
            **more,
        }
    )
    facts: dict[str, object] = {"url": url}
    sighting = Sighting(id=new_id(), case_id=case_id, match_id=match.id, seen_at=match.seen_at, manifest=facts)
    with session.store.begin() as tx:
        assert MATCHES.put(tx, match)
        assert SIGHTINGS.put(tx, sighting)
        session.ledger.append(tx, EventKind.SIGHTING, case_id, match.id, facts)
        if context_seen:
            for who in WORKERS if CASES.get(tx, case_id).particulars.organisation else ("",):
                looked(session, tx, match, who, {"how": "own-word"})
    return match if state is MatchState.NEW else review.decide(session, [match.id], state)[0]


def with_settings(session: Session, **settings: object) -> Session:
    """Return the same session with other settings."""
    return replace(session, settings=Settings.model_validate(settings))


def events(session: Session, subject: str) -> list[tuple[str, dict[str, object]]]:
    """Return what the ledger says of ``subject``: kinds and bodies, in order."""
    with session.store.read() as tx:
        return [(row["kind"], row["body"]) for row in tx.each("ledger", order_by="seq") if row["subject"] == subject]
