"""``negatives list`` and ``remove``."""

from __future__ import annotations

from typing import Annotated

import typer

from takedown.cases.negative import Negative
from takedown.cases.noun import rfc3339
from takedown.cli.context import Options
from takedown.cli.language import words
from takedown.cli.options import Json, MaybeCaseId
from takedown.cli.output import Output, say
from takedown.pipeline.exchanging import hashlists


def register(app: typer.Typer) -> None:
    """Declare the verbs."""
    group = typer.Typer(help=words("help-negatives-group"), no_args_is_help=True)
    app.add_typer(group, name="negatives")
    group.command("list", help=words("help-negatives-list"))(list_)
    group.command("remove", help=words("help-negatives-remove"))(remove)


def list_(context: typer.Context, *, case: MaybeCaseId = None, as_json: Json = False) -> None:
    """List known nuisances."""
    from takedown.pipeline.exchanging import negatives

    options: Options = context.obj
    output = Output(as_json=as_json)
    with options.session() as session:
        found = negatives.list_negatives(session, case)
    for negative in found:
        output.line(_record(negative), _text(negative))
    if not found:
        say(words("negatives-none"))


def remove(
    context: typer.Context,
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help=words("help-negative-ids"))],
    *,
    as_json: Json = False,
) -> None:
    """Take back nuisances that a list had brought."""
    from takedown.pipeline.exchanging import negatives

    options: Options = context.obj
    output = Output(as_json=as_json)
    with options.session() as session:
        removed = negatives.remove_negatives(session, ids)
    for negative in removed:
        output.line(_record(negative), _text(negative))
    say(words("negatives-removed", count=len(removed)))


def _record(negative: Negative) -> dict[str, object]:
    signal = hashlists.first_signal(negative.fingerprint)
    return {
        "negative": negative.id,
        "case": negative.case_id,
        "media": negative.media_id,
        "match": negative.match_id,
        "origin": negative.origin.value,
        "signal_type": signal.signal_type,
        "value": signal.value,
        "added_at": rfc3339(negative.added_at),
    }


def _text(negative: Negative) -> str:
    origin = words("negative-" + negative.origin.value, match=negative.match_id)
    reach = negative.case_id or words("negative-every-case")
    kind = hashlists.first_signal(negative.fingerprint).signal_type
    return f"{negative.id}  {rfc3339(negative.added_at)}  {kind}  {reach}  {origin}"
