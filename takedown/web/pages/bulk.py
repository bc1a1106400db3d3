"""Many at once: shown first, done with one click, taken back for half a minute; and addresses out of a table."""

from __future__ import annotations

from collections import Counter
from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from takedown.pipeline.overview import many, table
from takedown.pipeline.overview.many import Action, Done, Plan
from takedown.pipeline.overview.overview import Overview
from takedown.web.here import Here, Opened
from takedown.web.pages import sending
from takedown.web.pages.found import WHO
from takedown.web.pages.queue import overview_of
from takedown.web.visitors import UNDO_SECONDS

router = APIRouter(prefix="/queue")

LONGEST = 2000
"""Rows that are taken at once."""
LETTERS = 100
"""Letters that are sent at once: more, nobody looks through."""
_LINES = 5000
_SHOWN = 200


@router.post("/many")
def preview(here: Opened) -> Response:
    """Show what would be done to the rows that are selected, and to which not; nothing is changed."""
    known, action = overview_of(here), _action(here)
    ids = here.fields("id")[:LONGEST]
    if action is None or not ids:
        return here.go(_back(here), "web-queue-nothing-selected")
    if action is Action.SEND:
        ids = ids[:LETTERS]
    return _preview(here, known, many.plan(known, action, ids))


@router.post("/many/do")
def do(here: Opened) -> Response:
    """Do it."""
    known, action = overview_of(here), _action(here)
    if action is None:
        return here.go(_back(here))
    plan = many.plan(known, action, here.field("ids").split()[:LONGEST])
    done = many.do(here.session, plan, str(here.visitor.held.get(WHO, "")))
    if action is Action.SEND and done.ids:
        sending.post(here.keeper)
    undo = _undo(here, done) if done.ids and action is not Action.WITHDRAW else ""
    if done.refused or done.nobody or done.later:
        later = here.words.error(done.later) if done.later else ""
        refused = [(row, here.words.error(problem)) for row, problem in done.refused]
        values: dict[str, Any] = {"labels": _labels(known), "named": known.recipient, "then": _back(here)}
        return here.page("queue/done.html", place="queue", done=done, refused=refused, later=later, undo=undo, **values)
    return here.go(_back(here), f"web-queue-done-{action}", undo=undo, n=len(done.ids))


@router.get("/addresses")
def ask_addresses(here: Opened) -> Response:
    """Ask for a table of addresses."""
    return _addresses(here, overview_of(here))


@router.post("/addresses")
def take_addresses(here: Opened) -> Response:
    """Show line by line what a table holds; keep it once that was seen."""
    known = overview_of(here)
    text = "\n".join(here.field("text").splitlines()[:_LINES])
    lines = table.read(here.session, known, text, here.field("case"))
    if here.field("sure") != "yes" or not any(line.is_new for line in lines):
        return _addresses(here, known, text, lines)
    return here.go("/queue?lane=write", "web-queue-taken", n=table.take(here.session, lines))


def _addresses(here: Here, known: Overview, text: str = "", lines: list[table.Line] | None = None) -> Response:
    found = lines or []
    return here.page(
        "queue/addresses.html",
        place="queue",
        options=[(one.case.id, one.case.label or one.case.id) for one in known.cases if one.case.is_searched],
        chosen=here.field("case") or here.asked("case"),
        text=text,
        read_once=lines is not None,
        new=[line for line in found if line.is_new],
        known=[line for line in found if line.known and not line.address.code],
        bad=[line for line in found if line.address.code],
        shown=_SHOWN,
    )


def _preview(here: Here, known: Overview, plan: Plan) -> Response:
    """Return the page that shows what would be done: how many of each case at each recipient, and what is left out."""
    labels = _labels(known)
    per: Counter[tuple[str, str, str]] = Counter(
        (row.case_id, labels[row.case_id], known.recipient(row.recipient) or row.host) for row in plan.fit
    )
    left: Counter[str] = Counter(code for _, code in plan.left)
    to, stopped = many.ways(here.session, plan) if plan.action is Action.SEND else ({}, ())
    organised = any(known.case(row.case_id).case.particulars.organisation for row in plan.fit)
    return here.page(
        "queue/many.html",
        place="queue",
        plan=plan,
        per=per.most_common(),
        left=left.most_common(),
        rows=plan.fit[:_SHOWN],
        labels=labels,
        named=known.recipient,
        nameless=organised and plan.action is Action.APPROVE and not here.visitor.held.get(WHO),
        to=to,
        stopped=[(row, here.words.error(problem)) for row, problem in stopped],
        then=_back(here),
    )


def _undo(here: Here, done: Done) -> str:
    keeper = here.keeper
    seconds = keeper.settings.smtp.undo_seconds if done.action is Action.SEND else UNDO_SECONDS

    def back() -> None:
        with keeper.using() as session:
            many.take_back(session, done)

    return here.visitor.can_undo(back, _back(here), seconds) if seconds else ""


def _labels(known: Overview) -> dict[str, str]:
    return {one.case.id: one.case.label or one.case.id for one in known.cases}


def _action(here: Here) -> Action | None:
    return next((action for action in Action if action == here.field("do")), None)


def _back(here: Here) -> str:
    then = here.field("then")
    return then if then.startswith("/queue?") and then.isprintable() else "/queue"
