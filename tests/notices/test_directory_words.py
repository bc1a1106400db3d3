"""What the directory says of each recipient: in French and English alike, well set, plain, and without jargon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from takedown.cases.noun import Noun
from takedown.cases.recipient import Both
from takedown.notices.directory import load

NO_BREAK = "\u00a0"

# What a person who isn't of the trade can't read, and marks of doubt that belong in words.
JARGON = re.compile(r"\b(UNVERIFIED|NCII|TIDA|CSAM|DSC|URLs?|SLA|incl)\b")
SHOUTED = re.compile(r"\b[A-Z]{6,}\b")
NAMES = {"PHAROS", "MEDIAS"}

# An address, an e-mail address, a value of a field: set as it is typed.
AS_TYPED = re.compile(r"https?://\S+|\S+@\S+|[\w/{}-]*[_=/][\w/{}-]*")

RECIPIENTS = load()


def texts(part: object) -> Iterator[Both]:
    if isinstance(part, Both):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from texts(one)
    elif isinstance(part, Noun):
        for name in type(part).model_fields:
            yield from texts(getattr(part, name))


def prose(text: str) -> str:
    return AS_TYPED.sub("", text)


def is_a_sentence(text: Both) -> bool:
    """Names, telephone numbers, postal addresses and labels of one word read alike in both languages."""
    return len(re.findall(r"\b[a-zà-ÿ]{2,}\b", prose(text.en))) > 1


def test_what_is_prose_is_translated(subtests: pytest.Subtests) -> None:
    for recipient in RECIPIENTS.values():
        with subtests.test(recipient.id):
            assert [text.en for text in texts(recipient) if text.en == text.fr and is_a_sentence(text)] == []


def test_both_languages_tell_the_same_figures(subtests: pytest.Subtests) -> None:
    for recipient in RECIPIENTS.values():
        with subtests.test(recipient.id):
            differing = [
                text.en
                for text in texts(recipient)
                if sorted(re.findall(r"\d+", text.en)) != sorted(re.findall(r"\d+", text.fr))
            ]

            assert differing == []


def test_french_is_set_as_french(subtests: pytest.Subtests) -> None:
    for recipient in RECIPIENTS.values():
        with subtests.test(recipient.id):
            french = [prose(text.fr) for text in texts(recipient)]

            assert [text for text in french if re.search(rf"[^{NO_BREAK}][:;!?»]|«[^{NO_BREAK}]|[“”]", text)] == []


def test_apostrophes_and_quotation_marks_are_typographic(subtests: pytest.Subtests) -> None:
    for recipient in RECIPIENTS.values():
        with subtests.test(recipient.id):
            written = [one for text in texts(recipient) for one in (text.en, text.fr)]

            assert [one for one in written if re.search(r"['\"]", one)] == []


def test_nothing_is_shouted_and_nothing_is_jargon(subtests: pytest.Subtests) -> None:
    for recipient in RECIPIENTS.values():
        with subtests.test(recipient.id):
            written = [prose(one) for text in texts(recipient) for one in (text.en, text.fr)]

            assert [one for one in written if JARGON.search(one) or set(SHOUTED.findall(one)) - NAMES] == []


def test_the_entry_that_the_guide_shows_loads_as_it_stands(tmp_path: Path) -> None:
    guide = (Path(__file__).parents[2] / "docs" / "recipients.md").read_text("utf-8")
    shown = re.findall(r"```toml\n(.*?)```", guide, re.DOTALL)
    (tmp_path / "gallery.toml").write_text("\n".join(shown), "utf-8")

    assert load(tmp_path)["gallery"].channels[0].url == "https://gallery.example/abuse"
