"""Contest: somebody says that a copy isn't hers, or was published with consent. It stops until a person has looked."""

from __future__ import annotations

from dataclasses import dataclass

from takedown.cases.caution import Caution, CautionKind
from takedown.cases.event import EventKind
from takedown.cases.match import Match
from takedown.cases.notice import NOTICE_MOVES, Notice, NoticeState
from takedown.pipeline.cautions.caution import STOPS, named, note, raised
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES, CAUTIONS, MATCHES, NOTICES
from takedown.store import Transaction

_UNSENT = (NoticeState.DRAFT, NoticeState.APPROVED, NoticeState.HELD)


@dataclass(frozen=True, slots=True)
class Contested:
    """A match that was contested: its caution, the notices that stopped, and those that had left before."""

    caution: Caution
    stopped: tuple[Notice, ...]
    left: tuple[Notice, ...]


def contest(session: Session, match_id: str, words: str, by: str = "") -> Contested:
    """Stop everything about a match that hasn't left, and keep in whose words it was contested.

    One that is contested already gets the new words beside the first ones in the ledger.

    Args:
        session: of the vault.
        match_id: which.
        words: of whoever contests it.
        by: who records it; needed where an organisation files for the case.

    Raises:
        NotFound, NotAdult, CaseNotOpen, NameWanted: nothing was changed.
    """
    with session.store.begin() as tx:
        match = MATCHES.get(tx, match_id)
        who = session.who or named(CASES.get(tx, match.case_id).for_search(), by)
        about = _about(tx, match)
        left = tuple(one for one in about if one.sent_at is not None)
        stopped = tuple(_held(session, tx, one) for one in about if one.sent_at is None and one.state in _UNSENT)
        detail: dict[str, object] = {"stopped": [one.id for one in stopped], "left": [one.id for one in left]}
        return Contested(_raised(session, tx, match, detail | {"by": who}, words), stopped, left)


def _raised(session: Session, tx: Transaction, match: Match, detail: dict[str, object], words: str) -> Caution:
    """Return the caution: the one that stops the match already, with the new words in the ledger, or a new one."""
    kind = CautionKind.CONTESTED
    open_ = CAUTIONS.all(
        tx, order_by="raised_at", case_id=match.case_id, match_id=match.id, kind=kind.value, state=list(STOPS)
    )
    if not open_:
        return raised(session, tx, Caution.of_match(kind, match.case_id, match.id, detail, words))
    note(session, tx, open_[0], detail, words)
    return open_[0]


def _about(tx: Transaction, match: Match) -> list[Notice]:
    """Return the letters about a match that ask for something."""
    return [
        one
        for one in NOTICES.all(tx, order_by="created_at", case_id=match.case_id)
        if match.id in one.match_ids and one.state is not NoticeState.WITHDRAWN and one.letter != "withdrawal"
    ]


def _held(session: Session, tx: Transaction, notice: Notice) -> Notice:
    """Stop a notice that hasn't left; it is approved anew once the match is released."""
    if notice.state is NoticeState.HELD:
        return notice
    NOTICE_MOVES.check(notice.state, NoticeState.HELD)
    held = notice.model_copy(update={"state": NoticeState.HELD})
    NOTICES.renew(tx, held, "state")
    body: dict[str, object] = {"state": held.state.value}
    session.ledger.append(tx, EventKind.NOTICE_MOVED, notice.case_id, notice.id, body)
    return held
