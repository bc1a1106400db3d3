"""Many at once: what a decision, drafts or approvals would do to the rows that were chosen, doing it, taking it back.

Each one goes through the same gates as by itself; what is refused is told and keeps nothing else from being done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum

from takedown.cases.match import MATCH_MOVES, MatchState
from takedown.cases.notice import NoticeState
from takedown.errors import TakedownError
from takedown.pipeline import review
from takedown.pipeline.mailing.sending import NothingToUndo, Outbox
from takedown.pipeline.notify import UNSENT, Desk
from takedown.pipeline.overview.overview import Overview
from takedown.pipeline.overview.row import Row
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import NOTICES, NotFound


class Action(StrEnum):
    """What is done with many: a decision on copies, letters drafted for them; letters approved, sent or withdrawn."""

    CONFIRM = "confirmed"
    REJECT = "rejected"
    MINE = "mine"
    NOT_ME = "not-me"
    DRAFT = "draft"
    APPROVE = "approve"
    SEND = "send"
    WITHDRAW = "withdraw"


DECISIONS = (Action.CONFIRM, Action.REJECT, Action.MINE, Action.NOT_ME)


@dataclass(frozen=True, slots=True)
class Plan:
    """What an action would be done to, and what not, each with a code (``web-queue-left-<code>``)."""

    action: Action
    fit: tuple[Row, ...] = ()
    left: tuple[tuple[Row, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Done:
    """What was done.

    Attributes:
        ids: of the matches or notices that were changed or made. before: how decided matches stood.
        refused: what wasn't done, and why. nobody: copies for which nobody is known to write to.
        later: why no more are drafted today, if so.
    """

    action: Action
    ids: tuple[str, ...] = ()
    before: dict[str, MatchState] = field(default_factory=dict)
    refused: tuple[tuple[Row, TakedownError], ...] = ()
    nobody: int = 0
    later: TakedownError | None = None


def plan(overview: Overview, action: Action, ids: Iterable[str]) -> Plan:
    """Return what ``action`` would be done to among ``ids``; nothing is changed. Ids that aren't known are left out."""
    fit, left = [], []
    for item in dict.fromkeys(ids):
        try:
            row = overview.row(item)
        except NotFound:
            continue
        why = _why_not(overview, action, row)
        if why:
            left.append((row, why))
        else:
            fit.append(row)
    return Plan(action, tuple(fit), tuple(left))


def _why_not(overview: Overview, action: Action, row: Row) -> str:
    """Return the code of what keeps ``action`` from being done to ``row``, or nothing."""
    if row.kind == "letter":
        return _why_no_letter(overview, action, row)
    if action in DECISIONS:
        to = MatchState(action.value)
        return "so-already" if row.state == to else "" if to in MATCH_MOVES.after(MatchState(row.state)) else "not-now"
    if action is not Action.DRAFT:
        return "no-letter"
    if row.state != MatchState.CONFIRMED:
        return "not-confirmed"
    if not overview.case(row.case_id).case.is_searched:
        return "rests"
    return "held" if row.held else ""


def _why_no_letter(overview: Overview, action: Action, row: Row) -> str:
    if action not in (Action.APPROVE, Action.SEND, Action.WITHDRAW):
        return "no-copy"
    if action is Action.SEND:
        return "" if row.state == NoticeState.APPROVED else "not-approved"
    if row.state not in UNSENT or (action is Action.APPROVE and row.state == NoticeState.APPROVED):
        return "not-now"
    if action is Action.WITHDRAW:
        return ""
    if not overview.case(row.case_id).case.is_searched and row.letter != "withdrawal":
        return "rests"
    return "lacks" if row.lacks else ""


def ways(session: Session, chosen: Plan) -> tuple[dict[str, str], tuple[tuple[Row, TakedownError], ...]]:
    """Return to which address each letter that is to be sent would go, and which may not leave now, and why.

    Nothing is stored, nobody is contacted.
    """
    outbox, to, stopped = Outbox(session), dict[str, str](), []
    for row in chosen.fit:
        try:
            to[row.id] = outbox.preview(row.id)[1].to
        except TakedownError as problem:
            stopped.append((row, problem))
    return to, tuple(stopped)


def do(session: Session, chosen: Plan, by: str = "") -> Done:
    """Do what was planned.

    Args:
        session: of the vault.
        chosen: as ``plan`` gave it; ``left`` is left.
        by: who does it, where an organisation files.

    Raises:
        NotFound, IllegalMove: a copy was erased or decided otherwise meanwhile; nothing was changed.
        NotAdult, CaseNotOpen, NotConfirmed, NoticesPerDay: no letter was drafted.
    """
    if chosen.action in DECISIONS:
        return _decided(session, chosen)
    if chosen.action is Action.DRAFT:
        return _drafted(session, chosen)
    if chosen.action is Action.SEND:
        outbox = Outbox(session)
        return _each(chosen, lambda row: outbox.queue(row.id))
    desk = Desk(session)
    if chosen.action is Action.APPROVE:
        return _each(chosen, lambda row: desk.approve(row.id, by=by))
    return _each(chosen, lambda row: desk.withdraw([row.id]))


def take_back(session: Session, done: Done) -> None:
    """Take back what was done: decisions as they stood, drafts withdrawn, approved letters drafts again.

    Letters that were to be sent leave the outbox while they wait there. What somebody moved on since stays as it is.
    Withdrawn letters aren't taken back: they are drafted anew.
    """
    if done.action in DECISIONS:
        review.undo(session, done.before, MatchState(done.action.value))
        return
    if done.action is Action.SEND:
        for item in done.ids:
            with suppress(NothingToUndo):
                Outbox(session).undo(item)
        return
    desk = Desk(session)
    with session.store.begin() as tx:
        notices = [NOTICES.get(tx, item) for item in done.ids]
        if done.action is Action.DRAFT:
            desk.taken_back(tx, [one for one in notices if one.state is NoticeState.DRAFT])
        elif done.action is Action.APPROVE:
            for notice in notices:
                if notice.state is NoticeState.APPROVED:
                    desk.reopened(tx, notice)


def _decided(session: Session, chosen: Plan) -> Done:
    ids = [row.id for row in chosen.fit]
    before = review.states_of(session, ids)
    review.decide(session, ids, MatchState(chosen.action.value))
    return Done(chosen.action, tuple(ids), before)


def _drafted(session: Session, chosen: Plan) -> Done:
    if not chosen.fit:
        return Done(chosen.action)
    made = Desk(session).draft(None, [row.id for row in chosen.fit], None)
    ids = tuple(notice.id for notice in made.notices)
    return Done(chosen.action, ids, nobody=len(made.unaddressed), later=made.later)


def _each(chosen: Plan, step: Callable[[Row], object]) -> Done:
    """Do ``step`` to each by itself: one that is refused stops no other."""
    ids, refused = [], []
    for row in chosen.fit:
        try:
            step(row)
        except TakedownError as problem:
            refused.append((row, problem))
        else:
            ids.append(row.id)
    return Done(chosen.action, tuple(ids), refused=tuple(refused))
