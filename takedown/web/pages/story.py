"""The story: what happened, one question a screen, saved as she goes; each can stay open."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import ValidationError
from starlette.responses import Response

from takedown.cases.case import Adult, Case
from takedown.cases.story import GIVEN, NoSuchChoice, Question, questions_of, way_after
from takedown.errors import TakedownError
from takedown.pipeline import casework
from takedown.pipeline.person import guided
from takedown.pipeline.person import story as told
from takedown.web.here import Here, Opened
from takedown.web.troubles import BadField

router = APIRouter(prefix="/c/{case_id}/story")

_AT = "@"


class NotAnAddress(TakedownError):
    """What was typed can't be an e-mail address. Nothing was changed."""


@router.get("")
def overview(here: Opened, case_id: str) -> Response:
    """Show the questions with what was answered, and where to go on."""
    case = casework.show_case(here.session, case_id)
    if case.adult is not Adult.YES:
        return here.page("story/addresses_only.html", case=case, step="story")
    asked = questions_of(case.standing)
    left = [number for number, one in enumerate(asked, start=1) if one.code not in case.guided.answers]
    return here.page(
        "story/overview.html",
        case=case,
        step="story",
        asked=asked,
        next=left[0] if left else 0,
        begun=len(left) < len(asked),
        way=way_after(case),
    )


@router.post("/done")
def done(here: Opened, case_id: str) -> Response:
    """Go on to the next step; what is open stays open."""
    case = guided.done(here.session, case_id, "story")
    return here.go(f"/c/{case_id}/{way_after(case) if case.adult is Adult.YES else 'addresses'}")


@router.get("/{number}")
def ask(here: Opened, case_id: str, number: int) -> Response:
    """Ask one question."""
    case = casework.show_case(here.session, case_id)
    question = _question(case, number)
    if question is None:
        return here.go(f"/c/{case_id}/story")
    return _shown(here, case, question, number, _values(here, case, question))


@router.post("/{number}")
def answer(here: Opened, case_id: str, number: int) -> Response:
    """Keep the answer and ask the next question."""
    case = casework.show_case(here.session, case_id)
    question = _question(case, number)
    if question is None:
        return here.go(f"/c/{case_id}/story")
    typed = {name: here.field(name) for name in question.fields if here.fields(name)}
    try:
        said = question.answered(here.fields("answer"))
        if GIVEN in question.answers and said != GIVEN:
            typed = {}  # what stood in the fields beside another answer wasn't meant
        _check(typed)
        case, drafted = told.keep(here.session, case, question, said, typed)
    except ValidationError as problem:
        field = str(problem.errors(include_url=False, include_input=False)[0]["loc"][-1])
        return _again(here, case, number, typed, BadField(field=field))
    except (NoSuchChoice, NotAnAddress) as problem:
        return _again(here, case, number, typed, problem)
    if drafted:
        here.visitor.tell("complaint-drafted", count=drafted)
    if question.code == "happened" and said in ("threatened", "both"):
        here.visitor.tell("web-story-threatened-tells")
    last = number >= len(questions_of(case.standing))
    return here.go(f"/c/{case_id}/story" if last else f"/c/{case_id}/story/{number + 1}")


def _question(case: Case, number: int) -> Question | None:
    asked = questions_of(case.standing) if case.adult is Adult.YES else ()
    return asked[number - 1] if 1 <= number <= len(asked) else None


def _check(typed: dict[str, str]) -> None:
    """Refuse a contact that no mail reaches, which would be in every letter.

    Raises:
        NotAnAddress: nothing was kept.
    """
    contact = typed.get("contact", "")
    name, _, domain = contact.rpartition(_AT)
    if contact and not (name and "." in domain and not set(contact) & set(" <>,;")):
        raise NotAnAddress


def _values(here: Here, case: Case, question: Question) -> dict[str, str]:
    """Return what the question's fields hold now."""
    row = {**case.row(), **case.row()["particulars"], **guided.reach_of(here.session, case.id).row()}
    return {name: row[name] or "" for name in question.fields}


def _again(here: Here, case: Case, number: int, typed: dict[str, str], problem: TakedownError) -> Response:
    """Ask the same once more, with what was typed and what is wrong with it."""
    question = questions_of(case.standing)[number - 1]
    values = _values(here, case, question) | typed
    return _shown(here, case, question, number, values, here.words.error(problem))


def _shown(
    here: Here, case: Case, question: Question, number: int, values: dict[str, str], trouble: str = ""
) -> Response:
    return here.page(
        "story/question.html",
        422 if trouble else 200,
        case=case,
        step="story",
        question=question,
        number=number,
        count=len(questions_of(case.standing)),
        values=values,
        trouble=trouble,
        given=case.guided.answers.get(question.code, ""),
    )
