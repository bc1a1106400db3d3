"""What a person decides on before a letter leaves: to whom and why, what is learnt of her, which way, what follows."""

from __future__ import annotations

from dataclasses import dataclass, replace

from takedown.cases.dispatch import Dispatch
from takedown.cases.match import Match
from takedown.cases.notice import Notice
from takedown.cases.recipient import Channel
from takedown.cases.reply import Reply
from takedown.notices.attachments import attachments
from takedown.notices.facts import Facts
from takedown.notices.risk import forwards
from takedown.notices.routes import Proposal, channel_for, channels_for, proposal_of
from takedown.pipeline.letters.results import Measured, results
from takedown.pipeline.mailing.rules import writes_to
from takedown.pipeline.notify import Desk
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import DISPATCHES, MATCHES, REPLIES


@dataclass(frozen=True, slots=True)
class Summary:
    """One notice with all that is known of its way.

    Attributes:
        facts: what its letter is made of. route: why, what is learnt and by whom, the clock, what follows, as a
            proposal tells it. channel: the first way in, with the recipient's own values filled in; ``None`` where
            none may be used. mail: the address that an e-mail would go to; empty where none can.
        can_mail: there is an outgoing mail server. attached: names of the files that go along with an e-mail.
        warnings: codes (``risk-<code>``), the gravest first. forwarded: whether the text reaches whoever published it.
        matches: the copies it is about. dispatch: its last letter in the outbox. replies: what came back, newest first.
    """

    notice: Notice
    facts: Facts
    route: Proposal
    channel: Channel | None
    mail: str
    can_mail: bool
    attached: tuple[str, ...]
    warnings: tuple[str, ...]
    forwarded: str
    matches: tuple[Match, ...]
    dispatch: Dispatch | None
    replies: tuple[Reply, ...]

    @property
    def is_checked(self) -> bool:
        """Whether somebody looked at the contact: the directory's own reader, or a person for this notice."""
        return self.notice.contact_checked or (self.notice.addressee is None and self._trusted is not None)

    @property
    def _trusted(self) -> Channel | None:
        return channel_for(self.facts.recipient, self.notice.route)


def summary(session: Session, notice_id: str, held: Measured | None = None) -> Summary:
    """Return what is known of one notice's way; nothing is stored, nobody is contacted.

    Args:
        session: the open vault.
        notice_id: which notice.
        held: what recipients did so far, where that is known already.

    Raises:
        NotFound: there is none. NotAdult, CaseNotOpen: its case is not one that notices are written for.
        UnknownRecipient: the directory doesn't have its recipient any more.
    """
    desk = Desk(session)
    notice, facts = desk.show(notice_id)
    with session.store.read() as tx:
        matches = tuple(MATCHES.several(tx, notice.match_ids))
        dispatches = DISPATCHES.all(tx, order_by="-created_at", notice_id=notice.id)
        replies = tuple(REPLIES.all(tx, order_by="-received_at", notice_id=notice.id))
    channels = channels_for(facts.recipient, notice.route)
    return Summary(
        notice,
        facts,
        _route(session, facts, notice, held),
        facts.recipient.settled(channels[0]) if channels else None,
        writes_to(notice, facts),
        bool(session.settings.smtp.host),
        tuple(one.name for one in attachments(facts, notice.route)),
        desk.warnings(notice, facts),
        forwards(facts.recipient, notice.route),
        matches,
        dispatches[0] if dispatches else None,
        replies,
    )


def _route(session: Session, facts: Facts, notice: Notice, held: Measured | None) -> Proposal:
    """Return the notice's own route as the picker would tell it."""
    recipient, basis = facts.recipient, notice.route
    own = proposal_of(recipient, basis, facts.today, results(session, held).get((recipient.id, basis)))
    # The date that a law sets runs from the first notice alone.
    return own if notice.letter == "notice" else replace(own, clock=None)
