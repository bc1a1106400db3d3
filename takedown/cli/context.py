"""The global options, and the vault that a verb opens with them."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import platformdirs

from takedown.cli.language import words
from takedown.cli.output import say
from takedown.errors import TakedownError

if TYPE_CHECKING:
    from takedown.fingerprint.fingerprinter import Fingerprinter
    from takedown.pipeline.session import Session
    from takedown.settings import Settings

# A neutral name: whoever lists the folders of this machine learns nothing.
_FOLDER = "td"


class NoPassphrase(TakedownError):
    """There is no terminal to ask on, and no file was named; the vault stays locked."""

    exit_status: ClassVar[int] = 4


class PassphraseFileUnreadable(TakedownError):
    """The file that should hold the passphrase can't be read; ``file`` and ``why``. The vault stays locked."""

    exit_status: ClassVar[int] = 4


class PassphraseUnreadable(TakedownError):
    """What was typed isn't text in the terminal's own encoding; the vault stays locked."""

    exit_status: ClassVar[int] = 4


class PassphrasesDiffer(TakedownError):
    """The two that were typed are not the same; nothing was made."""


@dataclass(frozen=True, slots=True)
class Options:
    """What stood before the verb."""

    home: Path
    config: Path | None
    passphrase_file: Path | None

    def settings(self) -> Settings:
        """Return the settings that these options lead to."""
        from takedown.pipeline.session import settings_of

        return settings_of(self.home, self.config)

    @contextmanager
    def session(self) -> Iterator[Session]:
        """Open the vault for one verb, and lock it afterwards."""
        from takedown.pipeline.session import Session

        session = Session.opened(self.home, self.settings(), self.passphrase())
        try:
            yield session
        finally:
            session.close()

    @contextmanager
    def workshop(self) -> Iterator[tuple[Session, Fingerprinter]]:
        """Open the vault, and the jail in which files are fingerprinted, for one verb."""
        from takedown.pipeline.workshop import fingerprinter_of

        with self.session() as session, fingerprinter_of(session) as fingerprinter:
            yield session, fingerprinter

    def passphrase(self, *, twice: bool = False) -> str:
        """Return the passphrase from its file, or as typed on the terminal.

        Raises:
            NoPassphrase, PassphraseFileUnreadable, PassphraseUnreadable, PassphrasesDiffer: the vault stays locked.
        """
        if self.passphrase_file is not None:
            return _from_file(self.passphrase_file)
        if not sys.stdin.isatty():
            raise NoPassphrase
        try:
            typed = getpass.getpass(words("ask-passphrase"), stream=sys.stderr)
            if twice and typed != getpass.getpass(words("ask-passphrase-again"), stream=sys.stderr):
                raise PassphrasesDiffer
        except UnicodeDecodeError:
            raise PassphraseUnreadable from None
        return typed


def default_home() -> Path:
    """Return the folder that the vault is in when nobody says otherwise."""
    return platformdirs.user_data_path(_FOLDER)


def confirmed(question: str) -> bool:
    """Ask a yes-or-no question on the terminal; without one the answer is no."""
    if not sys.stdin.isatty():
        return False
    say(question)
    return input().strip().lower() in words("yes-words").split()


def _from_file(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").removesuffix("\n").removesuffix("\r")
    except (OSError, UnicodeDecodeError) as problem:
        why = problem.strerror if isinstance(problem, OSError) and problem.strerror else "UTF-8"
        raise PassphraseFileUnreadable(file=str(file), why=why) from problem
