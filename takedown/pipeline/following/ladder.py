"""The ladder at work: what is next for each copy, and the drafts of what is due, once each, stopped for approval."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from takedown.cases.case import Case
from takedown.cases.copy import Copy, CopyState, copies
from takedown.cases.event import EventKind
from takedown.cases.holding import Holding
from takedown.cases.match import RECOGNISED_BY, MatchState, Verdict
from takedown.cases.notice import WORDING, Notice
from takedown.cases.recipient import Recipient
from takedown.notices.course import WAITING, Course, Rung, Step, Target
from takedown.notices.ladder import next_step, waiting
from takedown.notices.routes import NoRoute
from takedown.notices.rungs import CLIMB
from takedown.pipeline.casework import searched
from takedown.pipeline.cautions.caution import Stops, stops
from takedown.pipeline.letters.addressees import Addressees, UnknownRecipient
from takedown.pipeline.letters.drafting import MOST_ADDRESSES, drafted, followed
from takedown.pipeline.letters.holders import addressee
from takedown.pipeline.looking import known
from takedown.pipeline.looking.sieve import host_of
from takedown.pipeline.person.pausing import going
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import MATCHES, NOTICES
from takedown.store import Transaction

_NOT_ASKED: Mapping[str, Holding] = {}


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that is late or next.

    Attributes:
        notice: that waits for a person, or that the step follows.
        step: what comes, when, and whose date it is.
        target: the letter that will be drafted; ``None`` where a person's turn is.
        matches: the copies that it is about, by their matches' ids.
        holding: who holds the address, as it was found last.
    """

    notice: Notice
    step: Step
    target: Target | None
    matches: tuple[str, ...]
    holding: Holding | None = None

    @property
    def recipient(self) -> str:
        """The id of whom it goes to; empty where the directory doesn't have them."""
        return self.notice.recipient if self.target is None else self.target.recipient

    @property
    def desk(self) -> str:
        """The contact of whom it goes to, where the directory doesn't have them: copies of one host can part here."""
        if self.target is None or self.target.recipient or self.target.part is None or self.holding is None:
            return ""
        found = addressee(self.holding, self.target.part)
        return found.channels[0].email or found.channels[0].url if found else ""


