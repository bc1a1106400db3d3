"""Drafting: for each confirmed copy a letter to whoever can take it down, grouped by recipient, one person a letter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from takedown.cases.case import Case
from takedown.cases.event import EventKind
from takedown.cases.holding import Holding, Part
from takedown.cases.match import Match, MatchState, Verdict
from takedown.cases.notice import Letter, Notice, NoticeState
from takedown.cases.noun import new_id, now
from takedown.cases.recipient import Recipient
from takedown.errors import TakedownError
from takedown.notices import completeness, routes
from takedown.notices.draft import language_for
from takedown.notices.facts import Facts
from takedown.pipeline.casework import searched
from takedown.pipeline.cautions.limits import NoticesPerDay, no_more_notices, notices_left
from takedown.pipeline.letters.addressees import Addressees
from takedown.pipeline.letters.notice_facts import facts_of
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES, MATCHES, NOTICES
from takedown.store import Transaction
from takedown.words import Language

MOST_ADDRESSES = 250
"""In one letter: what Cloudflare's abuse interface takes at most, and more than anybody reads."""

_BEHIND: tuple[Part, ...] = ("host", "cdn", "network", "site", "registrar")
"""Who is asked where the directory knows nobody: the nearest to the file first."""


class NotConfirmed(TakedownError):
    """Only a match that a person confirmed leads to a notice; ``match`` and its ``state``."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is drafted, as a person asked for it.

    Attributes:
        case_id: for this case alone, or for all open ones. match_ids: for these matches alone.
        language: instead of the one that the recipient prefers.
        recipient, basis: to this recipient, on this basis, instead of those that fit best.
        find: ask name servers and registries who holds what the directory doesn't know.
    """

    case_id: str | None = None
    match_ids: tuple[str, ...] = ()
    language: Language | None = None
    recipient: str = ""
    basis: str = ""
    find: bool = False


@dataclass(frozen=True, slots=True)
class Drafted:
    """The notices of one round, and the matches for which nobody is known to write to.

    Attributes:
        later: why no more are drafted today, where something is left over for another day.
    """

    notices: tuple[Notice, ...]
    unaddressed: tuple[Match, ...]
    later: NoticesPerDay | None = None


@dataclass(frozen=True, slots=True)
class _Group:
    case: Case
    recipient: Recipient
    basis: str
    matches: list[Match]
    holding: Holding | None = None
    found: bool = False


def draft(session: Session, addressees: Addressees, wanted: Wanted) -> Drafted:
    """Draft a notice for every confirmed match that has none for its recipient.

    Raises:
        NotFound, NotAdult, CaseNotOpen, NotConfirmed: nothing was drafted.
        UnknownRecipient, NoRoute: somebody who can't be written to, or not on that basis; the same.
        NoticesPerDay: as many as a day has were drafted before; the same.
    """
    drafting = _Drafting(session, addressees, wanted)
    with session.store.read() as tx:
        matches = drafting.confirmed(tx)
        nobody = [] if wanted.recipient else [match for match in matches if not addressees.of(match)]
    # Asked outside of any transaction: an answer from a name server may take its time.
    held = _held(session, matches) if wanted.find else {}
    with session.store.begin() as tx:
        behind = list(drafting.behind(tx, nobody, held))
        groups = [*drafting.known(tx, matches, held), *behind]
        notices = [notice for group in groups for notice in drafting.letters(tx, group)]
        if drafting.later is not None and not notices:
            raise drafting.later
    written = {match.id for group in behind for match in group.matches}
    return Drafted(tuple(notices), tuple(match for match in nobody if match.id not in written), drafting.later)


def drafted(
    session: Session, tx: Transaction, addressees: Addressees, notice: Notice, read: Sequence[Match] | None = None
) -> Notice:
    """Store a new draft with what it lacks, and say so in the ledger; ``read`` as of ``facts_of``."""
    facts = facts_of(session, tx, notice, addressees, read)
    notice = notice.model_copy(update={"missing": completeness.missing(facts, notice.route)})
    NOTICES.put(tx, notice)
    body: dict[str, object] = {"recipient": notice.recipient, "route": notice.route, "urls": list(notice.urls)}
    if notice.letter != "notice":
        body |= {"letter": notice.letter, "follows": notice.follows}
    session.ledger.append(tx, EventKind.NOTICE_DRAFTED, notice.case_id, notice.id, body)
    return notice


