"""``report``: what happened so far, as a page or a PDF for a person to read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, ClassVar

import typer

from takedown.cli.context import Options
from takedown.cli.language import words
from takedown.cli.options import CaseId, Json
from takedown.cli.output import Output
from takedown.cli.saved import save
from takedown.errors import TakedownError


class UnknownReportKind(TakedownError):
    """The file's name ends neither in ``.html`` nor in ``.pdf``; ``file``. Nothing was written."""

    exit_status: ClassVar[int] = 2


def register(app: typer.Typer) -> None:
    """Declare the verb."""
    app.command("report", help=words("help-report"))(report)


def report(
    context: typer.Context,
    *,
    case: CaseId,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help=words("help-report-out"))],
    as_json: Json = False,
) -> None:
    """Write what happened so far into a new file."""
    from takedown.notices.report.pages import html, pdf
    from takedown.pipeline.letters.report import account_of

    made = {".html": html, ".pdf": pdf}.get(out.suffix.lower())
    if made is None:
        raise UnknownReportKind(file=str(out))
    options: Options = context.obj
    with options.session() as session:
        account = account_of(session, case)
    save(out, made(account, words.language))
    Output(as_json=as_json).line(
        {"out": str(out), "copies": len(account.lines)}, words("report-written", file=str(out))
    )
