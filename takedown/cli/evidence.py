"""``evidence``: captures, timestamps, the bundle for whoever investigates, and the checks of bundle and ledger."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from takedown.cli import bundle, capture, stamping
from takedown.cli.context import Options
from takedown.cli.language import words
from takedown.cli.options import FAILED, Json
from takedown.cli.output import Output, say

if TYPE_CHECKING:
    from takedown.evidence.anchor import Anchor


def register(app: typer.Typer) -> None:
    """Declare the verbs."""
    group = typer.Typer(help=words("help-evidence-group"), no_args_is_help=True)
    app.add_typer(group, name="evidence")
    group.command("verify", help=words("help-evidence-verify"))(verify)
    capture.register(group)
    bundle.register(group)
    stamping.register(group)


def verify(
    context: typer.Context,
    file: Annotated[Path | None, typer.Argument(help=words("help-bundle"))] = None,
    *,
    key: bundle.Key = "",
    identity: bundle.Identity = None,
    passphrase_file: bundle.PassphraseFile = None,
    anchor: stamping.Kept = None,
    as_json: Json = False,
) -> None:
    """Check a bundle, which needs no vault, or without a file the vault's own ledger."""
    if file is not None and anchor is not None:
        raise bundle.AnchorIsForTheLedger
    if file is not None:
        bundle.verify(file, key, bundle.Openers(identity, passphrase_file), as_json=as_json)
        return
    if key or identity or passphrase_file:
        raise bundle.CheckNeedsBundle
    options: Options = context.obj
    _ledger(options, Output(as_json=as_json), stamping.anchor_of(anchor), as_json=as_json)


def _ledger(options: Options, output: Output, anchor: Anchor | None, *, as_json: bool) -> None:
    from takedown.pipeline.proof.prove import verify_ledger

    count = defects = 0
    with options.session() as session:
        for proof in verify_ledger(session, anchor):
            count, defects = count + 1, defects + (not proof.ok)
            if as_json or not proof.ok:
                detail = words("defect-" + proof.code) if proof.code else ""
                output.line(
                    {"item": proof.item, "ok": proof.ok, "code": proof.code, "detail": detail},
                    f"{proof.item}: {detail}",
                )
    say(words("verify-summary", count=count, defects=defects))
    raise typer.Exit(FAILED if defects else 0)
