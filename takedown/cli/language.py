"""Which language this run speaks. Known before the verbs are declared, since their help is in it too."""

from __future__ import annotations

import locale
import os
import sys

from takedown.words import LANGUAGES, Language, Words

# A verb may have a --lang of its own: a letter's.
_BEFORE_THE_VERB = ("--home", "--config", "--passphrase-file", "--recovery-file", "--key-file", "--lang")
_FLAGS = ("--recovery",)


def _asked(arguments: list[str]) -> str:
    words = iter(arguments)
    for word in words:
        name, equals, value = word.partition("=")
        if name in _FLAGS:
            continue
        if name not in _BEFORE_THE_VERB:
            break
        value = value if equals else next(words, "")
        if name == "--lang":
            return value
    # The variables themselves: a locale that isn't installed still says what its owner reads.
    told = (os.environ.get(name) for name in ("TAKEDOWN_LANG", "LC_ALL", "LC_MESSAGES", "LANG"))
    return next(filter(None, told), locale.getlocale()[0] or "")


def language(arguments: list[str]) -> Language:
    """Return the language that ``--lang``, ``TAKEDOWN_LANG`` or the locale asks for; English where it's neither."""
    asked = _asked(arguments)[:2].lower()
    return next((known for known in LANGUAGES if known == asked), "en")


words = Words(language(sys.argv[1:]))
"""Every word of this run."""
