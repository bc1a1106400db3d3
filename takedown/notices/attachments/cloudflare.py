"""The body of Cloudflare's abuse report for intimate images (``POST /accounts/{id}/abuse-reports/abuse_ncsei``).

Shape: the types of the client library ``cloudflare`` 5.9 on PyPI, ``AbuseReportsNcseiReport``. Nothing is sent here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field

from takedown.errors import TakedownError
from takedown.notices.draft import templates
from takedown.notices.facts import Facts

MOST = 250
"""URLs in one report, all of one host name and each once."""


class NoOrganisation(TakedownError):
    """A report that may be published needs an organisation's name; the case has none. Nothing was written or sent."""


class NoReplyAddress(TakedownError):
    """A report needs an e-mail address for answers; there is none. Nothing was written or sent."""


class Body(BaseModel):
    """One report: the host isn't told who reports, the site's owner isn't told at all."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    act: Literal["abuse_ncsei"] = "abuse_ncsei"
    name: Annotated[str, Field(min_length=1, max_length=255)]
    email: Annotated[str, Field(min_length=3)]
    email2: str
    urls: Annotated[str, Field(min_length=1)]
    ncsei_subject_representation: Literal[False] = False
    host_notification: Literal["send-anon"] = "send-anon"
    owner_notification: Literal["none"] = "none"
    comments: Annotated[str, Field(max_length=2000)]


def bodies(facts: Facts) -> tuple[Body, ...]:
    """Return one body for each host name and each ``MOST`` of its addresses.

    The name is the organisation's and the e-mail the one that answers go to: Cloudflare may hand both to others.

    Raises:
        NoOrganisation: no organisation files for the person.
        NoReplyAddress: there is no e-mail address for answers.
    """
    if not facts.organisation:
        raise NoOrganisation
    if not facts.email:
        raise NoReplyAddress
    comments = templates().get_template(f"{facts.language}/attachments/cloudflare.txt.j2").render(facts=facts)
    return tuple(
        Body(
            name=facts.organisation[:255],
            email=facts.email,
            email2=facts.email,
            urls="\n".join(urls),
            comments=" ".join(comments.split()),
        )
        for urls in _grouped(facts)
    )


def _grouped(facts: Facts) -> Iterator[list[str]]:
    hosts: dict[str, list[str]] = {}
    for url in dict.fromkeys(url for place in facts.addresses for url in (place.url, place.page) if url):
        hosts.setdefault(urlsplit(url).hostname or "", []).append(url)
    for urls in hosts.values():
        yield from (urls[start : start + MOST] for start in range(0, len(urls), MOST))
