"""Sheets for a person: the steps at a hash bank, and whom to turn to. Nothing on them leaves by itself."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from takedown.cases.recipient import Channel, Recipient
from takedown.notices.draft import letter
from takedown.notices.facts import Facts
from takedown.notices.packs.pack import Pack, Part, part
from takedown.notices.routes import bases_of, channels_for
from takedown.words import Language


def steps(banks: Iterable[tuple[Facts, str]], today: date) -> Pack:
    """Return the steps at each hash bank; each comes with the basis that it helps on."""
    return Pack(tuple(Part(facts.language, letter(facts, basis)) for facts, basis in banks), today)


def hotlines(lines: Iterable[tuple[Facts, str]], today: date, reader: Language, *, minor: bool) -> Pack:
    """Return whom to turn to, with the channels that were checked, and then the text for each of them.

    Args:
        lines: the hotlines and authorities, each with the basis that it helps on, the nearest first. One that has no
            letter on that basis is named without a text.
        today: the date of the sheet.
        reader: the language of the first part.
        minor: under 18 or unsure: addresses alone, and what never to do.
    """
    listed = list(lines)
    ways = [(facts.recipient, ways_of(facts.recipient, basis)) for facts, basis in listed]
    guide = part(reader, "hotlines-minors" if minor else "hotlines-adults", ways=ways, language=reader)
    written = ((facts, basis) for facts, basis in listed if basis in bases_of(facts.recipient))
    return Pack((guide, *(Part(facts.language, letter(facts, basis)) for facts, basis in written)), today)


def ways_of(recipient: Recipient, basis: str) -> tuple[Channel, ...]:
    """Return the channels to print: those that take ``basis`` and were checked."""
    return tuple(channel for channel in channels_for(recipient, basis) if channel.confidence != "low")
