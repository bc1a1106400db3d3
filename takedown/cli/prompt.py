"""Questions to a person on the terminal. Whoever waits with an open vault locks it when nobody answers."""

from __future__ import annotations

import os
import select
import sys
import termios
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import ClassVar

from takedown.cli.output import say
from takedown.errors import TakedownError

_TICK = 1.0
"""Seconds between two looks at the clocks."""
_LONGEST = 4096
"""Bytes; a terminal gives no longer line."""
_ASIDE, _BACK = "\x1b[?1049h\x1b[H", "\x1b[?1049l"
"""A second screen, which leaves nothing to scroll back to (xterm, and all that follow it)."""


class NoTerminal(TakedownError):
    """There is no terminal to ask on; nothing was changed."""


class LockedWhileWaiting(TakedownError):
    """Nobody answered for as long as the settings say, or the machine slept; the vault was locked."""

    exit_status: ClassVar[int] = 4


_guards: list[tuple[float, Callable[[], None]]] = []


@contextmanager
def guarded(minutes: float, on_lock: Callable[[], None]) -> Iterator[None]:
    """Call ``on_lock`` and raise ``LockedWhileWaiting`` when a question of the block waits for ``minutes``."""
    _guards.append((minutes, on_lock))
    try:
        yield
    finally:
        _guards.pop()


def ask(question: str, *, hidden: bool = False) -> str:
    """Return what a person answers, without the end of the line; ``hidden``: it isn't shown while it is typed.

    Raises:
        NoTerminal: there is none.
        LockedWhileWaiting: nobody answered; the vault is locked.
        UnicodeDecodeError: it isn't text in the terminal's encoding.
        EOFError: the person ended the input.
    """
    if not sys.stdin.isatty():
        raise NoTerminal
    with _echo(off=hidden):
        sys.stderr.write(question)
        sys.stderr.flush()
        _wait()
        octets = os.read(sys.stdin.fileno(), _LONGEST)
    if not octets:
        raise EOFError
    return octets.decode(sys.stdin.encoding).removesuffix("\n").removesuffix("\r")


def is_terminal() -> bool:
    """Say whether somebody reads and types on a terminal."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def line(question: str) -> str:
    """Return a line: a person's answer, or what a script wrote into standard input."""
    return ask(question) if sys.stdin.isatty() else sys.stdin.readline().removesuffix("\n").removesuffix("\r")


@contextmanager
def aside() -> Iterator[None]:
    """Show what the block says on a second screen, so that nothing of it stays to be scrolled back to."""
    if not is_terminal():
        yield
        return
    sys.stderr.write(_ASIDE)
    try:
        yield
    finally:
        sys.stderr.write(_BACK)
        sys.stderr.flush()


def confirmed(question: str, yes: str) -> bool:
    """Ask a question whose answer is one of the words in ``yes``, or anything else; without a terminal it is no."""
    if not sys.stdin.isatty():
        return False
    say(question)
    return ask("").strip().lower() in yes.split()


def _wait() -> None:
    """Wait until a line was typed."""
    from takedown.vault import AutoLock

    locks = [AutoLock(minutes, on_lock) for minutes, on_lock in _guards]
    while True:
        typed, _, _ = select.select([sys.stdin], [], [], _TICK)
        due = [lock.check() for lock in locks]
        if any(due):
            raise LockedWhileWaiting
        if typed:
            return


@contextmanager
def _echo(*, off: bool) -> Iterator[None]:
    if not off:
        yield
        return
    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    silent = [*before]
    silent[3] &= ~termios.ECHO
    try:
        termios.tcsetattr(terminal, termios.TCSAFLUSH, silent)
        yield
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)
        sys.stderr.write("\n")
