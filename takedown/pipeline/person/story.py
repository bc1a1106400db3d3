"""The story: an answer is kept, and what it settles is written into the case, at once."""

from __future__ import annotations

from collections.abc import Mapping

from takedown.cases.case import Case
from takedown.cases.particulars import Particulars
from takedown.cases.story import Question
from takedown.pipeline import casework
from takedown.pipeline.notify import Desk
from takedown.pipeline.person import guided
from takedown.pipeline.session import Session

_DATES = ("mandate_on", "complaint_on")
_REACH = ("safe_contact", "safe_words")


def keep(session: Session, case: Case, question: Question, answer: str, typed: Mapping[str, str]) -> tuple[Case, int]:
    """Keep the answer to one question and what was typed with it.

    Args:
        session: the open vault.
        case: whose answer it is.
        question: what was asked.
        answer: as ``Question.answered`` gives it.
        typed: the question's own fields, all of them; empty ones take back what was there.

    Returns:
        the case as it is now, and how many open letters were drafted again with a complaint's number.

    Raises:
        NotFound, CaseNotOpen, NoSuchChoice, pydantic.ValidationError: nothing of it was kept, or nothing more.
    """
    case.for_addresses()
    given = {name: typed[name] for name in question.fields if name in typed}
    reach = {name: given.pop(name) for name in _REACH if name in given}
    said = {name: text or None if name in _DATES else text for name, text in given.items()}
    particulars = question.settles(answer) | {
        name: said.pop(name) for name in given if name in Particulars.model_fields
    }
    edited = casework.edit_case(session, case.id, particulars, **said) if particulars or said else case
    if reach:
        guided.reach(session, case.id, **reach)
    drafted = _with_number(session, case, edited)
    return guided.answer(session, case.id, question.code, answer), drafted


def _with_number(session: Session, before: Case, case: Case) -> int:
    """Draft the open letters again with a new complaint's number; return how many wait for an approval."""
    number = case.particulars.complaint_number
    if not number or number == before.particulars.complaint_number or not case.is_searched:
        return 0
    return len(Desk(session).with_complaint(case.id))
