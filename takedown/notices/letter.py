"""A letter as parts, so that plain text, HTML and PDF say the same words from one template.

A template marks its parts at the start of a line: ``# `` the subject, ``## `` a heading, ``- `` or ``1. `` an item, two
spaces an item's further line; a blank line ends a paragraph. No value from outside ever starts a line.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass, field
from typing import Literal

_WIDTH = 76

UNWRAPPED = 1_000_000
"""Wider than any paragraph: a form breaks lines itself."""
_ITEM = re.compile(r"(- |\d+\. )(.*)")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (one item; of one line, or of several as a person broke them) or a list (items of lines)."""

    kind: Literal["paragraph", "bullets", "numbers"]
    items: tuple[tuple[str, ...], ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what is below it; the first section of a letter has no heading."""

    heading: str
    blocks: tuple[Block, ...]

    def text(self, width: int = _WIDTH) -> str:
        """Return the blocks as plain text of ``width`` columns, without the heading."""
        return "\n\n".join(_plain(block, width) for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Letter:
    """What leaves: a subject that gives nothing away, and sections."""

    subject: str
    sections: tuple[Section, ...]

    def text(self, width: int = _WIDTH) -> str:
        """Return the whole letter as plain text of ``width`` columns; each heading is underlined with hyphens."""
        parts = [self.subject, "=" * len(self.subject), ""]
        for section in self.sections:
            if section.heading:
                parts += [section.heading, "-" * len(section.heading)]
            parts += [section.text(width), ""]
        return "\n".join(parts).strip() + "\n"


def parse(source: str) -> Letter:
    """Return the letter that a rendered template describes."""
    subject, _, body = source.strip().removeprefix("# ").partition("\n")
    lead, *rest = re.split(r"^## ", body, flags=re.MULTILINE)
    titled = (part.partition("\n") for part in rest)
    sections = (Section("", _blocks(lead)), *(Section(head.strip(), _blocks(text)) for head, _, text in titled))
    return Letter(subject.strip(), tuple(section for section in sections if section.blocks))


def _blocks(source: str) -> tuple[Block, ...]:
    chunks = re.split(r"\n[ \t]*\n", source.strip("\n"))
    return tuple(_block(chunk.strip("\n").split("\n")) for chunk in chunks if chunk.strip())


def _block(lines: list[str]) -> Block:
    if not _ITEM.match(lines[0]):
        return Block("paragraph", ((" ".join(line.strip(" ") for line in lines),),))
    items: list[list[str]] = []
    for line in lines:
        if item := _ITEM.match(line):
            items.append([item[2].strip(" ")])
        else:
            items[-1].append(line.strip(" "))
    return Block("bullets" if lines[0].startswith("- ") else "numbers", tuple(tuple(item) for item in items))


def _plain(block: Block, width: int) -> str:
    if block.kind == "paragraph":
        return "\n".join(_wrapped(line, width, "", "") for line in block.items[0])
    lines = []
    for number, item in enumerate(block.items, start=1):
        mark = f"{number}. " if block.kind == "numbers" else "- "
        indent = " " * len(mark)
        lines += [_wrapped(line, width, indent if at else mark, indent) for at, line in enumerate(item)]
    return "\n".join(lines)


def _wrapped(line: str, width: int, first: str, then: str) -> str:
    # An address is never cut: whoever receives the letter copies it.
    return textwrap.fill(
        line, width, initial_indent=first, subsequent_indent=then, break_long_words=False, break_on_hyphens=False
    )