@dataclass(slots=True)
class _Letter:
    """One letter to draft: what is due, and the matches of all steps that it stands for, in order."""

    due: Due
    target: Target
    matches: dict[str, None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Path:
    """One confirmed copy and its course, in its case."""

    case: Case
    copy: Copy
    course: Course

    def goes_on(self, stopped: Stops) -> bool:
        """Say whether nothing about the copy waits for a second look."""
        return not any(stopped.stops(match.media_id, match.id) for match in self.copy.matches)

    def matches_of(self, notice: Notice) -> tuple[str, ...]:
        """Return the ids of its matches that ``notice`` is about."""
        ours = {match.id for match in self.copy.matches}
        return tuple(item for item in notice.match_ids if item in ours)


def due(
    session: Session, at: datetime, case_id: str | None = None, held: Mapping[str, Holding] = _NOT_ASKED
) -> list[Due]:
    """Return what is late or next as it looks at ``at``, the most urgent first; nothing is drafted.

    Args:
        held: who holds the addresses of a host now, where it was asked (``ladder_find``); else as the notices say.

    Raises:
        NotFound, NotAdult, CaseNotOpen: as of the case that was asked for.
    """
    with session.store.read() as tx:
        found = list(_due(session, tx, Addressees(session), at, case_id, held))
    return sorted(found, key=urgency)


def urgency(one: Due) -> tuple[datetime, int, str, str]:
    """Return by what steps are put in order: the earliest first, of equals the lowest rung."""
    return one.step.at, list(Rung).index(one.step.rung), one.notice.id, one.recipient


def climb(
    session: Session, at: datetime, case_id: str | None = None, held: Mapping[str, Holding] = _NOT_ASKED
) -> list[Notice]:
    """Draft what is due at ``at``; each step once, however often and by how many processes it is asked for.

    For a case that is paused nothing is drafted unless it is asked for by its id.

    A step whose letter can't be written, because the directory changed meanwhile, stays due and is left to a person.

    Args:
        held: as of ``due``; a draft keeps who held its first address.

    Raises:
        NotFound, NotAdult, CaseNotOpen: as of the case that was asked for.
    """
    addressees = Addressees(session)
    with session.store.begin() as tx:
        # Reading the ledger's head holds back whoever else climbs until this is done.
        session.ledger.check_ours(tx)
        wanted = {case_id} if case_id else {case.id for case in going(tx)}
        found = _due(session, tx, addressees, at, case_id, held)
        late = [one for one in found if one.target and one.step.at <= at and one.notice.case_id in wanted]
        return [notice for letter in _letters(late) for notice in _draft(session, tx, addressees, letter)]


def _due(
    session: Session,
    tx: Transaction,
    addressees: Addressees,
    at: datetime,
    case_id: str | None,
    held: Mapping[str, Holding],
) -> Iterator[Due]:
    """Yield each step once, with every copy that it is about."""
    return steps_of(tx, each_path(session, tx, addressees, case_id, held), at)


def steps_of(tx: Transaction, paths: Iterable[Path], at: datetime) -> Iterator[Due]:
    """Yield each step of ``paths`` once, with every copy of theirs that it is about."""
    steps: dict[tuple[str, Rung, Target | None, str], Due] = {}
    stopped: dict[str, Stops] = {}
    for path in paths:
        if path.case.id not in stopped:
            stopped[path.case.id] = stops(tx, path.case.id)
        for step in _steps(path.course, at) if path.goes_on(stopped[path.case.id]) else _taken_back(path.course):
            for target in step.targets or (None,):
                notice = _named(path.course, (target and target.follows) or step.notice)
                found = Due(notice, step, target, path.matches_of(notice), path.course.holding)
                key = (notice.id, step.rung, target, found.desk)
                steps[key] = _merged(steps[key], found) if key in steps else found
    yield from steps.values()


def _taken_back(course: Course) -> Iterator[Step]:
    """Yield what waits of a copy that needs a second look: only what takes something back."""
    turns = (waiting(notice) for notice in course.notices if notice.letter == "withdrawal")
    yield from (turn for turn in turns if turn is not None)


def _steps(course: Course, at: datetime) -> Iterator[Step]:
    """Yield the one step of a copy's ladder, and every other draft about it that waits for a person."""
    step = next_step(course, at)
    if step is not None:
        yield step
    if course.gone or (step is not None and step.rung is Rung.POLICE_FIRST):
        return
    for notice in course.notices:
        turn = waiting(notice)
        if turn is not None and (step is None or turn.notice != step.notice or step.rung not in WAITING):
            yield turn


def _named(course: Course, item: str) -> Notice:
    return next(one for one in course.notices if one.id == item)


def _merged(one: Due, other: Due) -> Due:
    """Return two copies' shares of one step as one; the later date counts for a letter about both."""
    step = max(one.step, other.step, key=lambda step: step.at)
    return replace(one, step=step, matches=tuple(dict.fromkeys((*one.matches, *other.matches))))


def _letters(late: Iterable[Due]) -> list[_Letter]:
    """Return what is drafted together: steps up go to one recipient in one letter, whatever each followed."""
    letters: dict[tuple[str, ...], _Letter] = {}
    for one in late:
        if one.target is not None:
            letter = letters.setdefault(_letter_key(one, one.target), _Letter(one, one.target))
            letter.matches.update(dict.fromkeys(one.matches))
    return list(letters.values())


def _letter_key(one: Due, target: Target) -> tuple[str, ...]:
    who = target.recipient or one.desk
    shared = one.step.rung in CLIMB and who != "" and not target.follows
    follows = "" if shared else target.follows or one.notice.id
    return (one.notice.case_id, who, target.route, target.letter, follows, target.part or "")


def _draft(session: Session, tx: Transaction, addressees: Addressees, letter: _Letter) -> list[Notice]:
    """Store the drafts of one letter: one, or several where there are more addresses than a letter holds."""
    target, items = letter.target, list(letter.matches)
    recipient = None
    with suppress(UnknownRecipient):
        recipient = _recipient(addressees, letter)
    if recipient is None:
        return []
    notice = NOTICES.get(tx, letter.due.notice.id)  # its wording too, which a path goes without
    made: list[Notice] = []
    for at in range(0, len(items), MOST_ADDRESSES):
        matches = tuple(items[at : at + MOST_ADDRESSES])
        urls = tuple(dict.fromkeys(match.url for match in MATCHES.several(tx, matches)))
        changes: dict[str, object] = {"match_ids": matches, "urls": urls}
        if letter.due.holding is not None:
            changes["holding"] = letter.due.holding.row()
        if not target.recipient:
            changes["addressee"] = recipient.row()
        draft = followed(notice, target.letter, recipient, target.route).model_copy(update=changes)
        with suppress(NoRoute):
            made.append(drafted(session, tx, addressees, draft))
    return made


def _recipient(addressees: Addressees, letter: _Letter) -> Recipient | None:
    """Return whom a letter goes to, or ``None`` where nobody can be reached by what was found.

    Raises:
        UnknownRecipient: the directory has them no more.
    """
    target, notice = letter.target, letter.due.notice
    if target.recipient:
        same = target.recipient == notice.recipient
        return addressees.of_notice(notice) if same else addressees.named(target.recipient)
    holding = letter.due.holding
    return addressee(holding, target.part) if holding and target.part else None


def each_path(
    session: Session, tx: Transaction, addressees: Addressees, case_id: str | None, held: Mapping[str, Holding]
) -> Iterator[Path]:
    """Yield every confirmed copy that something was written about, of one case or of all that are searched for.

    Raises:
        NotFound, NotAdult, CaseNotOpen: as of the case that was asked for.
    """
    for case in searched(tx, case_id):
        yield from (path for path in paths_of(session, tx, addressees, case, held) if path.course.notices)


def paths_of(
    session: Session, tx: Transaction, addressees: Addressees, case: Case, held: Mapping[str, Holding] = _NOT_ASKED
) -> Iterator[Path]:
    """Yield every confirmed copy of a case, the first seen first, with what was written about it."""
    case = session.knowing(tx, case)
    rhythm = timedelta(days=session.settings.notifier.reminder_days)
    written: defaultdict[str, list[Notice]] = defaultdict(list)
    for notice in NOTICES.each(tx, order_by="created_at", without=WORDING, case_id=case.id):
        for item in notice.match_ids:
            written[item].append(notice)
    back = _back(tx, case.id)
    for copy in _copies(tx, case):
        about = {one.id: one for match in copy.matches for one in written[match.id]}
        notices = tuple(sorted(about.values(), key=lambda one: (one.created_at, one.id)))
        course = _course(addressees, rhythm, case, copy, notices, back)
        yield Path(case, copy, replace(course, holding=_holding(copy, notices, held)))


def _holding(copy: Copy, notices: Iterable[Notice], held: Mapping[str, Holding]) -> Holding | None:
    """Return who holds a copy, as it was found last for its own host: another host's registrar has no part in it."""
    host = host_of(copy.matches[0].url)
    found = [Holding.model_validate(one.holding) for one in notices if one.holding is not None]
    ours = [one for one in found if host_of(one.url) == host]
    return held.get(host) or (ours[-1] if ours else None)


def _copies(tx: Transaction, case: Case) -> list[Copy]:
    """Return the confirmed copies with all of their addresses."""
    confirmed = {"case_id": case.id, "state": MatchState.CONFIRMED}
    matches = MATCHES.all(tx, order_by="seen_at", without=RECOGNISED_BY, **confirmed)
    addresses = known.by_match(tx, case.id, (one.id for one in matches))
    return copies((one, addresses.get(one.id) or known.addresses_of(tx, one)) for one in matches)


def _course(
    addressees: Addressees,
    rhythm: timedelta,
    case: Case,
    copy: Copy,
    notices: tuple[Notice, ...],
    back: dict[str, datetime],
) -> Course:
    looks = [look.at for one in copy.addresses for look in one.looks if look.verdict is Verdict.LIVE]
    return Course(
        notices,
        addressees.directory,
        rhythm,
        gone=copy.standing.state is CopyState.DOWN,
        live_at=max(looks, default=None),
        back_at=max((back[match.id] for match in copy.matches if match.id in back), default=None),
        particulars=case.particulars,
        country=case.country,
    )


def _back(tx: Transaction, case_id: str) -> dict[str, datetime]:
    """Return when each match was there again after it was proven gone, the last time."""
    rows = tx.each("ledger", order_by="seq", raw=True, case_id=case_id, kind=EventKind.REAPPEARED.value)
    return {row["subject"]: datetime.fromisoformat(row["at"]) for row in rows}
