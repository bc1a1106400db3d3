"""Recovery words on paper, as a list of words to learn: it names neither the program nor what the words are for."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import typst

from takedown.resources import shared
from takedown.words import Language, Words


def card(words: Sequence[str], language: Language, file: Path) -> bytes:
    """Return the card for ``file``: a PDF of one A6 page where its name ends so, else plain text."""
    title = Words(language)("card-title")
    return _pdf(words, language, title) if file.suffix.lower() == ".pdf" else _text(words, title)


def _text(words: Sequence[str], title: str) -> bytes:
    lines = [f"{number:2}. {word}" for number, word in enumerate(words, start=1)]
    return "\n".join([title, "", *lines, ""]).encode()


def _pdf(words: Sequence[str], language: Language, title: str) -> bytes:
    values = {"title": title, "language": language, "words": list(words)}
    return typst.compile(
        (shared("templates") / "card" / "words.typ").read_bytes(),
        format="pdf",
        sys_inputs={"card": json.dumps(values)},
        timestamp=datetime.now(UTC).replace(microsecond=0),
    )
