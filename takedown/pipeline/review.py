"""Review: what was found, and a person's decision on each; nothing is ever decided by the program."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from takedown.cases.event import EventKind
from takedown.cases.match import MATCH_MOVES, MATCH_UNDONE, Confidence, Match, MatchState
from takedown.cases.negative import Negative
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES, MATCHES, NEGATIVES
from takedown.store import Transaction

_NO_COPY = frozenset({MatchState.REJECTED, MatchState.NOT_ME})


def list_matches(
    session: Session,
    case_id: str | None,
    state: MatchState | None,
    *,
    possible: bool = False,
    without: Collection[str] = (),
) -> list[Match]:
    """Return matches, the surest first.

    Args:
        case_id: of this case alone, or of all.
        state: in this state alone, or in any.
        possible: whether to show those too that nobody has decided and that are no more than ``possible``.
        without: fields of a match that nobody asks for, as of ``Shelf.each``.

    Raises:
        NotFound: no such case: an empty list would read as "nothing was found".
    """
    wanted = {"case_id": case_id, "state": state}
    with session.store.read() as tx:
        if case_id:
            CASES.get(tx, case_id)
        chosen = {name: value for name, value in wanted.items() if value}
        found = MATCHES.all(tx, order_by="seen_at", without=without, **chosen)
    shown = [match for match in found if possible or not match.is_weak]
    order = list(Confidence)
    return sorted(shown, key=lambda match: (order.index(match.confidence), -match.score))


def decide(session: Session, ids: list[str], state: MatchState) -> list[Match]:
    """Record a person's decision on each match, all of them or none.

    What a person says is no copy is kept as a negative, so that it isn't found again for the same registered picture;
    another decision takes the negative back.

    Raises:
        NotFound: one of the ids is unknown; nothing was changed.
        IllegalMove: one of them can't be decided so; nothing was changed.
    """
    with session.store.begin() as tx:
        decided = []
        for item in dict.fromkeys(ids):
            match = MATCHES.get(tx, item)
            MATCH_MOVES.check(match.state, state)
            decided.append(match if match.state is state else _moved(session, tx, match, state, {}))
    return decided


def states_of(session: Session, ids: Iterable[str]) -> dict[str, MatchState]:
    """Return how each match stands, which is what ``undo`` needs to know after the next decision.

    Raises:
        NotFound: one of the ids is unknown.
    """
    with session.store.read() as tx:
        return {item: MATCHES.get(tx, item).state for item in ids}


def undo(session: Session, before: Mapping[str, MatchState], decided: MatchState) -> list[Match]:
    """Take a decision back: each match stands as it did before, and so do the negatives that came or went with it.

    Args:
        session: of the vault.
        before: the ids, and how each stood (``states_of``).
        decided: as what they were decided; a match that somebody has decided otherwise since is left as it is.

    Returns:
        Those that were taken back.

    Raises:
        NotFound: one of them is gone; nothing was changed.
    """
    with session.store.begin() as tx:
        matches = [MATCHES.get(tx, item) for item in before]
        return [
            _moved(session, tx, match, MATCH_UNDONE.check(match.state, was), {"undone": decided.value})
            for match in matches
            if match.state is decided and (was := before[match.id]) is not decided
        ]


def _moved(session: Session, tx: Transaction, match: Match, state: MatchState, body: dict[str, object]) -> Match:
    """Have a match stand as ``state``, with its entry in the ledger and the negative that it needs or needs no more."""
    moved = match.model_copy(update={"state": state})
    MATCHES.renew(tx, moved, "state")
    session.ledger.append(tx, EventKind.MATCH_DECIDED, moved.case_id, moved.id, {"state": state.value, **body})
    _silence(session, tx, moved)
    return moved


def _silence(session: Session, tx: Transaction, match: Match) -> None:
    """Have what was found at the match kept as a negative, or no longer, as its state says."""
    held = NEGATIVES.all(tx, order_by="added_at", match_id=match.id)
    if match.state not in _NO_COPY:
        for negative in held:
            NEGATIVES.drop(tx, negative.id)
            session.ledger.append(tx, EventKind.NEGATIVE_REMOVED, match.case_id, negative.id, {"match": match.id})
    elif not held and (negative_of := Negative.rejected(match)) is not None:
        NEGATIVES.put(tx, negative_of)
        session.ledger.append(tx, EventKind.NEGATIVE_ADDED, match.case_id, negative_of.id, {"match": match.id})
