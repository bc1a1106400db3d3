"""``hashes export`` and ``import``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from takedown.cli.context import Options
from takedown.cli.language import words
from takedown.cli.options import CaseId, Json, status_of
from takedown.cli.output import Output, say
from takedown.pipeline import hashlists
from takedown.pipeline.hashlists import ListFormat


def register(app: typer.Typer) -> None:
    """Declare the verbs."""
    group = typer.Typer(help=words("help-hashes-group"), no_args_is_help=True)
    app.add_typer(group, name="hashes")
    group.command("export", help=words("help-hashes-export"))(export)
    group.command("import", help=words("help-hashes-import"))(import_)


def export(
    context: typer.Context,
    *,
    case: CaseId,
    shape: Annotated[ListFormat, typer.Option("--format", help=words("help-list-format"))],
    as_json: Json = False,
) -> None:
    """Print a case's hashes as another tool reads them."""
    from takedown.pipeline import exchange

    options: Options = context.obj
    output = Output(as_json=as_json)
    with options.session() as session:
        signals = exchange.export(session, case, shape)
    say(words("hashes-leave", count=len(signals)))
    if as_json:
        for signal in signals:
            output.line({"signal_type": hashlists.name_in(shape, signal), "value": signal.value}, "")
    else:
        output.text(hashlists.written(signals, shape))


def import_(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help=words("help-hash-list"))],
    *,
    case: CaseId,
    as_json: Json = False,
) -> None:
    """Take another tool's list into a case."""
    from takedown.pipeline import exchange

    options: Options = context.obj
    output, left = Output(as_json=as_json), 0
    with options.session() as session:
        results = exchange.import_list(session, case, file)
    for result in results:
        signal = result.line.signal
        if signal is None:
            left += 1
            say(words("bad-hash", place=result.line.place, why=words("hash-" + result.line.code)))
        else:
            media = result.media.id if result.media else ""
            record = {"signal_type": signal.signal_type, "value": signal.value, "media": media}
            output.line(record, f"{signal.signal_type}  {media}")
    say(words("hashes-summary", taken=len(results) - left, left=left))
    raise typer.Exit(status_of(len(results) - left, left))
