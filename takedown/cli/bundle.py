"""``evidence export`` and ``evidence verify FILE``: a bundle for whoever investigates, and its offline check."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ClassVar

import typer

from takedown.cli import prompt
from takedown.cli.context import Options, chosen, text_of
from takedown.cli.language import words
from takedown.cli.options import FAILED, CaseId, Json
from takedown.cli.output import Output, say
from takedown.errors import TakedownError

if TYPE_CHECKING:
    from takedown.vault.age import Lock, Opener

Key = Annotated[str, typer.Option("--key", metavar="FINGERPRINT", help=words("help-bundle-key"))]
Identity = Annotated[
    Path | None, typer.Option("--identity", metavar="FILE", help=words("help-bundle-identity"), dir_okay=False)
]
PassphraseFile = Annotated[
    Path | None, typer.Option("--passphrase-file", metavar="FILE", help=words("help-bundle-passphrase-file"))
]


class TwoLocks(TakedownError):
    """Both keys and a passphrase were given; nothing was written."""

    exit_status: ClassVar[int] = 2


class NoBundlePassphrase(TakedownError):
    """There is no terminal to ask on, and no file was named; nothing was written or opened."""

    exit_status: ClassVar[int] = 4


class NoBundleIdentity(TakedownError):
    """The bundle is locked to an age key, and none was named; nothing was opened."""

    exit_status: ClassVar[int] = 4


class BundlePassphrasesDiffer(TakedownError):
    """The two that were typed are not the same; nothing was written."""


class BundleSecretUnreadable(TakedownError):
    """The file with the bundle's passphrase or key can't be read; ``file`` and ``why``."""

    exit_status: ClassVar[int] = 4


class CheckNeedsBundle(TakedownError):
    """An option of a bundle's check was given, and no bundle."""

    exit_status: ClassVar[int] = 2


class AnchorIsForTheLedger(TakedownError):
    """An anchor was given with a bundle; it holds the vault's own ledger alone."""

    exit_status: ClassVar[int] = 2


@dataclass(frozen=True, slots=True)
class Openers:
    """What may open a locked bundle; a passphrase is asked for where no file has it."""

    identity: Path | None
    passphrase_file: Path | None

    def __call__(self, by_passphrase: bool) -> Opener:  # noqa: FBT001 - the one thing that the check tells
        """Return what opens a bundle that is locked so."""
        from takedown.vault.age import ByIdentity, ByPassphrase

        if not by_passphrase:
            if self.identity is None:
                raise NoBundleIdentity
            return ByIdentity(text_of(self.identity, BundleSecretUnreadable))
        return ByPassphrase(
            text_of(self.passphrase_file, BundleSecretUnreadable)
            if self.passphrase_file
            else _typed("ask-bundle-passphrase")
        )


def register(group: typer.Typer) -> None:
    """Declare the export."""
    group.command("export", help=words("help-evidence-export"))(export)


def export(
    context: typer.Context,
    *,
    case: CaseId,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help=words("help-bundle-out"))],
    to: Annotated[list[str] | None, typer.Option("--to", metavar="AGE-KEY", help=words("help-bundle-to"))] = None,
    passphrase: Annotated[bool, typer.Option("--passphrase", help=words("help-bundle-passphrase"))] = False,
    passphrase_file: PassphraseFile = None,
    as_json: Json = False,
) -> None:
    """Write the bundle of a case into a new file."""
    from takedown.pipeline.proof.export import export as write

    options: Options = context.obj
    with options.session() as session:
        under = _lock(to or [], passphrase_file, asked=passphrase)
        done = write(session, case, out, under)
    record = {"out": str(out), "items": done.items, "copies": done.copies, "key": done.key, "locked": under is not None}
    Output(as_json=as_json).line(record, words("bundle-written", copies=done.copies, out=str(out)))
    for told in done.told(locked=under is not None):
        say(words("bundle-" + told))
    say(words("bundle-key", key=done.key))


def verify(file: Path, key: str, openers: Openers, *, as_json: bool) -> None:
    """Check a bundle and end with the status that says how it went."""
    from takedown.pipeline.proof.check import verify as check

    output, count, defects, whose = Output(as_json=as_json), 0, 0, ""
    for found in check(file, openers, key):
        count, defects, whose = count + 1, defects + (not found.ok), whose or found.note
        if as_json or not found.ok:
            detail = _detail(found.code) or found.note
            output.line(
                {"item": found.item, "ok": found.ok, "code": found.code, "detail": detail}, f"{found.item}: {detail}"
            )
    say(words("bundle-summary", count=count, defects=defects))
    if whose:
        say(words("bundle-key-held") if key and not defects else words("bundle-whose", key=whose))
    raise typer.Exit(FAILED if defects else 0)


def _detail(code: str) -> str:
    """Return the words for a defect of a bundle, or of the ledger's proof in it."""
    if not code:
        return ""
    own = "bundle-defect-" + code
    return words(own) if own in words else words("defect-" + code)


def _lock(to: list[str], passphrase_file: Path | None, *, asked: bool) -> Lock | None:
    from takedown.vault.age import ByPassphrase, ToRecipients

    if to and (asked or passphrase_file):
        raise TwoLocks
    if to:
        return ToRecipients(tuple(to))
    if passphrase_file:
        return ByPassphrase(chosen(text_of(passphrase_file, BundleSecretUnreadable)))
    if not asked:
        return None
    typed = chosen(_typed("ask-bundle-passphrase"))
    if typed != _typed("ask-bundle-passphrase-again"):
        raise BundlePassphrasesDiffer
    return ByPassphrase(typed)


def _typed(question: str) -> str:
    try:
        return prompt.ask(words(question), hidden=True)
    except (prompt.NoTerminal, EOFError):
        raise NoBundlePassphrase from None
    except UnicodeDecodeError:
        raise BundleSecretUnreadable(file="–", why="UTF-8") from None
