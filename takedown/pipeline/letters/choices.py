"""The routes that are open for one copy, or for every confirmed copy of a case, with what each notice still lacks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from takedown.cases.case import Adult, Case
from takedown.cases.holding import Holding
from takedown.cases.match import Match, MatchState
from takedown.cases.noun import now
from takedown.cases.recipient import Recipient
from takedown.notices import completeness
from takedown.notices.draft import language_for
from takedown.notices.facts import Address, Facts
from takedown.notices.routes import Proposal, Result, Situation, proposals
from takedown.pipeline.letters.addressees import Addressees
from takedown.pipeline.letters.results import Measured, results
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES, MATCHES, NOTICES
from takedown.store import Transaction


@dataclass(frozen=True, slots=True)
class Choice:
    """One proposal, and the codes of what its notice would still lack."""

    proposal: Proposal
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """The routes for one copy, the best first.

    Attributes:
        match: the copy; ``None`` for a person who was or may have been under 18, whose copies are in no list.
        unknown: nobody is known to hold it.
    """

    case: Case
    match: Match | None
    routes: tuple[Choice, ...]
    unknown: bool


def of_match(session: Session, match_id: str, held: Measured | None = None) -> Choices:
    """Return the routes for one copy, whatever was decided about it so far.

    Args:
        session: the open vault.
        match_id: which copy.
        held: what recipients did so far, where that is known already.

    Raises:
        NotFound: there is none. CaseNotOpen: its case is closed or erased.
        UnknownRecipient: the host's table names somebody whom the directory doesn't have.
    """
    chooser = _Chooser(session, held)
    with session.store.read() as tx:
        match = MATCHES.get(tx, match_id)
        case = CASES.get(tx, match.case_id).for_addresses()
        return chooser.choices(tx, case, match if case.adult is Adult.YES else None)


def of_case(session: Session, case_id: str) -> list[Choices]:
    """Return the routes for every confirmed copy of a case; under 18 or unsure, the hotlines' lane once.

    Raises:
        NotFound, CaseNotOpen, UnknownRecipient: as ``of_match``.
    """
    chooser = _Chooser(session)
    with session.store.read() as tx:
        case = CASES.get(tx, case_id).for_addresses()
        if case.adult is not Adult.YES:
            return [chooser.choices(tx, case, None)]
        copies = MATCHES.each(tx, order_by="seen_at", case_id=case.id, state=MatchState.CONFIRMED)
        return [chooser.choices(tx, case, match) for match in copies]


class _Chooser:
    """What is the same for every copy is read once: the directory and what was measured."""

    def __init__(self, session: Session, held: Measured | None = None) -> None:
        self._notifier = session.settings.notifier
        self._addressees = Addressees(session)
        self._results: dict[tuple[str, str], Result] = dict(results(session, held))
        self._known: dict[tuple[str, tuple[str, ...], bool], tuple[Choice, ...]] = {}
        self._behind: dict[str, dict[str, list[str]]] = {}

    def choices(self, tx: Transaction, case: Case, match: Match | None) -> Choices:
        """Return the routes for ``match``."""
        holders = tuple(self._holders(tx, match)) if match else ()
        exact = match is not None and completeness.is_exact(match.url)
        key = (case.id, tuple(one.id for one in holders), exact)
        if key not in self._known:
            # What is said of a copy depends on who holds it, not on its address: hundreds on one host are asked once.
            self._known[key] = tuple(self._routes(case, match, holders))
        return Choices(case, match, self._known[key], unknown=match is not None and not holders)

    def _routes(self, case: Case, match: Match | None, holders: tuple[Recipient, ...]) -> Iterator[Choice]:
        situation = Situation(
            adult=case.adult,
            country=case.country,
            particulars=case.particulars,
            holders=holders,
            directory=tuple(one for one in self._addressees.directory.values() if not one.generic),
            today=now().date(),
            results=self._results,
        )
        for proposal in proposals(situation):
            yield Choice(proposal, self._missing(case, match, proposal))

    def _holders(self, tx: Transaction, match: Match) -> Iterator[Recipient]:
        """Yield who is known to hold the copy: by its name, and as it was looked up for a notice before."""
        if match.case_id not in self._behind:
            self._behind[match.case_id] = _looked_up(tx, match.case_id)
        found = dict.fromkeys([*self._addressees.of(match), *self._behind[match.case_id].get(match.id, ())])
        yield from (self._addressees.named(item) for item in found if item in self._addressees.directory)

    def _missing(self, case: Case, match: Match | None, proposal: Proposal) -> tuple[str, ...]:
        if match is None:
            return proposal.held
        facts = Facts.about(
            case,
            self._notifier,
            recipient=proposal.recipient,
            addresses=[Address.of_match(match)],
            reference="",
            language=language_for(proposal.recipient),
            today=now().date(),
        )
        return completeness.missing(facts, proposal.basis)


def _looked_up(tx: Transaction, case_id: str) -> dict[str, list[str]]:
    """Return who was found to hold each match when a notice about it was drafted, by the directory's ids."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for notice in NOTICES.each(tx, order_by="created_at", case_id=case_id):
        if notice.holding is not None:
            holders = Holding.model_validate(notice.holding).holders
            for match in notice.match_ids:
                found[match] += [one.recipient for one in holders if one.recipient]
    return found
