"""``notices routes``: every route that is open for a copy, the best first, with what each costs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, ClassVar

import typer

from takedown.cli.context import Options
from takedown.cli.language import words
from takedown.cli.options import Json
from takedown.cli.output import Output, say
from takedown.errors import TakedownError

if TYPE_CHECKING:
    from takedown.notices.routes import Proposal, Result
    from takedown.pipeline.letters.choices import Choice, Choices

MatchId = Annotated[str | None, typer.Option("--match", metavar="ID", help=words("help-routes-match"))]
CaseId = Annotated[str | None, typer.Option("--case", metavar="ID", help=words("help-routes-case"))]


class MatchOrCase(TakedownError):
    """Neither a copy nor a case was named, or both. Nothing was changed."""

    exit_status: ClassVar[int] = 2


def register(group: typer.Typer) -> None:
    """Declare the verb."""
    group.command("routes", help=words("help-notices-routes"))(routes)


def routes(context: typer.Context, *, match: MatchId = None, case: CaseId = None, as_json: Json = False) -> None:
    """Show every route that is open for a copy; nothing is drafted, and nobody is asked anything."""
    from takedown.pipeline.letters import choices

    if (match is None) == (case is None):
        raise MatchOrCase
    options: Options = context.obj
    output = Output(as_json=as_json)
    with options.session() as session:
        found = [choices.of_match(session, match)] if match else choices.of_case(session, str(case))
        days = session.settings.notifier.reminder_days
    for each in found:
        _print(each, days, output)
    if not found:
        say(words("route-none"))


def _print(found: Choices, days: int, output: Output) -> None:
    if found.match is None:
        say(words("route-minors-only"))
    elif found.unknown:
        say(words("route-nobody-known", host=found.match.host))
    if found.match is not None:
        output.text(f"{found.match.id}  {found.match.url}\n")
    for place, choice in enumerate(found.routes, start=1):
        output.line(_record(found, choice), "\n".join([_title(place, choice.proposal), *_lines(choice, days), ""]))
    output.text("".join(f"{line}\n" for line in _to_do(found)))


def _title(place: int, proposal: Proposal) -> str:
    ids = f"[{proposal.recipient.id} {proposal.basis}]"
    return f"{place}. {proposal.recipient.name} · {words('basis-' + proposal.basis)}  {ids}"


def _lines(choice: Choice, days: int) -> Iterator[str]:
    proposal = choice.proposal
    told = proposal.recipient.reveals_notifier
    for code in proposal.consequences:
        yield f"   ! {words('route-line-read')} {words('route-consequence-' + code)}"
    yield f"   {words('route-line-why')} {words('route-why-' + proposal.why)}"
    if proposal.channel is not None:
        where = proposal.channel.url or proposal.channel.email or proposal.channel.purpose.in_(words.language)
        yield f"   {words('route-line-where')} {where}"
    if proposal.old:
        yield f"   {words('route-old', date=proposal.recipient.verified_on)}"
    yield f"   {words('route-line-learns')} {words('route-learns-' + proposal.learns)}"
    yield f"   {words('route-line-public')} {words('route-public-' + proposal.public)}"
    if told is not None:
        yield f"   {words('route-says', text=told.in_(words.language))}"
    yield f"   {words('route-line-clock')} {_clock(proposal, days)}"
    yield f"   {words('route-line-then')} {words('route-then-' + proposal.then)}"
    if proposal.result is not None:
        yield f"   {_measured(proposal.result)}"
    if proposal.held:
        yield f"   {words('route-line-held')} {_named(proposal.held)}"
    if lacking := [code for code in choice.missing if code not in proposal.held]:
        yield f"   {words('route-line-missing')} {_named(lacking)}"


def _named(codes: Iterable[str]) -> str:
    return " · ".join(words("element-" + code) for code in codes)


def _to_do(found: Choices) -> Iterator[str]:
    """Yield what to do about everything that is missing anywhere, each once."""
    codes = dict.fromkeys(code for one in found.routes for code in (*one.proposal.held, *one.missing))
    if codes:
        yield words("route-to-do")
    yield from (f"- {words('missing-' + code)}" for code in codes)


def _clock(proposal: Proposal, days: int) -> str:
    from takedown.notices.clocks import sets

    law = sets(proposal.basis, proposal.recipient)
    if proposal.clock is None:
        return words("route-clock-rhythm", days=days) if proposal.rhythm else words("route-clock-none")
    if proposal.clock.hours is not None:
        return words("route-clock-hours", hours=proposal.clock.hours, law=law)
    return words("route-clock-months", months=proposal.clock.months or 0, law=law)


def _measured(result: Result) -> str:
    if result.median_hours is None:
        return words("route-result-none", cases=result.cases)
    return words("route-result", cases=result.cases, removed=result.removed, hours=round(result.median_hours))


def _record(found: Choices, choice: Choice) -> dict[str, object]:
    proposal = choice.proposal
    return {
        "case": found.case.id,
        "match": found.match.id if found.match else None,
        "recipient": proposal.recipient.id,
        "name": proposal.recipient.name,
        "kind": proposal.recipient.kind,
        "basis": proposal.basis,
        "channel": _channel(proposal),
        "why": proposal.why,
        "learns": proposal.learns,
        "public": proposal.public,
        "then": proposal.then,
        "clock": proposal.clock.row() if proposal.clock else None,
        "consequences": list(proposal.consequences),
        "held": list(proposal.held),
        "old": proposal.old,
        "missing": list(choice.missing),
        "result": _figures(proposal.result),
    }


def _channel(proposal: Proposal) -> dict[str, object] | None:
    channel = proposal.channel
    if channel is None:
        return None
    return {"type": channel.type, "url": channel.url, "email": channel.email, "confidence": channel.confidence}


def _figures(result: Result | None) -> dict[str, object] | None:
    if result is None:
        return None
    return {"cases": result.cases, "removed": result.removed, "median_hours": result.median_hours}
