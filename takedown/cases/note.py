"""A hand-over note: what one worker leaves for the next about a case."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field

from takedown.cases.noun import Moment, Noun, new_id, now


class Note(Noun):
    """Sealed with the case; ``who`` is the name that its writer gave herself, or empty."""

    id: str
    case_id: str
    at: Moment
    who: Annotated[str, Field(max_length=200)] = ""
    words: Annotated[str, Field(min_length=1, max_length=4000)]

    @classmethod
    def left(cls, case_id: str, words: str, who: str = "") -> Self:
        """Return a new note of this moment."""
        return cls(id=new_id(), case_id=case_id, at=now(), who=who, words=words)
