"""A notice field by field, for a form that a person fills in: first what to know, then what to paste."""

from __future__ import annotations

from dataclasses import dataclass, field

from takedown.cases.recipient import Channel, Recipient
from takedown.notices.draft import letter
from takedown.notices.facts import Facts
from takedown.notices.letter import UNWRAPPED
from takedown.notices.routes import basis_for, channel_for
from takedown.words import Language, Words


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
    sections = letter(facts, basis).sections
    fields = tuple(Field(section.heading, section.text(UNWRAPPED)) for section in sections if section.heading)
    return advice(facts, basis, reader) + fields


def advice(facts: Facts, basis: str | None = None, reader: Language | None = None) -> tuple[Field, ...]:
    """Return what the person should know before filing; none of it is part of the notice."""
    words = Words(reader or facts.language)
    recipient = facts.recipient
    channel = channel_for(recipient, basis or basis_for(recipient))
    pairs = [
        ("state", words("sheet-draft")),
        ("where", _where(channel, words)),
        ("login", words(f"sheet-login-{_login(channel)}")),
        ("checked", _checked(recipient, channel, words)),
        (
            "identity",
            _identity(recipient, words),
        ),
        *(("note", line) for line in _notes(facts, words)),
    ]
    return tuple(Field(words(f"sheet-{name}"), value, paste=False) for name, value in pairs)


def _where(channel: Channel | None, words: Words) -> str:
    if channel is None:
        return words("sheet-where-none")
    return channel.url or channel.email or channel.purpose.in_(words.language)


def _login(channel: Channel | None) -> str:
    known = {True: "yes", False: "no"}
    return "unknown" if channel is None or channel.login_required is None else known[channel.login_required]


def _checked(recipient: Recipient, channel: Channel | None, words: Words) -> str:
    trust = "low" if channel is None else channel.confidence
    return words(f"sheet-trust-{trust}", date=recipient.verified_on)


def _notes(facts: Facts, words: Words) -> list[str]:
    recipient = facts.recipient
    key = f"sheet-notes-{recipient.id}"
    notes = words(key).splitlines() if key in words else [note.in_(words.language) for note in recipient.notes]
    if facts.language not in recipient.languages:
        notes.insert(0, words("sheet-reading-version"))
    return notes


def _identity(recipient: Recipient, words: Words) -> str:
    key = f"sheet-identity-{recipient.id}"
    if key in words:
        return words(key)
    known = recipient.reveals_notifier
    return known.in_(words.language) if known else words("sheet-identity-unknown")
