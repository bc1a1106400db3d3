"""The page of one case: people and consent, copies, letters, evidence, what happened, notes to hand over."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from takedown.cases.noun import now
from takedown.pipeline.letters.addressees import Addressees
from takedown.pipeline.person.case_file import file_of, named_in
from takedown.pipeline.person.history import history_of
from takedown.web.here import Here, Opened
from takedown.web.pages.cases import countries
from takedown.web.pages.notes import TYPED, WHO

router = APIRouter(prefix="/case/{case_id}")

SHOWN = 100
"""Copies and letters that the page lists; the rest is where they are worked on."""

LATEST = 12
"""Events that it tells; the rest is on pages of its own."""


@router.get("")
def show(here: Opened, case_id: str) -> Response:
    """Show the case."""
    file = file_of(here.session, case_id, _addressees(here))
    return here.page(
        "cases/case.html",
        place="cases",
        file=file,
        case=file.case,
        history=history_of(here.session, case_id, most=LATEST),
        today=now().date(),
        shown=SHOWN,
        who=here.visitor.held.get(WHO, ""),
        typed=here.visitor.held.pop(TYPED, ""),
        countries=dict(countries(here.language)),
    )


@router.get("/events")
def events(here: Opened, case_id: str) -> Response:
    """Show what happened before."""
    file, before = named_in(here.session, case_id, _addressees(here)), here.asked("before")
    older = int(before) if before.isascii() and before.isdecimal() and len(before) < _DIGITS else None
    history = history_of(here.session, case_id, older)
    return here.page("cases/events.html", place="cases", file=file, case=file.case, history=history)


_DIGITS = 18
"""More than any number of an entry has."""


def _addressees(here: Here) -> Addressees:
    session = here.session
    return here.keeper.kept("case-addressees", lambda: Addressees(session))
