"""A notice field by field, for a form that a person fills in: first what to know, then what to paste."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from takedown.cases.particulars import Answer
from takedown.cases.recipient import Channel
from takedown.notices.draft import letter, private
from takedown.notices.facts import Facts
from takedown.notices.letter import UNWRAPPED, Letter
from takedown.notices.risk import forwards
from takedown.notices.routes import basis_for, channel_for
from takedown.words import Language, Words

_BETWEEN = " · "
"""Between values of which some hold commas or semicolons."""

_HELPERS = {"authority", "hotline", "hash_bank"}


@dataclass(frozen=True, slots=True)
class Field:
    """One line of the sheet.

    Attributes:
        name: the field's name, or what the advice is about.
        value: what to paste, or the advice.
        paste: ``False`` for advice: it never leaves.
    """

    name: str
    value: str = field(repr=False)
    paste: bool = True


def sheet(facts: Facts, basis: str | None = None, reader: Language | None = None) -> tuple[Field, ...]:
    """Return the advice in the reader's language, then the form's fields in the recipient's.

    Args:
        facts: as for the letter.
        basis: the legal basis; the recipient's own by default.
        reader: the language of the person who files it; the letter's by default.

    Raises:
        NoRoute: as ``letter``.
    """
    return advice(facts, basis, reader) + pasted(letter(facts, basis))


def pasted(written: Letter) -> tuple[Field, ...]:
    """Return what goes into the fields of a form: one for each heading, each paragraph one line."""
    return tuple(Field(part.heading, part.text(UNWRAPPED)) for part in written.sections if part.heading)


def advice(
    facts: Facts, basis: str | None = None, reader: Language | None = None, written: Letter | None = None
) -> tuple[Field, ...]:
    """Return what the person should know before filing; none of it is part of the notice.

    Args:
        facts, basis, reader: as for ``sheet``.
        written: the letter as it leaves; the program's own by default.

    Raises:
        NoRoute: as ``letter``.
    """
    route = basis or basis_for(facts.recipient)
    words = Words(reader or facts.language)
    told = _Advice(facts, route, words, written or letter(facts, route))
    pairs = [
        ("state", words("sheet-draft")),
        *told.place(),
        ("gets", told.gets()),
        ("identity", told.identity()),
        *told.pace(),
        *(("note", line) for line in told.notes()),
    ]
    return tuple(Field(words(f"sheet-{name}"), value, paste=False) for name, value in pairs)


class _Advice:
    """What the directory's entry and the basis say to the person, in her language."""

    def __init__(self, facts: Facts, basis: str, words: Words, written: Letter) -> None:
        self._facts = facts
        self._written = written
        self._basis = basis
        self._words = words
        found = channel_for(facts.recipient, basis, low=facts.contact_checked)
        self._channel = facts.recipient.settled(found) if found else None

    def place(self) -> Iterator[tuple[str, str]]:
        """Yield where the letter goes, what is asked there, and how well that is known."""
        words, channel = self._words, self._channel
        if channel is None:
            yield "where", words("sheet-where-none")
            yield "checked", words("sheet-trust-low")
            return
        yield "where", self._way(channel)
        yield "login", channel.login.in_(words.language) if channel.login else words(f"sheet-login-{_login(channel)}")
        if channel.fields:
            yield "asks", _BETWEEN.join(one.in_(words.language).rstrip(".") for one in channel.fields)
        yield "checked", words(f"sheet-trust-{channel.confidence}", date=channel.verified_on)

    def gets(self) -> str:
        """Return which of the sender's own data stand in the letter, word for word."""
        facts, written = self._facts, " ".join(self._written.text().split())
        own = (facts.name, facts.signature, facts.email, *facts.rights.row().values())
        there = [value for value in dict.fromkeys(own) if value and " ".join(value.split()) in written]
        return _BETWEEN.join(there) or self._words("sheet-gets-nothing")

    def identity(self) -> str:
        """Return what the recipient does with the sender's identity and with the text."""
        words = self._words
        recipient = self._facts.recipient
        known = (self._channel or recipient).reveals_notifier
        told = [_sentence(known.in_(words.language))] if known else []
        handed = forwards(recipient, self._basis)
        if recipient.kind in _HELPERS:
            return told[0] if told else words("sheet-identity-help")
        if handed != "no" and self._basis != "us-dmca-512" and (told or handed == "yes"):
            told.append(words(f"sheet-forwards-{handed}"))
        return " ".join(told) or words("sheet-identity-unknown")

    def pace(self) -> Iterator[tuple[str, str]]:
        """Yield what the recipient says of its own pace, and of what can be done when it refuses."""
        language = self._words.language
        entry = self._channel or self._facts.recipient
        for name, text in (("pace", entry.published_time), ("appeal", entry.appeal)):
            if text:
                yield name, _sentence(text.in_(language))

    def notes(self) -> Iterator[str]:
        """Yield what else to know, the most pressing first."""
        facts, words = self._facts, self._words
        taken = self._channel.languages if self._channel else facts.recipient.languages
        if taken and facts.language not in taken and "many" not in taken:
            yield words("sheet-reading-version")
        if facts.complaint and not private(facts.recipient, self._basis):
            yield words("sheet-complaint-left-out")
        own = f"sheet-basis-{self._basis}"
        yield from words(own).splitlines() if own in words else ()
        if facts.synthetic is Answer.UNKNOWN and facts.country and self._basis == "eu-dsa-16":
            yield words("sheet-synthetic-unknown")
        yield from (note.in_(words.language) for note in facts.recipient.notes)
        yield words("sheet-fields")

    def _way(self, channel: Channel) -> str:
        place = channel.url or channel.email
        said = _sentence(channel.purpose.in_(self._words.language))
        return f"{said} {place}" if place else said


def _sentence(text: str) -> str:
    return text.rstrip(".") + "."


def _login(channel: Channel) -> str:
    known = {True: "yes", False: "no"}
    return "unknown" if channel.login_required is None else known[channel.login_required]
