"""The routes: on which legal basis a recipient is written to, and through which of its channels."""

from __future__ import annotations

from takedown.cases.case import Case
from takedown.cases.recipient import Channel, Recipient
from takedown.errors import TakedownError

_BASES = {"platform": "eu-dsa-16", "host": "eu-dsa-16", "authority": "fr-pharos"}

# Regulation (EU) 2022/2065, article 16(1): by electronic means. Letters and calls stay in the directory for a person.
_WRITTEN = {"form", "in_app", "email", "policy", "help", "api"}


class NoRoute(TakedownError):
    """There is no letter for this recipient on this basis; ``recipient`` and ``basis``."""


def basis_for(recipient: Recipient) -> str:
    """Return the legal basis of a notice to ``recipient``.

    Raises:
        NoRoute: the directory doesn't say that it takes that basis.
    """
    return checked(recipient, _BASES[recipient.kind])


def checked(recipient: Recipient, basis: str) -> str:
    """Return ``basis``.

    Raises:
        NoRoute: this program has no letter on it, or ``recipient`` doesn't take it.
    """
    if _BASES[recipient.kind] != basis or basis not in recipient.legal_bases:
        raise NoRoute(recipient=recipient.id, basis=basis)
    return basis


def route_for(recipient: Recipient, case: Case) -> str:
    """Return the route of a notice for ``case`` to ``recipient``: the id of its legal basis.

    Raises:
        NotAdult: under 18 or unsure when the pictures were made: hotlines only, never this flow.
        CaseNotOpen: closed or erased.
        NoRoute: as ``basis_for``.
    """
    case.for_search()
    return basis_for(recipient)


def channel_for(recipient: Recipient, basis: str) -> Channel | None:
    """Return the first written channel that takes ``basis`` and was checked, or ``None``.

    A channel of confidence ``low`` is general knowledge only and is never chosen.
    """
    for channel in recipient.channels:
        fits = not channel.bases or basis in channel.bases
        if fits and channel.type in _WRITTEN and channel.confidence != "low":
            return channel
    return None
