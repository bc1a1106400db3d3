"""Live progress: a job's own partial, sent each time something changed; plain polling where that doesn't work."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response, StreamingResponse

from takedown.errors import TakedownError
from takedown.vault import Locked
from takedown.web.here import Anyone, Here, Opened
from takedown.web.live import Job
from takedown.web.pages.door import OUT, STILL_IN

router = APIRouter(prefix="/live")

_BEAT = 10.0
"""Seconds after which an unchanged stream says that it is still there."""
_SHORTEST = 0.2
"""Seconds between two messages: nobody reads faster."""
_ASKED = 2.0
"""Seconds after which a stream asks anew whether its visitor may be told more: nothing else asks while it goes on."""


class NoSuchJob(TakedownError):
    """The work is over and forgotten, or never was. Nothing was changed."""


@router.get("/here")
def still_here(here: Anyone) -> Response:
    """Say whether this browser is signed in still, for the page that wonders; asking counts as nobody's doing."""
    return Response(status_code=STILL_IN if here.visitor.is_in else OUT)


@router.get("/{job_id}")
async def stream(here: Anyone, job_id: str) -> Response:
    """Send the job's partial each time it changed, until it ends (event ``progress``, then ``end``).

    Raises:
        Locked: this visitor isn't signed in. The vault may lock while it goes on.
    """
    if not here.visitor.is_in:
        raise Locked
    return StreamingResponse(_events(here, _job(here, job_id)), media_type="text/event-stream")


@router.get("/{job_id}/now")
def piece(here: Opened, job_id: str) -> Response:
    """Give the job's partial as it is now; 286 tells htmx to stop asking."""
    job = _job(here, job_id)
    return here.page(job.template, 200 if job.is_running else 286, job=job)


@router.post("/{job_id}/stop")
def stop(here: Opened, job_id: str) -> Response:
    """Ask the job to stop."""
    _job(here, job_id).stopping.set()
    then = here.field("then")
    return here.go(then if then.startswith("/c/") and then.isprintable() else "/")


def _job(here: Here, job_id: str) -> Job:
    found = here.keeper.jobs.get(job_id)
    if found is None:
        raise NoSuchJob
    return found


async def _events(here: Here, job: Job) -> AsyncIterator[str]:
    turn, silent, unasked = -1, 0.0, _ASKED
    while here.visitor.is_in:
        if unasked >= _ASKED:
            unasked = 0.0
            if not await run_in_threadpool(here.keeper.admits, here.visitor):
                return
        if job.turn != turn or not job.is_running:
            turn, silent, running = job.turn, 0.0, job.is_running
            yield _message("progress" if running else "end", here.page(job.template, job=job).body)
            if not running:
                return
        elif silent >= _BEAT:
            silent = 0.0
            yield ": still here\n\n"
        await asyncio.sleep(_SHORTEST)
        silent, unasked = silent + _SHORTEST, unasked + _SHORTEST


def _message(event: str, body: bytes | memoryview) -> str:
    lines = bytes(body).decode().splitlines()
    return f"event: {event}\n" + "".join(f"data: {line}\n" for line in lines) + "\n"
