"""Which language this run speaks. Known before the verbs are declared, since their help is in it too."""

from __future__ import annotations

import locale
import os
import sys

from takedown.words import LANGUAGES, Language, Words


def _asked(arguments: list[str]) -> str:
    for place, word in enumerate(arguments):
        if word == "--lang" and place + 1 < len(arguments):
            return arguments[place + 1]
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
    return os.environ.get("TAKEDOWN_LANG") or locale.getlocale()[0] or ""


def language(arguments: list[str]) -> Language:
    """Return the language that ``--lang``, ``TAKEDOWN_LANG`` or the locale asks for; English where it's neither."""
    asked = _asked(arguments)[:2].lower()
    return next((known for known in LANGUAGES if known == asked), "en")


words = Words(language(sys.argv[1:]))
"""Every word of this run."""
