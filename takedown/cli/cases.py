"""``case new``, ``list``, ``show``, ``close`` and ``erase``; ``edit`` is beside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

import typer

from takedown.cases.case import Adult, Case, CaseStatus, Standing
from takedown.cases.media import Level
from takedown.cases.noun import now
from takedown.cases.particulars import Answer
from takedown.cli import case_edit, case_notes, consent
from takedown.cli.case_edit import ANSWERED, fields_checked, print_case
from takedown.cli.context import Options, confirmed
from takedown.cli.language import words
from takedown.cli.news import news_text, tell_endings
from takedown.cli.options import Json
from takedown.cli.output import Output, say
from takedown.cli.stays import tell_what_stays
from takedown.errors import TakedownError

Identity = Annotated[str, typer.Argument(metavar="ID", help=words("help-case"))]
Country = Annotated[str, typer.Option(help=words("help-country"))]
Contact = Annotated[str, typer.Option(help=words("help-contact"))]
Name = Annotated[str, typer.Option(help=words("help-name"))]


_NESTED = ("particulars", "telling", "agreed", "guided")


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
        ("reopen", reopen),
        ("erase", erase),
    ):
        group.command(name, help=words(f"help-case-{name}"))(verb)
    case_edit.register(group)
    consent.register(group)
    case_notes.register(group)


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
    with fields_checked():
        more = {"country": country.upper(), "contact": contact, "name": name, "level": level.value}
        case = Case.opened(label=label, adult=adult, standing=standing, **more)
    statement = consent.statement_of(case)
    with options.session() as session:
        case = casework.open_case(session, case, statement)
    say(statement)
    if adult is not Adult.YES:
        say(words("hotlines"))
    if case.retain_until is not None:
        say(words("retained-until", day=str(case.retain_until)))
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
    """Show one case, and what is new in it where it is to be told in the program."""
    from takedown.pipeline import casework
    from takedown.pipeline.person import telling

    options: Options = context.obj
    with options.session() as session:
        case = casework.show_case(session, case_id)
        news = telling.news(session, case_id) if case.telling.way == "program" else None
        tell_endings(session, case_id)
    row = case.row()
    record = {"case": row.pop("id"), **row}
    if case.adult is not Adult.YES and case.status is not CaseStatus.ERASED:
        say(words("hotlines"))
    Output(as_json=as_json).line(record, "\n".join(_lines(case, record)))
    if news:
        say(news_text(news))


def close(context: typer.Context, case_id: Identity, *, as_json: Json = False) -> None:
    """Close a case."""
    from takedown.pipeline import casework

    options: Options = context.obj
    with options.session() as session:
        print_case(casework.close_case(session, case_id), Output(as_json=as_json))


def reopen(context: typer.Context, case_id: Identity, *, as_json: Json = False) -> None:
    """Open a closed case again."""
    from takedown.pipeline import casework

    options: Options = context.obj
    with options.session() as session:
        print_case(casework.reopen_case(session, case_id), Output(as_json=as_json))


def erase(
    context: typer.Context,
    case_id: Identity,
    *,
    yes: Annotated[bool, typer.Option("--yes", help=words("help-yes"))] = False,
    as_json: Json = False,
) -> None:
    """Destroy a case's key, and with it all that it sealed."""
    from takedown.pipeline import casework
    from takedown.pipeline.keeping.backup import last_backup

    options: Options = context.obj
    with options.session() as session:
        case = casework.show_case(session, case_id)
        if not yes and not confirmed(words("ask-erase", label=case.label)):
            raise NotConfirmedErasure
        erased = casework.erase_case(session, case_id)
        backed_up = last_backup(session)
    say(words("erased-now"))
    tell_what_stays(backed_up)
    print_case(erased, Output(as_json=as_json))


def _lines(case: Case, record: dict[str, Any]) -> Iterator[str]:
    """Yield what is known of a case, a line each; what nobody answered is left out."""
    shown = {**record, **record["particulars"]}
    for name, value in shown.items():
        if name not in _NESTED and value not in (None, "", Answer.UNKNOWN):
            yield _field(name, value)
    if case.status is CaseStatus.ERASED:
        return
    why = case.agreed.lacking(now().date())
    yield f"{words('field-agreed')} {words('agreed-' + (why or 'holds'), until=str(case.agreed.until or 'none'))}"
    chosen = case.telling
    told = words("telling-" + chosen.way, days=chosen.every_days, to=chosen.to or case.contact)
    yield f"{words('field-telling')} {told}"


def _field(name: str, value: object) -> str:
    """Return one line for a person: what is a word of the program's own is put into her language."""
    prefix = {"status": "case", **dict.fromkeys(ANSWERED, "answer")}.get(name, name)
    coded = name in ("adult", "standing", "level", "status", *ANSWERED)
    shown = words(f"{prefix}-{value}") if coded else value
    return f"{words('field-' + name.replace('_', '-'))} {shown}"
