"""Papers to take along: made when somebody asks, in memory, and handed to the browser; none is kept here.

A file's name says nothing of what is in it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fastapi import APIRouter
from starlette.responses import Response

from takedown.cases.case import Adult, Case
from takedown.cases.noun import now
from takedown.errors import TakedownError
from takedown.evidence.bundle.bag import fingerprint
from takedown.notices.attachments.cloudflare import NoOrganisation, NoReplyAddress
from takedown.notices.clocks import Entry, calendar
from takedown.notices.report import pages as report_pages
from takedown.pipeline import casework
from takedown.pipeline.following.ladder import due
from takedown.pipeline.keeping import case_export
from takedown.pipeline.letters import packs
from takedown.pipeline.letters.pack_kind import PackKind
from takedown.pipeline.letters.pack_reports import NoNoticeForMachines
from takedown.pipeline.letters.pack_wish import NothingToPack
from takedown.pipeline.letters.report import account_of
from takedown.pipeline.proof import export as evidence
from takedown.vault.age import Lock
from takedown.web.here import Here, Opened
from takedown.web.pages.vault import download
from takedown.web.typed import lock_of

router = APIRouter(prefix="/c/{case_id}/papers")

_NOT_YET = (NothingToPack, NoNoticeForMachines, NoOrganisation, NoReplyAddress)
_PDF, _CSV, _LINES = "application/pdf", "text/csv; charset=utf-8", "application/jsonl"


@dataclass(frozen=True, slots=True)
class _Paper:
    """What can be made at one click: the file's name, its kind, and what makes it for a case."""

    name: str
    kind: str
    make: Callable[[Here, Case], bytes]
    for_minors: bool = False


def _pack(kind: PackKind) -> Callable[[Here, Case], bytes]:
    return lambda here, case: packs.made(here.session, kind, case.id, None, here.language).content


def _summary(here: Here, case: Case) -> bytes:
    return report_pages.pdf(account_of(here.session, case.id), here.language)


def _summary_page(here: Here, case: Case) -> bytes:
    return report_pages.html(account_of(here.session, case.id), here.language)


def _dates(here: Here, case: Case) -> bytes:
    """Return the dates of what comes, in neutral words."""
    found = due(here.session, now(), case.id)
    steps = [Entry(one.notice.id, one.step.at, one.step.basis) for one in found]
    ends = [Entry(one.notice.id, one.step.until, one.step.until_basis) for one in found if one.step.until]
    return calendar(dict.fromkeys([*steps, *ends]), here.language)


PAPERS: dict[str, _Paper] = {
    "summary": _Paper("summary.pdf", _PDF, _summary),
    "summary-page": _Paper("summary.html", "text/html; charset=utf-8", _summary_page),
    "dates": _Paper("dates.ics", "text/calendar; charset=utf-8", _dates),
    "folder": _Paper("papers.pdf", _PDF, _pack(PackKind.COMPLAINT)),
    "request": _Paper("request.pdf", _PDF, _pack(PackKind.CNIL)),
    "bank": _Paper("steps.pdf", _PDF, _pack(PackKind.HASH_BANK), for_minors=True),
    "sheet": _Paper("sheet.pdf", _PDF, _pack(PackKind.HOTLINES), for_minors=True),
    "list": _Paper("list.csv", _CSV, _pack(PackKind.CSV), for_minors=True),
    "machines": _Paper("reports.jsonl", _LINES, _pack(PackKind.XARF)),
    "network": _Paper("bodies.jsonl", _LINES, _pack(PackKind.CLOUDFLARE)),
}


@router.get("")
def papers(here: Opened, case_id: str) -> Response:
    """Show what can be made."""
    return _shown(here, casework.show_case(here.session, case_id))


@router.post("")
def made(here: Opened, case_id: str) -> Response:
    """Make one paper and hand it over."""
    case = casework.show_case(here.session, case_id)
    paper = PAPERS.get(here.field("paper"))
    if paper is None:
        return _shown(here, case)
    try:
        return download(paper.make(here, case), paper.name, paper.kind)
    except _NOT_YET as error:
        why = "web-follow-paper-" + (
            "organisation" if isinstance(error, NoOrganisation | NoReplyAddress) else "not-yet"
        )
        return _shown(here, case, here.words(why))


@router.get("/proof")
def ask_proof(here: Opened, case_id: str) -> Response:
    """Ask how the evidence is to be locked."""
    return _asked(here, casework.show_case(here.session, case_id), "proof")


@router.post("/proof")
def proof(here: Opened, case_id: str) -> Response:
    """Hand over the evidence for somebody who investigates."""
    session = here.session
    return _handed(here, case_id, "proof", "bundle.zip", lambda lock: evidence.in_memory(session, case_id, lock)[0])


@router.get("/copy")
def ask_copy(here: Opened, case_id: str) -> Response:
    """Ask how a copy of everything is to be locked."""
    return _asked(here, casework.show_case(here.session, case_id), "copy")


@router.post("/copy")
def copy(here: Opened, case_id: str) -> Response:
    """Hand over everything that is kept of the case, in readable form."""
    session, readme = here.session, here.words("export-readme")
    return _handed(
        here, case_id, "copy", "copy.zip", lambda lock: case_export.in_memory(session, [case_id], readme, to=lock)
    )


def _handed(here: Here, case_id: str, asked: str, name: str, make: Callable[[Lock | None], bytes]) -> Response:
    """Hand over what ``make`` gives under the passphrase that was typed, or in clear; without one that does, ask."""
    case = casework.show_case(here.session, case_id)
    try:
        under = lock_of(here)
    except TakedownError as error:
        return _asked(here, case, asked, here.words.error(error))
    return download(make(under), f"{name}.age" if under else name, "application/octet-stream")


def _shown(here: Here, case: Case, trouble: str = "") -> Response:
    minor = case.adult is not Adult.YES
    can = {code for code, paper in PAPERS.items() if paper.for_minors or not minor}
    if not case.particulars.organisation:
        can -= {"machines", "network"}
    if not case.is_searched:
        can -= {"dates", "folder", "request"}
    values = {"case": case, "step": "", "can": can, "trouble": trouble, "minor": minor}
    return here.page("follow/papers.html", 409 if trouble else 200, **values)


def _asked(here: Here, case: Case, what: str, trouble: str = "") -> Response:
    return here.page(
        "follow/locked.html",
        409 if trouble else 200,
        case=case,
        step="",
        what=what,
        trouble=trouble,
        key=fingerprint(here.session.ledger.signer.public_key()),
        minor=case.adult is not Adult.YES,
        stamped=bool(here.session.settings.timestamps),
    )
