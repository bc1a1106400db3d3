"""Looking now: what a member or a program asks of the fleet, which else looks in its own time."""

from __future__ import annotations

from datetime import timedelta

from takedown.cases.team.role import RIGHTS, Right
from takedown.pipeline.shelf import CASES
from takedown.pipeline.team.session import TeamSession

CRAWLER = "crawler"
"""The queue of those who visit hosts."""
PLACE, LOOK_CASE, CRAWL_SOON = "place", "look_case", "crawl_soon"
"""The jobs that are asked for; the fleet declares what they do."""
AGAIN = timedelta(minutes=10)
"""What was visited within that time isn't visited again because somebody asks."""


def look(session: TeamSession, case_id: str) -> bool:
    """Have the known addresses of a case looked at now; return False where that waits in the queue already.

    Raises:
        NotYours: her role doesn't include it. NotFound: no such case.
        NotAdult, CaseNotOpen: nothing is visited for it.
    """
    return _asked(session, case_id, LOOK_CASE, {"case_id": case_id})


def crawl(session: TeamSession, case_id: str) -> bool:
    """Have every configured host searched now, once for all; return False where that waits in the queue already.

    Raises:
        NotYours: her role doesn't include it. NotFound: no such case.
        NotAdult, CaseNotOpen: nothing is searched for it.
    """
    return _asked(session, case_id, CRAWL_SOON, {})


def may_look(session: TeamSession, case_id: str) -> bool:
    """Return whether a look may be asked for.

    Raises:
        NotFound: no such case.
    """
    with session.store.read() as tx:
        return Right.WORK in RIGHTS[session.actor.role] and CASES.get(tx, case_id).is_searched


def take_up(session: TeamSession) -> None:
    """Have the fleet take up the addresses that were just added; what may not be visited it leaves alone."""
    with session.store.begin() as tx:
        tx.ask(PLACE, CRAWLER)


def _asked(session: TeamSession, case_id: str, job: str, what: dict[str, str]) -> bool:
    session.check(Right.WORK)
    with session.store.begin() as tx:
        CASES.get(tx, case_id).for_search()
        return tx.ask(job, CRAWLER, **what)
