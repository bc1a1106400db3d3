"""Arrival: what is asked before anything is kept, one question at a time, and what each answer leads to.

The same in the terminal and on a page. Pure: nothing here reads, writes or remembers; what was answered is gone with
the ``Arrival`` that holds it. Every question takes "I don't know" and "later", and can be left at once.

The order is that of specialist guidance: the device first, danger next, then the age, which decides everything else
(techsafety.org, "App safety first"; GOV.UK Design System, "Exit a page quickly").
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from takedown.cases.case import Adult, Standing
from takedown.errors import TakedownError


class Place(StrEnum):
    """Where somebody is: at a question, or at one of the ends.

    Ends: ``left`` (at once, with nothing said), ``elsewhere`` (a safer device first), ``paused`` (later), ``hotlines``
    (under 18 or unsure: nothing else is offered), ``ready`` (what to do next is told), ``making`` (a vault is made).
    """

    DEVICE = "device"
    DANGER = "danger"
    COUNTRY = "country"
    AGE = "age"
    WHO = "who"
    MAKE = "make"
    LEFT = "left"
    ELSEWHERE = "elsewhere"
    PAUSED = "paused"
    HOTLINES = "hotlines"
    READY = "ready"
    MAKING = "making"


UNKNOWN, LATER, LEAVE = "unknown", "later", "leave"
"""Answers that every question takes; to leave ends it at once."""
ELSEWHERE = "other"
"""The country of whoever is in none of those that the program knows lines in."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: its code (``arrival-<place>-<code>`` in ``locale/``), where it leads, what is to be told then.

    ``tells``: a code (``arrival-tells-<code>``), or empty.
    """

    code: str
    to: Place
    tells: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question. ``says``: codes of what is told before it is asked (``arrival-says-<code>``), in order."""

    place: Place
    says: tuple[str, ...]
    answers: tuple[Answer, ...]

    def answer(self, code: str) -> Answer:
        """Return the answer called ``code``.

        Raises:
            NoSuchAnswer: there is none; the question stands.
        """
        for one in self.answers:
            if one.code == code:
                return one
        raise NoSuchAnswer(place=self.place.value)


class NoSuchAnswer(TakedownError):
    """The question has no such answer; ``place``. Nothing was kept."""


def _question(place: Place, says: tuple[str, ...], *answers: Answer) -> Question:
    return Question(place, says, (*answers, Answer(LEAVE, Place.LEFT)))


_P = Place
QUESTIONS = {
    question.place: question
    for question in (
        # Said before anything is written: what stays behind, what can't be hidden.
        _question(
            _P.DEVICE,
            ("welcome", "traces", "cannot-hide"),
            Answer("safer", _P.ELSEWHERE),
            Answer("careful", _P.DANGER, "careful"),
            Answer(UNKNOWN, _P.DANGER, "device-unknown"),
            Answer(LATER, _P.PAUSED),
        ),
        # Whoever isn't sure is told the numbers as well.
        _question(
            _P.DANGER,
            (),
            Answer("yes", _P.COUNTRY, "danger"),
            Answer("no", _P.COUNTRY),
            Answer(UNKNOWN, _P.COUNTRY, "danger"),
            Answer(LATER, _P.COUNTRY),
        ),
        _question(
            _P.COUNTRY,
            (),
            *(Answer(code, _P.AGE, "lines") for code in ("FR", "BE", "GB", "DE", "US", "CA", "AU", "KR", ELSEWHERE)),
            Answer(UNKNOWN, _P.AGE, "lines"),
            Answer(LATER, _P.AGE),
        ),
        # Not knowing is an answer, and a safe one: it leads where under 18 leads.
        _question(
            _P.AGE,
            ("not-her-doing",),
            Answer("yes", _P.WHO),
            Answer("no", _P.HOTLINES),
            Answer(UNKNOWN, _P.HOTLINES),
            Answer(LATER, _P.PAUSED),
        ),
        _question(
            _P.WHO,
            (),
            Answer("subject", _P.MAKE),
            Answer("representative", _P.MAKE, "mandate"),
            Answer(UNKNOWN, _P.READY),
            Answer(LATER, _P.READY),
        ),
        _question(
            _P.MAKE,
            ("what-is-kept", "code-is-yours"),
            Answer("yes", _P.MAKING),
            Answer("no", _P.READY),
            Answer(UNKNOWN, _P.READY),
            Answer(LATER, _P.READY),
        ),
    )
}
"""Every question by its place."""

_ADULT = {"yes": Adult.YES, "no": Adult.NO, UNKNOWN: Adult.UNSURE}


@dataclass(frozen=True, slots=True)
class Arrival:
    """Where somebody is, and what she answered so far: kept in memory alone.

    Example:
        >>> Arrival().answered("careful").answered("no").place
        <Place.COUNTRY: 'country'>
    """

    place: Place = Place.DEVICE
    given: tuple[tuple[Place, str], ...] = ()

    @property
    def question(self) -> Question | None:
        """The question to ask now; ``None`` at an end."""
        return QUESTIONS.get(self.place)

    def answered(self, code: str) -> Self:
        """Return where the answer ``code`` leads; at an end nothing is asked any more, and it stays there.

        Raises:
            NoSuchAnswer: the question has no such answer.
        """
        question = self.question
        if question is None:
            return self
        answer = question.answer(code)
        # Whoever leaves takes everything along.
        given = () if answer.to is Place.LEFT else (*self.given, (self.place, code))
        return replace(self, place=answer.to, given=given)

    def at(self, place: Place) -> Self:
        """Return where she was when ``place`` was asked, with the answers before it; itself if it wasn't asked yet."""
        for number, (asked, _) in enumerate(self.given):
            if asked is place:
                return replace(self, place=place, given=self.given[:number])
        return self

    def before(self) -> Self:
        """Return where she was one answer earlier; at the first question, itself."""
        return self.at(self.given[-1][0]) if self.given else self

    @property
    def tells(self) -> str:
        """What the latest answer has told, a code; empty where that is nothing."""
        if not self.given:
            return ""
        place, code = self.given[-1]
        return QUESTIONS[place].answer(code).tells

    def _said(self, place: Place) -> str:
        return dict(self.given).get(place, "")

    @property
    def country(self) -> str:
        """The country that was named, ISO 3166-1 alpha-2, or empty."""
        said = self._said(Place.COUNTRY)
        return "" if said in (UNKNOWN, LATER, ELSEWHERE) else said

    @property
    def adult(self) -> Adult | None:
        """What was said of the age of the person shown; ``None`` while nothing was."""
        return _ADULT.get(self._said(Place.AGE))

    @property
    def standing(self) -> Standing | None:
        """Who speaks; ``None`` while that wasn't said."""
        said = self._said(Place.WHO)
        return Standing(said) if said in set(Standing) else None

    @property
    def may_keep(self) -> bool:
        """Whether anything may be written now: an adult's case was asked for, in so many words, and nothing less."""
        return self.place is Place.MAKING and self.adult is Adult.YES and self.standing is not None
