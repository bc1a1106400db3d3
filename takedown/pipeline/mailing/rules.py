"""What has to be true before a letter leaves: asked when it is queued, and again right before its last line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from takedown.cases.case import SCOPE, Case, Standing
from takedown.cases.dispatch import Dispatch, DispatchState
from takedown.cases.notice import Notice, NoticeState
from takedown.cases.noun import now, rfc3339
from takedown.cases.recipient import Channel
from takedown.errors import TakedownError
from takedown.notices import wording
from takedown.notices.facts import Facts
from takedown.notices.routes.channels import channels_for
from takedown.pipeline.cautions import caution
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES, CONSENTS, DISPATCHES, NOTICES
from takedown.store import Transaction

SAME_CONTACT = timedelta(hours=24)
"""Nothing goes twice to the same contact about one person within a day: a host may count the second as abuse."""

AT_ONCE = frozenset({"withdrawal", "more-information", "wrong-recipient"})
"""Letters that answer, or take back: they don't wait for the day to end."""

_OUT = (DispatchState.SENDING, DispatchState.SENT, DispatchState.UNSURE)
_OLDEST = timedelta(days=7)
# RFC 5322, 3.2.3: the letters of an unquoted address; brackets or commas would make two readers read two addresses.
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?")


class Stopped(TakedownError):
    """The root of what keeps a letter from leaving."""


class NotApproved(Stopped):
    """Only a notice that a person approved is sent; ``notice`` and its ``state``."""


class NotCompleteAnyMore(Stopped):
    """What was approved lacks elements; ``notice`` and their codes in ``missing``."""


class NoMailChannel(Stopped):
    """The recipient takes no e-mail for this basis, or none is known; ``notice``. A person files its form."""


class ContactUnchecked(Stopped):
    """The address was found by the program or is of low confidence, and no person has looked at it; ``notice``."""


class PoliceFirst(Stopped):
    """Everything of this case is held until a time that a person chose; ``until``."""


class NoConsent(Stopped):
    """The last word on consent doesn't cover notices, or was taken back; ``notice``."""


class NoMandate(Stopped):
    """Somebody speaks for the person shown, and by which authorisation isn't recorded; ``notice``."""


class NoSender(Stopped):
    """There is no usable address of the notifier; nothing can be sent without one."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A notice that may leave: what its letter is made of, and from where to where it goes."""

    notice: Notice
    facts: Facts
    sender: str
    to: str


def ready(session: Session, tx: Transaction, notice: Notice) -> Ready:
    """Return what leaves.

    Raises:
        Stopped: it may not, for the reason that the kind of it says.
        OnHold: something about it waits for a second look.
        NotAdult, CaseNotOpen: nothing is written for its case.
    """
    if notice.state is not NoticeState.APPROVED or notice.facts is None:
        raise NotApproved(notice=notice.id, state=notice.state.value)
    _permitted(tx, CASES.get(tx, notice.case_id), notice)
    caution.check(tx, notice)
    facts = Facts.model_validate(notice.facts)
    missing = wording.missing(facts, notice.route, notice.edited)
    if missing:
        raise NotCompleteAnyMore(notice=notice.id, missing=", ".join(missing))
    return Ready(notice, facts, _sender(session, facts), _contact(notice, facts))


def _permitted(tx: Transaction, case: Case, notice: Notice) -> None:
    """Check the person's own words: age, an open case, consent, a mandate, and no waiting for the police."""
    # A withdrawal takes something back; that is possible as long as the case is known at all.
    case.for_letter(notice.letter)
    if notice.letter != "withdrawal":
        _agreed(tx, case, notice)
    until = case.particulars.police_first_until
    if until is not None and until > now():
        raise PoliceFirst(until=rfc3339(until))


