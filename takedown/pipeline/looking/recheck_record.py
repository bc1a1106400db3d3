"""Recording what was found at an address: its looks, its next look, its match's verdict, the ledger's entry."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from takedown.cases.address import Address, AddressRole, Looked
from takedown.cases.event import EventKind
from takedown.cases.match import Match, Verdict
from takedown.cases.noun import now
from takedown.cases.schedule import next_look
from takedown.pipeline.looking import known
from takedown.pipeline.looking.recheck_judge import Judged, Spot
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import ADDRESSES, MATCHES, NOTICES, NotFound
from takedown.store import Transaction

_LOOKED = ("verdict", "checked_at", "next_at", "looks")


@dataclass(frozen=True, slots=True)
class Rechecked:
    """One address: what it was, what it is now, and the last look's reason in a code (``look-<code>`` in ``locale/``).

    ``came_back``: it was proven gone, and the copy is there again.
    """

    match: Match
    address: Address
    was: Verdict
    came_back: bool = False

    @property
    def now(self) -> Verdict:
        """What its looks together prove."""
        return self.address.verdict

    @property
    def reason(self) -> str:
        """Why, by the last look."""
        return self.address.looks[-1].reason

    @property
    def seen(self) -> Verdict:
        """What the last look found, whatever it proves."""
        return self.address.looks[-1].verdict

    @property
    def checked_at(self) -> datetime:
        """When it was looked at."""
        return self.address.looks[-1].at

    @property
    def absences(self) -> int:
        """How many looks in a row found nothing; one proves nothing."""
        return len(self.address.absences)


def record(session: Session, found: list[Judged], robots: str) -> list[Rechecked]:
    """Store what one visit found at its spots, in one transaction; what was erased meanwhile is left out.

    Args:
        found: of one address.
        robots: what to say of the robots file, if anything.
    """
    at = now()
    with session.store.begin() as tx:
        return [done for judged in found if (done := _one(session, tx, judged, at, robots)) is not None]


def postpone(session: Session, spots: list[Spot], until: datetime) -> list[Rechecked]:
    """Put the next look at spots that aren't visited at this hour to ``until``; what is known of them stays."""
    left: list[Rechecked] = []
    quiet = Looked(at=now(), verdict=Verdict.UNKNOWN, reason="host-quiet")
    with session.store.begin() as tx:
        for spot in spots:
            with suppress(NotFound):
                address = ADDRESSES.get(tx, spot.address.id).model_copy(update={"next_at": until})
                ADDRESSES.renew(tx, address, "next_at")
                told = address.model_copy(update={"looks": (*address.looks, quiet)})
                left.append(Rechecked(spot.match, told, address.verdict))
    return left


def noticed(tx: Transaction, case_id: str) -> dict[str, datetime]:
    """Return when the last notice about each match of a case was sent, by the match's id."""
    sent: dict[str, datetime] = {}
    # These two alone: a worker that looks at addresses opens nothing else of a notice.
    for row in tx.each(NOTICES.table, order_by="created_at", only=("sent_at", "match_ids"), case_id=case_id):
        if row["sent_at"] is not None:
            at = datetime.fromisoformat(row["sent_at"])
            for item in row["match_ids"] or ():
                sent[item] = max(at, sent.get(item, at))
    return sent


def _one(session: Session, tx: Transaction, judged: Judged, at: datetime, robots: str) -> Rechecked | None:
    try:
        before = ADDRESSES.get(tx, judged.spot.address.id)
        match = MATCHES.get(tx, before.match_id)
    except NotFound:
        return None
    after = _after(session, tx, before, judged, at)
    ADDRESSES.renew(tx, after, *_LOOKED)
    if after.url == match.url:
        match = match.model_copy(update={"verdict": after.verdict, "checked_at": at})
        MATCHES.renew(tx, match, "verdict", "checked_at")
    for linked, role in ((False, AddressRole.THUMBNAIL), (True, AddressRole.ORIGINAL)):
        known.renditions(tx, match, [url for url, is_link in judged.beside.items() if is_link is linked], role)
    done = Rechecked(match, after, before.verdict, came_back=after.came_back(before))
    _tell(session, tx, done, robots)
    return done


def _after(session: Session, tx: Transaction, before: Address, judged: Judged, at: datetime) -> Address:
    apart = timedelta(seconds=session.settings.recheck.apart)
    look = Looked(at=at, verdict=judged.verdict, reason=judged.reason, status=judged.status)
    after = before.looked(look, apart)
    sent = noticed(tx, before.case_id).get(before.match_id)
    return after.model_copy(update={"next_at": next_look(after, sent, apart)})


def _tell(session: Session, tx: Transaction, done: Rechecked, robots: str) -> None:
    body: dict[str, object] = {
        "verdict": done.now.value,
        "was": done.was.value,
        "reason": done.reason,
        "seen": done.seen.value,
        "status": done.address.looks[-1].status,
        "role": done.address.role.value,
        "url": done.address.url,
    }
    if robots:
        body["robots"] = robots
    session.ledger.append(tx, EventKind.RECHECKED, done.match.case_id, done.match.id, body)
    if done.came_back:
        back: dict[str, object] = {"url": done.address.url, "was": done.was.value}
        session.ledger.append(tx, EventKind.REAPPEARED, done.match.case_id, done.match.id, back)
