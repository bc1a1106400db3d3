"""What recipients did so far: per recipient and route in how many cases the copies went, and how fast; from five on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from takedown.cases.address import ABSENT, Address
from takedown.cases.match import Verdict
from takedown.cases.notice import NoticeState
from takedown.cases.recipient import Kind
from takedown.notices.routes import FEWEST, Result
from takedown.pipeline.letters.addressees import Addressees
from takedown.pipeline.renewed import Renewed
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import ADDRESSES, TALLIES
from takedown.store import Row, Transaction

_HOLDERS: frozenset[Kind] = frozenset({"platform", "host", "cdn", "registrar"})
"""Their doing shows at the copy's own address. A search engine's or an authority's doesn't: there its answer counts."""
_NOTICE = ("state", "sent_at", "decided_at", "letter", "recipient", "route", "addressee", "match_ids")
_LIVE = Verdict.LIVE.value
_MANY = 500
"""Addresses' matches asked for at a time."""


@dataclass(frozen=True, slots=True)
class Told:
    """What came of telling one recipient in one case on one route.

    Attributes:
        at: when it was first told.
        shown: how long until every copy was gone, as the copies' own addresses show; ``None`` while one is there or
            nobody knows. said: the same as the recipient says.
    """

    recipient: str
    route: str
    at: datetime
    shown: timedelta | None
    said: timedelta | None


Measured = Renewed[tuple[Told, ...]]
"""What recipients were told in each case, held in memory."""


def measured() -> Measured:
    """Return a memory that holds nothing yet."""
    return Renewed(told_in)


def results(session: Session, held: Measured | None = None) -> Mapping[tuple[str, str], Result]:
    """Return what was measured, by recipient and route; pairs of fewer than ``FEWEST`` distinct cases are left out.

    A case counts as removed when every address of every copy that the notices named is proven gone, or when the
    recipient said so and no address shows otherwise. Its time runs from the first notice to the last copy's going. A
    copy that several recipients were told of counts for each of them that holds it: whose doing it was isn't known.
    Cases whose time is over count on by their tallies, to the full hour.

    Args:
        session: the open vault.
        held: what is known of each case already; without it, all cases are read.
    """
    kinds = _kinds(session)
    hours: defaultdict[tuple[str, str], list[timedelta | None]] = defaultdict(list)
    with session.store.read() as tx:
        for told in (held or measured()).of_each(tx).values():
            for one in told:
                if one.recipient in kinds:
                    hours[one.recipient, one.route].append(_took(kinds, one))
        for tally in TALLIES.each(tx, order_by="id", kind="notice"):
            took = None if tally.hours is None else timedelta(hours=tally.hours)
            hours[tally.recipient, tally.route] += [took] * tally.number
    # Without a recipient a tally stands for nobody of the directory.
    return {pair: _result(times) for pair, times in hours.items() if pair[0] and len(times) >= FEWEST}


def of_case(session: Session, tx: Transaction, case_id: str) -> Iterator[tuple[datetime, str, str, timedelta | None]]:
    """Yield of one case when each recipient of the directory was first told on a route, and how long it took, if so."""
    kinds = _kinds(session)
    for one in told_in(tx, case_id):
        if one.recipient in kinds:
            yield one.at, one.recipient, one.route, _took(kinds, one)


def _kinds(session: Session) -> dict[str, Kind]:
    return {item: one.kind for item, one in Addressees(session).directory.items() if not one.generic}


def _took(kinds: Mapping[str, Kind], told: Told) -> timedelta | None:
    return told.shown if kinds[told.recipient] in _HOLDERS else told.said


def told_in(tx: Transaction, case_id: str) -> tuple[Told, ...]:
    """Return what came of a case's first letters that left; contacts that were found stand for nobody."""
    found: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in tx.each("notices", order_by="created_at", case_id=case_id, only=_NOTICE):
        first = (row["letter"] or "notice") == "notice" and row["addressee"] is None
        if first and row["sent_at"] and row["state"] != NoticeState.WITHDRAWN.value:
            found[row["recipient"], row["route"]].append(row)
    if not found:
        return ()
    held: defaultdict[str, set[str]] = defaultdict(set)
    for row in tx.each("addresses", raw=True, only=("match_id", "verdict"), case_id=case_id):
        held[row["match_id"]].add(row["verdict"])
    return tuple(_told(tx, case_id, pair, rows, held) for pair, rows in found.items())


def _told(
    tx: Transaction, case_id: str, pair: tuple[str, str], notices: list[Row], held: Mapping[str, set[str]]
) -> Told:
    """Return what one recipient was told on one route; ``held``: the verdicts of addresses by match."""
    sent = min(_moment(row["sent_at"]) for row in notices)
    matches = held.keys() & {match for row in notices for match in row["match_ids"]}
    # Where anything is there still, nothing has to be unsealed to know that it took no time yet.
    known = _addresses(tx, case_id, matches) if not any(_LIVE in held[one] for one in matches) else None
    shown = [
        None if known is None else _gone_at(row, [one for item in row["match_ids"] for one in known[item]])
        for row in notices
    ]
    said = [_gone_at(row, ()) for row in notices]
    return Told(*pair, sent, _time(sent, shown), _time(sent, said))


def _time(sent: datetime, gone: list[datetime | None]) -> timedelta | None:
    moments = [moment for moment in gone if moment is not None]
    return max(moments) - sent if len(moments) == len(gone) and max(moments) >= sent else None


def _gone_at(notice: Row, addresses: Iterable[Address]) -> datetime | None:
    """Return when everything that the notice named was gone, as proven, or else as the recipient says."""
    looked = [one for one in addresses if one.looks]
    if looked and all(one.verdict in ABSENT for one in looked):
        return max((one.gone_since for one in looked if one.gone_since), default=None)
    said = notice["state"] == NoticeState.REMOVED.value and notice["decided_at"]
    return _moment(notice["decided_at"]) if said and all(one.verdict is not Verdict.LIVE for one in looked) else None


def _addresses(tx: Transaction, case_id: str, matches: Iterable[str]) -> Mapping[str, list[Address]]:
    found: defaultdict[str, list[Address]] = defaultdict(list)
    ordered = sorted(matches)
    for start in range(0, len(ordered), _MANY):
        some = ordered[start : start + _MANY]
        for address in ADDRESSES.each(tx, order_by="added_at", case_id=case_id, match_id=some):
            found[address.match_id].append(address)
    return found


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _result(times: list[timedelta | None]) -> Result:
    taken = [time / timedelta(hours=1) for time in times if time is not None]
    return Result(cases=len(times), removed=len(taken), median_hours=median(taken) if taken else None)
