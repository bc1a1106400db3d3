"""On which legal basis somebody is written to: what the directory says it takes, and for which there are letters."""

from __future__ import annotations

from takedown.cases.case import Case
from takedown.cases.recipient import Kind, Recipient
from takedown.errors import TakedownError
from takedown.notices.bases import ALIASES, BASES

# What is proposed first. A search engine's own form for intimate images comes before the law, because that is the form
# that its reviewers work from; copyright is last everywhere, for it is sworn and handed on to the uploader.
_HOLDERS = ("eu-dsa-16", "us-tida", "uk-osa-20a", "eu-gdpr-17", "own-rules", "fr-plainte", "eu-dsa-20", "us-dmca-512")
_ARCHIVES = ("eu-gdpr-17", *_HOLDERS)
_BEST: dict[Kind, tuple[str, ...]] = {
    "platform": _HOLDERS,
    "host": _HOLDERS,
    "search_engine": ("own-rules", "eu-gdpr-17", *_HOLDERS),
    "hotline": ("eu-dsa-22", "fr-arcom-tf", "help"),
}

_BY_KIND: dict[Kind, str] = {
    "platform": "own-rules",
    "host": "own-rules",
    "search_engine": "own-rules",
    "hotline": "help",
    "hash_bank": "hash-bank",
}
"""What everybody of a kind takes, whatever its entry says: its own rules, or help."""


class NoRoute(TakedownError):
    """There is no letter for this recipient on this basis; ``recipient`` and ``basis``."""


def bases_of(recipient: Recipient) -> tuple[str, ...]:
    """Return the id of every basis on which there is a letter to ``recipient``, the best first; perhaps none.

    Those that follow another letter (a complaint against a decision) and the sworn one come last.
    """
    found = {one for one in _listed(recipient) if one in BASES and recipient.kind in BASES[one].kinds}
    found |= _by_kind(recipient, found)
    order = [*(_ARCHIVES if recipient.archive else _BEST.get(recipient.kind, ())), *BASES]
    return tuple(sorted(found, key=order.index))


def basis_for(recipient: Recipient) -> str:
    """Return the legal basis of a first notice to ``recipient``.

    Raises:
        NoRoute: there is no letter to it at all; ``basis`` is empty.
    """
    bases = bases_of(recipient)
    if not bases:
        raise NoRoute(recipient=recipient.id, basis="")
    return bases[0]


def checked(recipient: Recipient, basis: str) -> str:
    """Return ``basis``.

    Raises:
        NoRoute: this program has no letter on it, or ``recipient`` doesn't take it.
    """
    if basis not in bases_of(recipient):
        raise NoRoute(recipient=recipient.id, basis=basis)
    return basis


def route_for(recipient: Recipient, case: Case) -> str:
    """Return the route of a first notice for ``case`` to ``recipient``: the id of its legal basis.

    Raises:
        NotAdult: under 18 or unsure when the pictures were made: hotlines only, never this flow.
        CaseNotOpen: closed or erased.
        NoRoute: there is no letter to it, or it helps those under 18 alone.
    """
    case.for_search()
    grown = [basis for basis in bases_of(recipient) if not BASES[basis].minors]
    if not grown:
        raise NoRoute(recipient=recipient.id, basis="")
    return grown[0]


def _listed(recipient: Recipient) -> set[str]:
    """Return what the entry's own list stands for."""
    named = {ALIASES.get((basis, recipient.kind), basis) for basis in recipient.legal_bases}
    if recipient.kind == "platform" and "eu-dsa-16" in named and not recipient.archive:
        # Regulation (EU) 2022/2065, article 20(1), is a duty of online platforms; a mere host or an archive has none.
        named.add("eu-dsa-20")
    if any(channel.never == "copyright" for channel in recipient.channels):
        named.add("us-dmca-512")
    return named


def _by_kind(recipient: Recipient, found: set[str]) -> set[str]:
    # A hotline or a hash bank whose every text is about those under 18 is nobody else's.
    if found and all(BASES[basis].minors for basis in found):
        return set()
    return {_BY_KIND[recipient.kind]} if recipient.kind in _BY_KIND else set()
