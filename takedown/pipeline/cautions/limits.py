"""Limits of use: so many pictures and notices for one case in a day, unless the configuration allows more."""

from __future__ import annotations

from datetime import datetime, timedelta

from takedown.cases.media import Origin
from takedown.cases.noun import now, rfc3339
from takedown.errors import TakedownError
from takedown.pipeline.session import Session
from takedown.store import Transaction

_DAY = timedelta(days=1)


class PicturesPerDay(TakedownError):
    """So many were registered for the case within a day; ``limit``, and when it goes on: ``again``."""


class NoticesPerDay(TakedownError):
    """So many were drafted for the case within a day; ``limit``, and when it goes on: ``again``."""


def check_pictures(session: Session, tx: Transaction, case_id: str) -> None:
    """Let one more picture be registered.

    Raises:
        PicturesPerDay: not before ``again``.
    """
    limit = session.settings.caution.pictures_per_day
    since = now() - _DAY
    wanted = {"case_id": case_id, "origin": Origin.FILE.value}
    if tx.count("media", beyond=("registered_at", rfc3339(since)), **wanted) >= limit:
        raise PicturesPerDay(limit=limit, again=_again(tx, "media", "registered_at", since, **wanted))


def notices_left(session: Session, tx: Transaction, case_id: str) -> int:
    """Return how many more notices may be drafted for a case today; what follows one that was sent isn't counted."""
    drafted = tx.count("notices", beyond=("created_at", rfc3339(now() - _DAY)), case_id=case_id, letter="notice")
    return max(0, session.settings.caution.notices_per_day - drafted)


def no_more_notices(session: Session, tx: Transaction, case_id: str) -> NoticesPerDay:
    """Return what tells that no more may be drafted for a case today."""
    again = _again(tx, "notices", "created_at", now() - _DAY, case_id=case_id, letter="notice")
    return NoticesPerDay(limit=session.settings.caution.notices_per_day, again=again)


def _again(tx: Transaction, table: str, column: str, since: datetime, **equals: str) -> str:
    """Return when the first of what was counted is a day old."""
    first = tx.rows(table, order_by=column, after=rfc3339(since), limit=1, raw=True, **equals)
    return rfc3339(datetime.fromisoformat(first[0][column]) + _DAY) if first else rfc3339(now())
