"""The global options, and the vault that a verb opens with them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import platformdirs

from takedown.cli import prompt
from takedown.cli.language import words
from takedown.cli.output import say
from takedown.errors import TakedownError

if TYPE_CHECKING:
    from takedown.fingerprint.fingerprinter import Fingerprinter
    from takedown.pipeline.keeping.lock_changes import What
    from takedown.pipeline.session import Session
    from takedown.settings import Settings
    from takedown.vault import Earlier, Keyholder, Secret

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
    recovery: bool = False
    recovery_file: Path | None = None
    key_file: Path | None = None

    def settings(self) -> Settings:
        """Return the settings that these options lead to."""
        from takedown.pipeline.session import settings_of

        return settings_of(self.home, self.config)

    @contextmanager
    def session(self) -> Iterator[Session]:
        """Open the vault for one verb, and lock it afterwards."""
        from takedown.pipeline.keeping.health_vault import read_by_others
        from takedown.pipeline.session import Session

        settings = self.settings()
        if read_by_others(self.home):
            say(words("doctor-home-open-to-others", home=str(self.home.absolute())))
        session = Session.opened(self.home, settings, self.secret(settings))
        try:
            _tell(session.vault.earlier)
            with prompt.guarded(settings.vault.lock_minutes, session.close):
                yield session
        finally:
            session.close()

    @contextmanager
    def keyholder(self) -> Iterator[Keyholder]:
        """Open what opens the vault, to change it."""
        from takedown.vault import Keyholder

        settings = self.settings()
        with (
            Keyholder(self.home, self.secret(settings)) as keys,
            prompt.guarded(settings.vault.lock_minutes, keys.lock),
        ):
            _tell(keys.earlier)
            yield keys

    def note(self, keys: Keyholder, what: What) -> None:
        """Have the ledger say what was changed; where it can't, the change stands all the same, and that is told."""
        from takedown.pipeline.keeping import lock_changes

        try:
            lock_changes.note(keys, self.settings(), what)
        except TakedownError as problem:
            say(words("change-not-noted"))
            say(words.error(problem))

    @contextmanager
    def workshop(self) -> Iterator[tuple[Session, Fingerprinter]]:
        """Open the vault, and the jail in which files are fingerprinted, for one verb."""
        from takedown.pipeline.workshop import fingerprinter_of

        with self.session() as session, fingerprinter_of(session) as fingerprinter:
            yield session, fingerprinter

    def secret(self, settings: Settings) -> Secret:
        """Return what shall open the vault: recovery words where they were asked for, else the passphrase.

        Raises:
            TakedownError: as ``passphrase``.
        """
        from takedown.pipeline.session import secret_with
        from takedown.vault import Passphrase, RecoveryWords

        if self.recovery or self.recovery_file:
            return RecoveryWords(self.recovery_words())
        return secret_with(settings, Passphrase(self.passphrase(), self.key_file))

    def passphrase(self, *, twice: bool = False) -> str:
        """Return the passphrase from its file, or as typed on the terminal; ``twice``: a new one.

        Raises:
            NoPassphrase, PassphraseFileUnreadable, PassphraseUnreadable, PassphrasesDiffer: the vault stays locked.
            PassphraseTooShort, PassphraseTooCommon: a new one is; nothing was made.
        """
        if self.passphrase_file is not None:
            text = text_of(self.passphrase_file)
            return chosen(text) if twice else text
        if not sys.stdin.isatty():
            raise NoPassphrase
        return typed_secret(words("ask-passphrase"), twice=twice)

    def recovery_words(self) -> str:
        """Return recovery words from their file, or as typed on the terminal.

        Raises:
            NoPassphrase, PassphraseFileUnreadable, PassphraseUnreadable: nothing was opened.
        """
        if self.recovery_file is not None:
            return text_of(self.recovery_file)
        if not sys.stdin.isatty():
            raise NoPassphrase
        try:
            with prompt.aside():
                say(words("recovery-asked"))
                return prompt.ask("> ")
        except UnicodeDecodeError:
            raise PassphraseUnreadable from None


def _tell(earlier: Earlier | None) -> None:
    """Tell whoever opens the vault of the wrong tries before."""
    if earlier is not None:
        say(words("wrong-tries-before", count=earlier.count, at=f"{earlier.last:%Y-%m-%d %H:%M} UTC"))


def new_passphrase(file: Path | None) -> str:
    """Return a new passphrase, from ``file`` or typed twice.

    Raises:
        TakedownError: as ``Options.passphrase``.
    """
    if file is None:
        if not sys.stdin.isatty():
            raise NoPassphrase
        return typed_secret(words("ask-new-passphrase"), twice=True)
    return chosen(text_of(file))


def typed_secret(question: str, *, twice: bool, differ: type[TakedownError] = PassphrasesDiffer) -> str:
    """Return what is typed unseen; ``twice``: a new one, which is asked for again.

    Raises:
        TakedownError: ``differ``: the two are not the same; PassphraseUnreadable: it isn't text; as ``chosen``.
    """
    try:
        typed = prompt.ask(question, hidden=True)
        if twice and chosen(typed) != prompt.ask(words("ask-passphrase-again"), hidden=True):
            raise differ
    except UnicodeDecodeError:
        raise PassphraseUnreadable from None
    return typed


def chosen(text: str) -> str:
    """Return ``text`` where it may be a new passphrase, of a vault or of a file.

    Raises:
        PassphraseTooShort, PassphraseTooCommon: it may not; nothing was made or changed.
    """
    from takedown.vault.strength import chosen as held

    return held(text)


def default_home() -> Path:
    """Return the folder that the vault is in when nobody says otherwise."""
    return platformdirs.user_data_path(_FOLDER)


def confirmed(question: str) -> bool:
    """Ask a yes-or-no question on the terminal; without one the answer is no."""
    return prompt.confirmed(question, words("yes-words"))


def text_of(file: Path, unreadable: type[TakedownError] = PassphraseFileUnreadable) -> str:
    """Return what ``file`` holds, without the end of its last line.

    Raises:
        TakedownError: it can't be read; ``unreadable``, with ``file`` and ``why``.
    """
    try:
        return file.read_text(encoding="utf-8").removesuffix("\n").removesuffix("\r")
    except (OSError, UnicodeDecodeError) as problem:
        why = problem.strerror if isinstance(problem, OSError) and problem.strerror else "UTF-8"
        raise unreadable(file=str(file), why=why) from problem
