"""For whom an authority, a hotline or a hash bank is there: read from the laws that its entry names."""

from __future__ import annotations

from takedown.cases.recipient import Recipient

_UNION = frozenset("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split())  # noqa: SIM905 - 27 codes read better in a row

_PREFIXES = {
    "fr": frozenset({"FR"}),
    "uk": frozenset({"GB"}),
    "us": frozenset({"US"}),
    "kr": frozenset({"KR"}),
    "es": frozenset({"ES"}),
    "it": frozenset({"IT"}),
    "be": frozenset({"BE"}),
    "au": frozenset({"AU"}),
    "ca": frozenset({"CA"}),
    "eu": _UNION,
}


def lands(recipient: Recipient) -> frozenset[str]:
    """Return the countries (ISO 3166-1 alpha-2) whose people it is there for; empty: for anybody.

    A national law beside one of the Union's says that it is that state's.
    """
    if recipient.kind not in {"authority", "hotline"}:
        return frozenset()
    named = {basis.partition("-")[0] for basis in recipient.legal_bases}
    national = named - {"eu"} or named
    return frozenset().union(*(_PREFIXES.get(prefix, frozenset()) for prefix in national))
