"""An entry of the directory as a person writes it, to be changed and loaded."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from takedown.cases.recipient import Recipient
from takedown.notices.directory import BadDirectoryEntry, load

ENTRY = """
id = "gallery"
name = "A gallery"
kind = "host"
domains = ["gallery.example"]
languages = ["en"]
legal_bases = ["eu-dsa-16", "eu-gdpr-17", "fr-cp-226-2-1"]
sources = ["https://gallery.example/abuse"]
verified_on = "2026-11-01"
confidence = "medium"

[[channels]]
type = "email"
purpose = { en = "Abuse desk", fr = "Service des abus" }
email = "abuse@gallery.example"
confidence = "medium"

[[channels]]
type = "form"
purpose = { en = "Data protection", fr = "Protection des données" }
url = "https://gallery.example/privacy"
bases = ["eu-gdpr-17"]
confidence = "low"
"""


def entry(folder: Path, pattern: str = "", instead: str = "", name: str = "gallery") -> Recipient:
    """Load one file in which the first text that fits ``pattern`` is another."""
    changed, found = re.subn(pattern, lambda _: instead, ENTRY, count=1) if pattern else (ENTRY, 1)
    assert found == 1, pattern
    (folder / f"{name}.toml").write_text(changed, encoding="utf-8")
    return load(folder)[name]


def refused(folder: Path, pattern: str, instead: str) -> BadDirectoryEntry:
    with pytest.raises(BadDirectoryEntry) as problem:
        entry(folder, pattern, instead)
    return problem.value