def _agreed(tx: Transaction, case: Case, notice: Notice) -> None:
    """Check that the last consent covers notices, and that whoever speaks for her was authorised, on every basis."""
    consents = CONSENTS.all(tx, order_by="given_at", case_id=case.id)
    if not consents or consents[-1].scope != SCOPE or consents[-1].withdrawn_at is not None:
        raise NoConsent(notice=notice.id)
    more = case.particulars
    if case.standing is Standing.REPRESENTATIVE and not (more.mandate and more.mandate_on):
        raise NoMandate(notice=notice.id)


def writes_to(notice: Notice, facts: Facts) -> str:
    """Return the address that a letter would go to, looked at or not; empty where its recipient takes no e-mail."""
    channels = _mailing(notice, facts)
    trusted = [] if notice.addressee is not None else [one for one in channels if one.confidence != "low"]
    return next((one.email.strip() for one in trusted or channels), "")


def _mailing(notice: Notice, facts: Facts) -> list[Channel]:
    return [one for one in channels_for(facts.recipient, notice.route) if _mails(one)]


def _contact(notice: Notice, facts: Facts) -> str:
    """Return the address that the letter goes to."""
    channels = _mailing(notice, facts)
    if not channels:
        raise NoMailChannel(notice=notice.id)
    trusted = [] if notice.addressee is not None else [one for one in channels if one.confidence != "low"]
    if not trusted and not notice.contact_checked:
        raise ContactUnchecked(notice=notice.id)
    return (trusted or channels)[0].email.strip()


def _mails(channel: Channel) -> bool:
    return channel.type == "email" and _ADDRESS.fullmatch(channel.email.strip()) is not None


def _sender(session: Session, facts: Facts) -> str:
    """Return the notifier's own address: the mail server knows that one, and perhaps not the case's."""
    sender = (session.settings.notifier.email or facts.email).strip()
    if not _ADDRESS.fullmatch(sender):
        raise NoSender
    return sender


def earliest(session: Session, tx: Transaction, one: Ready, at: datetime, *, but: str = "") -> datetime:
    """Return the first moment from ``at`` on at which the letter may go to its contact.

    A day after the last letter about this person to the same contact, and never more letters to one contact in an
    hour than the settings allow.

    Args:
        session, tx: where the letters before are.
        one: the letter.
        at: the moment asked for.
        but: the id of its own dispatch, once it has one; then only what has left counts.
    """
    others = [dispatch for dispatch in _lately(tx, at) if dispatch.to.lower() == one.to.lower()]
    others = [dispatch for dispatch in others if dispatch.id != but and (not but or dispatch.state in _OUT)]
    moment = at
    if one.notice.letter not in AT_ONCE:
        same = [_moment(dispatch) for dispatch in others if dispatch.case_id == one.notice.case_id]
        moment = max([moment, *(each + SAME_CONTACT for each in same + _by_hand(tx, one, at))])
    times = sorted(_moment(dispatch) for dispatch in others)
    most = session.settings.smtp.per_hour
    return max(moment, times[-most] + timedelta(hours=1)) if len(times) >= most else moment


def _lately(tx: Transaction, at: datetime) -> list[Dispatch]:
    """Return what left, or waits to leave, of the last days; what left by a clock that ran ahead holds nobody up."""
    found = []
    for dispatch in DISPATCHES.each(tx, order_by="-created_at"):
        if dispatch.created_at < at - _OLDEST:
            break
        if dispatch.state is DispatchState.WAITING or (dispatch.state in _OUT and _moment(dispatch) <= at):
            found.append(dispatch)
    return found


def _moment(dispatch: Dispatch) -> datetime:
    return dispatch.sent_at or dispatch.not_before


def _by_hand(tx: Transaction, one: Ready, at: datetime) -> list[datetime]:
    """Return when, by ``at``, a person filed other notices of this case with the same recipient of the directory."""
    mine = one.notice
    notices = NOTICES.all(tx, order_by="created_at", case_id=mine.case_id, recipient=mine.recipient)
    return [
        each.sent_at
        for each in notices
        if each.sent_at is not None and each.sent_at <= at and each.id != mine.id and each.addressee == mine.addressee
    ]
