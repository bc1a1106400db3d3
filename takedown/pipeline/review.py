"""Review: what was found, and a person's decision on each; nothing is ever decided by the program."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from takedown.cases.event import EventKind
from takedown.cases.match import MATCH_MOVES, MATCH_UNDONE, Confidence, Match, MatchState
from takedown.cases.negative import Negative
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES, MATCHES, NEGATIVES
from takedown.store import Transaction

_Entry = tuple[str, str, dict[str, object]]
"""What the ledger is told: the case, the id of what it is about, and the body."""
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
        matches = MATCHES.several(tx, dict.fromkeys(ids))
        for match in matches:
            MATCH_MOVES.check(match.state, state)
        changed = [match for match in matches if match.state is not state]
        moved = {one.id: one for one in _moved(session, tx, changed, state, {})}
    return [moved.get(match.id, match) for match in matches]


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
        matches = MATCHES.several(tx, before)
        return [
            _moved(session, tx, [match], MATCH_UNDONE.check(match.state, was), {"undone": decided.value})[0]
            for match in matches
            if match.state is decided and (was := before[match.id]) is not decided
        ]


def _moved(
    session: Session, tx: Transaction, matches: list[Match], state: MatchState, body: dict[str, object]
) -> list[Match]:
    """Have matches stand as ``state``, with their entries in the ledger and the negatives that they now need or not."""
    moved = [match.model_copy(update={"state": state}) for match in matches]
    tx.update_all(MATCHES.table, [one.id for one in moved], state=state.value)
    kind, about = _silenced(tx, moved, state)
    # The ledger last: whoever else appends to it waits until the end.
    decided: dict[str, object] = {"state": state.value, **body}
    _tell(session, tx, EventKind.MATCH_DECIDED, [(one.case_id, one.id, decided) for one in moved])
    _tell(session, tx, kind, about)
    return moved


def _silenced(tx: Transaction, matches: list[Match], state: MatchState) -> tuple[EventKind, list[_Entry]]:
    """Have what was found at the matches kept as negatives, or no longer; return what the ledger is to say of these."""
    case_of = {match.id: match.case_id for match in matches}
    held = tx.rows(NEGATIVES.table, order_by="added_at", only=("match_id",), match_id=list(case_of))
    if state not in _NO_COPY:
        tx.delete(NEGATIVES.table, id=[row["id"] for row in held])
        gone = [(case_of[row["match_id"]], row["id"], {"match": row["match_id"]}) for row in held]
        return EventKind.NEGATIVE_REMOVED, gone
    silent = {row["match_id"] for row in held}
    new = [one for one in (Negative.rejected(match) for match in matches if match.id not in silent) if one is not None]
    NEGATIVES.put_all(tx, new)
    return EventKind.NEGATIVE_ADDED, [(case_of[one.match_id], one.id, {"match": one.match_id}) for one in new]


def _tell(session: Session, tx: Transaction, kind: EventKind, entries: list[_Entry]) -> None:
    of_case: defaultdict[str, list[tuple[str, dict[str, object]]]] = defaultdict(list)
    for case_id, subject, body in entries:
        of_case[case_id].append((subject, body))
    for case_id, told in of_case.items():
        session.ledger.append_all(tx, kind, case_id, told)
