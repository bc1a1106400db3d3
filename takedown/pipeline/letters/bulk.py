"""Bulk: addresses that an organisation or a person knows to be copies, taken as they are and drafted about at once."""

from __future__ import annotations

from takedown.cases.case import Case
from takedown.cases.event import EventKind
from takedown.cases.match import Match, MatchState
from takedown.pipeline.looking.addresses import Address, reported
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES, MATCHES
from takedown.store import Transaction


def take(session: Session, case_id: str, addresses: list[Address]) -> list[Match]:
    """Keep addresses as confirmed copies, without visiting any; those with a ``code`` are left out.

    What is known already is confirmed, unless a person decided otherwise about it: that decision stands, and it isn't
    among those returned.

    Raises:
        NotFound: no such case.
        NotAdult, CaseNotOpen: nothing was kept.
    """
    urls = dict.fromkeys(one.text for one in addresses if not one.code)
    with session.store.begin() as tx:
        case = CASES.get(tx, case_id).for_search()
        matches = [_taken(session, tx, case, url) for url in urls]
    return [match for match in matches if match.state is MatchState.CONFIRMED]


def _taken(session: Session, tx: Transaction, case: Case, url: str) -> Match:
    match = reported(case.id, url).model_copy(update={"state": MatchState.CONFIRMED})
    if MATCHES.put(tx, match):
        session.ledger.append(tx, EventKind.ADDRESS_REPORTED, case.id, match.id, {"url": url})
    else:
        match = MATCHES.known(tx, case.id, "url", url)[0]
        if match.state is not MatchState.NEW:
            return match
        match = match.model_copy(update={"state": MatchState.CONFIRMED})
        MATCHES.renew(tx, match, "state")
    session.ledger.append(tx, EventKind.MATCH_DECIDED, case.id, match.id, {"state": MatchState.CONFIRMED.value})
    return match
