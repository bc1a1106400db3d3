"""A look: somebody saw the context of a match, or the picture itself; recorded each time."""

from __future__ import annotations

from enum import StrEnum

from takedown.cases.noun import Moment, Noun


class LookKind(StrEnum):
    """``context``: the page's words, handle, dates, distance and method; ``picture``: the picture, on request."""

    CONTEXT = "context"
    PICTURE = "picture"


class Look(Noun):
    """Who looked at what, and when; ``who`` is the name that she gave herself, ``words`` what she noted."""

    id: str
    case_id: str
    match_id: str
    media_id: str = ""
    at: Moment
    kind: LookKind
    who: str = ""
    words: str = ""
