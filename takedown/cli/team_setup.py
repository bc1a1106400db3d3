"""``team init``, ``team migrate`` and ``team organisation``: a server is made ready, and organisations are founded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from takedown.cli import prompt
from takedown.cli.context import Options, typed_secret
from takedown.cli.language import words
from takedown.cli.options import FAILED, Json
from takedown.cli.output import Output, say

if TYPE_CHECKING:
    from takedown.pipeline.team.organisations import Founded

OwnerUrl = Annotated[str, typer.Option(envvar="TAKEDOWN_OWNER_URL", help=words("help-team-owner-url"))]


def register(group: typer.Typer) -> None:
    """Declare the verbs."""
    group.command("init", help=words("help-team-init"))(init)
    group.command("migrate", help=words("help-team-migrate"))(migrate)
    organisation = typer.Typer(help=words("help-team-organisation-group"), no_args_is_help=True)
    organisation.command("new", help=words("help-team-organisation-new"))(new)
    organisation.command("list", help=words("help-team-organisation-list"))(list_)
    group.add_typer(organisation, name="organisation")


def init(
    context: typer.Context,
    *,
    owner_url: OwnerUrl,
    service_passphrases: Annotated[
        Path | None, typer.Option(metavar="FILE", help=words("help-team-service-passphrases"))
    ] = None,
    as_json: Json = False,
) -> None:
    """Make the database a team's, with the secret and the services' keys; once more brings it up to date."""
    from takedown.pipeline.team import founding

    options: Options = context.obj

    def passphrases() -> dict[str, str]:
        return founding.passphrases_in(service_passphrases) if service_passphrases else _asked()

    made = founding.make(options.home, options.settings(), owner_url, _queue(), passphrases)
    record = {
        "home": str(options.home.absolute()),
        "version": made.version,
        "services": "made" if made.services else "kept",
    }
    Output(as_json=as_json).line(record, words("team-init-done", version=made.version))
    say(words("team-init-services-made" if made.services else "team-init-services-kept"))


def migrate(
    *,
    owner_url: OwnerUrl,
    check: Annotated[bool, typer.Option("--check", help=words("help-team-migrate-check"))] = False,
    as_json: Json = False,
) -> None:
    """Bring the database up to date while the server runs; ``--check``: only say whether there is anything to do."""
    from takedown.store.team.schema import prepare, versions

    if not check:
        prepare(owner_url)
        _queue()(owner_url)
    version, program = versions(owner_url)
    state = "none" if not version else "newer" if version > program else "older" if version < program else "current"
    record = {"state": state, "version": version, "program": program}
    Output(as_json=as_json).line(record, words(f"team-migrate-{state}", version=version or "-", program=program))
    raise typer.Exit(0 if state == "current" else FAILED)


def new(
    context: typer.Context,
    *,
    slug: Annotated[str, typer.Option(help=words("help-team-slug"))],
    name: Annotated[str, typer.Option(help=words("help-team-name"))],
    email: Annotated[str, typer.Option(help=words("help-team-email"))] = "",
    as_json: Json = False,
) -> None:
    """Found an organisation; its words and its two links are shown this once."""
    from takedown.pipeline.team.organisations import found
    from takedown.pipeline.team.server import TeamServer

    options: Options = context.obj
    server = TeamServer.opened(options.home, options.settings())
    try:
        made = found(server, slug=slug, name=name, email=email, language=words.language)
    finally:
        server.close()
    output = Output(as_json=as_json)
    if not prompt.is_terminal():
        _tell(made, options.settings().team.address, output)
        return
    with prompt.aside():
        _tell(made, options.settings().team.address, output)
        prompt.line(words("team-organisation-once"))


def list_(context: typer.Context, *, as_json: Json = False) -> None:
    """List the organisations, the oldest first."""
    from takedown.cases.noun import rfc3339
    from takedown.pipeline.team.server import TeamServer

    options: Options = context.obj
    server = TeamServer.opened(options.home, options.settings())
    try:
        for one in server.organisations():
            record = {"organisation": one.id, "slug": one.slug, "name": one.name, "made_at": rfc3339(one.made_at)}
            record["state"] = "open" if one.ended_at is None else "ended"
            Output(as_json=as_json).line(record, f"{one.id}  {one.slug}  {one.name}")
    finally:
        server.close()


def _tell(made: Founded, address: str, output: Output) -> None:
    one = made.organisation
    links = {role.value: f"{address.rstrip('/')}{_way_in(one.slug, token)}" for role, token in made.invited.items()}
    record = {"organisation": one.id, "slug": one.slug, "words": list(made.words), "invitations": links}
    listed = "\n".join(f"{number:4}. {word}" for number, word in enumerate(made.words, start=1))
    output.line(record, words("team-organisation-made", name=one.name, organisation=one.id))
    output.text(words("team-organisation-words") + "\n\n" + listed + "\n\n")
    output.text(words("team-organisation-links") + "\n")
    for role, link in links.items():
        output.text(f"  {words('team-link-' + role)} {link}\n")


def _way_in(slug: str, token: str) -> str:
    """Return where somebody who was asked to come begins; what follows the # is sent to no server's log."""
    return f"/o/{slug}/join#{token}"


def _asked() -> dict[str, str]:
    from takedown.cli.context import NoPassphrase
    from takedown.pipeline.team.keys import SERVICES

    if not prompt.is_terminal():
        raise NoPassphrase
    return {name: typed_secret(words("team-ask-service-passphrase", service=name), twice=True) for name in SERVICES}


def _queue() -> Callable[[str], object]:
    from takedown.fleet.queue import apply_queue

    return apply_queue
