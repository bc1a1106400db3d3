"""What somebody chooses to lock with: long enough, and nothing that everybody tries first."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from zxcvbn.frequency_lists import FREQUENCY_LISTS

from takedown.pipeline.session import Session
from takedown.settings import Settings
from takedown.vault import PassphraseTooCommon, PassphraseTooShort, chosen
from takedown.vault.strength import OWN_WORDS, SHORTEST

COMMON = [word for word in FREQUENCY_LISTS["passwords"] if len(word) >= SHORTEST]


@pytest.mark.parametrize("text", ["", " " * 20, "1234567", "  seven77  ", "\uff41\uff42\uff43"])
def test_too_short_is_refused(text: str) -> None:
    with pytest.raises(PassphraseTooShort):
        chosen(text)


def test_every_common_one_that_is_long_enough_is_refused() -> None:
    assert len(COMMON) > 3000
    for word in COMMON:
        with pytest.raises(PassphraseTooCommon):
            chosen(word)


@pytest.mark.parametrize(
    "text",
    ["PassWord", "sunshine2024", "Sunshine!", "s u n s h i n e", "azertyuiop", "zzzzzzzzzz", "        password  "],
)
def test_a_common_one_in_another_dress_is_refused(text: str) -> None:
    with pytest.raises(PassphraseTooCommon):
        chosen(text)


@given(st.lists(st.sampled_from(OWN_WORDS), min_size=1, max_size=4), st.sampled_from(["", " ", "-", "_"]))
def test_the_programs_own_words_alone_are_refused(words: list[str], between: str) -> None:
    text = between.join(words).title() + "12345678"
    with pytest.raises(PassphraseTooCommon):
        chosen(text)


@pytest.mark.parametrize("text", ["coffre-fort 2026", "Phrase de passe", "mot de passe privé"])
def test_its_words_as_they_are_written_are_refused(text: str) -> None:
    with pytest.raises(PassphraseTooCommon):
        chosen(text)


@pytest.mark.parametrize(
    "text",
    ["correct horse battery staple", "correct horse vault", "xq7!vbnm", "héron lavande tramway", "  spaces kept  "],
)
def test_others_are_taken_as_they_are(text: str) -> None:
    assert chosen(text) == text


@pytest.mark.parametrize(("weak", "refused"), [("short", PassphraseTooShort), ("takedown1", PassphraseTooCommon)])
def test_no_vault_is_made_with_a_weak_one(tmp_path_factory: pytest.TempPathFactory, weak: str, refused: type) -> None:
    home = tmp_path_factory.mktemp("none") / "home"
    with pytest.raises(refused):
        Session.made(home, Settings(), weak)
    assert not home.exists()


def test_opening_a_vault_loads_no_list() -> None:
    code = "import sys, takedown.pipeline.session; sys.exit(any(name.startswith('zxcvbn') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
