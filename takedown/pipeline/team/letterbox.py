"""The letterbox: a member opens what came for the organisation, and makes cases of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from pydantic import ValidationError

from takedown.cases.case import Adult, Case, CaseStatus, Terms
from takedown.cases.caution import Caution
from takedown.cases.event import EventKind
from takedown.cases.match import Match
from takedown.cases.media import Fingerprint, Media, Origin
from takedown.cases.team.door import LetterKind, LetterState, SealedLetter
from takedown.cases.team.letter import Letter
from takedown.cases.team.role import Right
from takedown.errors import NotShared, TakedownError
from takedown.fingerprint import kept, sequence
from takedown.matching.confidence import MIN_QUALITY
from takedown.pipeline.casework import open_case_in
from takedown.pipeline.cautions.collision import Others
from takedown.pipeline.looking.addresses import from_arguments, reported
from takedown.pipeline.looking.describe import left_at
from takedown.pipeline.person import consent
from takedown.pipeline.person.consent import Withdrawn
from takedown.pipeline.shelf import CASES, MATCHES, MEDIA, N, NotFound, Shelf
from takedown.pipeline.team.door import DOORS, LETTERS
from takedown.pipeline.team.handover import letter_info, sentences
from takedown.pipeline.team.keys import LETTERBOX
from takedown.pipeline.team.session import TeamSession
from takedown.store import Transaction
from takedown.vault import Tampered
from takedown.vault.team.keyring import opened_share
from takedown.vault.team.seats import OpenSeat


class BadLetter(TakedownError):
    """The letter can't be opened, or says what no page and no program of ours writes. Nothing was taken in."""


class AlreadyTakenIn(TakedownError):
    """Somebody took this letter in before; ``case``. Nothing was done."""


class NoSentence(TakedownError):
    """The letter adds to a case, and there is none for it: a first letter brings the consent. Nothing was taken in."""


class LetterboxNotShared(NotShared):
    """The letterbox's key isn't shared with this member yet, who came lately. Nothing was taken in."""

    def __init__(self) -> None:
        super().__init__(table="shares", column=LETTERBOX)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A letter that waits. ``size``: bytes as sealed. ``case_id``: of the case that it adds to, if there is one."""

    id: str
    kind: LetterKind
    made_at: datetime
    number: str
    case_id: str | None
    size: int


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of a letter.

    Attributes:
        case: a new one, or the one it adds to. media: what is new in it. known: how many were there already.
        left: how many were left out: too plain, or not in their form.
        addresses: kept as hers. not_addresses: lines that are none.
        cautions: why some pictures wait for a second look.
    """

    case: Case
    media: tuple[Media, ...]
    known: int
    left: int
    addresses: tuple[Match, ...]
    not_addresses: int
    cautions: tuple[Caution, ...] = ()


def waiting(session: TeamSession) -> list[Waiting]:
    """Return the letters that nobody has taken in, the oldest first; none is opened.

    Raises:
        NotYours: the role doesn't take letters in.
    """
    session.check(Right.TAKE_IN)
    with session.store.read() as tx:
        letters = LETTERS.all(tx, order_by="made_at", state=LetterState.WAITING.value)
        return [_waiting(tx, one) for one in letters]


def take_in(session: TeamSession, letter_id: str, *, label: str = "", client_id: str = "") -> TakenIn:
    """Open a letter, and make its case, or add to the one that its door leads to; then the letter is destroyed.

    Args:
        session: a member's. letter_id: which. label: of a new case; its number without one.
        client_id: whose a new case is; the organisation's first client without one.

    Raises:
        NotFound: no such letter.
        AlreadyTakenIn, BadLetter, NoSentence, NotYours, LetterboxNotShared, NotShared: nothing was taken in.
        NotAdult, CaseNotOpen: the case that it adds to takes nothing more; the letter stays.
    """
    session.check(Right.TAKE_IN)
    inside = session.for_client(client_id or _first_client(session))
    seat = _letterbox(session)
    try:
        with inside.store.begin() as tx:
            sealed = LETTERS.get(tx, letter_id)
            if sealed.state is not LetterState.WAITING:
                raise AlreadyTakenIn(case=sealed.case_id or "")
            letter = _opened(session, seat, sealed.content)
            case = _case_of(inside, tx, sealed, letter, label)
            taken = _taken(inside, tx, case, letter)
            _led(tx, LETTERS, sealed.model_copy(update={"state": LetterState.TAKEN_IN, "content": b""}), case.id)
            body: dict[str, object] = {"media": [one.id for one in taken.media], "addresses": len(taken.addresses)}
            session.ledger.append(tx, EventKind.LETTER_TAKEN_IN, case.id, letter_id, body)
    finally:
        seat.forget()
    return taken


