"""The overview as a table for another program, and addresses of many cases out of one."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from takedown.cases.case import Case
from takedown.notices.attachments.table import harmless
from takedown.pipeline.letters import bulk
from takedown.pipeline.looking.addresses import Address, from_arguments
from takedown.pipeline.overview.details import Detail, details
from takedown.pipeline.overview.overview import Overview
from takedown.pipeline.overview.row import Row
from takedown.pipeline.session import Session

COLUMNS = (
    "lane",
    "kind",
    "case",
    "label",
    "host",
    "url",
    "state",
    "verdict",
    "confidence",
    "method",
    "distance",
    "since",
    "recipient",
    "reference",
    "due",
)
_AT_ONCE = 500
_FEW = 40
"""So many addresses are looked up one by one."""


def written(session: Session, overview: Overview, rows: Sequence[Row], at: str) -> Iterator[str]:
    """Yield the table piece by piece (RFC 4180, with a header).

    Args:
        session: of the vault.
        overview: for the labels.
        rows: what to write.
        at: the moment by which a letter is overdue.
    """
    yield _lines([COLUMNS])
    for start in range(0, len(rows), _AT_ONCE):
        some = rows[start : start + _AT_ONCE]
        known = details(session, some)
        yield _lines(_cells(overview, row, known.get(row.id), at) for row in some)


def _cells(overview: Overview, row: Row, detail: Detail | None, at: str) -> tuple[str, ...]:
    return (
        row.lane_at(at).value,
        row.kind,
        row.case_id,
        harmless(overview.case(row.case_id).case.label),
        harmless(row.host),
        harmless(detail.url) if detail else "",
        row.state,
        row.verdict,
        row.confidence,
        row.method,
        str(detail.distance) if detail else "",
        row.at,
        row.recipient,
        harmless(row.reference),
        row.due_at,
    )


def _lines(rows: Iterable[Iterable[str]]) -> str:
    file = io.StringIO()
    csv.writer(file, lineterminator="\r\n").writerows(rows)
    return file.getvalue()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table that came in.

    Attributes:
        address: with its line, and ``code`` where it can't be taken (``bad-<code>``). case: whose it is.
        known: that case has it already. elsewhere: other cases that have it too.
    """

    address: Address
    case: Case | None = None
    known: bool = False
    elsewhere: tuple[Case, ...] = ()

    @property
    def is_new(self) -> bool:
        """Whether it would be kept."""
        return not self.address.code and not self.known


def read(session: Session, overview: Overview, text: str, case_id: str) -> list[Line]:
    """Return what a table of addresses holds, line by line; nothing is stored, nothing visited.

    Each line is an address; or, below a header with ``url``, a row of cells, and a column ``case`` may hold the id or
    the label of a case other than ``case_id``. What stands there twice for one case is known the second time.

    Args:
        session: of the vault.
        overview: of the cases.
        text: the table; with a header, separated by commas, semicolons or tabs.
        case_id: whose addresses they are where no column says so; perhaps empty.
    """
    cases = {one.case.id: one.case for one in overview.cases}
    named = {case.label.strip().casefold(): case for case in cases.values() if case.label.strip()} | cases
    seen: set[tuple[str, str]] = set()
    lines = []
    for number, url, whose in _rows(text.removeprefix("\ufeff").lstrip()):
        address = replace(from_arguments([url])[0], line=number)
        case = named.get(whose) or named.get(whose.casefold()) if whose else cases.get(case_id)
        if case is None or not case.is_searched:
            lines.append(Line(replace(address, code=address.code or ("no-case" if case is None else "rests"))))
            continue
        twice = (address.text, case.id) in seen
        seen.add((address.text, case.id))
        lines.append(Line(address, case, known=twice))
    return _with_known(session, cases, lines)


def take(session: Session, lines: Iterable[Line]) -> int:
    """Keep the new addresses of ``lines`` as copies that somebody knows of, visiting none; return how many were kept.

    Raises:
        NotAdult, CaseNotOpen: of one case; those of the cases before it are kept.
    """
    by_case: dict[str, list[Address]] = {}
    for line in lines:
        if line.is_new and line.case is not None:
            by_case.setdefault(line.case.id, []).append(line.address)
    return sum(len(bulk.take(session, case_id, some)) for case_id, some in by_case.items())


def _with_known(session: Session, cases: dict[str, Case], lines: list[Line]) -> list[Line]:
    """Return the lines with what is known of each address."""
    holders = _holders(session, {line.address.text for line in lines if not line.address.code})
    told = []
    for line in lines:
        held = holders.get(line.address.text, set())
        if line.case is None or not held:
            told.append(line)
            continue
        others = tuple(cases[item] for item in cases if item in held and item != line.case.id)
        told.append(replace(line, known=line.known or line.case.id in held, elsewhere=others))
    return told


def _holders(session: Session, urls: set[str]) -> dict[str, set[str]]:
    """Return which cases have each of these addresses; many are compared with all that there are, once."""
    found: dict[str, set[str]] = {}
    with session.store.read() as tx:
        if len(urls) <= _FEW:
            rows = [(url, row["case_id"]) for url in urls for row in tx.find_anywhere("matches", "url", url)]
        else:
            tx.open_keys()
            rows = [(row["url"], row["case_id"]) for row in tx.each("matches", only=("url",)) if row["url"] in urls]
    for url, case_id in rows:
        found.setdefault(url, set()).add(case_id)
    return found


def _rows(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield line, address and case of each line that isn't empty."""
    header, lines = text.partition("\n")[0], text.splitlines()
    separator = max(",;\t", key=header.count)
    names = [name.strip().strip('"').lower() for name in header.split(separator)]
    if "url" not in names:
        yield from ((number, line.strip().strip('"'), "") for number, line in enumerate(lines, 1) if line.strip())
        return
    url, case = names.index("url"), names.index("case") if "case" in names else -1
    reader = csv.reader(io.StringIO(text), delimiter=separator)
    try:
        for place, cells in enumerate(reader):
            if place and any(cell.strip() for cell in cells):
                yield reader.line_num, _cell(cells, url), _cell(cells, case) if case >= 0 else ""
    except csv.Error:  # a cell beyond the library's limit: no more lines are told
        yield reader.line_num, "", ""


def _cell(cells: Sequence[str], at: int) -> str:
    return cells[at].strip() if at < len(cells) else ""
