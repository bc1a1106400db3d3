"""The jail in which a session's files are fingerprinted, and the secret that their local codes are keyed with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from takedown.fingerprint.fingerprinter import Fingerprinter
from takedown.pipeline.session import Session


def fingerprinter_of(session: Session) -> Fingerprinter:
    """Return a fingerprinter whose local codes are the vault's own; close it, or use it as a context manager.

    Raises:
        Locked: the vault was locked.
    """
    return Fingerprinter(session.settings.jail, secret=session.vault.local_secret())


@contextmanager
def ended_when_stopped(fingerprinter: Fingerprinter) -> Iterator[None]:
    """End the jail's children when the block is left by an exception.

    Threads that look at a file can't be interrupted and would be waited for: a long video takes minutes.
    """
    try:
        yield
    except BaseException:
        fingerprinter.close()
        raise
