"""``init``, ``doctor`` and ``demo``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from takedown.cli.context import Options
from takedown.cli.language import words
from takedown.cli.options import Json
from takedown.cli.output import Output
from takedown.words import Language


def register(app: typer.Typer) -> None:
    """Declare the verbs."""
    app.command("init", help=words("help-init"))(init)
    app.command("doctor", help=words("help-doctor"))(doctor)
    app.command("demo", help=words("help-demo"))(demo)


def init(context: typer.Context, *, as_json: Json = False) -> None:
    """Make the vault."""
    from takedown.pipeline.session import Session

    options: Options = context.obj
    settings = options.settings()
    Session.made(options.home, settings, options.passphrase(twice=True)).close()
    home = str(options.home.absolute())
    Output(as_json=as_json).line({"home": home}, words("init-done", home=home))


def doctor(context: typer.Context, *, as_json: Json = False) -> None:
    """Tell what works on this machine and what doesn't; status 1 when something is missing that is needed."""
    from takedown.pipeline.keeping.health import checks

    options: Options = context.obj
    output = Output(as_json=as_json)
    sound = True
    for check in checks(options.home, options.config):
        sound = sound and check.ok
        detail = words.error(check.problem) if check.problem else words("doctor-" + check.code, **check.values)
        label = words("doctor-ok" if check.ok else "doctor-not-ok")
        record = {"check": check.check, "ok": check.ok, "detail": detail}
        output.line(record, f"{label}  {check.check}: {detail}")
    raise typer.Exit(0 if sound else 1)


def demo(
    *,
    serve: Annotated[bool, typer.Option("--serve", help=words("help-demo-serve"))] = False,
    folder: Annotated[Path | None, typer.Option(help=words("help-demo-folder"))] = None,
    team: Annotated[bool, typer.Option("--team", help=words("help-demo-team"))] = False,
    lang: Annotated[Language | None, typer.Option(help=words("help-lang"))] = None,
) -> None:
    """Run the whole main job on real photographs against real hosts on loopback."""
    from takedown.demo import run

    if team:
        from takedown.demo.team import run as run_team

        sys.exit(run_team(lang or words.language, folder))
    # It tells its own ending, an interruption too.
    sys.exit(run(lang or words.language, folder, serve))
