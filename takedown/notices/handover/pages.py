"""The report of a bundle as PDF, A4, in the reader's language; its words are ``templates/evidence/<language>``."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import lru_cache
from typing import Any

import typst
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from takedown.notices.handover.account import Account
from takedown.notices.handover.tables import tables
from takedown.notices.letter import Block, Section, parse
from takedown.resources import shared
from takedown.words import Language, Words


def pdf(account: Account, language: Language) -> bytes:
    """Return the report."""
    letter = parse(templates().get_template(f"{language}/report.txt.j2").render(account=account))
    shown = tables(account, Words(language))
    values = {
        "language": language,
        "title": letter.subject,
        "sections": [_section(section, shown) for section in letter.sections],
    }
    # The values travel as JSON beside the program of the page, never inside it: no address can become typst code.
    return typst.compile(
        (shared("templates") / "evidence" / "report.typ").read_bytes(),
        format="pdf",
        sys_inputs={"document": json.dumps(values)},
        timestamp=account.made_at.replace(microsecond=0),
        ignore_system_fonts=True,
    )


@lru_cache(maxsize=1)
def templates() -> Environment:
    """Return the strict environment of the words for people in a bundle; all of them are plain text."""
    return Environment(
        loader=FileSystemLoader(shared("templates") / "evidence"),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701 - plain text, which a page sets as text
        trim_blocks=True,
        auto_reload=False,
    )


def _section(section: Section, shown: dict[str, Any]) -> dict[str, Any]:
    return {"heading": section.heading, "blocks": [_block(block, shown) for block in section.blocks]}


def _block(block: Block, shown: dict[str, Any]) -> dict[str, Any]:
    text = block.items[0][0]
    if text.startswith("[[") and text.endswith("]]"):
        return {"kind": text[2:-2], **shown[text[2:-2]]}
    return asdict(block)
