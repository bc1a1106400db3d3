"""``notices draft``, ``list``, ``show``, ``approve``, ``sent`` and ``outcome``."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated

import typer

from takedown.cases.notice import Notice, Outcome
from takedown.cases.noun import rfc3339
from takedown.cli.context import Options
from takedown.cli.language import words
from takedown.cli.later import declare
from takedown.cli.options import PARTLY, Json, MaybeCaseId
from takedown.cli.output import Output, say
from takedown.errors import TakedownError
from takedown.words import Language

NoticeId = Annotated[str, typer.Argument(metavar="ID", help=words("help-notice-id"))]


class Form(StrEnum):
    """In which form a draft is shown."""

    TEXT = "text"
    HTML = "html"
    PDF = "pdf"
    EML = "eml"
    JSON = "json"


class NotATime(TakedownError):
    """The time isn't RFC 3339; ``text``. Nothing was changed."""

    exit_status = 2


def register(app: typer.Typer) -> None:
    """Declare the verbs."""
    group = typer.Typer(help=words("help-notices-group"), no_args_is_help=True)
    app.add_typer(group, name="notices")
    verbs = (
        ("draft", draft),
        ("list", list_),
        ("show", show),
        ("approve", approve),
        ("sent", sent),
        ("outcome", outcome),
    )
    for name, verb in verbs:
        group.command(name, help=words(f"help-notices-{name}"))(verb)
    for name in ("notices preview", "notices send"):
        declare(group, name)


def draft(
    context: typer.Context,
    *,
    case: MaybeCaseId = None,
    match: Annotated[list[str] | None, typer.Option("--match", metavar="ID", help=words("help-match-ids"))] = None,
    language: Annotated[Language | None, typer.Option(help=words("help-notice-language"))] = None,
    as_json: Json = False,
) -> None:
    """Draft a notice for every confirmed match that has none."""
    from takedown.pipeline.notify import Desk

    options: Options = context.obj
    output = Output(as_json=as_json)
    with options.session() as session:
        drafted = Desk(session).draft(case, match or [], language)
    for notice in drafted.notices:
        _print(notice, output)
    for unaddressed in drafted.unaddressed:
        say(words("notices-nobody-known", match=unaddressed.id, host=unaddressed.host))
    if not drafted.notices and not drafted.unaddressed:
        say(words("notices-nothing-to-draft"))
    raise typer.Exit(PARTLY if drafted.unaddressed else 0)


def list_(context: typer.Context, *, case: MaybeCaseId = None, as_json: Json = False) -> None:
    """List every notice."""
    from takedown.pipeline.notify import Desk

    options: Options = context.obj
    output = Output(as_json=as_json)
    with options.session() as session:
        notices = Desk(session).all(case)
    for notice in notices:
        _print(notice, output)
    if not notices:
        say(words("notices-none"))


def show(
    context: typer.Context,
    notice_id: NoticeId,
    *,
    form: Annotated[Form, typer.Option("--format", help=words("help-format"))] = Form.TEXT,
    as_json: Json = False,
) -> None:
    """Show one notice whole, in one of its forms."""
    from takedown.notices.render import render
    from takedown.pipeline.notify import Desk

    options: Options = context.obj
    with options.session() as session:
        notice, facts = Desk(session).show(notice_id)
    document = render(facts, form.value, notice.route, words.language)
    if as_json:
        shown = None if form is Form.PDF else document.decode()
        Output(as_json=True).line({**notice_record(notice), "format": form.value, "document": shown}, "")
    else:
        Output(as_json=False).document(document)


def approve(context: typer.Context, notice_id: NoticeId, *, as_json: Json = False) -> None:
    """Approve a notice as it reads now."""
    from takedown.pipeline.notify import Desk

    options: Options = context.obj
    with options.session() as session:
        _print(Desk(session).approve(notice_id), Output(as_json=as_json))


def sent(
    context: typer.Context,
    notice_id: NoticeId,
    *,
    at: Annotated[str, typer.Option(metavar="TIME", help=words("help-at"))],
    reference: Annotated[str, typer.Option(help=words("help-reference"))] = "",
    as_json: Json = False,
) -> None:
    """Record that a person filed or sent an approved notice."""
    from takedown.pipeline.notify import Desk

    options: Options = context.obj
    moment = _moment(at)
    with options.session() as session:
        _print(Desk(session).sent(notice_id, moment, reference), Output(as_json=as_json))


def outcome(
    context: typer.Context,
    notice_id: NoticeId,
    *,
    said: Annotated[Outcome, typer.Option("--as", help=words("help-outcome"))],
    as_json: Json = False,
) -> None:
    """Record what the recipient answered."""
    from takedown.pipeline.notify import Desk

    options: Options = context.obj
    with options.session() as session:
        _print(Desk(session).outcome(notice_id, said), Output(as_json=as_json))


def notice_record(notice: Notice) -> dict[str, object]:
    """Return a notice as its JSON line."""
    return {
        "notice": notice.id,
        "case": notice.case_id,
        "recipient": notice.recipient,
        "route": notice.route,
        "language": notice.language,
        "state": notice.state.value,
        "missing": list(notice.missing),
        "urls": list(notice.urls),
        "matches": list(notice.match_ids),
        "reference": notice.reference,
        "their_reference": notice.their_reference,
        "sent_at": rfc3339(notice.sent_at) if notice.sent_at else None,
        "due_at": rfc3339(notice.due_at) if notice.due_at else None,
        "due_basis": notice.due_basis,
    }


def _print(notice: Notice, output: Output) -> None:
    state = words("notice-state-" + notice.state)
    lines = [f"{notice.id}  {notice.recipient}  {notice.route}  {notice.language}  {state}  {notice.reference}"]
    lines += ["  " + words("notice-missing", what=words("missing-" + code)) for code in notice.missing]
    lines += [f"  {url}" for url in notice.urls]
    output.line(notice_record(notice), "\n".join(lines))


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
        # RFC 3339 has a time of day and an offset; without them nobody can tell which moment is meant.
        if moment.tzinfo is not None:
            return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise NotATime(text=text)
