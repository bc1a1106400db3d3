"""``backup`` and ``restore``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ClassVar

import typer

from takedown.cli.context import Options, chosen, text_of, typed_secret
from takedown.cli.language import words
from takedown.cli.options import PARTLY, Json
from takedown.cli.output import Output, say
from takedown.errors import TakedownError

if TYPE_CHECKING:
    from takedown.vault.age import Lock, Opener

Out = Annotated[Path, typer.Option(help=words("help-backup-out"))]
To = Annotated[list[str] | None, typer.Option("--to", metavar="AGE...", help=words("help-backup-to"))]
BackupPassphrase = Annotated[Path | None, typer.Option(help=words("help-backup-passphrase-file"))]


class NoBackupPassphrase(TakedownError):
    """There is no terminal to ask on, and neither a file nor a recipient was named; nothing was written."""

    exit_status: ClassVar[int] = 4


class BackupPassphrasesDiffer(TakedownError):
    """The two that were typed for the backup are not the same; nothing was written."""


class SecretUnreadable(TakedownError):
    """The file that should hold the backup's passphrase or key can't be read; ``file`` and ``why``."""

    exit_status: ClassVar[int] = 4


def register(app: typer.Typer) -> None:
    """Declare the verbs."""
    app.command("backup", help=words("help-backup"))(backup)
    app.command("restore", help=words("help-restore"))(restore)


def backup(
    context: typer.Context,
    *,
    out: Out,
    to: To = None,
    backup_passphrase_file: BackupPassphrase = None,
    as_json: Json = False,
) -> None:
    """Write the whole vault into one locked file."""
    from takedown.pipeline.keeping.backup import backup as made

    options: Options = context.obj
    with options.session() as session:
        done = made(session, out, _lock(to, backup_passphrase_file), options.config)
    record = {"out": str(out), "rows": done.rows, "left_out": list(done.left_out)}
    Output(as_json=as_json).line(record, words("backup-done", out=str(out)))
    say(words("backup-two-locks" if to is None else "backup-two-locks-key"))
    if done.left_out:
        say(words("backup-left-out", files=", ".join(done.left_out)))
    say(words("backup-keeps"))


def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help=words("help-restore-file"))],
    *,
    identity: Annotated[Path | None, typer.Option(help=words("help-restore-identity"))] = None,
    backup_passphrase_file: BackupPassphrase = None,
    as_json: Json = False,
) -> None:
    """Make the vault anew from a backup, in an empty home; then check its ledger."""
    from takedown.pipeline.keeping.restore import restore as restored

    options: Options = context.obj
    opener = _opener(identity, backup_passphrase_file)
    done = restored(file, options.home, opener, options.secret, options.config)
    home = str(options.home.absolute())
    record = {
        "missing": list(done.missing),
        "home": home,
        "made_at": done.made_at,
        "rows": done.rows,
        "defects": done.defects,
    }
    Output(as_json=as_json).line(record, words("restore-done", home=home, made=done.made_at))
    say(words("restore-defects", count=done.defects) if done.defects else words("restore-sound"))
    if done.missing:
        say(words("restore-missing", files=", ".join(done.missing)))
    say(words("restore-one-of-two"))
    raise typer.Exit(PARTLY if done.defects else 0)


def _lock(to: list[str] | None, file: Path | None) -> Lock:
    from takedown.vault.age import ByPassphrase, ToRecipients

    return ToRecipients(tuple(to)) if to else ByPassphrase(_passphrase(file, twice=True))


def _opener(identity: Path | None, file: Path | None) -> Opener:
    from takedown.vault.age import ByIdentity, ByPassphrase

    return ByIdentity(text_of(identity, SecretUnreadable)) if identity else ByPassphrase(_passphrase(file, twice=False))


def _passphrase(file: Path | None, *, twice: bool) -> str:
    """Return the backup's own passphrase, from its file or as typed."""
    if file is not None:
        text = text_of(file, SecretUnreadable)
        return chosen(text) if twice else text
    if not sys.stdin.isatty():
        raise NoBackupPassphrase
    return typed_secret(words("ask-backup-passphrase"), twice=twice, differ=BackupPassphrasesDiffer)
