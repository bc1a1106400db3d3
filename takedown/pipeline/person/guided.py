"""What a person alone answered, one question at a time, and which steps she went through; saved as she goes."""

from __future__ import annotations

from collections.abc import Mapping

from takedown.cases.case import Case, Terms
from takedown.cases.event import EventKind
from takedown.cases.guided import Guided
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES, CONSENTS
from takedown.store import Transaction

STEPS = ("story", "pictures", "search", "found", "letters", "follow")
"""The codes of the steps, in their order."""


def answer(session: Session, case_id: str, question: str, answer: str) -> Case:
    """Keep the answer to one question; an empty one takes it back.

    Raises:
        NotFound, CaseNotOpen: nothing was kept.
    """
    return answered(session, case_id, {question: answer})


def answered(session: Session, case_id: str, answers: Mapping[str, str]) -> Case:
    """Keep several answers at once, by the questions' codes; empty ones take theirs back.

    Raises:
        NotFound, CaseNotOpen, pydantic.ValidationError: nothing was kept.
    """
    with session.store.begin() as tx:
        case = CASES.get(tx, case_id).for_addresses()
        merged = {**case.guided.answers, **answers}
        kept = {code: text for code, text in merged.items() if text}
        return _kept(session, tx, case, Guided(answers=kept, done=case.guided.done))


def done(session: Session, case_id: str, step: str) -> Case:
    """Note that a step was gone through, or left out on purpose; said again, nothing changes.

    Raises:
        NotFound, CaseNotOpen, pydantic.ValidationError: nothing was noted.
    """
    with session.store.begin() as tx:
        case = CASES.get(tx, case_id).for_addresses()
        if step in case.guided.done:
            return case
        return _kept(session, tx, case, Guided(answers=case.guided.answers, done=(*case.guided.done, step)))


def _kept(session: Session, tx: Transaction, case: Case, guided: Guided) -> Case:
    case = case.model_copy(update={"guided": guided})
    CASES.renew(tx, case, "guided")
    session.ledger.append(tx, EventKind.CASE_EDITED, case.id, case.id, {"fields": ["guided"]})
    return case


def reach_of(session: Session, case_id: str) -> Terms:
    """Return how the person may be reached, as the latest consent has it.

    Raises:
        NotFound: no such case.
    """
    with session.store.read() as tx:
        CASES.get(tx, case_id)
        given = CONSENTS.all(tx, order_by="-given_at", case_id=case_id)
    return given[0].terms if given else Terms()


def reach(session: Session, case_id: str, safe_contact: str, safe_words: str) -> Terms:
    """Change how the person may be reached; what she agreed to stays as it is.

    A way that isn't safe any more must not stay behind, so that it is replaced in every consent of the case.

    Raises:
        NotFound, CaseNotOpen, pydantic.ValidationError: nothing was changed.
    """
    with session.store.begin() as tx:
        case = CASES.get(tx, case_id).for_addresses()
        terms = Terms()
        for consent in CONSENTS.all(tx, order_by="given_at", case_id=case_id):
            row = {**consent.terms.row(), "safe_contact": safe_contact, "safe_words": safe_words}
            terms = Terms.of(row)
            CONSENTS.renew(tx, consent.model_copy(update={"terms": terms}), "terms")
        session.ledger.append(tx, EventKind.CASE_EDITED, case.id, case.id, {"fields": ["safe_contact", "safe_words"]})
    return terms
