"""``pack``: papers to print or file, and files for machines; nothing is sent."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from takedown.cli.context import Options
from takedown.cli.language import words
from takedown.cli.options import CaseId, Json
from takedown.cli.output import Output, say
from takedown.errors import TakedownError
from takedown.pipeline.letters.pack_kind import PackKind


class PackNotWritten(TakedownError):
    """The file can't be written; ``file`` and ``why``. Nothing of it was left."""


def register(app: typer.Typer) -> None:
    """Declare the verb."""
    app.command("pack", help=words("help-pack"))(pack)


def pack(
    context: typer.Context,
    kind: Annotated[PackKind, typer.Argument(metavar="KIND", help=words("help-pack-kind"))],
    *,
    case: CaseId,
    out: Annotated[Path, typer.Option(metavar="FILE", help=words("help-pack-out"))],
    notice: Annotated[str | None, typer.Option(metavar="ID", help=words("help-pack-notice"))] = None,
    as_json: Json = False,
) -> None:
    """Write a pack into a file that only this account can read."""
    from takedown.pipeline.letters import packs

    options: Options = context.obj
    with options.session() as session:
        made = packs.made(session, kind, case, notice, words.language, plain=out.suffix == ".txt")
    _write(out, made.content)
    Output(as_json=as_json).line({"out": str(out), "items": made.items, "pack": kind.value}, str(out))
    say(words(f"pack-done-{kind.value}"))


def _write(out: Path, content: bytes) -> None:
    """Write all of it or nothing: a file that was there stays until the new one is whole."""
    temporary = ""
    try:
        # mkstemp's file is its owner's alone, and the name that replaces it keeps that.
        handle, temporary = tempfile.mkstemp(dir=out.parent, prefix=".", suffix=out.suffix)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).replace(out)
    except OSError as problem:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise PackNotWritten(file=str(out), why=problem.strerror or type(problem).__name__) from problem
