"""What a list shows of the rows that it shows, and of no others: addresses, distances."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from takedown.pipeline.overview.row import Row
from takedown.pipeline.session import Session

_FIELDS = ("url", "distance")
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Detail:
    """Of one copy. ``distance``: in bits, of the method that found it."""

    url: str
    distance: int


def details(session: Session, rows: Iterable[Row]) -> dict[str, Detail]:
    """Return what is known of those of ``rows`` that are copies, by id; what was erased meanwhile is left out."""
    whose = {row.id: row.case_id for row in rows if row.kind == "copy"}
    ids, found = list(whose), dict[str, Detail]()
    with session.store.read() as tx:
        tx.open_keys(whose.values())
        for start in range(0, len(ids), _AT_ONCE):
            for row in tx.each("matches", only=_FIELDS, id=ids[start : start + _AT_ONCE]):
                if row["url"] is not None:
                    found[row["id"]] = Detail(row["url"], row["distance"])
    return found
