"""A negative: something that is known to be no copy, and that therefore silences what looks like it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Self

from pydantic import BeforeValidator

from takedown.cases.match import Match
from takedown.cases.media import Fingerprint
from takedown.cases.noun import Moment, Noun, Raw, Row, new_id, now


class NegativeOrigin(StrEnum):
    """How it came in: from a list of known nuisances, or by a person's decision on a match."""

    IMPORTED = "imported"
    REJECTED = "rejected"


def _text(value: object) -> object:
    return "" if value is None else value


class Negative(Noun):
    """One known nuisance, as far as it reaches: every case, one case, or one registered picture."""

    id: str
    case_id: Annotated[str, BeforeValidator(_text)] = ""
    """Empty where it holds for every case of the vault."""
    media_id: str = ""
    """The registered picture that it silences, where it silences one alone."""
    match_id: str = ""
    """The match whose rejection it comes from."""
    origin: NegativeOrigin
    added_at: Moment
    fingerprint: Fingerprint
    local: Raw = b""

    @classmethod
    def imported(cls, fingerprint: Fingerprint, case_id: str = "") -> Self:
        """Return a nuisance from a list, for one case or all."""
        return cls(
            id=new_id(),
            case_id=case_id,
            origin=NegativeOrigin.IMPORTED,
            added_at=now(),
            fingerprint=fingerprint.without_variants(),
        )

    @classmethod
    def rejected(cls, match: Match) -> Self | None:
        """Return what the rejection of ``match`` says of its picture; None where what was found isn't known."""
        if match.seen_fingerprint is None or not match.media_id:
            return None
        return cls(
            id=new_id(),
            case_id=match.case_id,
            media_id=match.media_id,
            match_id=match.id,
            origin=NegativeOrigin.REJECTED,
            added_at=now(),
            fingerprint=match.seen_fingerprint,
            local=match.seen,
        )

    def row(self) -> Row:
        """Return this noun as a row; of no case is ``None`` there, as a reference to a case must lead to one."""
        return {**super().row(), "case_id": self.case_id or None}
