"""Check: a bundle from a file, with no vault, no network, and nothing written."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from takedown.errors import TakedownError
from takedown.evidence.bundle.box import LARGEST
from takedown.evidence.bundle.check import Finding, check
from takedown.vault.age import INTRO, LockBroken, NotLocked, Opener, WrongLockPassphrase, by_passphrase, unlocked


class BundleUnreadable(TakedownError):
    """The file can't be read; ``file`` and ``why``."""


def verify(file: Path, opener: Callable[[bool], Opener], key: str = "") -> Iterator[Finding]:
    """Yield each thing checked of the bundle in ``file``.

    Args:
        file: locked with age or not.
        opener: gives what opens a locked file; it is told whether that is a passphrase, and asked only then.
        key: as of ``check``.

    Raises:
        BundleUnreadable: it isn't there, or can't be read.
        EmptyPassphrase, BadIdentity, NotEnoughMemory: what was given opens nothing.
    """
    try:
        content = _content(file, opener)
    except OSError as problem:
        raise BundleUnreadable(file=str(file), why=problem.strerror or type(problem).__name__) from problem
    if isinstance(content, Finding):
        yield content
        return
    yield from check(content, key)


def _content(file: Path, opener: Callable[[bool], Opener]) -> bytes | Finding:
    with file.open("rb") as raw:
        # What is locked is always longer than what is in it, so this is enough for both.
        most = min(os.fstat(raw.fileno()).st_size, LARGEST) + 1
        if raw.read(len(INTRO)) != INTRO:
            raw.seek(0)
            return raw.read(most)
        try:
            with unlocked(raw, opener(by_passphrase(raw))) as plain:
                return plain.read(most)
        except WrongLockPassphrase:
            return Finding("encryption", "other-key")
        except (LockBroken, NotLocked):
            return Finding("encryption", "encryption")
