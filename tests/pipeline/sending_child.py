"""Sends what is due, each time in a process of its own that may be killed: one line of JSON in, its number and end out.

Started once and forked for each run: what it imports takes longer than what it does.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import IO, Self, cast

from takedown.pipeline.mailing.sending import Outbox
from takedown.pipeline.session import Session
from takedown.settings import Settings
from tests.conftest import PASSPHRASE

_ROOT = Path(__file__).parents[2]


class Runner:
    """The parent of the processes; a context."""

    def __enter__(self) -> Self:
        program = [sys.executable, "-m", "tests.pipeline.sending_child"]
        self._process = subprocess.Popen(
            program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="ascii", cwd=_ROOT
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.communicate(timeout=60)

    def start(self, session: Session) -> int:
        """Begin to send what is due, and return the number of the process."""
        asked = json.dumps({"home": str(session.home), "settings": session.settings.model_dump(mode="json")})
        to = cast("IO[str]", self._process.stdin)
        to.write(asked + "\n")
        to.flush()
        child = self._number()
        # Number 0 would mean the tests' own process group to whoever kills it.
        assert child > 1
        return child

    def ended(self) -> int:
        """Wait for its end, and return its status: 0, or minus the signal that ended it."""
        return self._number()

    def _number(self) -> int:
        return int(cast("IO[str]", self._process.stdout).readline())


def _send(asked: dict[str, object]) -> None:
    session = Session.opened(Path(str(asked["home"])), Settings.model_validate(asked["settings"]), PASSPHRASE)
    for _ in Outbox(session).flush():
        pass
    session.close()


def main() -> None:
    """Fork a process for each line, and tell its number and how it ended."""
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _send(json.loads(line))
            os._exit(0)
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()
        sys.stdout.write(f"{os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
