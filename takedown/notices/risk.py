"""What a person should know before she approves: above all, that her words may reach whoever published the content."""

from __future__ import annotations

from collections.abc import Callable

from takedown.cases.holding import Contact, Holding
from takedown.cases.particulars import Answer
from takedown.cases.recipient import Recipient
from takedown.notices.clocks import contest_until
from takedown.notices.facts import Facts
from takedown.notices.routes import channel_for

_ELSEWHERE = {"embeds", "search", "translates"}
"""An address that shows a file which somebody else keeps."""

_HOLDERS = {"platform", "host", "cdn", "registrar"}


def warnings(facts: Facts, holding: Holding | None, basis: str = "") -> tuple[str, ...]:
    """Return the codes of what to know before approving, the gravest first; ``risk-<code>`` are their words.

    ``private-recipient``: whoever answers may be a person alone, and the uploader. ``known-uploader``: she believes
    that she knows who it is, and this recipient may pass the notice on. ``copyright-named``: a copyright notice goes to
    the uploader with name and address, and may be published (Lumen). ``name-forwarded``: a name that isn't an
    organisation's reaches the customer or the uploader. ``forwarded``: the text does. ``not-the-holder``: the address
    shows a file that is kept elsewhere. ``late-complaint``: the platform need not take it any more.

    Args:
        facts: of the letter.
        holding: who held its first address, as far as that was looked up.
        basis: the letter's legal basis.
    """
    checks: dict[str, Callable[[], bool]] = {
        "private-recipient": lambda: private(facts, holding),
        "known-uploader": lambda: _may_tell(facts, holding, basis),
        "copyright-named": lambda: basis == "us-dmca-512",
        "name-forwarded": lambda: forwards(facts.recipient, basis) == "yes" and _personal(facts),
        "forwarded": lambda: forwards(facts.recipient, basis) == "yes" and not _personal(facts),
        "not-the-holder": lambda: holding is not None and _shows_only(facts, holding),
        "late-complaint": lambda: basis == "eu-dsa-20" and _late(facts),
    }
    return tuple(code for code, holds in checks.items() if holds())


def private(facts: Facts, holding: Holding | None) -> bool:
    """Say whether the letter goes to a contact behind which may be a person alone, not a company."""
    contacts = [contact for holder in holding.holders for contact in holder.contacts] if holding else []
    return any(contact.private and _goes_to(facts, contact) for contact in contacts)


def forwards(recipient: Recipient, basis: str) -> str:
    """Return whether the channel for ``basis`` hands the notice on: ``yes``, ``no`` or ``unknown``."""
    channel = channel_for(recipient, basis)
    return recipient.settled(channel).forwards if channel else recipient.forwards


def _goes_to(facts: Facts, contact: Contact) -> bool:
    return contact.address in {part for channel in facts.recipient.channels for part in (channel.email, channel.url)}


def _may_tell(facts: Facts, holding: Holding | None, basis: str) -> bool:
    recipient = facts.recipient
    tells = forwards(recipient, basis) != "no" or private(facts, holding)
    return facts.known_uploader is Answer.YES and recipient.kind in _HOLDERS and tells


def _personal(facts: Facts) -> bool:
    return facts.name != "" and facts.organisation == ""


def _shows_only(facts: Facts, holding: Holding) -> bool:
    return holding.role in _ELSEWHERE and facts.recipient.kind != "search_engine"


def _late(facts: Facts) -> bool:
    decided = facts.earlier.decided_on if facts.earlier else None
    return decided is not None and facts.today > contest_until(decided)
