"""What this process shows and leaves behind: a neutral name, files for its user alone, no core dump, no word of it.

Its memory isn't written to disk where the system allows that.

An error that nobody foresaw would be told with its text, and a library's log line with an address in it: both may hold
what must not be seen, so only the places in the program are told.
"""

from __future__ import annotations

import ctypes
import logging
import os
import resource
import sys
import threading
import warnings
from pathlib import Path
from traceback import walk_tb
from types import TracebackType

import setproctitle

from takedown.cli.language import words
from takedown.cli.output import say
from takedown.memory import hold_all

_PACKAGE = Path(__file__).parents[1]
_PR_SET_DUMPABLE = 4  # prctl(2), Linux
TITLE = "td"
"""What lists of processes show in place of the command and its arguments; threads and forks take it over."""


def harden() -> None:
    """Do all that; for the start of the process, before anything is read."""
    setproctitle.setproctitle(TITLE)
    os.umask(0o077)
    _no_dump()
    hold_all()
    _whole_streams()
    logging.getLogger().addHandler(logging.NullHandler())  # else libraries' warnings go to standard error
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
    tell_no_text()


def tell_no_text() -> None:
    """Have what nobody caught told by its kind and its places in the program."""
    sys.excepthook = lambda kind, _, trace: _tell(kind, trace)
    threading.excepthook = lambda lost: _tell(lost.exc_type, lost.exc_traceback)
    sys.unraisablehook = lambda lost: _tell(lost.exc_type, lost.exc_traceback)


def _no_dump() -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        # A system that pipes core dumps into a program ignores the limit; this also keeps the memory from other
        # programs of the same user.
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def _whole_streams() -> None:
    """Open what the caller has closed, so that no file of ours becomes standard output and gets words written into."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest free number, which is this one
            setattr(sys, name, os.fdopen(number, "r" if number == 0 else "w", encoding="utf-8", closefd=False))


def _tell(kind: type[BaseException], trace: TracebackType | None) -> None:
    files = ((Path(frame.f_code.co_filename), line) for frame, line in walk_tb(trace))
    ours = [f"{file.relative_to(_PACKAGE)}:{line}" for file, line in files if file.is_relative_to(_PACKAGE)]
    say(words("unforeseen", kind=kind.__name__, where=", ".join(ours) or "-"))
