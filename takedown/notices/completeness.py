"""Which elements a notice still lacks, one by one. What is missing has a code; its words are ``missing-<code>``."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from takedown.notices.facts import Facts
from takedown.notices.routes import basis_for, channel_for, checked

LAWS = frozenset({"FR"})
"""The countries whose national offence the letters know. Elsewhere nothing is cited and ``legal-ground`` is missing."""

# Plausible, no more: one @, a local part of at most 64 letters (RFC 5321, 4.5.3.1.1), a domain with a dot.
_EMAIL = re.compile(
    r"(?!\.)(?!.*\.\.)[^\s@<>()\[\]\\,;:\"]{1,64}(?<!\.)@(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_][\w-]*[^\W_]"
)


def _country(facts: Facts, _basis: str) -> bool:
    return facts.country != ""


def _legal_ground(facts: Facts, _basis: str) -> bool:
    return facts.country == "" or facts.country in LAWS


def _exact_address(facts: Facts, _basis: str) -> bool:
    return bool(facts.addresses) and all(is_exact(address.url) for address in facts.addresses)


def _notifier_name(facts: Facts, _basis: str) -> bool:
    return facts.name != ""


def _notifier_email(facts: Facts, _basis: str) -> bool:
    return _EMAIL.fullmatch(facts.email) is not None


def _recipient_channel(facts: Facts, basis: str) -> bool:
    return channel_for(facts.recipient, basis) is not None


_Test = Callable[[Facts, str], bool]

_ELEMENTS: dict[str, dict[str, _Test]] = {
    # Regulation (EU) 2022/2065, article 16(2): (a) why it is illegal, (b) exactly where, (c) who says so. The statement
    # of good faith, (d), stands in every letter's template, and a test reads it there.
    "eu-dsa-16": {
        "country": _country,
        "legal-ground": _legal_ground,
        "exact-address": _exact_address,
        "notifier-name": _notifier_name,
        "notifier-email": _notifier_email,
        "recipient-channel": _recipient_channel,
    },
    # The form's own fields. The category is chosen on the form by the person, who may stay unnamed; the date and time
    # belong to each address and can't be absent.
    "fr-pharos": {
        "country": _country,
        "legal-ground": _legal_ground,
        "exact-address": _exact_address,
        "recipient-channel": _recipient_channel,
    },
}


def is_exact(url: str) -> bool:
    """Say whether ``url`` names one place: http or https, a host, and a path or a query."""
    try:
        parts = urlsplit(url)
        named = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    return named and (parts.path not in {"", "/"} or parts.query != "")


def missing(facts: Facts, basis: str | None = None) -> tuple[str, ...]:
    """Return the codes of what keeps this notice from being approved, in the order of the law; empty: complete.

    Raises:
        NoRoute: no letter for this recipient on ``basis`` (by default, its own).
    """
    route = basis_for(facts.recipient) if basis is None else checked(facts.recipient, basis)
    return tuple(code for code, there in _ELEMENTS[route].items() if not there(facts, route))


def codes() -> frozenset[str]:
    """Return every code that ``missing`` may give."""
    return frozenset(code for elements in _ELEMENTS.values() for code in elements)
