"""What a caller of the jail may get instead of an answer; each carries a reason, none carries what was asked."""

from __future__ import annotations

from typing import Literal

from takedown.errors import TakedownError

LossReason = Literal["crashed", "timeout", "memory", "too-large"]


class Refused(TakedownError):
    """The worker looked at the input and refused it; ``reason`` is the worker's own code."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason=reason)
        self.reason = reason


class Lost(TakedownError):
    """The child was lost on this input, or would have been; ``reason`` says how. The next input gets a fresh child.

    ``crashed``: it ended, or answered out of form. ``timeout``: it was ended at the deadline. ``memory``: it asked for
    more than it may have. ``too-large``: the input was never given to it.
    """

    def __init__(self, reason: LossReason) -> None:
        super().__init__(reason=reason)
        self.reason = reason


class JailUnavailable(TakedownError):
    """No child can be started, or it couldn't wall itself in and so refused to work; ``reason`` says why."""


class JailClosed(TakedownError):
    """The jail was asked after it had been closed, or a visit after it had ended."""
