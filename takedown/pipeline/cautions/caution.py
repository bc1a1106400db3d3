"""Cautions: reasons to wait until a person has looked again. A program raises them; only a person lets go.

Ground: docs/cautions.md. A caution stops one picture or one match, and nothing of any other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from takedown.cases.case import Case
from takedown.cases.caution import CAUTION_MOVES, Caution, CautionKind, CautionState
from takedown.cases.event import EventKind
from takedown.cases.notice import Notice
from takedown.cases.noun import now
from takedown.errors import TakedownError
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES, CAUTIONS
from takedown.store import Transaction

STOPS = (CautionState.HELD, CautionState.UPHELD)


class OnHold(TakedownError):
    """A picture or a match of it waits for a second look; ``notice``, ``caution``, its ``kind`` and ``state``."""


class NameWanted(TakedownError):
    """An organisation files for this case, and who decides wasn't said. Nothing was changed."""

    exit_status: ClassVar[int] = 2


@dataclass(frozen=True, slots=True)
class Stops:
    """What waits in one case: the ids of its pictures and of its matches."""

    media: frozenset[str]
    matches: frozenset[str]

    def stops(self, media_id: str, match_id: str) -> bool:
        """Say whether a match waits, itself or with its picture."""
        return media_id in self.media or match_id in self.matches


def raised(session: Session, tx: Transaction, caution: Caution) -> Caution:
    """Store a new caution, and say so in the ledger."""
    CAUTIONS.put(tx, caution)
    note(session, tx, caution, caution.detail, caution.words)
    return caution


def note(session: Session, tx: Transaction, caution: Caution, detail: dict[str, object], words: str) -> None:
    """Say in the ledger what raised a caution, or what raised it once more."""
    body: dict[str, object] = {"kind": caution.kind.value, "media": caution.media_id, "match": caution.match_id}
    body |= {"detail": detail, **({"words": words} if words else {})}
    session.ledger.append(tx, EventKind.CAUTION_RAISED, caution.case_id, caution.id, body)


def check(tx: Transaction, notice: Notice) -> None:
    """Let a notice pass unless one of its pictures or matches waits; what takes something back always passes.

    Raises:
        OnHold: the first of them, in the order in which they were raised.
    """
    if notice.letter == "withdrawal":
        return
    held = CAUTIONS.all(tx, order_by="raised_at", case_id=notice.case_id, state=list(STOPS))
    if not held:
        return
    media = _media_of(tx, notice)
    for caution in held:
        if caution.match_id in notice.match_ids or (caution.media_id and caution.media_id in media):
            raise OnHold(notice=notice.id, caution=caution.id, kind=caution.kind.value, state=caution.state.value)


def stops(tx: Transaction, case_id: str) -> Stops:
    """Return what waits in a case, for whoever drafts by himself."""
    held = CAUTIONS.all(tx, order_by="raised_at", case_id=case_id, state=list(STOPS))
    return Stops(_ids(one.media_id for one in held), _ids(one.match_id for one in held))


def list_cautions(
    session: Session, case_id: str | None = None, state: CautionState | None = None, since: datetime | None = None
) -> list[Caution]:
    """Return cautions, the oldest first: of a case or of all, in one state or in any, raised at ``since`` or later.

    Raises:
        NotFound: no such case.
    """
    wanted = {"case_id": case_id, "state": state}
    with session.store.read() as tx:
        if case_id:
            CASES.get(tx, case_id)
        found = CAUTIONS.all(tx, order_by="raised_at", **{name: value for name, value in wanted.items() if value})
    return [caution for caution in found if since is None or caution.raised_at >= since]


def history(session: Session, caution_id: str) -> tuple[Caution, list[dict[str, Any]]]:
    """Return a caution, and what the ledger says of it in order: when, what, and everybody's words.

    Raises:
        NotFound: there is none.
    """
    with session.store.read() as tx:
        caution = CAUTIONS.get(tx, caution_id)
        entries = tx.rows("ledger", order_by="seq", case_id=caution.case_id, subject=caution.id)
    return caution, [{"at": entry["at"], "event": entry["kind"], **entry["body"]} for entry in entries]


def decide(session: Session, caution_id: str, state: CautionState, *, words: str = "", by: str = "") -> Caution:
    """Record that a person looked again: ``released``, it goes on; ``upheld``, it stays stopped.

    Args:
        session: of the vault.
        caution_id: which.
        state: what she decided; she may change her mind later.
        words: her reason.
        by: who she is; needed where an organisation files for the case.

    Raises:
        NotFound, IllegalMove, NotAdult, CaseNotOpen, NameWanted: nothing was changed.
    """
    with session.store.begin() as tx:
        caution = CAUTIONS.get(tx, caution_id)
        who = session.who or named(CASES.get(tx, caution.case_id).for_search(), by)
        if CAUTION_MOVES.check(caution.state, state) is caution.state:
            return caution
        # What was contested stays in the caution; the reason of the decision is beside it in the ledger.
        kept = caution.words if caution.kind is CautionKind.CONTESTED else words or caution.words
        caution = caution.model_copy(update={"state": state, "decided_at": now(), "words": kept})
        CAUTIONS.renew(tx, caution, "state", "decided_at", "words")
        body: dict[str, object] = {"kind": caution.kind.value, "state": state.value, "by": who, "words": words}
        session.ledger.append(tx, EventKind.CAUTION_DECIDED, caution.case_id, caution.id, body)
    return caution


def named(case: Case, by: str) -> str:
    """Return whose name it is, with plain spaces.

    Raises:
        NameWanted: an organisation files for the case, and no name was given.
    """
    name = " ".join(by.split())
    if case.particulars.organisation and not name:
        raise NameWanted
    return name


def _media_of(tx: Transaction, notice: Notice) -> set[str]:
    """Return the pictures that a notice is about; only columns in clear are read."""
    if not notice.match_ids:
        return set()
    return {row["media_id"] for row in tx.each("matches", raw=True, id=list(notice.match_ids))}


def _ids(some: Iterable[str]) -> frozenset[str]:
    return frozenset(filter(None, some))
