"""The papers for a complaint in France: what to know, a letter to the public prosecutor, a dated list, the steps taken.

The letter leaves blanks for who complains: no identity is asked for, printed or stored. It is written for the person
shown, who signs it: for the articles 226-1 to 226-2-1 of the Code pénal, prosecution needs her own complaint (226-6).
"""

from __future__ import annotations

from datetime import date

from takedown.cases.noun import Noun
from takedown.cases.particulars import Answer
from takedown.notices import directory
from takedown.notices.facts import Earlier, UtcMoment, WebAddress
from takedown.notices.packs.pack import Pack, Part, part
from takedown.words import Language

_CHAT = "police_chat_fr"


class Sight(Noun):
    """One address, and the first and the last time that a copy was seen there, or when a person gave it."""

    url: WebAddress
    page: WebAddress = ""
    first: UtcMoment
    last: UtcMoment
    reported: bool = False


class Dossier(Noun):
    """What the papers say: of one person, without a name.

    Attributes:
        sights: in the order in which they were first seen.
        synthetic: a montage, or generated; decides which article is named.
        steps: the notices that were sent, the oldest first, each with its recipient's name.
        today: the date of the list.
    """

    sights: tuple[Sight, ...]
    synthetic: Answer = Answer.UNKNOWN
    steps: tuple[Earlier, ...] = ()
    today: date


def complaint(dossier: Dossier) -> Pack:
    """Return the papers in French, and after them the same in English, for reading."""
    return Pack((*_parts(dossier, "fr"), *_parts(dossier, "en")), dossier.today)


def _parts(dossier: Dossier, language: Language) -> tuple[Part, ...]:
    names = ["guide", "letter", "addresses"] + (["steps"] if dossier.steps else [])
    return tuple(part(language, f"complaint-{name}", dossier=dossier, chat=_chat()) for name in names)


def _chat() -> str:
    return directory.load()[_CHAT].channels[0].url
