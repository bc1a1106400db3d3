"""Notify: for each confirmed copy a draft to whoever can take it down; nothing moves on without a person."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from takedown.cases.case import Case, CaseStatus
from takedown.cases.event import EventKind
from takedown.cases.match import Match, MatchState
from takedown.cases.notice import NOTICE_MOVES, OUTCOME_STATES, Notice, NoticeState, Outcome
from takedown.cases.noun import new_id, now, rfc3339
from takedown.cases.recipient import Recipient
from takedown.errors import TakedownError
from takedown.notices import completeness, routes
from takedown.notices import draft as letters
from takedown.notices.facts import Address, Facts
from takedown.pipeline.addressees import Addressees
from takedown.pipeline.casework import searched
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES, MATCHES, NOTICES
from takedown.store import Transaction
from takedown.words import Language

OWN_RHYTHM = "own-rhythm"


class NotComplete(TakedownError):
    """Elements are missing; ``missing`` lists their codes. The notice stays a draft."""


class NotYet(TakedownError):
    """A notice can't have been sent in the future; ``at``. Nothing was changed."""


class NotConfirmed(TakedownError):
    """Only a match that a person confirmed leads to a notice; ``match`` and its ``state``."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """The notices of one round, and the matches for which the directory knows nobody to write to."""

    notices: tuple[Notice, ...]
    unaddressed: tuple[Match, ...]


class Desk:
    """Where notices are drafted, shown and moved on; a person's words decide each move."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._addressees = Addressees(session)

    def draft(self, case_id: str | None, match_ids: list[str], language: Language | None) -> Drafted:
        """Draft a notice for every confirmed match that has none, one letter a recipient and case.

        Args:
            case_id: for this case alone, or for all open ones.
            match_ids: for these matches alone.
            language: instead of the one that the recipient prefers.

        Raises:
            NotFound, NotAdult, CaseNotOpen, NotConfirmed: nothing was drafted.
            UnknownRecipient, NoRoute: the configuration or the home names somebody who can't be written to; the same.
        """
        with self._session.store.begin() as tx:
            matches = self._confirmed(tx, case_id, match_ids)
            grouped, unaddressed = self._grouped(tx, matches)
            notices = [
                self._drafted(tx, CASES.get(tx, case), self._addressees.named(recipient), group, language)
                for (case, recipient), group in grouped.items()
            ]
        return Drafted(tuple(notices), tuple(unaddressed))

    def all(self, case_id: str | None) -> list[Notice]:
        """Return every notice, what is missing told afresh.

        Raises:
            NotFound: no such case.
        """
        with self._session.store.read() as tx:
            chosen = {"case_id": CASES.get(tx, case_id).id} if case_id else {}
            return [self._renewed(tx, notice) for notice in NOTICES.all(tx, order_by="created_at", **chosen)]

    def show(self, notice_id: str) -> tuple[Notice, Facts]:
        """Return one notice and what its letter is made of.

        Raises:
            NotFound: there is none.
            NotAdult, CaseNotOpen: its case is not one that notices are written for.
        """
        with self._session.store.read() as tx:
            notice = self._renewed(tx, NOTICES.get(tx, notice_id))
            if notice.facts is not None:
                return notice, Facts.model_validate(notice.facts)
            return notice, self._facts(tx, notice)

    def approve(self, notice_id: str) -> Notice:
        """Approve a notice as it reads now; its words are kept until it is approved again.

        Raises:
            NotFound, IllegalMove: nothing was changed.
            NotComplete: an element that the law asks for is missing.
        """
        with self._session.store.begin() as tx:
            notice = NOTICES.get(tx, notice_id)
            NOTICE_MOVES.check(notice.state, NoticeState.APPROVED)
            facts = self._facts(tx, notice)
            missing = completeness.missing(facts, notice.route)
            if missing:
                raise NotComplete(missing=", ".join(missing))
            text = letters.text(facts, notice.route)
            return self._move(tx, notice, NoticeState.APPROVED, {}, text=text, facts=facts.row(), missing=())

    def sent(self, notice_id: str, at: datetime, their_reference: str) -> Notice:
        """Record that a person filed or sent an approved notice; its own rhythm of reminders starts.

        Raises:
            NotFound, IllegalMove, NotYet: nothing was changed.
        """
        if at > datetime.now(UTC) + timedelta(minutes=5):
            raise NotYet(at=at.isoformat())
        due = at + timedelta(days=self._session.settings.notifier.reminder_days)
        with self._session.store.begin() as tx:
            notice = NOTICES.get(tx, notice_id)
            return self._move(
                tx,
                notice,
                NoticeState.SENT,
                {"sent_at": rfc3339(at), "their_reference": their_reference},
                sent_at=at,
                due_at=due,
                due_basis=OWN_RHYTHM,
                their_reference=their_reference or notice.their_reference,
            )

    def outcome(self, notice_id: str, outcome: Outcome) -> Notice:
        """Record what the recipient answered.

        Raises:
            NotFound, IllegalMove: nothing was changed.
        """
        to = OUTCOME_STATES[outcome]
        with self._session.store.begin() as tx:
            notice = NOTICES.get(tx, notice_id)
            clock = {} if to in (NoticeState.HELD, NoticeState.ESCALATED) else {"due_at": None, "due_basis": ""}
            return self._move(tx, notice, to, {"outcome": outcome.value}, **clock)

    def _confirmed(self, tx: Transaction, case_id: str | None, match_ids: list[str]) -> list[Match]:
        if match_ids:
            matches = [MATCHES.get(tx, item) for item in dict.fromkeys(match_ids)]
            for match in matches:
                CASES.get(tx, match.case_id).for_search()
                if match.state is not MatchState.CONFIRMED:
                    raise NotConfirmed(match=match.id, state=match.state.value)
            return [match for match in matches if case_id in (None, match.case_id)]
        return [
            match
            for case in searched(tx, case_id)
            for match in MATCHES.all(tx, order_by="seen_at", case_id=case.id, state=MatchState.CONFIRMED)
        ]

    def _grouped(self, tx: Transaction, matches: list[Match]) -> tuple[dict[tuple[str, str], list[Match]], list[Match]]:
        """Return the matches to write about by (case, recipient), and those whose host nobody is known for."""
        told = self._told(tx, {match.case_id for match in matches})
        groups: defaultdict[tuple[str, str], list[Match]] = defaultdict(list)
        for match in matches:
            for recipient in self._addressees.with_authority(match, CASES.get(tx, match.case_id)):
                if (match.id, recipient) not in told:
                    groups[match.case_id, recipient].append(match)
        return groups, [match for match in matches if not self._addressees.of(match)]

    def _told(self, tx: Transaction, cases: set[str]) -> set[tuple[str, str]]:
        """Return every (match, recipient) of these cases for which there is a notice that wasn't withdrawn."""
        notices = [one for case in cases for one in NOTICES.all(tx, order_by="created_at", case_id=case)]
        standing = [notice for notice in notices if notice.state is not NoticeState.WITHDRAWN]
        return {(match, notice.recipient) for notice in standing for match in notice.match_ids}

    def _drafted(
        self, tx: Transaction, case: Case, recipient: Recipient, matches: list[Match], language: Language | None
    ) -> Notice:
        notice = Notice(
            id=new_id(),
            case_id=case.id,
            created_at=now(),
            recipient=recipient.id,
            route=routes.route_for(recipient, case),
            language=language or recipient.languages[0],
            reference=_reference(),
            urls=tuple(dict.fromkeys(match.url for match in matches)),
            match_ids=tuple(match.id for match in matches),
        )
        notice = self._renewed(tx, notice)
        NOTICES.put(tx, notice)
        body: dict[str, object] = {"recipient": notice.recipient, "route": notice.route, "urls": list(notice.urls)}
        self._session.ledger.append(tx, EventKind.NOTICE_DRAFTED, case.id, notice.id, body)
        return notice

    def _renewed(self, tx: Transaction, notice: Notice) -> Notice:
        """Return a draft with what is missing now; what was approved stays as it was approved."""
        if notice.state is not NoticeState.DRAFT or CASES.get(tx, notice.case_id).status is not CaseStatus.OPEN:
            return notice
        missing = completeness.missing(self._facts(tx, notice), notice.route)
        return notice.model_copy(update={"missing": missing})

    def _facts(self, tx: Transaction, notice: Notice) -> Facts:
        return Facts.about(
            CASES.get(tx, notice.case_id).for_search(),
            self._session.settings.notifier,
            recipient=self._addressees.named(notice.recipient),
            addresses=[Address.of_match(MATCHES.get(tx, item)) for item in notice.match_ids],
            reference=notice.reference,
            language=notice.language,
            today=now().date(),
        )

    def _move(
        self, tx: Transaction, notice: Notice, to: NoticeState, told: dict[str, object], **changes: object
    ) -> Notice:
        """Move a notice on; ``told`` is what the ledger keeps beside the state."""
        NOTICE_MOVES.check(notice.state, to)
        moved = notice.model_copy(update={"state": to, **changes})
        NOTICES.renew(tx, moved, "state", *changes)
        body = {"state": to.value, **told}
        self._session.ledger.append(tx, EventKind.NOTICE_MOVED, notice.case_id, notice.id, body)
        return moved


def _reference() -> str:
    """Return a reference that says nothing of the case: two groups of the letters that ids are made of."""
    return "-".join(new_id().split("-")[:2]).upper()
