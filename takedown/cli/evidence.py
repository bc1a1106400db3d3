"""``evidence verify``; ``evidence export`` comes later."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from takedown.cli.context import Options
from takedown.cli.language import words
from takedown.cli.later import declare
from takedown.cli.options import FAILED, Json
from takedown.cli.output import Output, say
from takedown.errors import ComesLater


def register(app: typer.Typer) -> None:
    """Declare the verbs."""
    group = typer.Typer(help=words("help-evidence-group"), no_args_is_help=True)
    app.add_typer(group, name="evidence")
    group.command("verify", help=words("help-evidence-verify"))(verify)
    declare(group, "evidence export")


def verify(
    context: typer.Context,
    file: Annotated[Path | None, typer.Argument(help=words("help-bundle"))] = None,
    *,
    as_json: Json = False,
) -> None:
    """Check the vault's own ledger; a bundle's check comes with the export."""
    from takedown.pipeline.prove import verify_ledger

    if file is not None:
        raise ComesLater(verb="evidence verify FILE")
    options: Options = context.obj
    output, count, defects = Output(as_json=as_json), 0, 0
    with options.session() as session:
        for proof in verify_ledger(session):
            count, defects = count + 1, defects + (not proof.ok)
            if as_json or not proof.ok:
                detail = words("defect-" + proof.code) if proof.code else ""
                output.line(
                    {"item": proof.item, "ok": proof.ok, "code": proof.code, "detail": detail},
                    f"{proof.item}: {detail}",
                )
    say(words("verify-summary", count=count, defects=defects))
    raise typer.Exit(FAILED if defects else 0)
