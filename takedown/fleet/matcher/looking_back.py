"""What was just registered, held against what was seen in the last days: hits are addresses to visit for a case."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from pydantic import ValidationError

from takedown.cases.case import CaseStatus
from takedown.cases.match import Confidence, Hit
from takedown.cases.media import Media
from takedown.cases.noun import now, rfc3339
from takedown.fleet.matcher.seen import Seen, keeps, public_of, seen
from takedown.matching.kernels import PLAIN, Kernels
from takedown.matching.registry import Registry, best_of
from takedown.pipeline.team.fleet import FleetSession
from takedown.store import CaseKeyGone, Row, Transaction
from takedown.vault import Tampered
from takedown.vault.sealing import bound
from takedown.vault.team.keyring import FleetKeyring, TeamVault
from takedown.vault.team.seats import OpenSeat, seal_to

_LATE = timedelta(minutes=10)
"""A transaction that lasts so long is written down later than what came after it: nothing older is waited for."""
_AGAIN = timedelta(minutes=5)
"""What a crawler saw it keeps in batches: what it compared before a picture came, and kept after, is looked at then."""
_RECENT = timedelta(minutes=30)
_LOG, _MEDIA, _CURSORS, _TABLE = "registry_log", "media", "look_backs", "revisits"
_CURSOR = "seen"
_MANY = 2000
_MOST = 100_000


@dataclass(frozen=True, slots=True)
class Revisit:
    """An address that may show what was registered later.

    Attributes:
        url: of the media. page: where it was found. site: the configured host's name, empty where there is none.
    """

    id: str
    case_id: str
    url: str
    page: str
    site: str


class LookingBack:
    """One matcher's look back; several may look at once, and the same address is written down once.

    Args:
        session: the matcher's. kernels: what counts the bits.
    """

    def __init__(self, session: FleetSession, kernels: Kernels = PLAIN) -> None:
        self._session = session
        self._kernels = kernels
        self._once: set[int] = set()
        self._twice: set[int] = set()

    def look(self) -> int:
        """Hold what was registered since the last time against what was seen; return how many addresses that gave."""
        with self._session.store.read() as tx:
            cursor = tx.get(_CURSORS, _CURSOR)
            rows = tx.rows(_LOG, order_by="id", after=cursor["seq"] if cursor else 0, limit=_MOST)
        known = rfc3339(now() - _AGAIN)
        new = [row for row in rows if row["id"] not in self._once]
        again = [row for row in rows if row["id"] in self._once - self._twice and str(row["at"]) <= known]
        found = 0
        for some, since in ((new, None), (again, _RECENT)):
            for start in range(0, len(some), _MANY):
                found += self._look(some[start : start + _MANY], since)
        self._once |= {row["id"] for row in new}
        # What was old when it was looked at first, nobody was about to keep.
        self._twice |= {row["id"] for row in (*new, *again) if str(row["at"]) <= known}
        self._note(rows)
        return found

    def _look(self, rows: Iterable[Row], since: timedelta | None) -> int:
        with self._session.store.read() as tx:
            days = keeps(tx)
            registry, allowed = self._registered(tx, rows, days)
            if not len(registry):
                return 0
            hits = list(self._hits(tx, registry, allowed, since or timedelta(days=max(days.values()))))
        if not hits:
            return 0
        with self._session.store.begin() as tx:
            return len(tx.insert_new(_TABLE, *self._rows(tx, hits)))

    def _registered(
        self, tx: Transaction, rows: Iterable[Row], days: dict[str, int]
    ) -> tuple[Registry, dict[str, int]]:
        """Return what these entries of the log brought, and for how many days each case looks back."""
        registry, allowed = Registry(self._kernels), dict[str, int]()
        named = [row for row in rows if str(row["org_id"]) in days and not str(row["op"]).endswith("-delete")]
        media = {str(row["subject"]) for row in named if str(row["op"]).startswith(_MEDIA)}
        cases = {str(row["subject"]) for row in named if str(row["op"]).startswith("cases")}
        if cases:
            media |= {str(row["id"]) for row in tx.each(_MEDIA, only=("id",), case_id=list(cases))}
        for row in tx.rows(_MEDIA, raw=True, id=list(media)) if media else ():
            case_id = str(row["case_id"])
            place = tx.get("case_places", case_id)
            if place is None or not tx.rows("cases", only=("status",), id=case_id, status=CaseStatus.OPEN.value):
                continue
            try:
                registry.add(Media.of(tx.unsealed(_MEDIA, row)))
            except (Tampered, CaseKeyGone, ValidationError, ValueError):
                continue
            allowed[case_id] = days.get(str(place["org_id"]), 0)
        return registry, allowed

    def _hits(
        self, tx: Transaction, registry: Registry, allowed: dict[str, int], since: timedelta
    ) -> Iterator[tuple[str, Seen]]:
        at = now()
        for when, batch in seen(tx, _keyring(self._session).seat, at - since):
            for one in batch:
                for case_id in {hit.case_id for hit in _hits(registry, one)}:
                    if when > at - timedelta(days=allowed[case_id]):
                        yield case_id, one

    def _rows(self, tx: Transaction, hits: Iterable[tuple[str, Seen]]) -> list[Row]:
        public = public_of(tx, "crawler")
        key = _keyring(self._session).vault_key()
        rows: dict[str, Row] = {}
        for case_id, one in hits:
            # The day too: what was visited long ago, and is found again, is visited again.
            row_id = key.index("revisits.content", f"{case_id} {rfc3339(now())[:10]} {one.url}").hex()
            content = json.dumps({"url": one.url, "page": one.page, "site": one.site}).encode()
            sealed = seal_to(public, bound(_TABLE, row_id, case_id), content)
            rows[row_id] = {
                "id": row_id,
                "case_id": case_id,
                "made_at": rfc3339(now()),
                "done_at": None,
                "content": sealed,
            }
        return list(rows.values())

    def _note(self, rows: list[Row]) -> None:
        """Remember what was looked at, and write down up to where nothing can come late any more."""
        late = rfc3339(now() - _LATE)
        settled = [int(row["id"]) for row in rows if row["id"] in self._twice and str(row["at"]) <= late]
        if not settled:
            return
        with self._session.store.begin() as tx:
            cursor = tx.get(_CURSORS, _CURSOR)
            if cursor is None:
                tx.insert_new(_CURSORS, {"id": _CURSOR, "seq": max(settled)})
            elif cursor["seq"] < max(settled):
                tx.update(_CURSORS, _CURSOR, seq=max(settled))
        self._once = {number for number in self._once if number > max(settled)}
        self._twice = {number for number in self._twice if number > max(settled)}


def due_revisits(session: FleetSession, limit: int = 1000) -> list[Revisit]:
    """Return addresses that wait to be visited, the oldest first; of the crawler's session."""
    seat = _keyring(session).seat
    with session.store.read() as tx:
        rows = tx.rows(_TABLE, order_by="made_at", limit=limit, done_at=None)
    return [revisit for row in rows if (revisit := _opened(seat, row)) is not None]


