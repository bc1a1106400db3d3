"""Twelve words spell 128 bits, in French or English, however carelessly they are written."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takedown.vault import NotRecoveryWords, new_words
from takedown.vault.recovery import bits_of
from takedown.words import LANGUAGES, Language

# From the test vectors of BIP-39 (https://github.com/trezor/python-mnemonic/blob/master/vectors.json).
VECTORS = {
    "00000000000000000000000000000000": "abandon " * 11 + "about",
    "7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f": "legal winner thank year wave sausage worth useful legal winner thank yellow",
    "80808080808080808080808080808080": "letter advice cage absurd amount doctor acoustic avoid "
    "letter advice cage above",
    "ffffffffffffffffffffffffffffffff": "zoo " * 11 + "wrong",
}


@pytest.mark.parametrize(("bits", "words"), VECTORS.items())
def test_the_standard_s_own_words_spell_what_it_says(bits: str, words: str) -> None:
    assert bits_of(words).hex() == bits


@pytest.mark.parametrize("language", LANGUAGES)
def test_new_words_are_twelve_and_never_the_same(language: Language) -> None:
    made = {new_words(language) for _ in range(50)}
    assert len(made) == 50
    assert {len(words) for words in made} == {12}
    assert len({bytes(bits_of(" ".join(words))) for words in made}) == 50


@given(st.data())
def test_capitals_accents_and_what_follows_the_fourth_letter_do_not_matter(data: st.DataObject) -> None:
    words = new_words(data.draw(st.sampled_from(LANGUAGES)))
    ways = (
        lambda word: word,
        str.upper,
        lambda word: unicodedata.normalize("NFD", word),
        lambda word: "".join(x for x in unicodedata.normalize("NFD", word) if not unicodedata.combining(x)),
        lambda word: word[:4],
    )
    typed = [data.draw(st.sampled_from(ways))(word) for word in words]
    between = data.draw(st.sampled_from([" ", "  ", "\n", ", ", "\N{NO-BREAK SPACE}"]))
    assert bits_of(between.join(typed)) == bits_of(" ".join(words))


@given(st.text(max_size=200))
def test_any_other_text_is_none(text: str) -> None:
    with pytest.raises(NotRecoveryWords) as refused:
        bits_of(text)
    assert refused.value.exit_status == 4


@pytest.mark.parametrize(
    "words",
    [
        "abandon " * 12,  # the checksum
        "abandon " * 10 + "about",
        "abandon " * 12 + "about",
        "abandon " * 11 + "xyzz",
        "zoo " * 6 + "zones " * 5 + "abaisser",
    ],
)
def test_a_slip_is_noticed_before_anything_is_tried(words: str) -> None:
    with pytest.raises(NotRecoveryWords):
        bits_of(words)
