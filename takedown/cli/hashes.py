"""``hashes export`` and ``import``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ClassVar

import typer

from takedown.cli.context import Options
from takedown.cli.language import words
from takedown.cli.options import CaseId, Json, MaybeCaseId, status_of
from takedown.cli.output import Output, say
from takedown.errors import TakedownError
from takedown.pipeline.exchanging import hashlists
from takedown.pipeline.exchanging.hashlists import ListFormat

if TYPE_CHECKING:
    from takedown.pipeline.exchanging.exchange import Imported
    from takedown.pipeline.session import Session


class NoCaseNamed(TakedownError):
    """A list was given without the case that it is for; nothing was imported."""

    exit_status: ClassVar[int] = 2


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
    from takedown.pipeline.exchanging import exchange

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
    case: MaybeCaseId = None,
    as_negative: Annotated[bool, typer.Option("--as-negative", help=words("help-as-negative"))] = False,
    as_json: Json = False,
) -> None:
    """Take another tool's list into a case, or as known nuisances."""
    if not case and not as_negative:
        raise NoCaseNamed
    options: Options = context.obj
    output, left = Output(as_json=as_json), 0
    with options.session() as session:
        results = _imported(session, file, case or "", as_negative=as_negative)
    for result in results:
        signal = result.line.signal
        if signal is None:
            left += 1
            say(words("bad-hash", place=result.line.place, why=words("hash-" + result.line.code)))
        else:
            taken = {"media": result.media.id} if result.media else {}
            taken |= {"negative": result.negative.id} if result.negative else {}
            record = {"signal_type": signal.signal_type, "value": signal.value, **taken}
            output.line(record, "  ".join([signal.signal_type, *taken.values()]))
    say(words("hashes-summary", taken=len(results) - left, left=left))
    raise typer.Exit(status_of(len(results) - left, left))


def _imported(session: Session, file: Path, case: str, *, as_negative: bool) -> list[Imported]:
    from takedown.pipeline.exchanging import exchange

    if as_negative:
        return exchange.import_negatives(session, file, case)
    return exchange.import_list(session, case, file)
