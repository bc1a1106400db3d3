"""In which language a page speaks, and how dates, numbers and lengths of time read in it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from babel import Locale, dates, numbers
from starlette.datastructures import Headers

from takedown.words import LANGUAGES, Language

_LONGEST = 200


def preferred(headers: Headers, otherwise: Language) -> Language:
    """Return the language that the browser asks for first, of those that there are (RFC 9110, 12.5.4)."""
    wished = []
    for part in headers.get("accept-language", "")[:_LONGEST].split(","):
        tag, _, quality = part.strip().partition(";q=")
        try:
            wished.append((-float(quality or 1), tag[:2].lower()))
        except ValueError:
            continue
    for _, tag in sorted(wished, key=lambda wish: wish[0]):
        for known in LANGUAGES:
            if known == tag:
                return known
    return otherwise


class Reading:
    """Dates, times and numbers as ``language`` writes them, in this machine's own time zone (CLDR, by Babel)."""

    def __init__(self, language: Language) -> None:
        self._locale = Locale(language, "GB") if language == "en" else Locale(language)
        self.direction = self._locale.text_direction

    def day(self, at: datetime | date) -> str:
        """Return ``22 November 2026``."""
        return dates.format_date(_here(at), "d MMMM y", locale=self._locale)

    def when(self, at: datetime) -> str:
        """Return ``22 November 2026, 14:05``."""
        return f"{self.day(at)}, {self.hour(at)}"

    def hour(self, at: datetime) -> str:
        """Return ``14:05``."""
        return dates.format_time(at.astimezone(), "HH:mm", locale=self._locale)

    def month(self, at: date) -> str:
        """Return ``November 2026``."""
        named = dates.format_date(at, "MMMM y", locale=self._locale)
        return named[:1].upper() + named[1:]

    def weekday(self, at: date) -> str:
        """Return ``Mon``."""
        return dates.format_date(at, "ccc", locale=self._locale)

    def short(self, at: datetime | date) -> str:
        """Return ``22 Nov``, with the year where it isn't this one."""
        here = _here(at)
        pattern = "d MMM" if here.year == datetime.now(UTC).year else "d MMM y"
        return _written(here.year, here.month, here.day, pattern, self._locale)

    def since(self, at: datetime) -> str:
        """Return ``3 hours ago``, or ``in 3 hours``."""
        return dates.format_timedelta(at - datetime.now(UTC), add_direction=True, locale=self._locale)

    def span(self, length: timedelta) -> str:
        """Return ``3 hours``."""
        return dates.format_timedelta(length, locale=self._locale)

    def number(self, value: float) -> str:
        """Return ``20,000`` or ``20 000``."""
        return _counted(value, self._locale)

    def share(self, value: float) -> str:
        """Return ``93%`` or ``93 %``, of a share between 0 and 1."""
        return numbers.format_percent(value, locale=self._locale)


@lru_cache(maxsize=1000)
def _written(year: int, month: int, day: int, pattern: str, locale: Locale) -> str:
    """Return a day as a pattern of CLDR writes it; lists have hundreds of the same few."""
    return dates.format_date(date(year, month, day), pattern, locale=locale)


@lru_cache(maxsize=1000)
def _counted(value: float, locale: Locale) -> str:
    """Return a number as its language writes it; tables have hundreds of the same few."""
    return numbers.format_decimal(value, locale=locale)


def _here(at: datetime | date) -> datetime | date:
    return at.astimezone() if isinstance(at, datetime) else at


READINGS: dict[Language, Reading] = {language: Reading(language) for language in LANGUAGES}
