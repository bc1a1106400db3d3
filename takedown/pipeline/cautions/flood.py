"""Flood: a picture that is suddenly found everywhere waits, for it may be a public one, or a logo."""

from __future__ import annotations

from datetime import datetime, timedelta

from takedown.cases.caution import Caution, CautionKind
from takedown.cases.match import Match
from takedown.cases.noun import now, rfc3339
from takedown.pipeline.cautions.caution import STOPS, raised
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CAUTIONS, MATCHES
from takedown.store import Transaction

_KINDS = (CautionKind.FLOOD_PAGES, CautionKind.FLOOD_HOSTS)
_SELDOM = 20
"""Above so many new matches only every twentieth part more is looked at closely: storing them stays cheap."""


def noticed(session: Session, tx: Transaction, match: Match) -> Caution | None:
    """Raise a caution if the picture of ``match``, which was just stored, was newly found at too many places.

    What is counted begins anew where a person released an earlier flood of the same picture.
    """
    limits = session.settings.caution
    since = now() - timedelta(hours=limits.flood_hours)
    count = _count(tx, match, since)
    if count < min(limits.flood_pages, limits.flood_hosts) or count % max(1, count // _SELDOM):
        return None
    last = _last(tx, match)
    if last is not None and last.state in STOPS:
        return None
    if last is not None and last.decided_at is not None:
        since = max(since, last.decided_at)
    pages, hosts = _places(tx, match, since)
    detail: dict[str, object] = {"pages": pages, "hosts": hosts, "hours": limits.flood_hours}
    for kind, many in zip(_KINDS, (pages >= limits.flood_pages, hosts >= limits.flood_hosts), strict=True):
        if many:
            return raised(session, tx, Caution.of_media(kind, match.case_id, match.media_id, detail))
    return None


def _count(tx: Transaction, match: Match, since: datetime) -> int:
    if not match.media_id:
        return 0
    beyond = ("seen_at", rfc3339(since))
    return tx.count("matches", beyond=beyond, case_id=match.case_id, media_id=match.media_id)


def _last(tx: Transaction, match: Match) -> Caution | None:
    found = CAUTIONS.all(
        tx, order_by="raised_at", case_id=match.case_id, media_id=match.media_id, kind=[kind.value for kind in _KINDS]
    )
    return found[-1] if found else None


def _places(tx: Transaction, match: Match, since: datetime) -> tuple[int, int]:
    """Return on how many pages and hosts the picture was newly found."""
    pages, hosts = set(), set()
    found = MATCHES.each(tx, order_by="seen_at", after=rfc3339(since), case_id=match.case_id, media_id=match.media_id)
    for one in found:
        pages.add(one.page or one.url)
        hosts.add(one.host)
    return len(pages), len(hosts)