def followed(notice: Notice, letter: Letter, recipient: Recipient, route: str) -> Notice:
    """Return a new draft about the same addresses that follows ``notice``."""
    same = recipient.id == notice.recipient
    return Notice(
        id=new_id(),
        case_id=notice.case_id,
        created_at=now(),
        recipient=recipient.id,
        route=route,
        language=notice.language if same else language_for(recipient),
        reference=new_reference(),
        urls=notice.urls,
        match_ids=notice.match_ids,
        letter=letter,
        follows=notice.id,
        addressee=notice.addressee if same else None,
        contact_checked=_looked_at(notice, recipient),
        holding=notice.holding,
    )


def _looked_at(notice: Notice, recipient: Recipient) -> bool:
    """Say whether the contacts that a person looked at for ``notice`` are those of ``recipient``.

    The same id isn't enough: two holders that were found share a generic one, and an entry may be corrected meanwhile.
    """
    if not notice.contact_checked or notice.facts is None:
        return False
    before = Facts.model_validate(notice.facts).recipient
    return recipient.id == before.id and _ways(recipient) <= _ways(before)


def _ways(recipient: Recipient) -> set[tuple[str, str]]:
    return {(channel.email, channel.url) for channel in recipient.channels}


def new_reference() -> str:
    """Return a reference that says nothing of the case: two groups of the letters that ids are made of."""
    return "-".join(new_id().split("-")[:2]).upper()


