"""A made-up case, so that anybody can read the letter that a recipient would get before there is a real one."""

from __future__ import annotations

from datetime import UTC, date, datetime

from takedown.cases.case import Standing
from takedown.cases.recipient import Recipient
from takedown.notices.facts import Address, Facts
from takedown.words import Language

# RFC 2606 and RFC 6761 keep example.org and example.net for examples: no real person or page is meant.
_SEEN = datetime(2026, 11, 21, 14, 5, tzinfo=UTC)


def sample(
    recipient: Recipient,
    language: Language,
    standing: Standing = Standing.REPRESENTATIVE,
    today: date = date(2026, 11, 21),
) -> Facts:
    """Return complete facts about nobody, for a letter to ``recipient``."""
    site = recipient.domains[0] if recipient.kind == "platform" else "gallery.example.net"
    return Facts(
        name="Association Exemple",
        email="notices@example.org",
        country="FR",
        standing=standing,
        addresses=(
            Address(url=f"https://{site}/example/files/7.jpg", page=f"https://{site}/example/7", seen_at=_SEEN),
            Address(url=f"https://{site}/example/8", seen_at=_SEEN),
        ),
        reference="EXAMPLE-0001",
        recipient=recipient,
        language=language,
        today=today,
    )
