"""The gate before an approval: nothing about it waits, somebody has looked, and something of each page was kept.

A person may go without the last: minutes can count for more than proof. A host that didn't answer costs her none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from takedown.cases.notice import Notice
from takedown.errors import TakedownError
from takedown.pipeline.cautions import caution
from takedown.pipeline.cautions.looks import ContextUnseen, SecondPerson, check_seen
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES, NOTICES
from takedown.store import Transaction


class EvidenceLacking(TakedownError):
    """Nothing was kept of where some copies are; the first ``match``, how many (``count``), and the ``case``."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a person said with her approval.

    Attributes:
        by: who approves; needed where an organisation files for the case.
        seen: a person alone has opened the pages herself.
        without_evidence: nothing need be kept of them before.
    """

    by: str = ""
    seen: bool = False
    without_evidence: bool = False


def passed(session: Session, tx: Transaction, notice: Notice, said: Said) -> dict[str, object]:
    """Return what the ledger keeps of an approval beside the state, where nothing stands in its way.

    Args:
        session, tx: of the approval.
        notice: which.
        said: by whoever approves.

    Raises:
        OnHold: a picture or a match of it waits for a second look.
        MandateWanted: a client for whom nobody said that letters may go in its name.
        NameWanted, ContextUnseen, SecondPerson: nobody, or not whoever it takes, has looked at where it was found.
        EvidenceLacking: nothing was kept of an address, and nobody tried to.
    """
    caution.check(tx, notice)
    case = CASES.get(tx, notice.case_id)
    session.check_mandate(tx, case)
    name = session.who or caution.named(case, said.by)
    check_seen(session, tx, case, notice, by=name, seen=said.seen)
    bare = _bare(session, tx, notice)
    if bare and not said.without_evidence:
        _check_tried(tx, notice, bare)
    told: dict[str, object] = {"by": name} if name else {}
    return told | ({"without_evidence": list(bare)} if bare else {})


def waiting(session: Session, notice_id: str, said: Said) -> tuple[TakedownError, ...]:
    """Return what would stand in the way of an approval, each as ``passed`` would raise it; nothing is recorded.

    Raises:
        NotFound: there is no such notice.
    """
    with session.store.read() as tx:
        notice = NOTICES.get(tx, notice_id)
        return tuple(_troubles(session, tx, notice, said))


def _troubles(session: Session, tx: Transaction, notice: Notice, said: Said) -> Iterator[TakedownError]:
    case, name = CASES.get(tx, notice.case_id), session.who or " ".join(said.by.split())
    if (trouble := _raised(lambda: caution.check(tx, notice))) is not None:
        yield trouble
    if not session.who and (trouble := _raised(lambda: caution.named(case, name))) is not None:
        yield trouble
    # What would be recorded with her word is left to the approval.
    looks = None if said.seen else _raised(lambda: check_seen(session, tx, case, notice, by=name, seen=False))
    if looks is not None:
        yield looks
    bare = () if said.without_evidence else _bare(session, tx, notice)
    if bare and (trouble := _raised(lambda: _check_tried(tx, notice, bare))) is not None:
        yield trouble


def _raised(question: Callable[[], object]) -> TakedownError | None:
    try:
        question()
    except (caution.OnHold, caution.NameWanted, ContextUnseen, SecondPerson, EvidenceLacking) as trouble:
        return trouble
    return None


def _check_tried(tx: Transaction, notice: Notice, bare: tuple[str, ...]) -> None:
    """Let pass what was tried in vain."""
    # Imported where a notice is approved: what visits pages takes its time.
    from takedown.pipeline.proof.capture import untried

    if waiting := untried(tx, bare):
        raise EvidenceLacking(match=waiting[0], count=len(waiting), case=notice.case_id)


def _bare(session: Session, tx: Transaction, notice: Notice) -> tuple[str, ...]:
    """Return the matches of a first notice of which nothing was kept, where keeping something is wanted."""
    if notice.letter != "notice" or not session.settings.evidence.capture:
        return ()
    # Imported where a notice is approved: what visits pages takes its time.
    from takedown.pipeline.proof.capture import lacking

    return lacking(tx, notice)
