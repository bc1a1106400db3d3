"""When an address is looked at next: dense after a notice, thinning out, and never not at all while its case is open.

The figures are the project's own. Article 16(6) of the Digital Services Act asks hosts to decide "in a timely manner",
and the Take It Down Act gives platforms 48 hours, so the looks are densest in the first two days after a notice.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from takedown.cases.address import ABSENT, Address
from takedown.cases.match import Verdict

_SECOND, _HOUR, _DAY = timedelta(seconds=1), timedelta(hours=1), timedelta(days=1)

DAILY = _DAY
"""The rhythm before any notice."""
AFTER_SILENCE = _HOUR
"""A host that couldn't be reached is tried again by then."""

_AFTER_NOTICE = tuple(hours * _HOUR for hours in (1, 3, 6, 12, 24, 48))
"""The first looks after a notice, counted from when it was sent."""
# How long a rhythm lasts, counted from its start, and its step; the last one lasts for ever.
_THEN = ((7 * _DAY, _DAY), (60 * _DAY, 7 * _DAY))
_AT_LAST = 30 * _DAY
# Proven gone, counted from when that was proven: what comes back comes back early, or by another hand much later.
_AFTER_PROOF = (_DAY, 3 * _DAY, 7 * _DAY, 14 * _DAY, 30 * _DAY)

LONGEST = _AT_LAST
"""No address of an open case is left alone for longer."""


def next_look(address: Address, noticed_at: datetime | None, apart: timedelta) -> datetime:
    """Return when an address that was looked at is looked at again; always later than the last look.

    Args:
        address: with one look at least; of one without, its first look is due at once.
        noticed_at: when the last notice about it was sent; ``None`` before any.
        apart: how far apart two looks have to be to prove that it is gone.
    """
    last = address.checked_at
    if last is None:
        return address.added_at
    if address.pending:
        return last + max(apart, _SECOND)
    planned = _planned(address, last, noticed_at)
    silent = address.looks and address.looks[-1].verdict is Verdict.UNREACHABLE
    return min(planned, last + AFTER_SILENCE) if silent else planned


def _planned(address: Address, last: datetime, noticed_at: datetime | None) -> datetime:
    if address.verdict in ABSENT:
        return _after(address.gone_since or last, last, _AFTER_PROOF, _AT_LAST)
    armed = max((moment for moment in (noticed_at, address.reappeared_at) if moment is not None), default=None)
    return last + DAILY if armed is None else _noticed(armed, last)


def _noticed(noticed_at: datetime, checked_at: datetime) -> datetime:
    for until, step in _THEN:
        if checked_at - noticed_at < until:
            return min(_after(noticed_at, checked_at, _AFTER_NOTICE, step), checked_at + step)
    return checked_at + _AT_LAST


def _after(start: datetime, checked_at: datetime, offsets: Iterable[timedelta], step: timedelta) -> datetime:
    """Return the first moment of the row that is yet to come; after the row, one step on."""
    return next((start + offset for offset in offsets if start + offset > checked_at), checked_at + step)
