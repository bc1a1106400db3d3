"""``serve``: the pages, on this machine alone."""

from __future__ import annotations

import signal
from typing import Annotated

import typer

from takedown.cli.context import Options
from takedown.cli.language import words
from takedown.cli.options import Json
from takedown.cli.output import Output, say

PORT = 8650


def register(app: typer.Typer) -> None:
    """Declare the verb."""
    app.command("serve", help=words("help-serve"))(serve)


def serve(
    context: typer.Context,
    *,
    host: Annotated[str, typer.Option(help=words("help-serve-host"))] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help=words("help-serve-port"))] = PORT,
    as_json: Json = False,
) -> None:
    """Show the pages until they are stopped. With a passphrase file the address opens them, once."""
    from takedown.pipeline.session import Session
    from takedown.web.keeper import Keeper
    from takedown.web.serve import Pages

    options: Options = context.obj
    settings = options.settings()
    keeper = Keeper(options.home, settings, options.config)
    token = ""
    if options.passphrase_file is not None and keeper.has_vault:
        token = keeper.hold(Session.opened(options.home, settings, options.secret(settings)))
    pages = Pages(keeper, host, port, words.language)

    def ready() -> None:
        address = f"{pages.url}open/{token}" if token else pages.url
        Output(as_json=as_json).line({"ready": address}, f"READY {address}")
        say(words("serve-open-once" if token else "serve-open"))

    for one in (signal.SIGTERM, signal.SIGINT):
        signal.signal(one, lambda *_: None)  # the server's own handlers stop it; afterwards nothing is left to do
    pages.run(ready)
