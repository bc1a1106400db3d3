"""The clocks: a deadline only where a law or a binding text sets one; else our own rhythm, called that."""

from __future__ import annotations

import calendar as days
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, TypeVar

from icalendar import Calendar, Event

from takedown.cases.recipient import Deadline, Recipient
from takedown.notices.bases import BASES, surely_set
from takedown.settings import NotifierSettings
from takedown.words import Language, Words

OWN_RHYTHM: Final = "own-rhythm"
"""The clock that no law sets: this project's own reminders."""

CONTEST: Final = "eu-dsa-20"
"""The clock of a decision: so long it can be contested at the platform itself."""

_CONTEST_MONTHS = 6
"""Regulation (EU) 2022/2065, article 20(1): at least six months from the day on which the decision was told."""

_OF_SEARCH = {"uk-osa-20a": "Online Safety Act 2023, s. 27"}

# RFC 9562, 5.5: the same entry has the same UID in every export, and the UID says nothing of the notice.
_UIDS = uuid.UUID("6f0a1f0e-8a55-5d0e-9c59-3b1a6c0d7e42")

D = TypeVar("D", bound=date)


@dataclass(frozen=True, slots=True)
class Due:
    """When something is due, and whose clock that is: a legal basis' id, or ``own-rhythm``."""

    at: datetime
    basis: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One date for a calendar.

    Attributes:
        id: the notice's, or any other that stays the same; it doesn't appear in the calendar.
        at: when.
        basis: as in ``Due``; two clocks of one notice are two entries.
    """

    id: str
    at: datetime
    basis: str = OWN_RHYTHM


def due(basis: str, recipient: Recipient, sent_at: datetime, notifier: NotifierSettings) -> Due:
    """Return when an answer to a notice on ``basis`` is due.

    Pub. L. 119-12, section 3: 48 hours from a valid request; Online Safety Act 2023, section 10(3A): 48 hours from the
    report; Regulation (EU) 2016/679, article 12(3): one month. Regulation (EU) 2022/2065, article 16(6), and a
    recipient's own rules set none: then it is our own next reminder.

    Args:
        basis: the notice's legal basis.
        recipient: who got it. sent_at: when it was received, as far as anybody knows.
        notifier: the rhythm of reminders.
    """
    deadline = deadline_of(basis, recipient)
    if deadline is None:
        return Due(reminder(sent_at, notifier), OWN_RHYTHM)
    return Due(_end(deadline, sent_at), basis)


def deadline_of(basis: str, recipient: Recipient) -> Deadline | None:
    """Return the deadline that ``basis`` itself sets for ``recipient``, or ``None``: then a letter states none."""
    if any(one.basis == basis for one in recipient.no_deadline):
        return None
    return surely_set(basis, recipient.kind, archive=recipient.archive)


def sets(basis: str, recipient: Recipient) -> str:
    """Return the article that sets the deadline of ``basis`` for ``recipient``; empty where there is none.

    Search services have their own section beside that of user-to-user services (Online Safety Act 2023, section 27).
    """
    if deadline_of(basis, recipient) is None:
        return ""
    of_search = _OF_SEARCH.get(basis) if recipient.kind == "search_engine" else None
    return of_search or BASES[basis].sets


def reminder(after: datetime, notifier: NotifierSettings) -> datetime:
    """Return our own next reminder."""
    return after + timedelta(days=notifier.reminder_days)


def contest_until(decided_on: date) -> date:
    """Return the day until which a platform takes a complaint against its decision, at the least."""
    return months_after(decided_on, _CONTEST_MONTHS)


def months_after(start: D, months: int) -> D:
    """Return the same day ``months`` later, or the last of that month where it has no such day.

    Regulation (EEC, Euratom) 1182/71, article 3(2)(c): a period in months ends with the day of the same date, and where
    the last month lacks it, with that month's last day. A time of day and its zone stay.
    """
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    day = min(start.day, days.monthrange(year, month + 1)[1])
    return start.replace(year=year, month=month + 1, day=day)


def calendar(entries: Iterable[Entry], language: Language) -> bytes:
    """Return ``entries`` as iCalendar (RFC 5545), for any calendar program.

    Whoever sees the calendar learns nothing: one neutral summary, no name, no address, no alarm, marked as private.
    """
    summary = Words(language)("calendar-summary")
    made = Calendar()
    made.add("version", "2.0")
    made.add("prodid", "-//Dates//1//EN")
    for entry in sorted(entries, key=lambda entry: (entry.at, entry.id, entry.basis)):
        made.add_component(_event(entry, summary))
    return bytes(made.to_ical())


def _event(entry: Entry, summary: str) -> Event:
    event = Event()
    event.add("uid", str(uuid.uuid5(_UIDS, f"{entry.id} {entry.basis}")))
    event.add("dtstamp", datetime.now(UTC))
    event.add("dtstart", entry.at.astimezone(UTC))
    event.add("summary", summary)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    return event


def _end(deadline: Deadline, start: datetime) -> datetime:
    """Return the deadline's end: the very moment for hours, the end of the last day for months."""
    if deadline.hours is not None:
        return start + timedelta(hours=deadline.hours)
    last = months_after(start.astimezone(UTC).date(), deadline.months or 0)
    return datetime.combine(last, time(23, 59, 59), tzinfo=UTC)
