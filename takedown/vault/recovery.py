"""Recovery words: 128 random bits and a checksum as twelve of 2,048 words (BIP-39), in French or English.

The words are only a spelling of the bits: capitals, accents and everything after a word's fourth letter don't matter,
since the lists are made so that four letters tell every word from the others.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache
from secrets import token_bytes

from mnemonic import Mnemonic

from takedown.vault.errors import NotRecoveryWords
from takedown.words import Language

COUNT = 12
_BYTES = 16
_LETTERS = 4
_LISTS = {"en": "english", "fr": "french"}
_UNKIND = {
    "en": "abuse anger angry assault attack blame blood camera crime cruel cry damage danger dirt enemy evil expose "
    "fault film grief gun horror hurt knife misery nasty naive obscure panic photo picture pistol police prison punch "
    "rifle sad sadness scare secret sick spy suffer trap trouble ugly upset vicious video virus weapon witness worry",
    "fr": "abusif armement blessant brutal chagrin couteau cruel danger dénuder frapper frayeur furieux gendarme "
    "honteux image injure insulter larme malheur malice menacer paniquer pleurer prison ruiner sombre trahir venger",
}
"""Words that would hurt to read, or tell: twelve that contain one are drawn anew, which costs half a bit of 128."""


def new_words(language: Language) -> tuple[str, ...]:
    """Return twelve words for 128 fresh random bits, none of them unkind."""
    unkind = set(_UNKIND[language].split())
    while True:
        spelt = _list(language).to_mnemonic(token_bytes(_BYTES))
        found = tuple(unicodedata.normalize("NFC", word) for word in spelt.split(" "))
        if unkind.isdisjoint(found):
            return found


def bits_of(text: str) -> bytearray:
    """Return the 16 bytes that the words in ``text`` spell, in whichever of the languages they are.

    Raises:
        NotRecoveryWords: not twelve, a word that no list has, or a wrong checksum, as after a slip of the pen.
    """
    typed = [_plain(word)[:_LETTERS] for word in text.replace(",", " ").split()]
    for language in _LISTS:
        known = _by_letters(language)
        if len(typed) == COUNT and all(word in known for word in typed):
            bits = _checked(language, [known[word] for word in typed])
            if bits is not None:
                return bits
    raise NotRecoveryWords


def spells(text: str, words: Sequence[str]) -> bool:
    """Say whether what was typed back spells the same as ``words``; how they are spelt doesn't matter."""
    try:
        return bits_of(text) == bits_of(" ".join(words))
    except NotRecoveryWords:
        return False


def _checked(language: str, words: Sequence[str]) -> bytearray | None:
    try:
        return _list(language).to_entropy(list(words))
    except ValueError:  # the checksum
        return None


@cache
def _list(language: str) -> Mnemonic:
    return Mnemonic(_LISTS[language])


@cache
def _by_letters(language: str) -> dict[str, str]:
    return {_plain(word)[:_LETTERS]: word for word in _list(language).wordlist}


def _plain(word: str) -> str:
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))
