"""A person at the command line: what she types, the real program runs, and what it prints is what she gets."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

from takedown.demo.processes import Children
from takedown.demo.workplace import Workplace
from takedown.errors import TakedownError
from takedown.words import Language

Line = dict[str, Any]
"""One line of ``--json``: an object whose fields the contract names."""


class DemoStepFailed(TakedownError):
    """The program ended with something else than 0; ``verb`` and its exit ``status``. It said why on the terminal."""


class Person:
    """Runs ``takedown`` with the home, the passphrase and the configuration of one demonstration.

    Each call is a process of its own, as it would be for her; progress and complaints go straight to the terminal.
    """

    def __init__(self, language: Language, place: Workplace, children: Children) -> None:
        self._children = children
        self._program = [sys.executable, "-m", "takedown", "--home", str(place.home), "--config", str(place.config)]
        self._program += ["--passphrase-file", str(place.passphrase), "--lang", language]

    def does(self, *words: str) -> list[Line]:
        """Run the verb in ``words`` with ``--json``; returns its lines.

        Raises:
            DemoStepFailed: the exit status isn't 0.
        """
        return [json.loads(line) for line in self.reads([*words, "--json"])[0].splitlines()]

    def reads(self, *verbs: Sequence[str]) -> list[str]:
        """Run each verb, all at the same time, as in several windows; returns what each one prints.

        Raises:
            DemoStepFailed: an exit status isn't 0.
        """
        started = [self._children.start([*self._program, *words], stdout=subprocess.PIPE) for words in verbs]
        return [self._printed(process, words) for process, words in zip(started, verbs, strict=True)]

    def _printed(self, process: subprocess.Popen[bytes], words: Sequence[str]) -> str:
        printed, _ = process.communicate()
        self._children.end(process)
        if process.returncode:
            verb = " ".join(word for word in words[:2] if word.isalpha())
            raise DemoStepFailed(verb=verb, status=process.returncode)
        return printed.decode()
