"""A document of several parts, each in its own language, as PDF or plain text."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time

import typst

from takedown.notices.draft import templates
from takedown.notices.letter import Letter, parse
from takedown.resources import shared
from takedown.words import Language

_LINE = "*" * 76


@dataclass(frozen=True, slots=True)
class Part:
    """One part, which begins a page of its own.

    Attributes:
        language: of its words.
        letter: its words.
        copy: a text to be shown as it was sent, letter by letter, after the words; mostly empty.
    """

    language: Language
    letter: Letter
    copy: str = ""


@dataclass(frozen=True, slots=True)
class Pack:
    """Parts in their order; the first one's subject is the document's title."""

    parts: tuple[Part, ...]
    on: date


def part(language: Language, name: str, /, **values: object) -> Part:
    """Return the part that the template ``<language>/packs/<name>.txt.j2`` makes of ``values``."""
    return Part(language, parse(templates().get_template(f"{language}/packs/{name}.txt.j2").render(**values)))


def text(pack: Pack) -> bytes:
    """Return the pack as plain text in UTF-8."""
    copied = (f"{one.letter.text()}\n{one.copy}".strip() + "\n" for one in pack.parts)
    return f"\n{_LINE}\n\n".join(copied).encode()


def pdf(pack: Pack) -> bytes:
    """Return the pack as PDF, A4, its pages numbered through."""
    values = {"title": pack.parts[0].letter.subject, "parts": [asdict(one) for one in pack.parts]}
    # The values travel as JSON beside the program of the page, never inside it: no address can become typst code.
    return typst.compile(
        (shared("templates") / "notices" / "pack.typ").read_bytes(),
        format="pdf",
        sys_inputs={"pack": json.dumps(values)},
        timestamp=datetime.combine(pack.on, time(), tzinfo=UTC),
    )