def revisited(session: FleetSession, items: Iterable[str], at: datetime | None = None) -> None:
    """Note that these addresses were visited, or needn't be."""
    with session.store.begin() as tx:
        for item in items:
            tx.update(_TABLE, item, done_at=rfc3339(at or now()))


def prune(session: FleetSession) -> None:
    """Delete addresses that were visited, or whose case isn't open any more, and what of the log is long done with."""
    yesterday = rfc3339(now() - timedelta(days=1))
    with session.store.begin() as tx:
        rows = tx.rows(_TABLE, order_by="made_at", only=("case_id", "done_at"))
        cases = {str(row["case_id"]) for row in rows}
        live = {
            str(row["id"]) for row in tx.rows("cases", only=("status",), status=CaseStatus.OPEN.value, id=list(cases))
        }
        gone = [row["id"] for row in rows if str(row["case_id"]) not in live or (row["done_at"] or "~") < yesterday]
        cursor = tx.get(_CURSORS, _CURSOR)
        log = tx.rows(_LOG, order_by="id", limit=_MOST, only=("at",))
        done = [row["id"] for row in log if cursor and row["id"] <= cursor["seq"] and row["at"] < yesterday]
        for table, items in ((_TABLE, gone), (_LOG, done)):
            for start in range(0, len(items), _MANY):
                tx.delete(table, id=items[start : start + _MANY])


def _opened(seat: OpenSeat, row: Row) -> Revisit | None:
    try:
        content = json.loads(seat.unseal(bound(_TABLE, str(row["id"]), str(row["case_id"])), bytes(row["content"])))
        return Revisit(
            str(row["id"]), str(row["case_id"]), str(content["url"]), str(content["page"]), str(content["site"])
        )
    except (Tampered, ValueError, KeyError, TypeError):
        return None


def _hits(registry: Registry, one: Seen) -> list[Hit]:
    """Return what may be a copy; what is merely possible isn't worth a visit."""
    hits = registry.match(one.fingerprint)
    if registry.has_local and not any(hit.confidence is Confidence.CERTAIN for hit in hits):
        try:
            view = one.view()
        except ValueError:  # packed by another version
            view = None
        if view is not None:
            hits = best_of(hits, registry.match_parts(one.fingerprint, view).hits)
    return [hit for hit in hits if hit.confidence is not Confidence.POSSIBLE]


def _keyring(session: FleetSession) -> FleetKeyring:
    if not isinstance(session.vault, TeamVault) or not isinstance(session.vault.keyring, FleetKeyring):
        raise TypeError(session.vault)
    return session.vault.keyring
