"""``case new``, ``list``, ``show``, ``close`` and ``erase``; ``edit`` is beside."""

from __future__ import annotations

from typing import Annotated

import typer

from takedown.cases.case import Adult, Case, CaseStatus, Standing
from takedown.cases.media import Level
from takedown.cases.particulars import Answer
from takedown.cli import case_edit
from takedown.cli.case_edit import ANSWERED, fields_checked, print_case
from takedown.cli.context import Options, confirmed
from takedown.cli.language import words
from takedown.cli.options import Json
from takedown.cli.output import Output, say
from takedown.errors import TakedownError

Identity = Annotated[str, typer.Argument(metavar="ID", help=words("help-case"))]
Country = Annotated[str, typer.Option(help=words("help-country"))]
Contact = Annotated[str, typer.Option(help=words("help-contact"))]
Name = Annotated[str, typer.Option(help=words("help-name"))]


class NotConfirmedErasure(TakedownError):
    """Erasing wasn't confirmed, so nothing was erased."""


def register(app: typer.Typer) -> None:
    """Declare the verbs."""
    group = typer.Typer(help=words("help-case-group"), no_args_is_help=True)
    app.add_typer(group, name="case")
    for name, verb in (
        ("new", new),
        ("list", list_),
        ("show", show),
        ("close", close),
        ("erase", erase),
    ):
        group.command(name, help=words(f"help-case-{name}"))(verb)
    case_edit.register(group)


def new(
    context: typer.Context,
    *,
    label: Annotated[str, typer.Option(help=words("help-label"))],
    adult: Annotated[Adult, typer.Option(help=words("help-adult"))],
    standing: Annotated[Standing, typer.Option(help=words("help-standing"))],
    country: Country = "",
    contact: Contact = "",
    name: Name = "",
    level: Annotated[Level, typer.Option(help=words("help-level"))] = Level.STRONG,
    as_json: Json = False,
) -> None:
    """Open a case, with the consent that it rests on."""
    from takedown.pipeline import casework

    options: Options = context.obj
    scope = "" if adult is Adult.YES else "addresses-"
    statement = words(f"consent-{scope}{standing.value}")
    with fields_checked():
        more = {"country": country.upper(), "contact": contact, "name": name, "level": level.value}
        case = Case.opened(label=label, adult=adult, standing=standing, **more)
    with options.session() as session:
        casework.open_case(session, case, statement)
    say(statement)
    if adult is not Adult.YES:
        say(words("hotlines"))
    print_case(case, Output(as_json=as_json))


def list_(context: typer.Context, *, as_json: Json = False) -> None:
    """List every case."""
    from takedown.pipeline import casework

    options: Options = context.obj
    output = Output(as_json=as_json)
    with options.session() as session:
        for case in casework.list_cases(session):
            print_case(case, output)


def show(context: typer.Context, case_id: Identity, *, as_json: Json = False) -> None:
    """Show one case."""
    from takedown.pipeline import casework

    options: Options = context.obj
    with options.session() as session:
        case = casework.show_case(session, case_id)
    row = case.row()
    record = {"case": row.pop("id"), **row}
    if case.adult is not Adult.YES and case.status is not CaseStatus.ERASED:
        say(words("hotlines"))
    shown = {**record, **record["particulars"]}
    del shown["particulars"]
    lines = [_field(name, value) for name, value in shown.items() if value not in (None, "", Answer.UNKNOWN)]
    Output(as_json=as_json).line(record, "\n".join(lines))


def close(context: typer.Context, case_id: Identity, *, as_json: Json = False) -> None:
    """Close a case."""
    from takedown.pipeline import casework

    options: Options = context.obj
    with options.session() as session:
        print_case(casework.close_case(session, case_id), Output(as_json=as_json))


def erase(
    context: typer.Context,
    case_id: Identity,
    *,
    yes: Annotated[bool, typer.Option("--yes", help=words("help-yes"))] = False,
    as_json: Json = False,
) -> None:
    """Destroy a case's key, and with it all that it sealed."""
    from takedown.pipeline import casework

    options: Options = context.obj
    with options.session() as session:
        case = casework.show_case(session, case_id)
        if not yes and not confirmed(words("ask-erase", label=case.label)):
            raise NotConfirmedErasure
        erased = casework.erase_case(session, case_id)
    say(words("erased-what-stays"))
    print_case(erased, Output(as_json=as_json))


def _field(name: str, value: object) -> str:
    """Return one line for a person: what is a word of the program's own is put into her language."""
    prefix = {"status": "case", **dict.fromkeys(ANSWERED, "answer")}.get(name, name)
    coded = name in ("adult", "standing", "level", "status", *ANSWERED)
    shown = words(f"{prefix}-{value}") if coded else value
    return f"{words('field-' + name.replace('_', '-'))} {shown}"
