"""Starts a program so that it ends with the process that started it, even when that one is killed.

Run as a script, by path: ``python leash.py PARENT PROGRAM ARGUMENT...``. The kernel's parent-death signal is set here,
between fork and exec, because ``preexec_fn`` isn't safe beside threads.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys

_PR_SET_PDEATHSIG = 1  # prctl(2), Linux
_PARENT_GONE = 1


def main() -> None:
    """Become the program named on the command line; ends at once if the parent is already gone."""
    parent, *program = sys.argv[1:]
    # The starter holds these back while it writes down whom it started; the mask would be inherited.
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != int(parent):
        sys.exit(_PARENT_GONE)
    os.execv(program[0], program)  # noqa: S606 - the program and its words come from this package alone


if __name__ == "__main__":
    main()
