"""What an entry must hold beyond its shape, and the deadlines that follow from its legal bases."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from takedown.cases.recipient import EVERYWHERE, Channel, Deadline, Recipient, first_day
from takedown.notices.bases import ALIASES, BASES, OFFENCES, surely_set


class RuleBroken(Exception):
    """``field`` of an entry, in its channel number ``channel`` (0: the recipient itself), breaks ``rule``."""

    def __init__(self, field: str, rule: str, value: str = "", channel: int = 0, nearest: str = "") -> None:
        self.field, self.rule, self.value, self.channel, self.nearest = field, rule, value, channel, nearest
        super().__init__(rule)


_KNOWN = frozenset(BASES) | OFFENCES | {name for name, _ in ALIASES}
_WITHOUT_LAW = frozenset({"own-rules", "hash-bank", "help", "minors"})
"""Every channel may take these: they name no text that a recipient would have to come under."""

_COPYRIGHT = "us-dmca-512"
_NOTICE, _COMPLAINT = "eu-dsa-16", "eu-dsa-20"
"""Regulation (EU) 2022/2065, article 20(1): whoever sent a notice may complain about the decision on it."""

_BY_URL = frozenset({"form", "page", "help", "help+form", "form+chat", "policy", "api", "on_device_tool"})

_EMAIL = re.compile(r"[^\s@<>\"',;:]+@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", re.IGNORECASE)
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z](?:[a-z0-9-]*[a-z0-9])")


def checked(entry: Recipient, stem: str) -> Recipient:
    """Return ``entry`` with its deadlines filled in; ``stem`` is its file's name without ``.toml``.

    Raises:
        RuleBroken: the first rule that it breaks.
    """
    if entry.id != stem:
        raise RuleBroken("id", "file-name", stem)
    if not (entry.domains == (EVERYWHERE,) or all(map(_DOMAIN.fullmatch, entry.domains))):
        raise RuleBroken("domains", "domain")
    _date(entry.verified_on)
    _known(entry.legal_bases)
    for number, channel in enumerate(entry.channels, start=1):
        _check(channel, entry, number)
    return entry.model_copy(update={"deadlines": tuple(_deadlines(entry))})


def shared_domain(entries: Iterable[Recipient]) -> tuple[str, str, str] | None:
    """Return a domain that two entries name, and their ids; ``None`` where each has its own."""
    owners: dict[str, str] = {}
    for entry in entries:
        for domain in entry.domains:
            owner = owners.setdefault(domain, entry.id)
            if owner != entry.id and domain != EVERYWHERE:
                return domain, owner, entry.id
    return None


def _known(bases: Iterable[str], channel: int = 0) -> None:
    for basis in bases:
        if basis not in _KNOWN:
            nearest = difflib.get_close_matches(basis, sorted(_KNOWN), n=1, cutoff=0.0)[0]
            raise RuleBroken("bases" if channel else "legal_bases", "basis", basis, channel, nearest)


def _date(verified_on: str, channel: int = 0) -> None:
    try:
        first_day(verified_on)
    except ValueError:
        raise RuleBroken("verified_on", "date", verified_on, channel) from None


def _check(channel: Channel, entry: Recipient, number: int) -> None:
    _date(channel.verified_on, number)
    _reached(channel, entry, number)
    _known(channel.bases, number)
    for basis in channel.bases:
        if basis not in _taken(channel, entry):
            raise RuleBroken("bases", "basis-elsewhere", basis, number)
    _never(channel, number)
    if channel.deadlines:
        raise RuleBroken("deadlines", "deadline-of-channel", "", number)


def _reached(channel: Channel, entry: Recipient, number: int) -> None:
    if channel.url and not _is_address(channel.url):
        raise RuleBroken("url", "url", "", number)
    if channel.email and not _EMAIL.fullmatch(channel.email):
        raise RuleBroken("email", "email", "", number)
    there = channel.email if channel.type == "email" else channel.url or channel.type not in _BY_URL
    if not (there or entry.generic or channel.confidence == "low"):
        raise RuleBroken("email" if channel.type == "email" else "url", "no-address", channel.type, number)


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and not any(map(str.isspace, url))
    except ValueError:
        return False


def _taken(channel: Channel, entry: Recipient) -> set[str]:
    stand_ins = {ALIASES.get((basis, entry.kind), "") for basis in entry.legal_bases}
    complaint = {_COMPLAINT} if _NOTICE in entry.legal_bases else set()
    sworn = {_COPYRIGHT} if channel.never == "copyright" else set()
    return {*entry.legal_bases, *stand_ins, *_WITHOUT_LAW, *complaint, *sworn}


def _never(channel: Channel, number: int) -> None:
    """Check that a channel which is for something else says so, and takes nothing but that."""
    sworn = channel.bases == (_COPYRIGHT,)
    if sworn != (channel.never == "copyright") and (sworn or channel.bases):
        raise RuleBroken("never", "copyright", _COPYRIGHT, number)
    if channel.type == "authority_only" and channel.never != "authorities":
        raise RuleBroken("never", "authorities", "authorities", number)
    if channel.never == "minors" and not {"minors"}.issuperset(channel.bases):
        raise RuleBroken("never", "minors", "minors", number)


def _set_by(basis: str, entry: Recipient) -> Deadline | None:
    return surely_set(basis, entry.kind, archive=entry.archive)


def _deadlines(entry: Recipient) -> Iterator[Deadline]:
    """Yield what the texts set for this kind of recipient, without what the file denies."""
    for one in entry.deadlines:
        _agrees(one, entry)
    stated = {one.basis for one in entry.deadlines}
    denied = {one.basis for one in entry.no_deadline}
    for basis in denied:
        if basis not in entry.legal_bases or _set_by(basis, entry) is None or basis in stated:
            raise RuleBroken("no_deadline", "deadline-denied", basis)
    for basis in entry.legal_bases:
        if basis not in denied and (deadline := _set_by(basis, entry)):
            yield deadline


def _agrees(stated: Deadline, entry: Recipient) -> None:
    deadline = _set_by(stated.basis, entry)
    if deadline is None:
        raise RuleBroken("deadlines", "deadline-none", stated.basis)
    if deadline != stated:
        raise RuleBroken("deadlines", "deadline-other", stated.basis)
    if stated.basis not in entry.legal_bases:
        raise RuleBroken("deadlines", "deadline-basis", stated.basis)
