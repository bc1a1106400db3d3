"""Whether one element is there: each question is asked of the facts alone, and none is guessed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from urllib.parse import urlsplit

from takedown.cases.case import Standing
from takedown.cases.particulars import Answer
from takedown.cases.recipient import Channel
from takedown.notices.bases import LAWS
from takedown.notices.clocks import months_after
from takedown.notices.facts import Earlier, Facts
from takedown.notices.routes import is_stale

Test = Callable[[Facts], bool]

# Plausible, no more: one @, a local part of at most 64 letters (RFC 5321, 4.5.3.1.1), a domain with a dot.
_EMAIL = re.compile(
    r"(?!\.)(?!.*\.\.)[^\s@<>()\[\]\\,;:\"]{1,64}(?<!\.)@(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_][\w-]*[^\W_]"
)


def always(_facts: Facts) -> bool:
    """Say yes: the letter's template says it, and a test reads it there."""
    return True


def country(facts: Facts) -> bool:
    """Say whether it is known which country's law protects the person shown."""
    return facts.country != ""


def legal_ground(facts: Facts) -> bool:
    """Say whether an offence can be named; a country that isn't known is ``country``'s to say."""
    return facts.country == "" or facts.country in LAWS


def exact_address(facts: Facts) -> bool:
    """Say whether there is an address, and each leads to one place."""
    return bool(facts.addresses) and all(is_exact(address.url) for address in facts.addresses)


def is_exact(url: str) -> bool:
    """Say whether ``url`` names one place: http or https, a host, and a path or a query."""
    try:
        parts = urlsplit(url)
        named = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    return named and (parts.path not in {"", "/"} or parts.query != "")


def name(facts: Facts) -> bool:
    """Say whether somebody's name stands under the letter."""
    return facts.name != ""


def email(facts: Facts) -> bool:
    """Say whether an answer can arrive."""
    return is_email(facts.email)


def is_email(text: str) -> bool:
    """Say whether ``text`` can be an e-mail address."""
    return _EMAIL.fullmatch(text) is not None


def acts_for_her(facts: Facts) -> bool:
    """Say whether somebody else than the person shown files the letter."""
    return facts.standing is Standing.REPRESENTATIVE or facts.organisation != ""


def mandate(facts: Facts) -> bool:
    """Say whether it is recorded who may act, for what, and since when."""
    return facts.mandate != "" and facts.mandate_on is not None


def signature(facts: Facts) -> bool:
    """Say whether there is a typed signature."""
    return facts.signature != ""


def identifiable(facts: Facts) -> bool:
    """Say whether somebody said that she can be recognised."""
    return facts.identifiable is Answer.YES


def link_uk(facts: Facts) -> bool:
    """Say whether somebody said that there is a link to the United Kingdom."""
    return facts.link_uk is Answer.YES


def made_by_her(facts: Facts) -> bool:
    """Say whether the person said that she took the picture or the video herself."""
    return facts.made_by_her is Answer.YES


def decision(facts: Facts) -> bool:
    """Say whether the letter follows a decision that left the content up."""
    return facts.earlier is not None and facts.earlier.outcome == "refused"


def decision_date(facts: Facts) -> bool:
    """Say whether the decision's date is known; where there is no decision, ``decision`` says so."""
    earlier = facts.earlier
    return earlier is None or earlier.outcome != "refused" or earlier.decided_on is not None


def asked_before(basis: str) -> Test:
    """Return the question whether the same was asked of the holder itself on ``basis``."""
    return lambda facts: _sent_on(facts.earlier, basis) is not None


def month_gone(facts: Facts) -> bool:
    """Say whether the erasure request was refused, or its month is over (Regulation (EU) 2016/679, article 12(3)).

    Where there was none, ``asked_before`` says so.
    """
    sent = _sent_on(facts.earlier, "eu-gdpr-17")
    return sent is None or decision(facts) or facts.today > months_after(sent, 1)


def hours_gone(basis: str) -> Test:
    """Return the question whether the request on ``basis`` was refused, or its 48 hours are over.

    Days are all that is known here: the second day after the sending has to have ended.
    """

    def gone(facts: Facts) -> bool:
        sent = _sent_on(facts.earlier, basis)
        return sent is None or decision(facts) or facts.today > sent + timedelta(days=2)

    return gone


def confirmed(facts: Facts, channel: Channel | None) -> bool:
    """Say whether the recipient's entry is young enough, or a person looked at it."""
    return facts.contact_checked or not is_stale(facts.recipient, channel, facts.today)


def _sent_on(earlier: Earlier | None, basis: str) -> date | None:
    return earlier.sent_on if earlier is not None and earlier.basis == basis else None
