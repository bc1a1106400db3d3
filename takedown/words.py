"""Every word that a person reads, in French and English, from ``locale/<language>/*.ftl``.

The format is Fluent (https://projectfluent.org), because plurals differ: French counts zero as one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, cast, get_args

from fluent.runtime import FluentBundle, FluentResource

from takedown.resources import shared

if TYPE_CHECKING:
    from takedown.errors import TakedownError

Language = Literal["fr", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

_LONG = 1000
"""Longer values are put in afterwards: Fluent refuses one of more than 2,500 characters, which an address may have."""

_ENTRY = re.compile(r"^(-?[a-zA-Z][\w-]*) *=.*\n(?:(?![a-zA-Z#-]).*\n)*", re.MULTILINE)
"""A sentence in a file: what goes on is indented or begins with a bracket; https://projectfluent.org/fluent/guide."""
_NAMED = re.compile(r"\{\s*(-?[a-zA-Z][\w-]*)")
"""Other sentences that one is made of."""


class Words:
    """The messages of one language.

    Example:
        >>> Words("en")("done")
        'Done.'
    """

    def __init__(self, language: Language) -> None:
        self.language = language
        self._bundle = _bundle(language)

    def __call__(self, key: str, /, **values: str | float) -> str:
        """Return the sentence ``key`` with its values filled in.

        Raises:
            KeyError: no such sentence, or a value that it needs is missing; a test calls every one.
        """
        if not values and (said := self._bundle.said.get(key)) is not None:
            return said
        message = self._bundle.get_message(key)
        if message.value is None:
            raise KeyError(key)
        long = {name: value for name, value in values.items() if isinstance(value, str) and len(value) > _LONG}
        marks = {name: f"\ue000{name}\ue001" for name in long}
        text, problems = self._bundle.format_pattern(message.value, {**values, **marks})
        if problems:
            raise KeyError(key, [str(problem) for problem in problems])
        for name, value in long.items():
            text = text.replace(marks[name], value)
        if not values:
            self._bundle.said[key] = text
        return cast("str", text)

    def __contains__(self, key: str) -> bool:
        return bool(self._bundle.has_message(key))

    def error(self, error: TakedownError) -> str:
        """Return what to tell the person about ``error``."""
        return self(error.key(), **error.data)


class _Bundle:
    """Fluent's bundle, which reads a sentence when it is first asked for.

    Reading all of them takes half a second, of which a command that says three needs nothing.

    Attributes:
        said: sentences without values, once they were said: a list says the same ones in each row.
    """

    def __init__(self, language: Language) -> None:
        self._bundle = FluentBundle([language], use_isolating=False)
        self._unread: dict[str, str] = {}
        for file in sorted((shared("locale") / language).glob("*.ftl")):
            for entry in _ENTRY.finditer(file.read_text(encoding="utf-8") + "\n"):
                self._unread.setdefault(entry[1], entry[0])
        self._names = frozenset(self._unread)
        self.said: dict[str, str] = {}

    def get_message(self, key: str) -> Any:
        """Return the sentence.

        Raises:
            KeyError: no such sentence.
        """
        self._read(key)
        return self._bundle.get_message(key)

    def has_message(self, key: str) -> bool:
        """Return whether there is such a sentence."""
        return key in self._names

    def format_pattern(self, pattern: Any, values: dict[str, str | float]) -> Any:
        """Return the text, and what was wrong."""
        return self._bundle.format_pattern(pattern, values)

    def _read(self, key: str) -> None:
        entry = self._unread.get(key)
        if entry is None:
            return
        for other in _NAMED.findall(entry):
            if other != key:
                self._read(other)
        self._bundle.add_resource(FluentResource(entry))
        # Last: another thread that finds it gone has it in the bundle.
        self._unread.pop(key, None)


@lru_cache(maxsize=len(LANGUAGES))
def _bundle(language: Language) -> _Bundle:
    return _Bundle(language)
