"""``recipients find``: who holds an address, and how sure it is that each of the ways to write to them is one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from takedown.cases.holding import Contact, Holder, Holding
from takedown.cases.noun import rfc3339
from takedown.cli.context import Options
from takedown.cli.language import words
from takedown.cli.options import Json, status_of
from takedown.cli.output import Output, progress, say


def register(group: typer.Typer) -> None:
    """Declare the verb in the group ``recipients``."""
    group.command("find", help=words("help-recipients-find"))(find)


def find(
    context: typer.Context,
    urls: Annotated[list[str], typer.Argument(metavar="URL...", help=words("help-find-urls"))],
    *,
    pages: Annotated[bool, typer.Option("--pages/--no-pages", help=words("help-find-pages"))] = True,
    as_json: Json = False,
) -> None:
    """Look up who holds each address. Nothing is stored, and nobody is written to."""
    from takedown.pipeline.letters import holders

    options: Options = context.obj
    output = Output(as_json=as_json)
    with progress(words("bar-find"), None):
        found = holders.find(options.settings(), options.home, list(dict.fromkeys(urls)), pages=pages)
    left = 0
    for holding in found:
        if not holding.host:
            left += 1
            say(words("find-no-address", text=holding.url))
            continue
        output.line(record(holding), "\n".join(_lines(holding)))
    raise typer.Exit(status_of(len(found) - left, left))


def record(holding: Holding) -> dict[str, object]:
    """Return what was found as its JSON line; ``contacts`` has those of all parts, each with its part."""
    return {
        "url": holding.url,
        "host": holding.host,
        "at": rfc3339(holding.at),
        "role": holding.role,
        "ips": list(holding.ips),
        "holders": [_holder_record(holder) for holder in holding.holders],
        "contacts": [
            {"part": holder.part, **contact.row()} for holder in holding.holders for contact in holder.contacts
        ],
        "failed": list(holding.failed),
    }


def _holder_record(holder: Holder) -> dict[str, object]:
    fields = ("part", "name", "handle", "recipient", "source")
    return {name: getattr(holder, name) for name in fields}


def _lines(holding: Holding) -> Iterator[str]:
    yield holding.url
    yield "  " + words("holding-role", role=holding.role, host=holding.host)
    if holding.ips:
        yield "  " + words("holding-ips", ips=", ".join(holding.ips))
    told: set[str] = set()
    for holder in holding.holders:
        yield "  " + words("holding-part", part=words(f"holder-{holder.part}"), name=holder.name)
        yield from (f"    {line}" for line in _ways(holder, told))
    for code in holding.failed:
        yield "  " + words(f"holding-failed-{code}")
    if not any(holder.recipient or holder.contacts for holder in holding.holders):
        yield "  " + words("holding-nobody")


def _ways(holder: Holder, told: set[str]) -> Iterator[str]:
    """Yield how somebody can be reached, each way once: a host and its network often have one desk."""
    if holder.recipient:
        yield words("holding-known", recipient=holder.recipient)
        return
    for contact in holder.contacts:
        if contact.address not in told:
            told.add(contact.address)
            yield _contact(contact)


def _contact(contact: Contact) -> str:
    said = words(
        "holding-contact",
        address=contact.address,
        how=words(f"contact-found-{contact.found}"),
        trust=words(f"contact-trust-{contact.confidence}"),
    )
    return f"{said} {words('contact-private')}" if contact.private else said
