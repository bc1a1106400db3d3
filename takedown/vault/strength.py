"""Whether words that somebody has just chosen may lock anything: long enough, and not what everybody tries first.

The list of common passphrases is zxcvbn's (30,000 from published breaches, the most frequent first); it is on this
machine, so nothing is asked for over a network. It is loaded when something new is chosen, and never to open a vault.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from takedown.vault.errors import PassphraseTooCommon, PassphraseTooShort

SHORTEST = 8
"""Characters; OWASP ASVS 5.0, 6.2.1."""

OWN_WORDS = (
    "takedown", "td", "stopncii", "pharos", "vault", "passphrase", "password", "secret", "private", "backup",
    "evidence", "coffre", "coffrefort", "phrasedepasse", "motdepasse", "sauvegarde", "preuve", "preuves", "prive",
)  # fmt: skip
"""What this program and its parts are called, in both languages: whoever finds the folder tries these
(OWASP ASVS 5.0, 6.1.2 and 6.2.11)."""

_NOTHING_ELSE = re.compile(f"(?:{'|'.join(OWN_WORDS)})+")
_ADDED = re.compile(r"[\d\W_]{1,4}$")
"""A year, a figure or a mark put at the end, which is what guessing programs put there too."""


def chosen(text: str) -> str:
    """Return ``text``, a passphrase that is newly set, where it may be one.

    Raises:
        PassphraseTooShort: fewer than ``SHORTEST`` characters, blanks at the ends not counted.
        PassphraseTooCommon: one of the most common, one character repeated, or nothing but the program's own words.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if len(plain) < SHORTEST:
        raise PassphraseTooShort(shortest=SHORTEST)
    if _everybodys(plain.casefold()):
        raise PassphraseTooCommon
    return text


def _everybodys(plain: str) -> bool:
    close = "".join(plain.split())
    return len(set(close)) == 1 or _is_own(close) or not _common().isdisjoint((plain, close, _ADDED.sub("", close)))


def _is_own(plain: str) -> bool:
    letters = "".join(letter for letter in unicodedata.normalize("NFKD", plain) if letter.isalpha())
    return _NOTHING_ELSE.fullmatch(letters) is not None


@cache
def _common() -> frozenset[str]:
    from zxcvbn.frequency_lists import FREQUENCY_LISTS

    return frozenset(FREQUENCY_LISTS["passwords"])
