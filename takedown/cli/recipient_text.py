"""All that the directory knows of a recipient, as a person reads it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from takedown.cases.recipient import Both, Channel, Deadline, Recipient
from takedown.cli.language import words

_HELD = {True: "yes", False: "no", None: "unknown"}
_OWN = ("languages", "published_time", "reveals_notifier", "forwards", "appeal", "sources", "verified_on")
"""What a channel may say otherwise than its recipient; it is told only where it does."""


def described(one: Recipient) -> str:
    """Return the entry whole: what holds for all its channels, then each channel, then the sources."""
    parts = [
        *_lines("domains", [", ".join(one.domains)] if not one.generic else []),
        *_shared(one),
        *_lines("stopncii", [words(f"recipient-member-{_HELD[one.stopncii]}")]),
        *_lines("ncmec", [words(f"recipient-member-{_HELD[one.ncmec_take_it_down]}")]),
        *_bases(one.legal_bases),
        *_deadlines(one.deadlines),
        *_lines("no-deadline", [f"{_basis(denied.basis)}. {_told(denied.why)}" for denied in one.no_deadline]),
        *_lines("notes", map(_told, one.notes)),
    ]
    for number, channel in enumerate(one.channels, start=1):
        parts += ["", words("recipient-channel", number=number), *("  " + line for line in _channel(channel, one))]
    return "\n".join([*parts, "", *_lines("sources", one.sources)])


def _channel(channel: Channel, one: Recipient) -> Iterator[str]:
    whole = one.settled(channel)
    yield f"{words('means-' + channel.type.replace('+', '-and-'))}. {_told(channel.purpose)}"
    yield from filter(None, (channel.url, channel.email))
    yield words(f"recipient-trust-{channel.confidence}")
    if channel.never:
        yield words(f"recipient-never-{channel.never}")
    if channel.url or channel.login_required is not None:
        yield words(f"recipient-login-{_HELD[channel.login_required]}")
    if channel.login:
        yield _told(channel.login)
    yield from _lines("fields", map(_told, channel.fields))
    if not channel.never:
        yield from _taken(channel, whole)
    if any(getattr(channel, name) for name in _OWN):
        yield from _shared(whole)
        yield from _lines("sources", channel.sources)


def _taken(channel: Channel, whole: Channel) -> Iterator[str]:
    if channel.bases:
        yield from _bases(whole.bases)
        yield from _deadlines(whole.deadlines)
    else:
        yield words("recipient-bases-all")


def _shared(one: Recipient | Channel) -> Iterator[str]:
    """Tell what a recipient says for all its channels, or a channel for itself."""
    yield from _lines("languages", [_languages(one.languages)])
    yield from _lines("published-time", _maybe(one.published_time))
    yield from _lines("reveals", _maybe(one.reveals_notifier) or [words("recipient-not-known")])
    yield from _lines("forwards", [words(f"recipient-forwards-{one.forwards or 'unknown'}")])
    yield from _lines("appeal", _maybe(one.appeal))


def _lines(name: str, values: Iterable[str]) -> Iterator[str]:
    """Yield a heading with its value, or with its values below each other; nothing without one."""
    there = [value for value in values if value]
    if len(there) == 1:
        yield f"{words('recipient-' + name)} {there[0]}"
    elif there:
        yield from (words("recipient-" + name), *(f"  - {value}" for value in there))


def _languages(codes: Iterable[str]) -> str:
    return ", ".join(words(f"tongue-{code}") if f"tongue-{code}" in words else code for code in codes)


def _bases(bases: Iterable[str]) -> Iterator[str]:
    yield from _lines("bases", map(_basis, bases))


def _basis(basis: str) -> str:
    known = f"recipient-basis-{basis}"
    return f"{words(known)} ({basis})" if known in words else basis


def _deadlines(deadlines: Iterable[Deadline]) -> Iterator[str]:
    yield from _lines("deadlines", map(_deadline, deadlines))


def _deadline(one: Deadline) -> str:
    if one.hours:
        return words("recipient-hours", count=one.hours, basis=_basis(one.basis))
    return words("recipient-months", count=one.months or 0, basis=_basis(one.basis))


def _told(text: Both) -> str:
    return text.in_(words.language)


def _maybe(text: Both | None) -> list[str]:
    return [_told(text)] if text else []
