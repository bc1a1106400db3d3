"""What goes through the pipe: a length and a payload in; a status, a length and a body out. Nothing is unpickled.

The parent trusts no byte of it: the length is bounded before anything is read, the status must be known.
"""

from __future__ import annotations

import re
import struct
from enum import IntEnum

QUESTION = struct.Struct("!I")
ANSWER = struct.Struct("!BI")

_CODE = re.compile(rb"[a-z][a-z0-9-]{0,39}")


class Status(IntEnum):
    """What an answer is."""

    READY = 0
    """The child stands within its walls; the body is ``Walls.pack()``."""
    UNFIT = 1
    """The child couldn't start; the body is a code."""
    DONE = 2
    """The body is the worker's answer."""
    REFUSED = 3
    """The body is the worker's reason code."""
    MEMORY = 4
    """The worker ran out of memory; the child ends."""


class Refusal(Exception):
    """Raised by a worker inside the jail: the input can't be answered; ``code`` is short ASCII, as ``not-media``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def code_of(body: bytes) -> str | None:
    """Return the reason code in ``body``, or ``None`` when it isn't one."""
    return body.decode("ascii") if _CODE.fullmatch(body) else None
