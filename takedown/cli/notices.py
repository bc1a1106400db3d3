"""``notices draft``, ``list``, ``show``, ``approve``, ``sent``, ``outcome`` and ``withdraw``; the rest is beside."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from takedown.cases.notice import Notice, Outcome
from takedown.cases.noun import rfc3339
from takedown.cli import editing, preview, routes, sending
from takedown.cli.caution import By
from takedown.cli.context import Options
from takedown.cli.language import words
from takedown.cli.options import PARTLY, Json, MaybeCaseId
from takedown.cli.output import Output, say
from takedown.errors import TakedownError
from takedown.words import Language

if TYPE_CHECKING:
    from takedown.pipeline.session import Session

NoticeId = Annotated[str, typer.Argument(metavar="ID", help=words("help-notice-id"))]


class Form(StrEnum):
    """In which form a draft is shown."""

    TEXT = "text"
    HTML = "html"
    PDF = "pdf"
    EML = "eml"
    JSON = "json"
    SHEET = "sheet"


class CaseWanted(TakedownError):
    """A list of addresses is drafted about for one case, and none was named. Nothing was kept."""

    exit_status = 2


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
        ("withdraw", withdraw),
    )
    for name, verb in verbs:
        group.command(name, help=words(f"help-notices-{name}"))(verb)
    editing.register(group)
    preview.register(group)
    routes.register(group)
    sending.register(group)


def draft(
    context: typer.Context,
    *,
    case: MaybeCaseId = None,
    match: Annotated[list[str] | None, typer.Option("--match", metavar="ID", help=words("help-match-ids"))] = None,
    csv: Annotated[Path | None, typer.Option(metavar="FILE", help=words("help-draft-csv"))] = None,
    recipient: Annotated[str, typer.Option(metavar="ID", help=words("help-draft-recipient"))] = "",
    basis: Annotated[str, typer.Option(metavar="ID", help=words("help-draft-basis"))] = "",
    find: Annotated[bool, typer.Option("--find", help=words("help-draft-find"))] = False,
    language: Annotated[Language | None, typer.Option(help=words("help-notice-language"))] = None,
    as_json: Json = False,
) -> None:
    """Draft a notice for every confirmed match that has none."""
    from takedown.pipeline.notify import Desk

    options: Options = context.obj
    output = Output(as_json=as_json)
    with options.session() as session:
        listed, bad = _listed(session, case, csv) if csv else ([], 0)
        chosen = [*(match or []), *listed]
        if csv and not chosen:
            say(words("notices-nothing-to-draft"))
            raise typer.Exit(PARTLY if bad else 0)
        drafted = Desk(session).draft(case, chosen, language, recipient=recipient, basis=basis, find=find)
    nobody = "notices-nobody-found" if find else "notices-nobody-known"
    for notice in drafted.notices:
        _print(notice, output)
    for host, count in Counter(match.host for match in drafted.unaddressed).items():
        say(words(nobody, host=host, count=count))
    if not drafted.notices and not drafted.unaddressed:
        say(words("notices-nothing-to-draft"))
    if drafted.later is not None:
        say(words("notices-later", **drafted.later.data))
    raise typer.Exit(PARTLY if drafted.unaddressed or drafted.later or bad else 0)


def _listed(session: Session, case: str | None, csv: Path) -> tuple[list[str], int]:
    """Take the addresses of a CSV; return their matches' ids, and how many lines could not be taken, each named."""
    from takedown.pipeline.letters import bulk
    from takedown.pipeline.looking import addresses

    if case is None:
        raise CaseWanted
    given = addresses.from_csv(csv)
    bad = [one for one in given if one.code]
    for one in bad:
        say(words("bad-address", line=one.line, text=one.text))
    return [match.id for match in bulk.take(session, case, given)], len(bad)


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
    document = render(facts, form.value, notice.route, words.language, notice.edited)
    if as_json:
        shown = None if form is Form.PDF else document.decode()
        Output(as_json=True).line({**notice_record(notice), "format": form.value, "document": shown}, "")
    else:
        Output(as_json=False).document(document)


def approve(
    context: typer.Context,
    notice_id: NoticeId,
    *,
    contact_checked: Annotated[bool, typer.Option("--contact-checked", help=words("help-contact-checked"))] = False,
    seen: Annotated[bool, typer.Option("--seen", help=words("help-seen"))] = False,
    without_evidence: Annotated[bool, typer.Option("--without-evidence", help=words("help-without-evidence"))] = False,
    by: By = "",
    as_json: Json = False,
) -> None:
    """Approve a notice as it reads now."""
    from takedown.pipeline.notify import Desk

    options: Options = context.obj
    with options.session() as session:
        desk = Desk(session)
        for warning in desk.warnings(*desk.show(notice_id)):
            say(words(f"risk-{warning}"))
        notice = desk.approve(
            notice_id, contact_checked=contact_checked, seen=seen, by=by, without_evidence=without_evidence
        )
    _print(notice, Output(as_json=as_json))


def withdraw(
    context: typer.Context,
    notice_ids: Annotated[list[str], typer.Argument(metavar="ID...", help=words("help-notice-id"))],
    *,
    as_json: Json = False,
) -> None:
    """Withdraw notices: stop what hasn't left, and draft a letter for what has."""
    from takedown.pipeline.notify import Desk

    options: Options = context.obj
    with options.session() as session:
        notices = Desk(session).withdraw(notice_ids)
    output = Output(as_json=as_json)
    for notice in notices:
        _print(notice, output)
    if any(notice.letter == "withdrawal" for notice in notices):
        say(words("notices-withdrawal-drafted"))


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
    reason: Annotated[str, typer.Option(help=words("help-outcome-reason"))] = "",
    at: Annotated[str | None, typer.Option(metavar="TIME", help=words("help-outcome-at"))] = None,
    as_json: Json = False,
) -> None:
    """Record what the recipient answered."""
    from takedown.pipeline.notify import Desk

    options: Options = context.obj
    moment = _moment(at) if at else None
    with options.session() as session:
        _print(Desk(session).outcome(notice_id, said, words=reason, at=moment), Output(as_json=as_json))


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
        "letter": notice.letter,
        "follows": notice.follows,
        "outcome": notice.outcome,
        "decided_at": rfc3339(notice.decided_at) if notice.decided_at else None,
        "found": notice.addressee["channels"] if notice.addressee else None,
    }


def _print(notice: Notice, output: Output) -> None:
    state = words("notice-state-" + notice.state)
    letter = "" if notice.letter == "notice" else "  " + words("letter-" + notice.letter)
    lines = [f"{notice.id}  {notice.recipient}  {notice.route}  {notice.language}  {state}  {notice.reference}{letter}"]
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
