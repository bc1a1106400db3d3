"""A made-up case, so that anybody can read the letter that a recipient would get before there is a real one."""

from __future__ import annotations

from datetime import UTC, date, datetime

from takedown.cases.case import Standing
from takedown.cases.notice import Letter
from takedown.cases.particulars import Answer
from takedown.cases.recipient import Recipient
from takedown.notices.facts import Address, Earlier, Facts, Rights
from takedown.words import Language

# RFC 2606 and RFC 6761 keep example.org and example.net for examples: no real person or page is meant.
_SEEN = datetime(2026, 11, 21, 14, 5, tzinfo=UTC)

_AFTER = {"eu-dsa-20": "eu-dsa-16", "fr-cnil": "eu-gdpr-17", "us-tida-ftc": "us-tida", "uk-osa-ofcom": "uk-osa-20a"}
"""Letters that come only after another one, and what that one was based on."""

_REFUSED = {"complaint", "refused"}


def sample(
    recipient: Recipient,
    language: Language,
    standing: Standing = Standing.REPRESENTATIVE,
    today: date = date(2026, 11, 21),
    *,
    basis: str = "",
    letter: Letter = "notice",
) -> Facts:
    """Return complete facts about nobody, for a letter to ``recipient``.

    Args:
        recipient: who gets it. language: the letter's. standing: who writes. today: the letter's date.
        basis: its legal basis: some ask for a letter that came before. letter: which letter it is.
    """
    kind: Letter = "complaint" if basis == "eu-dsa-20" and letter == "notice" else letter
    return Facts(
        **_who(standing),
        email="notices@example.org",
        country="FR",
        standing=standing,
        addresses=_addresses(recipient),
        reference="EXAMPLE-0001",
        recipient=recipient,
        language=language,
        today=today,
        letter=kind,
        earlier=_earlier(basis, kind),
        made_by_her=Answer.YES,
        synthetic=Answer.NO,
        identifiable=Answer.YES,
        link_uk=Answer.YES,
        rights=Rights(
            name="Agence Exemple",
            address="1 rue de l’Exemple, 75000 Paris",
            phone="+33 1 99 00 00 00",
            email="rights@example.org",
        ),
        contact_checked=True,
    )


def _who(standing: Standing) -> dict[str, object]:
    if standing is Standing.SUBJECT:
        return {"name": "Camille Exemple", "signature": "Camille Exemple"}
    return {
        "name": "Association Exemple",
        "organisation": "Association Exemple",
        "mandate": "To ask for the removal of the images.",
        "mandate_on": date(2026, 11, 2),
        "signature": "Dominique Exemple",
    }


def _addresses(recipient: Recipient) -> tuple[Address, ...]:
    domain = recipient.domains[0]
    site = domain if recipient.kind == "platform" and domain != "*" else "gallery.example.net"
    if recipient.archive:
        kept = f"https://{site}/20261120/https://gallery.example.net/example"
        return (Address(url=f"{kept}/files/7.jpg", page=f"{kept}/7", seen_at=_SEEN),)
    return (
        Address(url=f"https://{site}/example/files/7.jpg", page=f"https://{site}/example/7", seen_at=_SEEN),
        Address(url=f"https://{site}/example/8", seen_at=_SEEN),
    )


def _earlier(basis: str, letter: Letter) -> Earlier | None:
    if letter == "notice" and basis not in _AFTER:
        return None
    refused = letter in _REFUSED
    return Earlier(
        recipient="Réseau Exemple",
        reference="EXAMPLE-0000",
        their_reference="TICKET-7",
        basis=_AFTER.get(basis, basis),
        sent_on=date(2026, 10, 5),
        due_on=None,
        outcome="refused" if refused else "more-information" if letter == "more-information" else "",
        decided_on=date(2026, 10, 12) if refused else None,
        words="",
    )
