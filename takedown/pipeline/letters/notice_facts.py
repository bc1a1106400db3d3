"""What the letter of a notice is made of: its case, its copies, and the notices that came before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from takedown.cases.address import ABSENT
from takedown.cases.event import EventKind
from takedown.cases.match import Match
from takedown.cases.notice import Notice, NoticeState
from takedown.cases.noun import now
from takedown.notices.bases import BASES
from takedown.notices.facts import Address, Earlier, Facts
from takedown.pipeline.letters.addressees import Addressees
from takedown.pipeline.looking import known
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES, MATCHES, NOTICES
from takedown.store import Transaction


def facts_of(
    session: Session,
    tx: Transaction,
    notice: Notice,
    addressees: Addressees,
    read: Sequence[Match] | None = None,
) -> Facts:
    """Return the facts of ``notice`` as they are now.

    Args:
        session, tx, notice, addressees: the notice, and where all that belongs to it is.
        read: its matches, where they were read in this transaction already.

    Raises:
        NotAdult, CaseNotOpen: its case is not one that notices are written for.
        NotFound, UnknownRecipient: its match or its recipient isn't there any more.
    """
    matches = MATCHES.several(tx, notice.match_ids) if read is None else list(read)
    followed = NOTICES.get(tx, notice.follows) if notice.follows else None
    facts = Facts.about(
        session.knowing(tx, CASES.get(tx, notice.case_id).for_letter(notice.letter)),
        session.settings.notifier,
        recipient=addressees.of_notice(notice),
        addresses=[Address.of_match(match) for match in matches],
        reference=notice.reference,
        language=notice.language,
        today=now().date(),
        letter=notice.letter,
        earlier=_earlier(followed, addressees.of_notice(followed).name) if followed else None,
        history=_history(tx, notice, matches),
    )
    if notice.addressee is None and not notice.contact_checked:
        return facts
    return facts.model_copy(update={"found": notice.addressee is not None, "contact_checked": notice.contact_checked})


def _history(tx: Transaction, notice: Notice, matches: list[Match]) -> list[Earlier]:
    """Return the notices about the same copies to the same recipient before these were gone: they are there again."""
    if notice.letter != "notice":
        return []
    ours = {match.id for match in matches}
    # The state is clear in the database: what didn't lead to a removal isn't opened, and there may be much of it.
    chosen = {"case_id": notice.case_id, "recipient": notice.recipient}
    removed = NOTICES.all(tx, order_by="created_at", **chosen, state=NoticeState.REMOVED)
    before = {one.id: one for one in removed if one.created_at < notice.created_at}
    if notice.follows and (last := NOTICES.get(tx, notice.follows)).recipient == notice.recipient:
        before[last.id] = last
    if not before:
        return []
    # A copy at another address of the same host is as well the same content that is there again.
    ours |= {one.id for match in matches for one in known.history(tx, match) if one.verdict in ABSENT}
    about = (one for item, one in before.items() if item != notice.id and ours & set(one.match_ids))
    return [_there_again(tx, one, ours) for one in sorted(about, key=lambda one: one.created_at)]


def _there_again(tx: Transaction, notice: Notice, ours: set[str]) -> Earlier:
    """Return an earlier notice with the day on which it was gone: as they said, or as the looks proved."""
    found = _earlier(notice)
    if found.removed_on is not None:
        return found
    proven = [day for item in notice.match_ids if item in ours and (day := _gone_on(tx, notice.case_id, item))]
    return found.model_copy(update={"removed_on": max(proven, default=None)})


def _gone_on(tx: Transaction, case_id: str, match_id: str) -> date | None:
    """Return the last day on which a copy was proven gone, as the ledger keeps it."""
    absent = {verdict.value for verdict in ABSENT}
    rows = tx.each("ledger", order_by="-seq", case_id=case_id, kind=EventKind.RECHECKED.value, subject=match_id)
    proofs = (row for row in rows if row["body"]["verdict"] in absent and row["body"]["was"] not in absent)
    last = next(proofs, None)
    return datetime.fromisoformat(last["at"]).date() if last else None


def _earlier(notice: Notice, recipient: str = "") -> Earlier:
    legal = notice.due_basis in BASES
    return Earlier(
        recipient=recipient,
        reference=notice.reference,
        their_reference=notice.their_reference,
        basis=notice.route,
        sent_on=_day(notice.sent_at),
        due_on=_day(notice.due_at) if legal else None,
        outcome=notice.outcome,
        decided_on=_day(notice.decided_at),
        removed_on=_day(notice.decided_at) if notice.state is NoticeState.REMOVED else None,
        words=notice.their_words,
    )


def _day(moment: datetime | None) -> object:
    return moment.date() if moment else None
