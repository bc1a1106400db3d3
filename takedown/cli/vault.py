"""``vault``: what opens it, and changing that."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from takedown.cli import prompt
from takedown.cli.context import Options, PassphraseUnreadable, new_passphrase
from takedown.cli.language import words
from takedown.cli.options import Json
from takedown.cli.output import Output, say
from takedown.cli.saved import save
from takedown.errors import TakedownError

if TYPE_CHECKING:
    from takedown.vault import Keyholder


class WordsDiffer(TakedownError):
    """What was typed back isn't the new words; they don't count, and nothing was changed."""


class MakeOrRemove(TakedownError):
    """It isn't said whether a key file is to be made or no longer asked for; nothing was changed."""


def register(app: typer.Typer) -> None:
    """Declare the verbs."""
    group = typer.Typer(help=words("help-vault-group"), no_args_is_help=True)
    group.command("passphrase", help=words("help-vault-passphrase"))(passphrase)
    group.command("recovery", help=words("help-vault-recovery"))(recovery)
    group.command("key-file", help=words("help-vault-key-file"))(key_file)
    app.add_typer(group, name="vault")


def passphrase(
    context: typer.Context,
    *,
    by_words: Annotated[bool, typer.Option("--recovery", help=words("help-recovery"))] = False,
    new_file: Annotated[
        Path | None, typer.Option("--new-passphrase-file", help=words("help-new-passphrase-file"))
    ] = None,
    without: Annotated[bool, typer.Option("--without-key-file", help=words("help-without-key-file"))] = False,
    as_json: Json = False,
) -> None:
    """Set a new passphrase, by the old one or by the recovery words."""
    from takedown.pipeline.session import passphrase_with
    from takedown.vault import Passphrase

    options: Options = context.obj
    options = replace(options, recovery=options.recovery or by_words)
    with options.keyholder() as keys:
        chosen = Passphrase(new_passphrase(new_file), options.key_file)
        keys.set_passphrase(passphrase_with(options.settings(), chosen), key_file=False if without else None)
        options.note(keys, "passphrase")
        record = {"changed": "passphrase", "key_file": keys.has_key_file, "recovery": keys.has_recovery}
    Output(as_json=as_json).line(record, words("passphrase-changed"))


def recovery(
    context: typer.Context,
    *,
    card: Annotated[Path | None, typer.Option(help=words("help-card"))] = None,
    remove: Annotated[bool, typer.Option("--remove", help=words("help-recovery-remove"))] = False,
    as_json: Json = False,
) -> None:
    """Make recovery words, which open the vault without its passphrase; or have none any more."""
    options: Options = context.obj
    output = Output(as_json=as_json)
    if not remove:
        say(words("recovery-explained"))
    with options.keyholder() as keys:
        if remove:
            keys.drop_recovery()
        else:
            _make(keys, card, output)
        options.note(keys, "recovery-removed" if remove else "recovery")
    record = {"changed": "recovery", "recovery": not remove}
    output.line(record, words("recovery-removed" if remove else "recovery-made"))


def key_file(
    context: typer.Context,
    *,
    make: Annotated[Path | None, typer.Option(help=words("help-key-file-make"))] = None,
    remove: Annotated[bool, typer.Option("--remove", help=words("help-key-file-remove"))] = False,
    as_json: Json = False,
) -> None:
    """Have the passphrase open the vault together with a file only, or alone again."""
    from takedown.pipeline.keeping import lock_changes

    if (make is None) != remove:
        raise MakeOrRemove
    options: Options = context.obj
    # The file goes with the passphrase, which recovery words don't know.
    with replace(options, recovery=False, recovery_file=None).keyholder() as keys:
        if make is None:
            keys.drop_key_file()
        else:
            lock_changes.make_key_file(keys, make)
        options.note(keys, "key-file-removed" if make is None else "key-file")
    record = {"changed": "key-file", "key_file": make is not None}
    told = words("key-file-removed") if make is None else words("key-file-made", file=str(make.absolute()))
    Output(as_json=as_json).line(record, told)


def _make(keys: Keyholder, card: Path | None, output: Output) -> None:
    """Show new words, have them typed back, and only then let them count."""
    from takedown.pipeline.keeping.word_card import card as drawn
    from takedown.vault import RecoveryWords, new_words
    from takedown.vault.recovery import spells

    new = new_words(words.language)
    with prompt.aside():
        _show(new, output)
        typed = _typed_back(words("recovery-type-back"))
    if not spells(typed, new):
        raise WordsDiffer
    if card is not None:
        save(card, drawn(new, words.language, card))
    try:
        keys.set_recovery(RecoveryWords(" ".join(new)))
    except BaseException:
        if card is not None:
            card.unlink(missing_ok=True)
        raise


def _show(new: tuple[str, ...], output: Output) -> None:
    listed = "\n".join(f"{number:4}. {word}" for number, word in enumerate(new, start=1))
    if prompt.is_terminal():
        say(words("recovery-write-down") + "\n\n" + listed + "\n")
    else:
        output.line({"words": list(new), "counts": False}, listed)


def _typed_back(question: str) -> str:
    try:
        return prompt.line(question)
    except UnicodeDecodeError:
        raise PassphraseUnreadable from None
