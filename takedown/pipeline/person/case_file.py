"""The file of a case: all that a worker needs to see of it in one place, without a picture or a fingerprint."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from takedown.cases.case import Case, Consent
from takedown.cases.copy import Copy, copies
from takedown.cases.look import LookKind
from takedown.cases.match import RECOGNISED_BY, Match, MatchState
from takedown.cases.note import Note
from takedown.cases.notice import WORDING, Notice
from takedown.pipeline.letters.addressees import Addressees, UnknownRecipient
from takedown.pipeline.looking.known import by_match
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES, CONSENTS, MATCHES, NOTES, NOTICES
from takedown.store import Transaction


@dataclass(frozen=True, slots=True)
class Registered:
    """One registered picture or video, as far as a page says: never its fingerprint."""

    id: str
    kind: str
    origin: str
    registered_at: datetime


@dataclass(frozen=True, slots=True)
class CaseFile:
    """What there is of a case.

    Attributes:
        consents, notes: the latest first. media: the latest first.
        copies: those that a person confirmed, those that are up first. undecided, left_aside: matches in counts.
        notices: the latest first. names: of their recipients, by the notice's id.
        hosts: of matches, and recipients' names of notices, by id: what an event is about.
        captures: how many, by state. sightings, stamps: how many. pictures_seen: how often a picture was looked at.
    """

    case: Case
    consents: tuple[Consent, ...]
    notes: tuple[Note, ...]
    media: tuple[Registered, ...]
    copies: tuple[Copy, ...]
    undecided: int
    left_aside: int
    notices: tuple[Notice, ...]
    names: Mapping[str, str]
    hosts: Mapping[str, str]
    captures: Mapping[str, int]
    sightings: int
    pictures_seen: int


def file_of(session: Session, case_id: str, addressees: Addressees) -> CaseFile:
    """Return the file of a case, open or closed; of an erased one the dates alone.

    Raises:
        NotFound: no such case.
    """
    with session.store.read() as tx:
        case = CASES.get(tx, case_id)
        matches = MATCHES.all(tx, order_by="seen_at", without=RECOGNISED_BY, case_id=case_id)
        notices = NOTICES.all(tx, order_by="-created_at", without=WORDING, case_id=case_id)
        names = {notice.id: _name(addressees, notice) for notice in notices}
        states = Counter(match.state for match in matches)
        return CaseFile(
            case,
            consents=tuple(CONSENTS.all(tx, order_by="-given_at", case_id=case_id)),
            notes=tuple(NOTES.all(tx, order_by="-at", case_id=case_id)),
            media=_media(tx, case_id),
            copies=_copies(tx, case_id, matches),
            undecided=states[MatchState.NEW],
            left_aside=len(matches) - states[MatchState.NEW] - states[MatchState.CONFIRMED],
            notices=tuple(notices),
            names=names,
            hosts={match.id: match.host for match in matches} | names,
            captures=_captures(tx, case_id),
            sightings=tx.count("sightings", case_id=case_id),
            pictures_seen=tx.count("looks", case_id=case_id, kind=LookKind.PICTURE.value),
        )


@dataclass(frozen=True, slots=True)
class Named:
    """A case, and the names of what its events are about, as ``CaseFile.hosts`` has them."""

    case: Case
    hosts: Mapping[str, str]


def named_in(session: Session, case_id: str, addressees: Addressees) -> Named:
    """Return the names of what a case's events are about.

    Raises:
        NotFound: no such case.
    """
    with session.store.read() as tx:
        case = CASES.get(tx, case_id)
        hosts = {row["id"]: row["host"] for row in tx.each("matches", only=["host"], case_id=case_id)}
        notices = NOTICES.each(tx, order_by="created_at", without=WORDING, case_id=case_id)
        return Named(case, hosts | {notice.id: _name(addressees, notice) for notice in notices})


def _copies(tx: Transaction, case_id: str, matches: list[Match]) -> tuple[Copy, ...]:
    confirmed = [match for match in matches if match.state is MatchState.CONFIRMED]
    addresses = by_match(tx, case_id, (match.id for match in confirmed))
    order = ("up", "partly", "unknown", "down")
    found = copies((match, addresses.get(match.id, ())) for match in confirmed)
    return tuple(sorted(found, key=lambda copy: order.index(copy.standing.state.value)))


def _media(tx: Transaction, case_id: str) -> tuple[Registered, ...]:
    only = ("id", "case_id", "kind", "origin", "registered_at")
    rows = tx.each("media", order_by="-registered_at", case_id=case_id, only=only, raw=True)
    return tuple(
        Registered(row["id"], row["kind"], row["origin"], datetime.fromisoformat(row["registered_at"])) for row in rows
    )


def _captures(tx: Transaction, case_id: str) -> Mapping[str, int]:
    rows = tx.each("captures", order_by="at", case_id=case_id, only=("id", "case_id", "state"), raw=True)
    return Counter(row["state"] for row in rows)


def _name(addressees: Addressees, notice: Notice) -> str:
    try:
        return addressees.of_notice(notice).name
    except UnknownRecipient:
        return notice.recipient
