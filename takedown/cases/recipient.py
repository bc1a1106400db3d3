"""Who can take a copy down, or help: an entry of the directory, as a person may write it into a file."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from takedown.cases.noun import Noun
from takedown.words import Language

Trust = Literal["high", "medium", "low"]
"""How well a channel was checked. ``low`` is shown as such and never sent to automatically."""

Kind = Literal["platform", "host", "search_engine", "cdn", "registrar", "authority", "hotline", "hash_bank"]

Means = Literal[
    "form",
    "email",
    "page",
    "help",
    "help+form",
    "form+chat",
    "in_app",
    "in_product",
    "policy",
    "process",
    "program",
    "ticket",
    "api",
    "bot",
    "chat",
    "app_chat",
    "phone",
    "post",
    "on_device_tool",
    "authority",
    "authority_only",
    "note",
]
"""How a channel is used; ``authority_only`` is kept so that nobody else uses it, ``note`` says why there is none."""


EVERYWHERE = "*"
"""The domain of a generic entry: it belongs to no name, and its channels have no address of their own."""

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def first_day(verified_on: str) -> date | None:
    """Return the first day that ``2026``, ``2026-03`` or ``2026-03-24`` may mean; ``None`` for anything else.

    Raises:
        ValueError: no such day.
    """
    parts = _DATE.fullmatch(verified_on)
    return date(int(parts[1]), int(parts[2] or 1), int(parts[3] or 1)) if parts else None


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Tongue = Annotated[str, Field(pattern=r"^([a-z]{2}|many)$")]
Source = Annotated[str, Field(min_length=3)]


class Both(Noun):
    """A text in the two languages that everything is kept in."""

    en: Text
    fr: Text

    def in_(self, language: Language) -> str:
        """Return the text in ``language``."""
        return self.fr if language == "fr" else self.en


class Deadline(Noun):
    """A time that a law or a binding text sets for this recipient; ``basis`` is the id of the text that sets it.

    Either ``hours`` or ``months``; which bases set one, and which one, is in ``notices.bases``.
    """

    basis: str
    hours: Annotated[int, Field(gt=0)] | None = None
    months: Annotated[int, Field(gt=0)] | None = None

    @model_validator(mode="after")
    def _one_of_the_two(self) -> Deadline:
        if (self.hours is None) == (self.months is None):
            message = "a deadline has either hours or months"
            raise ValueError(message)
        return self


class NoDeadline(Noun):
    """Why a deadline that the text of ``basis`` sets isn't stated for this recipient."""

    basis: str
    why: Both


class Channel(Noun):
    """One way to reach a recipient.

    Attributes:
        purpose: what it is for.
        url, email: where it is; a telephone number or a postal address stands in ``purpose``.
        login_required: ``None`` where it isn't known; ``login`` says more, where a plain yes or no doesn't.
        fields: what the form or the letter asks for.
        bases: the legal bases that this channel takes; empty: any of the recipient's.
        never: the channel exists but isn't proposed for a notice, and why (``copyright``, ``minors``, ``appeal``,
            ``escalation``, ``authorities``, ``organisations``, ``other``).
        confidence: how well this channel was checked.
        languages, published_time, reveals_notifier, forwards, appeal, sources, verified_on: only where they differ
            from the recipient's own; ``Recipient.settled`` fills the others in.
        deadlines: filled in by ``Recipient.settled``; a file states none here.
    """

    type: Means
    purpose: Both
    confidence: Trust
    url: str = ""
    email: str = ""
    login_required: bool | None = None
    login: Both | None = None
    fields: tuple[Both, ...] = ()
    bases: tuple[str, ...] = ()
    never: Literal["", "copyright", "minors", "appeal", "escalation", "authorities", "organisations", "other"] = ""
    languages: tuple[Tongue, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    published_time: Both | None = None
    reveals_notifier: Both | None = None
    forwards: Literal["", "yes", "no", "unknown"] = ""
    appeal: Both | None = None
    sources: tuple[Source, ...] = ()
    verified_on: Annotated[str, Field(pattern=r"^(\d{4}(-\d{2}(-\d{2})?)?|undated|)$")] = ""


_SHARED = ("languages", "published_time", "reveals_notifier", "forwards", "appeal", "sources", "verified_on")


class Recipient(Noun):
    """Somebody who can take a copy down, or an authority, a hotline, a hash bank. Without a source it can't load.

    Attributes:
        domains: whose names (and those below them) are its; ``*`` for a generic entry that belongs to no name.
        archive: keeps old states of other people's pages, so that the letter lists captures.
        languages: that it takes, the preferred one first; empty: not known.
        legal_bases: ids of ``notices.bases`` and of offences.
        deadlines: that a law sets for it: the directory fills them in from ``legal_bases``. published_time: what it
            says of its own pace; not a deadline. no_deadline: which of them don't hold for it, and why.
        reveals_notifier: what it does with the notifier's identity or text; ``None``: not known.
        forwards: whether the notice or the description reaches the uploader or the customer.
        stopncii, ncmec_take_it_down: whether it takes part in the hash bank; ``None``: not known.
        verified_on: the date of the text that was read; ``undated`` where it bears none. At least one source.
    """

    id: Annotated[str, Field(pattern=r"^[a-z0-9_]+$")]
    name: Text
    kind: Kind
    domains: Annotated[tuple[str, ...], Field(min_length=1)]
    archive: bool = False
    channels: Annotated[tuple[Channel, ...], Field(min_length=1)]
    languages: tuple[Tongue, ...] = ()
    legal_bases: tuple[str, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    no_deadline: tuple[NoDeadline, ...] = ()
    published_time: Both | None = None
    reveals_notifier: Both | None = None
    forwards: Literal["yes", "no", "unknown"] = "unknown"
    stopncii: bool | None = None
    ncmec_take_it_down: bool | None = None
    appeal: Both | None = None
    notes: tuple[Both, ...] = ()
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    verified_on: Annotated[str, Field(pattern=r"^(\d{4}(-\d{2}(-\d{2})?)?|undated)$")]
    confidence: Trust

    @property
    def generic(self) -> bool:
        """Whether this entry stands for many that have no entry of their own."""
        return EVERYWHERE in self.domains

    def settled(self, channel: Channel) -> Channel:
        """Return ``channel`` with the recipient's own values wherever it doesn't say otherwise.

        ``bases`` and ``deadlines`` are then complete: a deadline holds where the channel takes its basis, and never
        on a channel that isn't proposed.
        """
        bases = channel.bases or self.legal_bases
        held = () if channel.never else tuple(one for one in self.deadlines if one.basis in bases)
        own = {name: getattr(self, name) for name in _SHARED if not getattr(channel, name)}
        return channel.model_copy(update={**own, "bases": bases, "deadlines": held})
