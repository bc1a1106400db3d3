"""A person's own way to an organisation: a number and a code instead of an account, and the letters that came by it."""

from __future__ import annotations

from enum import StrEnum

from takedown.cases.noun import Moment, Noun, Raw


class Door(Noun):
    """What a number and a code open. ``id`` is the number.

    Attributes:
        case_id: the case that a member made of what came; ``None`` before.
        verifier: what the code is checked against; it says nothing of the code.
        tries, not_before: of nothing any more; a wrong code keeps nobody out.
        withdrawn_at: when she took everything back.
    """

    id: str
    case_id: str | None = None
    made_at: Moment
    verifier: Raw
    tries: int = 0
    not_before: Moment | None = None
    withdrawn_at: Moment | None = None


class LetterKind(StrEnum):
    """How a letter was made: by a page, in a browser, or by the installed program, which gives more."""

    PAGE = "page"
    HANDOVER = "handover"


class LetterState(StrEnum):
    """Waiting for a member, or taken in: then its content is gone."""

    WAITING = "waiting"
    TAKEN_IN = "taken-in"


class SealedLetter(Noun):
    """A letter as it lies there: nobody without the letterbox's key can read it."""

    id: str
    kind: LetterKind
    state: LetterState = LetterState.WAITING
    made_at: Moment
    door_id: str | None = None
    case_id: str | None = None
    content: Raw
