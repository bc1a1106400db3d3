"""``team maintain``, ``team backup`` and ``team restore``: what the owner of a team's database does."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from takedown.cli.context import Options, text_of
from takedown.cli.language import words
from takedown.cli.options import PARTLY, Json
from takedown.cli.output import Output, say
from takedown.cli.team_setup import OwnerUrl
from takedown.errors import TakedownError


class IdentityUnreadable(TakedownError):
    """The file that should hold the key of the backups can't be read; ``file`` and ``why``. Nothing was changed."""

    exit_status = 4


def register(group: typer.Typer) -> None:
    """Declare the verbs."""
    group.command("maintain", help=words("help-team-maintain"))(maintain)
    group.command("backup", help=words("help-team-backup"))(backup)
    group.command("restore", help=words("help-team-restore"))(restore)


def maintain(*, owner_url: OwnerUrl, as_json: Json = False) -> None:
    """Leave nothing of erased keys, prune what is over, and count anew."""
    from takedown.store.team.upkeep import upkeep

    output, busy = Output(as_json=as_json), 0
    for one in upkeep(owner_url):
        busy += one.done == "busy"
        record = {"table": one.table, "done": one.done, "rows": one.rows}
        if as_json or one.done != "analysed":
            output.line(record, words(f"team-maintain-{one.done}", table=one.table, count=one.rows))
    say(words("team-maintain-busy-again", count=busy) if busy else words("team-maintain-done"))
    raise typer.Exit(PARTLY if busy else 0)


def backup(
    context: typer.Context,
    *,
    owner_url: OwnerUrl,
    out: Annotated[Path, typer.Option(help=words("help-team-backup-out"))],
    to: Annotated[list[str], typer.Option("--to", metavar="AGE...", help=words("help-team-backup-to"))],
    keep_days: Annotated[int | None, typer.Option(min=1, help=words("help-team-backup-keep-days"))] = None,
    as_json: Json = False,
) -> None:
    """Write the whole database into one file that only the holder of a key opens."""
    from takedown.pipeline.team.backups import backup as made

    options: Options = context.obj
    done = made(options.home, options.settings(), owner_url, out, tuple(to), keep_days=keep_days)
    record = {"out": str(done.file), "bytes": done.size, "removed": [str(file) for file in done.removed]}
    Output(as_json=as_json).line(record, words("team-backup-done", out=str(done.file), kibibytes=done.size // 1024))
    say(words("team-backup-keeps"))


def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help=words("help-team-restore-file"))],
    *,
    owner_url: OwnerUrl,
    identity: Annotated[Path, typer.Option(help=words("help-team-restore-identity"))],
    as_json: Json = False,
) -> None:
    """Make the database anew from a backup, in an empty one."""
    from takedown.pipeline.team.backups import restore as restored

    options: Options = context.obj
    done = restored(file, options.home, options.settings(), owner_url, text_of(identity, IdentityUnreadable))
    record = {"made_at": done.made_at, "version": done.version, "secret": str(done.secret)}
    Output(as_json=as_json).line(record, words("team-restore-done", made=done.made_at))
    say(words("team-restore-next", secret=str(done.secret)))
