"""Fates: what became of each copy of a case after somebody was first told of it, on each route."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from takedown.cases.address import ABSENT, Address
from takedown.cases.copy import CopyState, standing_of
from takedown.cases.match import Verdict
from takedown.cases.notice import NoticeState
from takedown.pipeline.looking.known import by_match
from takedown.pipeline.shelf import TALLIES
from takedown.store import Row, Transaction

End = Literal["gone", "up", "unknown"]
_NOTICE = ("state", "sent_at", "decided_at", "letter", "route", "match_ids")
_MANY = 500
"""Addresses' matches asked for at a time."""
_MATCH = ("seen_at", "media_id", "page", "host")


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one copy.

    Attributes:
        name: the host on which it is. route: the legal basis. month: in which it was first told of, ``2026-11``.
        end: as it is now. back: whether it was there again after it was gone.
        hours: from the first letter until it was gone; only of one that is.
    """

    name: str
    route: str
    month: str
    end: End
    back: bool = False
    hours: float | None = None


@dataclass(frozen=True, slots=True)
class _Copy:
    """One registered picture on one page: its matches' ids."""

    host: str
    matches: set[str]


def fates_of(tx: Transaction, case_id: str) -> tuple[Fate, ...]:
    """Return the fates of a case's copies, one for each copy and route; letters that were withdrawn tell nothing."""
    told = _told(tx, case_id)
    if not told:
        return ()
    about = _first_on_each_route(told)
    copies = [one for one in _copies(tx, case_id) if not one.matches.isdisjoint(about)]
    verdicts = _verdicts(tx, case_id)
    away = [one for one in copies if not ABSENT.isdisjoint(_seen(one, verdicts))]
    addresses = by_match(tx, case_id, (match for one in away for match in one.matches))
    stood = {id(one): _stood([at for match in one.matches for at in addresses.get(match, ())]) for one in away}
    back = _back(tx, case_id, [one for one in copies if id(one) not in stood])
    fates = (
        _fate(one.host, notice, stood.get(id(one)) or _there(_seen(one, verdicts), one, back))
        for one in copies
        for notice in _first(one, about)
    )
    return tuple(fate for fate in fates if fate is not None)


def ended(tx: Transaction) -> Iterator[tuple[str, Fate]]:
    """Yield what tallies keep of erased cases, with a name for each case at each recipient on each route.

    The name of such a fate is the recipient's id, or empty; what wasn't removed when its case ended isn't known now.
    """
    for tally in TALLIES.each(tx, order_by="id", kind="notice"):
        end: End = "gone" if tally.outcome == "removed" else "unknown"
        fate = Fate(tally.recipient, tally.route, tally.month, end, hours=tally.hours)
        yield from ((f"{tally.id}-{number}", fate) for number in range(tally.number))


def _told(tx: Transaction, case_id: str) -> list[Row]:
    """Return the first letters of a case that left, in the order in which they did."""
    rows = tx.rows("notices", order_by="created_at", case_id=case_id, only=_NOTICE)
    left = [row for row in rows if row["sent_at"] and row["state"] != NoticeState.WITHDRAWN.value]
    return sorted((row for row in left if (row["letter"] or "notice") == "notice"), key=lambda row: str(row["sent_at"]))


def _first_on_each_route(told: list[Row]) -> dict[str, dict[str, Row]]:
    """Return by match and route the first letter about it."""
    found: defaultdict[str, dict[str, Row]] = defaultdict(dict)
    for notice in told:
        for match in notice["match_ids"]:
            found[match].setdefault(notice["route"], notice)
    return dict(found)


def _first(copy: _Copy, about: dict[str, dict[str, Row]]) -> Iterable[Row]:
    """Return the first letter about a copy on each route."""
    notices = [notice for match in copy.matches for notice in about.get(match, {}).values()]
    ordered = sorted(notices, key=lambda notice: str(notice["sent_at"]), reverse=True)
    return {notice["route"]: notice for notice in ordered}.values()


