"""``recipients list``, ``show``, ``check`` and ``confirm``: the directory, which needs no passphrase.

``recipients find``, for whom it doesn't know, is in ``holders``.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from takedown.cases.recipient import Recipient
from takedown.cli import holders
from takedown.cli.context import Options
from takedown.cli.language import words
from takedown.cli.options import Json
from takedown.cli.output import Output, say


class KindOf(StrEnum):
    """The kinds of recipients, as choices."""

    PLATFORM = "platform"
    HOST = "host"
    SEARCH_ENGINE = "search_engine"
    CDN = "cdn"
    REGISTRAR = "registrar"
    AUTHORITY = "authority"
    HOTLINE = "hotline"
    HASH_BANK = "hash_bank"


RecipientId = Annotated[str, typer.Argument(metavar="ID", help=words("help-recipient-id"))]


def register(app: typer.Typer) -> None:
    """Declare the verbs."""
    group = typer.Typer(help=words("help-recipients-group"), no_args_is_help=True)
    app.add_typer(group, name="recipients")
    for name, verb in (("list", list_), ("show", show), ("check", check), ("confirm", confirm)):
        group.command(name, help=words(f"help-recipients-{name}"))(verb)
    holders.register(group)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The directory as it stands today for one home."""

    home: Path
    own: Path
    confirmations: dict[str, date]
    today: date

    @classmethod
    def of(cls, context: typer.Context) -> Shelf:
        """Return the directory of the home that the options name."""
        from takedown.notices import directory

        options: Options = context.obj
        home = options.home
        return cls(home, directory.folder_of(home), directory.confirmed(home), datetime.now(UTC).date())

    def record(self, one: Recipient) -> dict[str, object]:
        """Return an entry as its JSON line."""
        from takedown.notices import directory

        confirmed_on = self.confirmations.get(one.id)
        return {
            "recipient": one.id,
            "name": one.name,
            "kind": one.kind,
            "confidence": one.confidence,
            "verified_on": one.verified_on,
            "confirmed_on": str(confirmed_on) if confirmed_on else None,
            "age": directory.age(one, self.today, self.confirmations).value,
            "domains": list(one.domains),
            "languages": list(one.languages),
            "own": self._own(one),
        }

    def line(self, one: Recipient) -> str:
        """Return an entry as one line for a person."""
        from takedown.notices import directory

        age = directory.age(one, self.today, self.confirmations)
        about = (words(f"recipient-kind-{one.kind}"), words(f"recipient-confidence-{one.confidence}"))
        marks = [words("recipient-own")] if self._own(one) else []
        marks += [] if age is directory.Age.FRESH else [words(f"recipient-age-{age}")]
        return "  ".join((one.id, one.name, *about, _date(one), *marks))

    def _own(self, one: Recipient) -> bool:
        """Say whether the entry is the person's, from a file of her home."""
        return (self.own / f"{one.id}.toml").is_file()


def list_(
    context: typer.Context,
    *,
    kind: Annotated[KindOf | None, typer.Option(help=words("help-recipients-kind"))] = None,
    domain: Annotated[str, typer.Option(metavar="HOST", help=words("help-recipients-domain"))] = "",
    as_json: Json = False,
) -> None:
    """List the entries of the directory."""
    output, shelf = Output(as_json=as_json), Shelf.of(context)
    found = [one for one in _asked(shelf, domain) if kind is None or one.kind == kind.value]
    for one in found:
        output.line(shelf.record(one), shelf.line(one))
    if not found:
        say(words("recipients-none-for-domain", host=domain) if domain else words("recipients-none"))


def show(context: typer.Context, recipient: RecipientId, *, as_json: Json = False) -> None:
    """Show all that the directory knows of a recipient."""
    from takedown.cli.recipient_text import described
    from takedown.notices import directory

    shelf = Shelf.of(context)
    one = directory.named(recipient, shelf.own)
    whole = one.model_copy(update={"channels": tuple(map(one.settled, one.channels))}).model_dump(mode="json")
    record = {**shelf.record(one), **{name: value for name, value in whole.items() if name != "id"}}
    Output(as_json=as_json).line(record, f"{shelf.line(one)}\n\n{described(one)}")
    if directory.age(one, shelf.today, shelf.confirmations) is not directory.Age.FRESH:
        say(words("recipients-look-again", recipient=one.id))


def check(context: typer.Context, *, as_json: Json = False) -> None:
    """List what is old, undated or poorly known."""
    from takedown.notices import directory

    output, shelf = Output(as_json=as_json), Shelf.of(context)
    tally: Counter[str] = Counter()
    for one in directory.load(shelf.own).values():
        findings = directory.findings(one, shelf.today, shelf.confirmations)
        tally.update(finding.value for finding in findings)
        if findings:
            told = [shelf.line(one), *("    " + words(f"recipient-finding-{finding}") for finding in findings)]
            record = {**shelf.record(one), "findings": [finding.value for finding in findings]}
            output.line(record, "\n".join(told))
    for finding, count in tally.items():
        say(words(f"recipients-count-{finding}", count=count))
    if not tally:
        say(words("recipients-all-well"))


def confirm(context: typer.Context, recipient: RecipientId, *, as_json: Json = False) -> None:
    """Keep that a person looked at an entry today and found it right."""
    from takedown.notices import directory

    shelf = Shelf.of(context)
    one = directory.named(recipient, shelf.own)
    directory.confirm(shelf.home, one.id, shelf.today)
    now = Shelf.of(context)
    Output(as_json=as_json).line(now.record(one), now.line(one))
    say(words("recipients-confirmed", name=one.name, old=directory.OLD_AFTER, stale=directory.STALE_AFTER))


def _asked(shelf: Shelf, domain: str) -> list[Recipient]:
    from takedown.notices import directory

    if not domain:
        kinds = list(KindOf)
        return sorted(directory.load(shelf.own).values(), key=lambda one: (kinds.index(KindOf(one.kind)), one.id))
    host = urlsplit(domain).netloc.rpartition("@")[2] if "://" in domain else domain
    found = directory.for_host(host, shelf.own)
    return [found] if found else []


def _date(one: Recipient) -> str:
    return words("recipient-undated") if one.verified_on == "undated" else one.verified_on
