"""``watch``: the service, its events as lines."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from takedown.cases.noun import rfc3339
from takedown.cli.caution import caution_record, new_text
from takedown.cli.chores import done_record, done_text
from takedown.cli.context import Options
from takedown.cli.language import words
from takedown.cli.matches import match_record, match_text
from takedown.cli.options import Json
from takedown.cli.output import Output, say
from takedown.cli.proving import rechecked_record, rechecked_text

if TYPE_CHECKING:
    from takedown.cases.match import Match
    from takedown.pipeline.recheck import Rechecked
    from takedown.pipeline.watch import Event

_STATUS = {"lost", "offline", "online", "busy", "waiting", "stopped"}
"""What is told a person on standard error: it is about the service and not about a copy."""


def register(app: typer.Typer) -> None:
    """Declare the verb."""
    app.command("watch", help=words("help-watch"))(watch)


def watch(
    context: typer.Context,
    *,
    once: Annotated[bool, typer.Option("--once", help=words("help-once"))] = False,
    as_json: Json = False,
) -> None:
    """Do what is due, each when it is, until stopped."""
    from takedown.pipeline.watch import Listener
    from takedown.pipeline.watch import watch as serve

    options: Options = context.obj
    output = Output(as_json=as_json)

    def on_event(event: Event) -> None:
        if event.kind in _STATUS and not as_json:
            say(_text(event))
        else:
            text = _text(event) if event.caution is None else new_text(event.caution)
            output.line(_record(event), text)

    with options.workshop() as (session, fingerprinter), _terminated_as_interrupted():
        serve(session, fingerprinter, Listener(on_event, _doing), once=once)


@contextmanager
def _terminated_as_interrupted() -> Iterator[None]:
    """Have SIGTERM stop the service as a key does: a crawl under way stores what it has, and ends."""

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        signal.raise_signal(signal.SIGINT)

    before = signal.signal(signal.SIGTERM, interrupt)
    key = signal.getsignal(signal.SIGINT)
    if key is signal.SIG_IGN:  # as scripts start what runs in the background; SIGTERM would be ignored with it
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
        signal.signal(signal.SIGINT, key)


def _doing(code: str, what: str) -> None:
    if sys.stderr.isatty():
        say(words("watch-doing-" + code, what=what))


def _record(event: Event) -> dict[str, object]:
    record: dict[str, object] = {"event": event.kind.value, "at": rfc3339(event.at)}
    if event.site:
        record |= {"site": event.site, **event.figures}
    if event.kind == "spread" and event.match is not None:
        record |= {"case": event.match.case_id, "match": event.match.id}
    elif event.match is not None:
        record |= {**match_record(event.match), "linked": [one.id for one in event.linked]}
    if event.result is not None:
        record |= rechecked_record(event.result)
    if event.notice is not None:
        record |= {"notice": event.notice.id, "due_at": _moment(event.notice.due_at)}
    if event.done is not None:
        record |= done_record(event.done)
    if event.caution is not None:
        record |= caution_record(event.caution)
    if event.until is not None or event.kind == "waiting":
        record["until"] = _moment(event.until)
    return record


def _text(event: Event) -> str:
    if event.result is not None:
        return _result_text(event, event.result)
    if event.done is not None:
        return done_text(event.done)
    if event.notice is not None:
        return words("watch-reminder", notice=event.notice.id, due=_moment(event.notice.due_at) or "")
    if event.kind == "match" and event.match is not None:
        return _match_text(event, event.match)
    until = _moment(event.until)
    if event.kind == "waiting" and until is None:
        return words("watch-waiting-long")
    return words("watch-" + event.kind, site=event.site, until=until or "", **event.figures)


def _match_text(event: Event, match: Match) -> str:
    return words("watch-match", line=match_text(match, [one.id for one in event.linked]))


def _result_text(event: Event, result: Rechecked) -> str:
    if event.kind == "recheck":
        return rechecked_text(result)
    return words("watch-" + event.kind, url=result.address.url, why=words("look-" + result.reason))


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else rfc3339(moment)
