"""``hosts probe``, ``list`` and ``kinds``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from takedown.cli.context import Options
from takedown.cli.language import words
from takedown.cli.options import Json
from takedown.cli.output import Output, say

if TYPE_CHECKING:
    from takedown.pipeline.looking.probe import Suggestion


def register(app: typer.Typer) -> None:
    """Declare the verbs."""
    group = typer.Typer(help=words("help-hosts-group"), no_args_is_help=True)
    app.add_typer(group, name="hosts")
    group.command("probe", help=words("help-hosts-probe"))(probe)
    group.command("list", help=words("help-hosts-list"))(list_)
    group.command("kinds", help=words("help-hosts-kinds"))(kinds)


def probe(
    context: typer.Context,
    url: Annotated[str, typer.Argument(metavar="URL", help=words("help-hosts-url"))],
    *,
    as_json: Json = False,
) -> None:
    """Suggest the adapter of a host, and a table for the configuration."""
    from takedown.pipeline.looking.probe import probe as visit

    options: Options = context.obj
    found = visit(options.settings(), url)
    record = {"url": found.url, "kind": found.kind, "why": found.why, "start": found.start, "name": found.name}
    say(words("hosts-why-" + found.why, kind=found.kind))
    say(words("kind-" + found.kind))
    if found.needs_token:
        say(words("hosts-token-wanted"))
    Output(as_json=as_json).line(record, _table(found))


def list_(context: typer.Context, *, as_json: Json = False) -> None:
    """List the configured hosts."""
    from takedown.crawl.adapters.registry import adapter_for
    from takedown.pipeline.looking.probe import needs_token

    options: Options = context.obj
    output = Output(as_json=as_json)
    hosts = options.settings().hosts
    for host in hosts:
        wanted = needs_token(adapter_for(host.kind), host.start[0])
        state = ("given" if host.token_file else "missing") if wanted else "not-needed"
        record: dict[str, object] = {"name": host.name, "kind": host.kind, "start": host.start, "token": state}
        note = words("hosts-token-" + state) if wanted else ""
        output.line(record, "  ".join(filter(None, (host.name, host.kind, " ".join(host.start), note))))
    if not hosts:
        say(words("hosts-none"))


def kinds(*, as_json: Json = False) -> None:
    """List every kind of host, and what it is for."""
    from takedown.crawl.adapters.registry import ADAPTERS
    from takedown.pipeline.looking.probe import needs_token

    output = Output(as_json=as_json)
    for kind, adapter in sorted(ADAPTERS.items()):
        about = words("kind-" + kind)
        wanted = needs_token(adapter, adapter.entries[0][0])
        note = f" {words('hosts-token-wanted')}" if wanted else ""
        output.line({"kind": kind, "token": wanted, "about": about}, f"{kind}  {about}{note}")


def _table(found: Suggestion) -> str:
    """Return the host as a table to paste; that its token goes into a file is said beside it."""
    from takedown.pipeline.looking.hosts import table
    from takedown.settings import HostSettings

    host = HostSettings(name=found.name, kind=found.kind, start=[found.start], allow=list(found.allow))
    return table(host).rstrip("\n") + ('\ntoken_file = ""' if found.needs_token else "")
