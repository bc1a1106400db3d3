"""The ladder: what follows a notice that didn't bring a copy down, to whom, and when.

One step at a time for each copy: an answer to what came, a reminder, then one rung up: host, network in front of it,
network, registrar, search engines (their own form, then the law on personal data), regulator, police. A step is a draft
at most; a person approves each. A date is the law's where the notice's own basis sets one, and else the project's own
rhythm, which is called that.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from takedown.cases.notice import Letter, Notice, NoticeState, Outcome
from takedown.notices.bases import BASES
from takedown.notices.clocks import OWN_RHYTHM, months_after
from takedown.notices.course import SOURCE, TAKERS, Course, Rung, Step, Target, given_up
from takedown.notices.routes import bases_of
from takedown.notices.rungs import CLIMB, targets_on

CONTEST = 6
"""Months in which a decision can be contested: Regulation (EU) 2022/2065, article 20(1), "at least six months"."""


_FIRST = ("notice", "reminder", "more-information")
"""Letters whose refusal can be answered; the refusal of an answer leads on."""


def next_step(course: Course, at: datetime) -> Step | None:
    """Return what comes next for one copy, or ``None``: it is gone, nothing was begun, it was given up, or all is done.

    Args:
        course: the copy and what was written about it.
        at: the moment it is asked for: a chosen time for the police holds everything until it is over, and a decision
            can be contested for six months.
    """
    if course.gone:
        return None
    step = _step(course, at)
    held = course.particulars.police_first_until
    if step is None or held is None:
        return step
    if at < held:
        return Step(Rung.POLICE_FIRST, held, OWN_RHYTHM, "police-first", step.notice)
    return replace(step, at=max(step.at, held))


def waiting(notice: Notice) -> Step | None:
    """Return a person's turn at a notice that hasn't left: to approve it, or to send what she approved."""
    if notice.state is NoticeState.DRAFT:
        return Step(Rung.APPROVE, notice.created_at, OWN_RHYTHM, "waits-approval", notice.id)
    if notice.state is NoticeState.APPROVED:
        return Step(Rung.SEND, notice.created_at, OWN_RHYTHM, "waits-sending", notice.id)
    return None


def over(course: Course, notice: Notice) -> tuple[datetime, str]:
    """Return when a notice has had its time, and whose clock that is; an answer ends it at once."""
    if notice.sent_at is None:  # a draft of the ladder that the person took back: the next one has its own time
        return notice.created_at + course.rhythm, OWN_RHYTHM
    if notice.state is NoticeState.REMOVED and notice.decided_at is not None:
        return notice.decided_at + course.rhythm, OWN_RHYTHM
    if notice.outcome and notice.decided_at is not None:
        return notice.decided_at, OWN_RHYTHM
    if notice.due_at is None:
        return notice.sent_at + course.rhythm, OWN_RHYTHM
    return notice.due_at, notice.due_basis or OWN_RHYTHM


def _step(course: Course, at: datetime) -> Step | None:
    found = course.round()
    if not found:
        return _again(course)
    # One step at once: what the ladder drafted is decided before it goes on, and so is a first letter nothing followed.
    unsent = [one for one in found if one.sent_at is None and one.state is not NoticeState.WITHDRAWN]
    if any(one.follows for one in unsent) or not any(one.sent_at for one in found):
        blocking = [one for one in unsent if one.follows] or unsent
        return next((step for one in blocking if (step := waiting(one))), None)
    tails = _tails(course, found)
    if any(_said_gone(course, one) for one in tails):
        return None
    answers = [step for one in tails if (step := _answer(course, one, at))]
    return min(answers, key=lambda step: step.at) if answers else _climb(course, tails)


def _again(course: Course) -> Step | None:
    """Return the new notice about a copy that is there again, to whoever took it down before."""
    before = [one for one in course.notices if one.sent_at and one.letter != "withdrawal" and not given_up(one)]
    asked = [one for one in before if course.kind(one) in TAKERS]
    if not asked or course.back_at is None:
        return None
    last = next((one for one in reversed(asked) if one.state is NoticeState.REMOVED), asked[-1])
    target = Target(last.recipient, _first_route(course, last), "notice")
    return Step(Rung.AGAIN, course.back_at, OWN_RHYTHM, "there-again", last.id, (target,))


def _first_route(course: Course, notice: Notice) -> str:
    """Return the basis of the notice that a chain of letters to one recipient began with."""
    known = {one.id: one for one in course.notices}
    while notice.letter != "notice" and notice.follows in known:
        notice = known[notice.follows]
    return notice.route


def _tails(course: Course, found: Iterable[Notice]) -> list[Notice]:
    """Return the notices that nothing followed yet, of those that asked for something; the others where none did.

    What a person took back after it had left is the end of its branch: nothing follows it, nor what it followed.
    """
    answered = {one.id for one in course.notices if one.decided_at is not None}
    begun = [one for one in found if course.kind(one) and not _is_overtaken(one, answered)]
    followed = {one.follows for one in begun}
    ends = [one for one in begun if one.id not in followed and (one.sent_at or one.follows)]
    asked = [one for one in ends if one.follows or course.kind(one) in TAKERS]
    return [one for one in asked or ends if not given_up(one)]


def _is_overtaken(notice: Notice, answered: set[str]) -> bool:
    """Return whether it is a reminder that never left because the answer came first: it is no step."""
    unsent = notice.state is NoticeState.WITHDRAWN and notice.sent_at is None
    return unsent and notice.letter == "reminder" and notice.follows in answered


def _said_gone(course: Course, notice: Notice) -> bool:
    """Return whether whoever keeps it says that it is gone, and no look since has shown otherwise."""
    if notice.state is not NoticeState.REMOVED or course.kind(notice) not in SOURCE:
        return False
    return course.live_at is None or notice.decided_at is None or course.live_at <= notice.decided_at


def _answer(course: Course, notice: Notice, at: datetime) -> Step | None:
    """Return the letter that goes to the same recipient once more, if one does."""
    if notice.outcome == Outcome.WRONG_RECIPIENT and notice.letter != "wrong-recipient":
        return _same(course, notice, Rung.WRONG_RECIPIENT, "wrong-recipient", "wrong-recipient")
    if notice.state is NoticeState.HELD and notice.letter != "more-information":
        return _same(course, notice, Rung.MORE_INFORMATION, "more-information", "asked")
    if notice.state is NoticeState.REFUSED and notice.letter in _FIRST:
        return _contested(course, notice, at)
    reminded = notice.letter == "notice" and course.kind(notice) in SOURCE
    if reminded and notice.state in (NoticeState.SENT, NoticeState.ACKNOWLEDGED):
        return _same(course, notice, Rung.REMINDER, "reminder", _silence(notice))
    if reminded and notice.state is NoticeState.REMOVED:
        return _same(course, notice, Rung.REMINDER, "reminder", "still-there")
    return None


def _contested(course: Course, notice: Notice, at: datetime) -> Step:
    """Return the complaint against a refusal while there is time for it (article 20), else a counter-answer."""
    decided = notice.decided_at
    until = months_after(decided, CONTEST) if decided else None
    if until is not None and at <= until and notice.route == "eu-dsa-16" and _complains(course, notice):
        step = _same(course, notice, Rung.COMPLAINT, "complaint", "refused", route="eu-dsa-20")
        return replace(step, until=until, until_basis="eu-dsa-20")
    return _same(course, notice, Rung.REFUSED, "refused", "refused")


def _complains(course: Course, notice: Notice) -> bool:
    known = course.directory.get(notice.recipient)
    return notice.addressee is None and known is not None and "eu-dsa-20" in bases_of(known)


def _same(course: Course, notice: Notice, rung: Rung, letter: Letter, reason: str, route: str = "") -> Step:
    at, basis = over(course, notice)
    target = Target(notice.recipient, route or notice.route, letter)
    return Step(rung, at, basis, reason, notice.id, (target,))


def _silence(notice: Notice) -> str:
    return "deadline-passed" if notice.due_basis in BASES else "no-answer"


def _climb(course: Course, tails: list[Notice]) -> Step | None:
    """Return the next rung up, once every letter that is out has had its time."""
    if not tails:
        return None
    last = max(tails, key=lambda one: over(course, one)[0])
    at, basis = over(course, last)
    for rung in CLIMB:
        if targets := targets_on(course, rung, at):
            return Step(rung, at, basis, _why(last), last.id, targets)
    return None


def _why(notice: Notice) -> str:
    if notice.sent_at is None:
        return "taken-back"
    codes = {
        NoticeState.REFUSED: "refused",
        NoticeState.HELD: "asked",
        NoticeState.WITHDRAWN: "wrong-recipient",
        NoticeState.REMOVED: "still-there",
    }
    return codes.get(notice.state, _silence(notice))