def take_in_file(session: TeamSession, case_id: str, content: bytes) -> TakenIn:
    """Add a sealed file that came by hand to a case.

    Raises:
        NotFound: no such case. BadLetter, NotYours, NotShared, NotAdult, CaseNotOpen: nothing was taken in.
    """
    session.check(Right.TAKE_IN)
    seat = _letterbox(session)
    try:
        letter = _opened(session, seat, content)
    finally:
        seat.forget()
    with session.store.begin() as tx:
        taken = _taken(session, tx, _shared(session, tx, case_id), letter)
        body: dict[str, object] = {"media": [one.id for one in taken.media], "addresses": len(taken.addresses)}
        session.ledger.append(tx, EventKind.LETTER_TAKEN_IN, case_id, case_id, body)
    return taken


def opens(session: TeamSession) -> bool:
    """Return whether the letterbox's key is shared with this member, as a supervisor does for whoever has come."""
    with session.store.read() as tx:
        return tx.shares(session.actor.id).wrapped(LETTERBOX) is not None


def heed(session: TeamSession) -> Iterator[Withdrawn]:
    """Do under the case's key what taking back from outside calls for: each such case once, as it is done.

    What hasn't left is withdrawn, and for what has left letters are drafted that a member approves (``consent``). Of
    cases that aren't shared with this member nothing is done.
    """
    with session.store.read() as tx:
        back = tx.rows("case_places", order_by="withdrawn_at", after="", only=["withdrawn_at"])
        cases = [CASES.get(tx, row["id"]) for row in back if _is_to_heed(session, tx, row["id"], row["withdrawn_at"])]
    for case in cases:
        if case.status is not CaseStatus.ERASED and case.agreed.withdrawn_at is None:
            yield consent.withdraw(session, case.id)


def heed_one(session: TeamSession, case_id: str) -> None:
    """As ``heed``, of one case."""
    with session.store.read() as tx:
        place = tx.get("case_places", case_id)
        at = place["withdrawn_at"] if place else None
        case = CASES.get(tx, case_id) if at and _is_to_heed(session, tx, case_id, at) else None
    if case is not None and case.status is not CaseStatus.ERASED and case.agreed.withdrawn_at is None:
        consent.withdraw(session, case_id)


def _is_to_heed(session: TeamSession, tx: Transaction, case_id: str, withdrawn_at: str) -> bool:
    """Whether a case is shared with this member, and no consent was given anew since."""
    anew = tx.count("consents", beyond=("given_at", withdrawn_at), case_id=case_id)
    return not anew and tx.shares(session.actor.id).wrapped(case_id) is not None


def _waiting(tx: Transaction, letter: SealedLetter) -> Waiting:
    door = DOORS.get(tx, letter.door_id) if letter.door_id else None
    case_id = door.case_id if door else None
    return Waiting(letter.id, letter.kind, letter.made_at, letter.door_id or "", case_id, len(letter.content))


def _first_client(session: TeamSession) -> str:
    with session.store.read() as tx:
        rows = tx.rows("clients", order_by="made_at", only=["made_at", "ended_at"])
    mine = [row["id"] for row in rows if row["ended_at"] is None and session.actor.clients in ("*", row["id"])]
    if not mine:
        raise NotFound(noun="client", id="")
    return str(mine[0])


def _letterbox(session: TeamSession) -> OpenSeat:
    """Return the seat that letters are sealed to; whoever asks forgets it.

    Raises:
        LetterboxNotShared: its key isn't shared with this member.
    """
    holder = session.actor.id
    with session.store.read() as tx:
        wrapped = tx.shares(holder).wrapped(LETTERBOX)
    if wrapped is None:
        raise LetterboxNotShared
    return OpenSeat(opened_share(session.keyring.seat, holder, LETTERBOX, wrapped))


