"""The ledger says when what opens the vault was changed: which part of it, nothing of a secret."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from takedown.cases.event import EventKind
from takedown.pipeline.keeping.outfile import FileThere, FileUnwritable
from takedown.pipeline.session import Session
from takedown.settings import Settings
from takedown.vault import Keyholder

What = Literal["passphrase", "recovery", "recovery-removed", "key-file", "key-file-removed"]


def note(keys: Keyholder, settings: Settings, what: What) -> None:
    """Enter into the ledger that ``what`` was changed; the change itself stands already.

    Raises:
        TakedownError: the database can't be opened or written; the ledger doesn't say it.
    """
    session = Session.beside(keys, settings)
    try:
        noted(session, what)
    finally:
        session.close()


def noted(session: Session, what: What) -> None:
    """Enter the same where the vault is open already."""
    with session.store.begin() as tx:
        session.ledger.append(tx, EventKind.VAULT_CHANGED, None, "", {"changed": what})


def make_key_file(keys: Keyholder, file: Path) -> None:
    """Make ``file``, and have the passphrase open the vault together with it only.

    Raises:
        FileThere, FileUnwritable: nothing was changed.
        TakedownError: as ``Keyholder.make_key_file``.
    """
    try:
        keys.make_key_file(file)
    except FileExistsError:
        raise FileThere(file=str(file)) from None
    except OSError as problem:
        raise FileUnwritable(file=str(file), why=problem.strerror or type(problem).__name__) from problem
