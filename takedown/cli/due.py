"""``due``: what is late or next, the most urgent first; what is due is drafted, and nothing is sent."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from takedown.cases.noun import now, rfc3339
from takedown.cli.context import Options
from takedown.cli.language import words
from takedown.cli.news import tell_endings
from takedown.cli.notices import NotATime
from takedown.cli.options import Json, MaybeCaseId
from takedown.cli.output import Output, say
from takedown.cli.saved import save
from takedown.notices.rungs import CLIMB

if TYPE_CHECKING:
    from takedown.cases.notice import Notice
    from takedown.pipeline.following.ladder import Due


def register(app: typer.Typer) -> None:
    """Declare the verb."""
    app.command("due", help=words("help-due"))(due)


def due(
    context: typer.Context,
    *,
    case: MaybeCaseId = None,
    at: Annotated[str | None, typer.Option("--at", metavar="TIME", help=words("help-due-at"))] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=words("help-due-dry-run"))] = False,
    find: Annotated[bool, typer.Option("--find", help=words("help-due-find"))] = False,
    ics: Annotated[Path | None, typer.Option("--ics", metavar="FILE", help=words("help-due-ics"))] = None,
    as_json: Json = False,
) -> None:
    """Draft what is due, and list what is late or next."""
    from takedown.pipeline.following import find as ladder_find
    from takedown.pipeline.following import ladder

    options: Options = context.obj
    output = Output(as_json=as_json)
    clock = _moment(at) if at else now()
    with options.session() as session:
        held = ladder_find.find(session, clock, case) if find else {}
        drafted = [] if dry_run else ladder.climb(session, clock, case, held)
        found = ladder.due(session, clock, case, held)
        tell_endings(session, case)
    for one in found:
        output.line(_record(one, clock), _text(one, clock))
    _tell(found, len(drafted))
    if not find and _unasked(found, drafted):
        say(words("due-find"))
    if ics is not None:
        _write_calendar(ics, found)


def _unasked(found: list[Due], drafted: list[Notice]) -> bool:
    """Return whether a rung up was chosen without anybody asking who hosts the copy: the host may stand before it."""
    chosen = any(one.step.rung in CLIMB and one.holding is None for one in found)
    return chosen or any(one.letter == "notice" and one.follows and one.holding is None for one in drafted)


def _record(one: Due, clock: datetime) -> dict[str, object]:
    step = one.step
    return {
        "notice": one.notice.id,
        "due_at": rfc3339(step.at),
        "step": step.rung.value,
        "late": step.at <= clock,
        "case": one.notice.case_id,
        "recipient": one.recipient,
        "route": one.target.route if one.target else one.notice.route,
        "letter": one.target.letter if one.target else one.notice.letter,
        "state": one.notice.state.value,
        "basis": step.basis,
        "reason": step.reason,
        "until": rfc3339(step.until) if step.until else None,
        "until_basis": step.until_basis,
        "matches": list(one.matches),
    }


def _text(one: Due, clock: datetime) -> str:
    step = one.step
    late = words("due-late") + " " if step.at <= clock else ""
    recipient = one.recipient or words("due-found-recipient")
    lines = [
        f"{rfc3339(step.at)}  {one.notice.id}  {late}{words('ladder-step-' + step.rung)}  {recipient}",
        "  " + words("ladder-why-" + step.reason),
        "  " + clock_words(step.basis),
    ]
    if step.until:
        lines.append("  " + words("due-until", until=f"{step.until:%Y-%m-%d}"))
    return "\n".join(lines)


def clock_words(basis: str) -> str:
    """Return whose date it is, in words."""
    if basis == "own-rhythm":
        return words("due-own-rhythm")
    return words("due-legal", basis=words("due-basis-" + basis))


def _tell(found: list[Due], drafted: int) -> None:
    if drafted:
        say(words("due-drafted", count=drafted))
    if any(one.step.rung == "police-first" for one in found):
        say(words("due-police-first"))
    if not found:
        say(words("due-nothing"))


def _write_calendar(file: Path, found: list[Due]) -> None:
    from takedown.notices.clocks import Entry, calendar

    entries = [Entry(one.notice.id, one.step.at, one.step.basis) for one in found]
    entries += [
        Entry(one.notice.id, one.step.until, one.step.until_basis) for one in found if one.step.until is not None
    ]
    save(file, calendar(dict.fromkeys(entries), words.language))
    say(words("due-calendar", file=str(file)))


def _moment(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise NotATime(text=text) from None
    # RFC 3339 has an offset: without one nobody can tell which moment is meant.
    if found.tzinfo is None:
        raise NotATime(text=text)
    return found.astimezone(UTC)
