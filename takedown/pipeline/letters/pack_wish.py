"""What a pack is made from: a case, perhaps one of its notices, and whose copies it is about."""

from __future__ import annotations

from dataclasses import dataclass, field

from takedown.cases.case import Adult, Case
from takedown.cases.match import Match, MatchState
from takedown.cases.notice import Notice
from takedown.errors import TakedownError
from takedown.pipeline.letters.addressees import Addressees
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import MATCHES
from takedown.store import Transaction
from takedown.words import Language


class NothingToPack(TakedownError):
    """The case has no address or notice that this could be made of; nothing was written."""


@dataclass(frozen=True, slots=True)
class Made:
    """A file: its bytes, and how many parts, lines or reports are in it."""

    content: bytes = field(repr=False)
    items: int


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for.

    Attributes:
        session, tx: the open vault, and the transaction in which all is read.
        case, notice: of which case; about one notice alone, or all there is.
        reader, plain: the person's language; text instead of a PDF.
        addressees: the directory.
    """

    session: Session
    tx: Transaction
    case: Case
    notice: Notice | None
    reader: Language
    plain: bool
    addressees: Addressees


def matches_of(wish: Wish, *, needed: bool = True) -> list[Match]:
    """Return the copies that the file is about: confirmed ones, or, where nothing is looked at, all that she gave.

    Raises:
        NothingToPack: there are none, and some are needed.
    """
    if wish.notice is not None:
        return [MATCHES.get(wish.tx, item) for item in wish.notice.match_ids]
    found = MATCHES.all(wish.tx, order_by="seen_at", case_id=wish.case.id)
    taken = {MatchState.CONFIRMED, MatchState.NEW} if is_minor(wish.case) else {MatchState.CONFIRMED}
    matches = [match for match in found if match.state in taken]
    if needed and not matches:
        raise NothingToPack
    return matches


def is_minor(case: Case) -> bool:
    """Say whether the case is under 18, or unsure."""
    return case.adult is not Adult.YES
