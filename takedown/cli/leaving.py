"""``export`` and ``wipe``: to take everything along, and to leave nothing behind."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from takedown.cli.backup import To
from takedown.cli.context import Options
from takedown.cli.language import words
from takedown.cli.options import PARTLY, Json, MaybeCaseId
from takedown.cli.output import Output, say
from takedown.cli.stays import tell_what_stays
from takedown.errors import TakedownError


class NotConfirmedWipe(TakedownError):
    """Wiping wasn't confirmed, so nothing was destroyed."""


def register(app: typer.Typer) -> None:
    """Declare the verbs."""
    app.command("export", help=words("help-export"))(export)
    app.command("wipe", help=words("help-wipe"))(wipe)


def export(
    context: typer.Context,
    *,
    out: Annotated[Path, typer.Option(help=words("help-export-out"))],
    case_id: MaybeCaseId = None,
    to: To = None,
    with_fingerprints: Annotated[bool, typer.Option(help=words("help-export-fingerprints"))] = False,
    as_json: Json = False,
) -> None:
    """Write everything of a case, or of all, in readable form."""
    if with_fingerprints:
        say(words("export-fingerprints"))
    _exported(context.obj, out, [case_id] if case_id else None, to, Output(as_json=as_json), with_fingerprints)


def _exported(
    options: Options,
    out: Path,
    cases: list[str] | None,
    to: list[str] | None,
    output: Output,
    with_fingerprints: bool = False,  # noqa: FBT001, FBT002 - one of two, told by its name above
) -> None:
    from takedown.pipeline.keeping.case_export import export as made
    from takedown.vault.age import ToRecipients

    lock = ToRecipients(tuple(to)) if to else None
    with options.session() as session:
        done = made(session, cases, out, words("export-readme"), to=lock, with_fingerprints=with_fingerprints)
    output.line({"out": str(out), "cases": done}, words("export-done", out=str(out), count=len(done)))
    say(words("export-locked" if to else "export-open"))


def wipe(
    context: typer.Context,
    *,
    yes: Annotated[bool, typer.Option("--yes", help=words("help-yes"))] = False,
    as_json: Json = False,
) -> None:
    """Destroy the vault and everything of the program's own in its folder."""
    from takedown.pipeline.keeping.wipe import database_of
    from takedown.pipeline.keeping.wipe import wipe as wiped

    options: Options = context.obj
    output = Output(as_json=as_json)
    if not yes:
        _asked(options, database_of(options.home, options.config), output)
    done = wiped(options.home, options.config)
    home = str(options.home.absolute())
    record = {"home": home, "files": done.files, "database": done.database, "left": list(done.left)}
    output.line(record, words("wipe-done", home=home, count=done.files))
    if done.database:
        say(words("wipe-database"))
    if done.unreached:
        say(words("wipe-unreached", why=done.unreached))
    if done.left:
        say(words("wipe-left", files=", ".join(done.left)))
    tell_what_stays(None, everything=True)
    raise typer.Exit(PARTLY if done.unreached else 0)


def _asked(options: Options, database: str, output: Output) -> None:
    """Offer a copy to keep, then ask for the word; without a terminal nothing is destroyed."""
    if not sys.stdin.isatty():
        raise NotConfirmedWipe
    say(words("wipe-what", home=str(options.home.absolute())))
    if database:
        say(words("wipe-what-database", name=_named(database)))
    say(words("ask-copy-first"))
    if copy := input().strip():
        _exported(options, Path(copy).expanduser(), None, None, output)
    say(words("ask-wipe", word=words("wipe-word")))
    if input().strip().casefold() != words("wipe-word").casefold():
        raise NotConfirmedWipe


def _named(url: str) -> str:
    """Return where the database is, without the password in its address."""
    return url.rpartition("@")[2] or url
