"""Tallies: what is counted of a case before it goes, so that what recipients did so far stays known without it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from takedown.cases.case import Case
from takedown.cases.copy import copies
from takedown.cases.noun import new_id
from takedown.cases.tally import Tally
from takedown.pipeline.letters import results
from takedown.pipeline.looking import known
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import MATCHES, NOTICES, TALLIES
from takedown.store import Transaction

NOTICE, DECISION, COPY = "notice", "decision", "copy"
REMOVED, NOT_REMOVED = "removed", "not-removed"
_HOUR = timedelta(hours=1)


class _Same(NamedTuple):
    """What two counts must share to be one."""

    month: str
    kind: str
    recipient: str = ""
    route: str = ""
    outcome: str = ""
    hours: float | None = None


def count(session: Session, tx: Transaction, case: Case, at: datetime) -> int:
    """Add what a case came to, to what was counted before; return how many lines that gave.

    A month, a recipient of the directory, a route, an outcome, full hours: nothing else is kept. One case is written
    to one recipient on one route once. Whoever shows the figures leaves out those of few cases.
    """
    lines = Counter([*_notices(session, tx, case), *_copies(tx, case, _month(at))])
    for line, number in lines.items():
        _add(tx, line, number)
    return len(lines)


def _notices(session: Session, tx: Transaction, case: Case) -> Iterator[_Same]:
    known_pairs = set()
    for sent, recipient, route, took in results.of_case(session, tx, case.id):
        known_pairs.add((recipient, route))
        outcome = NOT_REMOVED if took is None else REMOVED
        yield _Same(_month(sent), NOTICE, recipient, route, outcome, None if took is None else float(took // _HOUR))
    others = NOTICES.all(tx, order_by="created_at", case_id=case.id)
    for one in others:
        if one.sent_at and one.letter == "notice" and (one.recipient, one.route) not in known_pairs:
            yield _Same(_month(one.sent_at), NOTICE, "", one.route, one.outcome or one.state.value)


def _copies(tx: Transaction, case: Case, month: str) -> Iterator[_Same]:
    matches = MATCHES.all(tx, order_by="seen_at", case_id=case.id)
    yield from (_Same(month, DECISION, outcome=match.state.value) for match in matches)
    found = copies((match, known.addresses_of(tx, match)) for match in matches)
    yield from (_Same(month, COPY, outcome=copy.standing.state.value) for copy in found)


def _add(tx: Transaction, line: _Same, number: int) -> None:
    """Count on where the same was counted before: a line of its own would set this case apart."""
    here = [
        one
        for one in TALLIES.all(tx, order_by="id", month=line.month, kind=line.kind, recipient=line.recipient)
        if (one.route, one.outcome, one.hours) == (line.route, line.outcome, line.hours)
    ]
    if here:
        TALLIES.renew(tx, here[0].model_copy(update={"number": here[0].number + number}), "number")
    else:
        TALLIES.put(tx, Tally(id=new_id(), number=number, **line._asdict()))


def _month(at: datetime) -> str:
    return at.strftime("%Y-%m")
