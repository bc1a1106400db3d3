"""The door: what a person does from outside, without an account. She sends, asks how it stands, and takes it all back.

Nothing here can read what she sent, or anything of her case but what lies in clear: that is the members'.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from secrets import token_bytes
from typing import TypeVar

from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from takedown.cases.case import CaseStatus
from takedown.cases.match import MatchState, Verdict
from takedown.cases.noun import new_id, now, rfc3339
from takedown.cases.team.door import Door, LetterKind, LetterState, SealedLetter
from takedown.cases.team.organisation import Organisation
from takedown.errors import TakedownError
from takedown.pipeline.shelf import Shelf
from takedown.pipeline.team.crowd import Crowd
from takedown.pipeline.team.server import TeamServer
from takedown.store import Transaction
from takedown.vault import Cost
from takedown.vault.keys import DERIVING
from takedown.vault.team.seats import PUBLIC_BYTES

T = TypeVar("T")
DOORS = Shelf("doors", Door)
LETTERS = Shelf("letterbox", SealedLetter)

MOST_BYTES = {LetterKind.PAGE: 512 * 1024, LetterKind.HANDOVER: 32 * 1024 * 1024}
"""Of one letter."""
MOST_WAITING = 1000
"""Letters that wait for a member at once; more would be a flood."""
MOST_LARGE = 50
"""Of them, by the installed program, which may be large: together no more than 1.6 GB."""
MOST_AT_A_DOOR = 20
"""Of them, by one door."""
_SEALED_MORE = PUBLIC_BYTES + 16
_POINT = 4
"""The first byte of an uncompressed point, with which every sealed letter begins (SEC 1, section 2.3.3)."""
_DERIVING = Crowd(1, 7)
"""A code's check takes as much memory as it is to take; one at a time, and none holds a connection to wait."""


class WrongCode(TakedownError):
    """There is no such number, or the code is another one. Nothing was shown, and nothing was changed."""


class LetterboxFull(TakedownError):
    """So much waits for the organisation that nothing more is taken in for now. Nothing was kept."""


class NoLetter(TakedownError):
    """What came can't be a sealed letter. Nothing was kept."""


class TakenBack(TakedownError):
    """Everything was taken back by this number before; nothing more is taken for it. Nothing was kept."""


@dataclass(frozen=True, slots=True)
class Given:
    """What is shown to her once and kept nowhere: with both she asks how it stands."""

    number: str
    code: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands, from what lies in clear: counts and a state, no name and no address.

    Attributes:
        state: ``received``, ``discarded``, ``open``, ``closed``, ``erased`` or ``withdrawn``.
        waiting: letters that nobody has taken in yet. pictures: fingerprints that are looked for.
        to_check: copies that a person has still to look at. found: copies that a person confirmed.
        sent: letters that have left; of what was taken back, before that. gone: confirmed copies that are proven gone.
    """

    number: str
    made_at: datetime
    state: str
    waiting: int
    pictures: int = 0
    to_check: int = 0
    found: int = 0
    sent: int = 0
    gone: int = 0


def receive(server: TeamServer, organisation: Organisation, content: bytes, cost: Cost | None = None) -> Given:
    """Keep a first letter, sealed as it came; return the number and the code that lead back to it.

    Args:
        server, organisation: for whom. content: the letter, sealed to the organisation. cost: of the code's verifier.

    Raises:
        NoLetter, LetterboxFull, TooManyAtOnce: nothing was kept.
    """
    given = Given(new_id(), new_id())
    letter = _letter(content, LetterKind.PAGE, given.number)
    verifier = _verifier(given.code, cost or Cost())
    with server.outside(organisation.id).begin() as tx:
        _check_room(tx, given.number)
        DOORS.put(tx, Door(id=given.number, made_at=now(), verifier=verifier))
        LETTERS.put(tx, letter)
    return given


def add(server: TeamServer, organisation: Organisation, given: Given, content: bytes, kind: LetterKind) -> None:
    """Keep a further letter of somebody who has a number and a code.

    Raises:
        WrongCode, TooManyAtOnce, NoLetter, LetterboxFull, TakenBack: nothing was kept.
    """

    def keep(tx: Transaction, door: Door) -> None:
        if door.withdrawn_at is not None:
            raise TakenBack
        _check_room(tx, door.id)
        if kind is LetterKind.HANDOVER:
            _check_large(tx)
        LETTERS.put(tx, letter)

    letter = _letter(content, kind, given.number)
    _entered(server, organisation, given, keep)


def standing(server: TeamServer, organisation: Organisation, given: Given) -> Standing:
    """Return how it stands.

    Raises:
        WrongCode, TooManyAtOnce: nothing was shown.
    """
    return _entered(server, organisation, given, _standing)


def withdraw(server: TeamServer, organisation: Organisation, given: Given) -> Standing:
    """Take everything back, at once: what no member took in is destroyed, and the case is closed if there is one.

    A closed case stops every step of the pipeline (``Case.for_search``). What has to be written under the case's key,
    and the letters that take back what has left, are a member's: ``letterbox.heed``. Said again, it does nothing more.

    Raises:
        WrongCode, TooManyAtOnce: nothing was changed.
    """
    return _entered(server, organisation, given, _withdrawn)


def _withdrawn(tx: Transaction, door: Door) -> Standing:
    at = now()
    tx.delete("letterbox", door_id=door.id, state=LetterState.WAITING.value)
    if door.withdrawn_at is None:
        door = door.model_copy(update={"withdrawn_at": at})
        DOORS.renew(tx, door, "withdrawn_at")
        if door.case_id is not None:
            _close(tx, door.case_id, at)
    return _standing(tx, door)


def _close(tx: Transaction, case_id: str, at: datetime) -> None:
    place, case = tx.get("case_places", case_id), tx.get("cases", case_id)
    if place is not None and place["withdrawn_at"] is None:
        tx.update("case_places", case_id, withdrawn_at=rfc3339(at))
    if case is not None and case["status"] == CaseStatus.OPEN.value:
        tx.update("cases", case_id, status=CaseStatus.CLOSED.value, closed_at=rfc3339(at))


def _standing(tx: Transaction, door: Door) -> Standing:
    waiting = tx.count("letterbox", door_id=door.id, state=LetterState.WAITING.value)
    case = tx.get("cases", door.case_id) if door.case_id else None
    if door.withdrawn_at is not None:
        return Standing(door.id, door.made_at, "withdrawn", waiting, sent=_left(tx, door, door.withdrawn_at))
    if case is None:
        # Without a case nothing was taken in: what doesn't wait any more was discarded, or its time was over.
        return Standing(door.id, door.made_at, "received" if waiting else "discarded", waiting)
    of_case = {"case_id": case["id"]}
    confirmed = {**of_case, "state": MatchState.CONFIRMED.value}
    return Standing(
        door.id,
        door.made_at,
        case["status"],
        waiting,
        pictures=tx.count("media", **of_case),
        to_check=tx.count("matches", state=MatchState.NEW.value, **of_case),
        found=tx.count("matches", **confirmed),
        sent=tx.count("notices", beyond=("sent_at", ""), **of_case),
        gone=tx.count("matches", verdict=Verdict.GONE.value, **confirmed),
    )


def _left(tx: Transaction, door: Door, before: datetime) -> int:
    """Return how many letters of the door's case had left ``before``: not those that take them back."""
    if door.case_id is None:
        return 0
    ever, since = (tx.count("notices", case_id=door.case_id, beyond=("sent_at", at)) for at in ("", rfc3339(before)))
    return ever - since


