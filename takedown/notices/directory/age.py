"""How long ago an entry was read, and what a person has confirmed since, in her home."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from takedown.cases.recipient import Channel, Recipient, first_day
from takedown.errors import HomeUnusable, TakedownError

OLD_AFTER = 90
STALE_AFTER = 180
"""Days. The catalogue itself asks for a warning after the first and for a stop after the second."""

_FILE = "recipients-confirmed.json"
_NOBODY: Mapping[str, date] = MappingProxyType({})


class Age(StrEnum):
    """``old``: a person is warned. ``stale``: not proposed any more until somebody has confirmed it."""

    FRESH = "fresh"
    OLD = "old"
    STALE = "stale"


class Finding(StrEnum):
    """What ``recipients check`` tells of an entry."""

    STALE = "stale"
    OLD = "old"
    UNDATED = "undated"
    LOW = "low"
    LOW_CHANNEL = "low-channel"


class ConfirmationsUnreadable(TakedownError):
    """The ``file`` that says which entries were confirmed isn't what the program wrote. Nothing was changed."""


def read_on(
    recipient: Recipient, today: date, confirmed: Mapping[str, date] = _NOBODY, channel: Channel | None = None
) -> date | None:
    """Return the last day on which the entry was read or confirmed; ``None`` where no day is known.

    ``confirmed`` is what the function of that name returns.
    A partial date counts from its first day. A day that hasn't come yet is nobody's reading.
    """
    verified_on = (channel and channel.verified_on) or recipient.verified_on
    days = [day for day in (first_day(verified_on), confirmed.get(recipient.id)) if day and day <= today]
    return max(days, default=None)


def age(
    recipient: Recipient, today: date, confirmed: Mapping[str, date] = _NOBODY, channel: Channel | None = None
) -> Age:
    """Return how the entry, or one ``channel`` of it, stands today. What bears no date is old: nobody knows how old."""
    day = read_on(recipient, today, confirmed, channel)
    if day is None:
        return Age.OLD
    days = (today - day).days
    return Age.STALE if days > STALE_AFTER else Age.OLD if days > OLD_AFTER else Age.FRESH


def renewed(recipient: Recipient, confirmed: Mapping[str, date]) -> Recipient:
    """Return the entry with the day of its confirmation as ``verified_on``, where that is the later of the two."""
    day, read = confirmed.get(recipient.id), first_day(recipient.verified_on)
    if day is None or (read is not None and read >= day):
        return recipient
    return recipient.model_copy(update={"verified_on": day.isoformat()})


def findings(recipient: Recipient, today: date, confirmed: Mapping[str, date] = _NOBODY) -> tuple[Finding, ...]:
    """Return what somebody who looks after the directory should see to; empty: fresh, dated and well known."""
    day = read_on(recipient, today, confirmed)
    found = [Finding.UNDATED] if day is None else []
    if day and (state := age(recipient, today, confirmed)) is not Age.FRESH:
        found.append(Finding(state.value))
    if recipient.confidence == "low":
        found.append(Finding.LOW)
    elif any(channel.confidence == "low" for channel in recipient.channels):
        found.append(Finding.LOW_CHANNEL)
    return tuple(found)


def confirmed(home: Path) -> dict[str, date]:
    """Return the day on which a person confirmed an entry, by its id.

    Raises:
        ConfirmationsUnreadable: the file was changed by somebody else, or can't be read.
    """
    file = home / _FILE
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        return {str(item): date.fromisoformat(day) for item, day in told.items()}
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, ValueError, AttributeError, TypeError) as problem:
        raise ConfirmationsUnreadable(file=str(file)) from problem


def confirm(home: Path, recipient: str, today: date) -> None:
    """Keep that a person looked at ``recipient`` today and found it right.

    Raises:
        ConfirmationsUnreadable: as ``confirmed``; nothing was changed.
        HomeUnusable: the folder can't be written; nothing was changed.
    """
    known = confirmed(home) | {recipient: today}
    fresh = home / f"{_FILE}.new"
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh.write_text(json.dumps({item: str(day) for item, day in sorted(known.items())}, indent=1), "utf-8")
        fresh.chmod(0o600)
        fresh.replace(home / _FILE)
    except OSError as problem:
        raise HomeUnusable(home=str(home), why=problem.strerror or type(problem).__name__) from problem
