"""What came by the door, for members: letters that wait, taking one in or discarding some, a file by hand, the card.

Under ``/team/letters``, and for whoever may take in alone.
"""

from __future__ import annotations

import asyncio
import json
from contextlib import aclosing

from fastapi import APIRouter
from starlette.responses import Response

from takedown.cases.team.door import LetterKind
from takedown.errors import TakedownError
from takedown.memory import wipe
from takedown.pipeline import casework
from takedown.pipeline.team import clients, letterbox, unwanted
from takedown.pipeline.team.door import MOST_BYTES, NoLetter
from takedown.pipeline.team.handover import card_of
from takedown.pipeline.team.letterbox import BadLetter, TakenIn
from takedown.web.guard.streaming import files
from takedown.web.here import Here, Opened
from takedown.web.pages.vault import download
from takedown.web.team.front import team_of

router = APIRouter(prefix="/team/letters")


@router.get("")
def list_(here: Opened) -> Response:
    """Show what waits; what was taken back from outside is heeded first."""
    session = team_of(here)
    for _ in letterbox.heed(session):
        here.visitor.tell("team-letters-heeded")
    found = letterbox.waiting(session)
    return here.page(
        "team/letters.html",
        place="letters",
        found=found,
        clients=clients.for_member(session),
        opens=letterbox.opens(session),
    )


@router.post("/{letter_id}/take-in")
def take_in(here: Opened, letter_id: str) -> Response:
    """Make a case of a letter, or add it to the one that it belongs to."""
    try:
        done = letterbox.take_in(
            team_of(here), letter_id, label=here.field("label")[:200], client_id=here.field("client")
        )
    except letterbox.AlreadyTakenIn as error:
        return here.go(f"/case/{error.data['case']}", "team-letters-before")
    return _told(here, done)


@router.post("/discard")
def ask_discard(here: Opened) -> Response:
    """Ask whether the letters that were chosen, or all that wait now, are to be destroyed unopened."""
    waiting = unwanted.waiting(team_of(here))
    chosen = {*here.fields("letter")} if here.field("which") != "all" else {*waiting}
    found = [one for one in waiting if one in chosen]
    if not found:
        return here.go("/team/letters", "team-letters-discard-none")
    return here.page("team/letters_discard.html", place="letters", found=found)


@router.post("/discard/sure")
def discard(here: Opened) -> Response:
    """Destroy the letters that were asked about, and none that came since."""
    count = unwanted.discard(team_of(here), here.field("letters").split())
    return here.go("/team/letters", "team-letters-discarded", count=count)


@router.get("/file/{case_id}")
def ask(here: Opened, case_id: str) -> Response:
    """Ask for a sealed file that came by hand.

    Raises:
        NotFound, NotAdult, CaseNotOpen: nothing is taken in for that case.
    """
    return _asked(here, case_id)


@router.post("/file/{case_id}/upload")
async def take_file(here: Opened, case_id: str) -> Response:
    """Take in a sealed file; it is read in memory and written nowhere."""
    most = MOST_BYTES[LetterKind.HANDOVER]
    content = b""
    async with aclosing(files(here, most)) as given:
        async for _, held in given:
            content = held.read(0, most + 1)
    if not 0 < len(content) <= most:
        return await asyncio.to_thread(_asked, here, case_id, NoLetter())
    try:
        done = await asyncio.to_thread(letterbox.take_in_file, team_of(here), case_id, content)
    except BadLetter as error:
        return await asyncio.to_thread(_asked, here, case_id, error)
    return _told(here, done)


@router.get("/card.json")
def card(here: Opened) -> Response:
    """Give the card with the secret of local codes: for somebody to whom a member hands it."""
    session = team_of(here)
    secret = session.server.local_secret()
    try:
        made = card_of(session.organisation, secret).model_dump(mode="json")
    finally:
        wipe(secret)
    return download(json.dumps(made, indent=1).encode(), "card.json", "application/json")


def _asked(here: Here, case_id: str, error: TakedownError | None = None) -> Response:
    case = casework.show_case(here.session, case_id).for_search()
    trouble = here.words.error(error) if error else ""
    return here.page("team/letter_file.html", 422 if error else 200, place="letters", case=case, trouble=trouble)


def _told(here: Here, done: TakenIn) -> Response:
    return here.go(
        f"/case/{done.case.id}",
        "team-letters-taken",
        media=len(done.media),
        known=done.known,
        addresses=len(done.addresses),
        left=done.left + done.not_addresses,
    )
