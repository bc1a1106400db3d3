"""``case edit``: what notices say of a case, each answer given, changed or taken back by itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated, ClassVar

import typer
from pydantic import ValidationError

from takedown.cases.case import Adult, Case
from takedown.cases.media import Level
from takedown.cases.noun import now
from takedown.cases.particulars import Answer
from takedown.cli.context import Options
from takedown.cli.language import words
from takedown.cli.options import Json
from takedown.cli.output import Output, say
from takedown.errors import TakedownError

if TYPE_CHECKING:
    from takedown.pipeline.session import Session

Identity = Annotated[str, typer.Argument(metavar="ID", help=words("help-case"))]
ANSWERED = ("made_by_her", "synthetic", "identifiable", "link_uk", "known_uploader")
"""Particulars that are a yes, a no, or unknown."""
_DATES = ("mandate_on", "complaint_on", "police_first_until")


class BadCaseField(TakedownError):
    """A value of the case has the wrong shape; ``field``. Nothing was stored."""

    exit_status: ClassVar[int] = 2


def register(group: typer.Typer) -> None:
    """Declare the verb."""
    group.command("edit", help=words("help-case-edit"))(edit)


def edit(
    context: typer.Context,
    case_id: Identity,
    *,
    label: Annotated[str | None, typer.Option(help=words("help-label"))] = None,
    country: Annotated[str | None, typer.Option(help=words("help-country"))] = None,
    contact: Annotated[str | None, typer.Option(help=words("help-contact"))] = None,
    name: Annotated[str | None, typer.Option(help=words("help-name"))] = None,
    level: Annotated[Level | None, typer.Option(help=words("help-level"))] = None,
    adult: Annotated[Adult | None, typer.Option(help=words("help-adult-edit"))] = None,
    retain_until: Annotated[str | None, typer.Option(metavar="DATE", help=words("help-retain-until"))] = None,
    keep_days: Annotated[int | None, typer.Option(min=0, max=3650, metavar="N", help=words("help-keep-days"))] = None,
    organisation: Annotated[str | None, typer.Option(help=words("help-organisation"))] = None,
    mandate: Annotated[str | None, typer.Option(help=words("help-mandate"))] = None,
    mandate_on: Annotated[str | None, typer.Option(metavar="DATE", help=words("help-mandate-on"))] = None,
    signature: Annotated[str | None, typer.Option(help=words("help-signature"))] = None,
    made_by_her: Annotated[Answer | None, typer.Option(help=words("help-made-by-her"))] = None,
    synthetic: Annotated[Answer | None, typer.Option(help=words("help-synthetic"))] = None,
    identifiable: Annotated[Answer | None, typer.Option(help=words("help-identifiable"))] = None,
    link_uk: Annotated[Answer | None, typer.Option(help=words("help-link-uk"))] = None,
    known_uploader: Annotated[Answer | None, typer.Option(help=words("help-known-uploader"))] = None,
    complaint_number: Annotated[str | None, typer.Option(help=words("help-complaint-number"))] = None,
    complaint_on: Annotated[str | None, typer.Option(metavar="DATE", help=words("help-complaint-on"))] = None,
    complaint_at: Annotated[str | None, typer.Option(help=words("help-complaint-at"))] = None,
    police_first_until: Annotated[str | None, typer.Option(metavar="TIME", help=words("help-police-first"))] = None,
    rights_name: Annotated[str | None, typer.Option(help=words("help-rights-name"))] = None,
    rights_address: Annotated[str | None, typer.Option(help=words("help-rights-address"))] = None,
    rights_phone: Annotated[str | None, typer.Option(help=words("help-rights-phone"))] = None,
    rights_email: Annotated[str | None, typer.Option(help=words("help-rights-email"))] = None,
    as_json: Json = False,
) -> None:
    """Change what notices say of a case."""
    from takedown.pipeline import casework

    options: Options = context.obj
    particulars = _given(
        organisation=organisation,
        mandate=mandate,
        mandate_on=mandate_on,
        signature=signature,
        made_by_her=made_by_her,
        synthetic=synthetic,
        identifiable=identifiable,
        link_uk=link_uk,
        known_uploader=known_uploader,
        complaint_number=complaint_number,
        complaint_on=complaint_on,
        complaint_at=complaint_at,
        police_first_until=police_first_until,
        rights_name=rights_name,
        rights_address=rights_address,
        rights_phone=rights_phone,
        rights_email=rights_email,
    )
    # An empty answer takes a date back.
    particulars |= {name: None for name in _DATES if particulars.get(name) == ""}
    fields = _given(label=label, country=country and country.upper(), contact=contact, name=name, level=level)
    fields |= _given(adult=adult, retain_until=_kept_until(retain_until, keep_days))
    fields |= {"retain_until": None} if fields.get("retain_until") == "" else {}
    with options.session() as session:
        before = casework.show_case(session, case_id)
        with fields_checked():
            case = casework.edit_case(session, case_id, particulars, **fields)
        drafted = _with_number(session, before, case) if case.is_searched else 0
    if case.level is not before.level:
        say(words("level-now-" + case.level))
    if adult is not None:
        _tell_age(before, case)
    if case.retain_until != before.retain_until:
        say(words("retained-until", day=str(case.retain_until)) if case.retain_until else words("retained-as-wanted"))
    if case.particulars.police_first_until not in (None, before.particulars.police_first_until):
        say(words("police-first-now"))
    if drafted:
        say(words("complaint-drafted", count=drafted))
    print_case(case, Output(as_json=as_json))


def print_case(case: Case, output: Output) -> None:
    """Print one line about a case."""
    record = {"case": case.id, "label": case.label, "status": case.status.value}
    output.line(record, f"{case.id}  {words('case-' + case.status.value)}  {case.label}".rstrip())


@contextmanager
def fields_checked() -> Iterator[None]:
    """Turn a value of the wrong shape into an error that names the field.

    Raises:
        BadCaseField: with the name of the field.
    """
    try:
        yield
    except ValidationError as problem:
        raise BadCaseField(field=str(problem.errors(include_url=False)[0]["loc"][-1])) from problem


def _kept_until(day: str | None, days: int | None) -> str | None:
    """Return the date until which a case is kept; empty: as long as the person wants; ``None`` where nobody said."""
    if days is None:
        return day
    return (now().date() + timedelta(days=days)).isoformat() if days else ""


def _tell_age(before: Case, case: Case) -> None:
    """Say what another answer about the age means."""
    if case.adult is not Adult.YES:
        say(words("age-now-addresses"))
        say(words("hotlines"))
    elif before.adult is not Adult.YES:
        say(words("age-now-adult", case=case.id))


def _with_number(session: Session, before: Case, case: Case) -> int:
    """Draft the open notices again with a new complaint's number; return how many letters wait for an approval."""
    from takedown.pipeline.notify import Desk

    number = case.particulars.complaint_number
    if not number or number == before.particulars.complaint_number:
        return 0
    return len(Desk(session).with_complaint(case.id))


def _given(**values: object) -> dict[str, object]:
    return {name: value for name, value in values.items() if value is not None}
