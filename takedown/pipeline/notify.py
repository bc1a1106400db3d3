"""Notify: for each confirmed copy a draft to whoever can take it down; nothing moves on without a person."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from takedown.cases.case import CaseNotOpen, CaseStatus, NotAdult
from takedown.cases.event import EventKind
from takedown.cases.holding import Holding
from takedown.cases.notice import NOTICE_MOVES, OUTCOME_STATES, Letter, Notice, NoticeState, Outcome
from takedown.cases.noun import now, rfc3339
from takedown.cases.recipient import Recipient
from takedown.errors import TakedownError
from takedown.notices import clocks, lint, risk, routes, wording
from takedown.notices import draft as letters
from takedown.notices.facts import Facts
from takedown.pipeline.cautions import gate as caution_gate
from takedown.pipeline.cautions.precision import often_wrong
from takedown.pipeline.letters.addressees import Addressees, UnknownRecipient
from takedown.pipeline.letters.drafting import Drafted, Wanted, draft, drafted, followed
from takedown.pipeline.letters.notice_facts import facts_of
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES, NOTICES
from takedown.store import Transaction
from takedown.words import Language

OWN_RHYTHM = clocks.OWN_RHYTHM

UNSENT = (NoticeState.DRAFT, NoticeState.HELD, NoticeState.APPROVED)
AWAITED = (NoticeState.SENT, NoticeState.ACKNOWLEDGED, NoticeState.REFUSED, NoticeState.ESCALATED)
"""States of a notice that left and that hasn't led to a removal."""


class NotComplete(TakedownError):
    """Elements are missing; ``missing`` lists their codes. The notice stays a draft."""


class NotFit(TakedownError):
    """The letter holds what must never leave; ``found`` lists the codes (``lint-<code>``). It stays a draft."""


class NotYet(TakedownError):
    """A notice can't have been sent, nor answered, in the future; ``at``. Nothing was changed."""


