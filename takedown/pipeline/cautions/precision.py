"""Precision: how often what an organisation sent was taken back, refused or contested.

Under the Digital Services Act, article 23, a platform suspends for a time, after a warning, the notices of whoever
frequently sends manifestly unfounded ones; it looks at their number and share, how grave they are, and the intention.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from takedown.cases.case import Case, CaseStatus
from takedown.cases.caution import CautionKind, CautionState
from takedown.cases.match import MatchState
from takedown.cases.notice import NoticeState, Outcome
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import NOTICES
from takedown.store import Transaction

LEAST = 10
"""Answered notices from which on a share says something."""
HIGH = 0.25
"""The share of them that went wrong from which on an approval warns; our own measure, no law sets it."""

_SENT, _DECIDED = ("sent_at", ""), ("decided_at", "")


@dataclass(frozen=True, slots=True)
class Precision:
    """The figures of one organisation; of the cases without one where ``organisation`` is empty.

    Attributes:
        cases: open and closed ones. confirmed, rejected: of the matches that somebody decided, copies and no copies.
        sent: notices that left. removed, refused, withdrawn: what became of those that were answered or taken back.
        contested: matches that are contested, and of which nobody has said since that they may go on.
    """

    organisation: str
    cases: int
    confirmed: int
    rejected: int
    sent: int
    removed: int
    refused: int
    withdrawn: int
    contested: int

    @property
    def answered(self) -> int:
        """Notices of which it is known how they ended."""
        return self.removed + self.refused + self.withdrawn

    @property
    def unfounded(self) -> float:
        """The share of them that was refused or taken back, 0 to 1: the most that could be called unfounded."""
        return (self.refused + self.withdrawn) / self.answered if self.answered else 0.0

    @property
    def is_high(self) -> bool:
        """Whether so many went wrong that every next one wants a closer look."""
        return _high(self.removed, self.refused, self.withdrawn)


def precision(session: Session) -> list[Precision]:
    """Return the figures of every organisation, by name; the cases without one come first."""
    with session.store.read() as tx:
        return [_figures(tx, group) for _, group in sorted(_groups(tx).items())]


def often_wrong(tx: Transaction, case: Case) -> bool:
    """Return whether the figures of the organisation that files for ``case``, if one does, are high.

    Only its letters are counted: this is asked each time that a letter is looked at.
    """
    key = _key(case.particulars.organisation)
    return bool(key) and _high(*_ends(tx, list(_groups(tx)[key])))


def _groups(tx: Transaction) -> dict[str, dict[str, str]]:
    """Return the organisations' names by case, in groups of those that are the same."""
    tx.open_keys()
    groups: defaultdict[str, dict[str, str]] = defaultdict(dict)
    kept = [CaseStatus.OPEN.value, CaseStatus.CLOSED.value]
    for row in tx.each("cases", order_by="created_at", only=("particulars",), status=kept):
        name = str((row["particulars"] or {}).get("organisation", ""))
        groups[_key(name)][row["id"]] = name
    return groups


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


def _figures(tx: Transaction, group: dict[str, str]) -> Precision:
    ids = list(group)
    removed, refused, withdrawn = _ends(tx, ids)
    no_copy = [MatchState.REJECTED.value, MatchState.NOT_ME.value]
    stopped = [CautionState.HELD.value, CautionState.UPHELD.value]
    return Precision(
        organisation=next(iter(group.values())),
        cases=len(ids),
        confirmed=tx.count("matches", case_id=ids, state=MatchState.CONFIRMED.value),
        rejected=tx.count("matches", case_id=ids, state=no_copy),
        sent=tx.count("notices", beyond=_SENT, case_id=ids),
        removed=removed,
        refused=refused,
        withdrawn=withdrawn,
        contested=tx.count("cautions", case_id=ids, kind=CautionKind.CONTESTED.value, state=stopped),
    )


def _ends(tx: Transaction, ids: list[str]) -> tuple[int, int, int]:
    """Return how many letters of these cases ended in a removal, were refused, or were taken back."""
    refused = _notices(tx, ids, NoticeState.REFUSED)
    # A refusal that was taken further keeps its date; what only wasn't answered has none.
    refused += _notices(tx, ids, NoticeState.ESCALATED, _DECIDED)
    withdrawn = NOTICES.all(tx, order_by="created_at", case_id=ids, state=NoticeState.WITHDRAWN.value)
    # Who wrote to the wrong desk has said nothing wrong of the copy.
    taken_back = sum(one.sent_at is not None and one.outcome != Outcome.WRONG_RECIPIENT for one in withdrawn)
    return _notices(tx, ids, NoticeState.REMOVED), refused, taken_back


def _high(removed: int, refused: int, withdrawn: int) -> bool:
    answered, wrong = removed + refused + withdrawn, refused + withdrawn
    return answered >= LEAST and wrong >= HIGH * answered


def _notices(tx: Transaction, ids: list[str], state: NoticeState, beyond: tuple[str, str] = _SENT) -> int:
    return tx.count("notices", beyond=beyond, case_id=ids, state=state.value)
