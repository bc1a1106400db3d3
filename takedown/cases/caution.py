"""A caution: a reason to wait before anything is sent for a picture or a match, until a person has looked again."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from pydantic import Field

from takedown.cases.noun import Moment, Noun, new_id, now
from takedown.cases.states import Moves


class CautionKind(StrEnum):
    """Why."""

    FLOOD_PAGES = "flood-pages"
    FLOOD_HOSTS = "flood-hosts"
    PLAIN = "plain"
    TEXTUAL = "textual"
    COLLISION = "collision"
    CONTESTED = "contested"


class CautionState(StrEnum):
    """``held``: nothing moves on; ``released``: a person looked and lets it go on; ``upheld``: it stays stopped."""

    HELD = "held"
    RELEASED = "released"
    UPHELD = "upheld"


CAUTION_MOVES = Moves(
    "caution",
    {
        CautionState.HELD: {CautionState.RELEASED, CautionState.UPHELD},
        CautionState.UPHELD: {CautionState.RELEASED},
        CautionState.RELEASED: {CautionState.UPHELD},
    },
)


class Caution(Noun):
    """Of one picture (``match_id`` empty) or of one match.

    Attributes:
        detail: figures and codes of what raised it; never another case's id or address.
        words: what the person who decided wrote, or what was contested.
    """

    id: str
    case_id: str
    media_id: str = ""
    match_id: str = ""
    kind: CautionKind
    state: CautionState = CautionState.HELD
    raised_at: Moment
    decided_at: Moment | None = None
    detail: dict[str, object] = Field(default_factory=dict)
    words: str = ""

    @classmethod
    def of_media(cls, kind: CautionKind, case_id: str, media_id: str, detail: dict[str, object]) -> Self:
        """Return a new caution of one picture."""
        return cls(id=new_id(), case_id=case_id, media_id=media_id, kind=kind, raised_at=now(), detail=detail)

    @classmethod
    def of_match(
        cls, kind: CautionKind, case_id: str, match_id: str, detail: dict[str, object], words: str = ""
    ) -> Self:
        """Return a new caution of one match."""
        return cls(
            id=new_id(), case_id=case_id, match_id=match_id, kind=kind, raised_at=now(), detail=detail, words=words
        )
