"""The root of every error: what carries the data that a person or a caller needs.

An error holds no sentence. Its words live in ``locale/`` under its key and say three things: what happened, whether
anything was kept or left the machine, what to do. ``str(error)`` is the key alone, so that a log never holds
an address or a name.
"""

from __future__ import annotations

import re
from typing import ClassVar

Detail = str | int | float


class TakedownError(Exception):
    """Something went wrong; the key names the sentence in ``locale/``, ``data`` fills it.

    Attributes:
        exit_status: what the command line ends with (see docs/command-line.md).
        data: values for the sentence, by name.
    """

    exit_status: ClassVar[int] = 1

    def __init__(self, **data: Detail) -> None:
        self.data = data
        super().__init__(self.key())

    @classmethod
    def key(cls) -> str:
        """Return the message id: ``WrongPassphrase`` -> ``error-wrong-passphrase``."""
        return "error-" + re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", cls.__name__).lower()


class HomeUnusable(TakedownError):
    """The folder of the vault can't be read or written; ``home`` and ``why`` say which and why."""


class DiskFull(TakedownError):
    """No space was left; the transaction was rolled back, so nothing is half stored."""


class NotShared(TakedownError):
    """Whoever asks holds only a part of the case's key, and ``table``, ``column`` isn't in it; nothing was written."""
