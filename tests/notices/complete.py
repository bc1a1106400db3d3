"""Complete facts for every recipient and basis, and how to take each element away."""

from __future__ import annotations

from datetime import date
from typing import Any

from takedown.cases.case import Standing
from takedown.cases.particulars import Answer
from takedown.cases.recipient import Recipient
from takedown.notices.directory import load
from takedown.notices.facts import Earlier, Facts, Rights
from takedown.notices.routes import bases_of
from takedown.notices.sample import sample

TODAY = date(2026, 11, 21)

AFTER = {"eu-dsa-20": "eu-dsa-16", "fr-cnil": "eu-gdpr-17", "us-tida-ftc": "us-tida", "uk-osa-ofcom": "uk-osa-20a"}

PAIRS = [(recipient.id, basis) for recipient in load().values() for basis in bases_of(recipient)]
"""Every recipient of the directory with each of its bases."""


def complete(recipient: Recipient, basis: str, standing: Standing = Standing.REPRESENTATIVE) -> Facts:
    """Return facts that lack nothing that a person could give; what the directory lacks stays missing."""
    return sample(recipient, "en", standing, TODAY).model_copy(
        update={
            "organisation": "Association Exemple",
            "mandate": "To ask for the removal of the images.",
            "mandate_on": date(2026, 11, 2),
            "signature": "Dominique Exemple",
            "made_by_her": Answer.YES,
            "identifiable": Answer.YES,
            "link_uk": Answer.YES,
            "rights": Rights(
                name="Agence", address="1 rue de l’Exemple", phone="+33 1 99 00 00 00", email="a@example.org"
            ),
            "earlier": earlier(basis),
            "letter": "complaint" if basis == "eu-dsa-20" else "notice",
            "contact_checked": True,
        }
    )


def earlier(basis: str, **changes: Any) -> Earlier | None:
    """Return the notice that a letter on ``basis`` has to follow, refused after a week; ``None`` if it needs none."""
    if basis not in AFTER:
        return None
    fields = {
        "reference": "EXAMPLE-0000",
        "basis": AFTER[basis],
        "sent_on": date(2026, 10, 5),
        "outcome": "refused",
        "decided_on": date(2026, 10, 12),
    }
    return Earlier.model_validate({**fields, **changes})


def without(facts: Facts, code: str, basis: str) -> Facts:
    """Return ``facts`` without the element ``code``."""
    return facts.model_copy(update=TAKEN[code](facts, basis))


def _rights(field: str) -> Any:
    return lambda facts, _: {"rights": facts.rights.model_copy(update={field: ""})}


def _earlier(**changes: Any) -> Any:
    return lambda _, basis: {"earlier": earlier(basis, **changes)}


def _old(facts: Facts, _basis: str) -> dict[str, Any]:
    channels = tuple(one.model_copy(update={"verified_on": ""}) for one in facts.recipient.channels)
    known = facts.recipient.model_copy(update={"verified_on": "2026-05-24", "channels": channels})
    return {"recipient": known, "contact_checked": False}


def _unreachable(facts: Facts, _basis: str) -> dict[str, Any]:
    notes = tuple(one.model_copy(update={"type": "note"}) for one in facts.recipient.channels)
    return {"recipient": facts.recipient.model_copy(update={"channels": notes})}


TAKEN: dict[str, Any] = {
    "country": lambda *_: {"country": ""},
    "legal-ground": lambda *_: {"country": "DE"},
    "exact-address": lambda *_: {"addresses": ()},
    "notifier-name": lambda *_: {"name": ""},
    "notifier-email": lambda *_: {"email": "nobody at example"},
    "mandate": lambda *_: {"mandate_on": None},
    "signature": lambda *_: {"signature": ""},
    "identifiable": lambda *_: {"identifiable": Answer.UNKNOWN},
    "link-uk": lambda *_: {"link_uk": Answer.NO},
    "made-by-her": lambda *_: {"made_by_her": Answer.UNKNOWN},
    "rights-name": _rights("name"),
    "rights-address": _rights("address"),
    "rights-phone": _rights("phone"),
    "rights-email": _rights("email"),
    "decision": _earlier(outcome="more-information"),
    "decision-date": _earlier(decided_on=None),
    "erasure-request": lambda *_: {"earlier": None},
    "erasure-month": _earlier(outcome="", decided_on=None, sent_on=date(2026, 10, 21)),
    "platform-request": lambda *_: {"earlier": None},
    "platform-time": _earlier(outcome="", decided_on=None, sent_on=date(2026, 11, 19)),
    "recipient-channel": _unreachable,
    "contact-unchecked": lambda *_: {"contact_checked": False},
    "recipient-unconfirmed": _old,
}
"""How each element that can be missing is taken away; those that every letter says by itself can't be."""
