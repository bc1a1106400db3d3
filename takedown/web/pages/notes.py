"""Hand-over notes: leaving one on the page of a case."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import ValidationError
from starlette.responses import Response

from takedown.pipeline.person import notes
from takedown.web.here import Opened

router = APIRouter(prefix="/case/{case_id}/notes")

WHO = "case-who"
"""Under which key the name that a worker gave herself is held while she is signed in."""
TYPED = "case-note"
"""Under which key a note is held that couldn't be kept, for the page to show it again."""


@router.post("")
def leave(here: Opened, case_id: str) -> Response:
    """Keep a note for whoever comes next."""
    words, who = here.field("words"), here.keeper.name or here.field("who")[:200]
    here.visitor.held[WHO] = who
    try:
        notes.leave(here.session, case_id, words, who)
    except notes.EmptyNote:
        return here.go(f"/case/{case_id}#notes", "error-empty-note")
    except ValidationError:
        here.visitor.held[TYPED] = words
        return here.go(f"/case/{case_id}#notes", "web-case-note-too-long")
    return here.go(f"/case/{case_id}#notes", "web-case-note-kept")
