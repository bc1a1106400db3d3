"""What is told about a route: codes of why, of what is learnt about her, and of what follows."""

from __future__ import annotations

from takedown.cases.recipient import Kind, Recipient
from takedown.notices.routes.channels import channel_for

_SHORT: dict[Kind, str] = {"search_engine": "search", "host": "host", "cdn": "cdn", "registrar": "registrar"}
_OF_ITS_OWN = {
    ("eu-dsa-16", "host"),
    ("eu-dsa-16", "cdn"),
    ("eu-dsa-16", "registrar"),
    ("eu-dsa-16", "search_engine"),
    ("own-rules", "search_engine"),
    ("eu-gdpr-17", "search_engine"),
}
"""Pairs about which something else is said than about a platform on the same basis."""

_LEARNS = {
    "us-tida": "signature",
    "uk-osa-20a": "declaration",
    "us-dmca-512": "sworn",
    "fr-pharos": "report",
    "fr-plainte": "complaint",
    "eu-dsa-22": "flagger",
    "fr-arcom-tf": "flagger",
    "es-aepd": "authority",
    "it-144bis": "authority",
    "be-iefh": "authority",
    "au-esafety": "authority",
    "ca": "authority",
    "help": "help",
    "hash-bank": "hash",
    "minors": "addresses",
}

CONSEQUENCES = {
    "us-dmca-512": ("only-maker", "sworn", "uploader-told", "published"),
    "it-144bis": ("files-asked",),
}
"""What has to be read before a route is chosen."""

_HANDED_ON = {"yes": "handed-on", "no": "kept", "unknown": "unknown"}
_HELPERS = {"authority", "hotline"}


def why(recipient: Recipient, basis: str) -> str:
    """Return the code of the two sentences that explain the route."""
    if (basis, recipient.kind) in _OF_ITS_OWN:
        return f"{basis}-{_SHORT[recipient.kind]}"
    if (basis, recipient.kind) == ("minors", "hash_bank"):
        return "minors-hash-bank"
    return "authority" if learns(recipient, basis) == "authority" else basis


def learns(recipient: Recipient, basis: str) -> str:
    """Return the code of what the recipient learns about the person."""
    return "hash" if recipient.kind == "hash_bank" else _LEARNS.get(basis, "name")


def public(recipient: Recipient, basis: str) -> str:
    """Return the code of what whoever published the content, or everybody, may learn."""
    if basis == "us-dmca-512":
        return "sworn"
    if recipient.kind == "hash_bank":
        return "hash"
    channel = channel_for(recipient, basis, low=True)
    handed = recipient.settled(channel).forwards if channel else recipient.forwards
    return "helper" if handed == "unknown" and recipient.kind in _HELPERS else _HANDED_ON[handed or "unknown"]


def then(recipient: Recipient, basis: str) -> str:
    """Return the code of what happens if nothing comes."""
    if recipient.kind in _SHORT:
        return _SHORT[recipient.kind]
    return "authority" if learns(recipient, basis) == "authority" else basis
