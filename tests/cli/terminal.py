"""The program on a terminal of its own, with a person who reads what it says and types."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import monotonic

from tests.cli.shell import LONGEST, UNFORESEEN, Shell

Answer = str | Callable[[str], str]
"""What is typed, or how to find it in what was shown so far."""


@dataclass(frozen=True, slots=True)
class Talk:
    """What came of it: the exit status and everything that the terminal showed."""

    status: int
    shown: str


def talk(shell: Shell, words: Sequence[object], answers: Sequence[tuple[str, Answer]], **environment: str) -> Talk:
    """Run a verb on a terminal; each answer is typed, with Enter, once its question (a pattern) stands there."""
    ours, theirs = pty.openpty()
    variables = shell.variables(**environment)
    for name in ("TAKEDOWN_PASSPHRASE_FILE",):
        variables.pop(name, None)
    process = subprocess.Popen(
        shell.command(*words), env=variables, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
    )
    os.close(theirs)
    try:
        shown = _conversation(ours, answers)
        status = process.wait(LONGEST)
    finally:
        process.kill()
        process.wait()
        os.close(ours)
    assert "Traceback" not in shown, shown
    assert not UNFORESEEN.search(shown), shown
    return Talk(status, shown)


def _conversation(terminal: int, answers: Sequence[tuple[str, Answer]]) -> str:
    shown, answered, waiting, end = "", 0, list(answers), monotonic() + LONGEST
    while monotonic() < end:
        if waiting and re.search(waiting[0][0], shown[answered:]):
            answer = waiting.pop(0)[1]
            answered = len(shown)
            os.write(terminal, ((answer if isinstance(answer, str) else answer(shown)) + "\n").encode())
        if select.select([terminal], [], [], 0.05)[0]:
            try:
                shown += os.read(terminal, 65_536).decode(errors="replace")
            except OSError:  # the program has ended
                return shown
    msg = f"it waits for {waiting[:1]}: {shown}"
    raise TimeoutError(msg)
