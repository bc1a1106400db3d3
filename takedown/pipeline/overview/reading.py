"""Reading the rows of cases: of each table only the columns that a list needs, so that little has to be unsealed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from takedown.cases.case import Case
from takedown.cases.event import EventKind
from takedown.cases.reply import Meaning
from takedown.pipeline.cautions.caution import STOPS
from takedown.pipeline.letters.addressees import AUTHORITY, Addressees, UnknownRecipient
from takedown.pipeline.mailing.replies import is_open
from takedown.pipeline.overview.lanes import copy_lane, letter_lane
from takedown.pipeline.overview.row import Lane, Row
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES
from takedown.store import Transaction

_MATCH = ("media_id", "state", "seen_at", "confidence", "method", "verdict", "host")
_NOTICE = ("state", "created_at", "sent_at", "due_at", "recipient", "letter", "follows")
_NOTICE_SEALED = ("reference", "match_ids", "missing", "outcome")
_REPLY = ("notice_id", "received_at", "meaning", "decided_by_person")

ByCase = Mapping[str, Sequence[Mapping[str, Any]]]


@dataclass(frozen=True, slots=True)
class CaseRows:
    """One case with its rows, counted once: a list of hundreds of cases asks for the counts alone.

    Attributes:
        media: how many pictures and videos are registered. lanes: how many rows each lane has, as stored.
        dates: of letters that wait for somebody, the earliest first. down: copies that are gone.
        references: of its letters.
    """

    case: Case
    rows: tuple[Row, ...] = ()
    media: int = 0
    lanes: Counter[Lane] = field(init=False)
    dates: tuple[str, ...] = field(init=False)
    down: int = field(init=False)
    references: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Count."""
        dates = sorted(row.due_at for row in self.rows if row.due_at and row.lane is Lane.WAITING)
        object.__setattr__(self, "lanes", Counter(row.lane for row in self.rows))
        object.__setattr__(self, "dates", tuple(dates))
        object.__setattr__(self, "down", sum(row.lane is Lane.DOWN and row.kind == "copy" for row in self.rows))
        object.__setattr__(self, "references", tuple(row.reference for row in self.rows if row.reference))


class Recipients:
    """Whom the directory has for a host; each host is looked up once.

    ``by_site``: whether the configuration names recipients of its own for a host, whose name is needed then.
    """

    def __init__(self, session: Session) -> None:
        self.by_site = any(host.recipients for host in session.settings.hosts)
        self._addressees = Addressees(session)
        self._known: dict[tuple[str, str], str] = {}

    def of(self, site: str, host: str) -> str:
        """Return the id of who can take a copy at ``host`` down, or nothing."""
        if (site, host) not in self._known:
            try:
                found = self._addressees.of_place(site, host)
            except UnknownRecipient:  # a host's table names one that isn't there; drafting says so
                found = []
            self._known[site, host] = found[0] if found else ""
        return self._known[site, host]

    def named(self, item: str) -> str:
        """Return the name of a recipient, or its id where the directory has none such."""
        known = self._addressees.directory.get(item)
        return known.name if known else item


def read(tx: Transaction, recipients: Recipients, case_ids: Sequence[str] | None = None) -> Iterator[CaseRows]:
    """Yield these cases, or all; of one that was erased nothing is left to yield.

    Args:
        tx: sees one moment of all of it.
        recipients: to look hosts up in.
        case_ids: of which cases.
    """
    chosen = {} if case_ids is None else {"case_id": list(case_ids)}
    if case_ids is None:
        tx.open_keys()
    matches = _by_case(tx, "matches", only=(*_MATCH, "site") if recipients.by_site else _MATCH, **chosen)
    notices = _by_case(tx, "notices", order_by="created_at", only=(*_NOTICE, *_NOTICE_SEALED), **chosen)
    replies = _by_case(tx, "replies", only=_REPLY, **chosen)
    media = _by_case(tx, "media", raw=True, only=("kind",), **chosen)
    stops = {"state": list(STOPS), **chosen}
    cautions = _by_case(tx, "cautions", raw=True, only=("media_id", "match_id"), **stops)
    kind = {"kind": EventKind.REAPPEARED.value, **chosen}
    back = _by_case(tx, "ledger", order_by="seq", raw=True, only=("at", "subject"), **kind)
    of_cases = {} if case_ids is None else {"id": list(case_ids)}
    for case in CASES.each(tx, order_by="created_at", **of_cases):
        if case.status != "erased":
            one = case.id
            rows = _rows(case, recipients, matches[one], notices[one], replies[one], cautions[one], back[one])
            # A server gives rows in whatever order it holds them, which changes with every change of a row.
            yield CaseRows(case, tuple(sorted(rows, key=lambda row: (row.kind, row.id))), len(media[one]))


def _by_case(tx: Transaction, table: str, **how: Any) -> defaultdict[str, list[Mapping[str, Any]]]:
    found: defaultdict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in tx.each(table, **how):
        found[row["case_id"]].append(row)
    return found


def _rows(
    case: Case,
    recipients: Recipients,
    matches: Sequence[Mapping[str, Any]],
    notices: Sequence[Mapping[str, Any]],
    replies: Sequence[Mapping[str, Any]],
    cautions: Sequence[Mapping[str, Any]],
    back: Sequence[Mapping[str, Any]],
) -> Iterator[Row]:
    works = case.is_searched
    held = {row["match_id"] or row["media_id"] for row in cautions}
    returned = {row["subject"]: row["at"] for row in back}
    # What an authority is told takes nothing down by itself.
    told = (one for one in notices if one["state"] != "withdrawn" and one["recipient"] not in AUTHORITY.values())
    last = {match: notice for notice in told for match in notice["match_ids"]}
    hosts = {row["id"]: row["host"] for row in matches}
    for row in matches:
        notice = last.get(row["id"])
        lane, at = copy_lane(row, notice, returned.get(row["id"], ""), works=works)
        yield Row(
            id=row["id"],
            kind="copy",
            case_id=case.id,
            lane=lane,
            at=at,
            state=row["state"],
            verdict=row["verdict"],
            confidence=row["confidence"],
            method=row["method"],
            host=row["host"],
            recipient=recipients.of(row.get("site", ""), row["host"]),
            notice_id=notice["id"] if notice else "",
            held=row["id"] in held or row["media_id"] in held,
        )
    followed = {notice["follows"] for notice in notices if notice["sent_at"] is None and notice["state"] != "withdrawn"}
    for notice in notices:
        answers = [row["received_at"] for row in replies if row["notice_id"] == notice["id"] and _open(row, notice)]
        lane, at = letter_lane(notice, max(answers, default=""), followed=notice["id"] in followed, works=works)
        common = {hosts[match] for match in notice["match_ids"] if match in hosts}
        yield Row(
            id=notice["id"],
            kind="letter",
            case_id=case.id,
            lane=lane,
            at=at,
            state=notice["state"],
            due_at=notice["due_at"] or "",
            host=common.pop() if len(common) == 1 else "",
            recipient=notice["recipient"],
            reference=notice["reference"],
            letter=notice["letter"] or "notice",
            match_ids=tuple(notice["match_ids"]),
            lacks=len(notice["missing"]),
        )


def _open(reply: Mapping[str, Any], notice: Mapping[str, Any]) -> bool:
    decided = bool(reply["decided_by_person"])
    return is_open(Meaning(reply["meaning"]), decided_by_person=decided, outcome=notice["outcome"] or "")