def _copies(tx: Transaction, case_id: str) -> list[_Copy]:
    found: dict[tuple[str, ...], _Copy] = {}
    for row in tx.each("matches", order_by="seen_at", case_id=case_id, only=_MATCH):
        key = (row["media_id"], row["page"]) if row["media_id"] and row["page"] else (row["id"],)
        found.setdefault(key, _Copy(row["host"], set())).matches.add(row["id"])
    return list(found.values())


def _verdicts(tx: Transaction, case_id: str) -> Mapping[str, set[Verdict]]:
    """Return what the addresses of each match are known to be, which is in clear."""
    found: defaultdict[str, set[Verdict]] = defaultdict(set)
    for row in tx.each("addresses", raw=True, only=("match_id", "verdict"), case_id=case_id):
        found[row["match_id"]].add(Verdict(row["verdict"]))
    return found


def _seen(copy: _Copy, verdicts: Mapping[str, set[Verdict]]) -> set[Verdict]:
    return {verdict for match in copy.matches for verdict in verdicts.get(match, ())}


def _back(tx: Transaction, case_id: str, copies: list[_Copy]) -> Mapping[str, datetime]:
    """Return when addresses of these copies were there again after a look that found nothing, by match, the last."""
    found: dict[str, datetime] = {}
    matches = [match for copy in copies for match in copy.matches]
    for start in range(0, len(matches), _MANY):
        some = matches[start : start + _MANY]
        for row in tx.each("addresses", only=("match_id", "looks"), case_id=case_id, match_id=some):
            looks = row["looks"] or ()
            away = max((place for place, one in enumerate(looks) if one["verdict"] in ABSENT), default=None)
            again = (
                None if away is None else next((one for one in looks[away:] if one["verdict"] == Verdict.LIVE), None)
            )
            if again is not None:
                at = datetime.fromisoformat(again["at"])
                found[row["match_id"]] = max(at, found.get(row["match_id"], at))
    return found


@dataclass(frozen=True, slots=True)
class _Stood:
    """How a copy stands: since when it is gone, whether an address of it is live, when one was last there again."""

    state: CopyState
    gone: datetime | None
    is_live: bool
    back: datetime | None


def _stood(addresses: list[Address]) -> _Stood:
    """Return how a copy stands, as its addresses with all their looks say."""
    state = standing_of(addresses).state
    since = max((one.gone_since for one in addresses if one.gone_since and one.verdict in ABSENT), default=None)
    live = any(one.verdict is Verdict.LIVE for one in addresses)
    back = max((one.reappeared_at for one in addresses if one.reappeared_at is not None), default=None)
    return _Stood(state, since if state is CopyState.DOWN else None, live, back)


def _there(verdicts: set[Verdict], copy: _Copy, back: Mapping[str, datetime]) -> _Stood:
    """Return the same of a copy of which nothing is proven gone: that is up where an address is live."""
    live = Verdict.LIVE in verdicts
    again = max((back[match] for match in copy.matches if match in back), default=None)
    return _Stood(CopyState.UP if live else CopyState.UNKNOWN, None, live, again)


def _fate(host: str, notice: Row, stood: _Stood) -> Fate | None:
    """Return what became of a copy; ``None`` where it was gone before: that says nothing of the route."""
    sent = datetime.fromisoformat(notice["sent_at"])
    back = stood.back is not None and stood.back > sent
    about = (host, notice["route"], notice["sent_at"][:7])
    gone = _gone_at(notice, stood)
    if gone is None:
        return Fate(*about, "up" if stood.state in (CopyState.UP, CopyState.PARTLY) else "unknown", back)
    hours = (gone - sent) / timedelta(hours=1)
    return Fate(*about, "gone", back, hours) if hours >= 0 else None


def _gone_at(notice: Row, stood: _Stood) -> datetime | None:
    """Return when every address was gone, as proven, or else as the recipient says while nothing shows otherwise."""
    if stood.state is CopyState.DOWN:
        return stood.gone
    said = notice["state"] == NoticeState.REMOVED.value and notice["decided_at"]
    if not said or stood.is_live:
        return None
    return datetime.fromisoformat(notice["decided_at"])
