"""The figures: how long copies stayed by site and route, drawn and in tables, and as a file without personal data."""

from __future__ import annotations

from datetime import date, timedelta

from fastapi import APIRouter
from starlette.responses import Response

from takedown.cases.noun import now
from takedown.pipeline.letters import figures
from takedown.pipeline.letters.addressees import Addressees
from takedown.pipeline.letters.figures import Figure, Figures
from takedown.web import memory
from takedown.web.here import Here, Opened
from takedown.web.language import READINGS

router = APIRouter(prefix="/figures")

SPANS = ("all", "year", "quarter", "month")
"""Of which time figures can be asked for."""
_DRAWN = 12
"""Lines that a chart has at most; its table has all."""


@router.get("")
def show(here: Opened) -> Response:
    """Show the figures."""
    span, found = _asked(here)
    session = here.session
    directory = here.keeper.kept("case-addressees", lambda: Addressees(session)).directory
    return here.page(
        "figures/figures.html",
        place="figures",
        span=span,
        spans=SPANS,
        found=found,
        timed=[one for one in found.hosts if one.median_hours is not None][:_DRAWN],
        drawn=found.hosts[:_DRAWN],
        months={one.name: READINGS[here.language].month(date.fromisoformat(f"{one.name}-01")) for one in found.months},
        names={item: one.name for item, one in directory.items()},
        fewest=figures.FEWEST,
    )


@router.get("/table.csv")
def table(here: Opened) -> Response:
    """Give the lines by site and route as a file for a spreadsheet."""
    _, found = _asked(here)
    return _file(found.hosts, "figures.csv")


@router.get("/ended.csv")
def ended(here: Opened) -> Response:
    """Give the lines of cases that have ended."""
    _, found = _asked(here)
    return _file(found.ended, "figures-ended.csv")


def _asked(here: Here) -> tuple[str, Figures]:
    span = here.asked("span")
    span = span if span in SPANS else "all"
    return span, figures.figures(here.session, memory.fates(here.keeper), _since(span))


def _since(span: str) -> str:
    """Return the first month of a span that ends now."""
    if span == "all":
        return ""
    days = {"year": 365, "quarter": 90, "month": 30}[span]
    return (now() - timedelta(days=days)).strftime("%Y-%m")


def _file(lines: tuple[Figure, ...], name: str) -> Response:
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(figures.as_csv(lines), media_type="text/csv; charset=utf-8", headers=headers)
