"""``figures``: how long copies stayed by site and route, without anything that leads to a person."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, ClassVar

import typer

from takedown.cli.context import Options
from takedown.cli.language import words
from takedown.cli.options import Json
from takedown.cli.output import Output, say
from takedown.errors import TakedownError

if TYPE_CHECKING:
    from takedown.pipeline.letters.figures import Figure


class BadMonth(TakedownError):
    """A month is a year and a number, such as 2026-11; ``text``."""

    exit_status: ClassVar[int] = 2


def register(app: typer.Typer) -> None:
    """Declare the verb."""
    app.command("figures", help=words("help-figures"))(figures)


def figures(
    context: typer.Context,
    *,
    since: Annotated[str, typer.Option(metavar="MONTH", help=words("help-figures-since"))] = "",
    csv: Annotated[bool, typer.Option("--csv", help=words("help-figures-csv"))] = False,
    as_json: Json = False,
) -> None:
    """Print a line for each site and route, and for what cases that have ended left."""
    from takedown.pipeline.letters import figures as made

    if since and not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", since, re.ASCII):
        raise BadMonth(text=since)
    options: Options = context.obj
    with options.session() as session:
        found = made.figures(session, made.fates(), since)
    output = Output(as_json=as_json)
    if csv:
        output.text(made.as_csv(found.hosts))
        return
    for of, lines in (("site", found.hosts), ("ended", found.ended)):
        for line in lines:
            output.line({"of": of, **asdict(line)}, _text(of, line))
    if not found.hosts and not found.ended:
        say(words("web-figures-none-why", n=made.FEWEST))


def _text(of: str, line: Figure) -> str:
    key = f"recipient-basis-{line.route}"
    route = words("web-figures-routes") if not line.route else words(key) if key in words else line.route
    others = {"site": "web-figures-others", "ended": "web-figures-others-asked"}
    head = f"{line.name or words(others[of])}  {route}" + (f"  ({words('web-figures-ended')})" if of == "ended" else "")
    told = words(
        "figures-line",
        cases=line.cases,
        copies=line.copies,
        gone=line.gone,
        up=line.up,
        unknown=line.unknown,
        back=line.back,
    )
    lines = [head, f"  {told}"]
    if line.median_hours is not None and line.ninetieth_hours is not None:
        half, most = f"{line.median_hours:.1f}", f"{line.ninetieth_hours:.1f}"
        lines.append("  " + words("figures-times", half=half, most=most))
    return "\n".join(lines)