def _opened(session: TeamSession, seat: OpenSeat, content: bytes) -> Letter:
    try:
        letter = Letter.model_validate_json(seat.unseal(letter_info(session.organisation.id), content))
    except (Tampered, ValidationError):
        raise BadLetter from None
    # The sentence is put under her name: none but our own can be.
    if letter.statement and letter.statement not in sentences(session.organisation.name, letter.standing):
        raise BadLetter
    return letter


def _case_of(session: TeamSession, tx: Transaction, sealed: SealedLetter, letter: Letter, label: str) -> Case:
    door = DOORS.get(tx, sealed.door_id) if sealed.door_id else None
    if door is not None and door.case_id is not None:
        return _shared(session, tx, door.case_id)
    if not letter.statement:
        raise NoSentence
    case = Case.opened(
        label=label or (door.id if door else sealed.id),
        adult=Adult.YES,  # nobody else is asked for that sentence
        standing=letter.standing,
        country=letter.country,
    )
    opened = open_case_in(session, tx, case, letter.statement, Terms(safe_contact=letter.reach))
    if door is not None:
        _led(tx, DOORS, door, opened.id)
    return opened


def _shared(session: TeamSession, tx: Transaction, case_id: str) -> Case:
    """Return a case that is there, and shared with this member.

    Raises:
        NotFound, NotShared: as they say.
    """
    if tx.count("cases", id=case_id) and tx.shares(session.actor.id).wrapped(case_id) is None:
        raise NotShared(table="cases", column="label")
    return CASES.get(tx, case_id)


def _led(tx: Transaction, shelf: Shelf[N], noun: N, case_id: str) -> None:
    """Store a door or a letter anew, as one of ``case_id``: whose a row is, no row that is there changes."""
    shelf.drop(tx, noun.row()["id"])
    shelf.put(tx, noun.model_copy(update={"case_id": case_id}))


def _taken(session: TeamSession, tx: Transaction, case: Case, letter: Letter) -> TakenIn:
    case.for_search()
    signals = {_signals(one.fingerprint) for one in MEDIA.each(tx, order_by="id", case_id=case.id)}
    others = Others(session, case.id)
    media: list[Media] = []
    cautions: list[Caution] = []
    known = left = 0
    for one in _media(case, letter):
        if one is None:
            left += 1
        elif _signals(one.fingerprint) in signals or not MEDIA.put(tx, one):
            known += 1
        else:
            signals.add(_signals(one.fingerprint))
            media.append(one)
            session.ledger.append(tx, EventKind.MEDIA_REGISTERED, case.id, one.id, {"kind": one.kind.value})
            met = others.met(tx, one, one.fingerprint)
            cautions += [met] if met is not None else []
    addresses = from_arguments(list(letter.addresses))
    kept_ones = tuple(_address(session, tx, case, one.text) for one in addresses if not one.code)
    bad = sum(bool(one.code) for one in addresses)
    return TakenIn(CASES.get(tx, case.id), tuple(media), known, left, kept_ones, bad, tuple(cautions))


def _media(case: Case, letter: Letter) -> Iterator[Media | None]:
    """Yield what is registered of each picture and video: ``None`` of what nothing could be found by."""
    for shown in letter.pictures:
        found = Fingerprint(
            pipeline=letter.pipeline, pdq=shown.pdq, quality=shown.quality, width=shown.width, height=shown.height
        )
        yield Media.registered(case.id, found, Origin.IMPORTED)
    for one in letter.media:
        try:
            codes = len(kept.unpack(one.local)) if one.local else 0
            frames = len(sequence.unpack(one.frames)) if one.frames else 0
        except ValueError:
            yield None
            continue
        if not codes and not frames and one.fingerprint.quality < MIN_QUALITY:
            yield None
            continue
        media = Media.registered(
            case.id, one.fingerprint, Origin.IMPORTED,
            kind=one.kind, local=one.local, frames=one.frames, duration=one.duration,
        )  # fmt: skip
        yield left_at(case.level, media)


def _signals(one: Fingerprint) -> tuple[bytes | None, ...]:
    return (one.pdq, one.sha256, one.md5)


def _address(session: TeamSession, tx: Transaction, case: Case, url: str) -> Match:
    match = reported(case.id, url)
    if not MATCHES.put(tx, match):
        return MATCHES.known(tx, case.id, "url", url)[0]
    session.ledger.append(tx, EventKind.ADDRESS_REPORTED, case.id, match.id, {"url": url})
    return match
