"""The command line: global options, verbs, and how an error ends it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, NoReturn, cast

import typer

from takedown.cli import (
    arrival,
    backup,
    cases,
    caution,
    due,
    evidence,
    figures,
    handover,
    hashes,
    hosts,
    leaving,
    matches,
    negatives,
    news,
    notices,
    packs,
    recipients,
    replies,
    report,
    search,
    serve,
    setup,
    spread,
    team,
    usage,
    vault,
    watch,
)
from takedown.cli.context import Options, default_home
from takedown.cli.harden import harden, tell_no_text
from takedown.cli.language import words
from takedown.cli.output import ReaderGone, complain, say
from takedown.errors import TakedownError
from takedown.words import Language

_INTERRUPTED = 130
_PIPE_CLOSED = 141

app = typer.Typer(
    name=usage.PROGRAM,
    help=words("help-program"),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.callback()
def options(
    context: typer.Context,
    home: Annotated[Path | None, typer.Option(envvar="TAKEDOWN_HOME", help=words("help-home"))] = None,
    config: Annotated[Path | None, typer.Option(envvar="TAKEDOWN_CONFIG", help=words("help-config"))] = None,
    passphrase_file: Annotated[
        Path | None, typer.Option(envvar="TAKEDOWN_PASSPHRASE_FILE", help=words("help-passphrase-file"))
    ] = None,
    *,
    recovery: Annotated[bool, typer.Option("--recovery", help=words("help-recovery"))] = False,
    recovery_file: Annotated[
        Path | None, typer.Option(envvar="TAKEDOWN_RECOVERY_FILE", help=words("help-recovery-file"))
    ] = None,
    key_file: Annotated[Path | None, typer.Option(envvar="TAKEDOWN_KEY_FILE", help=words("help-key-file"))] = None,
    lang: Annotated[Language | None, typer.Option(help=words("help-lang"))] = None,  # noqa: ARG001 - see language.py
) -> None:
    """Keep the global options for the verb."""
    context.obj = Options(home or default_home(), config, passphrase_file, recovery, recovery_file, key_file)


for part in (
    arrival,
    setup,
    vault,
    cases,
    search,
    matches,
    caution,
    notices,
    packs,
    replies,
    recipients,
    evidence,
    hashes,
    handover,
    negatives,
    hosts,
    spread,
    watch,
    due,
    news,
    report,
    figures,
    backup,
    leaving,
    serve,
    team,
):
    part.register(app)


def _called() -> int | None:
    try:
        return cast("int | None", app(prog_name=usage.PROGRAM, standalone_mode=False))
    finally:
        tell_no_text()  # the library puts a hook of its own in place, which prints all there is


def run() -> NoReturn:
    """Run the command line and end the process with its exit status."""
    harden()
    try:
        status = _called()
    except TakedownError as error:
        complain(error)
        sys.exit(error.exit_status)
    except typer.TyperException as problem:
        say(usage.told(problem))
        sys.exit(usage.WORDS_OFF)
    except ReaderGone:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(_PIPE_CLOSED)
    except (KeyboardInterrupt, typer.Abort):
        status = _INTERRUPTED
    if status == _INTERRUPTED:  # most often the library has caught the interruption and gives this in its place
        say(words("interrupted"))
    sys.exit(status or 0)
