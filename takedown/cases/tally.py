"""A tally: what is left of a case whose time is over, a figure without a person, an address or a day."""

from __future__ import annotations

from takedown.cases.noun import Noun


class Tally(Noun):
    """``number`` times the same.

    Attributes:
        month: ``2026-11``. kind: ``notice``, ``decision`` or ``copy``.
        recipient: an id of the directory, or empty for all others. route: the legal basis.
        outcome: a notice's outcome, a match's state or a copy's. hours: to removal, to the full hour.
    """

    id: str
    month: str
    kind: str
    recipient: str = ""
    route: str = ""
    outcome: str
    hours: float | None = None
    number: int = 1
