"""Every word that a person reads, in French and English, from ``locale/<language>/*.ftl``.

The format is Fluent (https://projectfluent.org), because plurals differ: French counts zero as one.
"""

from __future__ import annotations

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
        return cast("str", text)

    def __contains__(self, key: str) -> bool:
        return bool(self._bundle.has_message(key))

    def error(self, error: TakedownError) -> str:
        """Return what to tell the person about ``error``."""
        return self(error.key(), **error.data)


@lru_cache(maxsize=len(LANGUAGES))
def _bundle(language: Language) -> Any:
    bundle = FluentBundle([language], use_isolating=False)
    for file in sorted((shared("locale") / language).glob("*.ftl")):
        bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return bundle
