"""A letter's text as it is read: lines are broken anywhere, and what is said is said by paragraphs."""

from __future__ import annotations

import re


def flat(text: str) -> str:
    """Return ``text`` with each paragraph on one line, one space between its words."""
    return "\n".join(one_spaced(paragraph) for paragraph in re.split(r"\n\s*\n", text))


def one_spaced(text: str) -> str:
    """Return ``text`` with every run of white space as one space."""
    return " ".join(text.split())