class _Drafting:
    def __init__(self, session: Session, addressees: Addressees, wanted: Wanted) -> None:
        self._session = session
        self._addressees = addressees
        self._wanted = wanted
        self._cases: dict[str, Case] = {}
        self._bases: dict[tuple[str, str], str | None] = {}
        self._left: dict[str, int] = {}
        self.later: NoticesPerDay | None = None
        """What tells that a day's notices of a case are drafted; ``None`` while they aren't."""

    def confirmed(self, tx: Transaction) -> list[Match]:
        """Return the matches that are written about."""
        wanted = self._wanted
        if not wanted.match_ids:
            return [
                match
                for case in searched(tx, wanted.case_id)
                for match in MATCHES.each(tx, order_by="seen_at", case_id=case.id, state=MatchState.CONFIRMED)
            ]
        matches = [MATCHES.get(tx, item) for item in dict.fromkeys(wanted.match_ids)]
        for match in matches:
            self._case(tx, match.case_id).for_search()
            if match.state is not MatchState.CONFIRMED:
                raise NotConfirmed(match=match.id, state=match.state.value)
        return [match for match in matches if wanted.case_id in (None, match.case_id)]

    def known(self, tx: Transaction, matches: list[Match], held: Mapping[str, Holding]) -> Iterator[_Group]:
        """Yield the matches by case and recipient of the directory, without those that were written about already."""
        told = self._told(tx, matches)
        groups: defaultdict[tuple[str, str, str], list[Match]] = defaultdict(list)
        for match in matches:
            for recipient, basis in self._to(tx, match):
                if (match.id, recipient, basis if self._wanted.basis else "") not in told:
                    groups[match.case_id, recipient, basis].append(match)
        for (case, recipient, basis), group in groups.items():
            to = self._addressees.named(recipient)
            yield _Group(self._case(tx, case), to, basis, group, held.get(group[0].url))

    def behind(self, tx: Transaction, matches: list[Match], held: Mapping[str, Holding]) -> Iterator[_Group]:
        """Yield the matches that the directory knows nobody for, by case and whoever was found to hold them."""
        told = self._told(tx, matches)
        groups: dict[tuple[str, str, str], _Group] = {}
        for match in matches:
            holding = held.get(match.url)
            who = self._found(holding) if holding else None
            if who is None or (match.id, who[0].id, "") in told:
                continue
            recipient, found = who
            case = self._case(tx, match.case_id)
            basis = self._wanted.basis or routes.route_for(recipient, case)
            key = (case.id, recipient.id, recipient.channels[0].email or recipient.channels[0].url)
            group = groups.setdefault(key, _Group(case, recipient, basis, [], holding, found))
            group.matches.append(match)
        yield from groups.values()

    def letters(self, tx: Transaction, group: _Group) -> Iterator[Notice]:
        """Store the drafts of one group: one, or several where there are more addresses than a letter holds."""
        for matches in _parts(group.matches, MOST_ADDRESSES):
            if not self._one_more(tx, group.case.id):
                return
            notice = Notice(
                id=new_id(),
                case_id=group.case.id,
                created_at=now(),
                recipient=group.recipient.id,
                route=group.basis,
                language=self._wanted.language or language_for(group.recipient),
                reference=new_reference(),
                urls=tuple(dict.fromkeys(match.url for match in matches)),
                match_ids=tuple(match.id for match in matches),
                addressee=group.recipient.row() if group.found else None,
                holding=group.holding.row() if group.holding else None,
            )
            yield drafted(self._session, tx, self._addressees, notice, matches)

    def _one_more(self, tx: Transaction, case_id: str) -> bool:
        """Return whether one more notice may be drafted for a case today."""
        if case_id not in self._left:
            self._left[case_id] = notices_left(self._session, tx, case_id)
        self._left[case_id] -= 1
        if self._left[case_id] < 0:
            self.later = no_more_notices(self._session, tx, case_id)
        return self._left[case_id] >= 0

    def _to(self, tx: Transaction, match: Match) -> Iterator[tuple[str, str]]:
        """Yield the ids of whom to write to about ``match``, each with the basis."""
        case = self._case(tx, match.case_id)
        wanted = self._wanted
        for item in [wanted.recipient] if wanted.recipient else self._addressees.with_authority(match, case):
            recipient = self._addressees.named(item)
            if wanted.basis and not wanted.recipient and wanted.basis not in routes.bases_of(recipient):
                continue
            if (basis := self._basis(recipient, case)) is not None:
                yield item, basis

    def _basis(self, recipient: Recipient, case: Case) -> str | None:
        """Return the basis for ``recipient``; ``None`` where it takes none and nobody asked for it by name."""
        known = (recipient.id, case.id)
        if known not in self._bases:
            wanted = self._wanted
            try:
                self._bases[known] = (
                    routes.checked(recipient, wanted.basis) if wanted.basis else routes.route_for(recipient, case)
                )
            except routes.NoRoute:
                if wanted.recipient:
                    raise
                self._bases[known] = None
        return self._bases[known]

    def _told(self, tx: Transaction, matches: list[Match]) -> set[tuple[str, str, str]]:
        """Return (match, recipient, basis) that need no other notice; without a basis, whatever it was on.

        A notice that was withdrawn leaves its copies without one, and so does one that led to a removal when the copy
        is there again.
        """
        live = {match.id for match in matches if match.verdict is Verdict.LIVE}
        told: set[tuple[str, str, str]] = set()
        for case in {match.case_id for match in matches}:
            for notice in NOTICES.all(tx, order_by="created_at", case_id=case):
                if notice.letter != "notice" or notice.state is NoticeState.WITHDRAWN:
                    continue
                for match in notice.match_ids:
                    if not (notice.state is NoticeState.REMOVED and match in live):
                        told |= {(match, notice.recipient, ""), (match, notice.recipient, notice.route)}
        return told

    def _found(self, holding: Holding) -> tuple[Recipient, bool] | None:
        """Return who holds it, nearest to the file first, and whether the directory doesn't have them."""
        from takedown.pipeline.letters.holders import addressee

        for part in _BEHIND:
            holder = holding.held_by(part)
            if holder and holder.recipient in self._addressees.directory:
                return self._addressees.named(holder.recipient), False
            if recipient := addressee(holding, part):
                return recipient, True
        return None

    def _case(self, tx: Transaction, case_id: str) -> Case:
        if case_id not in self._cases:
            self._cases[case_id] = CASES.get(tx, case_id)
        return self._cases[case_id]


def _held(session: Session, matches: list[Match]) -> dict[str, Holding]:
    """Return who holds each address; each host is asked about once."""
    # Imported where somebody is asked: the libraries for names and registries take their time.
    from takedown.pipeline.letters.holders import holdings_of

    return {holding.url: holding for holding in holdings_of(session, [match.url for match in matches])}


def _parts(matches: list[Match], size: int) -> Iterable[list[Match]]:
    return (matches[at : at + size] for at in range(0, len(matches), size))
