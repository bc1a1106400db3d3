"""The story: what a person alone is asked once her case is open, one question a screen; what each answer settles.

Pure. Only what a letter, a route or her safety depends on is asked. Every question takes "I don't know" and "later",
and both leave open what the answer would settle.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from takedown.cases.arrival import LATER, UNKNOWN
from takedown.cases.case import Case, Standing
from takedown.cases.noun import now, rfc3339
from takedown.cases.particulars import Answer
from takedown.errors import TakedownError

GIVEN = "given"
"""The answer that is typed."""


class NoSuchChoice(TakedownError):
    """The question has no such answer. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Attributes:
        code: as its words and ``Case.guided.answers`` have it.
        answers: codes of its answers, besides ``unknown`` and ``later``; ``given``: what is typed is the answer.
        many: several answers at once.
        particular: the field of the case's particulars that a yes or a no settles.
        fields: what can be typed: fields of the case, of its particulars, or of how she is reached.
    """

    code: str
    answers: tuple[str, ...] = ()
    many: bool = False
    particular: str = ""
    fields: tuple[str, ...] = ()

    def answered(self, codes: list[str]) -> str:
        """Return an answer as it is kept: its codes with a comma between them.

        Raises:
            NoSuchChoice: it isn't one of the answers, or there are several where one is asked for.
        """
        if codes in ([UNKNOWN], [LATER]):
            return codes[0]
        if not codes or not set(codes) <= set(self.answers) or (len(codes) > 1 and not self.many):
            raise NoSuchChoice
        return ",".join(code for code in self.answers if code in codes)

    def settles(self, answer: str) -> dict[str, object]:
        """Return what ``answer`` says of the case's particulars."""
        if self.particular:
            known = answer in (Answer.YES, Answer.NO)
            return {self.particular: answer if known else Answer.UNKNOWN.value}
        if self.code == HOLD and answer in self.answers:  # an open answer doesn't end a hold
            days = HELD_DAYS.get(answer)
            return {"police_first_until": rfc3339(now() + timedelta(days=days)) if days else None}
        return {}


HOLD = "first"
HELD_DAYS = {"days-3": 3, "days-7": 7, "days-14": 14}
"""For how many days letters can be held back, so that a complaint comes first."""
_YES_NO = ("yes", "no")

QUESTIONS = (
    Question("happened", ("posted", "threatened", "both")),
    Question("where", ("sites", "social", "search", "messages", "elsewhere"), many=True),
    Question("file", ("yes", "device", "no")),
    Question("made", _YES_NO, particular="made_by_her"),
    Question("changed", _YES_NO, particular="synthetic"),
    Question("seen", _YES_NO, particular="identifiable"),
    Question("who", _YES_NO, particular="known_uploader"),
    Question("mandate", (GIVEN,), fields=("mandate", "mandate_on", "organisation")),
    Question("name", ("pseudonym", "own"), fields=("name",)),
    Question("reach", (GIVEN,), fields=("contact", "safe_contact", "safe_words")),
    Question("filed", (GIVEN, "no"), fields=("complaint_number", "complaint_on", "complaint_at")),
    Question(HOLD, ("no", *HELD_DAYS)),
)
"""Every question, in its order."""


def questions_of(standing: Standing) -> tuple[Question, ...]:
    """Return what is asked of whoever speaks: only who acts for somebody is asked for the authorisation."""
    return tuple(one for one in QUESTIONS if one.code != "mandate" or standing is Standing.REPRESENTATIVE)


Way = Literal["pictures", "addresses"]


def way_after(case: Case) -> Way:
    """Return which step fits next: without the file, the addresses of what she found."""
    return "addresses" if case.guided.answers.get("file") == "no" else "pictures"
