"""Letters that members of an organisation had sent, and what became of them."""

from __future__ import annotations

from takedown.cases.dispatch import DispatchState
from takedown.cases.match import MatchState
from takedown.cases.notice import Notice
from takedown.pipeline import review
from takedown.pipeline.cautions.looks import looked
from takedown.pipeline.looking import known
from takedown.pipeline.mailing.sending import Outbox
from takedown.pipeline.notify import Desk
from takedown.pipeline.shelf import DISPATCHES
from takedown.settings import Settings
from tests.mail.postbox import Postbox
from tests.pipeline.casefile import found, opened
from tests.pipeline.sending_scene import SENDER, URL, connected, entry
from tests.team_server import House

MANY = 10_000


def mail_of(box: Postbox) -> dict[str, object]:
    """Return the settings of a server whose letters leave at once, however many."""
    smtp = {"host": "127.0.0.1", "port": box.port, "security": "none", "undo_seconds": 0, "per_hour": MANY}
    return {"notifier": {"name": "Association Exemple", "email": SENDER}, "smtp": smtp}


def settings_of(box: Postbox) -> Settings:
    return Settings.model_validate(mail_of(box))


def sent_by(house: House, box: Postbox, number: int, url: str = URL, case_id: str = "") -> Notice:
    """Have a notice of a case, or of a new one, drafted, approved and sent by two members; it waits in the outbox."""
    desk, worker = connected(house.desk(), box, per_hour=MANY), house.as_member("worker")
    if number == 0:
        entry(desk)
    case_id = case_id or opened(desk).id
    match = found(desk, case_id, url.format(number), MatchState.NEW, context_seen=False)
    for session in (desk, worker):
        with session.store.begin() as tx:
            known.keep(tx, known.addresses_of(tx, match))
            looked(session, tx, match, session.who, {"how": "own-word"})
    review.decide(desk, [match.id], MatchState.CONFIRMED)
    drafted = Desk(desk).draft(case_id, [match.id], "en", recipient="a_gallery", basis="eu-dsa-16").notices
    notice = Desk(desk).approve(drafted[0].id)
    Outbox(desk).queue(notice.id)
    return notice


def states(house: House) -> dict[str, DispatchState]:
    with house.as_member("supervisor").store.read() as tx:
        return {one.notice_id: one.state for one in DISPATCHES.all(tx, order_by="created_at")}
