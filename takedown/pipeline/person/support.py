"""Support: whom somebody can turn to, by country, from the directory; without a vault and before there is a case."""

from __future__ import annotations

from collections.abc import Mapping

from takedown.cases.recipient import Channel, Recipient
from takedown.notices import directory

_SPOKEN = {"phone", "chat", "app_chat", "email"}

LINES = {
    "FR": ("police_chat_fr", "france_victimes", "three_zero_one_eight", "point_de_contact"),
    "BE": ("iefh",),
    "GB": ("rph",),
    "DE": ("hateaid",),
    "US": ("ccri",),
    "AU": ("esafety",),
    "CA": ("crt_bc",),
    "KR": ("d4u_kr",),
}
"""Whom adults turn to, by country, the nearest first; elsewhere all of them are named."""

LINES_OF_MINORS = {
    "FR": ("three_zero_one_eight", "point_de_contact", "pharos", "ncmec_tid"),
    "GB": ("iwf", "ncmec_tid"),
    "US": ("ncmec_cybertip", "ncmec_tid"),
}


def lines_for(known: Mapping[str, Recipient], country: str, *, minor: bool) -> list[Recipient]:
    """Return whom to turn to: in this country, or in all of them where the program knows nobody there."""
    table = LINES_OF_MINORS if minor else LINES
    everywhere = dict.fromkeys(item for items in table.values() for item in items)
    return [known[item] for item in table.get(country) or everywhere if item in known]


def lines(country: str, *, minor: bool) -> list[Recipient]:
    """Return the same from the directory that the program came with; nothing is opened or written."""
    return lines_for(directory.load(), country, minor=minor)


def ways(recipient: Recipient) -> list[Channel]:
    """Return how a line is reached: to speak or to write to, or else its own page; none: only its domain is known."""
    open_ = [one for one in recipient.channels if not one.never and one.confidence != "low"]
    return [one for one in open_ if one.type in _SPOKEN] or open_[:1]
