"""``handover make``: what an organisation is given in place of pictures, as one sealed file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ClassVar

import typer

from takedown.cases.case import Adult, NotAdult, Standing
from takedown.cli.context import Options
from takedown.cli.language import words
from takedown.cli.options import Json, Paths, status_of
from takedown.cli.output import Output, say
from takedown.cli.prompt import confirmed
from takedown.errors import TakedownError

if TYPE_CHECKING:
    from takedown.pipeline.team.handover import Packed


class NotAgreedToSentence(TakedownError):
    """Nobody said yes to the sentence; nothing was read or written."""

    exit_status: ClassVar[int] = 2


def register(app: typer.Typer) -> None:
    """Declare the verbs."""
    group = typer.Typer(help=words("help-handover-group"), no_args_is_help=True)
    app.add_typer(group, name="handover")
    group.command("make", help=words("help-handover-make"))(make)


def make(
    context: typer.Context,
    paths: Paths,
    *,
    card_file: Annotated[Path, typer.Option("--for", metavar="CARD", help=words("help-handover-for"))],
    out: Annotated[Path, typer.Option("--out", help=words("help-handover-out"))],
    adult: Annotated[Adult, typer.Option("--adult", help=words("help-handover-adult"))],
    standing: Annotated[Standing, typer.Option("--standing", help=words("help-handover-standing"))] = Standing.SUBJECT,
    agree: Annotated[bool, typer.Option("--agree", help=words("help-handover-agree"))] = False,
    as_json: Json = False,
) -> None:
    """Fingerprint files here and seal what came of it for an organisation."""
    from takedown.pipeline.keeping.outfile import new_file
    from takedown.pipeline.team.handover import Handover, read_card

    if adult is not Adult.YES:
        raise NotAdult
    options: Options = context.obj
    output, left = Output(as_json=as_json), 0
    card = read_card(card_file)
    handover = Handover(card, adult)
    statement = words(f"door-consent-{standing.value}", organisation=card.name)
    say(statement)
    if not agree and not confirmed(words("door-handover-agree"), words("yes-words")):
        raise NotAgreedToSentence
    if card.codes is None:
        say(words("door-handover-portable", organisation=card.name))
    taken = 0
    with new_file(out) as file:
        for one in handover.described(paths, options.settings().jail):
            taken, left = taken + (not one.code), left + bool(one.code)
            output.line(_record(one), _text(one))
        size = file.write(handover.letter(standing, statement, words.language))
    told: dict[str, str | float] = {"count": taken, "out": str(out), "bytes": size, "organisation": card.name}
    say(words("door-handover-made", **told))
    raise typer.Exit(status_of(taken, left))


def _record(one: Packed) -> dict[str, object]:
    status = "refused" if one.code else "sealed"
    reason = {"reason": words(f"reason-{one.code}")} if one.code else {}
    return {"path": str(one.path), "status": status, "kind": one.kind.value, **reason}


def _text(one: Packed) -> str:
    became = (
        words("door-handover-left", reason=words(f"reason-{one.code}")) if one.code else words("door-handover-taken")
    )
    return f"{one.path}: {became}"
