"""Letters: each organisation's outbox, its chores, and the answers that came; nothing leaves that no person sent."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta

from takedown.cases.case import CaseNotOpen, NotAdult
from takedown.cases.noun import now, rfc3339
from takedown.cases.schedule import next_look
from takedown.cases.team.organisation import Organisation
from takedown.errors import TakedownError
from takedown.fleet.floor import Floor
from takedown.mail.server import NoMailServer
from takedown.pipeline.following import chores, ladder
from takedown.pipeline.looking.recheck_record import noticed
from takedown.pipeline.mailing.mailbox import taken
from takedown.pipeline.mailing.sending import Outbox
from takedown.pipeline.person.pausing import going
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import ADDRESSES, NotFound
from takedown.pipeline.team import unwanted
from takedown.pipeline.team.shelves import ORGANISATIONS
from takedown.pipeline.team.webhooks import deliver_due
from takedown.store import Transaction

_LATELY = timedelta(days=1)


def letters(floor: Floor) -> None:
    """Have the outbox of each organisation looked at that has letters whose time has come, and the mailbox read."""
    session = floor.session("notifier")
    with session.store.read() as tx:
        waiting = tx.spots().organisations_due(rfc3339(now()))
    for organisation in waiting:
        floor.queue.send_due(organisation)
    if session.settings.imap.host:
        floor.queue.put("mail_in")


def send_due(floor: Floor, organisation: str) -> None:
    """Send an organisation's letters that a person sent and that can't be undone any more."""
    session = _within(floor, organisation)
    with suppress(NoMailServer):
        for delivery in Outbox(session).flush():
            with session.store.begin() as tx:
                sooner(tx, session, delivery.notice.case_id)
            if floor.ends():
                break


def mail_in(floor: Floor) -> None:
    """Take the answers that came into the server's mailbox, each to the notice of whatever organisation it answers."""
    with suppress(NoMailServer):
        for _ in taken(floor.session("notifier")):
            if floor.ends():
                return


def webhooks(floor: Floor) -> None:
    """Tell the programs that asked for it what happened, by ids and kinds."""
    deliver_due(floor.session("notifier"))


def plan_chores(floor: Floor) -> None:
    """Have the chores of every organisation done."""
    for organisation in floor.server.organisations():
        if organisation.ended_at is None:
            floor.queue.put("chores_of", lock=f"send:{organisation.id}", organisation=organisation.id)


def chores_of(floor: Floor, organisation: str) -> None:
    """Do what time alone makes due in one organisation; see ``following.chores``, ``unwanted.expire``, ``remind``."""
    session = _within(floor, organisation)
    for _ in chores.run(session, now()):
        if floor.ends():
            return
    unwanted.expire(floor.session("notifier"), _organisation(floor, organisation), now())
    remind(session, floor.ends)
    with session.store.begin() as tx:
        lately = tx.rows("notices", order_by="sent_at", after=rfc3339(now() - _LATELY), only=("sent_at",))
        for case_id in dict.fromkeys(row["case_id"] for row in lately):
            sooner(tx, session, case_id)


def remind(session: Session, ends: Callable[[], bool]) -> None:
    """Draft the letters whose time has come: reminders, and the next step where nobody answered; none is sent.

    Case by case: while one is drafted for, nobody else writes into the organisation's ledger. A case that nothing can
    be drafted for keeps no other from its letters.

    Raises:
        TakedownError: of the first such case.
    """
    at, problems = now(), list[TakedownError]()
    with session.store.read() as tx:
        cases = [case.id for case in going(tx) if tx.rows("notices", only=("sent_at",), case_id=case.id, limit=1)]
    for case_id in cases:
        if ends():
            return
        try:
            if any(one.target and one.step.at <= at for one in ladder.due(session, at, case_id)):
                ladder.climb(session, at, case_id)
        except (NotFound, CaseNotOpen, NotAdult):  # closed, erased, or its consent taken back just now
            continue
        except TakedownError as problem:
            problems.append(problem)
    if problems:
        raise problems[0]


def sooner(tx: Transaction, session: Session, case_id: str) -> None:
    """Have the addresses of copies that a notice was sent about looked at as densely as that asks for."""
    apart = timedelta(seconds=session.settings.recheck.apart)
    for match_id, sent in noticed(tx, case_id).items():
        if sent < now() - _LATELY:
            continue
        for address in ADDRESSES.all(tx, order_by="added_at", match_id=match_id):
            planned = next_look(address, sent, apart)
            if address.checked_at is not None and address.checked_at < sent and _later(address.next_at, planned):
                ADDRESSES.renew(tx, address.model_copy(update={"next_at": planned}), "next_at")


def _later(stored: datetime | None, planned: datetime) -> bool:
    return stored is None or stored > planned


def _within(floor: Floor, organisation: str) -> Session:
    """Return the notifier's session on one organisation.

    Raises:
        NotFound: there is none any more.
    """
    return floor.session("notifier").within(_organisation(floor, organisation))


def _organisation(floor: Floor, organisation: str) -> Organisation:
    with floor.server.store.read() as tx:
        found = ORGANISATIONS.get(tx, organisation)
    if found.ended_at is not None:
        raise NotFound(noun="organisation", id=organisation)
    return found
