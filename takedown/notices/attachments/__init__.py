"""What goes with a letter for a machine to read: a list of addresses, a report of abuse, the body of an interface.

Never media, never a thumbnail, never a fingerprint: addresses, times and what is asked, no more.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from takedown.notices.attachments import table, xarf
from takedown.notices.facts import Facts

__all__ = ["REPORTED_ON", "Attachment", "attachments"]

_READ_BY_MACHINES = {"platform", "host", "cdn", "registrar"}
"""Kinds of recipients whose abuse desks may take reports by machine."""

REPORTED_ON = {"eu-dsa-16", "us-tida", "uk-osa-20a", "eu-gdpr-17", "own-rules"}
"""What a report says is true on these; one on copyright must not speak of intimacy."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file beside a letter."""

    name: str
    media_type: str
    content: bytes = field(repr=False)


def attachments(facts: Facts, basis: str) -> tuple[Attachment, ...]:
    """Return what is attached to the letter that ``facts`` and ``basis`` make; empty for hash banks.

    The list of addresses goes with every other letter that lists any. The report for machines goes with a notice or a
    reminder to a platform, host, CDN or registrar, and only where an organisation files: such reports are passed on
    whole, and must name nobody.
    """
    if facts.recipient.kind == "hash_bank" or not facts.addresses:
        return ()
    listed = Attachment("addresses.csv", "text/csv", table.table(facts.addresses, times=basis != "minors"))
    return (listed, *_reports(facts, basis))


def _reports(facts: Facts, basis: str) -> tuple[Attachment, ...]:
    if (
        facts.recipient.kind not in _READ_BY_MACHINES
        or basis not in REPORTED_ON
        or facts.letter not in {"notice", "reminder"}
    ):
        return ()
    if not (facts.organisation and xarf.can_be_reached(facts.email)):
        return ()
    reports = xarf.reports(facts, basis)
    names = ["xarf.json"] if len(reports) == 1 else [f"xarf-{number}.json" for number in range(1, len(reports) + 1)]
    return tuple(
        Attachment(name, "application/json", report.written()) for name, report in zip(names, reports, strict=True)
    )
