"""When an address is looked at next: dense after a notice, thinning out, and never not at all while its case is open.

The figures are the project's own. Article 16(6) of the Digital Services Act asks hosts to decide "in a timely manner",
and the Take It Down Act gives platforms 48 hours, so the looks are densest in the first two days after a notice.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from takedown.cases.match import Verdict

_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)

DAILY = _DAY
"""The rhythm before any notice."""

_AFTER_NOTICE = tuple(hours * _HOUR for hours in (1, 3, 6, 12, 24, 48))
"""The first looks after a notice, counted from when it was sent."""
# How long a rhythm lasts, counted from its start, and its step; the last one lasts for ever.
_THEN = ((7 * _DAY, _DAY), (60 * _DAY, 7 * _DAY))
_AT_LAST = 30 * _DAY
# Proven gone, counted from when that was proven: what comes back comes back early, or by another hand much later.
_AFTER_PROOF = (_DAY, 3 * _DAY, 7 * _DAY, 14 * _DAY, 30 * _DAY)

LONGEST = _AT_LAST
"""No address of an open case is left alone for longer."""


def next_look(
    checked_at: datetime,
    *,
    verdict: Verdict,
    since: datetime | None,
    noticed_at: datetime | None,
    pending: bool,
    apart: timedelta,
) -> datetime:
    """Return when an address that was looked at just now is looked at again; always later than ``checked_at``.

    Args:
        checked_at: the last look.
        verdict: what the looks together prove.
        since: when that was proven; used for what is gone.
        noticed_at: the last notice about it, or when it reappeared after one; ``None`` before any.
        pending: it seems to be gone, and the second look that would prove it is still to come.
        apart: how far apart the two looks have to be.
    """
    if pending:
        return checked_at + max(apart, timedelta(seconds=1))
    if verdict in (Verdict.GONE, Verdict.SOFT_GONE):
        return _after(since or checked_at, checked_at, _AFTER_PROOF, _AT_LAST)
    if noticed_at is None:
        return checked_at + DAILY
    return _noticed(noticed_at, checked_at)


def _noticed(noticed_at: datetime, checked_at: datetime) -> datetime:
    for until, step in _THEN:
        if checked_at - noticed_at < until:
            return min(_after(noticed_at, checked_at, _AFTER_NOTICE, step), checked_at + step)
    return checked_at + _AT_LAST


def _after(start: datetime, checked_at: datetime, offsets: Iterable[timedelta], step: timedelta) -> datetime:
    """Return the first moment of the row that is yet to come; after the row, one step on."""
    return next((start + offset for offset in offsets if start + offset > checked_at), checked_at + step)
