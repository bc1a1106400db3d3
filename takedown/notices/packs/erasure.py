"""The papers for a complaint to the CNIL, which comes after the request to erase: first that one, then a month.

Regulation (EU) 2016/679, article 12(3): one month to answer. The CNIL takes a complaint once the service refused, or
that month has passed, with a copy of the request (https://www.cnil.fr/le-droit-leffacement-supprimer-vos-donnees-en-ligne).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from takedown.notices.draft import letter
from takedown.notices.facts import Facts
from takedown.notices.packs.pack import Pack, Part, part
from takedown.words import Language

BASIS = "fr-cnil"
REQUEST = "eu-gdpr-17"


@dataclass(frozen=True, slots=True)
class Erasure:
    """One request to erase, made or still to make.

    Attributes:
        request: the facts of the request itself.
        complaint: the facts of the complaint about it, with the request as ``earlier``; ``None`` before it was sent.
        sent: the request as it was sent, word for word; empty before.
        open_on: from when on the CNIL can be asked; ``None`` before the request was sent.
    """

    request: Facts
    complaint: Facts | None = None
    sent: str = field(default="", repr=False)
    open_on: date | None = None


def erasure(requests: tuple[Erasure, ...], today: date, reader: Language) -> Pack:
    """Return what to know, and for each request: the complaint and a copy where it is time, else the request."""
    guide = part(reader, "cnil-guide", requests=requests, today=today)
    return Pack((guide, *(one for request in requests for one in _of(request, today))), today)


def is_open(request: Erasure, today: date) -> bool:
    """Say whether the CNIL can be asked about ``request``."""
    return request.complaint is not None and request.open_on is not None and request.open_on <= today


def _of(request: Erasure, today: date) -> tuple[Part, ...]:
    if request.complaint is not None and is_open(request, today):
        facts = request.complaint
        return (Part(facts.language, letter(facts, BASIS)), _copy(request))
    if request.sent:
        return (_copy(request),)
    facts = request.request
    return (Part(facts.language, letter(facts, REQUEST)),)


def _copy(request: Erasure) -> Part:
    facts = request.complaint or request.request
    head = part(facts.language, "cnil-copy", request=request)
    return Part(head.language, head.letter, request.sent)