def _entered(server: TeamServer, organisation: Organisation, given: Given, then: Callable[[Transaction, Door], T]) -> T:
    """Check number and code, and do ``then`` in the same transaction.

    Wrong codes close no door: a code has 57 random bits and its check takes a process's whole turn, so that guessing
    one takes longer than the world lasts, while a door that closes could be held shut by whoever knows its number.
    """
    # Room first, the connection then: those who wait for room keep nobody from the database.
    with _DERIVING.one(), server.outside(organisation.id).begin() as tx:
        row = tx.get("doors", given.number) if given.number.isascii() else None
        door = None if row is None else Door.of(row)
        if _opens(door, given.code) and door is not None:
            return then(tx, door)
    raise WrongCode


def _opens(door: Door | None, code: str) -> bool:
    """Whether ``code`` is the door's; without one it takes as long, so that nobody learns which numbers there are."""
    verifier = _NO_DOOR if door is None else door.verifier.decode()
    try:
        with DERIVING:
            Argon2id.verify_phc_encoded(_typed(code), verifier)
    except InvalidKey:
        return False
    return door is not None


def _verifier(code: str, cost: Cost) -> bytes:
    with _DERIVING.one(), DERIVING:
        made = Argon2id(
            salt=token_bytes(16), length=32, iterations=cost.time, lanes=cost.lanes, memory_cost=cost.memory_kib
        )
        return made.derive_phc_encoded(_typed(code)).encode()


def _typed(code: str) -> bytes:
    """Return a code as it counts, however it was written down or read aloud: its letters and figures alone."""
    return "".join(one for one in code.casefold() if one.isalnum()).encode()


_NO_DOOR = "$argon2id$v=19$m=65536,t=3,p=4$MDAwMDAwMDAwMDAwMDAwMA$MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDA"


def _letter(content: bytes, kind: LetterKind, door_id: str) -> SealedLetter:
    if not _SEALED_MORE < len(content) <= MOST_BYTES[kind] or content[0] != _POINT:
        raise NoLetter
    return SealedLetter(id=new_id(), kind=kind, made_at=now(), door_id=door_id, content=content)


def _check_room(tx: Transaction, door_id: str) -> None:
    state = LetterState.WAITING.value
    here = tx.count("letterbox", door_id=door_id, state=state)
    if here >= MOST_AT_A_DOOR or tx.count("letterbox", state=state) >= MOST_WAITING:
        raise LetterboxFull


def _check_large(tx: Transaction) -> None:
    if tx.count("letterbox", kind=LetterKind.HANDOVER.value, state=LetterState.WAITING.value) >= MOST_LARGE:
        raise LetterboxFull
