"""Cases: the list of all with what waits in each, and opening one while its person is on the telephone."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from babel import Locale
from fastapi import APIRouter
from pydantic import ValidationError
from starlette.responses import Response

from takedown.cases.case import Adult, Case, Standing, Terms
from takedown.cases.noun import now
from takedown.pipeline import casework
from takedown.pipeline.person import caseload
from takedown.pipeline.person.caseload import Load
from takedown.pipeline.person.consent import ConsentAlreadyOver
from takedown.web import memory
from takedown.web.here import Here, Opened
from takedown.web.pages.notes import WHO
from takedown.words import Language

router = APIRouter(prefix="/cases")

_ASKED = "cases-asked"
_SHOWN = ("open", "closed", "all")
_CASE = ("client", "label", "adult", "standing", "country", "contact", "name")
_TERMS = ("safe_contact", "safe_words", "until", "recorded_by")


@router.get("")
def list_(here: Opened) -> Response:
    """Show every case."""
    shown = here.asked("status", "open")
    shown = shown if shown in _SHOWN else "open"
    # What somebody looks for may be a name: it stays out of addresses, which browsers keep.
    asked = str(here.visitor.held.get(_ASKED, ""))
    every = _loads(here)
    found = [one for one in every if shown in ("all", one.case.status.value) and (not asked or one.has(asked))]
    counts = {one: sum(one in ("all", load.case.status.value) for load in every) for one in _SHOWN}
    return here.page(
        "cases/list.html", place="cases", found=found, shown=shown, counts=counts, asked=asked, today=now().date()
    )


@router.post("/search")
def search(here: Opened) -> Response:
    """Look for a case by a label, a name, an id or a reference."""
    here.visitor.held[_ASKED] = here.field("q")[:200]
    return here.go("/cases?status=all" if here.field("q") else "/cases")


@router.get("/new")
def ask(here: Opened) -> Response:
    """Ask what a new case needs."""
    typed = dict.fromkeys((*_CASE, *_TERMS), "") | {"recorded_by": here.visitor.held.get(WHO, "")}
    return here.page("cases/new.html", **_form(here, typed, {}))


@router.post("/new")
def open_(here: Opened) -> Response:
    """Show what was typed with the sentence to read out; open the case once the person agreed to it."""
    typed = {name: here.field(name) for name in (*_CASE, *_TERMS)} | {"country": here.field("country").upper()}
    case, terms, troubles = _made(typed)
    if case is None or terms is None or troubles or here.field("back"):
        return here.page("cases/new.html", 200 if here.field("back") else 422, **_form(here, typed, troubles))
    statement = here.words(_statement_key(case))
    if here.field("agreed") != "yes":
        alike = caseload.alike(_loads(here), case)
        return here.page("cases/agree.html", place="cases", typed=typed, statement=statement, case=case, alike=alike)
    try:
        opened = casework.open_case(here.keeper.opening(here.session, typed["client"]), case, statement, terms)
    except ConsentAlreadyOver:
        return here.page("cases/new.html", 422, **_form(here, typed, {"until": "web-cases-trouble-until"}))
    here.visitor.held[WHO] = terms.recorded_by
    return here.go(f"/case/{opened.id}", "web-cases-opened")


def _form(here: Here, typed: dict[str, str], troubles: dict[str, str]) -> dict[str, Any]:
    return {
        "place": "cases",
        "typed": typed,
        "troubles": troubles,
        "countries": countries(here.language),
        "clients": here.keeper.clients(),
    }


@lru_cache
def countries(language: Language) -> list[tuple[str, str]]:
    """Return the countries by their codes (ISO 3166-1), named and ordered as ``language`` does (CLDR)."""
    named = Locale(language).territories
    # Codes that CLDR adds for what is no country: outlying regions, the euro zone, the United Nations, test regions.
    left = {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"}
    found = [(code, name) for code, name in named.items() if len(code) == 2 and code.isalpha() and code not in left]  # noqa: PLR2004 - as codes of ISO 3166-1 are
    plain = str.maketrans("ÉÈÎÅÂÖÇ", "EEIAAOC")
    return sorted(found, key=lambda one: one[1].upper().translate(plain))


def _made(typed: dict[str, str]) -> tuple[Case | None, Terms | None, dict[str, str]]:
    """Return the case and the terms that were typed, and the key of what is wrong by the name of its field."""
    troubles = {name: "web-cases-trouble-asked" for name in ("label", "adult", "standing") if not typed[name]}
    case = terms = None
    try:
        if not troubles:
            more = {name: typed[name] for name in ("country", "contact", "name")}
            adult, standing = Adult(typed["adult"]), Standing(typed["standing"])
            case = Case.opened(label=typed["label"], adult=adult, standing=standing, **more)
    except ValidationError as error:
        troubles |= _told(error)
    except ValueError:
        troubles |= {"adult": "web-cases-trouble-asked"}
    try:
        terms = Terms.model_validate({name: typed[name] or None if name == "until" else typed[name] for name in _TERMS})
    except ValidationError as error:
        troubles |= _told(error)
    if terms and terms.until and terms.until < now().date():
        troubles["until"] = "web-cases-trouble-until"
    return case, terms, troubles


def _told(error: ValidationError) -> dict[str, str]:
    fields = [str(one["loc"][0]) for one in error.errors(include_url=False, include_input=False)]
    keys = {"until": "web-cases-trouble-until", "country": "web-cases-trouble-country"}
    return {field: keys.get(field, "web-cases-trouble-long") for field in fields}


def _statement_key(case: Case) -> str:
    """Return the key of the sentence that a consent for this case is given in."""
    scope = "" if case.adult is Adult.YES else "addresses-"
    return f"consent-{scope}{case.standing.value}"


def _loads(here: Here) -> list[Load]:
    return caseload.loads(memory.overview(here.keeper, here.session))
