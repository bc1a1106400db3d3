"""What recipients did so far: per recipient and route in how many cases the copies went, and how fast; from five on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from takedown.cases.address import ABSENT, Address
from takedown.cases.match import Verdict
from takedown.cases.notice import Notice, NoticeState
from takedown.cases.recipient import Kind
from takedown.notices.routes import FEWEST, Result
from takedown.pipeline.addressees import Addressees
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import ADDRESSES, NOTICES
from takedown.store import Transaction

_HOLDERS: frozenset[Kind] = frozenset({"platform", "host", "cdn", "registrar"})
"""Their doing shows at the copy's own address. A search engine's or an authority's doesn't: there its answer counts."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What one recipient was told in one case on one route."""

    notices: tuple[Notice, ...]
    holds: bool


def results(session: Session) -> Mapping[tuple[str, str], Result]:
    """Return what was measured, by recipient and route; pairs of fewer than ``FEWEST`` distinct cases are left out.

    A case counts as removed when every address of every copy that the notices named is proven gone, or when the
    recipient said so and no address shows otherwise. Its time runs from the first notice to the last copy's going. A
    copy that several recipients were told of counts for each of them that holds it: whose doing it was isn't known.
    """
    hours: defaultdict[tuple[str, str], list[timedelta | None]] = defaultdict(list)
    with session.store.read() as tx:
        for (_case, recipient, route), told in _cases(session, tx).items():
            hours[recipient, route].append(_took(tx, told))
    return {pair: _result(times) for pair, times in hours.items() if len(times) >= FEWEST}


def _cases(session: Session, tx: Transaction) -> dict[tuple[str, str, str], _Told]:
    """Return the first letters that left, by case, recipient and route; contacts that were found stand for nobody."""
    kinds = {item: one.kind for item, one in Addressees(session).directory.items() if not one.generic}
    found: defaultdict[tuple[str, str, str], list[Notice]] = defaultdict(list)
    for notice in NOTICES.each(tx, order_by="created_at"):
        known = notice.recipient in kinds and notice.addressee is None
        if known and notice.letter == "notice" and notice.sent_at and notice.state is not NoticeState.WITHDRAWN:
            found[notice.case_id, notice.recipient, notice.route].append(notice)
    return {key: _Told(tuple(notices), kinds[key[1]] in _HOLDERS) for key, notices in found.items()}


def _took(tx: Transaction, told: _Told) -> timedelta | None:
    """Return how long it took, or ``None`` while a copy is there or nobody knows."""
    sent = min(notice.sent_at for notice in told.notices if notice.sent_at)
    gone = [_gone_at(notice, _addresses(tx, notice) if told.holds else ()) for notice in told.notices]
    moments = [moment for moment in gone if moment is not None]
    return max(moments) - sent if len(moments) == len(gone) and max(moments) >= sent else None


def _gone_at(notice: Notice, addresses: Iterable[Address]) -> datetime | None:
    """Return when everything that the notice named was gone, as proven, or else as the recipient says."""
    looked = [one for one in addresses if one.looks]
    if looked and all(one.verdict in ABSENT for one in looked):
        return max((one.gone_since for one in looked if one.gone_since), default=None)
    said = notice.state is NoticeState.REMOVED
    return notice.decided_at if said and all(one.verdict is not Verdict.LIVE for one in looked) else None


def _addresses(tx: Transaction, notice: Notice) -> list[Address]:
    found = (ADDRESSES.each(tx, order_by="added_at", match_id=match) for match in notice.match_ids)
    return [address for each in found for address in each]


def _result(times: list[timedelta | None]) -> Result:
    taken = [time / timedelta(hours=1) for time in times if time is not None]
    return Result(cases=len(times), removed=len(taken), median_hours=median(taken) if taken else None)
