"""``case.json``: which case a bundle is about, and no more of the person than that.

Whoever investigates reads it, and later perhaps the other side, which may see the file of a procedure: so no name, no
contact, no country, no age stands in it. Who the person is, she tells those whom she hands it to.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from takedown import __version__
from takedown.cases.noun import rfc3339
from takedown.evidence.canonical import canonical

CARD_VERSION = 1
CARD_FIELDS: dict[str, type] = {
    "schema": int,
    "case": str,
    "opened_at": str,
    "made_at": str,
    "scope": str,
    "copies": int,
    "software": str,
    "key": str,
}


@dataclass(frozen=True, slots=True)
class Card:
    """What ``case.json`` says.

    Attributes:
        case: the case's id, random: a reference, not a name.
        scope: ``whole``, or ``addresses`` where nothing but addresses and the ledger is given.
        copies: how many addresses are in the bundle. key: the signing key's fingerprint.
    """

    case: str
    opened_at: datetime
    made_at: datetime
    scope: str
    copies: int
    key: str

    def written(self) -> bytes:
        """Return the file."""
        times = {"opened_at": rfc3339(self.opened_at), "made_at": rfc3339(self.made_at)}
        return canonical({**asdict(self), **times, "schema": CARD_VERSION, "software": f"takedown {__version__}"})
