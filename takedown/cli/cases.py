"""``case new``, ``list``, ``show``, ``edit``, ``close`` and ``erase``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, ClassVar

import typer
from pydantic import ValidationError

from takedown.cases.case import Adult, Case, CaseStatus, Standing
from takedown.cases.media import Level
from takedown.cli.context import Options, confirmed
from takedown.cli.language import words
from takedown.cli.options import Json
from takedown.cli.output import Output, say
from takedown.errors import TakedownError

Identity = Annotated[str, typer.Argument(metavar="ID", help=words("help-case"))]
Country = Annotated[str, typer.Option(help=words("help-country"))]
Contact = Annotated[str, typer.Option(help=words("help-contact"))]
Name = Annotated[str, typer.Option(help=words("help-name"))]


class BadCaseField(TakedownError):
    """A value of the case has the wrong shape; ``field``. Nothing was stored."""

    exit_status: ClassVar[int] = 2


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
        ("edit", edit),
        ("close", close),
        ("erase", erase),
    ):
        group.command(name, help=words(f"help-case-{name}"))(verb)


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
    with _fields_checked():
        more = {"country": country.upper(), "contact": contact, "name": name, "level": level.value}
        case = Case.opened(label=label, adult=adult, standing=standing, **more)
    with options.session() as session:
        casework.open_case(session, case, statement)
    say(statement)
    if adult is not Adult.YES:
        say(words("hotlines"))
    _print(case, Output(as_json=as_json))


def list_(context: typer.Context, *, as_json: Json = False) -> None:
    """List every case."""
    from takedown.pipeline import casework

    options: Options = context.obj
    output = Output(as_json=as_json)
    with options.session() as session:
        for case in casework.list_cases(session):
            _print(case, output)


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
    Output(as_json=as_json).line(record, "\n".join(_field(name, value) for name, value in record.items() if value))


def edit(
    context: typer.Context,
    case_id: Identity,
    *,
    label: Annotated[str | None, typer.Option(help=words("help-label"))] = None,
    country: Annotated[str | None, typer.Option(help=words("help-country"))] = None,
    contact: Annotated[str | None, typer.Option(help=words("help-contact"))] = None,
    name: Annotated[str | None, typer.Option(help=words("help-name"))] = None,
    level: Annotated[Level | None, typer.Option(help=words("help-level"))] = None,
    as_json: Json = False,
) -> None:
    """Change what notices say of a case."""
    from takedown.pipeline import casework

    options: Options = context.obj
    given = {"label": label, "country": country and country.upper(), "contact": contact, "name": name, "level": level}
    fields = {field: value for field, value in given.items() if value is not None}
    with options.session() as session, _fields_checked():
        before = casework.show_case(session, case_id)
        case = casework.edit_case(session, case_id, **fields)
    if case.level is not before.level:
        say(words("level-now-" + case.level))
    _print(case, Output(as_json=as_json))


def close(context: typer.Context, case_id: Identity, *, as_json: Json = False) -> None:
    """Close a case."""
    from takedown.pipeline import casework

    options: Options = context.obj
    with options.session() as session:
        _print(casework.close_case(session, case_id), Output(as_json=as_json))


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
    _print(erased, Output(as_json=as_json))


def _field(name: str, value: object) -> str:
    """Return one line for a person: what is a word of the program's own is put into her language."""
    said = f"{name}-{value}" if name in ("adult", "standing", "level") else f"case-{value}"
    shown = words(said) if name in ("adult", "standing", "level", "status") else value
    return f"{words('field-' + name.replace('_', '-'))} {shown}"


def _print(case: Case, output: Output) -> None:
    record = {"case": case.id, "label": case.label, "status": case.status.value}
    output.line(record, f"{case.id}  {words('case-' + case.status.value)}  {case.label}".rstrip())


@contextmanager
def _fields_checked() -> Iterator[None]:
    try:
        yield
    except ValidationError as problem:
        raise BadCaseField(field=str(problem.errors(include_url=False)[0]["loc"][0])) from problem