class Desk:
    """Where notices are drafted, shown and moved on; a person's words decide each move."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._addressees = Addressees(session)

    def draft(
        self,
        case_id: str | None,
        match_ids: list[str],
        language: Language | None,
        *,
        recipient: str = "",
        basis: str = "",
        find: bool = False,
    ) -> Drafted:
        """Draft a notice for every confirmed match that has none, one letter a recipient and case.

        Args:
            case_id: for this case alone, or for all open ones.
            match_ids: for these matches alone.
            language: instead of the one that the recipient prefers.
            recipient, basis: to this one, on this basis, instead of those that fit best.
            find: ask name servers and registries who holds what the directory doesn't know.

        Raises:
            NotFound, NotAdult, CaseNotOpen, NotConfirmed: nothing was drafted.
            UnknownRecipient, NoRoute: somebody who can't be written to, or not on that basis; the same.
        """
        wanted = Wanted(case_id, tuple(match_ids), language, recipient, basis, find)
        return draft(self._session, self._addressees, wanted)

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
            notice = NOTICES.get(tx, notice_id)
            if notice.facts is not None:
                return self._renewed(tx, notice), Facts.model_validate(notice.facts)
            facts = self._facts(tx, notice)
            return self._renewed(tx, notice, facts), facts

    def warnings(self, notice: Notice, facts: Facts) -> tuple[str, ...]:
        """Return the codes of what a person should know before she approves (``risk-<code>`` in ``locale/``)."""
        codes = risk.warnings(facts, Holding.model_validate(notice.holding) if notice.holding else None, notice.route)
        if wording.unsaid(facts, notice.route, notice.edited):
            codes = (*codes, "complaint-unsaid")
        return (*codes, "unfounded-often") if facts.organisation and self._often_wrong(notice) else codes

    def _often_wrong(self, notice: Notice) -> bool:
        """Return whether many notices of the organisation that files for the case were refused or taken back."""
        with self._session.store.read() as tx:
            return often_wrong(tx, CASES.get(tx, notice.case_id))

    def approve(
        self,
        notice_id: str,
        *,
        contact_checked: bool = False,
        seen: bool = False,
        by: str = "",
        without_evidence: bool = False,
    ) -> Notice:
        """Approve a notice as it reads now; its words are kept until it is approved again.

        Args:
            contact_checked: the person looked at a contact that was found by the program, or of low confidence.
            seen: she has opened the pages herself; recorded as her look at them.
            by: who approves, where an organisation files for the case.
            without_evidence: although nothing was kept of the pages yet.

        Raises:
            NotFound, IllegalMove: nothing was changed.
            OnHold, NameWanted, ContextUnseen, SecondPerson: somebody has to look first (``caution_gate``).
            EvidenceLacking: nothing was kept of an address yet.
            NotComplete: an element that the law asks for is missing.
            NotFit: what a person typed would put into the letter what must never leave.
        """
        with self._session.store.begin() as tx:
            notice = NOTICES.get(tx, notice_id)
            NOTICE_MOVES.check(notice.state, NoticeState.APPROVED)
            notice = notice.model_copy(update={"contact_checked": notice.contact_checked or contact_checked})
            facts = self._facts(tx, notice)
            missing = wording.missing(facts, notice.route, notice.edited)
            if missing:
                raise NotComplete(missing=", ".join(missing))
            text = wording.letter_of(facts, notice.route, notice.edited).text()
            if found := lint.lint(text, facts, notice.route):
                raise NotFit(found=", ".join(found))
            words = {"text": text, "facts": facts.row(), "missing": ()}
            checked = {"contact_checked": notice.contact_checked}
            said = caution_gate.Said(by, seen, without_evidence)
            told = caution_gate.passed(self._session, tx, notice, said)
            return self._move(tx, notice, NoticeState.APPROVED, told, **words, **checked)

    def sent(self, notice_id: str, at: datetime, their_reference: str) -> Notice:
        """Record that a person filed or sent an approved notice; its clock starts.

        Raises:
            NotFound, IllegalMove, NotYet: nothing was changed.
        """
        self._not_to_come(at)
        with self._session.store.begin() as tx:
            return self.left(tx, NOTICES.get(tx, notice_id), at, their_reference)

    def left(self, tx: Transaction, notice: Notice, at: datetime, their_reference: str = "") -> Notice:
        """Move ``notice`` on to sent, within the transaction that records what was sent.

        The clock is the one that the notice's own legal basis sets, and the project's own rhythm where none does.

        Raises:
            IllegalMove: it isn't approved; nothing was changed.
        """
        recipient = self._addressees.of_notice(notice)
        due = clocks.due(notice.route, recipient, at, self._session.settings.notifier)
        if notice.letter != "notice":
            due = clocks.Due(clocks.reminder(at, self._session.settings.notifier), OWN_RHYTHM)
        return self._move(
            tx,
            notice,
            NoticeState.SENT,
            {"sent_at": rfc3339(at), "their_reference": their_reference},
            sent_at=at,
            due_at=due.at,
            due_basis=due.basis,
            their_reference=their_reference or notice.their_reference,
        )

    def outcome(self, notice_id: str, outcome: Outcome, *, words: str = "", at: datetime | None = None) -> Notice:
        """Record what the recipient answered: in which words, and when the decision came (now, unless told).

        Raises:
            NotFound, IllegalMove, NotYet: nothing was changed.
        """
        decided = at or now()
        self._not_to_come(decided)
        with self._session.store.begin() as tx:
            return self.answered(tx, NOTICES.get(tx, notice_id), outcome, words=words, at=decided)

    def answered(self, tx: Transaction, notice: Notice, outcome: Outcome, *, words: str, at: datetime) -> Notice:
        """Move ``notice`` on to what ``outcome`` leads to, within the transaction that records the answer.

        Raises:
            IllegalMove: nothing was changed.
        """
        to = OUTCOME_STATES[outcome]
        keeps_clock = to in (NoticeState.HELD, NoticeState.ESCALATED)
        clock: dict[str, object] = {} if keeps_clock else {"due_at": None, "due_basis": ""}
        decided = None if outcome is Outcome.NO_ANSWER else at
        if decided is not None:
            self._drop_reminders(tx, notice)
        changes = {"outcome": outcome.value, "their_words": words or notice.their_words, "decided_at": decided}
        return self._move(tx, notice, to, {"outcome": outcome.value}, **changes, **clock)

    def _drop_reminders(self, tx: Transaction, notice: Notice) -> None:
        """Withdraw the reminders of ``notice`` that haven't left: each says that no decision has come."""
        for one in NOTICES.all(tx, order_by="created_at", case_id=notice.case_id):
            if one.follows == notice.id and one.letter == "reminder" and _waits(one):
                self._move(tx, one, NoticeState.WITHDRAWN, {}, due_at=None, due_basis="")

    def follow(
        self, tx: Transaction, notice: Notice, letter: Letter, recipient: Recipient | None = None, route: str = ""
    ) -> Notice:
        """Draft a letter that follows ``notice``: to the same recipient, or to ``recipient``, the next rung.

        Raises:
            NoRoute: the recipient doesn't take that basis.
            NotAdult, CaseNotOpen: nothing was drafted.
        """
        to = recipient or self._addressees.of_notice(notice)
        basis = route or notice.route
        if letter in ("notice", "complaint"):
            basis = routes.checked(to, basis)
        return drafted(self._session, tx, self._addressees, followed(notice, letter, to, basis))

    def withdraw(self, notice_ids: list[str]) -> list[Notice]:
        """Withdraw notices: what hasn't left is stopped, for what has left a letter of withdrawal is drafted.

        What was drafted as their answer, reminder or complaint and hasn't left is stopped with them.

        Returns:
            Those that weren't withdrawn yet, as they are now, each followed by the draft of its letter, if any.

        Raises:
            NotFound, IllegalMove: nothing was changed.
        """
        with self._session.store.begin() as tx:
            return self.taken_back(tx, [NOTICES.get(tx, item) for item in dict.fromkeys(notice_ids)])

    def taken_back(self, tx: Transaction, notices: list[Notice]) -> list[Notice]:
        """Withdraw notices as ``withdraw`` does, within the transaction that records why.

        Raises:
            IllegalMove: nothing was changed.
        """
        done: list[Notice] = []
        for notice in self._with_followers(tx, notices):
            if notice.state is not NoticeState.WITHDRAWN:
                # The letter is drafted first: it quotes the notice as it left.
                letter = [] if notice.sent_at is None else [self.follow(tx, notice, "withdrawal")]
                done += [self.stopped(tx, notice), *letter]
        return done

    def stopped(self, tx: Transaction, notice: Notice) -> Notice:
        """Withdraw one notice without a letter, within the transaction that records why.

        Raises:
            IllegalMove: nothing was changed.
        """
        return self._move(tx, notice, NoticeState.WITHDRAWN, {}, due_at=None, due_basis="")

    def _with_followers(self, tx: Transaction, notices: list[Notice]) -> list[Notice]:
        """Return notices, and after them what was drafted to follow one of them at its recipient and hasn't left."""
        left = {(one.id, one.recipient) for one in notices if one.sent_at is not None}
        every = (
            one
            for case in {one.case_id for one in notices}
            for one in NOTICES.all(tx, order_by="created_at", case_id=case)
        )
        more = [
            one for one in every if (one.follows, one.recipient) in left and one.letter != "withdrawal" and _waits(one)
        ]
        return list({one.id: one for one in (*notices, *more)}.values())

    def with_complaint(self, case_id: str) -> list[Notice]:
        """Draft the open notices of a case again, now that a police complaint has a number.

        What hasn't left goes back to a draft, which carries the number by itself; for what has left and isn't answered
        a reminder is drafted that tells it. Whoever may hand a letter on isn't told of the complaint, so none is
        drafted for them.

        Raises:
            NotFound, NotAdult, CaseNotOpen: nothing was changed.
        """
        with self._session.store.begin() as tx:
            CASES.get(tx, case_id).for_search()
            notices = NOTICES.all(tx, order_by="created_at", case_id=case_id)
            reminded = {one.follows for one in notices if one.letter == "reminder" and one.state in UNSENT}
            approved = [one for one in notices if one.state is NoticeState.APPROVED]
            left = [one for one in notices if one.state in AWAITED and one.letter == "notice"]
            back = [self.reopened(tx, one) for one in approved]
            again = [self.follow(tx, one, "reminder") for one in left if one.id not in reminded and self._is_told(one)]
            return [self._renewed(tx, one) for one in (*back, *again)]

    def reopened(self, tx: Transaction, notice: Notice) -> Notice:
        """Take an approval back: the notice is a draft again, within the transaction that changes it.

        Raises:
            IllegalMove: it left, or was withdrawn; nothing was changed.
        """
        return self._move(tx, notice, NoticeState.DRAFT, {}, text="", facts=None)

    def _is_told(self, notice: Notice) -> bool:
        """Return whether a letter on the same basis would name the complaint."""
        try:
            return letters.private(self._addressees.of_notice(notice), notice.route)
        except UnknownRecipient:
            return False

    def _renewed(self, tx: Transaction, notice: Notice, facts: Facts | None = None) -> Notice:
        """Return a draft with what is missing now; what was approved stays as it was approved.

        ``facts``: its own, where they were read in this transaction already.
        """
        if notice.state is not NoticeState.DRAFT or not self._is_written(tx, notice):
            return notice
        missing = wording.missing(facts or self._facts(tx, notice), notice.route, notice.edited)
        return notice.model_copy(update={"missing": missing})

    def _is_written(self, tx: Transaction, notice: Notice) -> bool:
        """Say whether its case is one that letters like this are written for."""
        try:
            return CASES.get(tx, notice.case_id).for_letter(notice.letter).status is CaseStatus.OPEN
        except (NotAdult, CaseNotOpen):
            return False

    def _facts(self, tx: Transaction, notice: Notice) -> Facts:
        return facts_of(self._session, tx, notice, self._addressees)

    def _not_to_come(self, at: datetime) -> None:
        if at > datetime.now(UTC) + timedelta(minutes=5):
            raise NotYet(at=at.isoformat())

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


def _waits(notice: Notice) -> bool:
    """Return whether a notice hasn't left and may still: one that left and is held has its ``sent_at``."""
    return notice.state in UNSENT and notice.sent_at is None
