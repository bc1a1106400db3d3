"""What to tell somebody whose command has a word too many, too few or unknown; the library says it in English alone."""

from __future__ import annotations

from typing import ClassVar

from typer import Context, TyperException

from takedown.cli.language import words
from takedown.cli.output import printable

PROGRAM = "takedown"

WORDS_OFF = 2
"""The exit status."""

_LIST = " is not one of "
_NO_LIST = "none"


class _Problem:
    """The parts of one of the library's complaints that its sentence needs."""

    keys: ClassVar[dict[str, str]] = {
        "NoSuchOption": "usage-no-such-option",
        "BadOptionUsage": "usage-bad-option",
        "MissingParameter": "usage-missing",
        "BadParameter": "usage-bad-value",
    }

    def __init__(self, problem: TyperException) -> None:
        self._problem = problem
        self.context: Context | None = vars(problem)["ctx"]

    def sentence(self) -> str:
        kind = type(self._problem).__name__
        if kind == "NoArgsIsHelpError":
            return self.context.get_help() if self.context else PROGRAM
        path = self.context.command_path if self.context else PROGRAM
        if kind not in self.keys:
            is_group = self.context is not None and hasattr(self.context.command, "list_commands")
            return words("usage-no-such-verb" if is_group else "usage-too-many", path=path)
        return words(self.keys[kind], path=path, what=self._what(), takes=self._takes())

    def _what(self) -> str:
        """Return the option or argument that it is about, as it is typed."""
        told = vars(self._problem)
        if "option_name" in told:
            return printable(str(told["option_name"]))
        return str(told["param"].get_error_hint()).replace("'", "").removesuffix("...")

    def _takes(self) -> str:
        return self._problem.message.partition(_LIST)[2].rstrip(".").replace("'", "") or _NO_LIST


def told(problem: TyperException) -> str:
    """Return what to tell the person about ``problem``, without the values that she typed."""
    return _Problem(problem).sentence()
