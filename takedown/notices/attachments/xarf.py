"""A report in the shape of XARF v4 (https://xarf.org), category ``content``, with a type of our own: ``ncii``.

XARF has types for the abuse of children and none for intimate images of adults. ``docs/xarf.md`` documents this one;
``content-ncii.schema.json`` beside this module is its JSON Schema. It holds no media, no fingerprint and no name of a
person: reports for machines are passed on whole.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from typing import Annotated, Literal
from urllib.parse import urlsplit
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from takedown.cases.noun import rfc3339
from takedown.cases.particulars import Answer
from takedown.notices.bases import BASES
from takedown.notices.draft import templates
from takedown.notices.facts import Address, Facts

VERSION = "4.2.0"

_MOMENT = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$"
_EMAIL = r"^[^@\s]+@[^@\s]+$"
_DOMAIN = r"^([a-z0-9]+(-[a-z0-9]+)*\.)+[a-z]{2,}$"
"""XARF, ``content-base.json``: what a domain looks like; an IP address has none."""

_OFFENCES = {Answer.YES: ("226-8-1",), Answer.NO: ("226-2-1",), Answer.UNKNOWN: ("226-2-1", "226-8-1")}


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Contact(_Part):
    """An organisation, never a person."""

    org: Annotated[str, Field(min_length=1, max_length=200)]
    contact: Annotated[str, Field(json_schema_extra={"format": "email"}, pattern=_EMAIL)]
    domain: Annotated[str, Field(min_length=1)]


class Place(_Part):
    """One address of the content, the page that shows it, and when it was last seen."""

    url: Annotated[str, Field(json_schema_extra={"format": "uri"})]
    page: Annotated[str, Field(json_schema_extra={"format": "uri"})] | None = None
    verified_at: Annotated[str, Field(pattern=_MOMENT)]


class Report(_Part):
    """Adults' intimate images that were published without consent, on one host."""

    xarf_version: Annotated[str, Field(pattern=r"^4\.[0-9]+\.[0-9]+$")] = VERSION
    report_id: UUID
    timestamp: Annotated[str, Field(pattern=_MOMENT)]
    reporter: Contact
    sender: Contact
    source_identifier: Annotated[str, Field(min_length=1)]
    category: Literal["content"] = "content"
    type: Literal["ncii"] = "ncii"
    evidence_source: Literal["user_report"] = "user_report"
    tags: tuple[Literal["ncii:adult"]] = ("ncii:adult",)
    description: Annotated[str, Field(max_length=1000)]
    url: Annotated[str, Field(json_schema_extra={"format": "uri"})]
    domain: Annotated[str, Field(pattern=_DOMAIN)] | None = None
    verified_at: Annotated[str, Field(pattern=_MOMENT)]
    verification_method: Literal["manual"] = "manual"
    reference: Annotated[str, Field(description="To be quoted in an answer.")]
    addresses: Annotated[tuple[Place, ...], Field(min_length=1, description="All that this report is about.")]
    subject_age: Annotated[Literal["adult"], Field(description="18 or older when the images were made.")] = "adult"
    consent_to_publication: Literal["none"] = "none"
    synthetic: Annotated[Answer, Field(description="Made or altered by technical means.")]
    legal_grounds: tuple[str, ...]
    requested_actions: tuple[
        Literal["remove", "remove-identical-copies", "preserve-evidence", "withhold-notifier", "confirm"], ...
    ] = ("remove", "remove-identical-copies", "preserve-evidence", "withhold-notifier", "confirm")

    def written(self) -> bytes:
        """Return it as JSON in UTF-8; what isn't known is left out."""
        return self.model_dump_json(exclude_none=True, indent=2).encode() + b"\n"


def reports(facts: Facts, basis: str) -> tuple[Report, ...]:
    """Return one report for each host, in the order of the addresses.

    Args:
        facts: of a notice that an organisation files; its name and the e-mail for answers are all that stands in it.
        basis: the id of the legal basis.
    """
    hosts: dict[str, list[Address]] = {}
    for place in facts.addresses:
        hosts.setdefault(urlsplit(place.url).hostname or "unknown", []).append(place)
    return tuple(_report(facts, basis, host, places) for host, places in hosts.items())


def can_be_reached(email: str) -> bool:
    """Say whether ``email`` can stand in a report: without it there is none."""
    return re.match(_EMAIL, email) is not None


def schema() -> dict[str, object]:
    """Return the JSON Schema of the type, as the file beside this module has it."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "XARF v4 content: ncii",
        **{name: value for name, value in Report.model_json_schema().items() if name != "title"},
    }


def _report(facts: Facts, basis: str, host: str, places: Iterable[Address]) -> Report:
    listed = tuple(
        Place(
            url=place.url,
            page=place.page if place.page != place.url and place.page else None,
            verified_at=rfc3339(place.seen_at),
        )
        for place in places
    )
    last = max(place.verified_at for place in listed)
    who = Contact(org=facts.organisation[:200], contact=facts.email, domain=facts.email.rpartition("@")[2])
    return Report(
        report_id=_id(facts.reference, facts.letter, host),
        timestamp=last,
        reporter=who,
        sender=who,
        source_identifier=host,
        description=_description(facts),
        url=listed[0].url,
        domain=host if re.match(_DOMAIN, host) else None,
        verified_at=last,
        reference=facts.reference,
        addresses=listed,
        synthetic=facts.synthetic,
        legal_grounds=_grounds(facts, basis),
    )


def _id(*parts: str) -> UUID:
    # The same letter gives the same report at every rendering; RFC 9562, 5.4, sets the bits of version 4.
    return UUID(bytes=hashlib.sha256("\n".join(parts).encode()).digest()[:16], version=4)


def _description(facts: Facts) -> str:
    template = templates().get_template(f"{facts.language}/attachments/xarf.txt.j2")
    return " ".join(template.render(facts=facts).split())


def _grounds(facts: Facts, basis: str) -> tuple[str, ...]:
    offences = _OFFENCES[facts.synthetic] if facts.country == "FR" else ()
    return tuple(filter(None, (BASES[basis].cites, *(f"Code pénal (FR), art. {one}" for one in offences))))
