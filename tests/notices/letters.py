"""What the tests of letters share: every letter of the directory, and the finished ones that a jurist can read."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path
from typing import Any

from takedown.cases.case import Standing
from takedown.cases.particulars import Answer
from takedown.cases.recipient import Recipient
from takedown.notices.directory import load
from takedown.notices.facts import Complaint, Earlier, Facts
from takedown.notices.routes import bases_of
from takedown.notices.sample import sample
from takedown.words import Language

LANGUAGES: tuple[Language, ...] = ("fr", "en")

EVERY = [
    (recipient.id, basis, language)
    for recipient in load().values()
    for basis in bases_of(recipient)
    for language in LANGUAGES
]
"""Every recipient of the directory, on every basis, in every language."""

RECIPIENTS = tuple(dict.fromkeys(recipient for recipient, _, _ in EVERY))


def of(recipient: str) -> list[tuple[str, Language]]:
    """Return every basis and language of one recipient's letters."""
    return [(basis, language) for one, basis, language in EVERY if one == recipient]


HISTORY = (
    Earlier(
        reference="EXAMPLE-0000",
        their_reference="TICKET-7",
        basis="us-tida",
        sent_on=date(2026, 10, 5),
        removed_on=date(2026, 10, 6),
    ),
)
COMPLAINT = Complaint(number="2026/001234", on=date(2026, 11, 3), at="commissariat de l’Exemple")

FINISHED: tuple[tuple[str, str, Language, Standing, dict[str, Any]], ...] = (
    ("x", "us-tida", "en", Standing.REPRESENTATIVE, {}),
    ("x", "eu-dsa-16", "en", Standing.SUBJECT, {}),
    ("x", "eu-dsa-16", "fr", Standing.REPRESENTATIVE, {"complaint": COMPLAINT}),
    ("facebook", "eu-dsa-16", "fr", Standing.SUBJECT, {"synthetic": Answer.UNKNOWN}),
    ("tiktok", "eu-dsa-16", "fr", Standing.REPRESENTATIVE, {"synthetic": Answer.YES}),
    ("reddit", "us-tida", "en", Standing.SUBJECT, {"history": HISTORY}),
    ("reddit", "uk-osa-20a", "en", Standing.SUBJECT, {}),
    ("telegram", "eu-dsa-16", "en", Standing.REPRESENTATIVE, {"synthetic": Answer.UNKNOWN}),
    ("pornhub", "us-tida", "en", Standing.REPRESENTATIVE, {"synthetic": Answer.YES}),
    ("pornhub", "eu-dsa-16", "en", Standing.SUBJECT, {}),
    ("google_search", "own-rules", "en", Standing.SUBJECT, {}),
    ("google_search", "own-rules", "fr", Standing.REPRESENTATIVE, {}),
    ("google_search", "eu-gdpr-17", "fr", Standing.SUBJECT, {}),
    ("bing", "own-rules", "en", Standing.REPRESENTATIVE, {}),
    ("ovhcloud", "eu-dsa-16", "fr", Standing.REPRESENTATIVE, {}),
    ("cloudflare", "eu-dsa-16", "en", Standing.REPRESENTATIVE, {}),
    ("host_generic", "eu-dsa-16", "en", Standing.SUBJECT, {"synthetic": Answer.UNKNOWN}),
    ("wayback", "eu-gdpr-17", "en", Standing.REPRESENTATIVE, {}),
    ("aws", "us-dmca-512", "en", Standing.REPRESENTATIVE, {}),
)
"""The most used letters, each with who writes and what differs from the made-up case."""

_FOLDER = Path(__file__).parents[2] / "docs" / "notices"


def known(recipient: str) -> Recipient:
    """Return an entry of the directory."""
    return load()[recipient]


def made(
    item: str, basis: str, language: Language, standing: Standing = Standing.REPRESENTATIVE, **changes: Any
) -> Facts:
    """Return the facts of a letter to the recipient ``item`` in the made-up case, with ``changes``."""
    facts = sample(known(item), language, standing, basis=basis)
    return facts.model_copy(update={"synthetic": Answer.NO, **changes})


def flat(value: str) -> str:
    """Return ``value`` with every run of white space as one space."""
    return re.sub(r"\s+", " ", value)


def golden(name: str, text: str) -> str:
    """Return what ``docs/notices/NAME.txt`` says; with ``TAKEDOWN_GOLDEN=write`` it says ``text`` from now on."""
    file = _FOLDER / f"{name}.txt"
    if os.environ.get("TAKEDOWN_GOLDEN") == "write":
        file.write_text(text, encoding="utf-8")
    return file.read_text(encoding="utf-8")
