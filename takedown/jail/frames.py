"""What goes through the pipe: a length and a payload in; a status, a length and a body out. Nothing is unpickled.

While it answers, the child may want ranges of the file that the question is about: each goes in as a length and bytes.
The parent trusts no byte of it: the length is bounded before anything is read, the status must be known.
"""

from __future__ import annotations

import re
import struct
from enum import IntEnum

QUESTION = struct.Struct("!I")
ANSWER = struct.Struct("!BI")
RANGE = struct.Struct("!QI")
"""The body of a ``WANT``: offset and length."""
RANGE_BYTES = 1 << 20
"""The longest range that may be wanted at once."""

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
    WANT = 5
    """No answer yet: the body is a ``RANGE`` of the source, to be sent as a length (``QUESTION``) and bytes."""


class Refusal(Exception):
    """Raised by a worker inside the jail: the input can't be answered; ``code`` is short ASCII, as ``not-media``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def code_of(body: bytes) -> str | None:
    """Return the reason code in ``body``, or ``None`` when it isn't one."""
    return body.decode("ascii") if _CODE.fullmatch(body) else None
