"""What a case's papers say: where copies were seen, first and last, and what was asked of whom."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from takedown.cases.case import Case
from takedown.cases.match import Match, Method, Verdict
from takedown.cases.notice import Notice, NoticeState, Outcome
from takedown.cases.noun import now
from takedown.notices import clocks
from takedown.notices.facts import Earlier, Facts
from takedown.notices.packs import Dossier, Erasure, Sight
from takedown.notices.packs.erasure import REQUEST
from takedown.notices.routes import bases_of
from takedown.pipeline.letters.addressees import Addressees
from takedown.pipeline.letters.notice_facts import facts_of
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import NOTICES, SIGHTINGS
from takedown.store import Transaction

CNIL = "cnil"


def dossier(tx: Transaction, case: Case, matches: list[Match], addressees: Addressees) -> Dossier:
    """Return what the papers for a complaint say of these copies.

    Raises:
        UnknownRecipient: a notice went to somebody whom the directory doesn't have any more.
    """
    sights = sorted((_sight(tx, match) for match in matches), key=lambda sight: sight.first)
    sent = [one for one in NOTICES.all(tx, order_by="created_at", case_id=case.id) if one.sent_at is not None]
    return Dossier(
        sights=tuple(sights),
        synthetic=case.particulars.synthetic,
        steps=tuple(told(notice, addressees) for notice in sent),
        today=now().astimezone(ZoneInfo("Europe/Paris")).date(),
    )


def told(notice: Notice, addressees: Addressees) -> Earlier:
    """Return a notice as a letter to somebody else tells of it: to whom, when, with what result.

    Raises:
        UnknownRecipient: the directory doesn't have its recipient any more.
    """
    return Earlier(
        recipient=addressees.of_notice(notice).name,
        reference=notice.reference,
        their_reference=notice.their_reference,
        basis=notice.route,
        sent_on=notice.sent_at.date() if notice.sent_at else None,
        outcome=notice.outcome,
        decided_on=notice.decided_at.date() if notice.decided_at else None,
        words=notice.their_words,
    )


def erasures(session: Session, tx: Transaction, notices: list[Notice], addressees: Addressees) -> tuple[Erasure, ...]:
    """Return the requests to erase that were made, and those still to make: one for each who got a notice.

    Raises:
        UnknownRecipient: as ``dossier``.
    """
    first = [one for one in notices if one.letter == "notice" and one.state is not NoticeState.WITHDRAWN]
    taking = [one for one in first if REQUEST in bases_of(addressees.of_notice(one))]
    asked = {one.recipient for one in taking if one.route == REQUEST}
    chosen: dict[str, Notice] = {}
    for notice in taking:
        if notice.route == REQUEST:
            chosen[notice.id] = notice
        elif notice.recipient not in asked:
            chosen.setdefault(notice.recipient, notice)
    return tuple(_erasure(session, tx, notice, addressees) for notice in chosen.values())


def _erasure(session: Session, tx: Transaction, notice: Notice, addressees: Addressees) -> Erasure:
    request = kept(session, tx, notice, addressees)
    if notice.route != REQUEST or notice.sent_at is None:
        return Erasure(request.model_copy(update={"letter": "notice", "earlier": None}))
    due = clocks.due(REQUEST, request.recipient, notice.sent_at, session.settings.notifier).at.date()
    decided = notice.decided_at.date() if notice.decided_at and notice.outcome == Outcome.REFUSED else None
    earlier = told(notice, addressees).model_copy(update={"due_on": due})
    complaint = request.model_copy(
        update={"recipient": addressees.named(CNIL), "language": "fr", "earlier": earlier, "today": now().date()}
    )
    return Erasure(request, complaint, notice.text, _open_on(decided, due))


def _open_on(decided: date | None, due: date) -> date:
    # Regulation (EU) 2016/679, article 12(3): the whole of the last day is still the service's.
    return decided or due + timedelta(days=1)


def kept(session: Session, tx: Transaction, notice: Notice, addressees: Addressees) -> Facts:
    """Return what a notice's approved words were made of, or what they would be made of now.

    Raises:
        NotAdult, CaseNotOpen, UnknownRecipient: as ``facts_of``.
    """
    if notice.facts is not None:
        return Facts.model_validate(notice.facts)
    return facts_of(session, tx, notice, addressees)


def _sight(tx: Transaction, match: Match) -> Sight:
    if match.method is Method.REPORTED:  # nobody but the person knows when she saw it
        return Sight(url=match.url, page=match.page, first=match.seen_at, last=match.seen_at, reported=True)
    sightings = SIGHTINGS.all(tx, order_by="seen_at", case_id=match.case_id, match_id=match.id)
    moments = [match.seen_at, *(one.seen_at for one in sightings)]
    if match.verdict is Verdict.LIVE and match.checked_at is not None:
        moments.append(match.checked_at)
    return Sight(url=match.url, page=match.page, first=min(moments), last=max(moments))
